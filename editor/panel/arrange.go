package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// across reports whether a list and its detail have more room side by side than one over the other, as they do with large text.
func across(size fyne.Size) bool {
	text := theme.Size(theme.SizeNameText)
	return size.Width > 34*text && size.Height < 24*text
}

// overLayout places a list over its detail.
type overLayout struct{ r *reader }

// MinSize has room for a line and some of the detail.
func (l overLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	line := l.height(1)
	return objects[0].MinSize().Max(fyne.NewSize(0, line)).Add(fyne.NewSize(0, line)).Max(fyne.NewSize(objects[1].MinSize().Width, 0))
}

// height is that of the list with some lines.
func (l overLayout) height(lines float32) float32 {
	gap := theme.Size(theme.SizeNamePadding)
	return lines*(newLineView().MinSize().Height+gap) + gap
}

// letterLines is how much room writing needs, in sizes of text.
const letterLines = 12

// Layout places the two.
func (l overLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Size(theme.SizeNamePadding)
	if across(size) {
		l.beside(objects, size, gap)
		return
	}
	lines := float32(1)
	for lines < float32(len(l.r.lines)) && l.height(lines+1) <= size.Height*0.36 {
		lines++
	}
	top := l.height(lines)
	objects[0].Show()
	if l.r.alone && size.Height-top < letterLines*theme.Size(theme.SizeNameText) {
		objects[0].Hide()
		top = -gap
	}
	objects[0].Resize(fyne.NewSize(size.Width, top))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Move(fyne.NewPos(0, top+gap))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-top-gap)))
}

// beside places the list at the left of the detail.
func (l overLayout) beside(objects []fyne.CanvasObject, size fyne.Size, gap float32) {
	left := size.Width * 0.42
	objects[0].Show()
	if l.r.alone && size.Height < letterLines*theme.Size(theme.SizeNameText) {
		objects[0].Hide()
		left = -gap
	}
	objects[0].Resize(fyne.NewSize(max(0, left), size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Move(fyne.NewPos(left+gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-gap, size.Height))
}

// turning is the layout of a list over what is chosen in it, and of the two side by side where the room is wide and low, as it is with large text.
type turning struct{ split *container.Split }

// Layout turns the two if that is better, and gives them all the room.
func (t turning) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if t.split.Horizontal != across(size) {
		t.split.Horizontal = !t.split.Horizontal
		t.split.Refresh()
	}
	t.split.Resize(size)
}

// MinSize is that of the list alone: what is chosen can be scrolled.
func (t turning) MinSize([]fyne.CanvasObject) fyne.Size { return t.split.Leading.MinSize() }

// underWords returns a button that begins where the words over it do.
func underWords(button fyne.CanvasObject) *fyne.Container { return container.New(indented{}, button) }

// indented is the layout of a button under words, whose labels have room at their left.
type indented struct{}

// MinSize is that of the button with the room at its left.
func (indented) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(theme.Size(theme.SizeNameInnerPadding), 0)
}

// Layout gives the button what it needs.
func (indented) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	objects[0].Move(fyne.NewPos(theme.Size(theme.SizeNameInnerPadding), 0))
	objects[0].Resize(objects[0].MinSize())
}
