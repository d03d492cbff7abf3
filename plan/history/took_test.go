package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
)

// add puts what others wrote into the log, as when the file had it.
func (b *bench) add(logs ...*Log) {
	b.t.Helper()
	ops := joined(b.t, b.log, logs...).Since(b.log)
	if err := b.log.Append(ops...); err != nil {
		b.t.Fatal(err)
	}
	b.state.Apply(ops)
}

// takeIn takes in a copy, as one step of undo, and reports whether there was anything new in it.
func (b *bench) takeIn(copied *Log, back []Change) bool {
	b.t.Helper()
	before, n := b.log.Heads(), b.log.Len()
	b.add(copied)
	if b.log.Len() == n {
		return false
	}
	ops, err := b.w.Took(before, back)
	if err != nil {
		b.t.Fatal(err)
	}
	b.state.Apply(ops)
	return true
}

// shows is everything that a person sees of a state: the plan, the versions that wait, and the joined texts.
func shows(s *State) string {
	p := s.Plan()
	p.Changed = time.Time{}
	var lines []string
	for _, r := range Records(p) {
		lines = append(lines, fmt.Sprint(r))
	}
	for _, c := range s.Choices() {
		line := fmt.Sprintf("choose %s %s: %q", c.Item, c.Field, c.Shown.Value.text)
		for _, o := range c.Others {
			line += fmt.Sprintf(" or %q", o.Value.text)
		}
		lines = append(lines, line)
	}
	for _, j := range s.Joined() {
		lines = append(lines, fmt.Sprintf("joined %s %s: %q", j.Item, j.Field, j.Text))
	}
	for _, k := range s.Keeps() {
		lines = append(lines, fmt.Sprintf("kept %s", k.Item))
	}
	return strings.Join(lines, "\n")
}

// mustShow fails unless it shows what is wanted. When says after what.
func (b *bench) mustShow(when, want string) {
	b.t.Helper()
	if got := shows(b.state); got != want {
		b.t.Fatalf("%s it shows\n%s\nnot\n%s", when, got, want)
	}
}

// TestTakingInIsOneStepOfUndo whatever people did before: undo shows the plan as it was, with what waited; redo as the copies made it; both after a
// restart too, and without an operation lost.
func TestTakingInIsOneStepOfUndo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		me, copied := all[0], joined(t, all[1].log, all[2].log)
		mayReopen := func() {
			if rapid.IntRange(0, 2).Draw(t, "reopen") == 0 {
				me.reopen()
			}
		}
		was := shows(me.state)
		if !me.takeIn(copied, nil) {
			return
		}
		with := shows(me.state)
		mayReopen()
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			if with != was && !me.w.UndoesCopies(me.state) {
				t.Fatal("undo would not take out the copies")
			}
			if with == was {
				return
			}
			for range rapid.IntRange(0, 3).Draw(t, "choices") { // what was done since and taken back leaves no trace
				if me.choose(t) {
					me.undo()
				}
			}
			me.undo()
			if got := shows(me.state); got != was {
				t.Fatalf("undone it shows\n%s\nnot\n%s\nwith the copies it had shown\n%s", got, was, with)
			}
			if len(copied.Since(me.log)) > 0 {
				t.Fatal("an operation was lost")
			}
			if n := me.log.Len(); me.takeIn(copied, nil) || me.log.Len() != n || shows(me.state) != was {
				t.Fatal("taking the same copies in again changed something")
			}
			nothingIsHidden(t, me.log)
			mayReopen()
			if !me.w.RedoesCopies(me.state) || !me.redo() {
				t.Fatal("the copies can't be taken in again")
			}
			if got := shows(me.state); got != with {
				t.Fatalf("made again it shows\n%s\nnot\n%s", got, with)
			}
			nothingIsHidden(t, me.log)
			if got, want := facts(me.state), facts(Fold(me.log)); got != want {
				t.Fatalf("as edited\n%s\nfolded from scratch\n%s", got, want)
			}
			mayReopen()
		}
	})
}

