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
	under := map[plan.ID][]*item{}
	for _, it := range s.items {
		if up := plan.ID(it.value(fieldParent).text); up != "" && it != top {
			under[up] = append(under[up], it)
		}
	}
	all := []*item{top}
	seen := map[*item]bool{top: true}
	for i := 0; i < len(all); i++ {
		for _, kid := range under[all[i].id] {
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
	for x := range s.inSight() {
		if !all[x.Item] || x.Field != fieldDeleted {
			continue
		}
		st := s.stamp(x)
		if !before(st, at) {
			continue
		}
		if x.Value == V(yes) {
			deletions[x.Item] = append(deletions[x.Item], st)
		}
		if said[x.Item] == nil {
			said[x.Item] = &cell{field: fieldDeleted, top: st}
		} else {
			said[x.Item].take(st)
		}
	}
	out := map[plan.ID]bool{}
	for x := range s.inSight() {
		if x.Field == fieldDeleted {
			continue
		}
		look := func(id plan.ID) {
			if all[id] && !out[id] {
				st := s.stamp(x)
				out[id] = before(st, at) && !slices.ContainsFunc(deletions[id], func(d stamped) bool { return before(st, d) })
			}
		}
		look(x.Item)
		s.above(x.Item, look)
	}
	for id := range ids {
		if !out[id] && s.goneWith(id, said, out) {
			out[id] = true
		}
	}
	return out
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
		if id = plan.ID(it.value(fieldParent).text); s.items[id] == nil {
			return
		}
		look(id)
	}
}
