package table

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/intake"
)

// metrics are the sizes that a table is set in: they change with the theme, the text size and the width.
type metrics struct {
	look    look
	width   float32
	pad     float32 // between a cell's edge and its text, the same as inside an entry, so that text stays put when edited
	between float32 // two points of a cell
	gutter  float32 // the column of numbers
	body    *widget.Setter
	title   *widget.Setter
	small   *widget.Setter
	wants   columns
	columns []column // the first is that of actions
	refs    refs
	refers  bool                    // what was set last shows a number that refs gave
	found   func(*placed) []Stretch // of what is shown, what somebody looks for; may be nil
}

// look is what text is set in: lines that were set in one look stand in the same places in an equal one.
type look struct {
	sizes         [len(lookSizes)]float32
	regular, bold string // the names of the faces
}

// lookSizes are the sizes that metrics and the entry over a cell depend on.
var lookSizes = [...]fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameCaptionText, theme.SizeNameInnerPadding,
	theme.SizeNamePadding, theme.SizeNameLineSpacing, theme.SizeNameInputBorder}

func lookNow() look {
	l := look{regular: theme.TextFont().Name(), bold: theme.TextBoldFont().Name()}
	for i, name := range lookSizes {
		l.sizes[i] = theme.Size(name)
	}
	return l
}

// column is where the texts of a kind stand.
type column struct {
	kind        Kind
	left, width float32
}

