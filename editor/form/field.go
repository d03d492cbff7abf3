// Package form edits the texts of a plan that stand outside the tables: its title page and its sections.
package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// Document is what a form asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	SetText(item plan.ID, field, words string) error
	Type(item plan.ID, field, words string)
	Edit(changes ...history.Change) error
	SetPicture(item plan.ID, field string, f plan.File) error
}

// field is an entry for one text of one item. It keeps what is typed as a draft and makes it an edit when it is left.
type field struct {
	widget.Entry
	form     *Form
	name     string // the field's name in the history, without its language
	hint     string // what stands in it while it is empty
	of       func(*plan.Plan) plan.Text
	original string
	touched  bool // something was typed since the words were last kept
	quiet    bool // the words are being set by us, not typed
}

func newField(f *Form, name, hint string, lines int, of func(*plan.Plan) plan.Text) *field {
	e := &field{form: f, name: name, hint: hint, of: of}
	e.PlaceHolder = hint
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
	}
	e.ExtendBaseWidget(e)
	e.OnChanged = e.typed
	e.OnSubmitted = func(string) { e.keep() }
	return e
}

func (e *field) typing() bool { return e.Text != e.original }

// AcceptsTab lets Tab go on to the next field.
func (e *field) AcceptsTab() bool { return false }

// key is the field's name in the history: with the language it is in, if it has one.
func (e *field) key() string {
	if strings.HasSuffix(e.name, "@") || strings.HasSuffix(e.name, ":") {
		return e.name + string(e.form.lang)
	}
	return e.name
}

// follow shows the words as the plan holds them now, unless others are being typed.
func (e *field) follow(p *plan.Plan) {
	text, hint := e.of(p), e.hint
	if first := text.In(p.Primary()); e.form.lang != p.Primary() && first != "" {
		hint = first
	}
	if e.PlaceHolder != hint {
		e.SetPlaceHolder(hint)
	}
	now := text.In(e.form.lang)
	if e.Text == e.original && now != e.Text {
		e.quiet = true
		e.SetText(now)
		e.quiet = false
	}
	e.original = now
}

func (e *field) typed(words string) {
	if !e.quiet {
		e.touched = true
		e.form.doc.Type(e.form.item, e.key(), words)
	}
}

// keep makes what was typed an edit of the plan. It reports whether that could be done.
func (e *field) keep() bool {
	if !e.touched {
		return true
	}
	words := strings.TrimSpace(e.Text)
	e.form.doc.Type(e.form.item, e.key(), words) // without the white space at its ends, the draft is this edit and done with
	if err := e.form.doc.SetText(e.form.item, e.key(), words); err != nil {
		e.form.Problem(err)
		return false
	}
	e.original, e.touched = words, false
	return true
}

// FocusLost keeps what was typed.
func (e *field) FocusLost() {
	e.Entry.FocusLost()
	e.keep()
}

// TypedKey puts the old words back at Escape, and goes to the next pane at F6.
func (e *field) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF6 {
		e.form.Next()
		return
	}
	if k.Name == fyne.KeyEscape && e.Text != e.original {
		e.SetText(e.original)
		return
	}
	if !widget.PassKey(e.form.Canvas(), k.Name) {
		e.Entry.TypedKey(k)
	}
}

// caption is the small heading over a field.
func caption(words string) *widget.Caption { return widget.NewCaption(words) }
