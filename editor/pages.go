package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/outline"
	"planwright/editor/preview"
	"planwright/editor/table"
	"planwright/export/layout"
	"planwright/plan"
)

// Panes says how the panes of the window stand.
type Panes struct {
	Preview bool    `json:"preview"` // the page preview is open, where there is room for it
	Share   float64 `json:"share"`   // of the width beside the outline that the preview has, from 0 to 1; 0 is the usual
	Outline float64 `json:"outline"` // of the whole width that the outline has, from 0 to 1; 0 is the usual
	Details bool    `json:"details"` // the details of the row are open below the table
	Lower   float64 `json:"lower"`   // of the height of the table that the details have, from 0 to 1; 0 is the usual
}

// usualOutline is how much of the width the outline has when nobody has moved its edge.
const usualOutline = 0.21

// outlineShare is how much of the width the outline has at first.
func (e *Editor) outlineShare() float64 {
	if o := e.host.Panes.Outline; o >= 0.05 && o <= 0.8 {
		return o
	}
	return usualOutline
}

// usualShare is how much of the width beside the outline the preview has when nobody has moved its edge.
const usualShare = 0.44

// listening is the document as the table and the forms have it: the preview hears of their keystrokes.
type listening struct {
	Document
	heard func(item plan.ID, field string)
}

// Type takes what is being typed.
func (l listening) Type(item plan.ID, field, words string) {
	l.Document.Type(item, field, words)
	l.heard(item, field)
}

// buildPreview makes the preview and the two sides of the window: the middle alone, or with the preview beside it.
func (e *Editor) buildPreview() {
	e.preview.Chosen = e.goTo
	e.preview.Canvas = e.table.Canvas
	if e.host.PageWords != nil {
		e.preview.Words, e.preview.Usual = e.host.PageWords, e.host.UsualPages
	}
	e.beside = container.NewHSplit(e.middle, e.preview)
	share := e.host.Panes.Share
	if share < 0.1 || share > 0.9 {
		share = usualShare
	}
	e.beside.Offset = 1 - share
	e.right = container.New(&sides{e}, e.middle)
	e.preview.Display(e.lang)
	e.paged = e.host.Panes.Preview
}

// narrow is below how many times the size of text the middle and the preview have no room beside each other. The preview then waits
// for a wider window, unless it is opened all the same.
const narrow = 56

// roomy reports whether the middle and the preview have room in a width.
func roomy(width float32) bool { return width >= narrow*theme.Size(theme.SizeNameText) }

// sides is the layout of the middle alone or with the preview beside it.
type sides struct{ *Editor }

// MinSize is that of the middle: the preview can go away.
func (s *sides) MinSize([]fyne.CanvasObject) fyne.Size { return s.middle.MinSize() }

// Layout shows the preview where it is wanted and has room.
func (s *sides) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	shown := s.paged && s.aside == nil && (roomy(size.Width) || s.forced)
	var pane fyne.CanvasObject = s.middle
	switch {
	case s.aside != nil && roomy(size.Width):
		pane = s.aside.beside
	case s.aside != nil: // the list alone: it shows all that is needed to choose
		pane = s.aside.list.Content()
	case shown:
		pane = s.beside
	}
	other := s.right.Objects[0] != pane
	if other {
		s.right.Objects = []fyne.CanvasObject{pane}
	}
	pane.Move(fyne.NewPos(0, 0))
	pane.Resize(size)
	if other {
		pane.Refresh() // the middle has had another size since
	}
	s.preview.Activate(shown)
}

// seesPages reports whether the preview is in view.
func (e *Editor) seesPages() bool { return e.right.Objects[0] == e.beside }

// Panes returns how the panes stand now.
func (e *Editor) Panes() Panes {
	return Panes{Preview: e.paged, Share: 1 - e.beside.Offset, Outline: e.split.Offset, Details: e.details.open, Lower: e.details.share()}
}

// TogglePreview opens the page preview or puts it away.
func (e *Editor) TogglePreview() {
	e.aside = nil
	e.paged = !e.seesPages()
	e.forced = e.paged && !roomy(e.right.Size().Width)
	if !e.paged {
		e.Focus() // the keyboard does not stay in what goes away
	}
	e.right.Refresh()
	e.host.Changed()
}

