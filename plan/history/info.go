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

// Choices returns the fields of shown items in which somebody has to choose, by item and field. Where an item stands is not among them.
func (s *State) Choices() []Choice {
	s.arranged()
	var out []Choice
	for _, it := range s.items {
		if !it.shown {
			continue
		}
		for i := range it.cells {
			c := &it.cells[i]
			if len(c.others) == 0 || reserved(c.field) {
				continue
			}
			choice := Choice{Item: it.id, Field: c.field, Shown: *c.top.op}
			seen := []Value{c.top.op.Value}
			for _, o := range c.others {
				if !slices.Contains(seen, o.op.Value) {
					seen = append(seen, o.op.Value)
					choice.Others = append(choice.Others, *o.op)
				}
			}
			if len(choice.Others) > 0 {
				out = append(out, choice)
			}
		}
	}
	slices.SortFunc(out, func(a, b Choice) int {
		if c := compare(a.Item, b.Item); c != 0 {
			return c
		}
		return compare(a.Field, b.Field)
	})
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
// under them, without having seen that. They are sorted by id.
func (s *State) Kept() []plan.ID {
	s.arranged()
	var out []plan.ID
	for _, it := range s.items {
		if c := it.cell(fieldDeleted); c != nil && it.shown && slices.ContainsFunc(c.heads(), func(h stamped) bool { return h.op.Value == V(yes) }) {
			out = append(out, it.id)
		}
	}
	slices.Sort(out)
	return out
}

// PlanID returns the id of the plan, or "" when the log makes none.
func (s *State) PlanID() plan.ID { return s.arranged().root.id }
