package history

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func TestConcurrentValuesAreChoices(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	other := &bench{t: t, log: b.log.Clone(), mint: plantest.Minter(9), clock: b.clock.Add(time.Hour)}
	other.state = Fold(other.log)
	other.w = NewWriter(other.log, other.mint.New(), other.now)
	row := p.Priorities[0].Rows[0].ID
	b.commit(b.state.Set(row, "when:en", V("2026")))
	other.commit(other.state.Set(row, "when:en", V("2030")))
	ops := other.log.By(other.w.ID())
	if err := b.log.Append(ops...); err != nil {
		t.Fatal(err)
	}
	b.state.Apply(ops)
	if got := b.state.Plan().Priorities[0].Rows[0].When.In("en"); got != "2030" {
		t.Errorf("shown is %q, not the newest", got)
	}
	c := b.state.Choices()
	if len(c) != 1 || c[0].Field != "when:en" || len(c[0].Others) != 1 || c[0].Others[0].Value != V("2026") {
		t.Fatalf("choices %+v", c)
	}
	b.commit(b.state.Set(row, "when:en", V("2030"))) // choosing what is shown is an edit too
	if c := b.state.Choices(); len(c) != 0 {
		t.Errorf("after choosing there is still %+v", c)
	}
}

func TestDeletingHidesOnlyWhatWasSeen(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	other := &bench{t: t, log: b.log.Clone(), mint: plantest.Minter(9), clock: b.clock}
	other.state = Fold(other.log)
	other.w = NewWriter(other.log, other.mint.New(), other.now)
	row := p.Priorities[0].Rows[0]
	b.commit(b.state.Remove(row.ID))
	if got := b.state.Plan().Priorities[0].Rows; len(got) != 0 {
		t.Fatal("the row is still there")
	}
	other.commit(other.state.Set(row.Measures[0].ID, "target:en", V("all")))
	ops := other.log.By(other.w.ID())
	if err := b.log.Append(ops...); err != nil {
		t.Fatal(err)
	}
	b.state.Apply(ops)
	rows := b.state.Plan().Priorities[0].Rows
	if len(rows) != 1 || len(rows[0].Measures) != len(row.Measures) || len(rows[0].Actions) != len(row.Actions) || rows[0].Measures[0].Target.In("en") != "all" {
		t.Fatalf("shown is %+v", rows)
	}
	if kept := b.state.Kept(); !slices.Equal(kept, []plan.ID{row.ID}) {
		t.Errorf("kept %v", kept)
	}
}

// TestTheWholeOfARowStandsUntilItIsDecided when somebody deleted it and somebody else edited a part of it: then all of it goes, or stays. What was
// deleted apart by one who knew it is gone at once.
func TestTheWholeOfARowStandsUntilItIsDecided(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row, next := p.Priorities[0].Rows[0], p.Priorities[2].Rows[0]
	ann, ben, cath := b.copyOf(9, time.Hour), b.copyOf(11, 2*time.Hour), b.copyOf(13, 3*time.Hour)
	ann.commit(ann.state.Remove(row.ID, next.ID)) // in one step, of which the other row is not in doubt
	ben.commit(ben.state.SetWords(row.Actions[0].ID, "text@en", "Ben's words"))
	cath.commit(cath.state.Remove(row.Measures[0].ID))
	b.add(ann.log, ben.log)
	rows := b.state.Plan().Priorities[0].Rows
	if len(rows) != 1 || len(rows[0].Actions) != len(row.Actions) || len(rows[0].Measures) != len(row.Measures) || rows[0].When.In("en") != row.When.In("en") {
		t.Fatalf("the row stands as %+v", rows)
	}
	if left := b.state.Plan().Priorities[2].Rows; slices.ContainsFunc(left, func(r plan.Row) bool { return r.ID == next.ID }) {
		t.Error("another row that went in the same step is there")
	}
	b.add(cath.log)
	if got := b.state.Plan().Priorities[0].Rows[0].Measures; len(got) != len(row.Measures)-1 {
		t.Errorf("%d measures are shown although one was deleted apart", len(got))
	}
	for _, keep := range []bool{true, false} {
		d := b.copyOf(17, 4*time.Hour)
		d.reopen()
		if keep {
			d.commit(d.state.KeepItem(row.ID))
		} else {
			d.commit(d.state.Remove(row.ID))
		}
		rows := d.state.Plan().Priorities[0].Rows
		if keep != (len(rows) == 1) || keep && len(rows[0].Actions) != len(row.Actions) || len(d.state.Kept()) != 0 {
			t.Errorf("kept %v: it stands as %+v", keep, rows)
		}
		for _, id := range []plan.ID{row.Actions[0].ID, row.Measures[1].ID} {
			if (d.state.Kind(id) != "") != keep {
				t.Errorf("kept %v: a part is shown: %v", keep, !keep)
			}
		}
		d.undo()
		if got := d.state.Plan().Priorities[0].Rows; len(got) != 1 || len(got[0].Actions) != len(row.Actions) {
			t.Errorf("kept %v: undone, it stands as %+v", keep, got)
		}
	}
}

