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
	m := past{s: s, saw: func(o stamped) bool { return before(o, at) }, items: map[plan.ID]*item{}}
	out := map[plan.ID]bool{}
	for id := range ids {
		if m.shows(id, levels) || m.goneWith(id) {
			out[id] = true
		}
	}
	return out
}

// past is some items as they were for somebody who had seen some of the operations, each under what it stands under now.
type past struct {
	s     *State
	saw   func(stamped) bool
	items map[plan.ID]*item
}

// item returns an item as it was.
func (m *past) item(id plan.ID) *item {
	if it := m.items[id]; it != nil {
		return it
	}
	it := &item{id: id}
	for field, ops := range m.s.byFields(id) {
		if c := m.s.cellAt(field, ops, m.saw, 0); c != nil {
			it.cells = append(it.cells, *c)
		}
	}
	m.items[id] = it
	return it
}

// shows reports whether an item was shown by itself, or for what was so many levels under it.
func (m *past) shows(id plan.ID, below int) bool {
	if it := m.item(id); !it.value(fieldKind).IsNull() && !it.isDeleted() {
		return true
	}
	return below > 0 && slices.ContainsFunc(m.s.beneath(id), func(it *item) bool { return m.shows(it.id, below-1) })
}

// goneWith reports whether all who said that an item was deleted said so together of one above it that was shown all the same.
func (m *past) goneWith(id plan.ID) bool {
	above := map[deletion]bool{}
	m.s.above(id, func(up plan.ID) {
		if c := m.item(up).cell(fieldDeleted); c != nil && m.shows(up, levels) {
			for _, d := range m.s.deletions(c, m.s.byFields(up)[fieldDeleted], 0) {
				above[deletionOf(d)] = true
			}
		}
	})
	c := m.item(id).cell(fieldDeleted)
	return c != nil && !slices.ContainsFunc(c.heads(), func(h stamped) bool { return !above[deletionOf(h)] })
}

// byFields returns all operations on each field of an item, by writer and number.
func (s *State) byFields(id plan.ID) map[string][]stamped {
	out := map[string][]stamped{}
	for _, o := range s.operations(id) {
		out[o.Field] = append(out[o.Field], s.stamp(o))
	}
	return out
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
