package history

import (
	"maps"
	"slices"

	"planwright/plan"
)

// To take back that an item is kept, which somebody had deleted and somebody else edited, does not delete it: that would hide what its deleter had not
// seen. It says once more that the item is there, and by what it undoes that the question is open again: see "Items that are kept" in
// docs/file-format.md.

// asked returns for those of some items that somebody said are deleted the operations that say so: those that stand, and those that stood before
// somebody decided, where that was taken back.
func (s *State) asked(items ...*item) map[plan.ID][]stamped {
	lists := map[fieldOf][]stamped{}
	for _, it := range items {
		if c := it.cell(fieldDeleted); c != nil && c.takesBack() {
			lists[fieldOf{it.id, fieldDeleted}] = nil
		}
	}
	s.onFields(lists)
	out := map[plan.ID][]stamped{}
	for _, it := range items {
		if dels := s.deletions(it.cell(fieldDeleted), lists[fieldOf{it.id, fieldDeleted}], 0); len(dels) > 0 {
			out[it.id] = dels
		}
	}
	return out
}

// deletions returns the operations on the field deleted that say so, given all on that field.
func (s *State) deletions(c *cell, ops []stamped, depth int) []stamped {
	if c == nil {
		return nil
	}
	var out []stamped
	for _, h := range c.heads() {
		if h.op.Value == V(yes) {
			out = append(out, h)
		}
		if depth == mostAgain {
			continue
		}
		if saw := s.sawAsked(h); saw != nil {
			out = append(out, s.deletions(s.cellAt(fieldDeleted, ops, saw, depth+1), ops, depth+1)...)
		}
	}
	return out
}

// sawAsked returns which operations had been seen when the question was open that an operation on the field deleted opens again, or nil where it opens none: it
// takes back that somebody decided, or that the copies were taken in which brought that, or it brings those copies back. One that takes copies out by deleting
// the item again does so as those had who deleted it before: what they deleted with it belongs to it still.
func (s *State) sawAsked(h stamped) func(stamped) bool {
	x, _ := s.tookBack(h)
	switch note, out, ok := s.copiesOf(h); {
	case ok && out:
		return s.beforeCopies(note)
	case ok && h.op.Value != V(yes):
		return func(o stamped) bool { return before(o, x) }
	case s.reopens(h):
		return s.sawBeforeDeciding(x)
	}
	return nil
}

// levels is how far up is looked from an item to what it stands under: more than stand under one another.
const levels = 8

// deletion names the transaction of a deletion.
type deletion struct {
	writer plan.ID
	tx     int64
}

func deletionOf(o stamped) deletion { return deletion{o.op.Writer, o.op.Tx} }

// deletedWith returns the items that are not shown by themselves and were deleted in one transaction with one that they stand under, which waits for a
// choice: as long as it waits they stay with it, so that nothing of it goes before somebody decides. Whoever deleted one of them apart has decided.
func (s *State) deletedWith() []*item {
	var waiting []*item
	for _, it := range s.apart {
		if c := it.cell(fieldDeleted); c != nil && it.shown {
			waiting = append(waiting, it)
		}
	}
	if len(waiting) == 0 {
		return nil
	}
	steps := s.steps(s.asked(waiting...))
	if len(steps) == 0 {
		return nil
	}
	var out []*item
	for _, it := range s.apart {
		if it.shown || !it.deleted || it.kind == "" {
			continue
		}
		if it.within(steps, it.cell(fieldDeleted).heads()) {
			out = append(out, it)
		}
	}
	return out
}

// steps returns the transactions of deletions, by the items that they were found for.
func (s *State) steps(asked map[plan.ID][]stamped) map[*item]map[deletion]bool {
	out := make(map[*item]map[deletion]bool, len(asked))
	for id, dels := range asked {
		of := map[deletion]bool{}
		for _, d := range dels {
			of[deletionOf(d)] = true
		}
		out[s.items[id]] = of
	}
	return out
}

// within reports whether the deletions of an item are all parts of those of items above it.
func (it *item) within(steps map[*item]map[deletion]bool, dels []stamped) bool {
	above := map[deletion]bool{}
	for up, n := it.parent, 0; up != nil && n < levels; up, n = up.parent, n+1 {
		maps.Copy(above, steps[up])
	}
	return len(above) > 0 && !slices.ContainsFunc(dels, func(d stamped) bool { return !above[deletionOf(d)] })
}

// reopens reports whether an operation takes back that an item is not deleted.
func (s *State) reopens(h stamped) bool {
	x, ok := s.tookBack(h)
	return ok && onSameField(x, h) && x.op.Value != V(yes) && s.sawBeforeDeciding(x) != nil
}

// sawBeforeDeciding returns which operations had been seen before one that is taken back, or nil where that took back a decision itself: to take that
// back makes it again.
func (s *State) sawBeforeDeciding(x stamped) func(stamped) bool {
	for {
		y, ok := s.tookBack(x)
		if !ok || !onSameField(y, x) {
			return func(o stamped) bool { return before(o, x) }
		}
		z, ok := s.tookBack(y)
		if !ok || !onSameField(z, y) {
			return nil
		}
		x = z
	}
}

func onSameField(a, b stamped) bool { return a.op.Item == b.op.Item && a.op.Field == b.op.Field }

// asksOtherwise reports whether to take back an operation on the field deleted, after which the item is there as before, opens the question whether it
// is kept, or closes it.
func (s *State) asksOtherwise(was *cell, o *Op) bool {
	it := s.items[o.Item]
	lists := map[fieldOf][]stamped{{o.Item, fieldDeleted}: nil}
	s.onFields(lists)
	ops := lists[fieldOf{o.Item, fieldDeleted}]
	now := len(s.deletions(it.cell(fieldDeleted), ops, 0)) > 0
	_, _, copies := s.copiesOf(s.stamp(o)) // what takes these out opens or closes the question as it was before, whoever had decided
	then := (copies || s.sawBeforeDeciding(s.stamp(o)) != nil) && len(s.deletions(was, ops, 0)) > 0
	return now != then
}
