package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor"
	"planwright/plan"
)

// refreshMenu shows what can be done now.
func (w *window) refreshMenu() {
	menus := []*fyne.Menu{w.fileMenu()}
	if w.editor != nil {
		menus = append(menus, w.editor.Menus(fyne.NewMenuItemSeparator(),
			w.entry(sayReview.NameVersion, w.nameVersion, true), w.entry(sayReview.YourName, w.askName, true))...)
	}
	menus = append(menus, w.viewMenu(), w.helpMenu())
	if old := w.window.MainMenu(); old != nil && w.menuOf == w.editor && sameMenus(old.Items, menus) {
		return
	}
	w.menuOf = w.editor
	w.window.SetMainMenu(fyne.NewMainMenu(menus...))
}

// sameMenus reports whether two sets of menus look the same, so that a menu that is open does not close for nothing.
// What the items do is the same then too: they act on the window as it is when they are chosen.
func sameMenus(a, b []*fyne.Menu) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Label != b[i].Label || len(a[i].Items) != len(b[i].Items) {
			return false
		}
		for j, x := range a[i].Items {
			y := b[i].Items[j]
			if x.Label != y.Label || x.Disabled != y.Disabled || x.Checked != y.Checked || x.IsSeparator != y.IsSeparator {
				return false
			}
			if x.ChildMenu != nil && (y.ChildMenu == nil || !sameMenus([]*fyne.Menu{x.ChildMenu}, []*fyne.Menu{y.ChildMenu})) {
				return false
			}
		}
	}
	return true
}

// entry makes a menu item. Fyne runs the shortcuts of greyed items too, and of all while a dialog is open; these do nothing.
func (w *window) entry(label string, do func(), enabled bool, shortcut ...fyne.Shortcut) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() {
		if enabled && !w.modal() {
			do()
		}
	})
	item.Disabled = !enabled
	if len(shortcut) > 0 {
		item.Shortcut = shortcut[0]
	}
	return item
}

func ctrl(name fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	m := fyne.KeyModifierShortcutDefault
	for _, x := range more {
		m |= x
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: m}
}

func (w *window) fileMenu() *fyne.Menu {
	open := w.doc != nil
	recent := w.entry(say.OpenRecent, func() {}, len(w.settings.Recent) > 0)
	if len(w.settings.Recent) > 0 {
		recent.ChildMenu = fyne.NewMenu("")
		for _, r := range w.settings.Recent {
			label := r.Title
			if label == "" {
				label = say.Untitled
			}
			recent.ChildMenu.Items = append(recent.ChildMenu.Items,
				w.entry(label+say.Dot+short(r.Path), func() { w.openPlan(r.Path) }, true))
		}
	}
	exportAs := w.entry(say.ExportAs, func() {}, open)
	exportAs.ChildMenu = fyne.NewMenu("",
		w.entry(say.ExportHTML, w.exportPage, open),
		w.entry(say.ExportSheet, w.exportSheet, open),
		w.entry(say.ExportCSV, func() { w.exportData(".csv") }, open),
		w.entry(say.ExportJSON, func() { w.exportData(".json") }, open))
	quit := fyne.NewMenuItem(say.Quit, w.quit)
	quit.Shortcut = ctrl(fyne.KeyQ)
	quit.IsQuit = true
	return fyne.NewMenu(say.File,
		w.entry(say.New, w.newDialog, true, ctrl(fyne.KeyN)),
		w.entry(sayNation.New, w.newNation, true),
		w.entry(say.OpenDots, w.openDialog, true, ctrl(fyne.KeyO)),
		recent,
		w.entry(say.OpenExample, w.openExample, true),
		w.entry(say.TakeIn, w.takeInDialog, true, ctrl(fyne.KeyI)),
		fyne.NewMenuItemSeparator(),
		w.entry(say.SaveNow, w.saveNow, open, ctrl(fyne.KeyS)),
		w.entry(say.SaveCopy, w.saveCopy, open),
		w.entry(say.SaveAfresh, w.saveAfresh, open),
		w.entry(say.MoveTo, w.moveTo, open),
		fyne.NewMenuItemSeparator(),
		w.entry(say.ExportPDF, w.exportPDF, open, ctrl(fyne.KeyE)),
		w.entry(sayComfort.Print, w.print, open, ctrl(fyne.KeyP)),
		exportAs,
		fyne.NewMenuItemSeparator(),
		w.entry(say.Earlier, func() { w.earlierVersions() }, open),
		w.entry(say.ClearWorking, w.clearWorking, open),
		fyne.NewMenuItemSeparator(),
		w.entry(sayComfort.NewWindow, w.newWindow, true, ctrl(fyne.KeyN, fyne.KeyModifierShift)),
		fyne.NewMenuItemSeparator(),
		w.entry(say.Close, w.closePlan, open, ctrl(fyne.KeyW)),
		quit)
}

