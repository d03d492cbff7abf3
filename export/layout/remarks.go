package layout

import "planwright/export/publication"

// remarks sets a part of a sheet for comments. It stays on one page with its lines where that can be, so that nobody writes on the lines of
// another part.
func (s *setter) remarks(b *publication.Remarks, area column, parent *Element) []chunk {
	em := s.styles.em
	chunks := s.blocks(b.Blocks, area, parent)
	if b.Lines > 0 {
		if n := len(chunks); n > 0 {
			chunks[n-1].keep = true
		}
		chunks = append(chunks, chunk{body: ruled{area, b.Lines, max(writing, 1.6*em)}})
	}
	if total(chunks) < 0.7*s.c.pageHeight() {
		for i := range len(chunks) - 1 {
			chunks[i].keep = true
		}
	}
	return append(chunks, chunk{body: space(0.5 * em)})
}

// writing is the height of a line that one writes on by hand, in points: 8 mm.
const writing = 22.7

// ruled is room to write on paper: lines, which are artifacts.
type ruled struct {
	column
	lines int
	each  float64 // the height of a line
}

func (r ruled) height() float64 { return float64(r.lines) * r.each }
func (r ruled) least() float64  { return r.height() }

func (r ruled) set(c *composer) {
	if !c.fresh && !c.fits(r.height()) {
		c.newPage()
	}
	for range r.lines {
		c.y += r.each
		c.fill(r.left, c.y-hair, r.width(), hair, c.colors.hairline)
	}
	c.fresh = false
}
