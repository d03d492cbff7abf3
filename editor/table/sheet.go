package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// sheet is the paper that scrolls: it draws the lines in view, takes clicks, and has the keyboard while no cell is edited.
type sheet struct {
	fynewidget.BaseWidget
	table   *Table
	focused bool

	drawn    map[plan.ID]*fyne.Container // the lines in view
	selected *canvas.Rectangle
	ring     *canvas.Rectangle
	wheel    *wheel
	objects  []fyne.CanvasObject
}

var (
	_ fyne.Focusable    = (*sheet)(nil)
	_ fyne.Tabbable     = (*sheet)(nil)
	_ fyne.Accessible   = (*sheet)(nil)
	_ desktop.Mouseable = (*sheet)(nil)
	_ desktop.Keyable   = (*sheet)(nil)
	_ desktop.Hoverable = (*sheet)(nil)
)

func newSheet(t *Table) *sheet {
	s := &sheet{table: t, selected: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	s.wheel = newWheel(t)
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

func (s *sheet) AccessibilityLabel() string             { return say.Table }
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
func (s *sheet) AcceptsTab() bool                       { return true }
func (s *sheet) MouseIn(*desktop.MouseEvent)            {}
func (s *sheet) MouseMoved(*desktop.MouseEvent)         {}
func (s *sheet) MouseOut()                              {}
func (s *sheet) MouseUp(*desktop.MouseEvent)            {}
func (s *sheet) KeyDown(k *fyne.KeyEvent)               { s.table.noteShift(k, true) }
func (s *sheet) KeyUp(k *fyne.KeyEvent)                 { s.table.noteShift(k, false) }
func (s *sheet) TypedRune(r rune)                       { s.table.startTyping(r) }
func (s *sheet) TypedKey(k *fyne.KeyEvent)              { s.table.key(k.Name) }

// FocusGained shows the ring as live.
func (s *sheet) FocusGained() {
	s.focused = true
	s.show()
}

// FocusLost shows it as resting.
func (s *sheet) FocusLost() {
	s.focused = false
	s.table.shift = false
	s.show()
}

// setWidth measures the lines for another width.
func (s *sheet) setWidth(w float32) {
	if s.Size().Width == w && s.table.metrics != nil && s.table.metrics.width == w {
		return
	}
	s.Resize(fyne.NewSize(w, s.Size().Height))
	if s.table.metrics != nil {
		s.table.metrics.resize(w)
	}
	s.table.arrange()
	s.table.live.settle()
}

// MinSize is the height of all lines.
func (s *sheet) MinSize() fyne.Size {
	if n := len(s.table.blocks); n > 0 {
		last := &s.table.blocks[n-1]
		return fyne.NewSize(0, last.y+last.height)
	}
	return fyne.NewSize(0, 0)
}

// rebuild forgets what is drawn and draws what is in view.
func (s *sheet) rebuild() {
	s.drawn = nil
	s.show()
	s.table.scroll.Refresh()
}

// show draws the lines in view that are not drawn yet, and lays ring, selection and entry over them.
func (s *sheet) show() {
	t := s.table
	drawn := map[plan.ID]*fyne.Container{}
	s.objects = append(s.objects[:0], s.selected)
	top, bottom := t.scroll.Offset.Y, t.scroll.Offset.Y+t.scroll.Size().Height
	for i := range t.blocks {
		b := &t.blocks[i]
		if b.y > bottom || b.y+b.height < top {
			continue
		}
		key := b.id + plan.ID(rune('0'+b.kind))
		c := s.drawn[key]
		if c == nil {
			c = draw(b, t.metrics, t.live.cell)
		}
		c.Move(fyne.NewPos(0, b.y))
		drawn[key] = c
		s.objects = append(s.objects, c)
	}
	s.drawn = drawn
	s.mark()
	s.objects = append(s.objects, s.ring)
	if t.live.open() {
		s.objects = append(s.objects, t.live, s.wheel)
	}
	canvas.Refresh(s)
	if t.renderer != nil {
		t.renderer.stick()
	}
	t.Shown()
}

// mark places the ring of the active cell and the tint of the selected row.
func (s *sheet) mark() {
	t := s.table
	s.ring.Hide()
	s.selected.Hide()
	i, j, ok := t.find(t.active)
	if !ok {
		return
	}
	b := &t.blocks[i]
	if t.Selected() {
		s.selected.FillColor = theme.Color(widget.ColorSelected)
		s.selected.Move(fyne.NewPos(0, b.y))
		s.selected.Resize(fyne.NewSize(b.width, b.height))
		s.selected.Show()
	}
	if t.live.open() {
		return
	}
	f := b.cells[j].frame
	if t.Selected() {
		f = box{0, 0, b.width, b.height}
	}
	s.ring.StrokeWidth = 2
	s.ring.StrokeColor = theme.Color(widget.ColorRule)
	if s.focused {
		s.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	s.ring.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	s.ring.Move(fyne.NewPos(f.x+1, b.y+f.y+1))
	s.ring.Resize(fyne.NewSize(f.w-2, f.h-2))
	s.ring.Show()
}

// MouseDown starts editing the cell under the pointer, selects the row whose number is clicked, or adds a row at the end.
func (s *sheet) MouseDown(e *desktop.MouseEvent) {
	t := s.table
	for i := range t.blocks {
		b := &t.blocks[i]
		if e.Position.Y < b.y || e.Position.Y >= b.y+b.height {
			continue
		}
		x, y := e.Position.X, e.Position.Y-b.y
		secondary := e.Button == desktop.MouseButtonSecondary
		switch {
		case b.kind == endLine && !secondary:
			t.AddRowAtEnd()
		case b.kind == rowLine && (x < t.metrics.gutter || secondary):
			t.SelectRow(b.id)
			if secondary {
				s.offer(e)
			}
		default:
			s.press(b, x, y, e)
		}
		return
	}
	t.Close()
}

func (s *sheet) press(b *block, x, y float32, e *desktop.MouseEvent) {
	for j := range b.cells {
		c := &b.cells[j]
		if !c.frame.holds(x, y) {
			continue
		}
		at := fyne.NewPos(x-c.text.X, y-c.text.Y)
		s.table.edit(c.Cell, func(l *live) { l.click(at, e) })
		return
	}
	s.table.Close()
}

// offer shows the context menu at the pointer.
func (s *sheet) offer(e *desktop.MouseEvent) {
	c := s.table.Canvas()
	if c == nil || s.table.Menu == nil {
		return
	}
	fynewidget.ShowPopUpMenuAtPosition(s.table.Menu(), c, e.AbsolutePosition)
}

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.sheet) }
