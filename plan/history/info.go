package history

import (
	"slices"

	"planwright/plan"
)

// Choice is a field in which several people wrote different things without having seen each other's.
type Choice struct {
	Item   plan.ID
	Field  string
	Shown  Op   // the newest, which stands until somebody chooses
	Others []Op // each of the other values once, the newest first
}

// Choices returns the fields of shown items in which somebody has to choose, by item and field. Where an item stands is not among them, nor
// is a text that was joined, nor what a translation was made from, which goes with the translation.
func (s *State) Choices() []Choice {
	s.arranged()
	var out []Choice
	for _, it := range s.apart {
		if !it.shown {
			continue
		}
		for i := range it.cells {
			c := &it.cells[i]
			if !c.several() || reserved(c.field) || c.joint != nil || isSource(c.field) {
				continue
			}
			if values := c.values(); len(values) > 1 {
				choice := Choice{Item: it.id, Field: c.field, Shown: *values[0]}
				for _, o := range values[1:] {
					choice.Others = append(choice.Others, *o)
				}
				out = append(out, choice)
			}
		}
	}
	slices.SortFunc(out, func(a, b Choice) int { return byField(a.Item, a.Field, b.Item, b.Field) })
	return out
}

// Origins returns of each of some choices what all who wrote there had read, Null where that is nothing or not one value.
func (s *State) Origins(list []Choice) []Value {
	lists := make(map[fieldOf][]stamped, len(list))
	for _, c := range list {
		lists[fieldOf{c.Item, c.Field}] = nil
	}
	s.onFields(lists)
	out := make([]Value, len(list))
	for i, c := range list {
		it := s.items[c.Item]
		if it == nil {
			continue
		}
		if cell := it.cell(c.Field); cell != nil {
			if base := cell.base(lists[fieldOf{c.Item, c.Field}]); base != nil && !base.mixed() {
				out[i] = base.top.op.Value
			}
		}
	}
	return out
}

// Knew reports whether the writer of an operation had seen an earlier one. Both are of the log that was folded.
func (s *State) Knew(o, earlier *Op) bool { return before(s.stamp(earlier), s.stamp(o)) }

func byField(itemA plan.ID, fieldA string, itemB plan.ID, fieldB string) int {
	if c := compare(itemA, itemB); c != 0 {
		return c
	}
	return compare(fieldA, fieldB)
}

// Joined is a text that two people changed without having seen each other's words, and that shows the changes of both. It stays
// marked so until somebody writes to the field: to accept it, that is what it shows.
type Joined struct {
	Item  plan.ID
	Field string
	Base  Op    // the text that both came from
	Of    [2]Op // the two, the newer first
	Text  string
}

// Joined returns the texts of shown items that were joined word by word, by item and field.
func (s *State) Joined() []Joined {
	s.arranged()
	var out []Joined
	for _, it := range s.apart {
		if !it.shown {
			continue
		}
		for i := range it.cells {
			if c := &it.cells[i]; c.joint != nil {
				values := c.values()
				out = append(out, Joined{Item: it.id, Field: c.field, Base: *c.joint.base, Of: [2]Op{*values[0], *values[1]}, Text: c.joint.text})
			}
		}
	}
	slices.SortFunc(out, func(a, b Joined) int { return byField(a.Item, a.Field, b.Item, b.Field) })
	return out
}

// Standing returns the operations on a field that nobody has written over knowingly, the newest first: one, or none where nobody wrote, or more
// where people wrote without having seen each other's words. What took back a choice is followed by the versions that wait again.
func (s *State) Standing(id plan.ID, field string) []Op {
	s.settle()
	it := s.items[id]
	if it == nil {
		return nil
	}
	c := it.cell(field)
	if c == nil {
		return nil
	}
	var out []Op
	for _, h := range c.heads() {
		out = append(out, *h.op)
	}
	for _, h := range c.again {
		if !slices.ContainsFunc(out, func(o Op) bool { return o.Hash == h.op.Hash }) {
			out = append(out, *h.op)
		}
	}
	return out
}

// Unknown counts what the log holds that this program does not know: shown items of other kinds, and fields of known
// items that it has no place for. It is all kept, and goes back into the file.
func (s *State) Unknown() (items, fields int) {
	items = s.arranged().unknown
	for _, it := range s.items {
		if it.shown && tableOf(it.kind) != nil {
			fields += tableOf(it.kind).strange(it)
		}
	}
	return items, fields
}

// Author is the name that a writer gave.
type Author struct {
	Writer plan.ID
	Name   string
}

// Authors returns the writers that gave a name, by id.
func (s *State) Authors() []Author {
	s.arranged()
	var out []Author
	for _, it := range s.items {
		if it.kind != KindWriter || !it.shown {
			continue
		}
		var a author
		if fill(writerTable, &a, it); a.name != "" {
			out = append(out, Author{it.id, a.name})
		}
	}
	slices.SortFunc(out, func(a, b Author) int { return compare(a.Writer, b.Writer) })
	return out
}

// Kept returns the items that somebody deleted and that are shown all the same, because somebody else wrote to them, or to something
// under them, without having seen that; also those of which it was taken back that they are kept. What was
// deleted together with one of them, and stands under it, is decided with it and is not among them. They are sorted by id.
func (s *State) Kept() []plan.ID {
	s.arranged()
	var shown []*item
	for _, it := range s.apart {
		if it.shown && it.cell(fieldDeleted) != nil {
			shown = append(shown, it)
		}
	}
	var out []plan.ID
	asked := s.asked(shown...)
	steps := s.steps(asked)
	for id, dels := range asked {
		if !s.items[id].within(steps, dels) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// PlanID returns the id of the plan, or "" when the log makes none.
func (s *State) PlanID() plan.ID { return s.arranged().root.id }
