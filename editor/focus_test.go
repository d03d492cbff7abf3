package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// focusables are all that can have the keyboard and is in view.
func focusables(o fyne.CanvasObject) []fyne.Focusable {
	var out []fyne.Focusable
	for _, x := range test.LaidOutObjects(o) {
		f, ok := x.(fyne.Focusable)
		if d, greyed := x.(fyne.Disableable); ok && x.Visible() && !(greyed && d.Disabled()) {
			out = append(out, f)
		}
	}
	return out
}
