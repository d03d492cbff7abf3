package layout

import (
	"strconv"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// The columns of a timeline and its bars.
const (
	aboutShare = 0.4  // of the width, for what a row is about
	aboutMost  = 24   // ems of it at most
	barTall    = 0.62 // of an em
	gridHair   = 0.35 // how thick the lines between years are, in points
)

// timeline is a table of rows over the years: what each is about, and when, drawn as a bar and said in words below it. The words are the text of
// its cells; bars, years and lines are artifacts.
type timeline struct {
	left, split, right float64
	scale              plan.Scale
	heads              [2]*para
	years              []*para // over the bars, nil where there is no room for that year
	rows               []timelineRow
	styles             *styles
	colors             *palette
	full               float64 // the height of a page's text
}

// timelineRow is one row, its paragraphs broken into lines.
type timelineRow struct {
	item        plan.ID
	about, when *para
	lines       [2][]line
	bar         *plan.Bar
	whenX       float64
	height      float64
}

// charted reports whether blocks begin with the heading of a timeline.
func charted(bs []publication.Block) bool {
	h, ok := bs[0].(*publication.Heading)
	if !ok || h.Priority || h.Level != 2 {
		return false
	}
	for _, b := range bs[1:] {
		if _, ok := b.(*publication.Timeline); ok {
			return true
		}
		if opens(b, h.Level) {
			return false
		}
	}
	return false
}

// timelines sets the heading of a timeline and what stands under it: like a priority it begins a page, unless all of it fits on one begun.
func (s *setter) timelines(bs []publication.Block, area column, parent *Element) chunk {
	h := bs[0].(*publication.Heading)
	chunks := append(s.heading(h, area, parent), s.blocks(bs[1:], area, parent)...)
	return chunk{before: 2 * s.styles.em, body: &chapter{tabular: true, pages: &pageRange{}, chunks: chunks}}
}

// timeline readies a timeline.
func (s *setter) timeline(b *publication.Timeline, area column, parent *Element) []chunk {
	em := s.styles.em
	t := &timeline{left: area.left, right: area.right, scale: b.Scale, styles: &s.styles, colors: &s.colors, full: s.c.pageHeight()}
	t.split = area.left + round(min(aboutShare*area.width(), aboutMost*em))
	elem := parent.add(TableRole)
	elem.Summary = b.Summary
	head := elem.add(THead).add(TR)
	for i := range t.heads {
		t.heads[i] = s.plain(s.styles.head, b.Heads[i], head.add(TH))
	}
	s.years(t)
	body := elem.add(TBody)
	for i := range b.Rows {
		if i%64 == 0 && s.c.ctx.Err() != nil {
			break
		}
		t.rows = append(t.rows, s.timelineRow(&b.Rows[i], t, body.add(TR)))
	}
	return []chunk{{before: 0.6 * em, body: t}, {body: space(0.8 * em)}}
}

// yearGap is what is between the line at which a year begins and its name, in points.
const yearGap = 3

// years readies the names of the years. Where they have no room beside each other only every second, third … has one.
func (s *setter) years(t *timeline) {
	n := t.scale.Years()
	st := s.styles.furniture
	room := (t.right - t.split - 2*pad) / float64(max(n, 1))
	step := 1
	for float64(s.faces[face.Regular].Measure("2024 "))*st.size/face.Unit > float64(step)*room && step < n {
		step++
	}
	t.years = make([]*para, n)
	for i := 0; i < n; i += step {
		p := s.plain(st, strconv.Itoa(t.scale.First+i), nil)
		if t.yearX(i)+yearGap+float64(p.widest())*st.size/face.Unit <= t.right { // the last may have less room than the others
			t.years[i] = p
		}
	}
}

func (s *setter) timelineRow(r *publication.TimelineRow, t *timeline, tr *Element) timelineRow {
	em := s.styles.em
	s.item = r.Item
	out := timelineRow{item: r.Item, bar: r.Bar}
	out.about = s.paragraph(s.styles.cell, r.Action, tr.add(TD))
	st := s.styles.cell
	if r.Bar != nil {
		st = s.styles.furniture.inColor(s.colors.ink)
	}
	out.when = s.paragraph(st, r.When, tr.add(TD))
	out.lines[0] = out.about.lines(0, t.split-t.left-2*pad, 0)
	room := t.right - t.split - 2*pad
	out.lines[1] = out.when.lines(0, room, 0)
	out.whenX = t.split + pad
	height := float64(len(out.lines[1])) * st.leading
	if r.Bar != nil {
		height += barTall*em + 0.3*em
		// The words begin under the bar, or as near to that as they fit.
		wide := float64(out.when.widest()) * st.size / face.Unit
		out.whenX += max(0, min(r.Bar.From*room, room-wide-0.5))
		if len(out.lines[1]) > 1 {
			out.whenX = t.split + pad
		}
	}
	out.height = max(float64(len(out.lines[0]))*s.styles.cell.leading, height) + 2*pad
	return out
}

func (t *timeline) headHeight() float64 {
	h := t.heads[0].style.leading + 2*pad
	if len(t.years) > 0 {
		h += t.styles.furniture.leading
	}
	return h
}

func (t *timeline) height() float64 {
	h := t.headHeight()
	for i := range t.rows {
		h += t.rows[i].height
	}
	return h
}

// least is the head and two rows: one alone would be no picture.
func (t *timeline) least() float64 {
	h := t.headHeight()
	for i := range t.rows[:min(2, len(t.rows))] {
		h += t.rows[i].height
	}
	return min(h, t.full)
}

// set puts the rows down, with the head again on each page that they go over to.
func (t *timeline) set(c *composer) {
	if !c.fresh && !c.fits(t.least()) {
		c.newPage()
	}
	t.setHead(c, false)
	for i := range t.rows {
		if i%16 == 0 && c.ctx.Err() != nil {
			return
		}
		if !c.fits(t.rows[i].height) && c.y > c.sheet.top+t.headHeight()+slack {
			c.newPage()
			t.setHead(c, true)
		}
		t.setRow(c, &t.rows[i])
	}
}

// setHead puts down the heads of the columns and the years. Repeated, they are artifacts; the years always are.
func (t *timeline) setHead(c *composer, repeated bool) {
	w, h := t.right-t.left, t.headHeight()
	c.fill(t.left, c.y, w, h, t.colors.tint)
	if t.colors.plain {
		c.fill(t.left, c.y, w, hair, t.colors.hairline)
	}
	c.fill(t.left, c.y+h-1, w, 1, t.colors.primary)
	y := c.y + pad
	for i, p := range t.heads {
		x := [2]float64{t.left, t.split}[i] + pad
		for _, l := range p.lines(0, t.right-t.split, 1) {
			if repeated {
				c.artifactLine(p, l, x, y, RepeatArtifact)
			} else {
				c.line(p, l, x, y)
			}
		}
	}
	y += t.heads[0].style.leading
	for i, p := range t.years {
		if p == nil {
			continue
		}
		x := t.yearX(i)
		c.fill(x, y+2, gridHair, h-(y+2-c.y), t.colors.muted)
		c.artifactLine(p, p.lines(0, t.right-t.split, 1)[0], x+yearGap, y, RepeatArtifact)
	}
	c.y += h
	c.fresh = false
}

// yearX is where a year begins, counted from the first of the scale.
func (t *timeline) yearX(i int) float64 {
	return t.split + pad + t.scale.At(plan.Date{Year: t.scale.First + i, Month: 1, Day: 1})*(t.right-t.split-2*pad)
}

func (t *timeline) setRow(c *composer, r *timelineRow) {
	top, em := c.y, t.styles.em
	c.spot(r.item, Whole, t.left, top, t.right-t.left, r.height)
	y := top + pad
	for _, l := range r.lines[0] {
		c.line(r.about, l, t.left+pad, y)
		y += r.about.style.leading
	}
	y = top + pad
	if r.bar != nil {
		y = t.setBar(c, r.bar, top) + 0.15*em
	}
	for _, l := range r.lines[1] {
		c.line(r.when, l, r.whenX, y)
		y += r.when.style.leading
	}
	c.fill(t.left, top+r.height-hair, t.right-t.left, hair, t.colors.hairline)
	c.y = top + r.height
	c.fresh = false
}

// setBar draws a bar over the lines between the years, and returns where it ends.
func (t *timeline) setBar(c *composer, b *plan.Bar, top float64) float64 {
	h := barTall * t.styles.em
	y := top + pad + 0.15*t.styles.em
	for i := range t.years {
		c.fill(t.yearX(i), top, gridHair, y+h+1-top, t.colors.hairline)
	}
	c.fill(t.right-pad, top, gridHair, y+h+1-top, t.colors.hairline)
	for _, s := range b.Strokes(t.right-t.split-2*pad, h) {
		c.fill(t.split+pad+s.X, y+(1-s.H)/2*h, s.W, s.H*h, t.colors.primary)
	}
	return y + h
}
