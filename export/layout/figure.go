package layout

import (
	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// figures returns how many blocks at the beginning of bs are statistics.
func figures(bs []publication.Block) int {
	for i, b := range bs {
		if _, ok := b.(*publication.Figure); !ok {
			return i
		}
	}
	return len(bs)
}

// figures sets statistics as cards beside each other, or where there is no room for that one under the other: the figures large at the left, what they say in a column beside them.
func (s *setter) figures(bs []publication.Block, area column, parent *Element) []chunk {
	if rows, ok := s.cards(bs, area, parent); ok {
		return rows
	}
	out := make([]*figureBlock, len(bs))
	for i, b := range bs {
		f := b.(*publication.Figure)
		s.item = f.Item
		elem := parent.add(P)
		fb := &figureBlock{item: f.Item}
		if p := s.paragraph(s.styles.figure, f.Figure, elem.add(Span)); !p.empty() {
			fb.figure = &text{p: p, x: area.left}
		}
		muted := s.styles.body.inColor(s.colors.muted)
		for _, p := range []*para{s.paragraph(s.styles.body, f.What, elem.add(Span)), s.paragraph(muted, f.Detail, elem.add(Span))} {
			if !p.empty() {
				fb.beside = append(fb.beside, &text{p: p})
			}
		}
		out[i] = fb
	}
	return s.twoColumns(out, area, 0.45, 0.8*s.styles.em)
}

// twoColumns sets blocks one under the other, with a column at the left as wide as they need, up to a part of the whole.
func (s *setter) twoColumns(bs []*figureBlock, area column, most, before float64) []chunk {
	side := 0.0
	for _, fb := range bs {
		if fb.figure != nil {
			side = max(side, float64(fb.figure.p.widest())*fb.figure.p.style.size/face.Unit+s.styles.em)
		}
	}
	side = min(side, area.width()*most)
	chunks := make([]chunk, 0, len(bs))
	for _, fb := range bs {
		s.breakFigure(fb, area, side)
		if fb.height() > 0 {
			chunks = append(chunks, chunk{before: before, body: fb})
		}
	}
	return chunks
}

// breakFigure breaks the texts of a block into lines, for a left column of the width side.
func (s *setter) breakFigure(fb *figureBlock, area column, side float64) {
	if fb.figure != nil {
		fb.figure.lines = fb.figure.p.lines(0, max(side-0.6*s.styles.em, 1), 0)
	}
	for i, t := range fb.beside {
		fb.beside[i] = s.flowing(t.p, column{area.left + side, area.right}, "")
	}
	if fb.figure != nil && len(fb.beside) > 0 {
		a, b := fb.figure.p.style, s.styles.body
		fb.shift = max(0, s.c.baseline(a)-s.c.baseline(b))
	}
}

// figureBlock is a statistic or a term: the figure or term at the left and what it says at the right, kept together.
type figureBlock struct {
	item   plan.ID
	figure *text // nil when there is none
	beside []*text
	shift  float64 // of beside, so that its first line stands on that of the figure
}

func (f *figureBlock) height() float64 {
	left, right := 0.0, 0.0
	if f.figure != nil {
		left = f.figure.height()
	}
	for _, t := range f.beside {
		right += t.height()
	}
	return max(left, right+f.shift)
}

func (f *figureBlock) least() float64 { return f.height() }

func (f *figureBlock) set(c *composer) {
	if !c.fresh && !c.fits(f.height()) {
		c.newPage()
	}
	c.note(f.item, c.here())
	if !c.fits(f.height()) { // taller than a page: one under the other
		for _, t := range append([]*text{f.figure}, f.beside...) {
			if t != nil {
				t.set(c)
			}
		}
		return
	}
	top := c.y
	end := top
	if f.figure != nil {
		f.figure.set(c)
		end = c.y
		c.y = top
	}
	c.y += f.shift
	for _, t := range f.beside {
		t.set(c)
	}
	c.y = max(end, c.y)
	c.spot(f.item, Whole, c.sheet.left, top, c.width(), c.y-top)
}
