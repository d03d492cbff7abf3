package history

import (
	"slices"

	"planwright/plan"
)

// copiesOf follows what an operation takes back to the note that copies were taken in. Each other time it is those that are taken out: out says
// so. ok is false where an operation takes back nothing, or nothing of copies.
func (s *State) copiesOf(o stamped) (note stamped, out, ok bool) {
	for {
		x, found := s.tookBack(o)
		if !found {
			return stamped{}, false, false
		}
		out = !out
		if x.op.NotesCopies() {
			return x, out, o.op.Writer != x.op.Writer || o.op.Tx != x.op.Tx // what was not wanted when they were taken in is in their own step
		}
		o = x
	}
}

// TakenOut returns the changes that bring back what some copies had brought and what was taken out of the plan again, as Redo would, whatever was
// written meanwhile. A field in which something else stands by now is left, and what none of these copies holds stays out. There are none when nothing
// of theirs was taken out, or when they say themselves that it was.
func (s *State) TakenOut(copies ...*Log) []Change {
	s.settle()
	t := takenOut{s: s, copies: copies, lists: map[fieldOf][]stamped{}, was: map[Hash]func(stamped) bool{}, outs: map[fieldOf]stamped{}, shown: map[*Op]map[plan.ID]bool{}}
	for _, it := range s.items {
		for i := range it.cells {
			c := &it.cells[i]
			if len(c.others) > 0 || it.id == c.top.op.Writer {
				continue
			}
			if _, out, ok := s.copiesOf(c.top); ok && out {
				t.outs[fieldOf{it.id, c.field}] = c.top
			}
		}
	}
	if len(t.outs) == 0 {
		return nil
	}
	for f := range t.outs {
		t.lists[f] = nil
		for i := range s.items[f.item].cells { // an item comes back for any word in it
			if f.field == fieldDeleted {
				t.lists[fieldOf{f.item, s.items[f.item].cells[i].field}] = nil
			}
		}
	}
	s.onFields(t.lists)
	var changes []Change
	for f, h := range t.outs {
		if c, ok := t.change(f, h); ok {
			changes = append(changes, c)
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return byField(a.Item, a.Field, b.Item, b.Field) })
	return changes
}

// takenOut is the work of TakenOut.
type takenOut struct {
	s      *State
	copies []*Log
	lists  map[fieldOf][]stamped
	was    map[Hash]func(stamped) bool // what the plan held before the copies of a note
	outs   map[fieldOf]stamped         // what took them out
	shown  map[*Op]map[plan.ID]bool    // by the first operation of a step: what was deleted and shown all the same before it
}

// shownAll returns which items were shown before the step of h although they had been deleted.
func (t *takenOut) shownAll(h stamped) map[plan.ID]bool {
	first := t.s.firstOf(h.op)
	if t.shown[first] == nil {
		ids := map[plan.ID]bool{}
		for f, o := range t.outs {
			if f.field == fieldDeleted && t.s.firstOf(o.op) == first {
				ids[f.item] = true
			}
		}
		if t.shown[first] = t.s.rescued(ids, first); t.shown[first] == nil {
			t.shown[first] = map[plan.ID]bool{}
		}
	}
	return t.shown[first]
}

// held reports whether one of the copies holds an operation. In one that holds what took it out, too, it is out as it is here.
func (t *takenOut) held(o, out stamped) bool {
	return slices.ContainsFunc(t.copies, func(l *Log) bool { return l.find(o.op.Hash) != nil && l.find(out.op.Hash) == nil })
}

// brought reports whether an operation came into the plan with one of some notes.
func (t *takenOut) brought(o stamped, notes []stamped) bool {
	return slices.ContainsFunc(notes, func(note stamped) bool {
		was, ok := t.was[note.op.Hash]
		if !ok {
			was = t.s.beforeCopies(note)
			t.was[note.op.Hash] = was
		}
		return was != nil && before(o, note) && !was(o)
	})
}

