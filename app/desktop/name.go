package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// askName asks for the name that stands beside what the person writes.
func (w *window) askName() {
	w.nameBox(strings.TrimSuffix(sayReview.YourName, "…"), sayReview.YourNameHelp, choice{Label: say.Cancel}, w.rename)
}

// rename takes the name that was given. Where another stood beside what was written, a plan that is open is closed and opened again, since what one
// writes between opening and closing is signed once.
func (w *window) rename(name string) {
	was := w.settings.Name
	if name == was {
		return
	}
	w.setName(name)
	if path := w.path; w.doc != nil && was != "" {
		w.leave(departure{then: func() { w.showStart(); w.openPlan(path) }, stay: func() {}, again: w.showStart})
	}
}

// withName asks for the person's name before it goes on, if he has not said it and was never asked, so that copies which meet are not all somebody's.
func (w *window) withName(then func()) {
	if w.settings.Name != "" || w.settings.Asked {
		then()
		return
	}
	w.settings.Asked = true
	w.store()
	w.nameBox(sayReview.NameBefore, sayReview.NameBeforeHelp, choice{Label: sayReview.NameSkip, Do: then}, func(name string) {
		w.rename(name)
		then()
	})
}

// nameBox is a dialog with a line for the person's name. Enter takes it, and Escape is the other choice.
func (w *window) nameBox(title, help string, other choice, take func(name string)) {
	entry := newDialogEntry(w.settings.Name, sayReview.YourNameHint)
	note := fynewidget.NewLabel(help)
	note.Wrapping = fyne.TextWrapWord
	b := w.box(title, container.NewVBox(entry, note), wide, other, choice{Label: say.OK, Do: func() {
		take(strings.Join(strings.Fields(entry.Text), " "))
	}})
	entry.box, b.cancel = b, b.buttons[0].OnTapped
	w.window.Canvas().Focus(entry)
}

// setName notes the person's name. The plan stays open: what is written in it from now on bears the name, and what was since it was opened.
func (w *window) setName(name string) {
	w.settings.Name = name
	w.store()
	if w.doc != nil {
		w.doc.SignAs(name)
	}
}
