package history

import (
	"maps"
	"slices"
	"strings"

	"planwright/plan"
)

// fieldTook is the field of a writer's own item that notes that copies were taken in. Its value is the hashes of the heads that the log had
// before, with spaces between. What the operation has seen beyond them is what the copies brought.
const fieldTook = "took"

// Took notes that this person took in copies, which the log and its state hold by now, as one step of undo. before are the heads that the log had
// without them. The changes of back belong to that step: they make some of it as it was again, since the person does not want it.
func (w *Writer) Took(before []Hash, back []Change) ([]Op, error) {
	var heads []string
	for _, h := range before {
		heads = append(heads, h.String())
	}
	value := strings.Join(heads, " ")
	if value == "" || len(value) > MaxValue { // the plan of more people at once than there are
		return w.Commit(back)
	}
	return w.Commit(append([]Change{{Item: w.id, Field: fieldTook, Value: V(value)}}, back...))
}

// AboutWriter reports whether an operation says something of its writer, and nothing of the plan: a name, or that copies were taken in.
func (o *Op) AboutWriter() bool { return o.Item == o.Writer }

// NotesCopies reports whether an operation only notes that its writer took in copies.
func (o *Op) NotesCopies() bool {
	return o.Item == o.Writer && o.Field == fieldTook && !o.Value.IsNull()
}

// tookIn returns the operation of a transaction that notes that copies were taken in, or nil.
func (s step) tookIn() *Op {
	for _, o := range s.ops() {
		if o.NotesCopies() {
			return o
		}
	}
	return nil
}

// aboutCopies reports whether a transaction took in copies, or took that back, and so on.
func (s step) aboutCopies(l *Log) bool {
	if s.tookIn() != nil {
		return true
	}
	for o := s.takesBack(l); o != nil; o = l.find(o.Undoes) {
		if o.NotesCopies() {
			return true
		}
	}
	return false
}

// beforeCopies returns which operations the plan held before copies were taken in, or nil where nothing tells or some of them are missing.
func (s *State) beforeCopies(note stamped) func(stamped) bool {
	if !note.op.NotesCopies() {
		return nil
	}
	var heads []stamped
	for _, word := range strings.Fields(note.op.Value.text) {
		h, err := ParseHash(word)
		if err != nil {
			return nil
		}
		st, ok := s.tookBack(stamped{&Op{Seq: note.op.Seq, Undoes: h}, note.seg})
		if !ok {
			return nil
		}
		heads = append(heads, st)
	}
	return func(o stamped) bool {
		return slices.ContainsFunc(heads, func(h stamped) bool { return h.op == o.op || before(o, h) })
	}
}

// copies is what some copies that were taken in have changed, for taking it back.
type copies struct {
	s     *State
	was   func(stamped) bool // what the plan held before
	until stamped            // the last operation of the step that took them in
	note  *Op

	fields map[plan.ID]map[string][]stamped // the operations on each item that they touched
	under  map[plan.ID][]*item              // what is shown under an item that may go
	goes   map[plan.ID]bool                 // items that were not in the plan before, and whether they can be taken out
	gone   map[plan.ID]bool                 // items that the plan did not show before, although it had them: they were deleted
}

// withoutCopies returns the changes after which the plan shows what it showed before copies were taken in, but for what has been written since, by
// whomever: a field in which that stands is left, and so is an item in which it does.
func (w *Writer) withoutCopies(s *State, t step, note *Op) []Change {
	ops := t.ops()
	c := copies{s: s, was: s.beforeCopies(s.stamp(note)), until: s.stamp(ops[len(ops)-1]), note: note, goes: map[plan.ID]bool{}}
	if c.was == nil {
		return nil
	}
	s.arranged()
	c.touched()
	var ids, fresh []plan.ID
	old := map[plan.ID]*item{}
	for id := range c.fields {
		old[id] = c.then(id)
		ids = append(ids, id)
	}
	slices.Sort(ids)
	c.hidden(old)
	for _, id := range ids {
		if it := s.items[id]; !it.deleted && (old[id].value(fieldKind).IsNull() && it.kind != "" || c.gone[id]) {
			fresh = append(fresh, id)
		}
	}
	c.leaving(fresh)
	var changes []Change
	for _, id := range ids {
		changes = append(changes, c.item(id, old[id])...)
	}
	return changes
}

// since reports whether an operation was written after the copies were taken in.
func (c *copies) since(o stamped) bool { return o.op != c.until.op && !before(o, c.until) }

// later reports whether something stands in a field that was written after the copies were taken in. What only took back such a thing is none.
func (c *copies) later(id plan.ID, x *cell, depth int) bool {
	return slices.ContainsFunc(x.heads(), func(h stamped) bool {
		saw := c.s.sawBefore(h)
		switch ops := c.fields[id][x.field]; {
		case !c.since(h):
			return false
		case saw == nil || ops == nil || depth == mostAgain:
			return true
		default:
			was := c.s.cellAt(x.field, ops, saw, 0)
			restores := was.value().text == h.op.Value.text || x.field == fieldDeleted && c.s.sawAsked(h) != nil
			return !restores || was != nil && c.later(id, was, depth+1)
		}
	})
}