// TestWhatIsNotKnownSurvives keeps kinds and fields of a newer program through edits, and counts them.
func TestWhatIsNotKnownSurvives(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	risk, row := b.mint.New(), p.Priorities[0].Rows[0].ID
	b.commit([]Change{
		{Item: risk, Field: "kind", Value: V("risk")}, {Item: risk, Field: "parent", Value: V(string(row))}, {Item: risk, Field: "chance", Value: V("high")},
		{Item: row, Field: "colour", Value: V("red")}, {Item: row, Field: "mood@en", Value: V("fine")},
		{Item: p.ID, Field: "period.start", Value: V("next year")},
	}, nil)
	if items, fields := b.state.Unknown(); items != 1 || fields != 3 {
		t.Errorf("unknown: %d items, %d fields", items, fields)
	}
	q := b.state.Plan()
	q.Priorities[0].Rows[0].When = plan.In("en", "soon")
	b.commit(Diff(b.state, q))
	for f, want := range map[string]string{"colour": "red", "mood@en": "fine"} {
		if got := b.state.Value(row, f).String(); got != want {
			t.Errorf("%s is %q", f, got)
		}
	}
	if got := b.state.Value(p.ID, "period.start").String(); got != "next year" {
		t.Errorf("what is no year became %q", got)
	}
	b.commit(b.state.Remove(row))
	if b.state.shown(risk) != nil || b.state.shown(row) != nil {
		t.Error("something unknown under a removed row keeps it shown")
	}
	ops, err := b.w.Undo(b.state)
	b.commitOps(ops, err)
	if b.state.shown(risk) == nil || b.state.shown(row) == nil {
		t.Error("undo did not bring the row back with what is under it")
	}
}

func (b *bench) commitOps(ops []Op, err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	b.state.Apply(ops)
}

// TestOrphansAreShown takes the kind, the parent or the whole of items away and looks for what stood under them.
func TestOrphansAreShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := logOf(t, bigPlan(3))
		lost := &Log{}
		drop := rapid.SliceOfN(rapid.IntRange(0, l.Len()-1), 1, 30).Draw(t, "lost")
		var kept []Op
		for i, o := range slices.Collect(l.Ops()) {
			if !slices.Contains(drop, i) {
				kept = append(kept, o)
			}
		}
		if err := lost.Append(kept...); err != nil {
			t.Fatal(err)
		}
		s := Fold(lost)
		texts := map[string]bool{}
		for _, r := range Records(s.Plan()) {
			for _, f := range r.Fields {
				texts[f.Text] = true
			}
		}
		for id, it := range s.items {
			for i := range it.cells {
				if v := it.cells[i].top.op.Value.String(); knownField(it.kind, it.cells[i].field) && it.kind != "" && !texts[v] && !strings.HasPrefix(it.cells[i].field, "language.") {
					t.Fatalf("%q of %s %s is not shown", v, it.kind, id)
				}
			}
		}
		if got, want := facts(s), facts(Fold(lost)); got != want {
			t.Fatalf("not the same twice\n%s\n%s", got, want)
		}
		// A plan with stand-ins can be edited like any other.
		b := &bench{t: t, log: lost, state: s, mint: plantest.Minter(5), clock: time.Now()}
		b.w = NewWriter(lost, b.mint.New(), b.now)
		q := s.Plan()
		if q.ID == "" {
			return
		}
		for i := range q.Priorities {
			q.Priorities[i].Title = plan.In("en", fmt.Sprint("Priority ", i))
			slices.Reverse(q.Priorities[i].Rows)
		}
		slices.Reverse(q.Priorities)
		b.commit(Diff(s, q))
		same(t, "edited", b.state.Plan(), q)
	})
}

// TestCirclesEnd folds operations that name each other in a circle, which only a broken or hostile program makes.
func TestCirclesEnd(t *testing.T) {
	mint := plantest.Minter(1)
	a, b, item := mint.New(), mint.New(), mint.New()
	op := func(w plan.ID, seq int64, value string, deps ...Hash) Op {
		o := Op{Writer: w, Seq: seq, Wall: seq, Tx: 1, Item: item, Field: "title@en", Value: V(value), Deps: deps}
		o.Hash = o.Sum()
		return o
	}
	b2 := op(b, 2, "b2")
	a1 := op(a, 1, "a1", b2.Hash)
	a2 := op(a, 2, "a2")
	b1 := op(b, 1, "b1", a2.Hash)
	var want string
	for i, ops := range [][]Op{{a1, a2, b1, b2}, {b2, b1, a2, a1}, {b1, a1, b2, a2}} {
		l := &Log{}
		s := Fold(l)
		for _, o := range ops {
			if err := l.Append(o); err != nil {
				t.Fatal(err)
			}
			s.Apply([]Op{o})
		}
		if i == 0 {
			want = facts(Fold(l))
		}
		if got := facts(s); got != want || !reflect.DeepEqual(facts(Fold(l)), want) {
			t.Fatalf("%d: %s\nnot %s", i, got, want)
		}
	}
}
