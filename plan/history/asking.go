package history

import (
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
		if c := it.cell(fieldDeleted); c != nil && slices.ContainsFunc(c.heads(), s.reopens) {
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
		if depth < mostAgain && s.reopens(h) {
			x, _ := s.tookBack(h)
			out = append(out, s.deletions(s.cellAt(fieldDeleted, ops, s.sawBeforeDeciding(x), depth+1), ops, depth+1)...)
		}
	}
	return out
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
	then := s.sawBeforeDeciding(s.stamp(o)) != nil && len(s.deletions(was, ops, 0)) > 0
	return now != then
}
