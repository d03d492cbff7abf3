package history

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func (b *bench) undo() bool {
	b.t.Helper()
	can := b.w.CanUndo(b.state)
	ops, err := b.w.Undo(b.state)
	b.commitOps(ops, err)
	if can != (len(ops) > 0) {
		b.t.Fatalf("CanUndo said %v, Undo wrote %d operations", can, len(ops))
	}
	return can
}

func (b *bench) redo() bool {
	b.t.Helper()
	can := b.w.CanRedo(b.state)
	ops, err := b.w.Redo(b.state)
	b.commitOps(ops, err)
	if can != (len(ops) > 0) {
		b.t.Fatalf("CanRedo said %v, Redo wrote %d operations", can, len(ops))
	}
	return can
}

// edit makes some edit that makes sense, and reports whether it changed anything.
func (b *bench) edit(t *rapid.T, next *plan.Plan) bool {
	p := b.state.Plan()
	var rows []plan.ID
	for _, pr := range p.Priorities {
		for _, r := range pr.Rows {
			rows = append(rows, r.ID)
		}
	}
	var changes []Change
	var err error
	switch n := rapid.IntRange(0, 5).Draw(t, "edit"); {
	case n == 0:
		changes, err = Diff(b.state, next)
	case n == 1 && len(p.Priorities) > 0:
		pr := rapid.SampledFrom(p.Priorities).Draw(t, "under")
		changes, err = b.state.Add(plan.KindRow, pr.ID, "", b.mint.New(), map[string]string{"when:en": "2030"})
	case n == 2 && len(rows) > 0:
		changes, err = b.state.Remove(rapid.SampledFrom(rows).Draw(t, "row"))
	case n == 3 && len(rows) > 0:
		changes, err = b.state.Move(rapid.SampledFrom(rows).Draw(t, "row"), rapid.SampledFrom(p.Priorities).Draw(t, "to").ID, "")
	default:
		changes, err = b.state.Set(p.ID, "title@en", V(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "title")))
	}
	return len(b.commit(changes, err)) > 0
}

// TestUndoAndRedo goes back through all edits and forward again, with the file closed and opened now and then.
func TestUndoAndRedo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "p")
		b := newBench(t, 99)
		b.commit(Diff(nil, p))
		was := []*plan.Plan{b.state.Plan()}
		next := p.Clone()
		slices.Reverse(next.Priorities)
		next.Sections = nil
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			if b.edit(t, next) {
				was = append(was, b.state.Plan())
			}
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				b.reopen()
			}
		}
		at := len(was) - 1
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "back") {
				if b.undo() != (at > 0) {
					t.Fatalf("undo at step %d of %d", at, len(was))
				}
				at = max(at-1, 0)
			} else {
				if b.redo() != (at < len(was)-1) {
					t.Fatalf("redo at step %d of %d", at, len(was))
				}
				at = min(at+1, len(was)-1)
			}
			same(t, "shown", b.state.Plan(), was[at])
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				b.reopen()
			}
		}
		if b.edit(t, next) && b.w.CanRedo(b.state) {
			t.Fatal("something can be redone after a new edit")
		}
	})
}

// TestUndoLeavesOthersAlone takes back only what still stands by this person's hand.
func TestUndoLeavesOthersAlone(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row, next := p.Priorities[0].Rows[0], p.Priorities[2].Rows[0]
	mine := b.mint.New()
	changes, err := b.state.Add(plan.KindAction, row.ID, "", mine, map[string]string{"text@en": "mine"})
	more, err2 := b.state.Set(row.ID, "when:en", V("mine"))
	third, err3 := b.state.Set(next.ID, "when:en", V("mine too"))
	if err2 != nil || err3 != nil {
		t.Fatal(err2, err3)
	}
	b.commit(slices.Concat(changes, more, third), err)

	other := &bench{t: t, log: b.log.Clone(), mint: plantest.Minter(9), clock: b.clock.Add(time.Hour)}
	other.state = Fold(other.log)
	other.w = NewWriter(other.log, other.mint.New(), other.now)
	other.commit(other.state.Set(row.ID, "when:en", V("theirs")))
	other.commit(other.state.SetWords(mine, "text@cy", "eu geiriau"))
	if other.w.CanUndo(other.state) == false {
		t.Error("the other can't undo his own")
	}
	ops := other.log.By(other.w.ID())
	if err := b.log.Append(ops...); err != nil {
		t.Fatal(err)
	}
	b.state.Apply(ops)

	if !b.undo() {
		t.Fatal("there was something left to undo")
	}
	q := b.state.Plan()
	if got := q.Priorities[0].Rows[0].When.In("en"); got != "theirs" {
		t.Errorf("the other's words became %q", got)
	}
	if len(q.Priorities[0].Rows[0].Actions) != 2 {
		t.Error("an action that somebody else wrote to was taken away")
	}
	if got := q.Priorities[2].Rows[0].When.In("en"); got != "2024 to 2027" {
		t.Errorf("what still was ours is %q", got)
	}
	if !b.redo() || b.state.Plan().Priorities[2].Rows[0].When.In("en") != "mine too" {
		t.Error("redo did not bring ours back")
	}
}

