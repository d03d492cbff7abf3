package history

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// seen is the slow truth that clock is held against: all operations that each operation was written in sight of.
func seen(l *Log) map[Hash]map[Hash]bool {
	all := map[Hash]Op{}
	last := map[plan.ID]Op{}
	direct := map[Hash][]Hash{}
	for o := range l.Ops() {
		all[o.Hash] = o
		if p, ok := last[o.Writer]; ok {
			direct[o.Hash] = append(direct[o.Hash], p.Hash)
		}
		direct[o.Hash] = append(direct[o.Hash], o.Deps...)
		last[o.Writer] = o
	}
	out := map[Hash]map[Hash]bool{}
	var visit func(h Hash) map[Hash]bool
	visit = func(h Hash) map[Hash]bool {
		if s := out[h]; s != nil {
			return s
		}
		s := map[Hash]bool{}
		for _, d := range direct[h] {
			if _, ok := all[d]; ok {
				s[d] = true
				maps.Copy(s, visit(d))
			}
		}
		out[h] = s
		return s
	}
	for h := range all {
		visit(h)
	}
	return out
}

// facts is everything that a state says, for comparison: the operations that stand in each field, and what is shown where.
func facts(s *State) string {
	var lines []string
	for _, it := range s.items {
		for i := range it.cells {
			line := fmt.Sprintf("%s %q", it.id, it.cells[i].field)
			for _, h := range it.cells[i].heads() {
				line += " " + h.op.Hash.String()
			}
			lines = append(lines, line)
		}
	}
	s.arranged()
	items, fields := s.Unknown()
	lines = append(lines, fmt.Sprintf("unknown %d %d kept %v changed %v", items, fields, s.Kept(), s.Changed()))
	for _, r := range Records(s.Plan()) {
		lines = append(lines, fmt.Sprint(r))
	}
	slices.Sort(lines[:len(lines)-1])
	return fmt.Sprint(lines)
}

// world is some people who edit copies of one plan and at times pass them on.
type world struct {
	t     *rapid.T
	mint  *plan.Minter
	items []plan.ID
	desks []*bench
}

var someFields = []string{"title@en", "when:en", "text@en", "kind", "parent", "order", "deleted", "colour", "asks.members", "x.of:cy"}

func newWorld(t *rapid.T) *world {
	w := &world{t: t, mint: plantest.Minter(rapid.Uint64Max(20).Draw(t, "seed"))}
	first := &bench{t: t, log: &Log{}, mint: w.mint, clock: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}
	first.state = Fold(first.log)
	first.reopen()
	p := bigPlan(4)
	first.commit(Diff(nil, p))
	for it := range p.Items() {
		w.items = append(w.items, it.ID)
	}
	w.items = append(w.items, w.mint.New(), w.mint.New())
	for range rapid.IntRange(2, 4).Draw(t, "people") {
		d := &bench{t: t, log: first.log.Clone(), mint: w.mint, clock: first.clock.Add(time.Duration(rapid.IntRange(-1000, 1000).Draw(t, "clock")) * time.Hour)}
		d.state = Fold(d.log)
		d.w = NewWriter(d.log, w.mint.New(), d.now)
		w.desks = append(w.desks, d)
	}
	return w
}

// anything draws a change that need not make sense.
func (w *world) anything() Change {
	c := Change{Item: rapid.SampledFrom(w.items).Draw(w.t, "item"), Field: rapid.SampledFrom(someFields).Draw(w.t, "field")}
	switch c.Field {
	case "kind":
		c.Value = V(rapid.SampledFrom([]string{"plan", "priority", "row", "action", "link", "measure", "reading", "risk", "term", ""}).Draw(w.t, "kind"))
	case "parent":
		c.Value = V(string(rapid.SampledFrom(append(w.items, "")).Draw(w.t, "parent")))
	case "deleted":
		c.Value = rapid.SampledFrom([]Value{V("1"), Null, V("")}).Draw(w.t, "deleted")
	default:
		c.Value = V(rapid.SampledFrom([]string{"a", "b", "a0", "zz", "1"}).Draw(w.t, "value"))
	}
	return c
}

