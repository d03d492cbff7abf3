package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// aside is a list that can stand at the right of the middle: what waits for a choice, what is left to do, comments and the like. One stands there at a
// time, Editor.aside, and none knows of the others.
type aside struct {
	editor *Editor
	list   interface {
		Content() fyne.CanvasObject
		Focus()
	}
	offset  float64          // of the edge between the middle and the list before anybody has moved it: the share of the width that the middle has
	beside  *container.Split // the middle and the list; nil until it is first opened
	prepare func()           // fills the list before it is laid out; may be nil
	begin   func()           // shows what the list begins with, before it has the keyboard; may be nil
}

// open reports whether the list is the one that stands beside the middle.
func (a *aside) open() bool { return a.editor.aside == a }

// bring opens the list in place of any other and gives it the keyboard, or puts it away and gives that to the middle.
func (a *aside) bring(open bool) {
	a.place(open)
	if open {
		if a.begin != nil {
			a.begin()
		}
		a.list.Focus()
	} else {
		a.editor.Focus()
	}
	a.editor.host.Changed()
}

// stand opens the list in place of any other, or puts it away, and leaves the keyboard where it is.
func (a *aside) stand(open bool) {
	a.place(open)
	a.editor.host.Changed()
}

// place lays the window out with the list or without it. One that is not open can't put away the one that is.
func (a *aside) place(open bool) {
	e := a.editor
	switch {
	case open:
		e.aside = a
		if a.beside == nil {
			a.beside = container.NewHSplit(e.middle, a.list.Content())
			a.beside.Offset = a.offset // SetOffset would lay it out now, without a size
		}
		if a.prepare != nil {
			a.prepare()
		}
	case a.open():
		e.aside = nil
	}
	e.right.Refresh()
}
