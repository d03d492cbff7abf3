package history

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/plan"
)

// hear takes another person's operations into the log and the open state.
func (b *bench) hear(other *bench) {
	b.t.Helper()
	ops := other.log.Since(b.log)
	if err := b.log.Append(ops...); err != nil {
		b.t.Fatal(err)
	}
	b.state.Apply(ops)
}

func TestALogThatHoldsTwoPlansIsNotJoined(t *testing.T) {
	b := newBench(t, 1)
	b.commit(Diff(nil, bigPlan(1)))
	other := b.copyOf(9, 0)
	other.commit([]Change{{Item: "00000000-0000-7000-8000-000000000001", Field: fieldKind, Value: V(plan.KindPlan)}}, nil)
	if _, err := Join(b.log, other.log); !errors.Is(err, ErrOtherPlan) {
		t.Errorf("got %v", err)
	}
}

// TestSinceTellsAForkApart has two operations with one number: the other's is among what is missing, so that whoever takes it in finds out.
func TestSinceTellsAForkApart(t *testing.T) {
	a := sampleOp()
	b := a
	b.Value = V("other words")
	b.Hash = b.Sum()
	one, two := &Log{}, &Log{}
	if err := errors.Join(one.Append(a), two.Append(b)); err != nil {
		t.Fatal(err)
	}
	if ops := two.Since(one); len(ops) != 1 || ops[0].Hash != b.Hash {
		t.Errorf("missing are %v", ops)
	}
	if ops := one.Since(one); len(ops) != 0 {
		t.Errorf("a log lacks %v of itself", ops)
	}
}

// TestOneWhoKeepsIsEnough has two people delete a row, and one of them take that back.
func TestOneWhoKeepsIsEnough(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0]
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.Remove(row.ID))
	other.commit(other.state.Remove(row.ID))
	if !other.undo() {
		t.Fatal("the deletion can't be undone")
	}
	b.hear(other)
	if rows := b.state.Plan().Priorities[0].Rows; len(rows) != 1 || len(rows[0].Actions) != len(row.Actions) {
		t.Errorf("the rows are %+v", rows)
	}
}

// TestTheSameMoment has two people write in one field in the same millisecond: everybody sees the same one of the two.
func TestTheSameMoment(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	one, two := b.copyOf(9, 0), b.copyOf(11, 0)
	one.commit(one.state.Set(row, "when:en", V("2026")))
	two.commit(two.state.Set(row, "when:en", V("2030")))
	if a, b := one.log.By(one.w.ID())[0].Wall, two.log.By(two.w.ID())[0].Wall; a != b {
		t.Fatalf("the clocks say %d and %d", a, b)
	}
	from := one.copyOf(12, 0)
	one.hear(two)
	two.hear(from)
	want := facts(Fold(joined(t, one.log, two.log)))
	for i, s := range []*State{one.state, two.state} {
		if got := facts(s); got != want {
			t.Errorf("%d sees\n%s\nnot\n%s", i, got, want)
		}
	}
}

// TestAbsurdClocks lets a clock beyond the year 9999 say nothing about when the plan was changed.
func TestAbsurdClocks(t *testing.T) {
	b := newBench(t, 1)
	b.commit(Diff(nil, bigPlan(1)))
	want := b.state.Changed()
	o := Op{Writer: b.mint.New(), Seq: 1, Wall: maxWall + 1, Tx: 1, Item: b.state.PlanID(), Field: "title@en", Value: V("From far away")}
	o.Hash = o.Sum()
	if err := b.log.Append(o); err != nil {
		t.Fatal(err)
	}
	b.state.Apply([]Op{o})
	for _, s := range []*State{b.state, Fold(b.log)} {
		if got := s.Changed(); got != want {
			t.Errorf("changed at %v, not %v", got, want)
		}
	}
}

// TestADeletionComesLast in its transaction, wherever it stood among the changes: what comes after it would bring the item back.
func TestADeletionComesLast(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	changes, err := b.state.Remove(row)
	ops := b.commit(append(changes, Change{Item: row, Field: "when:en", Value: V("2031")}), err)
	if rows := b.state.Plan().Priorities[0].Rows; len(rows) != 0 {
		t.Errorf("the rows are %+v", rows)
	}
	if len(ops) != len(changes)+1 || ops[0].Field != "when:en" {
		t.Errorf("%d operations, the first on %q", len(ops), ops[0].Field)
	}
}

// TestWhenIsNeverJoined although the changes of two people lie far apart in it: dates joined by words are dates that nobody wrote.
func TestWhenIsNeverJoined(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	const when = "From 2024 in every county that takes part, and until 2027 in all of the others"
	b.commit(b.state.SetWords(row, "when:en", when))
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.SetWords(row, "when:en", strings.Replace(when, "2024", "2025", 1)))
	other.commit(other.state.SetWords(row, "when:en", strings.Replace(when, "2027", "2028", 1)))
	s := Fold(joined(t, b.log, other.log))
	if c := s.Choices(); len(s.Joined()) != 0 || len(c) != 1 || c[0].Field != "when:en" || s.Value(row, "when:en") != V(strings.Replace(when, "2027", "2028", 1)) {
		t.Errorf("joined %v, choices %+v", s.Joined(), c)
	}
}