func (w *world) live() {
	for range rapid.IntRange(1, 25).Draw(w.t, "steps") {
		d := rapid.SampledFrom(w.desks).Draw(w.t, "who")
		switch rapid.IntRange(0, 9).Draw(w.t, "does") {
		case 0, 1, 2, 3, 4:
			d.commit([]Change{w.anything()}, nil)
		case 5:
			if id := rapid.SampledFrom(w.items).Draw(w.t, "gone"); d.state.shown(id) != nil && id != d.state.PlanID() {
				d.commit(d.state.Remove(id))
			}
		case 6:
			ops, err := d.w.Undo(d.state)
			if err != nil {
				w.t.Fatal(err)
			}
			d.state.Apply(ops)
		case 7: // close and open again
			d.w = NewWriter(d.log, w.mint.New(), d.now)
		default: // take in somebody's copy
			ops := slices.Collect(rapid.SampledFrom(w.desks).Draw(w.t, "from").log.Ops())
			if err := d.log.Append(ops...); err != nil {
				w.t.Fatal(err)
			}
			d.state.Apply(ops)
		}
	}
}

func TestApplyIsFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live()
		for _, d := range w.desks {
			if got, want := facts(d.state), facts(Fold(d.log)); got != want {
				t.Fatalf("applied\n%s\nfolded\n%s", got, want)
			}
			if len(d.log.Heads()) == 0 {
				t.Fatal("a log without heads")
			}
		}
	})
}

func TestTheOrderOfTakingInDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live()
		all := &Log{}
		for _, d := range w.desks {
			if err := all.Append(slices.Collect(d.log.Ops())...); err != nil {
				t.Fatal(err)
			}
		}
		want := facts(Fold(all))
		ops := rapid.Permutation(slices.Collect(all.Ops())).Draw(t, "order")
		other := &Log{}
		state := Fold(other)
		for len(ops) > 0 {
			n := rapid.IntRange(1, len(ops)).Draw(t, "part")
			if err := other.Append(ops[:n]...); err != nil {
				t.Fatal(err)
			}
			state.Apply(ops[:n])
			ops = ops[n:]
		}
		if got := facts(state); got != want {
			t.Fatalf("in pieces\n%s\nat once\n%s", got, want)
		}
		if other.Digest() != all.Digest() || !slices.Equal(other.Heads(), all.Heads()) {
			t.Fatal("the logs differ")
		}
		if err := other.Append(slices.Collect(all.Ops())...); err != nil || other.Len() != all.Len() {
			t.Fatal("taking in everything again changed something")
		}
	})
}

func TestClockAgreesWithTheSlowTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live()
		l := w.desks[0].log
		s := Fold(l)
		truth := seen(l)
		ops := slices.Collect(l.Ops())
		referred := map[Hash]bool{}
		for _, b := range ops {
			for h := range truth[b.Hash] {
				referred[h] = true
			}
			for _, a := range ops {
				if a.Hash != b.Hash && before(s.stamp(l.find(a.Hash)), s.stamp(l.find(b.Hash))) != truth[b.Hash][a.Hash] {
					t.Fatalf("clock is wrong about %v and %v", a, b)
				}
			}
		}
		for _, o := range ops {
			if slices.Contains(l.Heads(), o.Hash) == referred[o.Hash] {
				t.Fatalf("wrong head %v", o)
			}
		}
	})
}

// TestNothingTypedIsLost checks that every value which nobody wrote over knowingly is shown or offered as a choice.
func TestNothingTypedIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live()
		all := &Log{}
		for _, d := range w.desks {
			if err := all.Append(slices.Collect(d.log.Ops())...); err != nil {
				t.Fatal(err)
			}
		}
		truth := seen(all)
		s := Fold(all)
		for o := range all.Ops() {
			over := false
			for p := range all.Ops() {
				over = over || p.Item == o.Item && p.Field == o.Field && truth[p.Hash][o.Hash]
			}
			standing := slices.ContainsFunc(s.items[o.Item].cell(o.Field).heads(), func(h stamped) bool { return h.op.Hash == o.Hash })
			if standing == over {
				t.Fatalf("%v stands: %v, written over: %v", o, standing, over)
			}
		}
	})
}

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
	if len(rows) != 1 || len(rows[0].Measures) != 1 || len(rows[0].Actions) != 0 || rows[0].Measures[0].Target.In("en") != "all" {
		t.Fatalf("shown is %+v", rows)
	}
	if kept := b.state.Kept(); !slices.Equal(kept, sorted(row.ID, row.Measures[0].ID)) {
		t.Errorf("kept %v", kept)
	}
}

func sorted(ids ...plan.ID) []plan.ID { slices.Sort(ids); return ids }

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
