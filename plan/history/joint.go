package history

import "strings"

// joint is a text that two people changed apart, with the changes of both. It is worked out from the log and never written to it.
type joint struct {
	base *Op
	text string
}

// isProse reports whether a field holds sentences, which may be joined word by word.
func isProse(field string) bool {
	_, sep, lang := splitField(field)
	return sep == '@' && lang != ""
}

// isSource reports whether a field says what a translation was made from.
func isSource(field string) bool {
	base, sep, lang := splitField(field)
	return sep == ':' && lang != "" && strings.HasSuffix(base, ofSuffix)
}

// values returns the operations that stand with each value once, the newest first. An empty text is no other value than Null to a reader.
func (c *cell) values() []*Op {
	out := []*Op{c.top.op}
next:
	for _, h := range c.others {
		for _, o := range out {
			if o.Value.text == h.op.Value.text {
				continue next
			}
		}
		out = append(out, h.op)
	}
	return out
}

// mixed reports whether different values stand in a field.
func (c *cell) mixed() bool { return len(c.others) > 0 && len(c.values()) > 1 }

// joined reports whether what a field shows was joined.
func (it *item) joined(field string) bool {
	c := it.cell(field)
	return c != nil && c.joint != nil
}

// settle joins the texts that came to have several values since it was last called. Once joined a text need not be looked at again before
// somebody writes to it: no operation that comes later can be seen by one that stands already, or all is folded anew.
func (s *State) settle() {
	if len(s.split) == 0 {
		return
	}
	cells := make(map[fieldOf]*cell, len(s.split))
	for f := range s.split {
		if c := s.items[f.item].cell(f.field); len(c.others) > 0 {
			cells[f] = c
		}
	}
	s.split = nil
	s.joinIn(cells)
}

// joinIn joins the texts among some fields in which exactly two values stand, where that is clean.
//
// They came from what the writers of all operations that stand there had seen in the field: of that, what none of the rest has seen.
// Where that is not one value, nobody can say who changed what.
func (s *State) joinIn(cells map[fieldOf]*cell) {
	from := map[fieldOf]*cell{}
	for f, c := range cells {
		if isProse(f.field) && len(c.others) > 0 && len(c.values()) == 2 {
			from[f] = nil
		}
	}
	if len(from) == 0 {
		return
	}
	for _, w := range s.log.byWriter() {
		for _, o := range w.ops {
			if !isProse(o.Field) {
				continue
			}
			f := fieldOf{o.Item, o.Field}
			base, wanted := from[f]
			if !wanted {
				continue
			}
			st := s.stamp(o)
			switch {
			case !cells[f].seenByAll(st):
			case base == nil:
				from[f] = &cell{field: f.field, top: st}
			default:
				base.take(st)
			}
		}
	}
	for f, base := range from {
		if base == nil || base.mixed() {
			continue
		}
		c := cells[f]
		v := c.values()
		if text, ok := joinProse(base.top.op.Value.text, v[0].Value.text, v[1].Value.text); ok {
			c.joint = &joint{base.top.op, text}
		}
	}
}

// seenByAll reports whether every operation that stands was written in sight of o.
func (c *cell) seenByAll(o stamped) bool {
	for _, h := range c.heads() {
		if h.op == o.op || !before(o, h) {
			return false
		}
	}
	return true
}