// TestTextsFromTwoAreNotJoined has two people each go on from a text that was itself joined of two: nobody can say who changed what.
func TestTextsFromTwoAreNotJoined(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	action := p.Priorities[0].Rows[0].Actions[0]
	was := action.Text.In("en")
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.Set(action.ID, "text@en", V("Together "+was)))
	other.commit(other.state.Set(action.ID, "text@en", V(was+" and say so")))
	b.hear(other)
	shown := b.state.Value(action.ID, "text@en").String()
	if len(b.state.Joined()) != 1 {
		t.Fatalf("shown is %q", shown)
	}
	b.reopen()
	third := b.copyOf(11, 2*time.Hour)
	b.commit(b.state.Set(action.ID, "text@en", V(strings.Replace(shown, "partners", "universities", 1))))
	third.commit(third.state.Set(action.ID, "text@en", V(strings.Replace(shown, "each year", "each quarter", 1))))
	s := Fold(joined(t, b.log, third.log))
	if c := s.Choices(); len(s.Joined()) != 0 || len(c) != 1 || !slices.ContainsFunc(c[0].Others, func(o Op) bool { return strings.Contains(o.Value.String(), "universities") }) {
		t.Errorf("joined %+v, choices %+v", s.Joined(), c)
	}
}

// TestUndoOfKeepingAsksAgain has somebody keep a row that was deleted by one and edited by another, and take that back, over and over: the deleter had not
// seen the edit, so the row stays, and the choice waits as it did, to be made in the same way; also when the log is read anew.
func TestUndoOfKeepingAsksAgain(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.Remove(row))
	other.commit(other.state.Set(row, "when:en", V("2031")))
	b.hear(other)
	asked := b.state.Keeps()
	if len(asked) != 1 || len(asked[0].Deleted) != 1 || len(asked[0].Edits) != 1 {
		t.Fatalf("at first there wait %+v", asked)
	}
	open, kept := b.state.Plan(), (*plan.Plan)(nil)
	waits := func(what string) {
		t.Helper()
		for _, s := range []*State{b.state, Fold(b.log)} {
			if got := s.Keeps(); !reflect.DeepEqual(got, asked) {
				t.Fatalf("%s there wait %+v, want %+v", what, got, asked)
			}
			same(t, what, s.Plan(), open)
		}
	}
	settled := func(what string) {
		t.Helper()
		for _, s := range []*State{b.state, Fold(b.log)} {
			if got := s.Keeps(); len(got) > 0 {
				t.Fatalf("%s there wait %+v", what, got)
			}
			same(t, what, s.Plan(), kept)
		}
	}
	for range 3 {
		b.commit(b.state.KeepItem(row))
		if kept == nil {
			kept = b.state.Plan()
			if n := len(kept.Priorities[0].Rows[0].Measures); n != len(p.Priorities[0].Rows[0].Measures) {
				t.Fatalf("kept with %d measures", n)
			}
		}
		settled("kept")
		b.undo()
		waits("undone")
		b.redo()
		settled("redone")
		b.undo()
		waits("undone again")
	}
	late := b.copyOf(10, 2*time.Hour)
	late.commit(late.state.KeepItem(row))
	b.hear(late)
	settled("decided elsewhere")
	b.commit(b.state.Remove(row))
	if len(b.state.Kept()) != 0 || len(b.state.Plan().Priorities[0].Rows) != 0 {
		t.Error("deleted by choice, it is still there or waits")
	}
}

// TestUndoOfADeletionAsksNothing, also where somebody else had edited what was deleted.
func TestUndoOfADeletionAsksNothing(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.Remove(row))
	other.commit(other.state.Set(row, "when:en", V("2031")))
	b.hear(other)
	if !b.undo() || len(b.state.Keeps()) != 0 {
		t.Errorf("undone there wait %+v", b.state.Keeps())
	}
}

// TestWhatWasNamedBeforeItCame takes in an operation that another one, which is there already, was written in sight of.
func TestWhatWasNamedBeforeItCame(t *testing.T) {
	mint := newBench(t, 1).mint
	a, b, item := mint.New(), mint.New(), mint.New()
	op := func(w plan.ID, seq int64, value string, deps ...Hash) Op {
		o := Op{Writer: w, Seq: seq, Wall: seq, Tx: 1, Item: item, Field: "title@en", Value: V(value), Deps: deps}
		o.Hash = o.Sum()
		return o
	}
	first, named := op(a, 1, "first"), op(a, 2, "named")
	last := op(b, 1, "last", named.Hash)
	l := &Log{}
	s := Fold(l)
	for _, o := range []Op{first, last, named} {
		if err := l.Append(o); err != nil {
			t.Fatal(err)
		}
		s.Apply([]Op{o})
	}
	if got := s.Standing(item, "title@en"); len(got) != 1 || got[0].Hash != last.Hash {
		t.Errorf("there stand %v", got)
	}
}

// TestACopyOfALogSharesNothingThatGrows even where the two go on in ways that contradict each other, and whether or not the log has room left.
func TestACopyOfALogSharesNothingThatGrows(t *testing.T) {
	op := func(seq int64, value string) Op {
		o := sampleOp()
		o.Seq, o.Value = seq, V(value)
		o.Hash = o.Sum()
		return o
	}
	l, rooms := &Log{}, 0
	for n := int64(1); n <= 20; n++ {
		if ops := l.chains[op(1, "").Writer]; ops != nil && cap(ops.ops) > len(ops.ops) {
			rooms++
		}
		other := l.Clone()
		if err := errors.Join(l.Append(op(n, "ours")), other.Append(op(n, "theirs"))); err != nil {
			t.Fatal(err)
		}
		if ops := l.By(op(1, "").Writer); ops[n-1].Value != V("ours") {
			t.Errorf("operation %d, ours, became %q", n, ops[n-1].Value)
		}
	}
	if rooms == 0 {
		t.Error("the log never had room left, so that nothing could be shared")
	}
}