// TestUndoOfCopiesLeavesLaterWordsAlone checks that what anybody wrote after the copies were taken in stands as it did.
func TestUndoOfCopiesLeavesLaterWordsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		me := all[0]
		if !me.takeIn(joined(t, all[1].log, all[2].log), nil) {
			return
		}
		note := me.w.undo[len(me.w.undo)-1]
		with := me.log.Clone()
		for range rapid.IntRange(1, 4).Draw(t, "later") {
			me.live(t, nil)
		}
		if rapid.Bool().Draw(t, "others too") {
			all[1].live(t, nil)
			me.add(all[1].log)
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
		shown := map[plan.ID]bool{}
		for _, x := range later {
			shown[x.item] = me.state.Kind(x.item) != ""
		}
		me.commit(me.w.withoutCopies(me.state, note, note.tookIn()), nil)
		for _, x := range later {
			if got := me.state.Value(x.item, x.field); got != x.value {
				t.Fatalf("%s of %s was %q and is %q", x.field, x.item, x.value.text, got.text)
			}
			if shown[x.item] && me.state.Kind(x.item) == "" {
				t.Fatalf("%s, which was written to since, is gone", x.item)
			}
		}
		nothingIsHidden(t, me.log)
	})
}

// TestWhatWasNotWantedGoesWithTheStep puts back one thing that a copy brought: undo and redo are of the whole.
func TestWhatWasNotWantedGoesWithTheStep(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	one, two := p.Priorities[0].Rows[0], p.Priorities[2].Rows[0]
	ann, ben := b.copyOf(9, time.Hour), b.copyOf(11, 2*time.Hour)
	b.commit(b.state.Set(one.ID, "when:en", V("2028")))
	ann.commit(ann.state.Set(one.ID, "when:en", V("2029")))
	ann.commit(ann.state.Set(two.ID, "when:en", V("2040")))
	ben.commit(ben.state.Set(one.ID, "when:en", V("2030")))
	b.add(ann.log) // by the file: a choice of two
	was := shows(b.state)
	// Of three the person wants none, and of Ben nothing else.
	b.takeIn(ben.log, []Change{{Item: one.ID, Field: "when:en", Value: b.state.Value(one.ID, "when:en")}})
	if c := b.state.Choices(); len(c) != 1 || c[0].Shown.Value != V("2029") || len(c[0].Others) != 1 || c[0].Others[0].Value != V("2028") || c[0].Others[0].Writer != b.w.id {
		t.Fatalf("what waited before does not wait: %+v", c)
	}
	if shows(b.state) != was {
		t.Errorf("it shows\n%s\nnot\n%s", shows(b.state), was)
	}
	b.reopen()
	for _, want := range []bool{true, false} { // the making of the plan can't be undone, and the choice of one's own was before
		if got := b.undo(); got != want {
			t.Errorf("undo said %v", got)
		}
		if want { // the step before the copies: what this person wrote does not stand alone, but the copies showed nothing new
			break
		}
	}
}

// TestAChoiceTakenBackWaitsAgain with the versions and the people it had, however often it is made and taken back.
func TestAChoiceTakenBackWaitsAgain(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0].ID
	ann := b.copyOf(9, time.Hour)
	b.commit(b.state.Set(row, "when:en", V("2028")))
	ann.commit(ann.state.Set(row, "when:en", V("2029")))
	b.add(ann.log)
	was := b.state.Choices()
	if len(was) != 1 {
		t.Fatalf("there wait %+v", was)
	}
	waits := func() {
		t.Helper()
		got := b.state.Choices()
		if len(got) != 1 || got[0].Shown.Hash != was[0].Shown.Hash || len(got[0].Others) != 1 || got[0].Others[0].Hash != was[0].Others[0].Hash {
			t.Fatalf("there wait %+v, not %+v", got, was)
		}
		if b.state.Value(row, "when:en") != V("2029") {
			t.Fatalf("shown is %q", b.state.Value(row, "when:en"))
		}
	}
	for i, v := range []string{"2028", "2029", "2031", "2028"} {
		b.commit(b.state.Choose(row, "when:en", V(v)))
		if len(b.state.Choices()) != 0 || b.state.Value(row, "when:en") != V(v) {
			t.Fatalf("after choosing %s there wait %+v", v, b.state.Choices())
		}
		for range 3 {
			if !b.undo() {
				t.Fatal("a choice can't be taken back")
			}
			waits()
			if i%2 == 0 {
				b.reopen()
			}
			if !b.redo() || len(b.state.Choices()) != 0 || b.state.Value(row, "when:en") != V(v) {
				t.Fatalf("made again it shows %q", b.state.Value(row, "when:en"))
			}
		}
		b.undo()
		waits()
	}
	// Somebody who knew both versions and chose is the only one who did.
	ben := b.copyOf(13, 2*time.Hour)
	b.commit(b.state.Choose(row, "when:en", V("2028")))
	b.undo()
	ben.commit(ben.state.Choose(row, "when:en", V("2035")))
	b.add(ben.log)
	if c := b.state.Choices(); len(c) != 1 || len(c[0].Others) != 1 {
		t.Errorf("after another's choice there wait %+v", c)
	}
	nothingIsHidden(t, b.log)
}

