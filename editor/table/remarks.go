package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"planwright/editor/widget"
	"planwright/plan"
)

// Name is the name of a cell's text without its language, as comments name it.
func (k Kind) Name() string {
	return [...]string{"title", "text", "title", "text", "text", "lead", "when", "status", "short"}[k]
}

// remarksOn returns how many comments stand at a cell: those on its text, on all of its item, and on what of that the table does not show.
func (m modeller) remarksOn(c Cell) int {
	if len(m.remarks) == 0 {
		return 0
	}
	at := func(item plan.ID, field string) int { return m.remarks[Place{item, field}] }
	if c.Item == "" {
		lists := map[Kind]string{Action: "actions", Measure: "measures", Commitment: "commitments"}
		return at(c.Owner, lists[c.Kind])
	}
	n := at(c.Item, c.Kind.Name())
	switch c.Kind {
	case Heading, Commitment, Measure:
		n += at(c.Item, "")
	case Action:
		n += at(c.Item, "") + at(c.Item, "partners")
		if !m.reduced {
			n += at(c.Item, "short")
		}
		if !m.columns.lead || m.reduced {
			n += at(c.Item, "lead")
		}
		if !m.columns.status || m.reduced {
			n += at(c.Item, "status")
		}
	}
	if c.Kind == Measure {
		for _, f := range []string{"counted", "baseline", "target", "by", "source"} {
			n += at(c.Item, f)
		}
	}
	return n
}

// remark is the size of the sign of a comment.
func (m *metrics) remark() float32 { return m.small.Height * 0.8 }

// aside leaves room for the sign of a comment at the right of a cell's words.
func (m *metrics) aside(c *placed) {
	if c.remarks > 0 {
		c.width -= max(0, m.remark()+2-m.pad)
	}
}

// remarkAt is where that sign stands in a line.
func (m *metrics) remarkAt(c *placed) box {
	size := m.remark()
	return box{c.frame.x + c.frame.w - size - 1, c.text.Y + (m.body.Height-size)/2, size, size}
}

// rowRemarkAt is where the sign of a comment on a whole row stands: at the right of its number.
func (m *metrics) rowRemarkAt(b *block) box {
	size := m.remark()
	return box{m.gutter - size - 1, b.cells[0].text.Y + (m.body.Height-size)/2, size, size}
}

// remark draws the sign, which is told by its shape.
func (d *drawing) remark(at box) {
	i := canvas.NewImageFromResource(widget.BubbleSign())
	i.FillMode = canvas.ImageFillContain
	i.Move(fyne.NewPos(at.x, at.y))
	i.Resize(fyne.NewSize(at.w, at.h))
	d.objects = append(d.objects, i)
}

// point makes the cell at a place of a row the active one and leaves the selection as it is, for a menu about both.
func (t *Table) point(b *block, x, y float32) {
	for i := range b.cells {
		if c := &b.cells[i]; c.frame.holds(x, y) && t.selects(b.id) {
			t.active = c.Cell
			t.Moved()
		}
	}
}

// remarked tells of a click on the sign of a comment, and reports whether it was one.
func (t *Table) remarked(b *block, x, y float32) bool {
	if b.kind == rowLine && b.remarks > 0 && t.metrics.rowRemarkAt(b).holds(x, y) {
		t.Remarked(Cell{}, b.id)
		return true
	}
	for i := range b.cells {
		if c := &b.cells[i]; c.remarks > 0 && t.metrics.remarkAt(c).holds(x, y) {
			t.Remarked(c.Cell, "")
			return true
		}
	}
	return false
}
