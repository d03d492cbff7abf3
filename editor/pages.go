package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
)

// Panes says how the panes of the window stand.
type Panes struct {
	Preview bool    // the page preview is open
	Share   float64 // of the width beside the outline that the preview has, from 0 to 1; 0 is the usual
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
	e.beside = container.NewHSplit(e.middle, e.preview)
	share := e.host.Panes.Share
	if share < 0.1 || share > 0.9 {
		share = usualShare
	}
	e.beside.SetOffset(1 - share)
	e.right = container.NewStack(e.middle)
	e.preview.Display(e.lang)
	e.showPreview(e.host.Panes.Preview)
}

// Panes returns how the panes stand now.
func (e *Editor) Panes() Panes { return Panes{Preview: e.paged, Share: 1 - e.beside.Offset} }

// TogglePreview opens the page preview or puts it away.
func (e *Editor) TogglePreview() {
	if e.paged && e.host.Canvas.Focused() != nil {
		e.Focus() // the keyboard does not stay in what goes away
	}
	e.showPreview(!e.paged)
	e.host.Changed()
}

func (e *Editor) showPreview(open bool) {
	e.paged = open
	if open {
		e.beside.Leading = e.middle
		e.beside.Refresh()
		e.right.Objects = []fyne.CanvasObject{e.beside}
	} else {
		e.right.Objects = []fyne.CanvasObject{e.middle}
	}
	e.right.Refresh()
	e.preview.Activate(open)
}

// PreviewMenu returns the items of the View menu that are about the pages.
func (e *Editor) PreviewMenu() []*fyne.MenuItem {
	open := func() bool { return e.paged }
	reduced := e.preview.Version() == publication.Reduced
	m := e.menu("", []Command{
		{Label: say.PagePreview, Shortcut: key(fyne.KeyP, fyne.KeyModifierShift), Do: e.TogglePreview},
		{Label: say.ReducedPages, Do: e.toggleReduced, Enabled: open},
	})
	m.Items[0].Checked, m.Items[1].Checked = e.paged, reduced
	pages := fyne.NewMenuItem(say.Pages, func() {})
	pages.Disabled = !e.paged
	pages.ChildMenu = e.menu("", []Command{
		{Label: say.NextPage, Do: func() { e.preview.Turn(1) }, Enabled: open},
		{Label: say.PreviousPage, Do: func() { e.preview.Turn(-1) }, Enabled: open},
		{},
		{Label: say.LargerPages, Do: func() { e.preview.Zoom(1) }, Enabled: open},
		{Label: say.SmallerPages, Do: func() { e.preview.Zoom(-1) }, Enabled: open},
		{Label: say.FitWidth, Do: e.preview.FitWidth, Enabled: open},
		{Label: say.FitPage, Do: e.preview.FitPage, Enabled: open},
	})
	return append(m.Items, pages)
}

func (e *Editor) toggleReduced() {
	v := publication.Reduced
	if e.preview.Version() == v {
		v = publication.Full
	}
	e.preview.SetVersion(v)
	e.host.Changed()
}

// follow has the preview show what the person is working on.
func (e *Editor) follow() {
	if e.part.Kind != outline.Priority {
		e.preview.Follow(e.part.ID, layout.Whole)
		return
	}
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
		e.choose(outline.Part{Kind: outline.Details, ID: it.ID}, true)
	case plan.KindSection:
		e.choose(outline.Part{Kind: outline.Section, ID: it.ID}, true)
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