// TestAChoiceTakenBackLeavesAPartDeleted where two people wrote in an action and then deleted its row, while a third wrote in the row: the action waits with its
// row, not by itself, and goes with it again.
func TestAChoiceTakenBackLeavesAPartDeleted(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0]
	action := row.Actions[0].ID
	ann, ben := b.copyOf(9, time.Hour), b.copyOf(11, 2*time.Hour)
	for i, who := range []*bench{b, ann} {
		who.commit(who.state.Set(action, "text@en", V([]string{"Words of mine", "Something else by Ann"}[i])))
		who.commit(who.state.Remove(row.ID))
	}
	ben.commit(ben.state.Set(row.ID, "when:en", V("2030")))
	was := shows(b.state)
	b.takeIn(joined(t, ann.log, ben.log), nil)
	with := shows(b.state)
	if kept := b.state.Kept(); len(kept) != 1 || kept[0] != row.ID {
		t.Fatalf("there wait %v, not the row alone", kept)
	}
	b.undo()
	b.redo()
	b.commit(b.state.Choose(action, "text@en", V("Words of mine")))
	if b.state.arranged(); b.state.items[action].deleted {
		t.Error("the words that were chosen do not keep their action")
	}
	b.undo()
	b.mustShow("the choice taken back", with)
	for _, k := range b.state.Keeps() {
		if len(k.Edits) != 1 || k.Edits[0].Field != "when:en" {
			t.Errorf("written unseen were %+v, not Ben's words alone", k.Edits)
		}
	}
	b.undo()
	b.mustShow("undone", was)
	nothingIsHidden(t, b.log)
}

// TestCopiesThatWereTakenBackElsewhereComeBackWhole where the copy that is taken in holds what was deleted there, kept by another copy, taken out and taken in again:
// undo and redo here show the row with all its parts.
func TestCopiesThatWereTakenBackElsewhereComeBackWhole(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row := p.Priorities[2].Rows[0].ID
	ann := b.copyOf(9, time.Hour)
	b.commit(b.state.Set(row, "when:en", V("2026")))
	ann.commit(ann.state.Remove(row))
	ann.takeIn(b.log, nil)
	ann.undo()
	ann.redo()
	was := shows(b.state)
	b.takeIn(ann.log, nil)
	with := shows(b.state)
	if with == was {
		t.Fatal("the copy brings nothing")
	}
	for range 3 {
		b.undo()
		b.mustShow("undone", was)
		b.redo()
		b.mustShow("made again", with)
	}
	nothingIsHidden(t, b.log)
}

// TestADeletedRowStaysWholeAfterCopiesWereTakenOutOfIt: they were taken in, kept it, and went again, so that it was deleted twice, its parts once. What somebody else
// wrote in one of them brings all of it back, as a question.
func TestADeletedRowStaysWholeAfterCopiesWereTakenOutOfIt(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	row := p.Priorities[2].Rows[0]
	ann, ben := b.copyOf(9, time.Hour), b.copyOf(11, 2*time.Hour)
	ann.commit(ann.state.Set(row.ID, "when:en", V("2026")))
	ben.commit(ben.state.Set(row.Actions[0].ID, "text@en", V("Words by Ben")))
	b.commit(b.state.Remove(row.ID))
	b.takeIn(ann.log, nil)
	b.undo()
	if b.state.Kind(row.ID) != "" {
		t.Fatal("without Ann's words the row is shown")
	}
	b.add(ben.log)
	if kept := b.state.Kept(); len(kept) != 1 || kept[0] != row.ID {
		t.Errorf("there wait %v, not the row alone", kept)
	}
	for _, m := range row.Measures {
		if b.state.Kind(m.ID) == "" {
			t.Errorf("measure %s of the row is not shown", m.ID)
		}
	}
	nothingIsHidden(t, b.log)
}
