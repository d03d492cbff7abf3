package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// metrics are the sizes that a table is set in: they change with the theme, the text size and the width.
type metrics struct {
	width   float32
	pad     float32 // between a cell's edge and its text, the same as inside an entry, so that text stays put when edited
	between float32 // two points of a cell
	gutter  float32 // the column of numbers
	body    *widget.Setter
	title   *widget.Setter
	small   *widget.Setter
	columns [3]struct{ left, width float32 } // Action, Measure, When: their text
	refs    refs
	found   func(*placed) []Stretch // of what is shown, what somebody looks for; may be nil
}

func newMetrics(width float32) *metrics {
	m := &metrics{
		pad:   theme.Size(theme.SizeNameInnerPadding),
		body:  widget.NewSetter(theme.Size(theme.SizeNameText)),
		title: widget.NewSetter(theme.Size(theme.SizeNameHeadingText)),
		small: widget.NewSetter(theme.Size(theme.SizeNameCaptionText)),
		refs:  func(plan.ID) string { return "" },
	}
	m.between = m.pad + 2
	m.gutter = m.small.Width("88.88", false) + 2*m.pad
	m.resize(width)
	return m
}

// resize shares the width out: When keeps room for "2024 to 2027", the rest goes 11 to 9 to Action and Measure.
func (m *metrics) resize(width float32) {
	m.width = width
	when := m.body.Width("2024 to 2027 n", false) + 2*m.pad
	rest := max(width-m.gutter-when, 12*m.body.Height)
	action := rest * 11 / 20
	left := m.gutter
	for i, w := range [3]float32{action, rest - action, when} {
		m.columns[i].left = left + m.pad
		m.columns[i].width = w - 2*m.pad
		left += w
	}
}

// placed is a point with its place in its line: frame is where a click means it, text where its words stand.
type placed struct {
	point
	setter *widget.Setter
	frame  box
	text   fyne.Position
	width  float32
	bold   bool
	set    widget.Set
}

// standIn moves the words of a point in.
func (c *placed) standIn(by float32) {
	c.text.X += by
	c.width -= by
}

type box struct{ x, y, w, h float32 }

func (b box) holds(x, y float32) bool { return x >= b.x && x < b.x+b.w && y >= b.y && y < b.y+b.h }

// block is a line with its height and the places of its points. Grown says how high the text of the point being edited is.
type block struct {
	line
	y, height float32
	band      float32 // the height of the row's title, 0 without one
	cells     []placed
	width     float32 // it was set in
	edited    bool    // its height is that of a cell being edited
}

type grown struct {
	cell   Cell
	height float32
}

// set places the points of a line.
func (m *metrics) set(l line, g grown) block {
	b := block{line: l, width: m.width}
	switch l.kind {
	case headingLine:
		m.heading(&b, g)
	case commitmentsLine:
		m.commitments(&b, g)
	case headerLine:
		b.height = m.body.Height + 1.5*m.pad
	case rowLine:
		m.row(&b, g)
	case endLine:
		b.height = m.body.Height + 2*m.pad
	}
	return b
}

func (m *metrics) heading(b *block, g grown) {
	y := m.pad
	if b.number != "" {
		y += m.small.Height
	}
	c := placed{point: b.points[0], setter: m.title, bold: true, text: fyne.NewPos(m.columns[0].left, y), width: m.full()}
	c.standIn(m.indent(&c.point))
	h := m.fill(&c, g)
	b.height = y + h + m.pad
	c.frame = box{m.gutter, 0, m.width - m.gutter, b.height}
	b.cells = []placed{c}
}

func (m *metrics) commitments(b *block, g grown) {
	b.cells, b.height = m.stack(b.points, m.columns[0].left, m.full(), 0, g)
	b.height += m.pad
}

// full is the width of a text that runs over all columns.
func (m *metrics) full() float32 {
	return m.columns[2].left + m.columns[2].width - m.columns[0].left
}

func (m *metrics) row(b *block, g grown) {
	rest := b.points
	if rest[0].Kind == Theme {
		c := placed{point: rest[0], setter: m.body, bold: true, text: fyne.NewPos(m.columns[0].left, m.pad*3/4), width: m.full()}
		c.standIn(m.indent(&c.point))
		b.band = m.fill(&c, g) + m.pad*3/2
		c.frame = box{m.gutter, 0, m.width - m.gutter, b.band}
		b.cells = append(b.cells, c)
		rest = rest[1:]
	}
	var stacks [3][]placed
	for k := range stacks {
		n := 0
		for n < len(rest) && rest[n].Kind == Action+Kind(k) {
			n++
		}
		var bottom float32
		stacks[k], bottom = m.stack(rest[:n], m.columns[k].left, m.columns[k].width, b.band, g)
		b.height = max(b.height, bottom)
		rest = rest[n:]
	}
	for _, s := range stacks {
		last := &s[len(s)-1].frame
		last.h = b.height - last.y // the room below a short column belongs to its last point
		b.cells = append(b.cells, s...)
	}
}

// stack sets points under one another and returns where they end.
func (m *metrics) stack(points []point, left, width, top float32, g grown) ([]placed, float32) {
	var out []placed
	y := top + m.pad
	for i, p := range points {
		c := placed{point: p, setter: m.body, text: fyne.NewPos(left, y), width: width}
		c.standIn(m.indent(&p))
		h := m.fill(&c, g)
		c.frame = box{left - m.pad, y - m.pad, width + 2*m.pad, h + m.between}
		if i == 0 {
			c.frame.y, c.frame.h = top, y+h+m.between/2-top
		} else {
			c.frame.y = y - m.between/2
		}
		y += h + m.between
		out = append(out, c)
	}
	bottom := y - m.between + m.pad
	last := &out[len(out)-1].frame
	last.h = bottom - last.y
	return out, bottom
}

// fill sets the words of a point, or its hint, and returns the height that they need.
func (m *metrics) fill(c *placed, g grown) float32 {
	c.set = c.setter.Set(m.typeset(c.point, c.bold, c.setter), c.width)
	if g.cell != (Cell{}) && g.cell == c.Cell {
		return max(g.height, c.setter.Height)
	}
	return c.set.Height
}

// setAll sets every line and stacks them. Blocks of before that show the same at the same width are taken over, so that an
// edit in a table of thousands of rows measures one.
func (m *metrics) setAll(lines []line, before []block, g grown) []block {
	known := make(map[plan.ID]*block, len(before))
	for i := range before {
		if b := &before[i]; b.kind == rowLine {
			known[b.id] = b
		}
	}
	out := make([]block, len(lines))
	for i := range lines {
		if old := known[lines[i].id]; old != nil && old.width == m.width && lines[i].kind == rowLine &&
			old.same(&lines[i]) && g.cell.Owner != old.id && !old.edited {
			out[i] = *old
		} else {
			out[i] = m.set(lines[i], g)
			out[i].edited = g.cell.Owner == lines[i].id
		}
	}
	pile(out)
	return out
}

// pile gives each block its distance from the top.
func pile(blocks []block) {
	y := float32(0)
	for i := range blocks {
		blocks[i].y = y
		y += blocks[i].height
	}
}
