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

// Form shows the fields of one item, the plan itself or a section, in one language. Use it on Fyne's own goroutine.
type Form struct {
	fynewidget.BaseWidget

	// Problem is told of an edit that could not be kept. The words stay in the field.
	Problem func(error)
	// Next is told when F6 asks for the next pane.
	Next func()
	// ChoosePicture asks for a picture's file and calls done with its path, or not at all.
	ChoosePicture func(done func(path string))
	// Start runs work in a goroutine of its own.
	Start func(work func())
	// Canvas returns where the form is shown, to give it the keyboard.
	Canvas func() fyne.Canvas

	doc      Document
	item     plan.ID
	lang     plan.Lang
	fields   []*field
	choices  []*choice
	pictures []*pictureField
	years    *years            // of the title page, else nil
	colours  []*colour         // of the title page
	other    fyne.CanvasObject // the name of a nation that is not in the list; nil but on the title page
	content  *fyne.Container
	scroll   *container.Scroll
}

// New returns an empty form that edits doc.
func New(doc Document) *Form {
	f := &Form{doc: doc, Problem: func(error) {}, Next: func() {}, ChoosePicture: func(func(string)) {},
		Start: func(work func()) { go work() }, content: container.NewVBox()}
	f.scroll = container.NewVScroll(container.New(&widget.Column{Letters: 84, Left: true}, f.content))
	f.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(f) }
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(f.scroll) }

// AccessibilityLabel says what the form is.
func (f *Form) AccessibilityLabel() string { return say.Form }

// AccessibilityRole says that the form holds other things.
func (f *Form) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Form)(nil)

// Display shows the fields of an item in the language l: the plan's own id for the title page, or a section's.
func (f *Form) Display(item plan.ID, l plan.Lang) {
	if item == f.item && l == f.lang && len(f.fields) > 0 {
		f.Reload()
		return
	}
	f.Keep()
	f.item, f.lang, f.fields, f.choices, f.pictures, f.years, f.colours, f.other = item, l, nil, nil, nil, nil, nil, nil
	f.content.RemoveAll()
	if item == f.doc.Plan().ID {
		f.details()
	} else {
		f.section()
	}
	f.content.Refresh()
	f.scroll.ScrollToTop()
	f.Reload()
}

// Reload shows the document as it stands now. Text being typed stays as it is.
func (f *Form) Reload() {
	p := f.doc.Plan()
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
	if f.other != nil && f.other.Visible() != (p.Scope == plan.OtherScope) {
		if p.Scope == plan.OtherScope {
			f.other.Show()
		} else {
			f.other.Hide()
		}
		f.content.Refresh()
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

// Focus gives the first field the keyboard.
func (f *Form) Focus() {
	if c := f.Canvas(); c != nil && len(f.fields) > 0 {
		c.Focus(f.fields[0])
	}
}

// UndoTyping takes back the last typing in the field that has the keyboard. It reports false when there is none.
func (f *Form) UndoTyping() bool {
	c := f.Canvas()
	if c == nil {
		return false
	}
	e, ok := c.Focused().(interface {
		typing() bool
		Undo()
	})
	if !ok || !e.typing() {
		return false
	}
	e.Undo()
	return true
}

// under returns something with its name over it.
func (f *Form) under(label string, o fyne.CanvasObject) fyne.CanvasObject {
	close := layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding))
	return container.New(close, caption(label), o)
}

// choose makes a choice with its name over it.
func (f *Form) choose(label string, offers func(*plan.Plan) []option, of func(*plan.Plan) string,
	changes func(*plan.Plan, string) []history.Change) fyne.CanvasObject {
	c := newChoice(f, offers, of, changes)
	f.choices = append(f.choices, c)
	return f.under(label, widget.Framed(c))
}
