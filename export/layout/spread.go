package layout

import (
	"slices"

	"planwright/export/publication"
)

// On paper that is wide for its text, running text stands in columns: a single line across it would be too long to read, and one
// short column would leave most of the page white.
const (
	narrowColumn = 26  // the least width of a column, in ems: about 55 letters
	columnGap    = 2.5 // between columns, in ems
	mostColumns  = 3
)

// columnsIn returns how many columns of running text an area has room for.
func (s *setter) columnsIn(area column) int {
	em := s.styles.em
	n := int((area.width() + columnGap*em) / ((narrowColumn + columnGap) * em))
	return min(max(n, 1), mostColumns)
}

// spread sets blocks one after another like blocks, but running text in as many columns as there is room for.
func (s *setter) spread(bs []publication.Block, area column, parent *Element) []chunk {
	n := s.columnsIn(area)
	if n == 1 {
		return s.blocks(bs, area, parent)
	}
	var out []chunk
	for len(bs) > 0 {
		end := 0
		for end < len(bs) && runs(bs[end]) && !charted(bs[end:]) {
			end++
		}
		_, box := bs[0].(*publication.Box)
		switch {
		case end > 1 || end == 1 && !box:
			out = append(out, s.columned(bs[:end], n, area, parent)...)
		default: // a box that stands alone has columns inside it; all else is as wide as the page
			if h, ok := bs[0].(*publication.Heading); ok {
				for end = 1; end < len(bs) && !opens(bs[end], h.Level); {
					end++
				}
			}
			end = max(end, 1)
			out = append(out, s.blocks(bs[:end], area, parent)...)
		}
		bs = bs[end:]
	}
	return out
}

// runs reports whether b is running text.
func runs(b publication.Block) bool {
	switch b := b.(type) {
	case *publication.Heading:
		return !b.Priority
	case *publication.List:
		return b.Style != publication.Commitments
	case *publication.Table, *publication.Timeline, *publication.Contents, *publication.Imprint:
		return false
	}
	return true
}

// columned sets running text in n columns.
func (s *setter) columned(bs []publication.Block, n int, area column, parent *Element) []chunk {
	gap := columnGap * s.styles.em
	width := (area.width() - float64(n-1)*gap) / float64(n)
	chunks := s.blocks(bs, column{area.left, area.left + width}, parent)
	if len(chunks) == 0 {
		return nil
	}
	cs := &columns{count: n, width: width, step: width + gap, page: s.c.pageHeight()}
	for rest := chunks; len(rest) > 0; {
		k := kept(rest)
		cs.groups = append(cs.groups, rest[:k])
		rest = rest[k:]
	}
	return []chunk{{before: chunks[0].before, body: cs}}
}

// columns is running text in columns that end at the same height, as nearly as whole paragraphs let them.
type columns struct {
	count  int
	width  float64   // of a column
	step   float64   // from the left edge of one column to that of the next
	page   float64   // the height of a page's text
	groups [][]chunk // chunks that stay together
}

// begin returns the height of a group at the head of a column.
func begin(group []chunk) float64 { return total(group) - group[0].before }

// fill returns how many of the groups fit columns of that height.
func (cs *columns) fill(groups [][]chunk, height float64) int {
	at := 0
	for range cs.count {
		used := 0.0
		for at < len(groups) {
			h := total(groups[at])
			if used == 0 {
				h = begin(groups[at])
			}
			if used+h > height+slack {
				break
			}
			used += h
			at++
		}
	}
	return at
}

// level returns the least height at which all the groups fit, if most is enough for that.
func (cs *columns) level(groups [][]chunk, most float64) float64 {
	low, high := 0.0, most
	for high-low > 0.5 {
		if mid := (low + high) / 2; cs.fill(groups, mid) == len(groups) {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

func (cs *columns) height() float64 {
	all := 0.0
	for _, g := range cs.groups {
		all += total(g)
	}
	return cs.level(cs.groups, all)
}

// least is the first group, or all if that is little: columns of a few lines each are no columns.
func (cs *columns) least() float64 {
	return max(begin(cs.groups[0]), min(cs.height(), 0.2*cs.page))
}

func (cs *columns) set(c *composer) {
	for rest := cs.groups; len(rest) > 0 && c.ctx.Err() == nil; {
		room := c.room() - slack
		n := cs.fill(rest, room)
		switch {
		case n < len(rest) && !c.fresh && (n == 0 || room < 0.2*cs.page):
			c.newPage()
			continue
		case n == 0: // taller than a page
			c.flow(rest[0])
			rest = rest[1:]
			continue
		case n == len(rest):
			room = cs.level(rest, room)
		}
		cs.place(c, rest[:n], room)
		if rest = rest[n:]; len(rest) > 0 {
			c.newPage()
		}
	}
}

// place puts down groups that fit columns of that height, beside each other from the cursor on.
func (cs *columns) place(c *composer, groups [][]chunk, height float64) {
	top, bottom := c.y, c.y
	c.wide = cs.width
	for range cs.count {
		one := *cs
		one.count = 1
		n := one.fill(groups, height)
		if n == 0 {
			break
		}
		c.y, c.fresh = top, true
		c.flow(slices.Concat(groups[:n]...))
		bottom = max(bottom, c.y)
		groups = groups[n:]
		c.aside += cs.step
	}
	c.aside, c.wide = 0, 0
	c.y, c.fresh = bottom, false
}
