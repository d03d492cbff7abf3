package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// field is an entry for one text of one item. It keeps what is typed as a draft and makes it an edit when it is left.
type field struct {
	widget.Entry
	form     *Form
	item     func() plan.ID // whose text it is, "" while there is no such item
	name     string         // the field's name in the history, without its language
	of       func(*plan.Plan) plan.Text
	original string
	touched  bool // something was typed since the words were last kept
	quiet    bool // the words are being set by us, not typed

	doubt   func(p *plan.Plan, words string) string // says in a sentence what looks mistyped; "" is nothing
	note    *fynewidget.Label                       // shows that
	other   *other                                  // the text in another language; nil for a text without languages
	marks   *prose                                  // what stands around a text in small Markdown; nil for others
	content fyne.CanvasObject                       // the entry with all that
}

func newField(f *Form, name, hint string, lines int, of func(*plan.Plan) plan.Text) *field {
	e := &field{form: f, name: name, of: of, item: func() plan.ID { return f.item }}
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

func (e *field) typing() bool { return e.Text != e.original }

// AcceptsTab lets Tab go on to the next field.
func (e *field) AcceptsTab() bool { return false }

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
	now := text.In(e.form.lang)
	if e.Text == e.original && now != e.Text {
		e.put(now)
	}
	e.original = now
	if e.other != nil {
		e.other.follow(p, text)
	}
	e.judge(p)
}

// begin shows the text of another item in place of what stands there.
func (e *field) begin(p *plan.Plan) {
	e.original, e.touched = e.of(p).In(e.form.lang), false
	e.put(e.original)
	e.follow(p)
}

// put sets the entry's words without that counting as typing.
func (e *field) put(words string) {
	e.quiet = true
	e.SetText(words)
	e.quiet = false
	if e.marks != nil {
		e.marks.show()
	}
}

func (e *field) typed(words string) {
	if e.quiet || e.item() == "" {
		return
	}
	e.touched = true
	e.form.doc.Type(e.item(), e.key(), words)
	if e.note.Visible() { // what was mended is no longer complained of
		e.judge(e.form.doc.Plan())
	}
	if e.marks != nil {
		e.marks.show()
	}
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
	if doubt != "" && e.typing() && !e.note.Visible() {
		return
	}
	if doubt != "" && e.note.Text != doubt {
		e.note.SetText(doubt)
		e.form.moved = true
	}
	e.form.moved = visible(e.note, doubt != "") || e.form.moved
	e.form.settle()
}

// keep makes what was typed an edit of the plan. It reports whether that could be done.
func (e *field) keep() bool {
	item := e.item()
	if !e.touched || item == "" {
		return true
	}
	words := strings.TrimSpace(e.Text)
	e.form.doc.Type(item, e.key(), words) // without the white space at its ends, the draft is this edit and done with
	if err := e.form.doc.SetText(item, e.key(), words); err != nil {
		e.form.Problem(err)
		return false
	}
	e.original, e.touched = words, false
	if e.Text != words {
		e.put(words)
	}
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
