package changes

import (
	"reflect"
	"slices"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// TestPutBack puts back each change of a join by itself: what it is about is then as it was, and nothing waits there.
func TestPutBack(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	one, two, three := p.Priorities[0].Rows[0], p.Priorities[0].Rows[1], p.Priorities[0].Rows[2]
	mine, theirs := newDesk(t, base, 4, "Me", monday), newDesk(t, base, 5, "Ann", monday.AddDate(0, 0, 1))
	mine.set(one.ID, "when:en", "2028")
	theirs.set(one.ID, "when:en", "2029") // a choice
	theirs.set(two.ID, "when:en", "2030")
	theirs.set(two.Actions[0].ID, "text@cy", "Gweithio")
	text := one.Actions[0].Text.In("en")
	mine.set(one.Actions[0].ID, "text@en", "Always "+text)
	theirs.set(one.Actions[0].ID, "text@en", text+" again") // joined
	theirs.do(theirs.state.Move(two.ID, p.Priorities[1].ID, ""))
	mint := plantest.Minter(9)
	fresh := mint.New()
	theirs.do(theirs.state.Add(plan.KindRow, p.Priorities[1].ID, "", fresh, map[string]string{"when:en": "2031"}))
	theirs.do(theirs.state.Add(plan.KindAction, fresh, "", mint.New(), map[string]string{"text@en": "New"}))
	theirs.do(theirs.state.Remove(p.Priorities[1].Rows[0].ID))
	theirs.do(theirs.state.Remove(three.ID))
	mine.set(three.Actions[0].ID, "text@en", "Edited meanwhile") // kept
	older := Of(mine.log)
	newer := Of(joined(t, mine.log, theirs.log))
	r := Between(older, newer)
	seen := map[What]bool{}
	for i, c := range r.Changes {
		seen[c.What] = true
		if !CanPutBack(c) {
			continue
		}
		d := newDesk(t, newer.Log, uint64(20+i), "Me", monday.AddDate(0, 1, 0))
		changes, err := PutBack(older, newer, []Change{c})
		d.do(changes, err)
		for _, left := range Between(older, Of(d.log)).Changes {
			if left.Item == c.Item && left.Field == c.Field && left.Lang == c.Lang && left.What == c.What {
				t.Errorf("put back, it still says: %s", Teller{Now: monday, Primary: "en"}.Sentence(left))
			}
		}
	}
	for _, w := range []What{Changed, Added, Removed, Moved, Joined, Choose, Kept} {
		if !seen[w] {
			t.Errorf("no change of the kind %s was tried", w)
		}
	}
	d := newDesk(t, newer.Log, 50, "Me", monday.AddDate(0, 1, 0))
	changes, err := PutBack(older, newer, r.Changes)
	d.do(changes, err)
	if left := Between(older, Of(d.log)); len(left.Changes) != 0 || len(left.Earlier) != 0 {
		t.Errorf("all put back, it still says %q and %+v", sentences(left), left.Earlier)
	}
}

// TestWhatStoodElsewhereGoesBackThere takes back a new row into which an old action was moved, and leaves that where it was.
func TestWhatStoodElsewhereGoesBackThere(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	theirs := newDesk(t, base, 5, "Ann", monday)
	fresh := plantest.Minter(9).New()
	theirs.do(theirs.state.Add(plan.KindPriority, "", "", fresh, map[string]string{"title@en": "New"}))
	theirs.do(theirs.state.Move(p.Priorities[0].Rows[0].ID, fresh, ""))
	older, newer := Of(base), Of(theirs.log)
	var added []Change
	for _, c := range Between(older, newer).Changes {
		if c.What == Added {
			added = append(added, c)
		}
	}
	d := newDesk(t, newer.Log, 6, "Me", monday.AddDate(0, 1, 0))
	changes, err := PutBack(older, newer, added)
	d.do(changes, err)
	if left := Between(older, Of(d.log)).Changes; len(added) != 1 || len(left) != 0 {
		t.Errorf("%d were added, and left is %+v", len(added), left)
	}
}

func TestSummary(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	rows := p.Priorities[0].Rows
	ann, ben := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "Ben", monday.AddDate(0, 0, 1))
	ann.set(rows[0].ID, "when:en", "2028")
	ben.set(rows[0].ID, "when:en", "2029")
	ann.set(rows[1].ID, "when:en", "2028")
	ben.do(ben.state.Remove(rows[2].ID))
	ann.set(rows[2].Actions[0].ID, "text@en", "Edited meanwhile")
	r := Between(Of(base), Of(joined(t, base, ann.log, ben.log)))
	want := "4 changes by Ann and Ben, among them 1 text to choose between and 1 row that Ben deleted and Ann edited"
	if got := r.Summary(); got != want {
		t.Errorf("the summary is %q, want %q", got, want)
	}
	// Of a copy those are named who did what is new in it, and not those who had a part in it before.
	if got, want := Between(Of(ann.log), Of(joined(t, ann.log, ben.log))).Summary(), "2 changes by Ben, among them 1 text to choose between and 1 row that Ben deleted and Ann edited"; got != want {
		t.Errorf("what is new for Ann is %q, want %q", got, want)
	}
	if got := Between(Of(base), Of(base)).Summary(); got != "" {
		t.Errorf("nothing is summed up as %q", got)
	}
	teller := Teller{Now: monday, Primary: "en"}
	for _, c := range r.Changes {
		if teller.Place(c) == "" || teller.Gist(c) == "" {
			t.Errorf("%+v has the place %q and the gist %q", c, teller.Place(c), teller.Gist(c))
		}
	}
}

