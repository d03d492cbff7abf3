package widget

import "fyne.io/fyne/v2"

// Visible shows or hides something, and reports whether that changed it.
func Visible(o fyne.CanvasObject, on bool) bool {
	if o.Visible() == on {
		return false
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}
