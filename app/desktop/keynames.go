package desktop

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// shortcutName returns how a shortcut is written: "Ctrl+Shift+P". It returns "" for none.
func shortcutName(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		of   fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, sayComfort.Ctrl}, {fyne.KeyModifierSuper, superName()}, {fyne.KeyModifierAlt, sayComfort.Alt}, {fyne.KeyModifierShift, sayComfort.Shift}} {
		if k.Mod()&m.of != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(k.Key())
	switch k.Key() {
	case fyne.KeyReturn, fyne.KeyEnter:
		name = sayComfort.Enter
	case fyne.KeyUp:
		name = sayComfort.Up
	case fyne.KeyDown:
		name = sayComfort.Down
	}
	return strings.Join(append(parts, name), "+")
}

// superName is the name of the key that Fyne calls Super: on a Mac it is Cmd.
func superName() string {
	if runtime.GOOS == "darwin" {
		return "Cmd"
	}
	return "Super"
}

// menuCommand is a command of the menus.
type menuCommand struct {
	menu, label, shortcut string
	item                  *fyne.MenuItem
}

// commands returns every command of the menus as they stand, those of menus within menus too.
func (w *window) commands() []menuCommand {
	var out []menuCommand
	var add func(menu string, items []*fyne.MenuItem)
	add = func(menu string, items []*fyne.MenuItem) {
		for _, i := range items {
			switch {
			case i.IsSeparator:
			case i.ChildMenu != nil:
				add(menu+sayComfort.Within+i.Label, i.ChildMenu.Items)
			default:
				out = append(out, menuCommand{menu, i.Label, shortcutName(i.Shortcut), i})
			}
		}
	}
	if m := w.window.MainMenu(); m != nil {
		for _, x := range m.Items {
			add(x.Label, x.Items)
		}
	}
	return out
}

// passedKey runs the command of the menus whose shortcut a key is: see widget.PassKey.
func (w *window) passedKey(name fyne.KeyName, m fyne.KeyModifier) {
	for _, c := range w.commands() {
		if k, ok := c.item.Shortcut.(fyne.KeyboardShortcut); ok && k.Key() == name && k.Mod() == m {
			c.item.Action()
			return
		}
	}
}

// remembered puts a key at the head of those chosen lately.
func remembered(lately []string, key string) []string {
	const most = 8
	lately = slices.Insert(slices.DeleteFunc(slices.Clone(lately), func(k string) bool { return k == key }), 0, key)
	return lately[:min(len(lately), most)]
}
