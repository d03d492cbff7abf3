package changes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// TestHistory tells what was written, the latest first, whatever the clocks say.
func TestHistory(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	ann := newDesk(t, base, 4, "Ann", monday)
	row := p.Priorities[0].Rows[0]
	ann.set(row.ID, "when:en", "2028")
	bob := newDesk(t, ann.log, 5, "Bob", monday.AddDate(-20, 0, 0)) // he has seen hers, and his clock is wrong
	bob.set(row.ID, "when:en", "2029")
	bob.do(bob.state.Remove(row.Actions[0].ID))
	ops, err := bob.w.Undo(bob.state)
	if err != nil {
		t.Fatal(err)
	}
	bob.state.Apply(ops)
	teller := Teller{Now: monday, Primary: "en"}
	tell := func(only Only) []string {
		var out []string
		for _, e := range History(Of(bob.log), only) {
			for _, c := range e.Changes {
				out = append(out, e.Name+": "+teller.Sentence(c))
			}
		}
		return out
	}
	want := []string{
		"Bob: Row 1.1, action 1 brought back “Work with partners in county 0.0 and report to members each…”",
		"Bob: Row 1.1, action 1 removed “Work with partners in county 0.0 and report to members each…”",
		"Bob: Row 1.1, when: 2028 → 2029", "Ann: Row 1.1, when: 2027 → 2028",
		": The plan begun “A plan” (with 2 priorities, 6 rows, 6 actions, 6 measures)",
	}
	if got := tell(Only{}); !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
	want = []string{"Bob: Row 1.1, when: 2028 → 2029", "Ann: Row 1.1, when: 2027 → 2028", ": Row 1.1, when: nothing → 2027"}
	if got := tell(Only{Item: row.ID, Field: "when"}); !slices.Equal(got, want) {
		t.Errorf("of the field: %q", got)
	}
	if got := tell(Only{Item: p.Priorities[1].ID}); len(got) != 0 {
		t.Errorf("of another priority: %q", got)
	}
}

// TestHistorySaysWhereARowWas and names languages.
func TestHistorySaysWhereARowWas(t *testing.T) {
	p := sample()
	d := newDesk(t, logOf(t, p, 2), 4, "Ann", monday)
	rows := p.Priorities[1].Rows
	d.do(d.state.Remove(rows[0].ID))
	d.do(d.state.Move(rows[1].ID, p.Priorities[1].ID, ""))
	d.do(d.state.Move(rows[1].ID, p.Priorities[0].ID, ""))
	d.do([]history.Change{{Item: p.ID, Field: "language.cy"}}, nil)
	var got []string
	for _, e := range History(Of(d.log), Only{})[:3] {
		got = append(got, Teller{Now: monday, Primary: "en"}.Sentence(e.Changes[0]))
	}
	want := []string{"The plan, languages: Welsh → nothing", "Row 1.4 moved (it was row 2.2)", "Row 1.4 moved (it was row 2.1)"}
	if !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
}

// TestHistoryOfAnything takes logs that no honest program makes too.
func TestHistoryOfAnything(t *testing.T) {
	mint := plantest.Minter(1)
	a, b, item := mint.New(), mint.New(), mint.New()
	op := func(w plan.ID, seq int64, deps ...history.Hash) history.Op {
		o := history.Op{Writer: w, Seq: seq, Wall: seq, Tx: seq, Item: item, Field: "title@en", Value: history.V("x"), Deps: deps}
		o.Hash = o.Sum()
		return o
	}
	b2 := op(b, 2)
	a1 := op(a, 1, b2.Hash)
	a2 := op(a, 2)
	b1 := op(b, 1, a2.Hash)
	l := &history.Log{}
	if err := l.Append(a1, a2, b1, b2); err != nil {
		t.Fatal(err)
	}
	if got := History(Of(l), Only{}); len(got) != 4 {
		t.Errorf("of a circle there are %d entries", len(got))
	}
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "p")
		l := logOf(t, p, 1)
		var kept []history.Op
		for o := range l.Ops() {
			if rapid.IntRange(0, 9).Draw(t, "lost") > 0 {
				kept = append(kept, o)
			}
		}
		lost := &history.Log{}
		if err := lost.Append(kept...); err != nil {
			t.Fatal(err)
		}
		for _, e := range History(Of(lost), Only{}) {
			for _, c := range e.Changes {
				if (Teller{Now: monday, Primary: "en"}).Sentence(c) == "" {
					t.Fatalf("nothing is told of %+v", c)
				}
			}
		}
	})
}

