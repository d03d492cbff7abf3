package desktop

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/plan"
)

// message is something that was shown to the person.
type message struct {
	at      time.Time
	words   string
	problem bool
}

// mostMessages is how many are kept; the oldest go.
const mostMessages = 500

// note keeps what is shown to the person, so that it can be read again.
func (w *window) note(words string, problem bool) {
	if words = strings.TrimSpace(words); words == "" {
		return
	}
	w.messages = append(w.messages, message{w.now(), words, problem})
	if n := len(w.messages) - mostMessages; n > 0 {
		w.messages = w.messages[n:]
	}
}

// tell keeps a notice; the editor shows it.
func (w *window) tell(words string) { w.note(words, false) }

// problemWords returns what a problem says to people, on one line.
func problemWords(err error) string {
	var p *plan.Problem
	if errors.As(err, &p) {
		return document.Told(p).Error()
	}
	return say.ProblemTitle + ": " + err.Error()
}

// showMessages lists what was shown since the program began, the latest first.
func (w *window) showMessages() {
	content := container.NewVBox()
	var all []string
	for i := len(w.messages) - 1; i >= 0; i-- {
		m := w.messages[i]
		when := fynewidget.NewLabel(m.at.Format("15:04:05"))
		words := fynewidget.NewLabel(m.words)
		words.Wrapping = fyne.TextWrapWord
		if m.problem {
			words.Importance = fynewidget.DangerImportance
		}
		content.Add(container.NewBorder(nil, nil, container.NewVBox(when), nil, words))
		all = append(all, m.at.Format("2006-01-02 15:04:05")+"  "+m.words)
	}
	if len(all) == 0 {
		content.Add(caption(sayComfort.NoMessages))
		w.box(sayComfort.MessagesTitle, content, wide, choice{Label: say.OK})
		return
	}
	w.scrolledBox(sayComfort.MessagesTitle, content, choice{Label: sayComfort.CopyMessages, Keep: true, Do: func() {
		w.app.Clipboard().SetContent(strings.Join(all, "\n") + "\n")
	}})
}
