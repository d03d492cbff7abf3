package history

import (
	"cmp"
	"slices"

	"planwright/plan"
)

// The index says where the operations on an item are, and which items name it as what they stand under. It is made when it is first
// needed and kept up to date from then on: to go through the log instead takes longer than all else that an edit of a large plan does.

// MakeReady works out what the first edit would wait for.
func (s *State) MakeReady() {
	s.arranged()
	s.indexed()
	s.log.find(Hash{}) // the first operation of a new writer names others by their hashes
}

// indexed makes the index unless it is there.
func (s *State) indexed() {
	if s.kin != nil {
		return
	}
	s.kin = make(map[plan.ID][]*item, len(s.inLine)/2)
	for _, it := range s.inLine {
		if up := it.above(); up != "" {
			s.kin[up] = append(s.kin[up], it)
		}
	}
	counts := make(map[*item]int, len(s.inLine))
	n := 0
	for o := range s.inSight() {
		counts[s.items[o.Item]]++
		n++
	}
	room := make([]*Op, n)
	for it, n := range counts {
		it.ops, room = room[:0:n], room[n:]
	}
	for o := range s.inSight() {
		it := s.items[o.Item]
		it.ops = append(it.ops, o)
	}
}

// index takes one more operation on an item into the index, which has been put on its field. up is what the item stood under before.
func (s *State) index(it *item, up plan.ID, o *Op) {
	if s.kin == nil {
		return
	}
	at, _ := slices.BinarySearchFunc(it.ops, o, func(x, o *Op) int {
		return cmp.Or(compare(x.Writer, o.Writer), cmp.Compare(x.Seq, o.Seq))
	})
	it.ops = slices.Insert(it.ops, at, o)
	if now := it.above(); now != up {
		if up != "" {
			s.kin[up] = slices.DeleteFunc(s.kin[up], func(x *item) bool { return x == it })
		}
		if now != "" {
			s.kin[now] = append(s.kin[now], it)
		}
	}
}

// above returns what an item names as what it stands under, "" for nothing.
func (it *item) above() plan.ID { return plan.ID(it.value(fieldParent).text) }

// operations returns the operations on an item that the state has taken in, by writer and number.
func (s *State) operations(id plan.ID) []*Op {
	s.indexed()
	if it := s.items[id]; it != nil {
		return it.ops
	}
	return nil
}

// beneath returns the items that name an item as what they stand under, in no order.
func (s *State) beneath(id plan.ID) []*item {
	s.indexed()
	return s.kin[id]
}