// TestKeepItem brings back with a row what was deleted with it.
func TestKeepItem(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0]
	ann, ben := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "Ben", monday.AddDate(0, 0, 1))
	ben.do(ben.state.Remove(row.ID))
	ann.set(row.Actions[0].ID, "text@en", "Edited meanwhile")
	d := newDesk(t, joined(t, ann.log, ben.log), 6, "Me", monday.AddDate(0, 1, 0))
	d.do(d.state.KeepItem(row.ID))
	got := d.state.Plan().Priorities[0].Rows[0]
	if got.ID != row.ID || len(got.Actions) != 1 || len(got.Measures) != 1 || len(d.state.Kept()) != 0 {
		t.Errorf("kept, the row is %+v and still kept are %v", got, d.state.Kept())
	}
	for range 2 { // undo neither deletes what Ann wrote, nor is there more to undo
		ops, err := d.w.Undo(d.state)
		if err != nil {
			t.Fatal(err)
		}
		d.state.Apply(ops)
	}
	if got := d.state.Plan().Priorities[0].Rows[0]; got.ID != row.ID || got.Actions[0].Text.In("en") != "Edited meanwhile" {
		t.Errorf("undone, the first row is %+v", got)
	}
	waits := Unsettled(Of(d.log))
	if len(waits) != 1 || waits[0].What != Kept || waits[0].Item != row.ID || waits[0].Deleted[0].Name != "Ben" || waits[0].By[0].Name != "Ann" || len(waits[0].Back) != 0 || !slices.ContainsFunc(waits[0].Texts, func(x Text) bool { return x.Kind == plan.KindMeasure }) {
		t.Errorf("undone, there wait %+v", waits)
	}
	for n := range 2 { // the second time there is nothing to keep
		more, err := d.state.KeepItem(row.ID)
		if d.do(more, err); (len(more) > 0) != (n == 0) || len(d.state.Kept()) != 0 {
			t.Errorf("kept again: %v, and still kept are %v", more, d.state.Kept())
		}
	}
	if got := d.state.Plan().Priorities[0].Rows[0]; len(got.Measures) != 1 {
		t.Errorf("kept again, the row is %+v", got)
	}
}

