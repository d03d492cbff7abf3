package table

import "planwright/plan"

// locked reports whether the plan is agreed or published, so that its cells are only gone to, read and copied.
func (t *Table) locked() bool { return t.doc.Plan().Locked() }

// refuse reports whether the plan is locked, and tells Refused then.
func (t *Table) refuse() bool {
	if !t.locked() {
		return false
	}
	t.Refused()
	return true
}

// refuseIn is refuse for a cell: the status of an action is chosen in a locked plan too, for progress comes after agreement.
func (t *Table) refuseIn(c Cell) bool { return c.Kind != Status && t.refuse() }

// Edit opens the active cell for writing.
func (t *Table) Edit() {
	if !t.live.open() && !t.refuseIn(t.active) {
		t.edit(t.active, nil)
	}
}

// edit lays the entry over a cell; what another cell held is kept first. At says where the caret goes, nil is the end.
func (t *Table) edit(c Cell, at func(*live)) {
	if t.locked() && c.Kind != Status {
		t.arrive(c)
		return
	}
	was := t.live.cell
	if t.live.open() && t.live.cell != c && !t.leave() {
		return
	}
	if c.Kind == Status {
		t.chooseStatus(c)
		return
	}
	t.unpick()
	if began := t.pending; began != (Cell{}) {
		if began != c {
			t.pending = Cell{}
		}
		t.stale = true
	}
	t.active = c
	if t.stale {
		t.arrange()
	}
	i, j, ok := t.find(c)
	if !ok { // it went with the words that were cleared
		t.live.putAway()
		t.arrange()
		t.Focus()
		return
	}
	if t.live.cell != c {
		t.live.lay(t.blocks[i].cells[j])
		t.reset(was, c)
	}
	t.live.settle()
	t.sheet.show()
	t.Focus()
	if at == nil {
		at = (*live).toEnd
	}
	at(t.live)
	t.reveal()
	t.Moved()
}

// leave keeps what the entry holds and puts it away. It reports false, and the entry stays, when that failed.
func (t *Table) leave() bool {
	if !t.live.open() {
		return true
	}
	if !t.live.commit() {
		return false
	}
	if t.live.cell.Item != "" {
		t.active = t.live.cell
	}
	t.live.putAway()
	return true
}

// Close leaves the cell being edited, keeping its words. It reports whether they could be kept.
func (t *Table) Close() bool {
	if !t.live.open() {
		return true
	}
	if !t.leave() {
		return false
	}
	t.pending = Cell{}
	t.arrange()
	t.Focus()
	t.Moved()
	return true
}

// Keep saves the words of the cell being edited and leaves it open.
func (t *Table) Keep() bool { return t.live.commit() }

// Cancel leaves the cell being edited and puts its old words back.
func (t *Table) Cancel() {
	t.live.restore()
	t.pending = Cell{}
	t.arrange()
	t.Focus()
	t.Moved()
}

// Editing reports whether a cell is being edited.
func (t *Table) Editing() bool { return t.live.open() }

// Typing reports whether there is typing that UndoTyping can take back.
func (t *Table) Typing() bool { return t.live.open() && t.live.Text != t.live.shown }

// UndoTyping takes back the last typing in the cell being edited. It reports false when there is none to take back,
// so that undo belongs to the plan.
func (t *Table) UndoTyping() bool {
	if !t.Typing() {
		return false
	}
	t.live.Undo()
	t.live.settle()
	return true
}

// Go makes the cell active that shows a field of an item, named as the history names it, or else the one that is nearest to it: that of the
// item, or the first of its row. It reports whether the table shows any.
func (t *Table) Go(item plan.ID, field string) bool {
	var best Cell
	for i := range t.blocks {
		for _, c := range t.blocks[i].cells {
			switch {
			case c.Item != item && c.Owner != item:
			case c.Item == item && c.Kind.field(t.lang) == field:
				best = c.Cell
			case best == (Cell{}) || c.Item == item && best.Item != item:
				best = c.Cell
				continue
			default:
				continue
			}
			if best == c.Cell && c.Item == item {
				return t.arrive(best)
			}
		}
	}
	return best != (Cell{}) && t.arrive(best)
}

func (t *Table) arrive(c Cell) bool {
	if !t.Close() {
		return false
	}
	t.activate(c)
	t.Focus()
	return true
}

// Choose makes a cell the active one: that of an item, or, where item is "", the first of its kind in a row. Where there is none
// it is the first of the row.
func (t *Table) Choose(k Kind, owner, item plan.ID) {
	if k == Measure {
		t.SetReduced(false)
	}
	if c, ok := t.cell(k, owner, item); ok {
		t.arrive(c)
	}
}

