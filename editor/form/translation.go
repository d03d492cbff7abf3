package form

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// other shows a field's text in another language beside it, as a help when translating, and says how the two stand to each other.
type other struct {
	field   *field
	lang    plan.Lang
	name    *widget.Caption
	words   *fynewidget.Label
	content *fyne.Container // the text, with its language over it
	note    *fynewidget.Label
	still   *button
	stale   *fyne.Container // what is said where the translation is older than what it translates
}

func newOther(e *field) *other {
	o := &other{field: e, name: caption(""), words: fynewidget.NewLabel("")}
	o.words.Wrapping = fyne.TextWrapWord
	o.content = container.New(tight(), o.name, o.words)
	o.note = warning("")
	o.note.Show()
	o.still = newButton(e.form, say.StillRight, o.confirm)
	o.stale = container.NewBorder(nil, nil, nil, container.NewCenter(o.still), o.note)
	o.content.Hide()
	o.stale.Hide()
	return o
}

// otherLanguage returns the language that helps with l: the primary one, or for that the second. It returns "" in a plan of one language.
func otherLanguage(p *plan.Plan, l plan.Lang) plan.Lang {
	for _, x := range p.Languages {
		if x != l {
			return x
		}
	}
	return ""
}

func (o *other) follow(p *plan.Plan, text plan.Text) {
	f := o.field.form
	o.lang = otherLanguage(p, f.lang)
	primary := p.Primary()
	words := text.In(o.lang)
	if o.field.marks != nil {
		words = (&markup.Numbering{}).Show(p, words)
	}
	name := LanguageName(o.lang)
	if f.lang == primary {
		switch text.Translation(o.lang, primary) {
		case plan.Stale:
			name = fmt.Sprintf(say.OlderThan, name, LanguageName(primary))
		case plan.Missing:
			name = fmt.Sprintf(say.NotYetIn, name)
		}
	}
	show := o.lang != "" && (words != "" || f.lang == primary && text.In(primary) != "")
	some := words != ""
	if !o.field.MultiLine { // one line has room for both
		if o.lang != "" && f.lang == primary && words == "" {
			words = name
		} else {
			words = fmt.Sprintf(say.InLanguage, name, words)
		}
		some, name = true, ""
	}
	if o.name.Text != name {
		o.name.SetText(name)
	}
	if o.words.Text != words {
		o.words.SetText(words)
		f.moved = true
	}
	stale := f.lang != primary && text.Translation(f.lang, primary) == plan.Stale
	if stale {
		note := fmt.Sprintf(say.ChangedSince, LanguageName(primary), LanguageName(f.lang))
		if o.note.Text != note {
			o.note.SetText(note)
		}
	}
	f.moved = widget.Visible(o.words, some) || f.moved
	f.moved = widget.Visible(o.name, name != "") || f.moved
	f.moved = widget.Visible(o.content, show) || f.moved
	f.moved = widget.Visible(o.stale, stale) || f.moved
}

// confirm notes that a translation says what the text says now that it translates.
func (o *other) confirm() {
	e := o.field
	if !e.keep() || e.item() == "" {
		return
	}
	p := e.form.doc.Plan()
	of := history.V(plan.SourceDigest(e.of(p).In(p.Primary())))
	if err := e.form.doc.Edit(history.Change{Item: e.item(), Field: history.SourceField(e.key()), Value: of}); err != nil {
		e.form.Problem(err)
	}
	e.form.Reload()
}
