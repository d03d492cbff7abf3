package history

import (
	"slices"

	"planwright/plan"
)

// step is one transaction of a writer: a part of its chain.
type step struct {
	chain    *chain
	from, to int // indices into chain.ops
}

func (s step) ops() []*Op { return s.chain.ops[s.from:s.to] }

// Continue lets the writer undo and redo what earlier writers did: those of the same person on the same computer, oldest first.
// It is for before the first commit.
func (w *Writer) Continue(earlier ...plan.ID) {
	w.undo, w.redo, w.known = nil, nil, -1
	for _, id := range append(slices.Clone(earlier), w.id) {
		w.mine[id] = true
		c := w.log.chains[id]
		if c == nil {
			continue
		}
		for from := 0; from < len(c.ops); {
			to := from + 1
			for to < len(c.ops) && c.ops[to].Tx == c.ops[from].Tx {
				to++
			}
			w.push(step{c, from, to})
			from = to
		}
	}
}

// Mine reports whether a writer is this one or one that it continues: the same person on the same computer.
func (w *Writer) Mine(id plan.ID) bool { return w.mine[id] }

// note puts the transactions just written on the list of what can be undone.
func (w *Writer) note(ops []Op) {
	c := w.log.chains[w.id]
	from := len(c.ops) - len(ops)
	for from < len(c.ops) {
		to := from + 1
		for to < len(c.ops) && c.ops[to].Tx == c.ops[from].Tx {
			to++
		}
		w.push(step{c, from, to})
		from = to
	}
}

// push puts a transaction where it belongs: what takes back the step on one list goes to the other, and anything else
// is new, so that nothing can be redone after it. The log alone decides, which is why undo works after a restart.
func (w *Writer) push(s step) {
	if !s.undoable() {
		return
	}
	if target := s.takesBack(w.log); target != nil {
		if i := indexOf(w.undo, target); i >= 0 {
			w.undo, w.redo = w.undo[:i], append(w.redo, s)
			return
		}
		if i := indexOf(w.redo, target); i >= 0 {
			w.redo, w.undo = w.redo[:i], append(w.undo, s)
			return
		}
	}
	w.undo, w.redo = append(w.undo, s), nil
}

// undoable reports whether a transaction is one that people would take back: not the making of the plan itself, nor a signature.
func (s step) undoable() bool {
	signature := s.tookIn() == nil
	for _, o := range s.ops() {
		if o.Field == fieldKind && o.Value == V(plan.KindPlan) {
			return false
		}
		signature = signature && o.Item == s.chain.writer
	}
	return !signature
}

// takesBack returns an operation of the transaction that this one takes back, or nil.
func (s step) takesBack(l *Log) *Op {
	for _, o := range s.ops() {
		if !o.Undoes.IsZero() {
			return l.find(o.Undoes)
		}
	}
	return nil
}

func indexOf(steps []step, o *Op) int {
	for i := len(steps) - 1; i >= 0; i-- {
		first := steps[i].ops()[0]
		if first.Writer == o.Writer && first.Tx == o.Tx {
			return i
		}
	}
	return -1
}

// CanUndo reports whether there is a transaction of this person that Undo would take back.
func (w *Writer) CanUndo(s *State) bool { return len(w.undoing(s)) > 0 }

// CanRedo reports whether there is an undone transaction of this person that Redo would bring back.
func (w *Writer) CanRedo(s *State) bool { return len(w.redoing(s)) > 0 }

// Undo takes back this person's last transaction by appending the opposite to the log, as one transaction, and returns the
// operations. A field is only put back where the value that stands is still this person's own, and what was kept although somebody had deleted
// it is not deleted again; a transaction of which nothing is left is passed over. Copies that were taken in with Took are taken out again. With nothing to undo it returns none. The state must be that of the writer's log.
func (w *Writer) Undo(s *State) ([]Op, error) { return w.Commit(w.undoing(s)) }

// Redo brings back what the last Undo took back, in the same way. Any other edit in between leaves nothing to redo.
func (w *Writer) Redo(s *State) ([]Op, error) { return w.Commit(w.redoing(s)) }

// undoing returns what Undo would write. It is worked out once for each length of the log, since menus ask all the time and a step may be
// a whole plan taken in.
func (w *Writer) undoing(s *State) []Change {
	w.forget()
	if !w.undoKnown {
		w.nextUndo, w.undoKnown = w.next(s, w.undo), true
	}
	return w.nextUndo.changes
}

func (w *Writer) redoing(s *State) []Change {
	w.forget()
	if !w.redoKnown {
		w.nextRedo, w.redoKnown = w.next(s, w.redo), true
	}
	return w.nextRedo.changes
}

// Undoing returns what Undo would write, nil for nothing. The list is not to be changed.
func (w *Writer) Undoing(s *State) []Change { return w.undoing(s) }

// Redoing returns what Redo would write, nil for nothing. The list is not to be changed.
func (w *Writer) Redoing(s *State) []Change { return w.redoing(s) }

// UndoesCopies reports whether Undo would take back that copies were taken in.
func (w *Writer) UndoesCopies(s *State) bool { return w.CanUndo(s) && w.nextUndo.copies }