// TestTakingInIsTold with what was left out, and what undo then took away.
func TestTakingInIsTold(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0].ID
	ann := newDesk(t, base, 4, "Ann", monday)
	ann.set(row, "when:en", "2028")
	ann.set(p.ID, "title@en", "Other title")
	me := newDesk(t, joined(t, base, ann.log), 6, "Me", monday.AddDate(0, 1, 0))
	ops, err := me.w.Took(base.Heads(), []history.Change{{Item: p.ID, Field: "title@en", Value: history.V(p.Title.In("en"))}})
	if err != nil {
		t.Fatal(err)
	}
	me.state.Apply(ops)
	if ops, err = me.w.Undo(me.state); err != nil {
		t.Fatal(err)
	}
	me.state.Apply(ops)
	var got []string
	for _, e := range History(Of(me.log), Only{})[:2] {
		for _, c := range e.Changes {
			got = append(got, fmt.Sprint(e.Name, " ", e.Undo, ": ", Teller{Now: monday, Primary: "en"}.Sentence(c)))
		}
	}
	want := []string{"Me true: Row 1.1, when: 2028 → 2027", "Me false: The plan: copies from others were combined with it", "Me false: The plan, title: Other title → A plan"}
	if !slices.Equal(got, want) {
		t.Errorf("it says %q, not %q", got, want)
	}
	c := Change{What: Took, Ref: "plan", Kind: plan.KindPlan}
	if s := (Teller{}).Gist(c); s != "Copies from others were combined with it" {
		t.Errorf("the gist is %q", s)
	}
}

// TestWhatWasNotKnownIsTold: Ben has not seen what Ann wrote, so it is not told as if he had written over it.
func TestWhatWasNotKnownIsTold(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0]
	ann, ben := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "Ben", monday.AddDate(0, 0, 1))
	ann.set(row.ID, "when:en", "2028")
	ben.set(row.ID, "when:en", "2029")
	both := joined(t, base, ann.log, ben.log)
	me := newDesk(t, both, 6, "", monday.AddDate(0, 0, 2))
	me.set(row.ID, "when:en", "2030") // knows of both
	teller := Teller{Now: monday, Primary: "en", Mine: func(id plan.ID) bool { return id == me.w.ID() }}
	var got []string
	for _, e := range History(Of(me.log), Only{Item: row.ID, Field: "when"}) {
		for _, c := range e.Changes {
			got = append(got, teller.Name(e.Hand)+": "+teller.Sentence(c))
		}
	}
	want := []string{"you: Row 1.1, when: 2029 → 2030", "Ben: Row 1.1, when: 2027 → 2029 (without knowing of 2028 by Ann on 4 May)",
		"Ann: Row 1.1, when: 2027 → 2028", ": Row 1.1, when: nothing → 2027"}
	if !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
	// What all came from is told with a choice.
	if list := Unsettled(Of(both)); len(list) != 1 || list[0].Old != "2027" {
		t.Errorf("there wait %+v", list)
	} else if got := teller.Brief(list[0]); got != "Ben: 2029 · Ann: 2028" {
		t.Errorf("on one line it is %q", got)
	}
}

func TestPlacesInWords(t *testing.T) {
	for _, x := range []struct{ ref, kind, want string }{
		{"1.1", plan.KindRow, "Row 1.1"}, {"1.12.a2", plan.KindAction, "Row 1.12, action 2"}, {"2.3.a1.l2", plan.KindLink, "Row 2.3, action 1, link 2"},
		{"2.3.m1.r2", plan.KindReading, "Row 2.3, measure 1, reading 2"}, {"P2", plan.KindPriority, "Priority 2"}, {"P2.c1", plan.KindCommitment, "Priority 2, commitment 1"},
		{"S1", plan.KindSection, "Section 1"}, {"N1", plan.KindCharity, "Charity number 1"}, {"plan", plan.KindPlan, "The plan"}, {"", plan.KindRow, "Row"},
	} {
		if got := refWords(x.ref, x.kind); got != x.want {
			t.Errorf("%q is %q, want %q", x.ref, got, x.want)
		}
	}
}

// TestBriefShowsWhatDiffers, however long what stands before and after it is.
func TestBriefShowsWhatDiffers(t *testing.T) {
	same := strings.Repeat("which all of us know ", 8)
	for _, c := range []struct{ old, now, want string }{
		{same + "and one " + same, same + "and two " + same, "… and one which … → … and two which …"},
		{same + "in towns, with staff", same + "in towns, and one for people who can't travel, with staff", "“… towns, with …” → “… towns, and one for people who …”"},
		{"Short.", "Shorter.", "“Short.” → “Shorter.”"},
	} {
		got := Teller{}.Brief(Change{What: Changed, Kind: "action", Field: "text", Old: c.old, New: c.now})
		if got != c.want {
			t.Errorf("it says %s, want %s", got, c.want)
		}
	}
}
