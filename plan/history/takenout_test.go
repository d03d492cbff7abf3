package history

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
)

// TestCopiesThatWereTakenOutComeBack as redo would bring them, however often, after a restart, and although redo can't any more.
func TestCopiesThatWereTakenOutComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		me, copied := all[0], joined(t, all[1].log, all[2].log)
		was := shows(me.state)
		if !me.takeIn(copied, nil) || shows(me.state) == was || len(me.state.TakenOut(all[1].log, all[2].log)) > 0 { // some of it had been taken out before
			return
		}
		with := shows(me.state)
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			me.undo()
			for _, v := range []Value{V("x"), me.state.Value(me.state.PlanID(), "subtitle@en")} { // an edit elsewhere, which leaves redo nothing
				me.commit([]Change{{Item: me.state.PlanID(), Field: "subtitle@en", Value: v}}, nil)
			}
			if rapid.Bool().Draw(t, "reopen") {
				me.reopen()
			}
			if shows(me.state) != was {
				t.Fatal("undone it shows something else")
			}
			me.commit(me.state.TakenOut(all[1].log, all[2].log), nil)
			if got := shows(me.state); got != with {
				t.Fatalf("brought back it shows\n%s\nnot\n%s\nwithout the copies it had shown\n%s", got, with, was)
			}
			if len(me.state.TakenOut(all[1].log, all[2].log)) > 0 {
				t.Fatal("what is in the plan would come back")
			}
			if !me.w.UndoesCopies(me.state) {
				t.Fatal("undo would not take out the copies again")
			}
			nothingIsHidden(t, me.log)
		}
	})
}

// TestWhatWasWrittenSinceStandsWhenCopiesComeBack by whomever.
func TestWhatWasWrittenSinceStandsWhenCopiesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		me := all[0]
		if !me.takeIn(joined(t, all[1].log, all[2].log), nil) {
			return
		}
		me.undo()
		with := me.log.Clone()
		for range rapid.IntRange(1, 4).Draw(t, "later") {
			me.live(t, nil)
		}
		type standing struct {
			item  plan.ID
			field string
			value Value
		}
		var later []standing
		for _, o := range me.log.Since(with) {
			if o.Item != o.Writer && o.Undoes.IsZero() && !reserved(o.Field) && slices.ContainsFunc(me.state.Standing(o.Item, o.Field), func(h Op) bool { return h.Hash == o.Hash }) {
				later = append(later, standing{o.Item, o.Field, me.state.Value(o.Item, o.Field)})
			}
		}
		me.commit(me.state.TakenOut(all[1].log, all[2].log), nil)
		for _, x := range later {
			if got := me.state.Value(x.item, x.field); got != x.value {
				t.Fatalf("%s of %s was %q and is %q", x.field, x.item, x.value.text, got.text)
			}
		}
		nothingIsHidden(t, me.log)
	})
}

// TestOnlyTheCopiesThatAreChosenComeBack of several that were taken in and taken out together.
func TestOnlyTheCopiesThatAreChosenComeBack(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	one, two, three := p.Priorities[0].Rows[0].ID, p.Priorities[2].Rows[0].ID, p.Priorities[1].ID
	ann, ben := b.copyOf(9, time.Hour), b.copyOf(11, 2*time.Hour)
	ann.commit(ann.state.Set(one, "when:en", V("2029")))
	ben.commit(ben.state.Set(two, "when:en", V("2030")))
	annRow, benRow := ann.mint.New(), ben.mint.New()
	ann.commit(ann.state.Add(plan.KindRow, three, "", annRow, map[string]string{"when:en": "2041"}))
	ben.commit(ben.state.Add(plan.KindRow, three, "", benRow, map[string]string{"when:en": "2042"}))
	was := b.state.Value(one, "when:en")
	b.takeIn(joined(t, ann.log, ben.log), nil)
	b.undo()
	if back := b.state.TakenOut(b.log.Clone(), b.copyOf(13, 0).log); len(back) > 0 {
		t.Errorf("a copy in which it was taken out too brings back %v", back)
	}
	b.commit(b.state.TakenOut(ben.log), nil)
	if b.state.Value(two, "when:en") != V("2030") || b.state.Value(one, "when:en") != was || b.state.Kind(benRow) == "" || b.state.Kind(annRow) != "" {
		t.Errorf("of Ben's copy come back %q, %q, %q, %q", b.state.Value(two, "when:en"), b.state.Value(one, "when:en"), b.state.Kind(benRow), b.state.Kind(annRow))
	}
	if back := b.state.BroughtBack(b.state.Standing(two, "when:en")); len(back) != 1 {
		t.Errorf("brought back is %v", back)
	} else {
		for _, ops := range back {
			if len(ops) != 1 || ops[0].Writer != ben.w.ID() {
				t.Errorf("brought back are %v", ops)
			}
		}
	}
	if len(b.state.TakenOut(ben.log)) > 0 {
		t.Error("Ben's copy would come back again")
	}
	b.commit(b.state.TakenOut(ann.log, ben.log), nil)
	if b.state.Value(one, "when:en") != V("2029") || b.state.Kind(annRow) == "" || len(b.state.TakenOut(ann.log, ben.log)) > 0 {
		t.Errorf("then of Ann's %q", b.state.Value(one, "when:en"))
	}
	// A later copy of Ben's brings what was taken out with what is new, as one step of undo.
	b.undo()
	b.undo()
	ben.commit(ben.state.Set(three, "title@en", V("Ben's title")))
	if b.state.Value(two, "when:en") == V("2030") {
		t.Fatal("undo did not take it out again")
	}
	before := b.log.Heads()
	b.add(ben.log)
	ops, err := b.w.Took(before, b.state.TakenOut(ben.log))
	b.commitOps(ops, err)
	if b.state.Value(two, "when:en") != V("2030") || b.state.Value(three, "title@en") != V("Ben's title") {
		t.Errorf("with the later copy it shows %q", b.state.Value(two, "when:en"))
	}
	b.undo()
	if b.state.Value(two, "when:en") == V("2030") || b.state.Value(three, "title@en") == V("Ben's title") {
		t.Error("one step of undo does not take both out")
	}
	b.commit(b.state.TakenOut(ben.log), nil)
	if b.state.Value(two, "when:en") != V("2030") || b.state.Value(three, "title@en") != V("Ben's title") {
		t.Error("the same copy does not bring both back")
	}
}
