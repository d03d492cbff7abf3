package document

import (
	"errors"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// theirs is a copy of the plan in the file that somebody else has edited, and a picture that came with it.
func (b *bench) theirs(edit func(*history.State) ([]history.Change, error)) (*history.Log, []plan.File) {
	b.t.Helper()
	log := logIn(b.t, b.path)
	s := history.Fold(log)
	w := history.NewWriter(log, plantest.Minter(99).New(), func() time.Time { return b.clock.Now().Add(time.Hour) })
	w.Sign("Bob", s.PlanID())
	changes, err := edit(s)
	must(b.t, err)
	_, err = w.Commit(changes)
	must(b.t, err)
	return log, []plan.File{plantest.Picture("image/png", 7)}
}

func TestJoinTakesInWhatOthersWrote(t *testing.T) {
	b := newBench(t)
	d := b.create()
	one, two := row(d.Plan(), 0).ID, row(d.Plan(), 1).ID
	log, files := b.theirs(func(s *history.State) ([]history.Change, error) {
		a, err := s.Set(one, "when:en", history.V("2030"))
		c, _ := s.Set(two, "when:en", history.V("2031"))
		return append(a, c...), err
	})
	var told []Event
	d.Subscribe(func(e Event) { told = append(told, e) })
	d.Type(one, "when:en", "2026") // becomes an edit, and so one of two versions
	must(t, d.Join(log, files))
	p := d.Plan()
	if row(p, 0).When.In("en") != "2030" || row(p, 1).When.In("en") != "2031" || len(p.Files) != 1 {
		t.Errorf("the rows say %q and %q, with %d pictures", row(p, 0).When.In("en"), row(p, 1).When.In("en"), len(p.Files))
	}
	if c := d.Choices(); len(c) != 1 || c[0].Item != one || len(c[0].Others) != 1 || c[0].Others[0].Value.String() != "2026" {
		t.Errorf("the choices are %+v", c)
	}
	if last := told[len(told)-1]; last.Kind != Changed || len(last.Items) == 0 {
		t.Errorf("subscribers were told %+v", told)
	}
	must(t, d.Publish(t.Context()))
	if got := b.inFile(); row(got, 1).When.In("en") != "2031" || len(got.Files) != 1 {
		t.Error("the file does not hold what was joined")
	}
	// To choose what is shown is an edit, and undo takes back only one's own.
	must(t, d.TakeFrom(p, p.Clone(), Field{one, "when:en"}))
	if len(d.Choices()) != 0 || row(d.Plan(), 0).When.In("en") != "2030" {
		t.Errorf("after choosing %+v wait", d.Choices())
	}
	must(t, d.Close())
	if again := b.open(); row(again.Plan(), 1).When.In("en") != "2031" {
		t.Error("opened again it is gone")
	}
}

// TestCopiesAreTakenOutInOneStep with what was not wanted of them, and taken in again, each after a restart; what others wrote is kept in the history, and to
// take the same copies in again changes nothing.
func TestCopiesAreTakenOutInOneStep(t *testing.T) {
	b := newBench(t)
	d := b.create()
	one, two := row(d.Plan(), 0).ID, row(d.Plan(), 1).ID
	was := exchange.Digest(d.Plan())
	log, _ := b.theirs(func(s *history.State) ([]history.Change, error) {
		a, err := s.Set(one, "when:en", history.V("2030"))
		c, _ := s.Remove(two)
		return append(a, c...), err
	})
	must(t, d.TakeBack(log, nil, history.Change{Item: one, Field: "when:en", Value: history.V(row(d.Plan(), 0).When.In("en"))}))
	with := exchange.Digest(d.Plan())
	if with == was || !d.UndoesCopies() {
		t.Fatal("nothing was taken in, or undo is of something else")
	}
	step := func(turn func(*Document) (bool, error), want string) {
		t.Helper()
		must(t, d.Close())
		d = b.open()
		if ok, err := turn(d); !ok || err != nil {
			t.Fatal(ok, err)
		}
		if got := exchange.Digest(d.Plan()); got != want {
			t.Errorf("the plan is %s, not %s", got, want)
		}
	}
	for range 2 {
		step((*Document).Undo, was)
		if !d.RedoesCopies() || d.UndoesCopies() {
			t.Error("undo and redo don't say that they are about copies")
		}
		must(t, d.TakeBack(log, nil))
		if got := exchange.Digest(d.Plan()); got != was || len(log.Since(d.Log())) > 0 {
			t.Error("the same copy brought its words back, or they are lost")
		}
		step((*Document).Redo, with)
	}
	must(t, d.SetText(one, "when:en", "2050"))
	if d.UndoesCopies() {
		t.Error("undo of an edit is said to be of copies")
	}
}

func TestJoinRefusesAnotherPlan(t *testing.T) {
	b := newBench(t)
	d := b.create()
	other := newBench(t)
	other.seed = 40 // other ids than the first
	p := sample()
	p.ID = plantest.Minter(50).New()
	o, err := Create(other.path, p, other.options())
	must(t, err)
	must(t, o.Close())
	before := len(d.Plan().Priorities)
	if err := d.Join(logIn(t, other.path), nil); !errors.Is(err, history.ErrOtherPlan) || plan.CodeOf(err) != plan.Invalid || len(d.Plan().Priorities) != before {
		t.Errorf("joining another plan gave %v", err)
	}
}

// logIn returns the history that a file holds.
func logIn(t *testing.T, path string) *history.Log {
	t.Helper()
	log, _, _, err := store.Read(path)
	must(t, err)
	return log
}
