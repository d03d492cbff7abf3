package document

import (
	"testing"

	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// agree sets the state of the plan, as the form does.
func agree(t *testing.T, d *Document, s plan.State) {
	t.Helper()
	must(t, d.Edit(history.Change{Item: d.Plan().ID, Field: "state", Value: history.V(string(s))}))
}

func TestALockedPlanRefusesEdits(t *testing.T) {
	for _, state := range []plan.State{plan.Agreed, plan.Published} {
		b := newBench(t)
		d := b.create()
		agree(t, d, state)
		before := d.Plan()
		one, two := row(before, 0), row(before, 1)
		next := before.Clone()
		next.Priorities[0].Rows[0].When = plan.In("en", "2040")
		for name, edit := range map[string]func() error{
			"text":    func() error { return d.SetText(one.ID, "when:en", "2040") },
			"add":     func() error { _, err := d.Add(plan.KindRow, before.Priorities[0].ID, "", nil); return err },
			"remove":  func() error { return d.Remove(two.ID) },
			"move":    func() error { return d.Move(two.ID, before.Priorities[0].ID, one.ID) },
			"rewrite": func() error { return d.Rewrite(Rewriting{one.ID, "when:en", "2040"}) },
			"take":    func() error { return d.TakeFrom(before, next) },
			"edit": func() error {
				return d.Edit(history.Change{Item: before.ID, Field: "title@en", Value: history.V("Another")})
			},
			"both": func() error {
				return d.Edit(history.Change{Item: before.ID, Field: "state", Value: history.V(string(plan.Published))},
					history.Change{Item: before.ID, Field: "title@en", Value: history.V("Another")})
			},
			"picture": func() error { return d.SetPicture(before.ID, "design.logo", plan.File{}) },
		} {
			if err := edit(); plan.CodeOf(err) != plan.Locked {
				t.Errorf("%s, %s: the error is %v", state, name, err)
			}
		}
		d.Type(one.ID, "when:en", "2040")
		must(t, d.Settle())
		if got := d.Plan(); when(got) != when(before) || len(got.Priorities[0].Rows) != 2 || got.State != state || len(got.Editions) != 0 {
			t.Errorf("%s: the plan was changed: %+v", state, got)
		}
	}
}

func TestInALockedPlanOneMayComment(t *testing.T) {
	b := newBench(t)
	d := b.create()
	agree(t, d, plan.Agreed)
	id, err := d.Add(plan.KindComment, d.Plan().ID, "", map[string]string{"text": "Good", "on": string(row(d.Plan(), 0).ID)})
	must(t, err)
	must(t, d.SetText(id, "text", "Very good"))
	if ok, err := d.Undo(); !ok || err != nil || d.Plan().Comments[0].Text != "Good" {
		t.Errorf("undone: %v, %v, %+v", ok, err, d.Plan().Comments)
	}
	must(t, d.Remove(id))
	must(t, d.NameEdition("Printed"))
	agree(t, d, plan.Published)
	if p := d.Plan(); len(p.Comments) != 0 || len(p.Editions) != 1 || p.State != plan.Published {
		t.Errorf("the plan is %+v", p)
	}
}

// TestInALockedPlanTheStatusOfAnActionIsSet, and undone, for that is what follows; but not with anything else in the same edit.
func TestInALockedPlanTheStatusOfAnActionIsSet(t *testing.T) {
	for _, state := range []plan.State{plan.Agreed, plan.Published} {
		b := newBench(t)
		d := b.create()
		agree(t, d, state)
		action := func() *plan.Action { return &row(d.Plan(), 0).Actions[0] }
		id := action().ID
		must(t, d.SetText(id, "status", string(plan.UnderWay)))
		next := d.Plan().Clone()
		next.Priorities[0].Rows[0].Actions[0].Status = plan.Done
		must(t, d.TakeFrom(d.Plan(), next))
		if got := action().Status; got != plan.Done {
			t.Errorf("%s: the status is %q", state, got)
		}
		if ok, err := d.Undo(); !ok || err != nil || action().Status != plan.UnderWay {
			t.Errorf("%s, undone: %v, %v, %q", state, ok, err, action().Status)
		}
		for name, c := range map[string]history.Change{
			"the lead":      {Item: id, Field: "lead:en", Value: history.V("Ann")},
			"a new action":  {Item: id, Field: "kind", Value: history.V(plan.KindAction)},
			"no action":     {Item: row(d.Plan(), 0).ID, Field: "status", Value: history.V("done")},
			"its deletion":  {Item: id, Field: "deleted", Value: history.V("1")},
			"another place": {Item: id, Field: "order", Value: history.V("a")},
		} {
			err := d.Edit(history.Change{Item: id, Field: "status", Value: history.V(string(plan.Paused))}, c)
			if plan.CodeOf(err) != plan.Locked || action().Status != plan.UnderWay {
				t.Errorf("%s, with %s: %v, and the status is %q", state, name, err, action().Status)
			}
		}
	}
}

func TestWhatWasBeingTypedWhenAPlanWasLockedIsKept(t *testing.T) {
	b := newBench(t)
	d := b.create()
	at := row(d.Plan(), 0).ID
	d.Type(at, "when:en", "203")
	agree(t, d, plan.Agreed)
	d.Type(at, "when:en", "2030")
	must(t, d.SetText(at, "when:en", "2030"))
	if got := when(d.Plan()); got != "2030" {
		t.Errorf("When is %q", got)
	}
	if err := d.SetText(at, "when:en", "2031"); plan.CodeOf(err) != plan.Locked {
		t.Errorf("the next edit: %v", err)
	}
}

func TestANewDraftKeepsTheAgreedVersion(t *testing.T) {
	b := newBench(t)
	d := b.create()
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2027"))
	agree(t, d, plan.Agreed)
	must(t, d.StartDraft())
	p := d.Plan()
	if p.State != plan.Draft || len(p.Editions) != 1 || p.Editions[0].Label.In("en") != "As agreed, 2 March 2026" || p.Editions[0].Label.In("cy") != "Fel y cytunwyd, 2 Mawrth 2026" {
		t.Fatalf("the state is %q and the editions %+v", p.State, p.Editions)
	}
	must(t, d.SetText(row(p, 0).ID, "when:en", "2050"))
	var heads []history.Hash
	for _, s := range p.Editions[0].At {
		h, err := history.ParseHash(s)
		must(t, err)
		heads = append(heads, h)
	}
	if then := changes.Of(d.Log().At(heads...)).Plan; when(then) != "2027" || then.State != plan.Agreed {
		t.Errorf("the version kept says %q, %q", when(then), then.State)
	}
	for range 2 { // the edit, and the new draft
		if ok, err := d.Undo(); !ok || err != nil {
			t.Fatalf("undone: %v, %v", ok, err)
		}
	}
	if p := d.Plan(); p.State != plan.Agreed || len(p.Editions) != 0 || when(p) != "2027" {
		t.Errorf("after undo the state is %q, the editions %v, When %q", p.State, p.Editions, when(p))
	}
	if ok, err := d.Redo(); !ok || err != nil || d.Plan().State != plan.Draft || len(d.Plan().Editions) != 1 {
		t.Errorf("redone: %v, %v, %q, %v", ok, err, d.Plan().State, d.Plan().Editions)
	}
	must(t, d.StartDraft()) // nothing to do
	if n := len(d.Plan().Editions); n != 1 {
		t.Errorf("a draft that was begun again has %d editions", n)
	}
}

func TestUndoInALockedPlanGoesNoFurtherThanItsState(t *testing.T) {
	b := newBench(t)
	d := b.create()
	at := row(d.Plan(), 0).ID
	must(t, d.SetText(at, "when:en", "2027"))
	log, _ := b.theirs(func(s *history.State) ([]history.Change, error) {
		return s.Set(s.PlanID(), "state", history.V(string(plan.Agreed)))
	})
	must(t, d.Join(log, nil))
	if !d.Plan().Locked() || d.CanUndo() {
		t.Fatalf("the state is %q, and undo is offered: %v", d.Plan().State, d.CanUndo())
	}
	if ok, err := d.Undo(); ok || err != nil || when(d.Plan()) != "2027" {
		t.Errorf("undone: %v, %v, %q", ok, err, when(d.Plan()))
	}
	must(t, d.StartDraft())
	agree(t, d, plan.Agreed)
	if ok, err := d.Undo(); !ok || err != nil || d.Plan().Locked() {
		t.Errorf("to take back that it is agreed: %v, %v, %q", ok, err, d.Plan().State)
	}
}

func TestCopiesAreTakenIntoALockedPlan(t *testing.T) {
	b := newBench(t)
	d := b.create()
	at := row(d.Plan(), 0).ID
	log, _ := b.theirs(func(s *history.State) ([]history.Change, error) { return s.Set(at, "when:en", history.V("2030")) })
	agree(t, d, plan.Published)
	must(t, d.TakeBack(log, nil))
	if got := when(d.Plan()); got != "2030" || !d.CanUndo() {
		t.Errorf("When is %q, and undo is offered: %v", got, d.CanUndo())
	}
	if ok, err := d.Undo(); !ok || err != nil || when(d.Plan()) == "2030" {
		t.Errorf("undone: %v, %v, %q", ok, err, when(d.Plan()))
	}
}

func TestOneEditMayBeginADraftAndChangeIt(t *testing.T) {
	b := newBench(t)
	d := b.create()
	agree(t, d, plan.Published)
	base := d.Plan()
	next := base.Clone()
	next.State = plan.Draft
	next.Priorities[0].Rows[0].When = plan.In("en", "2040")
	must(t, d.TakeFrom(base, next))
	if p := d.Plan(); when(p) != "2040" || p.State != plan.Draft || len(p.Editions) != 1 || p.Editions[0].Label.In("en") != "As published, 2 March 2026" {
		t.Errorf("the plan is %q with When %q and %v", p.State, when(p), p.Editions)
	}
}
