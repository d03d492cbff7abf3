package changes

import (
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

// Returning returns a plan as it is with what some copies had brought to it and what was taken out again since, and the edits that make it so: none, and the plan
// itself, where nothing of theirs was.
func Returning(now Side, copies ...*history.Log) (Side, []history.Change) {
	back := now.State.TakenOut(copies...)
	if len(back) == 0 {
		return now, nil
	}
	log := now.Log.Clone()
	writer := history.IDFrom([16]byte{6: 0x70, 8: 0x80, 15: 2}) // nobody hears of it
	ops, err := history.NewWriter(log, writer, func() time.Time { return now.State.Changed() }).Commit(back)
	if err != nil {
		return now, nil // the log holds as much as one can
	}
	side := Of(log)
	side.brings = writtenIn(copies, ops)
	return side, back
}

// writtenIn returns of each of some operations the newest in some logs that wrote the same to its field.
func writtenIn(logs []*history.Log, ops []history.Op) map[history.Hash][]history.Op {
	type text struct {
		item  plan.ID
		field string
		value history.Value
	}
	newest := map[text]history.Op{}
	for _, o := range ops {
		newest[text{o.Item, o.Field, o.Value}] = history.Op{}
	}
	for _, l := range logs {
		for o := range l.Ops() {
			at := text{o.Item, o.Field, o.Value}
			if have, ok := newest[at]; ok && !o.Value.IsNull() && (have.Seq == 0 || o.Wall > have.Wall) {
				newest[at] = o
			}
		}
	}
	out := map[history.Hash][]history.Op{}
	for _, o := range ops {
		if by := newest[text{o.Item, o.Field, o.Value}]; by.Seq > 0 {
			out[o.Hash] = []history.Op{by}
		}
	}
	return out
}

// Without returns the edits of Returning without what the person does not want of it, which PutBack makes of the plan as it would be: where that is to be as it
// is now nothing is written.
func Without(back, unwanted []history.Change) []history.Change {
	type field struct {
		item  plan.ID
		field string
	}
	left, brings := map[field]bool{}, map[field]bool{}
	for _, c := range unwanted {
		left[field{c.Item, c.Field}] = true
	}
	var out []history.Change
	for _, c := range back {
		f := field{c.Item, c.Field}
		if brings[f] = true; !left[f] {
			out = append(out, c)
		}
	}
	for _, c := range unwanted {
		if !brings[field{c.Item, c.Field}] {
			out = append(out, c)
		}
	}
	return out
}
