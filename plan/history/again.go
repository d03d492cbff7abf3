package history

import "slices"

// To take back a choice is an edit too: an operation that has seen the versions there were and all that came after. So it says by what it
// undoes that those versions wait again, and a field is read accordingly: see "Taken back" in docs/file-format.md.

// mostAgain is how often in a row a choice in one field may be made and taken back before this program gives up, and shows what stands.
const mostAgain = 64

// standing returns the operations whose values a field offers: those that stand, where one of them took back a choice the versions
// that wait again in its place, and the one that is shown first.
func (c *cell) standing() []stamped {
	if c.again != nil {
		return c.again
	}
	return c.heads()
}

// several reports whether more than one operation has a say in what a field offers.
func (c *cell) several() bool { return len(c.others) > 0 || c.again != nil }

// takesBack reports whether an operation that stands takes back another one.
func (c *cell) takesBack() bool {
	return !c.top.op.Undoes.IsZero() || slices.ContainsFunc(c.others, func(h stamped) bool { return !h.op.Undoes.IsZero() })
}

// onFields puts the operations on some fields into the lists of a map, by writer and number.
func (s *State) onFields(lists map[fieldOf][]stamped) {
	for f := range lists {
		for _, o := range s.operations(f.item) {
			if o.Field == f.field {
				lists[f] = append(lists[f], s.stamp(o))
			}
		}
	}
}

// inSight yields the operations that the state has taken in, by writer and number.
func (s *State) inSight() func(yield func(*Op) bool) {
	return func(yield func(*Op) bool) {
		for _, c := range s.log.byWriter() {
			t := s.clock.chains[c]
			if t == nil {
				continue
			}
			for _, o := range c.ops {
				if o.Seq > t.last {
					break
				}
				if !yield(o) {
					return
				}
			}
		}
	}
}

// cellAt returns a field as it was for somebody who had seen some of the operations on it, or nil when that is none.
func (s *State) cellAt(field string, ops []stamped, saw func(stamped) bool, depth int) *cell {
	var c *cell
	for _, o := range ops {
		switch {
		case !saw(o):
		case c == nil:
			c = &cell{field: field, top: o}
		default:
			c.take(o)
		}
	}
	if c != nil {
		s.finish(c, ops, depth)
	}
	return c
}

// finish works out what a field offers beside what stands in it: versions that wait again, and what two were joined into.
func (s *State) finish(c *cell, ops []stamped, depth int) {
	if c.takesBack() && !reserved(c.field) && depth < mostAgain {
		c.again = s.waitingAgain(c, ops, depth)
	}
	if isProse(c.field) {
		c.join(ops)
	}
}

// waitingAgain returns what stands in a field, the newest first, with the versions that wait again in the place of what took back a choice
// between them. It is nil where nothing waits again.
//
// What took back something is only read so while it shows what was shown before. Of the versions those don't wait that somebody else who
// has a say in the field had seen.
func (s *State) waitingAgain(c *cell, ops []stamped, depth int) []stamped {
	var out []stamped
	found := false
	heads := c.heads()
	for _, h := range heads {
		var was *cell
		if saw := s.sawBefore(h); saw != nil {
			was = s.cellAt(c.field, ops, saw, depth+1)
		}
		if was == nil || !was.mixed() || was.value().text != h.op.Value.text || was.joint != nil && len(heads) > 1 {
			out = append(out, h)
			continue
		}
		found = true
		shown := was.joint != nil
		for _, o := range was.standing() {
			if !slices.ContainsFunc(heads, func(other stamped) bool { return other.op != h.op && before(o, other) }) {
				out = append(out, o)
				shown = shown || o.op.Value.text == h.op.Value.text
			}
		}
		if !shown {
			out = append(out, h)
		}
	}
	if !found {
		return nil
	}
	slices.SortFunc(out, func(a, b stamped) int {
		switch {
		case a.op == b.op:
			return 0
		case newer(a.op, b.op):
			return -1
		}
		return 1
	})
	return slices.CompactFunc(out, func(a, b stamped) bool { return a.op == b.op })
}

// sawBefore returns which operations had been seen before what an operation took back: the one on its field that it undoes or, where that notes
// that copies were taken in, the plan as it was before. It is nil when the operation takes back nothing, or only what took back something.
func (s *State) sawBefore(u stamped) func(stamped) bool {
	for {
		x, ok := s.tookBack(u)
		switch {
		case !ok:
			return nil
		case x.op.Item != u.op.Item || x.op.Field != u.op.Field:
			return s.beforeCopies(x)
		}
		y, ok := s.tookBack(x)
		if !ok || y.op.Item != u.op.Item || y.op.Field != u.op.Field {
			return func(o stamped) bool { return before(o, x) }
		}
		u = y // what takes back an undo of it counts as it does
	}
}

// tookBack returns the operation that another one, which had seen it, takes back.
func (s *State) tookBack(u stamped) (stamped, bool) {
	if u.op.Undoes.IsZero() {
		return stamped{}, false
	}
	x := s.log.find(u.op.Undoes)
	if x == nil {
		return stamped{}, false
	}
	if t := s.clock.chains[s.log.chains[x.Writer]]; t == nil || x.Seq > t.last {
		return stamped{}, false
	}
	st := s.stamp(x)
	return st, before(st, u)
}
