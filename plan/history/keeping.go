package history

import (
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
	type step struct {
		writer plan.ID
		tx     int64
	}
	steps := map[step]bool{} // of those who deleted it
	for _, d := range s.asked(top)[id] {
		steps[step{d.op.Writer, d.op.Tx}] = true
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
		if slices.ContainsFunc(dels, func(d stamped) bool { return steps[step{d.op.Writer, d.op.Tx}] }) {
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
// what is under them, had been written that none of their deletions had seen.
func (s *State) rescued(ids map[plan.ID]bool, by *Op) map[plan.ID]bool {
	if len(ids) == 0 {
		return nil
	}
	at := s.stamp(by)
	deletions := map[plan.ID][]stamped{}
	for x := range s.inSight() {
		if ids[x.Item] && x.Field == fieldDeleted && x.Value == V(yes) {
			if st := s.stamp(x); before(st, at) {
				deletions[x.Item] = append(deletions[x.Item], st)
			}
		}
	}
	out := map[plan.ID]bool{}
	const levels = 8 // more than stand under one another
	for x := range s.inSight() {
		if x.Field == fieldDeleted {
			continue
		}
		id := x.Item
		for n := 0; n < levels && s.items[id] != nil; n++ {
			if ids[id] && !out[id] {
				st := s.stamp(x)
				out[id] = before(st, at) && !slices.ContainsFunc(deletions[id], func(d stamped) bool { return before(st, d) })
			}
			id = plan.ID(s.items[id].value(fieldParent).text)
		}
	}
	return out
}
