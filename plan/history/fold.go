package history

import (
	"slices"
	"time"

	"planwright/plan"
)

// State is what a log adds up to: the items of a plan, with every value that stands. It is not safe for concurrent use.
type State struct {
	log    *Log
	clock  *clock
	items  map[plan.ID]*item
	inLine []*item // the same as they came, which is how they lie in memory: going through the map takes twice the time
	newest int64   // the latest believable Wall of any operation
	tree   *tree   // nil when it has to be arranged anew
	latest *item   // that of the operation taken in last

	split map[fieldOf]bool // fields that offer more than what stands in them, perhaps, and have not been looked at yet: see settle
	apart []*item          // those that hold a field with more than one operation standing, one that takes something back, or a deletion; now or before

	kin map[plan.ID][]*item // the index, with the operations of each item; nil until it is needed

	snapshots uint32            // how many were made
	rows      map[*item]*shared // what the last of them shows
}

// item is one item with the operations that stand on its fields.
type item struct {
	id      plan.ID
	cells   []cell
	written uint32 // how many snapshots had been made when it was last written to
	apart   bool   // it is among those of State.apart
	ops     []*Op  // all that the state has taken in, once there is an index
	place
}

// cell is one field of an item: the operations on it that no other operation on it has seen, the newest first.
// Nearly always there is one; more mean that people wrote without having seen each other's words.
type cell struct {
	field  string
	top    stamped
	others []stamped
	again  []stamped // what stands, with versions that wait again after a choice was taken back; nil where none do
	joint  *joint    // of a text of sentences whose two values could be joined; nil for all else
}

// Fold replays a log. It works for every log, whatever is in it, and depends only on which operations the log holds.
func Fold(l *Log) *State {
	s := &State{log: l}
	s.refold()
	return s
}

func (s *State) refold() {
	s.clock = newClock()
	s.clock.build(s.log)
	s.items = make(map[plan.ID]*item, s.log.n/3+1)
	s.inLine = make([]*item, 0, s.log.n/3+1)
	s.newest, s.tree, s.split, s.latest, s.apart, s.kin, s.rows = 0, nil, nil, nil, nil, nil, nil
	for _, c := range s.log.byWriter() {
		segs := s.clock.chains[c].segments
		for _, o := range c.ops {
			for len(segs) > 1 && segs[1].first <= o.Seq {
				segs = segs[1:]
			}
			s.take(stamped{o, segs[0]})
		}
	}
}

// Apply takes in operations that have been appended to the folded log. Afterwards the state is as if the log were folded anew.
// What it has already taken in is passed over.
func (s *State) Apply(ops []Op) {
	for i := range ops {
		c := s.log.chains[ops[i].Writer]
		if c == nil {
			continue
		}
		if t := s.clock.chains[c]; t != nil && ops[i].Seq <= t.last && !t.gaps {
			continue
		}
		j, ok := slices.BinarySearchFunc(c.ops, ops[i].Seq, bySeq)
		if !ok {
			continue
		}
		seg, ok := s.clock.extend(s.log, c, c.ops[j])
		if !ok {
			s.refold()
			return
		}
		s.take(stamped{c.ops[j], seg})
	}
}

// maxWall is the end of the year 9999: no clock beyond it is believed, since such a date can't be written.
const maxWall = 253402300799999

// usualFields is how many most items have: their kind, where they stand, and their words.
const usualFields = 4

// take puts one operation on its field.
func (s *State) take(o stamped) {
	if o.op.Wall > s.newest && o.op.Wall <= maxWall {
		s.newest = o.op.Wall
	}
	it := s.latest // operations on one item mostly follow one another
	if it == nil || it.id != o.op.Item {
		it = s.items[o.op.Item]
	}
	if it == nil {
		it = &item{id: o.op.Item, cells: make([]cell, 0, usualFields)}
		s.items[o.op.Item] = it
		s.inLine = append(s.inLine, it)
		s.tree = nil
	}
	s.latest = it
	it.written = s.snapshots
	if reserved(o.op.Field) || it.cell(fieldDeleted) != nil {
		s.tree = nil
	}
	up := it.above()
	c := it.cell(o.op.Field)
	if c == nil {
		it.cells = append(it.cells, cell{field: o.op.Field, top: o})
		c = &it.cells[len(it.cells)-1]
	} else {
		c.take(o)
	}
	s.index(it, up, o.op)
	if !it.apart && (len(c.others) > 0 || c.field == fieldDeleted || c.takesBack()) {
		it.apart = true
		s.apart = append(s.apart, it)
	}
	if len(c.others) > 0 && isProse(c.field) || c.takesBack() && !reserved(c.field) {
		if s.split == nil {
			s.split = map[fieldOf]bool{}
		}
		s.split[fieldOf{it.id, c.field}] = true
	}
}

func (it *item) cell(field string) *cell {
	for i := range it.cells {
		if it.cells[i].field == field {
			return &it.cells[i]
		}
	}
	return nil
}

// take puts o among the operations that stand, unless one of them has seen it, and drops those that it has seen.
func (c *cell) take(o stamped) {
	c.again, c.joint = nil, nil
	if len(c.others) == 0 && before(c.top, o) {
		c.top = o
		return
	}
	heads := append([]stamped{c.top}, c.others...)
	kept := heads[:0]
	for _, h := range heads {
		if h.op == o.op || before(o, h) {
			return
		}
		if !before(h, o) {
			kept = append(kept, h)
		}
	}
	at, _ := slices.BinarySearchFunc(kept, o, func(h, o stamped) int {
		if newer(h.op, o.op) {
			return -1
		}
		return 1
	})
	kept = slices.Insert(kept, at, o)
	c.top, c.others = kept[0], slices.Clone(kept[1:])
}

// heads returns every operation that stands, the newest first.
func (c *cell) heads() []stamped { return append([]stamped{c.top}, c.others...) }

// value returns what a field shows: the only value that stands, what two were joined into, or else the newest. Nothing shows Null.
func (c *cell) value() Value {
	switch {
	case c == nil:
		return Null
	case c.joint != nil:
		return V(c.joint.text)
	case c.again != nil:
		return c.again[0].op.Value
	}
	return c.top.op.Value
}

// value returns what a field shows, Null when nobody wrote to it.
func (it *item) value(field string) Value {
	if c := it.cell(field); c != nil {
		return c.value()
	}
	return Null
}

// Value returns what is shown in a field of an item, shown or not: the value that stands or, when there are several, what they were joined
// into or else the newest. It is Null when nobody wrote one.
func (s *State) Value(id plan.ID, field string) Value {
	s.settle()
	if it := s.items[id]; it != nil {
		return it.value(field)
	}
	return Null
}

// Changed returns when the last operation of the log was written, by its writer's clock, or the zero time for an empty log.
func (s *State) Changed() time.Time {
	if s.newest == 0 {
		return time.Time{}
	}
	return time.UnixMilli(s.newest).UTC()
}
