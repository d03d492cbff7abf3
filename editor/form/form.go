package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// Form shows the fields of one item, the plan itself or a section, in one language. Use it on Fyne's own goroutine.
type Form struct {
	fynewidget.BaseWidget

	// Problem is told of an edit that could not be kept. The words stay in the field.
	Problem func(error)
	// Next is told when F6 asks for the next pane.
	Next func()
	// Canvas returns where the form is shown, to give it the keyboard.
	Canvas func() fyne.Canvas

	doc     Document
	item    plan.ID
	lang    plan.Lang
	fields  []*field
	hints   []string
	content *fyne.Container
	scroll  *container.Scroll
}

// New returns an empty form that edits doc.
func New(doc Document) *Form {
	f := &Form{doc: doc, Problem: func(error) {}, Next: func() {}, content: container.NewVBox()}
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
	f.item, f.lang, f.fields, f.hints = item, l, nil, nil
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
	for i, e := range f.fields {
		e.follow(p, f.hints[i])
	}
}

// Keep saves what is being typed. It reports whether that could be done.
func (f *Form) Keep() bool {
	kept := true
	for _, e := range f.fields {
		kept = e.keep() && kept
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
	for _, e := range f.fields {
		if c != nil && c.Focused() == fyne.Focusable(e) && e.Text != e.original {
			e.Undo()
			return true
		}
	}
	return false
}

func (f *Form) add(label, name, hint string, lines int, of func(*plan.Plan) plan.Text) {
	e := newField(f, name, hint, lines, of)
	f.fields, f.hints = append(f.fields, e), append(f.hints, hint)
	f.content.Add(caption(label))
	f.content.Add(e)
}

func (f *Form) details() {
	f.add(say.Title, "title@", say.TitleHint, 1, func(p *plan.Plan) plan.Text { return p.Title })
	f.add(say.Subtitle, "subtitle@", say.SubtitleHint, 1, func(p *plan.Plan) plan.Text { return p.Subtitle })
	f.add(say.Edition, "edition:", say.EditionHint, 1, func(p *plan.Plan) plan.Text { return p.Edition })
	f.add(say.Organisation, "organisation.name:", say.OrganisationHint, 1, func(p *plan.Plan) plan.Text { return p.Organisation.Name })
	f.add(say.Label, "priorityLabel:", say.LabelHint, 1, func(p *plan.Plan) plan.Text { return p.PriorityLabel })
}

func (f *Form) section() {
	id := f.item
	text := func(pick func(*plan.Section) plan.Text) func(*plan.Plan) plan.Text {
		return func(p *plan.Plan) plan.Text {
			for i := range p.Sections {
				if p.Sections[i].ID == id {
					return pick(&p.Sections[i])
				}
			}
			return nil
		}
	}
	f.add(say.Heading, "title@", say.HeadingHint, 1, text(func(s *plan.Section) plan.Text { return s.Title }))
	f.add(say.Body, "body@", say.BodyHint, 18, text(func(s *plan.Section) plan.Text { return s.Body }))
	f.content.Add(caption(say.BodyHelp))
}
