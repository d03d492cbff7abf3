package layout

import (
	"planwright/export/publication"
	"planwright/plan"
)

// narrowCard is the least width of a card, in ems; narrowestCard that of one of three, where they stand in full rows.
const (
	narrowCard    = 17
	narrowestCard = 12
)

// cards sets statistics beside each other, each under a bar: the figure large, and below it what it says. It reports false where there
// is no room for two beside each other.
func (s *setter) cards(bs []publication.Block, area column, parent *Element) ([]chunk, bool) {
	em := s.styles.em
	gap := 2 * em
	n := min(int((area.width()+gap)/(narrowCard*em+gap)), mostColumns)
	if n < 2 || len(bs) < 2 {
		return nil, false
	}
	if n == 2 && len(bs)%3 == 0 && area.width() >= 3*narrowestCard*em+2*gap {
		n = 3
	}
	if len(bs)%n == 1 && len(bs)%(n-1) == 0 && n > 2 { // rather no card alone on the last row
		n--
	}
	width := (area.width() - float64(n-1)*gap) / float64(n)
	var out []chunk
	for len(bs) > 0 {
		row := &cardRow{step: width + gap, width: width, bar: s.colors.accent, left: area.left, pad: 0.35 * em}
		for _, b := range bs[:min(n, len(bs))] {
			row.cards = append(row.cards, s.card(b.(*publication.Figure), column{area.left, area.left + width}, parent))
		}
		out = append(out, chunk{before: 1.3 * em, body: row})
		bs = bs[len(row.cards):]
	}
	return out, true
}

// card is a statistic.
type card struct {
	item  plan.ID
	texts []*text
}

func (s *setter) card(f *publication.Figure, area column, parent *Element) card {
	s.item = f.Item
	elem := parent.add(P)
	c := card{item: f.Item}
	muted := s.styles.body.inColor(s.colors.muted)
	for i, runs := range [][]publication.Run{f.Figure, f.What, f.Detail} {
		st := []style{s.styles.figure, s.styles.cell, muted}[i]
		st.leading = []float64{st.leading, st.leading, s.styles.cell.leading}[i]
		if p := s.paragraph(st, runs, elem.add(Span)); !p.empty() {
			t := s.flowing(p, area, "")
			if i == 0 {
				t.lines = p.balanced(area.width())
			}
			c.texts = append(c.texts, t)
		}
	}
	return c
}

func (c card) height() float64 {
	h := 0.0
	for _, t := range c.texts {
		h += t.height()
	}
	return h
}

// cardRow is a row of cards.
type cardRow struct {
	cards       []card
	left, width float64 // of the first card
	step        float64 // to the next
	pad         float64 // under the bar
	bar         Color
}

// barHeight is how thick the bar over a card is.
const barHeight = 2

func (r *cardRow) height() float64 {
	h := 0.0
	for _, c := range r.cards {
		h = max(h, c.height())
	}
	return h + barHeight + 1.5*r.pad
}

func (r *cardRow) least() float64 { return r.height() }

func (r *cardRow) set(c *composer) {
	if !c.fresh && !c.fits(r.height()) {
		c.newPage()
	}
	beside := c.fits(r.height()) // else one under the other, over as many pages as they need
	aside, wide, top, bottom := c.aside, c.wide, c.y, c.y
	if beside {
		c.wide = r.width
	}
	for i, cd := range r.cards {
		if beside {
			c.y, c.aside = top, aside+float64(i)*r.step
		}
		c.note(cd.item, c.here())
		c.fill(r.left, c.y, r.width, barHeight, r.bar)
		c.y += barHeight + r.pad
		c.fresh = false
		for i, t := range cd.texts {
			if i == 1 {
				c.y += r.pad / 2
			}
			t.set(c)
		}
		bottom = max(bottom, c.y)
	}
	c.aside, c.wide = aside, wide
	if beside {
		c.y = bottom
	}
}
