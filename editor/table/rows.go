package table

import (
	"slices"

	"planwright/plan"
)

// RemoveRows removes the selected rows, or the active one, as one step of undo. It reports whether it did.
func (t *Table) RemoveRows() bool {
	rows := t.Rows()
	if len(rows) == 0 || t.refuse() || !t.Close() {
		return false
	}
	next, selected := t.besides(rows), t.Selected()
	if !t.try(t.doc.Remove(rows...)) {
		return false
	}
	t.settleOn(next, selected)
	return true
}

// besides returns the row to go to when rows go away: the one after them, or else the one before.
func (t *Table) besides(rows []plan.ID) plan.ID {
	next := plan.ID("")
	if _, _, after := t.neighbours(rows[len(rows)-1]); after >= 0 {
		next = t.blocks[after].id
	} else if _, before, _ := t.neighbours(rows[0]); before >= 0 {
		next = t.blocks[before].id
	}
	return next
}

// settleOn shows the document after rows have gone, with another row as the active one.
func (t *Table) settleOn(row plan.ID, selected bool) {
	t.active = Cell{}
	t.unpick()
	t.Reload()
	if at, ok := t.places[row]; ok {
		t.activate(t.blocks[at].cells[0].Cell)
		t.whole, t.anchor = selected, row
	}
	t.sheet.show()
	t.Moved()
}

// MoveRow moves the selected rows, or the active one, up or down by one. Rows that were apart stand together then.
func (t *Table) MoveRow(upwards bool) {
	rows := t.Rows()
	if len(rows) == 0 || t.refuse() || !t.Keep() {
		return
	}
	to := plan.ID("") // the end
	if upwards {
		_, before, _ := t.neighbours(rows[0])
		switch {
		case before >= 0:
			to = t.blocks[before].id
		case t.together(rows):
			return
		default:
			to = t.afterAll(rows, t.places[rows[0]])
		}
	} else {
		last := t.places[rows[len(rows)-1]]
		if _, _, after := t.neighbours(rows[len(rows)-1]); after >= 0 {
			last = after
		} else if t.together(rows) {
			return
		}
		to = t.afterAll(rows, last)
	}
	t.moveTo(rows, t.priority, to)
}

// together reports whether rows stand one after another.
func (t *Table) together(rows []plan.ID) bool {
	return t.places[rows[len(rows)-1]]-t.places[rows[0]] == len(rows)-1
}

// afterAll returns the first row after the block at index i that is not one of rows, or "" for the end.
func (t *Table) afterAll(rows []plan.ID, i int) plan.ID {
	for i++; i < len(t.blocks) && t.blocks[i].kind == rowLine; i++ {
		if !slices.Contains(rows, t.blocks[i].id) {
			return t.blocks[i].id
		}
	}
	return ""
}

// moveTo moves rows in front of another of a priority, or to its end, as one step of undo, and shows what came of it.
func (t *Table) moveTo(rows []plan.ID, priority, before plan.ID) bool {
	var err error
	if len(rows) == 1 {
		err = t.doc.Move(rows[0], priority, before)
	} else {
		err = t.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error {
			moveRows(p, rows, priority, before)
			return nil
		})
	}
	if !t.try(err) {
		return false
	}
	t.Reload()
	t.live.settle()
	t.reveal()
	return true
}

// moveRows takes rows out of where they stand in p and puts them together, in their order, in front of before, or at the end of to.
func moveRows(p *plan.Plan, rows []plan.ID, to, before plan.ID) {
	var moved []plan.Row
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		pr.Rows = slices.DeleteFunc(pr.Rows, func(r plan.Row) bool {
			is := slices.Contains(rows, r.ID)
			if is {
				moved = append(moved, r)
			}
			return is
		})
	}
	for i := range p.Priorities {
		if pr := &p.Priorities[i]; pr.ID == to {
			at := slices.IndexFunc(pr.Rows, func(r plan.Row) bool { return r.ID == before })
			if at < 0 {
				at = len(pr.Rows)
			}
			pr.Rows = slices.Insert(pr.Rows, at, moved...)
		}
	}
}

// MoveToPriority moves the selected rows, or the active one, to the end of another priority as one step of undo. It reports whether it did.
func (t *Table) MoveToPriority(to plan.ID) bool { return to != t.priority && t.MoveTo(to, "") }

// MoveTo moves the selected rows, or the active one, in front of a row of a priority, or to its end with "", as one step of undo. It reports whether it did.
func (t *Table) MoveTo(to, before plan.ID) bool {
	rows := t.Rows()
	if len(rows) == 0 || t.refuse() || !t.Close() {
		return false
	}
	next, selected := t.besides(rows), t.Selected()
	if !t.moveTo(rows, to, before) {
		return false
	}
	if to != t.priority {
		t.settleOn(next, selected)
	}
	return true
}

// Insert adds rows, with comments on them, after the selected ones or the active one, else at the end, as one step of undo, and selects them.
// Their items keep their ids where the plan has none of that id; the others are given new ones.
func (t *Table) Insert(rows []plan.Row, comments []plan.Comment) bool {
	if t.priority == "" || len(rows) == 0 || t.refuse() || !t.Close() {
		return false
	}
	after := plan.ID("")
	if on := t.Rows(); len(on) > 0 {
		after = on[len(on)-1]
	}
	var added []plan.ID
	err := t.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		added = insertRows(p, rows, comments, t.priority, after, fresh)
		return nil
	})
	if !t.try(err) {
		return false
	}
	t.unpick()
	t.Reload()
	t.extend(added[0], added[len(added)-1])
	t.reveal()
	return true
}

// insertRows puts copies of rows into p and returns their ids.
func insertRows(p *plan.Plan, rows []plan.Row, comments []plan.Comment, priority, after plan.ID, fresh func() plan.ID) []plan.ID {
	rows = cloneRows(rows)
	taken := map[plan.ID]bool{}
	for it := range p.Items() {
		taken[it.ID] = true
	}
	news := map[plan.ID]plan.ID{}
	own := func(id *plan.ID) {
		if was := *id; was == "" || taken[was] {
			*id = fresh()
			news[was] = *id
		}
		taken[*id] = true
	}
	var ids []plan.ID
	for i := range rows {
		r := &rows[i]
		own(&r.ID)
		ids = append(ids, r.ID)
		for k := range r.Actions {
			own(&r.Actions[k].ID)
			for n := range r.Actions[k].Links {
				own(&r.Actions[k].Links[n].ID)
			}
		}
		for k := range r.Measures {
			own(&r.Measures[k].ID)
			for n := range r.Measures[k].Readings {
				own(&r.Measures[k].Readings[n].ID)
			}
		}
	}
	for _, c := range comments {
		own(&c.ID)
		if id, ok := news[c.On]; ok {
			c.On = id
		}
		p.Comments = append(p.Comments, c)
	}
	for i := range p.Priorities {
		if pr := &p.Priorities[i]; pr.ID == priority {
			at := slices.IndexFunc(pr.Rows, func(r plan.Row) bool { return r.ID == after }) + 1
			if at == 0 {
				at = len(pr.Rows)
			}
			pr.Rows = slices.Insert(pr.Rows, at, rows...)
		}
	}
	return ids
}

// cloneRows returns rows that share nothing with the given ones.
func cloneRows(rows []plan.Row) []plan.Row {
	p := plan.Plan{Priorities: []plan.Priority{{Rows: rows}}}
	return p.Clone().Priorities[0].Rows
}
