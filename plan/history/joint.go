package history

import (
	"slices"
	"strings"
)

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

// values returns the operations that a field offers with each value once, the newest first. An empty text is no other value than Null to a reader.
func (c *cell) values() []*Op {
	var out []*Op
next:
	for _, h := range c.standing() {
		for _, o := range out {
			if o.Value.text == h.op.Value.text {
				continue next
			}
		}
		out = append(out, h.op)
	}
	return out
}

// mixed reports whether a field offers different values.
func (c *cell) mixed() bool { return c.several() && len(c.values()) > 1 }

// joined reports whether what a field shows was joined.
func (it *item) joined(field string) bool {
	c := it.cell(field)
	return c != nil && c.joint != nil
}

// settle looks at the fields that may have come to offer more than what stands in them since it was last called: versions that wait again, and
// texts to be joined. Once looked at a field need not be looked at again before somebody writes to it: no operation that comes later can be
// seen by one that stands already, or all is folded anew.
func (s *State) settle() {
	if len(s.split) == 0 {
		return
	}
	lists := make(map[fieldOf][]stamped, len(s.split))
	for f := range s.split {
		if c := s.items[f.item].cell(f.field); len(c.others) > 0 || c.takesBack() {
			lists[f] = nil
		}
	}
	s.split = nil
	s.onFields(lists)
	for f, ops := range lists {
		s.finish(s.items[f.item].cell(f.field), ops, 0)
	}
}

// join joins a text in which exactly two values stand, where that is clean. ops are all operations on it.
//
// They came from what the writers of all operations that stand there had seen in the field: of that, what none of the rest has seen.
// Where that is not one value, nobody can say who changed what.
func (c *cell) join(ops []stamped) {
	if !c.several() {
		return
	}
	v := c.values()
	if len(v) != 2 {
		return
	}
	base := c.base(ops)
	if base == nil || base.mixed() {
		return
	}
	if text, ok := joinProse(base.top.op.Value.text, v[0].Value.text, v[1].Value.text); ok {
		c.joint = &joint{base.top.op, text}
	}
}

// base returns what the writers of all operations that stand in a field had seen in it, or nil when that is none. ops are all operations on it.
func (c *cell) base(ops []stamped) *cell {
	stand := c.standing()
	var base *cell
	for _, o := range ops {
		switch {
		case slices.ContainsFunc(stand, func(h stamped) bool { return h.op == o.op || !before(o, h) }): // somebody had not seen it
		case base == nil:
			base = &cell{field: c.field, top: o}
		default:
			base.take(o)
		}
	}
	return base
}
