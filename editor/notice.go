package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// notice is a line under the toolbar that offers something and waits for nobody.
type notice struct {
	content *fyne.Container
	words   *fynewidget.Label
	do      *fynewidget.Button
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
	no := fynewidget.NewButton(say.NotNow, func() {
		n.content.Hide()
		n.decline()
	})
	no.Importance = fynewidget.LowImportance
	n.content = container.NewVBox(container.NewBorder(nil, nil, fynewidget.NewIcon(theme.InfoIcon()),
		container.NewCenter(container.NewHBox(n.do, no)), n.words), fynewidget.NewSeparator())
	n.content.Hide()
	return n
}

// Offer shows a line of words with a button that accepts. It goes away with an answer.
func (e *Editor) Offer(words, button string, accept, decline func()) {
	n := e.notice
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
