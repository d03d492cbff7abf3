package history

import (
	"maps"
	"slices"

	"planwright/plan"
)

// KeepItem returns the changes that leave an item of Kept in the plan for good, with all that was deleted together with it. There are none when
// nobody deleted it.
func (s *State) KeepItem(id plan.ID) ([]Change, error) {
	top, err := s.find(id)
	if err != nil {
		return nil, err
	}
	steps := map[deletion]bool{} // of those who deleted it
	for _, d := range s.asked(top)[id] {
		steps[deletionOf(d)] = true
	}
	all := []*item{top}
	seen := map[*item]bool{top: true}
	for i := 0; i < len(all); i++ {
		for _, kid := range s.beneath(all[i].id) {
			if !seen[kid] {
				seen[kid] = true
				all = append(all, kid)
			}
		}
	}
	var ids []plan.ID
	for id, dels := range s.asked(all...) {
		if slices.ContainsFunc(dels, func(d stamped) bool { return steps[deletionOf(d)] }) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var out []Change
	for _, id := range ids {
		out = append(out, Change{Item: id, Field: fieldDeleted})
	}
	return out, nil
}

// Choose returns the changes that let one of the values that stand in a field stand alone, with what it is a translation of when that is told.
func (s *State) Choose(id plan.ID, field string, value Value) ([]Change, error) {
	changes, err := s.Set(id, field, value)
	source := SourceField(field)
	if err != nil || source == "" {
		return changes, err
	}
	for _, o := range s.Standing(id, field) {
		if o.Value != value {
			continue
		}
		for _, of := range s.Standing(id, source) {
			if of.Writer == o.Writer {
				more, err := s.Set(id, source, of.Value)
				return append(changes, more...), err
			}
		}
	}
	return changes, nil
}

// rescued returns which of some items that had been deleted were shown all the same just before an operation was written: something in them, or in
// what is under them, had been written that none of their deletions had seen, or they had been deleted together with such an item above them.
func (s *State) rescued(ids map[plan.ID]bool, by *Op) map[plan.ID]bool {
	if len(ids) == 0 {
		return nil
	}
	at := s.stamp(by)
	all := maps.Clone(ids)
	for id := range ids {
		s.above(id, func(up plan.ID) { all[up] = true })
	}
	said := map[plan.ID]*cell{} // what stood on the field deleted
	deletions := map[plan.ID][]stamped{}
	for id := range all {
		for _, x := range s.operations(id) {
			st := s.stamp(x)
			if x.Field != fieldDeleted || !before(st, at) {
				continue
			}
			if x.Value == V(yes) {
				deletions[id] = append(deletions[id], st)
			}
			if said[id] == nil {
				said[id] = &cell{field: fieldDeleted, top: st}
			} else {
				said[id].take(st)
			}
		}
	}
	out := map[plan.ID]bool{}
	for id := range all {
		out[id] = s.writtenIn(id, levels, func(x stamped) bool {
			return before(x, at) && !slices.ContainsFunc(deletions[id], func(d stamped) bool { return before(x, d) })
		})
	}
	for id := range ids {
		if !out[id] && s.goneWith(id, said, out) {
			out[id] = true
		}
	}
	return out
}

// writtenIn reports whether an operation, but none that deletes, for which is returns true is on an item or on what is so many levels under it.
func (s *State) writtenIn(id plan.ID, below int, is func(stamped) bool) bool {
	for _, x := range s.operations(id) {
		if x.Field != fieldDeleted && is(s.stamp(x)) {
			return true
		}
	}
	return below > 0 && slices.ContainsFunc(s.beneath(id), func(it *item) bool { return s.writtenIn(it.id, below-1, is) })
}

// goneWith reports whether all who said that an item is deleted said so together of one above it that was shown all the same.
func (s *State) goneWith(id plan.ID, said map[plan.ID]*cell, shown map[plan.ID]bool) bool {
	above := map[deletion]bool{}
	s.above(id, func(up plan.ID) {
		if c := said[up]; c != nil && shown[up] {
			for _, h := range c.heads() {
				if h.op.Value == V(yes) {
					above[deletionOf(h)] = true
				}
			}
		}
	})
	c := said[id]
	return c != nil && !slices.ContainsFunc(c.heads(), func(h stamped) bool { return !above[deletionOf(h)] })
}

// above calls look for the items that one stands under, the nearest first.
func (s *State) above(id plan.ID, look func(plan.ID)) {
	for range levels {
		it := s.items[id]
		if it == nil {
			return
		}
		if id = it.above(); s.items[id] == nil {
			return
		}
		look(id)
	}
}