// touched finds the items that the copies wrote to, with all operations on them. Those that say who wrote stay.
func (c *copies) touched() {
	c.fields = map[plan.ID]map[string][]stamped{}
	for o := range c.s.inSight() {
		if o.Item == o.Writer || c.fields[o.Item] != nil || c.s.items[o.Item].kind == KindWriter {
			continue
		}
		if st := c.s.stamp(o); !c.since(st) && !c.was(st) {
			c.fields[o.Item] = map[string][]stamped{}
		}
	}
	for o := range c.s.inSight() {
		if fields := c.fields[o.Item]; fields != nil {
			fields[o.Field] = append(fields[o.Field], c.s.stamp(o))
		}
	}
}

// then returns an item as it was before.
func (c *copies) then(id plan.ID) *item {
	it := &item{id: id}
	for field, ops := range c.fields[id] {
		if x := c.s.cellAt(field, ops, c.was, 0); x != nil {
			it.cells = append(it.cells, *x)
		}
	}
	return it
}

// hidden works out which items had been deleted before, and were not shown although they were.
func (c *copies) hidden(old map[plan.ID]*item) {
	c.gone = map[plan.ID]bool{}
	var before *State
	for id, it := range old {
		if !it.isDeleted() {
			continue
		}
		if before == nil {
			var heads []Hash
			for _, word := range strings.Fields(c.note.Value.text) {
				if h, err := ParseHash(word); err == nil {
					heads = append(heads, h)
				}
			}
			before = Fold(c.s.log.At(heads...))
			before.arranged()
		}
		was := before.items[id]
		c.gone[id] = was == nil || !was.shown
	}
}

// leaving works out which of some items, none of which was in the plan before, can be taken out of it.
func (c *copies) leaving(fresh []plan.ID) {
	if len(fresh) == 0 {
		return
	}
	for _, id := range fresh {
		c.goes[id] = true
	}
	c.under = map[plan.ID][]*item{}
	for _, it := range c.s.items {
		if it.shown && it.parent != nil && c.goes[it.parent.id] {
			c.under[it.parent.id] = append(c.under[it.parent.id], it)
		}
	}
	for stays := true; stays; { // what stays keeps what it stands under
		stays = false
		for _, id := range fresh {
			if c.goes[id] && !c.free(c.s.items[id]) {
				c.goes[id], stays = false, true
			}
		}
	}
}

// free reports whether nothing was written in an item since, and nothing stays under it that would stand there still.
func (c *copies) free(it *item) bool {
	for i := range it.cells {
		if c.later(it.id, &it.cells[i], 0) {
			return false
		}
	}
	return !slices.ContainsFunc(c.under[it.id], func(kid *item) bool {
		goes, fresh := c.goes[kid.id]
		return fresh && !goes || c.later(kid.id, kid.cell(fieldParent), 0)
	})
}

// item returns the changes that make an item as it was before.
func (c *copies) item(id plan.ID, old *item) []Change {
	it := c.s.items[id]
	goes, fresh := c.goes[id]
	hidden := c.gone[id]
	switch {
	case old.value(fieldKind).IsNull() && it.kind != "": // its fields stay, as those of whatever is removed
		if goes {
			return []Change{c.change(id, fieldDeleted, V(yes))}
		}
		return nil
	case it.deleted && (hidden || c.later(id, it.cell(fieldDeleted), 0)), fresh && !goes:
		return nil
	}
	var changes []Change
	for _, field := range slices.Sorted(maps.Keys(c.fields[id])) {
		was, now := old.cell(field), it.cell(field)
		if now == nil || field == fieldDeleted || c.later(id, now, 0) || !slices.ContainsFunc(c.fields[id][field], c.brought) {
			continue
		}
		if was.value().text != now.value().text || !reserved(field) && (now.mixed() || was != nil && was.mixed()) {
			changes = append(changes, c.change(id, field, was.value()))
		}
	}
	was, now := old.cell(fieldDeleted), it.cell(fieldDeleted)
	asks := func(x *cell) bool {
		return x != nil && slices.ContainsFunc(x.heads(), func(h stamped) bool { return h.op.Value == V(yes) || c.s.sawAsked(h) != nil })
	}
	switch {
	case hidden:
		changes = append(changes, c.change(id, fieldDeleted, V(yes)))
	case now == nil || c.later(id, now, 0) || sameHeads(was, now):
	case asks(was) || asks(now):
		changes = append(changes, c.change(id, fieldDeleted, Null))
	}
	return changes
}

// brought reports whether an operation came with the copies, or with the step that took them in.
func (c *copies) brought(o stamped) bool { return !c.since(o) && !c.was(o) }

func (c *copies) change(id plan.ID, field string, v Value) Change {
	return Change{Item: id, Field: field, Value: v, Undoes: c.note.Hash}
}
