package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// Signs say where somebody has to choose or to read, with the sign that stands before the text there.
type Signs struct {
	Texts map[Place]string
	Rows  map[plan.ID]string // by row: for what no cell of the table shows, such as a short form
}

// Place is a field of an item, named as the history names it.
type Place struct {
	Item  plan.ID
	Field string
}

// The signs: of a text that has several versions, and of one that two changes were put together in.
const (
	ChooseSign = "?"
	JoinedSign = "&"
)

// wholeSign stands where an action has no short form, and so prints whole in the reduced version.
const wholeSign = "!"

// Text returns the text that a cell holds in the language l, as the history names it. Item is "" while nobody has written it.
func (c Cell) Text(l plan.Lang) Place { return Place{c.Item, c.Kind.field(l)} }

// signWidth is the width of the ground behind a sign.
func (m *metrics) signWidth() float32 { return m.small.Width("?", true) + m.pad }

// indent is how far the words of a point stand in, for the mark before them.
func (m *metrics) indent(p *point) float32 {
	switch {
	case p.sign:
		return m.signWidth() + m.pad*3/4
	case p.mark != "":
		return m.body.Width(p.mark, false) + m.pad
	}
	return 0
}

// sign draws a sign on its ground, so that it is told by its shape and not by its colour alone, in a line of the setter s.
func (d *drawing) sign(words string, x, y float32, s *widget.Setter) {
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameWarning))
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	height := d.m.small.Height
	ground.Move(fyne.NewPos(x, y+(s.Height-height)/2))
	ground.Resize(fyne.NewSize(d.m.signWidth(), height))
	d.objects = append(d.objects, ground)
	d.text(words, x+(d.m.signWidth()-d.m.small.Width(words, true))/2, y+(s.Height-height)/2, d.m.small, true, theme.ColorNameForegroundOnWarning)
}
