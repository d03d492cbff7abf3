package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// Form shows the fields of one part of a plan in one language. Use it on Fyne's own goroutine.
type Form struct {
	fynewidget.BaseWidget

	// Problem is told of an edit that could not be kept. The words stay in the field.
	Problem func(error)
	// Next is told when F6 asks for the next pane.
	Next func()
	// Moved is told when what commands can do may have changed.
	Moved func()
	// ChoosePicture asks for a picture's file and calls done with its path, or not at all.
	ChoosePicture func(done func(path string))
	// Start runs work in a goroutine of its own.
	Start func(work func())
	// Canvas returns where the form is shown, to give it the keyboard.
	Canvas func() fyne.Canvas

	doc      Document
	page     Page
	item     plan.ID
	lang     plan.Lang
	fields   []*field
	choices  []*choice
	pictures []*pictureField
	lists    []*list
	proses   []*prose
	marked   *prose             // the text that commands such as bold are for; nil is the first
	years    *years             // of the title page, else nil
	colours  []*colour          // of the look
	facts    []*fact            // what is shown and not edited
	edits    []fyne.Disableable // the buttons and ticks, all of which change something
	other    fyne.CanvasObject  // the name of a nation that is not in the list; nil but on the title page
	moved    bool               // something was shown or hidden, so that what stands below it moves
	shown    bool               // a part is shown
	content  *fyne.Container
	scroll   *container.Scroll
}

// New returns an empty form that edits doc.
func New(doc Document) *Form {
	f := &Form{doc: doc, Problem: func(error) {}, Next: func() {}, Moved: func() {}, ChoosePicture: func(func(string)) {},
		Start: func(work func()) { go work() }, content: container.NewVBox()}
	f.scroll = container.NewVScroll(container.New(&widget.Column{Letters: 84, Left: true}, f.content))
	f.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(f) }
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return &renderer{form: f} }

type renderer struct {
	form  *Form
	width float32
}

func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.form.scroll} }
func (r *renderer) MinSize() fyne.Size           { return r.form.scroll.MinSize() }
func (r *renderer) Destroy()                     {}
func (r *renderer) Refresh()                     { r.form.scroll.Refresh() }

// Layout breaks wrapped texts anew for another width.
func (r *renderer) Layout(size fyne.Size) {
	r.form.scroll.Resize(size)
	if r.width != size.Width {
		r.width = size.Width
		r.form.moved = true
		r.form.settle()
	}
}

// AccessibilityLabel says what the form is.
func (f *Form) AccessibilityLabel() string { return say.Form }

// AccessibilityRole says that the form holds other things.
func (f *Form) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Form)(nil)

// Display shows a page in the language l. Item is the section or the priority that it is about; for the other pages the plan's own id.
func (f *Form) Display(page Page, item plan.ID, l plan.Lang) {
	if f.shown && page == f.page && item == f.item && l == f.lang {
		f.Reload()
		return
	}
	f.Keep()
	f.page, f.item, f.lang, f.shown = page, item, l, true
	f.fields, f.choices, f.pictures, f.lists, f.proses, f.marked, f.years, f.colours, f.facts, f.edits, f.other = nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil
	f.content.RemoveAll()
	f.build()
	f.moved = true
	f.Reload()
	f.scroll.ScrollToTop()
}

// Reload shows the document as it stands now. Text being typed stays as it is.
func (f *Form) Reload() {
	p := f.doc.Plan()
	for _, o := range f.edits {
		able(o, !p.Locked())
	}
	for _, l := range f.lists { // first, since they say whose texts the fields under them show
		l.follow(p)
	}
	for _, e := range f.fields {
		e.follow(p)
	}
	for _, c := range f.choices {
		c.follow(p)
	}
	for _, pic := range f.pictures {
		pic.follow(p)
	}
	if f.years != nil {
		f.years.follow(p)
	}
	for _, c := range f.colours {
		c.follow(p)
	}
	for _, x := range f.facts {
		x.follow(p)
	}
	for _, x := range f.proses {
		x.show()
	}
	if f.other != nil {
		f.moved = widget.Visible(f.other, p.Scope == plan.OtherScope) || f.moved
	}
	f.settle()
}

// locked reports whether the plan is agreed or published, so that its texts are only read.
func (f *Form) locked() bool { return f.doc.Plan().Locked() }

// settle makes room for what came into view. A wrapped text knows its height only when it has been laid out once.
func (f *Form) settle() {
	if !f.moved {
		return
	}
	f.moved = false
	for range 2 {
		f.content.Refresh()
		f.scroll.Refresh()
	}
}

