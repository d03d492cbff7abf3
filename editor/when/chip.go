package when

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// chip is one thing to pick: a small button that stays filled while it is picked. Some are buttons only, with which nothing is picked, and look so.
type chip struct {
	fynewidget.BaseWidget
	words   string
	button  bool
	chosen  bool
	focused bool
	hovered bool
	tap     func()
	key     func(*chip, fyne.KeyName) // what keys other than those of a button do
}

var (
	_ fyne.Focusable    = (*chip)(nil)
	_ fyne.Tappable     = (*chip)(nil)
	_ fyne.Accessible   = (*chip)(nil)
	_ desktop.Hoverable = (*chip)(nil)
)

func newChip(words string, tap func()) *chip {
	c := &chip{words: words, tap: tap}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chip) choose(on bool) {
	if c.chosen != on {
		c.chosen = on
		c.Refresh()
	}
}

// AccessibilityLabel says what is picked and whether it is.
func (c *chip) AccessibilityLabel() string {
	switch {
	case c.button:
		return c.words
	case c.chosen:
		return c.words + ", " + say.Chosen
	}
	return c.words + ", " + say.NotChosen
}

// AccessibilityRole says that it is a button.
func (c *chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped picks it.
func (c *chip) Tapped(*fyne.PointEvent) { c.tap() }

// FocusGained and FocusLost show the ring.
func (c *chip) FocusGained() { c.focus(true) }

// FocusLost takes the ring away.
func (c *chip) FocusLost() { c.focus(false) }

func (c *chip) focus(on bool) {
	c.focused = on
	c.Refresh()
}

// TypedRune does nothing: Space comes as a key.
func (c *chip) TypedRune(rune) {}

// TypedKey picks it, or goes to another.
func (c *chip) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.tap()
	default:
		if !widget.PassKey(nil, k.Name) {
			c.key(c, k.Name)
		}
	}
}

// MouseIn shows that it can be clicked.
func (c *chip) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved does nothing.
func (c *chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows it as it was.
func (c *chip) MouseOut() { c.hover(false) }

func (c *chip) hover(on bool) {
	c.hovered = on
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, field: canvas.NewRectangle(nil), words: canvas.NewText(c.words, nil)}
	r.words.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip  *chip
	field *canvas.Rectangle
	words *canvas.Text
}

func (r *chipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.field, r.words} }
func (r *chipRenderer) Destroy()                     {}

func (r *chipRenderer) MinSize() fyne.Size {
	size := theme.Size(theme.SizeNameCaptionText)
	bold := fyne.MeasureText(r.chip.words, size, fyne.TextStyle{Bold: true}) // so that nothing moves when it is picked
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(bold.Width+2*pad, bold.Height+pad)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.field.Resize(size)
	r.words.Resize(size)
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	r.words.TextSize = theme.Size(theme.SizeNameCaptionText)
	r.words.TextStyle.Bold = c.chosen
	r.words.Color = theme.Color(theme.ColorNameForeground)
	r.field.FillColor = theme.Color(theme.ColorNameButton)
	r.field.StrokeColor, r.field.StrokeWidth = theme.Color(widget.ColorRule), 1
	if c.button {
		r.field.FillColor, r.field.StrokeColor = theme.Color(theme.ColorNameOverlayBackground), theme.Color(theme.ColorNameInputBorder)
	}
	if c.chosen {
		r.field.FillColor, r.words.Color = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameForegroundOnPrimary)
	} else if c.hovered {
		r.field.FillColor = theme.Color(widget.ColorSelected)
	}
	if c.focused {
		r.field.StrokeWidth, r.field.StrokeColor = 3, theme.Color(theme.ColorNameForeground)
	}
	r.field.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.field.Refresh()
	r.words.Refresh()
}
