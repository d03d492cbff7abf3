package layout

import "planwright/export/publication"

// Rows stand whole on their pages, so it is chance whether the last ones fit a page or leave a hole at its foot. Widths that are nearly as
// good as the best ones make some rows a line lower or higher: of a few such choices the one with the fullest pages is taken.

// shifts are the parts of a table's width that are tried to be moved from its Measure to its Action column, the likeliest first.
var shifts = []float64{0, 0.02, -0.02, 0.04, -0.04, 0.07}

// mostTried is how many rows a plan may have for that to be tried: with more, chance evens itself out, and the time would be felt.
const mostTried = 200

// widen gives the tables of a part their columns, those with which the chunks fill their pages best. A shift that an earlier pass found is
// taken as it is; widen returns the one that it took.
func (s *setter) widen(chunks []chunk, total float64, known *float64) float64 {
	if len(s.tables) == 0 {
		return 0
	}
	f := s.fitting(total)
	widths := f.solve()
	if known != nil {
		s.wrap(f.shifted(widths, *known))
		return *known
	}
	best, least := 0.0, 0.0
	if f.shiftable() && s.rowCount() <= mostTried {
		tried := 0
		last := 0.0
		for _, by := range shifts {
			moved := f.shifted(widths, by)
			if by != 0 && moved[0] == last {
				continue // at its bounds already
			}
			s.wrap(moved)
			last = moved[0]
			if cost := s.holes(chunks); tried == 0 || cost < least-0.02 {
				best, least = by, cost
			}
			tried++
			if s.c.ctx.Err() != nil {
				return 0
			}
		}
		if f.shifted(widths, best)[0] == last {
			return best
		}
	}
	s.wrap(f.shifted(widths, best))
	return best
}

func (s *setter) rowCount() int {
	n := 0
	for _, t := range s.tables {
		n += len(t.rows)
	}
	return n
}

// shiftable reports whether the first two columns are of long texts both.
func (f *fitting) shiftable() bool {
	return len(f.cols) > 1 && f.cols[0].kind == publication.ActionColumn && f.cols[1].kind == publication.MeasureColumn
}

// shifted returns widths with a part of the whole moved from the second column to the first, as far as their bounds let it.
func (f *fitting) shifted(widths []float64, part float64) []float64 {
	out := append([]float64(nil), widths...)
	if part == 0 || !f.shiftable() {
		return out
	}
	low, high := f.bounds()
	by := part * f.total
	by = min(by, high[0]-out[0], out[1]-low[1])
	by = max(by, low[0]-out[0], out[1]-high[1])
	out[0] += by
	out[1] -= by
	return out
}

// taller is how much each page of table counts beside the holes: pages are not to be filled by making rows taller than they need to be.
const taller = 0.25

// torn is how much it counts that a row goes over to another page: readers mind it more than a page that is half empty.
const torn = 0.5

// holes puts the chunks down without painting anything, and returns how much the white at the feet of the pages disturbs: one large hole more
// than several small ones of the same area, and another page more than either. What the last page leaves white doesn't count.
func (s *setter) holes(chunks []chunk) float64 {
	c := &composer{ctx: s.c.ctx, doc: &Document{Pages: make([]Page, 1), Faces: s.faces}, sheet: s.c.sheet, colors: s.c.colors, styles: s.c.styles, ref: s.c.ref, found: &findings{}, // what is found counts when it is put down for good
		y: s.c.y, fresh: s.c.fresh, heads: []runningHead{{}}, dry: true}
	c.flow(chunks)
	s.chapters, s.tabular = pageRange{}, pageRange{}
	sum := 0.0
	for _, t := range s.tables {
		sum += taller * t.height() / c.pageHeight()
	}
	sum += torn * float64(c.torn)
	for _, y := range c.ends {
		hole := max(0, 1-(y-c.sheet.top)/c.pageHeight())
		sum += hole*hole + 0.1
	}
	return sum
}
