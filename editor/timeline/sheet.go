package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// metrics are the sizes that lines are set in.
type metrics struct {
	width       float32
	pad         float32
	left, right float32 // of the bars
	bar         float32 // how high they are
	body, small *widget.Setter
}

func newMetrics(width float32) *metrics {
	m := &metrics{width: width, pad: theme.Size(theme.SizeNameInnerPadding),
		body: widget.NewSetter(theme.Size(theme.SizeNameText)), small: widget.NewSetter(theme.Size(theme.SizeNameCaptionText))}
	m.left = m.pad + min(0.4*width, 26*m.body.Size)
	m.right = max(width-m.pad-theme.Size(theme.SizeNameScrollBar), m.left+1)
	m.bar = 0.6 * m.body.Size
	return m
}

// arrange gives the lines their places for the width that there is.
func (v *View) arrange() {
	width := v.scroll.Size().Width
	if width < 1 {
		return
	}
	if v.metrics == nil || v.metrics.width != width {
		tall := v.head.MinSize().Height
		if v.metrics = newMetrics(width); v.head.MinSize().Height != tall { // there is room for quarters now, or no more
			v.content.Refresh()
		}
	}
	m := v.metrics
	y := float32(0)
	for i := range v.lines {
		x := &v.lines[i]
		x.y = y
		x.height = max(2*m.body.Height, m.bar+m.small.Height+m.pad/2) + 1.2*m.pad
		if x.row == nil {
			x.height = m.body.Height + 1.6*m.pad
		}
		y += x.height
	}
	v.sheet.drawn = nil
	v.sheet.tall = y
	v.scroll.Refresh()
	v.sheet.show()
	v.head.Refresh()
}

// sheet is the rows. It draws those in view and has the keyboard.
type sheet struct {
	fynewidget.BaseWidget
	view    *View
	tall    float32
	focused bool
	drawn   map[int]*fyne.Container
	chosen  *canvas.Rectangle
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

var (
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Tappable      = (*sheet)(nil)
	_ fyne.Accessible    = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

func newSheet(v *View) *sheet {
	s := &sheet{view: v, chosen: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	s.ExtendBaseWidget(s)
	return s
}

// Cursor says that a click does something.
func (s *sheet) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says which row is chosen, and when it is.
func (s *sheet) AccessibilityLabel() string {
	v := s.view
	if v.Row() == "" {
		return say.Title
	}
	x := &v.lines[v.at]
	return x.row.Ref + " " + v.about(x) + ": " + x.said + ". " + say.Goes
}

// AccessibilityRole says that it holds other things.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// FocusGained shows the ring as live.
func (s *sheet) FocusGained() { s.focus(true) }

// FocusLost shows it as resting.
func (s *sheet) FocusLost() { s.focus(false) }

func (s *sheet) focus(on bool) {
	s.focused = on
	s.show()
}

// TypedRune does nothing.
func (s *sheet) TypedRune(rune) {}

// TypedKey goes from row to row, and to the row itself.
func (s *sheet) TypedKey(k *fyne.KeyEvent) {
	v := s.view
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if row := v.Row(); row != "" {
			v.Chosen(row)
		}
	case fyne.KeyEscape:
		v.Close()
	case fyne.KeyF6:
		v.Next()
	case fyne.KeyUp:
		s.step(v.at, -1, 0)
	case fyne.KeyDown:
		s.step(v.at, 1, 0)
	case fyne.KeyPageUp:
		s.step(v.at, -1, v.scroll.Size().Height)
	case fyne.KeyPageDown:
		s.step(v.at, 1, v.scroll.Size().Height)
	case fyne.KeyHome:
		s.step(-1, 1, 0)
	case fyne.KeyEnd:
		s.step(len(v.lines), -1, 0)
	default:
		widget.PassKey(nil, k.Name)
	}
}

// step chooses the next row in a direction that is at least so far from a line, or the last there is.
func (s *sheet) step(from, by int, far float32) {
	v := s.view
	last := -1
	for i := from + by; i >= 0 && i < len(v.lines); i += by {
		if v.lines[i].row == nil {
			continue
		}
		last = i
		if from < 0 || from >= len(v.lines) || far == 0 {
			break
		}
		if d := v.lines[i].y - v.lines[from].y; max(d, -d) >= far-2*v.lines[i].height {
			break
		}
	}
	if last >= 0 {
		v.choose(last)
	}
}

// Tapped goes to the row under the pointer.
func (s *sheet) Tapped(e *fyne.PointEvent) {
	v := s.view
	for i := range v.lines {
		if x := &v.lines[i]; x.row != nil && e.Position.Y >= x.y && e.Position.Y < x.y+x.height {
			v.at = i
			v.Chosen(x.row.Row.ID)
			return
		}
	}
}

// MinSize is the height of all lines.
func (s *sheet) MinSize() fyne.Size { return fyne.NewSize(0, s.tall) }

// show draws the lines in view that are not drawn yet, and marks the chosen one.
func (s *sheet) show() {
	v := s.view
	if v.metrics == nil {
		return
	}
	top, bottom := v.scroll.Offset.Y, v.scroll.Offset.Y+v.scroll.Size().Height
	drawn := map[int]*fyne.Container{}
	s.objects = append(s.objects[:0], s.chosen)
	for i := range v.lines {
		x := &v.lines[i]
		if x.y > bottom || x.y+x.height < top {
			continue
		}
		c := s.drawn[i]
		if c == nil {
			c = v.draw(x)
		}
		c.Move(fyne.NewPos(0, x.y))
		drawn[i] = c
		s.objects = append(s.objects, c)
	}
	s.drawn = drawn
	s.mark()
	s.objects = append(s.objects, s.ring)
	canvas.Refresh(s)
}

// mark puts tint and ring on the chosen row.
func (s *sheet) mark() {
	v := s.view
	s.chosen.Hidden, s.ring.Hidden = true, true
	if v.Row() == "" {
		return
	}
	x := &v.lines[v.at]
	s.chosen.FillColor = theme.Color(widget.ColorSelected)
	s.chosen.Move(fyne.NewPos(0, x.y))
	s.chosen.Resize(fyne.NewSize(v.metrics.width, x.height))
	s.ring.StrokeWidth = 2
	s.ring.StrokeColor = theme.Color(widget.ColorRule)
	if s.focused {
		s.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	s.ring.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	s.ring.Move(fyne.NewPos(1, x.y+1))
	s.ring.Resize(fyne.NewSize(v.metrics.width-2, x.height-2))
	s.chosen.Hidden, s.ring.Hidden = false, false
}

// CreateRenderer is called by Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.sheet) }

// monthAt returns where a month begins, counted from January of a year that is counted from the first of the scale.
func (v *View) monthAt(year, month int) float32 {
	m := v.metrics
	d := plan.Date{Year: v.scale.First + year, Month: time.Month(month + 1), Day: 1}
	return m.left + float32(v.scale.At(d))*(m.right-m.left)
}