func TestSigningIsNoStepOfUndo(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.w.Sign("Mari", p.ID)
	ops := b.commit(Diff(nil, p))
	if ops[0].Field != "kind" || ops[0].Value != V(KindWriter) || ops[0].Tx != 1 || ops[len(ops)-1].Tx != 2 {
		t.Errorf("the first operations are %+v", ops[0])
	}
	b.commit(b.state.Set(p.ID, "title@en", V("x")))
	if a := b.state.Authors(); len(a) != 1 || a[0].Name != "Mari" || a[0].Writer != b.w.ID() {
		t.Errorf("authors %v", a)
	}
	if !b.undo() || b.undo() {
		t.Error("more or less than the one edit was undone")
	}
	same(t, "shown", b.state.Plan(), p)
}

// TestAWriterSignsWhenItsNameIsKnown: what it wrote before is theirs too, no step of undo comes or goes by it, and a name is said once.
func TestAWriterSignsWhenItsNameIsKnown(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	b.commit(b.state.Set(p.ID, "title@en", V("x")))
	if !b.undo() {
		t.Fatal("nothing to undo")
	}
	b.w.Sign("Mari", p.ID)
	if ops := b.commit(b.state.Set(p.ID, "subtitle@en", V("y"))); len(ops) != 4 || ops[0].Item != b.w.ID() || ops[3].Tx != ops[0].Tx+1 {
		t.Errorf("the first commit with a name holds %+v", ops)
	}
	b.w.Sign("Dilys", p.ID)
	if ops := b.commit(b.state.Set(p.ID, "subtitle@en", V("z"))); len(ops) != 1 {
		t.Errorf("the next holds %+v", ops)
	}
	if a := b.state.Authors(); len(a) != 1 || a[0].Name != "Mari" {
		t.Errorf("authors %v", a)
	}
	steps := 0
	for b.undo() {
		steps++
	}
	if steps != 2 {
		t.Errorf("%d steps were undone, of two edits", steps)
	}
	same(t, "shown", b.state.Plan(), p)
	if b.reopen(); !b.w.CanRedo(b.state) || b.w.CanUndo(b.state) {
		t.Error("after a restart something else can be undone or redone")
	}
}

func TestWriterNotesWhatItHadSeen(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	ops := b.commit(Diff(nil, p))
	if ops[0].Deps != nil {
		t.Error("the very first operation has seen something")
	}
	head := b.log.Heads()
	b.reopen()
	ops = b.commit([]Change{{Item: p.ID, Field: "a", Value: V("1")}, {Item: p.ID, Field: "b", Value: V("1")}}, nil)
	if !slices.Equal(ops[0].Deps, head) || ops[1].Deps != nil {
		t.Errorf("deps %v and %v, not %v and none", ops[0].Deps, ops[1].Deps, head)
	}
	if ops = b.commit([]Change{{Item: p.ID, Field: "c", Value: V("1")}}, nil); ops[0].Deps != nil {
		t.Error("a later operation repeats what was seen")
	}
	if len(b.log.Heads()) != 1 {
		t.Error("more than one head")
	}
	if _, err := NewWriter(b.log, b.w.ID(), b.now).Commit([]Change{{Item: p.ID, Field: "c", Value: V("2")}}); err == nil {
		t.Error("a writer that is in the log already was taken up again")
	}
}