func (w *window) viewMenu() *fyne.Menu {
	m := fyne.NewMenu(say.View)
	if w.editor != nil {
		for i, l := range w.editor.Plan().Languages {
			item := w.entry(fmt.Sprintf(say.PlanIn, editor.LanguageName(l)), func() { w.setLanguage(l) }, true)
			item.Checked = l == w.editor.Language()
			if keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}; i < len(keys) {
				item.Shortcut = ctrl(keys[i])
			}
			m.Items = append(m.Items, item)
		}
		m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		m.Items = append(m.Items, w.editor.PreviewMenu()...)
		m.Items = append(m.Items, w.editor.TimelineMenu()...)
		m.Items = append(m.Items, fyne.NewMenuItemSeparator(), w.entry(sayComfort.Counts, w.counts, true), fyne.NewMenuItemSeparator())
	}
	m.Items = append(m.Items,
		w.entry(say.Larger, func() { w.setZoom(w.settings.zoomBy(1)) }, true, ctrl(fyne.KeyEqual)),
		w.entry(say.Smaller, func() { w.setZoom(w.settings.zoomBy(-1)) }, true, ctrl(fyne.KeyMinus)),
		w.entry(fmt.Sprintf(say.UsualSize, w.settings.Zoom*100), func() { w.setZoom(1) }, true, ctrl(fyne.Key0)),
		fyne.NewMenuItemSeparator())
	full := w.entry(sayComfort.FullScreen, w.fullScreen, true, &desktop.CustomShortcut{KeyName: fyne.KeyF11})
	full.Checked = w.window.FullScreen()
	m.Items = append(m.Items, full, fyne.NewMenuItemSeparator(), w.colourMenu(), w.languageMenu())
	return m
}

// colourMenu offers the sets of colours.
func (w *window) colourMenu() *fyne.MenuItem {
	item := w.entry(sayComfort.Colours, func() {}, true)
	item.ChildMenu = fyne.NewMenu("")
	for _, l := range looks() {
		one := w.entry(l.words, func() { w.setLook(l.look) }, true)
		one.Checked = l.look == w.settings.Look
		item.ChildMenu.Items = append(item.ChildMenu.Items, one)
	}
	return item
}

func (w *window) helpMenu() *fyne.Menu {
	return fyne.NewMenu(say.Help,
		w.entry(sayComfort.HelpPage, w.help, true, &desktop.CustomShortcut{KeyName: fyne.KeyF1}),
		w.entry(sayComfort.Search, w.searchDialog, true, ctrl(fyne.KeyK)),
		w.entry(say.Shortcuts, w.shortcuts, true, ctrl(fyne.KeySlash)),
		w.entry(sayComfort.Messages, w.showMessages, true),
		fyne.NewMenuItemSeparator(),
		w.entry(say.About, w.about, true))
}

// setLanguage shows the plan in another of its languages.
func (w *window) setLanguage(l plan.Lang) {
	if w.editor != nil {
		w.editor.SetLanguage(l)
		w.changed()
	}
}

// about says what the program is.
func (w *window) about() {
	label := fynewidget.NewLabel(fmt.Sprintf(say.AboutWords, w.Version, w.DataDir))
	label.Wrapping = fyne.TextWrapWord
	w.box(Name, label, wide, choice{Label: say.OK})
}
