package history

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// bench is a log with a state and a writer, as an open plan has them.
type bench struct {
	t     rapid.TB
	log   *Log
	state *State
	w     *Writer
	mint  *plan.Minter
	clock time.Time
}

func newBench(t rapid.TB, seed uint64) *bench {
	b := &bench{t: t, log: &Log{}, mint: plantest.Minter(seed), clock: time.Date(2025, 3, 31, 9, 0, 0, 0, time.UTC)}
	b.state = Fold(b.log)
	b.reopen()
	return b
}

// now is a clock that goes on by a second each time it is looked at.
func (b *bench) now() time.Time { b.clock = b.clock.Add(time.Second); return b.clock }

// reopen begins a new writer, as opening the file anew does.
func (b *bench) reopen() {
	var mine []plan.ID
	if b.w != nil {
		for id := range b.w.mine {
			mine = append(mine, id)
		}
	}
	sortIDs(mine)
	b.w = NewWriter(b.log, b.mint.New(), b.now)
	b.w.Continue(mine...)
	b.state = Fold(b.log)
}

func sortIDs(ids []plan.ID) {
	for i := range ids {
		for j := i; j > 0 && ids[j] < ids[j-1]; j-- {
			ids[j], ids[j-1] = ids[j-1], ids[j]
		}
	}
}

func (b *bench) commit(changes []Change, err error) []Op {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	ops, err := b.w.Commit(changes)
	if err != nil {
		b.t.Fatal(err)
	}
	b.state.Apply(ops)
	return ops
}

// same fails unless the plans are equal but for what a log does not hold.
func same(t rapid.TB, what string, got, want *plan.Plan) {
	t.Helper()
	g, w := got.Clone(), want.Clone()
	g.Files, w.Files, g.Changed, w.Changed = nil, nil, time.Time{}, time.Time{}
	if !reflect.DeepEqual(g, w) {
		rg, rw := Records(g), Records(w)
		for i := range min(len(rg), len(rw)) {
			if !reflect.DeepEqual(rg[i], rw[i]) {
				t.Fatalf("%s: item %d is\n%+v\nnot\n%+v", what, i, rg[i], rw[i])
			}
		}
		t.Fatalf("%s: got %d items, want %d\n%+v\n%+v", what, len(rg), len(rw), g, w)
	}
}

func TestDiffOfNothingMakesThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		b := newBench(t, 1)
		b.commit(Diff(nil, p))
		same(t, "applied", b.state.Plan(), p)
		same(t, "folded", Fold(b.log).Plan(), p)
		again, err := Diff(b.state, p)
		if err != nil || len(again) > 0 {
			t.Fatalf("a plan differs from itself: %v %v", again, err)
		}
	})
}

func TestDiffLeadsFromOnePlanToAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := plantest.Plan().Draw(t, "p"), plantest.Plan().Draw(t, "q")
		q.ID = p.ID
		kinds := map[plan.ID]string{}
		for it := range p.Items() {
			kinds[it.ID] = it.Kind
		}
		for it := range q.Items() {
			if k := kinds[it.ID]; k != "" && k != it.Kind {
				t.Skip("the two plans give one id to items of different kinds")
			}
		}
		b := newBench(t, 1)
		b.commit(Diff(nil, p))
		changes, err := Diff(b.state, q)
		b.commit(changes, err)
		same(t, "there", b.state.Plan(), q)
		same(t, "folded", Fold(b.log).Plan(), q)
		b.commit(Diff(b.state, p))
		same(t, "and back", b.state.Plan(), p)
	})
}
