package history

import (
	"errors"
	"fmt"
	"slices"

	"planwright/plan"
)

// What Join refuses.
var (
	ErrOtherPlan = errors.New("it is a copy of another plan")
	ErrUnrelated = errors.New("it is the same plan, but made anew: the two have no history in common")
)

// NotJoined says which of several copies could not be joined, and why.
type NotJoined struct {
	Copy int   // its place among the copies, from 0
	Err  error // ErrOtherPlan, ErrUnrelated, ErrFork or a limit of the format
}

func (e *NotJoined) Error() string { return fmt.Sprintf("history: copy %d: %v", e.Copy+1, e.Err) }

// Unwrap returns why.
func (e *NotJoined) Unwrap() error { return e.Err }

// Join returns a log of everything in mine and in the copies, which are left as they are. The result does not depend on the order of the copies,
// and joining what was joined already adds nothing. What the log then adds up to is for Fold to say; nothing is ever dropped.
//
// The error is a *NotJoined. Copies of another plan are refused, and so are those that have the plan's id but not one operation in common
// with it, as when a plan was taken in again from JSON: everything in them would stand beside what it was made from.
func Join(mine *Log, copies ...*Log) (*Log, error) {
	id := Fold(mine).PlanID()
	all := mine.Clone()
	for i, c := range copies {
		switch {
		case Related(mine, c):
		case Fold(c).PlanID() != id:
			return nil, &NotJoined{i, ErrOtherPlan}
		default:
			return nil, &NotJoined{i, ErrUnrelated}
		}
		if err := all.insertRefs(c.refs()); err != nil {
			return nil, &NotJoined{i, err}
		}
	}
	if Fold(all).PlanID() != id { // two plans are in one of the logs, and no file says so of itself
		return nil, &NotJoined{len(copies) - 1, ErrOtherPlan}
	}
	return all, nil
}

// refs returns the operations of a log in the order (writer, number).
func (l *Log) refs() []*Op {
	out := make([]*Op, 0, l.n)
	for _, c := range l.byWriter() {
		out = append(out, c.ops...)
	}
	return out
}

// Related reports whether two logs have an operation in common, so that they are copies of one plan.
func Related(a, b *Log) bool {
	for _, c := range a.byWriter() {
		if d := b.chains[c.writer]; d != nil {
			fresh := missingFrom(c.ops, d.ops)
			if len(fresh) < len(c.ops) {
				return true
			}
		}
	}
	return false
}

// Since returns the operations of l that are not in other, in the order (writer, number).
func (l *Log) Since(other *Log) []Op {
	var out []Op
	for _, c := range l.byWriter() {
		have := other.chains[c.writer]
		if have == nil {
			have = &chain{}
		}
		fresh := missingFrom(c.ops, have.ops)
		for _, o := range fresh {
			out = append(out, *o)
		}
	}
	return out
}

// News reports whether a log holds anything that another lacks but for who wrote, and that copies were taken in.
func (l *Log) News(other *Log) bool {
	return slices.ContainsFunc(l.Since(other), func(o Op) bool { return !o.AboutWriter() })
}

// missingFrom returns which of one writer's operations are not among have. Both are sorted by number.
func missingFrom(ops, have []*Op) (fresh []*Op) {
	for _, o := range ops {
		for len(have) > 0 && have[0].Seq < o.Seq {
			have = have[1:]
		}
		if len(have) == 0 || have[0].Hash != o.Hash {
			fresh = append(fresh, o)
		}
	}
	return fresh
}

// Keep is an item that somebody deleted and that is shown all the same, because somebody else wrote to it, or to something under it, unseen.
type Keep struct {
	Item    plan.ID
	Deleted []Op // the operations that say it is deleted, the newest first
	Edits   []Op // what stands in it and in what is shown under it, and was written without having seen those
}

// Keeps returns the items of Kept with who deleted them and what was written unseen.
func (s *State) Keeps() []Keep {
	var out []Keep
	ids := s.Kept()
	var items []*item
	for _, id := range ids {
		items = append(items, s.items[id])
	}
	asked := s.asked(items...)
	for _, id := range ids {
		k := Keep{Item: id}
		for _, h := range asked[id] {
			k.Deleted = append(k.Deleted, *h.op)
		}
		k.Edits = slices.DeleteFunc(s.items[id].unseenBy(asked[id], nil, map[*item]bool{}), func(o Op) bool { return o.Field == fieldDeleted && s.sawAsked(s.stamp(&o)) != nil })
		out = append(out, k)
	}
	return out
}

// unseenBy adds what stands in an item and in what is shown under it and was not seen by any of some deletions.
func (it *item) unseenBy(dels []stamped, out []Op, done map[*item]bool) []Op {
	if done[it] {
		return out
	}
	done[it] = true
	for i := range it.cells {
		for _, h := range it.cells[i].standing() {
			deletion := it.cells[i].field == fieldDeleted && h.op.Value == V(yes)
			if !deletion && !slices.ContainsFunc(dels, func(d stamped) bool { return before(h, d) }) {
				out = append(out, *h.op)
			}
		}
	}
	for _, kid := range it.kids {
		out = kid.unseenBy(dels, out, done)
	}
	return out
}
