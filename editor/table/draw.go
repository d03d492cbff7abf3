package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
)

// draw makes the picture of a line. The words of the cell being edited are left out: the entry shows them.
func draw(b *block, m *metrics, edited Cell) *fyne.Container {
	d := drawing{m: m, width: b.width}
	switch b.kind {
	case headingLine:
		if b.number != "" {
			d.text(b.number, m.columns[0].left, m.pad, m.small, true, theme.ColorNamePrimary)
		}
	case headerLine:
		d.fill(0, b.height, widget.ColorHeader)
		for _, c := range m.columns {
			kind := c.kind
			if b.beside && kind == Measure {
				kind = Short
			}
			d.text(heading(kind), c.left, (b.height-m.body.Height)/2, m.body, true, theme.ColorNameForeground)
		}
	case rowLine:
		d.row(b)
	case endLine:
		d.text("+", m.pad*2, m.pad, m.body, true, theme.ColorNamePrimary)
		d.text(say.NewRow, m.columns[0].left, m.pad, m.body, false, theme.ColorNamePrimary)
	}
	for i := range b.cells {
		d.mark(&b.cells[i])
		if b.cells[i].remarks > 0 {
			d.remark(m.remarkAt(&b.cells[i]))
		}
		if b.cells[i].Cell != edited {
			d.words(&b.cells[i])
		}
	}
	c := container.NewWithoutLayout(d.objects...)
	c.Resize(fyne.NewSize(b.width, b.height))
	return c
}

type drawing struct {
	m       *metrics
	width   float32
	objects []fyne.CanvasObject
}

func (d *drawing) row(b *block) {
	if b.band > 0 {
		d.fill(0, b.band, widget.ColorBand)
	}
	rule := canvas.NewRectangle(theme.Color(widget.ColorRule))
	rule.Move(fyne.NewPos(0, b.height-1))
	rule.Resize(fyne.NewSize(d.width, 1))
	d.objects = append(d.objects, rule)
	y := b.cells[0].text.Y + (d.m.body.Height-d.m.small.Height)/2
	d.text(b.number, d.m.pad, y, d.m.small, false, widget.ColorMuted)
	if b.sign != "" {
		d.sign(b.sign, d.m.pad, d.m.signTop(b.cells[0].text.Y), d.m.small)
	}
	if b.remarks > 0 {
		d.remark(d.m.rowRemarkAt(b))
	}
}

// mark draws what stands before the words of a cell.
func (d *drawing) mark(c *placed) {
	switch {
	case c.sign:
		d.sign(c.mark, c.text.X-d.m.indent(&c.point), c.text.Y, c.setter)
	case c.mark != "":
		x := c.text.X - d.m.pad - d.m.body.Width(c.mark, false)
		d.text(c.mark, x, c.text.Y, d.m.body, false, widget.ColorMuted)
	}
}

// words draws what a cell shows: its words, or its hint in grey.
func (d *drawing) words(c *placed) {
	name := theme.ColorNameForeground
	if c.words == "" {
		name = widget.ColorMuted
	}
	d.found(c)
	for _, s := range c.set.Spans {
		ink := name
		if s.Link && c.words != "" {
			ink = theme.ColorNameHyperlink
		}
		d.text(s.Text, c.text.X+s.X, c.text.Y+s.Y, c.setter, s.Bold, ink)
	}
}

func (d *drawing) text(words string, x, y float32, s *widget.Setter, bold bool, ink fyne.ThemeColorName) {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = s.Size
	t.TextStyle.Bold = bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	d.objects = append(d.objects, t)
}

func (d *drawing) fill(y, height float32, ink fyne.ThemeColorName) {
	r := canvas.NewRectangle(theme.Color(ink))
	r.Move(fyne.NewPos(0, y))
	r.Resize(fyne.NewSize(d.width, height))
	d.objects = append(d.objects, r)
}
