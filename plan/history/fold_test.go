package history

import (
	"fmt"
	"maps"
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
			line := append([]byte(nil), it.id...) // without fmt, which was a third of what a million joins took
			line = append(append(line, ' '), it.cells[i].field...)
			for _, h := range it.cells[i].heads() {
				line = append(append(line, ' '), h.op.Hash[:]...)
			}
			lines = append(lines, string(line))
		}
	}
	s.arranged()
	for _, c := range s.Choices() {
		lines = append(lines, fmt.Sprint("choose ", c.Item, c.Field, c.Shown.Hash, len(c.Others)))
	}
	for _, j := range s.Joined() {
		lines = append(lines, fmt.Sprint("joined ", j.Item, j.Field, j.Base.Hash, j.Of[0].Hash, j.Of[1].Hash, j.Text))
	}
	items, fields := s.Unknown()
	lines = append(lines, fmt.Sprintf("unknown %d %d kept %v changed %v", items, fields, s.Kept(), s.Changed()))
	for _, r := range Records(s.Plan()) {
		line := r.Kind + " " + string(r.ID) + " " + string(r.Parent)
		for _, f := range r.Fields {
			line += "\x00" + f.Field + "\x00" + f.Text
		}
		lines = append(lines, line)
	}
	slices.Sort(lines[:len(lines)-1])
	return strings.Join(lines, "\n")
}

// world is some people who edit copies of one plan and at times pass them on.
type world struct {
	t     *rapid.T
	mint  *plan.Minter
	items []plan.ID
	desks []*bench
	look  func(*bench) // looks at whoever has done something
}

var someFields = []string{"title@en", "when:en", "text@en", "kind", "parent", "order", "deleted", "colour", "asks.members", "x.of:cy"}

func newWorld(t *rapid.T) *world {
	w := &world{t: t, look: func(*bench) {}, mint: plantest.Minter(rapid.Uint64Max(20).Draw(t, "seed"))}
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
		w.look(d)
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
