package form

import (
	"strings"

	"fyne.io/fyne/v2"
)

// named returns the field with a name in the history, without its language.
func (f *Form) named(name string) *field {
	for _, e := range f.fields {
		if strings.TrimRight(e.name, "@:") == name {
			return e
		}
	}
	return nil
}

// Reveal scrolls to a field, named as in the history without its language, where the form shows one of that name. The keyboard stays where it is.
func (f *Form) Reveal(name string) {
	e := f.named(name)
	if e == nil {
		return
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(f.content).Y
	bottom := top + e.Size().Height
	y, view := f.scroll.Offset.Y, f.scroll.Size().Height
	if top < y || bottom > y+view {
		f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-view/4)))
	}
}

// Go gives a field the keyboard, named as in the history without its language. It reports whether the form shows one of that name.
func (f *Form) Go(name string) bool {
	e, c := f.named(name), f.Canvas()
	if e == nil || c == nil {
		return false
	}
	f.Reveal(name)
	c.Focus(e)
	return true
}
