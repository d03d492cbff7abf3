package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/changes"
)

// comments is what people say of the plan: the list of it beside the table, the button that opens that, and the marks in the table.
type comments struct {
	aside
	panel  *panel.Comments
	button *fynewidget.Button  // on the status line, while anything is open
	marks  map[table.Place]int // how many threads are open on a text, named without its language, or with "" on all of an item
}

func (e *Editor) newComments() *comments {
	c := &comments{panel: panel.NewComments(e.doc)}
	c.aside = aside{editor: e, list: c.panel, offset: 0.6}
	c.panel.Problem, c.panel.Canvas = e.host.Problem, e.table.Canvas
	c.panel.Next = func() { e.outline.Focus() }
	c.panel.Close = func() { e.ShowComments(false) }
	c.panel.GoTo = c.goTo
	if e.host.Now != nil {
		c.panel.Now = e.host.Now
	}
	if e.host.Name != nil {
		c.panel.Name = e.host.Name
	}
	if e.host.SetName != nil {
		c.panel.SetName = e.host.SetName
	}
	c.button = fynewidget.NewButtonWithIcon("", widget.Bubble(), func() { e.ShowComments(!c.open()) })
	c.button.Importance = fynewidget.LowImportance
	c.button.Hide()
	e.table.Remarks = func() map[table.Place]int { return c.marks }
	e.table.Remarked = func(at table.Cell, row plan.ID) {
		c.reveal()
		c.panel.Show(c.nearest(at, row))
	}
	return c
}

// ShowComments opens the list of comments, or puts it away.
func (e *Editor) ShowComments(open bool) {
	c := e.comments
	if !open {
		c.bring(false)
		return
	}
	c.reveal()
	c.panel.Focus()
}

// reveal opens the list and leaves the keyboard where it is.
func (c *comments) reveal() {
	if c.editor.Keep() {
		c.stand(true)
	}
}

// Comment lets the person write a comment on what he is at: the cell, the rows that are selected, the section, the entry of a list or the plan.
func (e *Editor) Comment() { e.commentOn(e.spot()) }

func (e *Editor) commentOn(on panel.Spot) {
	if on.On == "" || !e.table.Close() {
		return
	}
	c := e.comments
	if c.reveal(); c.open() {
		c.panel.Begin(on)
	}
}

// spot is what a comment would be on now.
func (e *Editor) spot() panel.Spot {
	p := e.doc.Plan()
	switch {
	case e.part.Kind == outline.Priority && e.part.ID == "":
		return panel.Spot{On: p.ID}
	case e.part.Kind == outline.Priority && e.table.Selected():
		return panel.Spot{On: e.table.Row()}
	case e.part.Kind == outline.Priority:
		return spotOfCell(e.table.Active())
	}
	id := e.form.Chosen()
	if id == "" {
		id = e.part.ID
	}
	if id == "" {
		id = p.ID
	}
	return panel.Spot{On: id}
}

// spotOfCell is what a comment on a cell is on. Where nobody has written an action or a measure yet, it is that of the row.
func spotOfCell(c table.Cell) panel.Spot {
	if c.Item != "" {
		return panel.Spot{On: c.Item, Field: c.Kind.Name()}
	}
	lists := map[table.Kind]string{table.Action: "actions", table.Measure: "measures", table.Commitment: "commitments"}
	return panel.Spot{On: c.Owner, Field: lists[c.Kind]}
}

// reload looks at the comments as they are now.
func (c *comments) reload() {
	c.panel.Reload()
	c.marks = nil
	n := 0
	var on []changes.Change
	for _, t := range c.panel.Threads() {
		if !t.Open() {
			continue
		}
		on = append(on, changes.Change{Item: t.On, Field: t.Field})
		if n++; c.marks == nil {
			c.marks = map[table.Place]int{}
		}
		c.marks[table.Place{Item: t.On, Field: t.Field}]++
	}
	c.editor.outline.Remark(waitingIn(c.editor.doc.Plan(), on))
	switch n {
	case 0:
		c.button.Hide()
	case 1:
		c.button.SetText(say.CommentOne)
		c.button.Show()
	default:
		c.button.SetText(fmt.Sprintf(say.CommentN, n))
		c.button.Show()
	}
}

// nearest returns what the comments behind a mark are on: a cell's text, all of its item, or one of its fields that the table does not show.
func (c *comments) nearest(at table.Cell, row plan.ID) panel.Spot {
	if row != "" {
		return panel.Spot{On: row}
	}
	s := spotOfCell(at)
	if c.marks[table.Place{Item: s.On, Field: s.Field}] > 0 {
		return s
	}
	for _, t := range c.panel.Threads() {
		if t.Open() && t.On == s.On {
			return panel.Spot{On: t.On, Field: t.Field}
		}
	}
	return s
}

// goTo shows what a comment is on, and leaves the keyboard to the list.
func (c *comments) goTo(s panel.Spot) {
	e := c.editor
	p := e.doc.Plan()
	it, ok := p.Find(s.On)
	if !ok {
		return
	}
	switch s.Field {
	case "actions", "measures":
		parts := map[string]layout.Part{"actions": layout.ActionPart, "measures": layout.MeasurePart}
		e.goTo(layout.Spot{Item: s.On, Part: parts[s.Field]})
	case "lead", "status":
		if row, in := p.Find(it.Parent); in && it.Kind == plan.KindAction {
			kinds := map[string]table.Kind{"lead": table.Lead, "status": table.Status}
			e.goToCell(row.Parent, kinds[s.Field], row.ID, it.ID)
		}
	case "when", "title":
		e.goTo(spotOf(p, it, s.Field))
	default:
		e.goTo(layout.Spot{Item: s.On})
	}
	c.panel.Focus()
}

// commentCommands are in the menu Review: the list, a comment on what the person is at, and one on the plan.
func (e *Editor) commentCommands() []Command {
	label := say.Comments
	if n := e.comments.panel.Open(); n > 0 {
		label = fmt.Sprintf(say.CommentsN, n)
	}
	here := say.CommentPart
	if e.inTable() {
		here = say.CommentCell
	}
	return []Command{
		{Label: label, Shortcut: key(fyne.KeyM, fyne.KeyModifierShift), Do: func() { e.ShowComments(!e.comments.open()) }},
		{Label: here, Shortcut: key(fyne.KeyM), Do: e.Comment},
		{Label: say.CommentPlan, Do: func() { e.commentOn(panel.Spot{On: e.doc.Plan().ID}) }},
	}
}

// commentPart lets the person comment on a part that is marked in the outline.
func (e *Editor) commentPart(part outline.Part) {
	id := part.ID
	if id == "" {
		id = e.doc.Plan().ID
	}
	e.commentOn(panel.Spot{On: id})
}