// TestTheLogAtAMoment is the plan as it was then, whatever was joined since.
func TestTheLogAtAMoment(t *testing.T) {
	p := sample()
	ann := newDesk(t, logOf(t, p, 2), 4, "Ann", monday)
	ann.set(p.ID, "subtitle@en", "Then")
	heads := ann.log.Heads()
	was := ann.state.Plan()
	ben := newDesk(t, ann.log, 5, "Ben", monday)
	ben.set(p.ID, "subtitle@en", "Later")
	apart := newDesk(t, logOf(t, p, 2), 7, "Cat", monday.AddDate(-1, 0, 0))
	apart.set(p.Priorities[0].Rows[0].ID, "when:en", "2040")
	now := joined(t, ben.log, apart.log)
	at := now.At(heads...)
	if !slices.Equal(at.Heads(), heads) || len(Between(Side{Log: ann.log, State: ann.state, Plan: was}, Of(at)).Changes) != 0 {
		t.Errorf("then the heads were %v, and now they are said to be %v", heads, at.Heads())
	}
	if n := now.At(history.Hash{1}).Len(); n != 0 {
		t.Errorf("a moment that nobody knows has %d operations", n)
	}
}

// TestUnsettledIsWhatComparingFinds whatever waits: with items that are kept and without.
func TestUnsettledIsWhatComparingFinds(t *testing.T) {
	for _, keep := range []bool{false, true} {
		p := sample()
		base := logOf(t, p, 2)
		rows := p.Priorities[1].Rows
		ann, ben := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "Ben", monday.AddDate(0, 0, 1))
		text := rows[1].Actions[0].Text.In("en")
		for d, when := range map[*desk]string{ann: "2028", ben: "2029"} {
			d.set(rows[0].ID, "when:en", when)
			d.set(p.Priorities[0].ID, "title@en", "Title of "+when)
		}
		ann.set(rows[1].Actions[0].ID, "text@en", "Always "+text)
		ben.set(rows[1].Actions[0].ID, "text@en", text+" again")
		if keep {
			ben.do(ben.state.Remove(rows[2].ID))
			ann.set(rows[2].Actions[0].ID, "text@en", "Edited meanwhile")
		}
		now := Of(joined(t, ann.log, ben.log))
		want, got := Between(now, now).Earlier, Unsettled(now)
		for i := range want {
			want[i].order = 0
		}
		for i := range got {
			got[i].order = 0
		}
		if n := len(want); n < 3 || keep != (n == 4) || !reflect.DeepEqual(got, want) {
			t.Errorf("waiting are\n%+v, want\n%+v", got, want)
		}
	}
}

// TestAcceptingIsTold in a history, where the text does not change.
func TestAcceptingIsTold(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0].ID
	ann, ben := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "Ben", monday.AddDate(0, 0, 1))
	ann.set(row, "when:en", "2028")
	ben.set(row, "when:en", "2029")
	cat := newDesk(t, joined(t, ann.log, ben.log), 6, "Cat", monday.AddDate(0, 1, 0))
	cat.do(cat.state.Choose(row, "when:en", history.V("2029")))
	got := History(Of(cat.log), Only{Item: row, Field: "when"})[0].Changes[0]
	if s := (Teller{Now: monday, Primary: "en"}).Sentence(got); s != "Row 1.1, when: 2029 accepted" {
		t.Errorf("it says %q", s)
	}
}

// TestAPlanBegunFromAnother with an id of its own differs from it in what was written since alone.
func TestAPlanBegunFromAnother(t *testing.T) {
	old := sample()
	old.Comments = []plan.Comment{{ID: plantest.Minter(8).New(), On: old.ID, Text: "Read"}}
	next := old.Clone()
	next.ID = plantest.Minter(7).New()
	next.Comments[0].On = next.ID
	next.Priorities[0].Rows[0].When = plan.In("en", "2031")
	r := Between(Of(logOf(t, old, 2)), Of(logOf(t, next, 3)))
	if got := sentences(r); r.Basis != ByIDs || !slices.Equal(got, []string{"Row 1.1, when: 2027 → 2031"}) {
		t.Errorf("by %s, it says %q", r.Basis, got)
	}
}