// Keep saves what is being typed. It reports whether that could be done.
func (f *Form) Keep() bool {
	kept := true
	for _, e := range f.fields {
		kept = e.keep() && kept
	}
	if f.years != nil && !f.years.keep() {
		if c := f.Canvas(); c != nil {
			c.Focus(f.years) // with a note of what is wanted
		}
		return false
	}
	for _, e := range f.colours {
		if !e.keep() {
			if c := f.Canvas(); c != nil {
				c.Focus(e)
			}
			return false
		}
	}
	return kept
}

// Focus gives the first field the keyboard: on a page of a list, the list, or the button that begins it.
func (f *Form) Focus() {
	c := f.Canvas()
	switch {
	case c == nil:
	case len(f.lists) > 0 && f.page != Organisation:
		f.lists[0].focus()
	case len(f.fields) > 0:
		c.Focus(f.fields[0])
	case len(f.colours) > 0:
		c.Focus(f.colours[0])
	}
}

// UndoTyping takes back the last typing in the field that has the keyboard. It reports false when there is none.
func (f *Form) UndoTyping() bool {
	c := f.Canvas()
	if c == nil {
		return false
	}
	e, ok := c.Focused().(interface {
		Typing() bool
		Undo()
	})
	if !ok || !e.Typing() {
		return false
	}
	e.Undo()
	return true
}

// tight is a layout of things that belong together, one under the other.
func tight() fyne.Layout { return layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)) }

// under returns something with its name over it.
func (f *Form) under(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(tight(), caption(label), o)
}

// choose makes a choice with its name over it.
func (f *Form) choose(label string, offers func(*plan.Plan) []option, of func(*plan.Plan) string,
	changes func(*plan.Plan, string) []history.Change) fyne.CanvasObject {
	c := newChoice(f, offers, of, changes)
	c.name = label
	f.choices = append(f.choices, c)
	c.box = f.under(label, widget.Framed(c))
	return c.box
}

// heading adds the name of the page over its fields, with a word on what it is for.
func (f *Form) heading(words, help string) {
	l := fynewidget.NewLabel(words)
	l.SizeName = theme.SizeNameSubHeadingText
	l.TextStyle.Bold = true
	l.Wrapping = fyne.TextWrapWord
	f.content.Add(container.New(tight(), l, caption(help)))
}

// field makes an entry for a text with its name over it.
func (f *Form) field(label, name, hint string, lines int, of func(*plan.Plan) plan.Text) fyne.CanvasObject {
	e := f.entry(name, hint, lines, of)
	e.Name = label
	return f.under(label, e.content)
}

// entry makes an entry for a text that the form keeps up to date.
func (f *Form) entry(name, hint string, lines int, of func(*plan.Plan) plan.Text) *field {
	e := newField(f, name, hint, lines, of)
	f.fields = append(f.fields, e)
	return e
}

// text adds an entry for a text to the form.
func (f *Form) text(label, name, hint string, lines int, of func(*plan.Plan) plan.Text) fyne.CanvasObject {
	o := f.field(label, name, hint, lines, of)
	f.content.Add(o)
	return o
}

// line makes an entry for a text without languages, with its name over it.
func (f *Form) line(label, name, hint string, of func(*plan.Plan) string, doubt func(*plan.Plan, string) string) fyne.CanvasObject {
	e := f.entry(name, hint, 1, func(p *plan.Plan) plan.Text { return plan.In(f.lang, of(p)) })
	e.Name = label
	e.doubt = doubt
	return f.under(label, e.content)
}

// fact is a text that is shown and not edited here.
type fact struct {
	label *fynewidget.Label
	box   fyne.CanvasObject
	of    func(*plan.Plan) string
	form  *Form
}

// fact adds a text that is shown, under its name, where the plan has it.
func (f *Form) fact(label string, of func(*plan.Plan) string) {
	x := &fact{label: fynewidget.NewLabel(""), of: of, form: f}
	x.label.Wrapping = fyne.TextWrapWord
	x.box = f.under(label, x.label)
	f.facts = append(f.facts, x)
	f.content.Add(x.box)
}

func (x *fact) follow(p *plan.Plan) {
	words := x.of(p)
	if x.label.Text != words {
		x.label.SetText(words)
		x.form.moved = true
	}
	x.form.moved = widget.Visible(x.box, words != "") || x.form.moved
}
