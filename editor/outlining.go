package editor

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"planwright/editor/form"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// newOutline makes the tree of parts and listens to it.
func (e *Editor) newOutline(doc outline.Document) {
	o := outline.New(doc)
	o.Problem = e.host.Problem
	o.Canvas = func() fyne.Canvas { return e.host.Canvas }
	o.Chosen, o.Moved, o.Removed = e.fromOutline, e.movePart, e.removePart
	o.Added = func(place plan.Place) {
		if place == "" {
			e.AddPriority()
		} else {
			e.AddSection(place)
		}
	}
	o.Menu = func(outline.Part) *fyne.Menu { return e.menu("", e.partCommands()) }
	e.outline = o
}

// partCommands are what can be done with the part that is marked in the outline.
func (e *Editor) partCommands() []Command {
	part := e.outline.Part()
	named := func() bool {
		return part.Kind == outline.Priority && part.ID != "" || part.Kind == outline.Section || part.Kind == outline.Row || part.Kind == outline.Details
	}
	removable := func() bool { return named() && part.Kind != outline.Details }
	return []Command{
		{Label: say.RenamePart, Edits: true, Do: e.outline.Rename, Enabled: named},
		{},
		{Label: say.MoveUp, Edits: true, Do: func() { e.outline.Step(-1) }, Enabled: func() bool { return e.outline.CanStep(-1) }},
		{Label: say.MoveDown, Edits: true, Do: func() { e.outline.Step(1) }, Enabled: func() bool { return e.outline.CanStep(1) }},
		{},
		{Label: say.CommentPart, Do: func() { e.commentPart(part) }, Enabled: func() bool { return part != (outline.Part{}) }},
		{Label: say.RemovePart, Edits: true, Do: func() { e.removePart(part) }, Enabled: removable},
	}
}

// findPart gives the keyboard to the field over the outline.
func (e *Editor) findPart() { e.outline.FocusFilter() }

// renamePart begins to rename the part that is shown, in the outline.
func (e *Editor) renamePart() {
	if !e.refuse() && e.Keep() {
		e.outline.Rename()
	}
}

// pages are the forms of the parts.
func page(k outline.Kind) form.Page {
	switch k {
	case outline.Organisation:
		return form.Organisation
	case outline.Look:
		return form.Look
	case outline.Section:
		return form.Section
	case outline.Commitments:
		return form.Commitments
	case outline.Statistics:
		return form.Statistics
	case outline.Terms:
		return form.Terms
	}
	return form.Details
}

// fromOutline shows a part that was chosen in the outline. The keyboard stays there unless the person goes to work in the part.
func (e *Editor) fromOutline(part outline.Part, goes bool) {
	switch {
	case part.Kind == outline.Row:
		e.goToRow(e.doc.Plan(), part.ID, table.Action, "")
	case part.Kind == outline.Priority && !goes:
		if e.choose(part, false); e.part == part { // its heading, so that the tree can go on from the priority itself
			e.table.Choose(table.Heading, part.ID, part.ID)
		}
	default:
		e.choose(part, goes)
	}
	if !goes {
		e.outline.Focus()
	}
}

// movePart puts a part elsewhere, as one step of undo.
func (e *Editor) movePart(part outline.Part, to outline.Drop) {
	if e.refuse() || !e.Keep() {
		return
	}
	p := e.doc.Plan()
	var err error
	switch part.Kind {
	case outline.Priority:
		err = e.doc.Move(part.ID, p.ID, to.Before)
	case outline.Row:
		err = e.doc.Move(part.ID, to.Under, to.Before)
	case outline.Section:
		at := slices.IndexFunc(p.Sections, func(s plan.Section) bool { return s.ID == part.ID })
		if at < 0 {
			return
		}
		err = e.doc.MoveWith(part.ID, to.Before, elsewhere(&p.Sections[at], to)...)
	}
	if err != nil {
		e.host.Problem(err)
	}
	e.reload()
	if part.Kind == outline.Row && e.part.ID != to.Under && e.outline.Focused() {
		e.outline.Open(to.Under, true)
		e.fromOutline(part, false)
	}
}

// takeRows moves the rows of the table that were dragged onto the outline to where it shows that they go.
func (e *Editor) takeRows() {
	if to, ok := e.outline.Take(); ok && e.table.MoveTo(to.Under, to.Before) {
		e.reload()
	}
	e.Focus()
}