// RedoesCopies reports whether Redo would take copies in again.
func (w *Writer) RedoesCopies(s *State) bool { return w.CanRedo(s) && w.nextRedo.copies }

// forget drops what was worked out for another length of the log.
func (w *Writer) forget() {
	if w.known != w.log.n {
		w.known, w.undoKnown, w.redoKnown = w.log.n, false, false
	}
}

// turn is what Undo or Redo would write.
type turn struct {
	changes []Change
	copies  bool // it is about copies that were taken in
}

// next returns the changes that take back the last of steps of which anything is left.
func (w *Writer) next(s *State, steps []step) turn {
	for i := len(steps) - 1; i >= 0; i-- {
		if changes := w.opposite(s, steps[i]); len(changes) > 0 {
			return turn{changes, steps[i].aboutCopies(w.log)}
		}
	}
	return turn{}
}

type fieldOf struct {
	item  plan.ID
	field string
}

// opposite returns the changes that take back a transaction, as far as what it wrote still stands. Where it chose between versions they
// wait again, even when the one that it chose was shown before.
func (w *Writer) opposite(s *State, t step) []Change {
	s.settle()
	if note := t.tookIn(); note != nil {
		return w.withoutCopies(s, t, note)
	}
	first, last := map[fieldOf]*Op{}, map[fieldOf]*Op{}
	var order []fieldOf
	for _, o := range t.ops() {
		f := fieldOf{o.Item, o.Field}
		if first[f] == nil {
			first[f] = o
			order = append(order, f)
		}
		last[f] = o
	}
	was := s.cellsBefore(first)
	made := map[plan.ID]bool{} // items that the transaction made: undoing that deletes them and leaves their fields
	gone := map[plan.ID]bool{} // items that had been deleted before
	for f := range first {
		switch {
		case f.field == fieldKind && was[f].value().IsNull():
			made[f.item] = true
		case f.field == fieldDeleted && was[f].value() == V(yes):
			gone[f.item] = true
		}
	}
	rescued := s.rescued(gone, t.ops()[0])
	var changes []Change
	for _, f := range order {
		o := last[f]
		value := was[f].value()
		if f.field == fieldDeleted && (rescued[f.item] || was[f].doubted()) {
			value = Null // it was shown although it was deleted, and to delete it now would hide what its deleter had not seen
		}
		switch {
		case made[f.item]:
			if f.field == fieldKind && w.stillOurs(s, f.item, made) {
				changes = append(changes, Change{Item: f.item, Field: fieldDeleted, Value: V(yes), Undoes: o.Hash})
			}
		case f.field == fieldDeleted && value.IsNull() && o.Value.IsNull() && w.stands(s, f, o) && s.asksOtherwise(was[f], o):
			changes = append(changes, Change{Item: f.item, Field: f.field, Undoes: o.Hash})
		case (value != o.Value || was[f].chosen() || s.items[f.item].cell(f.field).chosen()) && w.stands(s, f, o):
			changes = append(changes, Change{Item: f.item, Field: f.field, Value: value, Undoes: o.Hash})
		}
	}
	return changes
}

// doubted reports whether somebody, who had not seen that an item was deleted, said that it was not.
func (c *cell) doubted() bool {
	return c != nil && slices.ContainsFunc(c.heads(), func(h stamped) bool { return h.op.Value != V(yes) })
}

// chosen reports whether to write to a field was to choose between versions that waited, or to accept what two were joined into.
func (c *cell) chosen() bool { return c != nil && !reserved(c.field) && c.mixed() }

// stands reports whether the value that o wrote stands alone in its field, and by this person's hand.
func (w *Writer) stands(s *State, f fieldOf, o *Op) bool {
	it := s.items[f.item]
	if it == nil {
		return false
	}
	c := it.cell(f.field)
	return c != nil && len(c.others) == 0 && c.top.op.Value == o.Value && w.mine[c.top.op.Writer]
}

// stillOurs reports whether an item that this person made is still there, and nobody else has written to it or put anything under it.
func (w *Writer) stillOurs(s *State, id plan.ID, made map[plan.ID]bool) bool {
	it := s.shown(id)
	if it == nil || it.deleted {
		return false
	}
	for i := range it.cells {
		for _, h := range it.cells[i].heads() {
			if !w.mine[h.op.Writer] {
				return false
			}
		}
	}
	for _, kid := range it.kids {
		if !made[kid.id] && !w.stillOurs(s, kid.id, made) {
			return false
		}
	}
	return true
}

// cellsBefore returns for each field what its writer saw there just before writing the given operation, nil for nothing.
func (s *State) cellsBefore(ops map[fieldOf]*Op) map[fieldOf]*cell {
	lists := make(map[fieldOf][]stamped, len(ops))
	for f := range ops {
		lists[f] = nil
	}
	s.onFields(lists)
	out := make(map[fieldOf]*cell, len(ops))
	for f, o := range ops {
		at := s.stamp(o)
		out[f] = s.cellAt(f.field, lists[f], func(x stamped) bool { return x.op != at.op && before(x, at) }, 0)
	}
	return out
}

func (s *State) stamp(o *Op) stamped {
	c := s.log.chains[o.Writer]
	return stamped{o, s.clock.segment(c, o.Seq)}
}