// PreviewMenu returns the items of the View menu that are about the pages.
func (e *Editor) PreviewMenu() []*fyne.MenuItem {
	open := e.seesPages
	m := e.menu("", []Command{
		{Label: say.PagePreview, Shortcut: key(fyne.KeyP, fyne.KeyModifierShift), Do: e.TogglePreview},
		{Label: say.Reduced, Shortcut: key(fyne.KeyR, fyne.KeyModifierShift), Do: func() { e.ShowReduced(!e.table.Reduced()) }},
	})
	m.Items[0].Checked, m.Items[1].Checked = e.seesPages(), e.table.Reduced()
	pages := fyne.NewMenuItem(say.Pages, func() {})
	pages.Disabled = !e.seesPages()
	pages.ChildMenu = e.menu("", []Command{
		{Label: say.NextPage, Do: func() { e.preview.Turn(1) }, Enabled: open},
		{Label: say.PreviousPage, Do: func() { e.preview.Turn(-1) }, Enabled: open},
		{},
		{Label: say.LargerPages, Do: func() { e.preview.Zoom(1) }, Enabled: open},
		{Label: say.SmallerPages, Do: func() { e.preview.Zoom(-1) }, Enabled: open},
		{Label: say.FitWidth, Do: e.preview.FitWidth, Enabled: open},
		{Label: say.FitPage, Do: e.preview.FitPage, Enabled: open},
		{},
		{Label: say.UsualPages, Do: func() { e.preview.Usual() }, Enabled: func() bool { return open() && e.preview.Unusual() }},
	})
	return []*fyne.MenuItem{m.Items[0], pages, m.Items[1], e.detailsItem()}
}

// ShowReduced shows the reduced version: in the table each action beside its short form, and its pages in the preview; or the full version again.
func (e *Editor) ShowReduced(on bool) {
	e.table.SetReduced(on)
	e.followVersion()
	e.host.Changed()
}

// followVersion has the preview show the version that the table shows, once that is another.
func (e *Editor) followVersion() {
	if on := e.table.Reduced(); on != e.reduced {
		e.reduced = on
		e.preview.SetReduced(on)
	}
}

// ShowPages shows the pages made in another way, as those of a PDF are.
func (e *Editor) ShowPages(l preview.Look) { e.preview.SetLook(l) }

// Pages returns how the pages are made that the preview shows.
func (e *Editor) Pages() preview.Look { return e.preview.Look() }

// follow has the preview show what the person is working on.
func (e *Editor) follow() {
	if e.part.Kind != outline.Priority {
		id, part := e.form.Chosen(), layout.Whole
		if id == "" {
			id = e.part.ID
			if e.part.Kind == outline.Organisation {
				part = layout.ImprintPart
			}
		}
		e.preview.Follow(id, part)
		return
	}
	e.followVersion()
	c := e.table.Active()
	parts := map[table.Kind]layout.Part{table.Theme: layout.TitlePart, table.Action: layout.ActionPart, table.Measure: layout.MeasurePart, table.When: layout.WhenPart}
	switch c.Kind {
	case table.Theme, table.When:
		e.preview.Follow(c.Owner, parts[c.Kind])
	default:
		if c.Item != "" {
			e.preview.Follow(c.Item, layout.Whole)
		} else {
			e.preview.Follow(c.Owner, parts[c.Kind])
		}
	}
}

// goTo chooses the part of the plan, and the cell, that a place on a page shows. What the window can't edit is left alone.
func (e *Editor) goTo(s layout.Spot) {
	p := e.doc.Plan()
	it, ok := p.Find(s.Item)
	if !ok {
		return // it has gone since the page was made
	}
	switch it.Kind {
	case plan.KindPlan:
		kind := outline.Details
		if s.Part == layout.ImprintPart {
			kind = outline.Organisation
		}
		e.choose(outline.Part{Kind: kind, ID: it.ID}, true)
	case plan.KindSection:
		e.choose(outline.Part{Kind: outline.Section, ID: it.ID}, true)
	case plan.KindStatistic:
		e.goToEntry(outline.Part{Kind: outline.Statistics, ID: p.ID}, it.ID)
	case plan.KindTerm:
		e.goToEntry(outline.Part{Kind: outline.Terms, ID: p.ID}, it.ID)
	case plan.KindCharity:
		e.goToEntry(outline.Part{Kind: outline.Organisation, ID: p.ID}, it.ID)
	case plan.KindPriority:
		e.goToCell(it.ID, table.Heading, it.ID, it.ID)
	case plan.KindCommitment:
		e.goToCell(it.Parent, table.Commitment, it.Parent, it.ID)
	case plan.KindAction:
		e.goToRow(p, it.Parent, table.Action, it.ID)
	case plan.KindMeasure:
		e.goToRow(p, it.Parent, table.Measure, it.ID)
	case plan.KindRow:
		kinds := map[layout.Part]table.Kind{layout.TitlePart: table.Theme, layout.MeasurePart: table.Measure, layout.WhenPart: table.When}
		kind, ok := kinds[s.Part]
		if !ok {
			kind = table.Action
		}
		e.goToRow(p, it.ID, kind, "")
	}
}

// goToEntry goes to an entry of a list in a form.
func (e *Editor) goToEntry(part outline.Part, id plan.ID) {
	if e.choose(part, true); e.part == part {
		e.form.Choose(id)
	}
}

func (e *Editor) goToRow(p *plan.Plan, row plan.ID, kind table.Kind, item plan.ID) {
	if it, ok := p.Find(row); ok {
		e.goToCell(it.Parent, kind, row, item)
	}
}

func (e *Editor) goToCell(priority plan.ID, kind table.Kind, owner, item plan.ID) {
	e.choose(outline.Part{Kind: outline.Priority, ID: priority}, true)
	if e.part.ID == priority {
		e.table.Choose(kind, owner, item)
	}
}
