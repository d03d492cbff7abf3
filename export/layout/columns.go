package layout

import (
	"hash/fnv"

	"planwright/export/layout/face"
	"planwright/export/publication"
)

// wrap breaks the rows of all tables of a part into lines for columns of these widths, in common, so that the tables look alike.
func (s *setter) wrap(widths []float64) {
	for _, t := range s.tables {
		t.wrap(widths)
	}
}

// fitting is the search for the widths of columns: each wide enough for its longest word, the rows as low as can be in all.
type fitting struct {
	total float64
	cols  []load
	rows  []sampleRow
	em    float64
}

// load is what a column has to hold.
type load struct {
	kind    publication.ColumnKind
	word    float64 // the widest ordinary word, with padding, in points
	group   float64 // the widest run of words that no line should part, such as "2024 to 2027", with padding
	endless float64 // the widest word longer than ordinary ones, such as an address, with padding
	line    float64 // the widest paragraph on one line, with padding
}

// sampleRow is a row, as the widths on one line of the paragraphs in each of its cells.
type sampleRow [][]float64

// mostSampled is about how many rows the search looks at; a plan of thousands is as well judged by every tenth.
const mostSampled = 240

// sampled reports whether a row is among those of which one in so many is looked at. Its id says so, not its place: a row more or less
// before it must not give all pages other columns.
func (r *row) sampled(every int) bool {
	h := fnv.New32a()
	h.Write([]byte(r.item))
	return h.Sum32()%uint32(every) == 0
}

func (s *setter) fitting(total float64) *fitting {
	f := &fitting{total: total, em: s.styles.em}
	count := 0
	for _, t := range s.tables {
		count += len(t.rows)
	}
	every := count/mostSampled + 1
	for _, col := range s.tables[0].columns {
		f.cols = append(f.cols, load{kind: col.Kind})
	}
	for _, t := range s.tables {
		for k, h := range t.heads {
			f.cols[k].add(h, 0)
		}
		for _, r := range t.rows {
			sample := r.sampled(every)
			row := make(sampleRow, len(f.cols))
			for k := range r.cells {
				for i := range r.cells[k].strips {
					st := &r.cells[k].strips[i]
					w := f.cols[k].add(st.p, st.indent)
					if sample {
						row[k] = append(row[k], w)
					}
				}
			}
			if sample {
				f.rows = append(f.rows, row)
			}
		}
	}
	return f
}

// ordinary is the greatest width of a word that is taken for an ordinary one, in ems: about 24 letters.
const ordinary = 12

// add takes a paragraph into account and returns its width on one line.
func (l *load) add(p *para, indent float64) float64 {
	unit := p.style.size / face.Unit
	const air = 2*pad + 0.5
	for i := 0; i < len(p.atoms); {
		j, w := p.group(i)
		for ; i < j; i++ {
			if a := p.atoms[i].width; a > ordinary*face.Unit {
				l.endless = max(l.endless, float64(a)*unit+indent+air)
			} else {
				l.word = max(l.word, float64(a)*unit+indent+air)
			}
		}
		if w <= ordinary*face.Unit {
			l.group = max(l.group, float64(w)*unit+indent+air)
		}
	}
	line := float64(p.widest())*unit + indent
	l.line = max(l.line, line+air)
	return line
}

// bounds returns the least and the greatest width of each column. No ordinary word is broken where the page has room for
// all of them; after that what belongs together stays on one line, and then each column gets what looks well. When and Lead
// are for short texts. One endless word may not squeeze out the other columns.
func (f *fitting) bounds() (low, high []float64) {
	n := len(f.cols)
	fair := f.total / float64(n)
	low, high = make([]float64, n), make([]float64, n)
	var words, groups, wanted [4]float64
	for k := range f.cols {
		l := &f.cols[k]
		words[k], groups[k] = l.word, max(l.word, l.group)
		least, most := f.total/(float64(n)+1.4), f.total
		switch l.kind {
		case publication.WhenColumn:
			least, most = 0.09*f.total, min(l.line, 0.2*f.total)
		case publication.LeadColumn:
			least, most = 0.12*f.total, min(l.line, 0.24*f.total)
		}
		wanted[k], high[k] = min(max(least, min(l.endless, fair)), fair), most
	}
	raise(low, words[:n], f.total)
	raise(low, groups[:n], f.total)
	raise(low, wanted[:n], f.total)
	for k := range high {
		high[k] = max(high[k], low[k])
	}
	return low, high
}

// raise makes widths as great as wanted where their sum stays below the total. Where it wouldn't, those that lack least get
// what they lack, and the others the same share each.
func raise(widths, wanted []float64, total float64) {
	left, short := total, 0
	for k := range widths {
		left -= widths[k]
		if wanted[k] > widths[k] {
			short++
		}
	}
	for short > 0 && left > 0 {
		share, again := left/float64(short), false
		for k := range widths {
			if lack := wanted[k] - widths[k]; lack > 0 && lack <= share {
				widths[k], left, short, again = wanted[k], left-lack, short-1, true
			}
		}
		if again {
			continue
		}
		for k := range widths {
			if wanted[k] > widths[k] {
				widths[k] += share
			}
		}
		return
	}
}

// solve moves width from column to column as long as that makes the rows lower.
func (f *fitting) solve() []float64 {
	n := len(f.cols)
	low, high := f.bounds()
	widths := make([]float64, n)
	left := f.total
	for k := range widths {
		widths[k] = low[k]
		left -= low[k]
	}
	for k := range widths { // what is left goes to the columns of long texts
		if f.cols[k].kind == publication.ActionColumn || f.cols[k].kind == publication.MeasureColumn {
			share := left
			if k == 0 && n > 1 && f.cols[1].kind == publication.MeasureColumn {
				share = left / 2
			}
			widths[k] += share
			left -= share
		}
	}
	best := f.cost(widths)
	for step := f.total / 12; step > f.total/200; {
		better := false
		for from := range widths {
			for to := range widths {
				if from == to || widths[from]-step < low[from]-slack || widths[to]+step > high[to]+slack {
					continue
				}
				widths[from] -= step
				widths[to] += step
				if c := f.cost(widths); c < best-1e-9 {
					best, better = c, true
				} else {
					widths[from] += step
					widths[to] -= step
				}
			}
		}
		if !better {
			step /= 2
		}
	}
	return widths
}

// cost estimates the height of the sampled rows in lines. At the end of a line about half a word is left empty.
func (f *fitting) cost(widths []float64) float64 {
	sum := 0.0
	for _, r := range f.rows {
		most := 0.0
		for k, cell := range r {
			room := widths[k] - 2*pad
			ragged := max(room-1.3*f.em, room/2)
			lines := 0.0
			for _, w := range cell {
				if w > room {
					lines += float64(int(w / ragged))
				}
				lines++
			}
			most = max(most, lines)
			sum += lines * 0.01 // among equals, prefer cells that are low themselves
		}
		sum += most
	}
	return sum
}
