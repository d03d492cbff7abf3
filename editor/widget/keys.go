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
	m := fyne.KeyModifier(0)
	if Shifted() {
		m = fyne.KeyModifierShift
	}
	pass(c, k, m)
	return true
}

func pass(c fyne.Canvas, k fyne.KeyName, m fyne.KeyModifier) {
	hear := hearers[c]
	if c == nil && len(hearers) == 1 { // a widget that others embed doesn't know where it is
		for _, only := range hearers {
			hear = only
		}
	}
	if hear != nil {
		hear(k, m)
	}
}

// Pluses are the ways to press Ctrl and plus beside that of the menus, which know one for each of their items: Ctrl and the key that has the equals sign.
// Where plus is on that key it takes Shift, and it may be on a key of its own, as it is beside the numbers.
var Pluses = []fyne.Shortcut{
	&desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
	&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
	&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: fyne.KeyModifierShortcutDefault},
}

// PassPlus passes Ctrl and plus on to whoever hears the keys of the canvas, as the menus have it. It reports whether that was pressed.
func PassPlus(c fyne.Canvas, s fyne.Shortcut) bool {
	if !slices.ContainsFunc(Pluses, func(p fyne.Shortcut) bool { return p.ShortcutName() == s.ShortcutName() }) {
		return false
	}
	pass(c, fyne.KeyEqual, fyne.KeyModifierShortcutDefault)
	return true
}

// Shifted reports whether Shift is held.
func Shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
