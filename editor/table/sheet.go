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
	selected []*canvas.Rectangle         // under the rows that are selected
	ring     *canvas.Rectangle
	wheel    *wheel
	drag     *drag
	pointer  desktop.StandardCursor
	objects  []fyne.CanvasObject
}

var (
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Tabbable      = (*sheet)(nil)
	_ fyne.Accessible    = (*sheet)(nil)
	_ desktop.Mouseable  = (*sheet)(nil)
	_ desktop.Keyable    = (*sheet)(nil)
	_ desktop.Hoverable  = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
	_ fyne.Draggable     = (*sheet)(nil)
	_ fyne.Shortcutable  = (*sheet)(nil)
)

func newSheet(t *Table) *sheet {
	s := &sheet{table: t, ring: canvas.NewRectangle(nil)}
	s.wheel, s.drag = newWheel(t), newDrag(t)
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

func (s *sheet) AccessibilityLabel() string             { return s.table.describe() }
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
func (s *sheet) AcceptsTab() bool                       { return true }
func (s *sheet) MouseUp(*desktop.MouseEvent)            { s.drag.release() }
func (s *sheet) KeyDown(k *fyne.KeyEvent)               { s.table.noteShift(k, true) }
func (s *sheet) KeyUp(k *fyne.KeyEvent)                 { s.table.noteShift(k, false) }
func (s *sheet) TypedRune(r rune)                       { s.table.startTyping(r) }
func (s *sheet) TypedKey(k *fyne.KeyEvent)              { s.table.key(k.Name) }
func (s *sheet) TypedShortcut(k fyne.Shortcut)          { s.table.shortcut(k) }

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
	s.table.widen(w)
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
	s.objects = s.objects[:0]
	top, bottom := t.scroll.Offset.Y, t.scroll.Offset.Y+t.scroll.Size().Height
	first := at(t.blocks, top)
	last := first
	for last < len(t.blocks) && t.blocks[last].y <= bottom {
		last++
	}
	s.tint(first, last)
	for i := first; i < last; i++ {
		b := &t.blocks[i]
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
	if t.metrics != nil {
		s.drag.draw()
		s.objects = append(s.objects, s.drag.grip, s.drag.line)
	}
	if t.live.open() {
		s.objects = append(s.objects, t.live, s.wheel)
	}
	canvas.Refresh(s)
	if t.renderer != nil {
		t.renderer.stick()
	}
	t.Shown()
}

// tint lays the ground of selected rows under the lines from first to last.
func (s *sheet) tint(first, last int) {
	t := s.table
	n := 0
	for i := first; i < last; i++ {
		b := &t.blocks[i]
		if b.kind != rowLine || !t.selects(b.id) {
			continue
		}
		if n == len(s.selected) {
			s.selected = append(s.selected, canvas.NewRectangle(nil))
		}
		r := s.selected[n]
		r.FillColor = theme.Color(widget.ColorSelected)
		r.Move(fyne.NewPos(0, b.y))
		r.Resize(fyne.NewSize(b.width, b.height))
		s.objects = append(s.objects, r)
		n++
	}
}

// mark places the ring of the active cell, or of its row where that is selected.
func (s *sheet) mark() {
	t := s.table
	s.ring.Hide()
	i, j, ok := t.find(t.active)
	if !ok || t.live.open() {
		return
	}
	b := &t.blocks[i]
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
	if len(t.blocks) == 0 || e.Position.Y >= s.MinSize().Height {
		t.Close()
		return
	}
	b := &t.blocks[at(t.blocks, e.Position.Y)]
	x, y := e.Position.X, e.Position.Y-b.y
	secondary := e.Button == desktop.MouseButtonSecondary
	switch {
	case b.kind == endLine && !secondary:
		t.AddRowAtEnd()
	case !secondary && t.remarked(b, x, y):
	case b.kind == rowLine && secondary:
		if !t.selects(b.id) {
			t.SelectRow(b.id)
		}
		t.point(b, x, y)
		s.offer(e.AbsolutePosition)
	case b.kind == rowLine && x < t.metrics.gutter:
		s.drag.press(b.id, e.Modifier)
	default:
		s.press(b, x, y, e)
	}
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

// offer shows the context menu at a place of the window.
func (s *sheet) offer(at fyne.Position) {
	c := s.table.Canvas()
	if c == nil || s.table.Menu == nil {
		return
	}
	fynewidget.ShowPopUpMenuAtPosition(s.table.Menu(), c, at)
}

// offerAtCell shows the context menu under the active cell.
func (s *sheet) offerAtCell() {
	if s.table.Menu != nil {
		s.table.Offer(s.table.Menu())
	}
}

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.sheet) }
