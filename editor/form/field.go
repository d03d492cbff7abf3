package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/referring"
	"planwright/editor/widget"
	"planwright/plan"
)

// field is an entry for one text of one item.
type field struct {
	referring.Field
	form *Form
	item func() plan.ID // whose text it is, "" while there is no such item
	name string         // the field's name in the history, without its language
	of   func(*plan.Plan) plan.Text

	doubt   func(p *plan.Plan, words string) string // says in a sentence what looks mistyped; "" is nothing
	note    *fynewidget.Label                       // shows that
	other   *other                                  // the text in another language; nil for a text without languages
	marks   *prose                                  // what stands around a text in small Markdown; nil for others
	content fyne.CanvasObject                       // the entry with all that
}

func newField(f *Form, name, hint string, lines int, of func(*plan.Plan) plan.Text) *field {
	e := &field{form: f, name: name, of: of, item: func() plan.ID { return f.item }}
	e.Plan = func() *plan.Plan { return f.doc.Plan() }
	e.PlaceHolder = hint
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
	}
	e.ExtendBaseWidget(e)
	e.Draft = func(words string) { f.doc.Type(e.item(), e.key(), e.Source(words)) }
	e.Edit = func(words string) error { return f.doc.SetText(e.item(), e.key(), e.Source(words)) }
	e.Failed = func(err error) { f.Problem(err) }
	e.OnChanged = func(string) { e.typed() }
	e.OnSubmitted = func(string) { e.keep() }
	e.note = warning("")
	e.content = container.NewVBox(e, e.note)
	if e.hasLanguage() {
		e.other = newOther(e)
		e.content = container.NewVBox(container.New(&widget.Pair{Low: lines == 1}, e, e.other.content), e.other.stale, e.note)
	}
	return e
}

// warning is a sentence under a field about what stands in it, hidden until there is one.
func warning(words string) *fynewidget.Label {
	l := fynewidget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = fynewidget.WarningImportance
	l.Hide()
	return l
}

func (e *field) hasLanguage() bool {
	return strings.HasSuffix(e.name, "@") || strings.HasSuffix(e.name, ":")
}

// key is the field's name in the history: with the language it is in, if it has one.
func (e *field) key() string {
	if e.hasLanguage() {
		return e.name + string(e.form.lang)
	}
	return e.name
}

// follow shows the words as the plan holds them now, unless others are being typed.
func (e *field) follow(p *plan.Plan) {
	e.ReadOnly = p.Locked()
	text := e.of(p)
	if e.FollowWords(text.In(e.form.lang)) {
		e.showMarks()
	}
	if e.other != nil {
		e.other.follow(p, text)
	}
	e.judge(p)
}

// begin shows the text of another item in place of what stands there.
func (e *field) begin(p *plan.Plan) {
	e.BeginWith(e.of(p).In(e.form.lang))
	e.showMarks()
	e.follow(p)
}

// showMarks shows a text in small Markdown as it prints.
func (e *field) showMarks() {
	if e.marks != nil {
		e.marks.show()
	}
}

func (e *field) typed() {
	if e.item() == "" || !e.Typed() {
		return
	}
	if e.note.Visible() { // what was mended is no longer complained of
		e.judge(e.form.doc.Plan())
	}
	e.showMarks()
}

// judge says what looks mistyped, of words that nobody is typing; while they are being typed it only stops saying so.
func (e *field) judge(p *plan.Plan) {
	if e.doubt == nil {
		return
	}
	words := strings.TrimSpace(e.Text)
	doubt := ""
	if words != "" {
		doubt = e.doubt(p, words)
	}
	if doubt != "" && e.Typing() && !e.note.Visible() {
		return
	}
	if doubt != "" && e.note.Text != doubt {
		e.note.SetText(doubt)
		e.form.moved = true
	}
	e.form.moved = widget.Visible(e.note, doubt != "") || e.form.moved
	e.form.settle()
}

// keep makes what was typed an edit of the plan. It reports whether that could be done.
func (e *field) keep() bool {
	if e.item() == "" || !e.Touched() {
		return true
	}
	if !e.Keep() {
		return false
	}
	e.showMarks()
	e.judge(e.form.doc.Plan())
	return true
}

// FocusGained notes which text commands such as bold are for.
func (e *field) FocusGained() {
	e.Entry.FocusGained()
	if e.marks != nil {
		e.form.marked = e.marks
	}
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
	if k.Name == fyne.KeyEscape && e.GiveUp() {
		return
	}
	if !widget.PassKey(e.form.Canvas(), k.Name) {
		e.Entry.TypedKey(k)
	}
}

// caption is the small heading over a field.
func caption(words string) *widget.Caption { return widget.NewCaption(words) }