// elsewhere returns the changes of a section that is put where it did not stand.
func elsewhere(s *plan.Section, to outline.Drop) []history.Change {
	var out []history.Change
	for _, f := range []struct{ name, was, is string }{{"place", string(s.Place), string(to.Place)}, {"priority", string(s.Priority), string(to.Under)}} {
		if f.was == f.is {
			continue
		}
		value := history.Null
		if f.is != "" {
			value = history.V(f.is)
		}
		out = append(out, history.Change{Item: s.ID, Field: f.name, Value: value})
	}
	return out
}

// removePart removes a part and offers to take that back.
func (e *Editor) removePart(part outline.Part) {
	if e.refuse() {
		return
	}
	focused := e.outline.Focused()
	words := e.nameOf(part)
	switch part.Kind {
	case outline.Priority, outline.Section:
		if e.choose(part, false); e.part != part {
			return
		}
		if part.Kind == outline.Priority {
			e.RemovePriority()
		} else {
			e.RemoveSection()
		}
	case outline.Row:
		if !e.Keep() {
			return
		}
		if err := e.doc.Remove(part.ID); err != nil {
			e.host.Problem(err)
			return
		}
		e.reload()
	default:
		return
	}
	if focused {
		e.outline.Focus()
	}
	if _, still := e.doc.Plan().Find(part.ID); !still {
		e.offerUndo(fmt.Sprintf(say.Removed, words))
	}
}

// nameOf says which part is meant: its title, or the number of a row.
func (e *Editor) nameOf(part outline.Part) string {
	p := e.doc.Plan()
	if part.Kind == outline.Row {
		return say.RowWord + plan.Refs(p)[part.ID]
	}
	for i := range p.Priorities {
		if p.Priorities[i].ID == part.ID {
			return say.Priority + " " + fmt.Sprint(i+1)
		}
	}
	for i := range p.Sections {
		if s := &p.Sections[i]; s.ID == part.ID {
			if words, _ := s.Title.Best(e.lang, p.Primary()); words != "" {
				return fmt.Sprintf(say.Quoted, words)
			}
		}
	}
	return say.Section
}

// moveBy moves up (-1) or down (1) what the person is at: a part in the outline, an entry of a list in a form, a row or a section.
func (e *Editor) moveBy(by int) {
	switch {
	case e.outline.Focused():
		e.outline.Step(by)
	case e.part.Kind == outline.Priority:
		e.table.MoveRow(by < 0)
	case e.form.CanMove():
		e.form.MoveChosen(by)
	default:
		e.moveSection(by)
	}
}

// canMoveBy reports whether there is something that moveBy moves.
func (e *Editor) canMoveBy(by int) bool {
	switch {
	case e.outline.Focused():
		return e.outline.CanStep(by)
	case e.part.Kind == outline.Priority:
		return e.part.ID != "" && e.table.Row() != ""
	}
	return e.form.CanMove() || e.sectionBeside(by) >= 0
}

// waitingIn counts for each part of the outline what waits in it for somebody to choose.
func waitingIn(p *plan.Plan, list []changes.Change) map[outline.Part]int {
	if len(list) == 0 {
		return nil
	}
	up := map[plan.ID]plan.Item{}
	for it := range p.Items() {
		up[it.ID] = it
	}
	out := map[outline.Part]int{}
	for _, c := range list {
		for it, ok := up[c.Item]; ok; it, ok = up[it.Parent] {
			if part := partOf(it, c, p.ID); part != (outline.Part{}) {
				out[part]++
			}
		}
	}
	return out
}

// partOf returns the part of the outline that an item is, for a change in it or under it.
func partOf(it plan.Item, c changes.Change, planID plan.ID) outline.Part {
	switch it.Kind {
	case plan.KindPriority:
		return outline.Part{Kind: outline.Priority, ID: it.ID}
	case plan.KindRow:
		return outline.Part{Kind: outline.Row, ID: it.ID}
	case plan.KindSection:
		return outline.Part{Kind: outline.Section, ID: it.ID}
	case plan.KindCommitment:
		return outline.Part{Kind: outline.Commitments, ID: it.Parent}
	case plan.KindStatistic:
		return outline.Part{Kind: outline.Statistics, ID: planID}
	case plan.KindTerm:
		return outline.Part{Kind: outline.Terms, ID: planID}
	case plan.KindCharity:
		return outline.Part{Kind: outline.Organisation, ID: planID}
	case plan.KindPlan:
		if c.Item == planID {
			return outline.Part{Kind: partOfField(c.Field), ID: planID}
		}
	}
	return outline.Part{}
}

// partOfField returns the part in whose form a field of the plan itself stands.
func partOfField(field string) outline.Kind {
	switch kind := form.PageOf(field); kind {
	case form.Organisation:
		return outline.Organisation
	case form.Look:
		return outline.Look
	}
	return outline.Details
}
