package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// functionKeys are the keys that Fyne gives to whatever has the keyboard although they belong to the window: without Ctrl or Alt it takes no key
// for a shortcut.
var functionKeys = []fyne.KeyName{fyne.KeyF1, fyne.KeyF3, fyne.KeyF11}

// PassKey runs the shortcut of the canvas that a function key is, with Shift where that is held. It reports whether the key is one.
func PassKey(c fyne.Canvas, k fyne.KeyName) bool {
	if !slices.Contains(functionKeys, k) {
		return false
	}
	if to, ok := c.(fyne.Shortcutable); ok {
		s := &desktop.CustomShortcut{KeyName: k}
		if Shifted() {
			s.Modifier = fyne.KeyModifierShift
		}
		to.TypedShortcut(s)
	}
	return true
}

// Shifted reports whether Shift is held.
func Shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