// change returns what brings back what h took out of a field.
func (t *takenOut) change(f fieldOf, h stamped) (Change, bool) {
	s := t.s
	sees := func(o stamped) bool { return o.op != h.op && before(o, h) }
	whole := s.cellAt(f.field, t.lists[f], sees, 0)
	notes, base, known := s.notesOf(h, whole, t.lists[f])
	ours := func(o stamped) bool { return t.brought(o, notes) && t.held(o, h) }
	if f.field != fieldDeleted && !slices.ContainsFunc(t.lists[f], ours) {
		return Change{}, false
	}
	if f.field == fieldDeleted && !slices.ContainsFunc(t.onItem(f.item), ours) {
		return Change{}, false
	}
	if known != nil {
		sees = known
	}
	part := s.cellAt(f.field, t.lists[f], func(o stamped) bool { return sees(o) && (!t.brought(o, notes) || t.held(o, h)) }, 0)
	same := sameHeads(part, base)
	if same {
		part = whole
	}
	value := part.value()
	if f.field == fieldDeleted && value == V(yes) && (part.doubted() || t.shownAll(h)[f.item]) {
		value = Null // it was shown although it was deleted
	}
	asked := false // whether it is kept waits again, or no more
	if f.field == fieldDeleted {
		asked = (len(s.deletions(whole, t.lists[f], 0)) > 0) != (len(s.deletions(s.items[f.item].cell(fieldDeleted), t.lists[f], 0)) > 0)
	}
	if value == h.op.Value && !(same && (whole.chosen() || s.items[f.item].cell(f.field).chosen() || asked)) {
		return Change{}, false
	}
	c := Change{Item: f.item, Field: f.field, Value: value}
	if same || !whole.chosen() || value.text != whole.value().text { // else it would bring the others' versions back too
		c.Undoes = h.op.Hash
	}
	return c, true
}

// firstOf returns the first operation of the transaction of another.
func (s *State) firstOf(o *Op) *Op {
	ops := s.log.chains[o.Writer].ops
	at, _ := slices.BinarySearchFunc(ops, o.Seq, bySeq)
	for at > 0 && ops[at-1].Tx == o.Tx {
		at--
	}
	return ops[at]
}

// onItem returns the operations on an item.
func (t *takenOut) onItem(id plan.ID) []stamped {
	var out []stamped
	for i := range t.s.items[id].cells {
		out = append(out, t.lists[fieldOf{id, t.s.items[id].cells[i].field}]...)
	}
	return out
}

// notesOf returns the notes of the copies that h took out of a field which was whole before: those of h itself, and of what had been brought back there. base
// is the field as it was when that had been taken in, and known which operations had been seen then; nil when h is the first that took it out.
func (s *State) notesOf(h stamped, whole *cell, ops []stamped) (notes []stamped, base *cell, known func(stamped) bool) {
	note, _, _ := s.copiesOf(h)
	notes, base = []stamped{note}, whole
	for depth := 0; base != nil && len(base.others) == 0 && depth < mostAgain; depth++ {
		note, out, ok := s.copiesOf(base.top)
		if !ok || out {
			break
		}
		x, _ := s.tookBack(base.top)
		notes = append(notes, note)
		known = func(o stamped) bool { return o.op != x.op && before(o, x) }
		base = s.cellAt(whole.field, ops, known, 0)
	}
	return notes, base, known
}

// beforeTakenOut returns a field as it was before what o, which brings it back, had been taken out.
func (s *State) beforeTakenOut(o stamped, field string, ops []stamped) *cell {
	x, ok := s.tookBack(o)
	if !ok {
		return nil
	}
	return s.cellAt(field, ops, func(y stamped) bool { return y.op != x.op && before(y, x) }, 0)
}

func sameHeads(a, b *cell) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.EqualFunc(a.heads(), b.heads(), func(x, y stamped) bool { return x.op == y.op })
}

// BroughtBack returns of each of some operations that brings back what copies had brought the operations that it brings back, by its hash: none where nobody had
// written in its field. Other operations are not in the map.
func (s *State) BroughtBack(list []Op) map[Hash][]Op {
	s.settle()
	var found []stamped
	lists := map[fieldOf][]stamped{}
	for _, o := range list {
		x := s.log.find(o.Hash)
		if x == nil || o.Undoes.IsZero() {
			continue
		}
		if _, out, ok := s.copiesOf(s.stamp(x)); ok && !out {
			found = append(found, s.stamp(x))
			lists[fieldOf{o.Item, o.Field}] = nil
		}
	}
	s.onFields(lists)
	out := make(map[Hash][]Op, len(found))
	for _, o := range found {
		ops := lists[fieldOf{o.op.Item, o.op.Field}]
		out[o.op.Hash] = s.origins(s.beforeTakenOut(o, o.op.Field, ops), ops, 0)
	}
	return out
}

// origins returns the operations that a field offered, the newest first, and in place of those that brought back others, these.
func (s *State) origins(c *cell, ops []stamped, depth int) []Op {
	if c == nil {
		return nil
	}
	var out []Op
	for _, o := range c.standing() {
		if _, gone, ok := s.copiesOf(o); ok && !gone && depth < mostAgain {
			out = append(out, s.origins(s.beforeTakenOut(o, c.field, ops), ops, depth+1)...)
			continue
		}
		out = append(out, *o.op)
	}
	slices.SortStableFunc(out, func(a, b Op) int {
		switch {
		case a.Hash == b.Hash:
			return 0
		case newer(&a, &b):
			return -1
		}
		return 1
	})
	return out
}
