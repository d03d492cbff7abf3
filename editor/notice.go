package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/plan"
)

// notice is a line under the toolbar that offers something and waits for nobody.
type notice struct {
	content *fyne.Container
	words   *fynewidget.Label
	do      *fynewidget.Button
	no      *fynewidget.Button
	removed *plan.Plan // the plan as a removal left it, while that is what can be taken back
	accept  func()
	decline func()
}

func newNotice() *notice {
	n := &notice{words: fynewidget.NewLabel("")}
	n.words.Wrapping = fyne.TextWrapWord
	n.do = fynewidget.NewButton("", func() {
		n.content.Hide()
		n.accept()
	})
	n.no = fynewidget.NewButton(say.NotNow, func() {
		n.content.Hide()
		n.decline()
	})
	n.no.Importance = fynewidget.LowImportance
	n.content = container.NewVBox(container.NewBorder(nil, nil, fynewidget.NewIcon(theme.InfoIcon()),
		container.NewCenter(container.NewHBox(n.do, n.no)), n.words), fynewidget.NewSeparator())
	n.content.Hide()
	return n
}

// Offer shows a line of words with a button that accepts. It goes away with an answer.
func (e *Editor) Offer(words, button string, accept, decline func()) {
	n := e.notice
	n.removed = nil
	n.no.SetText(say.NotNow)
	n.accept, n.decline = accept, decline
	n.words.SetText(words)
	n.do.SetText(button)
	n.content.Show()
	e.content.Refresh()
}

// Tell says on the status line what was done, until the person goes on.
func (e *Editor) Tell(words string) {
	e.status.SetText(words)
	if e.host.Tell != nil {
		e.host.Tell(words)
	}
}

// offerUndo says what was removed and offers to bring it back, unless something else is being offered. It goes away with the next edit.
func (e *Editor) offerUndo(words string) {
	n := e.notice
	if n.content.Visible() && n.removed == nil {
		return
	}
	e.Offer(words, say.Undo, e.Undo, func() {})
	n.no.SetText(say.Close)
	n.removed = e.doc.Plan()
}

// outdate takes the offer to undo a removal away once the plan is another.
func (n *notice) outdate(p *plan.Plan) {
	if n.removed != nil && n.removed != p {
		n.removed = nil
		n.content.Hide()
	}
}

// Withdraw takes back what is offered.
func (e *Editor) Withdraw() { e.notice.content.Hide() }

// Offered returns what is being offered, "" for nothing.
func (e *Editor) Offered() string {
	if !e.notice.content.Visible() {
		return ""
	}
	return e.notice.words.Text
}

// AcceptOffer accepts what is offered, as its button does.
func (e *Editor) AcceptOffer() {
	if e.notice.content.Visible() {
		e.notice.do.OnTapped()
	}
}
