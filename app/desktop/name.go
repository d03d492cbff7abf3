package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// askName asks for the name that stands beside what the person writes. A plan that is open is closed and opened again with it, since what one
// writes between opening and closing is signed once.
func (w *window) askName() {
	entry := newDialogEntry(w.settings.Name, sayReview.YourNameHint)
	note := fynewidget.NewLabel(sayReview.YourNameHelp)
	note.Wrapping = fyne.TextWrapWord
	entry.box = w.box(strings.TrimSuffix(sayReview.YourName, "…"), container.NewVBox(entry, note), wide, choice{Label: say.Cancel}, choice{Label: say.OK, Do: func() {
		name := strings.Join(strings.Fields(entry.Text), " ")
		if name == w.settings.Name {
			return
		}
		w.settings.Name = name
		w.store()
		if path := w.path; w.doc != nil {
			w.leave(departure{then: func() { w.showStart(); w.openPlan(path) }, stay: func() {}, again: w.showStart})
		}
	}})
	w.window.Canvas().Focus(entry)
}

// setName notes the name that was given beside the first comment. The plan stays open: what is written in it from now on bears the name where
// that can be.
func (w *window) setName(name string) {
	w.settings.Name = name
	w.store()
	if w.doc != nil {
		w.doc.SignAs(name)
	}
}
