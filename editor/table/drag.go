package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// drag is the moving of rows by their handle, the column of numbers. It has no zero use: see newDrag.
type drag struct {
	table   *Table
	pressed plan.ID // the row whose handle is held
	moving  bool
	away    bool              // the rows are held over what is beside the table
	before  int               // the block in front of which the rows would go
	line    *canvas.Rectangle // where that is
	grip    *fyne.Container   // the six dots of the row under the pointer
	over    plan.ID
}

func newDrag(t *Table) *drag {
	d := &drag{table: t, line: canvas.NewRectangle(nil), grip: &fyne.Container{}}
	d.line.Hide()
	d.grip.Hide()
	for range 6 {
		d.grip.Objects = append(d.grip.Objects, canvas.NewCircle(nil))
	}
	return d
}

// press notes that the handle of a row is held, and selects it as the modifiers ask.
func (d *drag) press(row plan.ID, with fyne.KeyModifier) {
	t := d.table
	d.pressed, d.moving = "", false
	switch {
	case with&fyne.KeyModifierShift != 0 && t.Row() != "":
		from := t.anchor
		if !t.Selected() || from == "" {
			from = t.Row()
		}
		t.extend(from, row)
	case with&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		t.toggle(row)
	default:
		if !t.selects(row) {
			t.SelectRow(row)
		}
		if !t.locked() {
			d.pressed = row
		}
	}
}

// release ends a press. One that did not move leaves its row selected alone.
func (d *drag) release() {
	if d.pressed != "" && !d.moving {
		if t := d.table; len(t.Rows()) > 1 {
			t.SelectRow(d.pressed)
		}
		d.pressed = ""
	}
}

// move shows where the rows would go with the pointer at y, on the canvas at the place on, and scrolls at the edges of the view.
func (d *drag) move(y float32, on fyne.Position) {
	t := d.table
	if !t.selects(d.pressed) { // it went meanwhile
		d.drop()
		return
	}
	d.moving = true
	if d.away = t.Held(t.Rows(), on); d.away {
		d.line.Hide()
		t.sheet.show()
		return
	}
	top := t.scroll.Offset.Y
	edge := 2 * t.metrics.body.Height
	if y < top+t.stickyHeight()+edge/2 {
		t.scrollBy(-edge / 2)
	} else if y > top+t.scroll.Size().Height-edge/2 {
		t.scrollBy(edge / 2)
	}
	d.before = d.place(y)
	at := t.blocks[d.before].y
	d.line.FillColor = theme.Color(theme.ColorNamePrimary)
	d.line.Move(fyne.NewPos(0, at-1.5))
	d.line.Resize(fyne.NewSize(t.metrics.width, 3))
	d.line.Show()
	t.sheet.show()
}

// place returns the block in front of which rows would go at the height y: a row, or the line after the last.
func (d *drag) place(y float32) int {
	t := d.table
	first, last := 3, len(t.blocks)-1
	i := min(max(at(t.blocks, y), first), last)
	if b := &t.blocks[i]; i < last && y > b.y+b.height/2 {
		i++
	}
	return i
}

// end moves the rows to where they were dragged.
func (d *drag) end() {
	t := d.table
	moving, before := d.moving && t.selects(d.pressed), d.before
	if moving && d.away {
		d.pressed, d.moving, d.away = "", false, false
		t.LetGo()
		return
	}
	d.drop()
	if !moving {
		return
	}
	rows := t.Rows()
	to := t.afterAll(rows, before-1)
	if t.together(rows) && t.afterAll(rows, t.places[rows[len(rows)-1]]) == to {
		return // it is where they stand
	}
	t.moveTo(rows, t.priority, to)
}

// drop forgets what is being dragged.
func (d *drag) drop() {
	if d.moving {
		d.line.Hide()
		d.table.Held(nil, fyne.Position{})
		d.table.sheet.show()
	}
	d.pressed, d.moving, d.away = "", false, false
}

// hover shows the grip of the row under the pointer, or none.
func (d *drag) hover(row plan.ID) {
	if row != d.over {
		d.over = row
		d.table.sheet.show()
	}
}

// draw places the grip in its row, beside the number.
func (d *drag) draw() {
	t := d.table
	i, ok := t.places[d.over]
	if !ok || t.locked() || t.live.open() && t.live.cell.Owner == d.over {
		d.grip.Hide()
		return
	}
	size := t.metrics.small.Height / 6
	b := &t.blocks[i]
	y := b.cells[0].text.Y + t.metrics.body.Height + size
	if y+6*size > b.height {
		y = b.cells[0].text.Y
	}
	if b.sign != "" {
		y += t.metrics.small.Height
	}
	d.grip.Move(fyne.NewPos(t.metrics.pad, b.y+y))
	d.grip.Resize(fyne.NewSize(4*size, 6*size))
	for n, o := range d.grip.Objects {
		o.(*canvas.Circle).FillColor = theme.Color(widget.ColorMuted)
		o.Resize(fyne.NewSize(size, size))
		o.Move(fyne.NewPos(float32(n%2)*2*size, float32(n/2)*2*size))
	}
	d.grip.Show()
}

// scrollBy scrolls the table by so much, as far as it goes.
func (t *Table) scrollBy(by float32) {
	most := max(0, t.sheet.MinSize().Height-t.scroll.Size().Height)
	t.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, t.scroll.Offset.Y+by), most)))
}

// Dragged moves rows by their handle, or selects words in the cell that was pressed.
func (s *sheet) Dragged(e *fyne.DragEvent) {
	t := s.table
	if s.drag.pressed != "" {
		s.drag.move(e.Position.Y, e.AbsolutePosition)
		return
	}
	if t.live.open() {
		in := *e
		in.Position = e.Position.Subtract(t.live.Position())
		t.live.Dragged(&in)
	}
}

// DragEnd ends what Dragged began.
func (s *sheet) DragEnd() {
	if s.drag.pressed != "" {
		s.drag.end()
		return
	}
	if s.table.live.open() {
		s.table.live.DragEnd()
	}
}

// MouseIn is MouseMoved.
func (s *sheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved shows the handle of the row under the pointer.
func (s *sheet) MouseMoved(e *desktop.MouseEvent) {
	t := s.table
	s.pointer = desktop.DefaultCursor
	over := plan.ID("")
	if len(t.blocks) > 0 {
		b := &t.blocks[at(t.blocks, e.Position.Y)]
		switch {
		case b.kind == endLine:
			s.pointer = desktop.PointerCursor
		case b.kind == rowLine:
			over = b.id
		}
		if b.kind == rowLine && e.Position.X < t.metrics.gutter {
			s.pointer = desktop.PointerCursor
		} else if len(b.cells) > 0 && e.Position.X >= t.metrics.gutter {
			s.pointer = desktop.TextCursor
		}
	}
	s.drag.hover(over)
}

// MouseOut takes the handle away.
func (s *sheet) MouseOut() { s.drag.hover("") }

// Cursor is what the pointer looks like.
func (s *sheet) Cursor() desktop.Cursor { return s.pointer }
