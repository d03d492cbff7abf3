package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/plan"
)

// lockBar is the quiet line over a plan that is agreed or published: it says why nothing can be written, and offers the way on.
type lockBar struct {
	content *fyne.Container
	words   *fynewidget.Label
	start   *fynewidget.Button
}

func newLockBar(e *Editor) *lockBar {
	b := &lockBar{words: fynewidget.NewLabel(""), start: fynewidget.NewButton(say.StartDraft, e.StartDraft)}
	b.words.Wrapping = fyne.TextWrapWord
	b.content = container.NewVBox(container.NewBorder(nil, nil, fynewidget.NewIcon(theme.InfoIcon()), container.NewCenter(b.start), b.words), fynewidget.NewSeparator())
	b.content.Hide()
	return b
}

// show follows the state of the plan. It reports whether the line came or went.
func (b *lockBar) show(p *plan.Plan) bool {
	words := say.AgreedLocked
	if p.State == plan.Published {
		words = say.PublishedLocked
	}
	if b.words.Text != words {
		b.words.SetText(words)
	}
	if b.content.Visible() == p.Locked() {
		return false
	}
	b.content.Hidden = !p.Locked()
	return true
}

// locked reports whether the plan is agreed or published, so that nothing in it is edited.
func (e *Editor) locked() bool { return e.doc.Plan().Locked() }

// refuse reports whether the plan is locked, and says so on the status line then.
func (e *Editor) refuse() bool {
	if e.locked() {
		e.status.SetText(say.LockedHint)
	}
	return e.locked()
}

// StartDraft begins a new draft of a plan that is agreed or published. The plan as it was stays as a version with a name.
func (e *Editor) StartDraft() {
	if !e.Keep() {
		return
	}
	before := len(e.doc.Plan().Editions)
	if err := e.doc.StartDraft(); err != nil {
		e.host.Problem(err)
		return
	}
	e.reload()
	words := say.DraftBegun
	if p := e.doc.Plan(); len(p.Editions) > before {
		name, _ := p.Editions[len(p.Editions)-1].Label.Best(append([]plan.Lang{e.lang}, p.Languages...)...)
		words = fmt.Sprintf(say.DraftKept, name)
	}
	e.Tell(words)
	e.Focus()
}
