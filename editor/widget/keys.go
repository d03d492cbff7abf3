package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// functionKeys are the keys that Fyne gives to whatever has the keyboard although they belong to the window: without Ctrl or Alt it takes no key
// for a shortcut.
var functionKeys = []fyne.KeyName{fyne.KeyF1, fyne.KeyF3, fyne.KeyF11}

// hearers are the windows that hear function keys, by their canvas. It belongs to Fyne's own goroutine, as all that asks it does.
var hearers = map[fyne.Canvas]func(fyne.KeyName, fyne.KeyModifier){}

// HearKeys has hear told of the function keys that what stands on a canvas passes on, with Shift or no modifier. One may hear a canvas; nil ends it.
func HearKeys(c fyne.Canvas, hear func(fyne.KeyName, fyne.KeyModifier)) {
	if hear == nil {
		delete(hearers, c)
		return
	}
	hearers[c] = hear
}

// PassKey passes a function key on to whoever hears those of the canvas, which may be nil for the only one that is heard. It reports whether the key is one; all others are for whatever has the
// keyboard.
func PassKey(c fyne.Canvas, k fyne.KeyName) bool {
	if !slices.Contains(functionKeys, k) {
		return false
	}
	hear := hearers[c]
	if c == nil && len(hearers) == 1 { // a widget that others embed doesn't know where it is
		for _, only := range hearers {
			hear = only
		}
	}
	if hear != nil {
		m := fyne.KeyModifier(0)
		if Shifted() {
			m = fyne.KeyModifierShift
		}
		hear(k, m)
	}
	return true
}

// Shifted reports whether Shift is held.
func Shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
