package changes

import (
	"slices"

	"planwright/plan"
	"planwright/plan/history"
)

// CanPutBack reports whether PutBack does anything about a change.
func CanPutBack(c Change) bool {
	switch c.What {
	case Changed, Added, Removed, Moved, Joined, Choose, Kept:
		return c.Kind != plan.KindPlan || c.What != Added && c.What != Removed && c.What != Kept
	}
	return false
}

// PutBack returns the edits of the newer side that make what some changes of a report are about as it was on the older side again. It is for
// what somebody does not want of the copies that were joined: of a copy the whole history is taken in, and what is not wanted is written over.
// Both sides are copies of one plan, and newer has all that older has. An item that is put back takes with it what else is new in it.
func PutBack(older, newer Side, list []Change) ([]history.Change, error) {
	b := &putBack{older: older, newer: newer, was: byID(history.Records(older.Plan)), now: byID(history.Records(newer.Plan)),
		under: map[plan.ID][]plan.ID{}, done: map[fieldOf]bool{}}
	records := history.Records(newer.Plan)
	for i := range records {
		b.under[records[i].Parent] = append(b.under[records[i].Parent], records[i].ID)
	}
	for _, c := range list {
		if err := b.change(c); err != nil {
			return nil, err
		}
	}
	return b.out, nil
}

type putBack struct {
	older, newer Side
	was, now     map[plan.ID]*history.Record
	under        map[plan.ID][]plan.ID // in the newer plan
	done         map[fieldOf]bool
	out          []history.Change
}

func (b *putBack) change(c Change) error {
	switch c.What {
	case Changed, Joined, Choose:
		return b.field(c)
	case Added:
		b.remove(c.Item)
	case Removed:
		b.restore(c.Item)
	case Moved:
		b.place(c.Item)
	case Kept:
		if b.was[c.Item] == nil {
			b.remove(c.Item)
			return nil
		}
		keep, err := b.newer.State.KeepItem(c.Item)
		b.write(keep...)
		return err
	}
	return nil
}

// write adds edits, each field once.
func (b *putBack) write(list ...history.Change) {
	for _, c := range list {
		if f := (fieldOf{c.Item, c.Field}); !b.done[f] {
			b.done[f] = true
			b.out = append(b.out, c)
		}
	}
}

// field writes what the older side showed in a field, and what that was a translation of.
func (b *putBack) field(c Change) error {
	if b.newer.State.Kind(c.Item) == "" {
		return nil // it went with something else
	}
	var names []string
	for _, r := range []*history.Record{b.was[c.Item], b.now[c.Item]} {
		if r == nil {
			continue
		}
		for _, f := range r.Fields {
			name, rest, _, ok := history.SplitName(c.Kind, f.Field)
			if ok && !slices.Contains(names, f.Field) && (f.Field == c.Field || name == c.Field && (c.Lang == "" || plan.Lang(rest) == c.Lang)) {
				names = append(names, f.Field)
			}
		}
	}
	if name, ok := history.FieldName(c.Kind, c.Field, c.Lang); ok && c.Lang != "" && !slices.Contains(names, name) {
		names = append(names, name)
	}
	for _, name := range names {
		changes, err := b.newer.State.Set(c.Item, name, b.older.State.Value(c.Item, name))
		if err != nil {
			return err
		}
		b.write(changes...)
	}
	return nil
}

// remove deletes a new item with what is new in it. What stood elsewhere before goes back there.
func (b *putBack) remove(id plan.ID) {
	if b.now[id] == nil {
		return
	}
	b.write(history.Change{Item: id, Field: "deleted", Value: history.V("1")})
	for _, kid := range b.under[id] {
		if b.was[kid] != nil {
			b.place(kid)
		} else {
			b.remove(kid)
		}
	}
}

// restore brings back an item with what stood in it.
func (b *putBack) restore(id plan.ID) {
	for _, r := range history.Records(b.older.Plan) {
		if r.ID == id || b.done[fieldOf{r.Parent, "deleted"}] && b.now[r.ID] == nil && b.now[r.Parent] == nil {
			b.write(history.Change{Item: r.ID, Field: "deleted"})
		}
	}
}

// place puts an item where it stood.
func (b *putBack) place(id plan.ID) {
	for _, field := range []string{"parent", "order"} {
		if v := b.older.State.Value(id, field); !v.IsNull() {
			b.write(history.Change{Item: id, Field: field, Value: v})
		}
	}
}