func (t *Table) cell(k Kind, owner, item plan.ID) (instead Cell, found bool) {
	for i := range t.blocks {
		for j := range t.blocks[i].cells {
			c := t.blocks[i].cells[j].Cell
			if c.Owner != owner {
				continue
			}
			if c.Kind == k && (item == "" || c.Item == item) {
				return c, true
			}
			if !found {
				instead, found = c, true
			}
		}
	}
	return instead, found
}

// EditTitle opens the priority's title for writing.
func (t *Table) EditTitle() { t.edit(Cell{Kind: Heading, Owner: t.priority, Item: t.priority}, nil) }

// Clear empties the active cell, or removes the row when it is selected as a whole.
func (t *Table) Clear() {
	if t.Selected() {
		t.RemoveRows()
		return
	}
	i, j, ok := t.find(t.active)
	if !ok || t.blocks[i].cells[j].words == "" {
		return
	}
	if t.refuseIn(t.active) {
		return
	}
	c := t.active
	if c.Kind.points() && bare(t.doc.Plan(), c, t.lang) {
		t.try(t.doc.Remove(c.Item))
	} else {
		t.try(t.doc.SetText(c.Item, c.Kind.field(t.lang), ""))
	}
	t.Reload()
	if _, _, ok := t.find(c); !ok && i < len(t.blocks) {
		t.active = beside(t.blocks[i].cells, c.Kind, j)
		t.sheet.show()
		t.Moved()
	}
}

// beside returns the cell of a kind that now stands where one was taken away, at index at of its line, or the one before it.
func beside(cells []placed, k Kind, at int) Cell {
	best := cells[0].Cell
	for i, c := range cells {
		if c.Kind == k && i <= at {
			best = c.Cell
		}
	}
	return best
}

func (t *Table) try(err error) bool {
	if err != nil {
		t.Problem(err)
		return false
	}
	return true
}

// AddRow adds a row after the active one, or as the first of all, and begins to write its action.
func (t *Table) AddRow() { t.addRow(t.Row()) }

// AddRowAtEnd adds a row after the last one.
func (t *Table) AddRowAtEnd() {
	last := plan.ID("")
	for i := range t.blocks {
		if t.blocks[i].kind == rowLine {
			last = t.blocks[i].id
		}
	}
	t.addRow(last)
}

func (t *Table) addRow(after plan.ID) {
	if t.priority == "" || t.refuse() || !t.Close() {
		return
	}
	id, err := t.doc.Add("row", t.priority, after, nil)
	if !t.try(err) {
		return
	}
	t.arrange()
	t.edit(Cell{Kind: Action, Owner: id}, nil)
}

// AddPoint begins a new point after the active one: another action, measure or commitment. From a row's title or When it is
// another action.
func (t *Table) AddPoint() {
	switch t.active.Kind {
	case Heading, Commitment:
		t.begin(Commitment)
	case Measure:
		t.begin(Measure)
	default:
		t.begin(Action)
	}
}

// AddAction begins a new action in the active row.
func (t *Table) AddAction() { t.begin(Action) }

// AddMeasure begins a new measure in the active row.
func (t *Table) AddMeasure() { t.begin(Measure) }

// AddCommitment begins a new commitment of the priority.
func (t *Table) AddCommitment() { t.begin(Commitment) }

// AddTitle begins the title of the active row.
func (t *Table) AddTitle() {
	row := t.Row()
	if row == "" || t.refuse() || !t.Close() {
		return
	}
	c := Cell{Kind: Theme, Owner: row, Item: row}
	t.pending = c
	t.edit(c, nil)
}

// begin opens a point of a kind that is not yet in the plan: after the active one where that is of the same kind, else last.
func (t *Table) begin(k Kind) {
	owner := t.Row()
	if k == Commitment {
		owner = t.priority
	}
	if owner == "" || t.refuse() || !t.Close() {
		return
	}
	if k == Measure {
		t.SetReduced(false)
	}
	c := Cell{Kind: k, Owner: owner}
	for i := range t.blocks {
		for _, p := range t.blocks[i].cells {
			if p.Kind == k && p.Owner == owner && p.Item != "" {
				c.After = p.Item
			}
		}
	}
	if t.active.Kind == k && t.active.Owner == owner && t.active.Item != "" {
		c.After = t.active.Item
	}
	t.pending = c
	t.edit(c, nil)
}