func newMetrics(width float32, wants columns) *metrics {
	m := &metrics{
		look:  lookNow(),
		wants: wants,
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

// resize shares the width out: When keeps room for "2024 to 2027" and Status for its longest word, the rest goes 11 to 9 to Action and Measure,
// or 10 to 8 to 5 with Lead. Where all are too narrow to be read, first Status and then Lead make way.
func (m *metrics) resize(width float32) {
	m.width = width
	least := 12 * m.body.Height
	fixed := map[Kind]float32{When: m.body.Width("2024 to 2027 n", false) + 2*m.pad, Status: m.widestStatus() + 2*m.pad}
	parts := map[Kind]float32{Action: 11, Measure: 9}
	shown := m.wants
	rest := width - m.gutter - fixed[When]
	if shown.status = shown.status && rest-fixed[Status] >= 2*least; shown.status {
		rest -= fixed[Status]
	}
	if shown.lead = shown.lead && rest >= least*7/4; shown.lead {
		parts = map[Kind]float32{Action: 10, Measure: 8, Lead: 5}
	}
	rest = max(rest, least)
	sum := parts[Action] + parts[Measure] + parts[Lead]
	left := m.gutter
	m.columns = m.columns[:0]
	for _, k := range columnKinds {
		w := fixed[k]
		if parts[k] > 0 {
			w = rest * parts[k] / sum
		}
		if k == Lead && !shown.lead || k == Status && !shown.status {
			continue
		}
		m.columns = append(m.columns, column{k, left + m.pad, w - 2*m.pad})
		left += w
	}
}

// widestStatus is the width of the longest name of a status, in any language.
func (m *metrics) widestStatus() float32 {
	widest := float32(0)
	for _, s := range statuses {
		for _, l := range []plan.Lang{plan.English, plan.Welsh} {
			widest = max(widest, m.body.Width(intake.StatusName(s, l), false))
		}
	}
	return widest
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
	refers    bool    // it shows the numbers of other items, which change without it
}

type grown struct {
	cell   Cell
	height float32
}

// set places the points of a line.
func (m *metrics) set(l line, g grown) block {
	b := block{line: l, width: m.width}
	m.refers = false
	if m.width <= 0 { // the table has not been laid out: nobody sees it, and all will be set anew
		for _, p := range l.points {
			b.cells = append(b.cells, placed{point: p, setter: m.body})
		}
		return b
	}
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
	b.refers, b.edited = m.refers, g.cell.Owner == l.id
	return b
}

func (m *metrics) heading(b *block, g grown) {
	y := m.pad
	if b.number != "" {
		y += m.small.Height
	}
	c := placed{point: b.points[0], setter: m.title, bold: true, text: fyne.NewPos(m.columns[0].left, y), width: m.full()}
	c.standIn(m.indent(&c.point))
	m.aside(&c)
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
	last := m.columns[len(m.columns)-1]
	return last.left + last.width - m.columns[0].left
}

func (m *metrics) row(b *block, g grown) {
	rest := b.points
	if rest[0].Kind == Theme {
		c := placed{point: rest[0], setter: m.body, bold: true, text: fyne.NewPos(m.columns[0].left, m.pad*3/4), width: m.full()}
		c.standIn(m.indent(&c.point))
		m.aside(&c)
		b.band = m.fill(&c, g) + m.pad*3/2
		c.frame = box{m.gutter, 0, m.width - m.gutter, b.band}
		b.cells = append(b.cells, c)
		rest = rest[1:]
	}
	b.height = m.least(b)
	if b.beside {
		m.pairs(b, rest, g)
		return
	}
	var actions []placed
	stacks := make([][]placed, 0, len(m.columns))
	for _, col := range m.columns {
		points := ofKind(rest, col.kind)
		if len(points) == 0 {
			continue
		}
		var beside []placed // a lead or a status stands beside its action
		if col.kind == Lead || col.kind == Status {
			beside = actions
		}
		s, bottom := m.stackBeside(beside, points, col.left, col.width, b.band, g)
		b.height = max(b.height, bottom)
		stacks = append(stacks, s)
		if col.kind == Action {
			actions = s
		}
	}
	n := len(b.cells)
	for _, s := range stacks {
		n += len(s)
	}
	cells := append(make([]placed, 0, n), b.cells...)
	for _, s := range stacks {
		last := &s[len(s)-1].frame
		last.h = b.height - last.y // the room below a short column belongs to its last point
		cells = append(cells, s...)
	}
	b.cells = cells
}

// least is the height that the number of a row needs, with the sign under it where there is one.
func (m *metrics) least(b *block) float32 {
	if b.sign == "" {
		return 0
	}
	first := m.pad
	if b.band > 0 {
		first = m.pad * 3 / 4
	}
	return m.signTop(first) + m.small.Height + m.pad/2
}

// signTop is where the sign of a row stands, in its block, whose first words stand at a height.
func (m *metrics) signTop(first float32) float32 {
	return first + (m.body.Height-m.small.Height)/2 + m.body.Height
}

// ofKind returns the points of a kind; those of a line are sorted by it.
func ofKind(points []point, k Kind) []point {
	from := 0
	for from < len(points) && points[from].Kind != k {
		from++
	}
	to := from
	for to < len(points) && points[to].Kind == k {
		to++
	}
	return points[from:to]
}

// stack sets points under one another and returns where they end.
func (m *metrics) stack(points []point, left, width, top float32, g grown) ([]placed, float32) {
	return m.stackBeside(nil, points, left, width, top, g)
}

// stackBeside is stack, with each point no higher than what it stands beside.
func (m *metrics) stackBeside(beside []placed, points []point, left, width, top float32, g grown) ([]placed, float32) {
	out := make([]placed, 0, len(points))
	y := top + m.pad
	for i, p := range points {
		if i < len(beside) {
			y = max(y, beside[i].text.Y)
		}
		c := placed{point: p, setter: m.body, text: fyne.NewPos(left, y), width: width}
		c.standIn(m.indent(&p))
		m.aside(&c)
		h := m.fill(&c, g)
		c.frame = box{left - m.pad, y - m.pad, width + 2*m.pad, h + m.between}
		if i == 0 {
			c.frame.y, c.frame.h = top, y+h+m.between/2-top
		} else {
			c.frame.y = y - m.between/2
			before := &out[i-1].frame
			before.h = c.frame.y - before.y
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
		if b := &before[i]; b.kind == rowLine && b.width == m.width && !b.edited && !b.refers {
			known[b.id] = b
		}
	}
	out := make([]block, len(lines))
	for i := range lines {
		l := &lines[i]
		old := known[l.id]
		if i < len(before) && before[i].id == l.id && before[i].kind == l.kind { // the usual case: it stands where it stood
			old = &before[i]
		}
		if old != nil && l.kind == rowLine && old.width == m.width && !old.edited && !old.refers && g.cell.Owner != old.id && old.same(l) {
			out[i] = *old
			out[i].number = l.number
		} else {
			out[i] = m.set(*l, g)
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

// at returns the index of the block that holds the distance y from the top, or of the one nearest to it.
func at(blocks []block, y float32) int {
	return min(sort.Search(len(blocks), func(i int) bool { return blocks[i].y+blocks[i].height > y }), max(0, len(blocks)-1))
}
