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

// height is that of the list with some lines, one at least.
func (l overLayout) height(lines float32) float32 {
	gap, v := theme.Size(theme.SizeNamePadding), newLineView()
	high := lines*(v.MinSize().Height+gap) + gap
	if l.r.headed() {
		high -= v.MinSize().Height - v.headingHeight()
	}
	return high
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

// head is the layout over a list: its title, the buttons at the end of that line, what is said of the list, and what chooses among its lines. That stands
// in the line of the title where the room is as wide as for a list beside its detail, and under the rest where it is narrower.
type head struct{ width float32 }

// wide reports whether all stands in one line.
func (h *head) wide() bool { return h.width > 34*theme.Size(theme.SizeNameText) }

// MinSize is what all needs at the width of the last layout.
func (h *head) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, tail := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(title.Width+tail.Width, h.place(objects))
}

// Layout places all.
func (h *head) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	h.place(objects)
}

// place puts all where it belongs at the width, and returns how high that is.
func (h *head) place(objects []fyne.CanvasObject) float32 {
	title, tail, said, choice := objects[0], objects[1], objects[2], objects[3]
	gap := theme.Size(theme.SizeNamePadding)
	row := max(title.MinSize().Height, tail.MinSize().Height)
	inRow := h.wide() && choice.Visible()
	if inRow {
		row = max(row, choice.MinSize().Height)
	}
	put := func(o fyne.CanvasObject, x, y, w, within float32) float32 {
		high := o.MinSize().Height
		o.Move(fyne.NewPos(x, y+(within-high)/2))
		o.Resize(fyne.NewSize(w, high))
		return high
	}
	left, right := title.MinSize().Width, tail.MinSize().Width
	put(title, 0, 0, max(0, h.width-right), row)
	put(tail, h.width-right, 0, right, row)
	if inRow {
		put(title, 0, 0, left, row)
		put(choice, left+gap, 0, h.width-left-right-2*gap, row)
	}
	y := row
	if said.Visible() {
		said.Resize(fyne.NewSize(h.width, said.Size().Height)) // what is wrapped knows its height by its width
		y += gap
		y += put(said, 0, y, h.width, said.MinSize().Height)
	}
	if choice.Visible() && !inRow {
		y += gap
		y += put(choice, 0, y, h.width, choice.MinSize().Height)
	}
	return y
}

// under is the layout of what stands under a head, whose height follows its width.
type under struct{}

// MinSize is that of both.
func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, body := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, body.Width), top.Height+theme.Size(theme.SizeNamePadding)+body.Height)
}

// Layout gives the head the height that it needs, and the rest to what stands under it.
func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, body := objects[0], objects[1]
	top.Resize(fyne.NewSize(size.Width, top.Size().Height)) // which tells it its width
	high := top.MinSize().Height
	top.Move(fyne.NewPos(0, 0))
	top.Resize(fyne.NewSize(size.Width, high))
	high += theme.Size(theme.SizeNamePadding)
	body.Move(fyne.NewPos(0, high))
	body.Resize(fyne.NewSize(size.Width, max(0, size.Height-high)))
}
