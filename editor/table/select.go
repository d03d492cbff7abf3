package table

import "planwright/plan"

// Selected reports whether the active row is selected as a whole, perhaps with others.
func (t *Table) Selected() bool { return t.whole && t.Row() != "" }

// Rows returns the rows that commands for rows act on, in their order: those that are selected, or the active one.
func (t *Table) Rows() []plan.ID {
	if !t.Selected() || t.picked == nil {
		if row := t.Row(); row != "" {
			return []plan.ID{row}
		}
		return nil
	}
	var out []plan.ID
	for i := range t.blocks {
		if b := &t.blocks[i]; b.kind == rowLine && t.picked[b.id] {
			out = append(out, b.id)
		}
	}
	return out
}

// selects reports whether a row is selected.
func (t *Table) selects(row plan.ID) bool {
	return t.Selected() && (t.picked == nil && row == t.Row() || t.picked[row])
}

func (t *Table) unpick() { t.whole, t.picked, t.anchor = false, nil, "" }

// keepPicked forgets selected rows that have gone.
func (t *Table) keepPicked() {
	for id := range t.picked {
		if _, ok := t.places[id]; !ok {
			delete(t.picked, id)
		}
	}
	if t.picked != nil && !t.picked[t.Row()] {
		t.picked = nil
	}
}

// SelectRow selects a row as a whole, and no other.
func (t *Table) SelectRow(id plan.ID) { t.pick(id, id, nil) }

// SelectAll selects all rows.
func (t *Table) SelectAll() {
	var first, last plan.ID
	for i := range t.blocks {
		if b := &t.blocks[i]; b.kind == rowLine {
			if first == "" {
				first = b.id
			}
			last = b.id
		}
	}
	t.extend(first, last)
}

// extend selects the rows from one to another.
func (t *Table) extend(from, to plan.ID) {
	a, okA := t.places[from]
	b, okB := t.places[to]
	if !okA || !okB {
		return
	}
	rows := map[plan.ID]bool{}
	for i := min(a, b); i <= max(a, b); i++ {
		rows[t.blocks[i].id] = true
	}
	t.pick(to, from, rows)
}

// toggle adds a row to the selection, or takes it out.
func (t *Table) toggle(id plan.ID) {
	rows := map[plan.ID]bool{}
	if t.Selected() {
		for _, r := range t.Rows() {
			rows[r] = true
		}
	}
	if !rows[id] {
		rows[id] = true
		t.pick(id, id, rows)
		return
	}
	delete(rows, id)
	for other := range rows {
		if next := t.places[other]; rows[t.blocks[next].id] {
			t.pick(other, other, rows)
			return
		}
	}
	t.unpick()
	t.sheet.show()
	t.Moved()
}

// pick makes a row the active one and selects rows, or it alone where there are none.
func (t *Table) pick(id, anchor plan.ID, rows map[plan.ID]bool) {
	if !t.Close() {
		return
	}
	at, ok := t.places[id]
	if !ok {
		return
	}
	if len(rows) < 2 {
		rows = nil
	}
	t.activate(t.blocks[at].cells[0].Cell)
	t.whole, t.picked, t.anchor = true, rows, anchor
	t.revealSpan(t.blocks[at].y, t.blocks[at].y+t.blocks[at].height)
	t.sheet.show()
	t.Focus()
	t.Moved()
}

// turn goes up or down by a cell, or by a row while one is selected. With Shift it selects as many more.
func (t *Table) turn(d direction) {
	if !t.Selected() && (!t.shift || t.Row() == "") {
		t.toward(d, false)
		return
	}
	row := t.Row()
	_, before, after := t.neighbours(row)
	next := after
	if d == up {
		next = before
	}
	switch {
	case t.shift && !t.Selected():
		t.SelectRow(row)
	case next < 0:
	case t.shift:
		t.extend(t.anchor, t.blocks[next].id)
	default:
		t.SelectRow(t.blocks[next].id)
	}
}
