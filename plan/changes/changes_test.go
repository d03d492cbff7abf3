package changes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// desk is a copy of a plan that somebody edits.
type desk struct {
	t     rapid.TB
	log   *history.Log
	state *history.State
	w     *history.Writer
	mint  *plan.Minter
	clock time.Time
}

var monday = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

func newDesk(t rapid.TB, log *history.Log, seed uint64, name string, clock time.Time) *desk {
	d := &desk{t: t, log: log.Clone(), mint: plantest.Minter(seed), clock: clock}
	d.state = history.Fold(d.log)
	d.w = history.NewWriter(d.log, d.mint.New(), func() time.Time { d.clock = d.clock.Add(time.Minute); return d.clock })
	d.w.Sign(name, d.state.PlanID())
	return d
}

func (d *desk) do(changes []history.Change, err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	ops, err := d.w.Commit(changes)
	if err != nil {
		d.t.Fatal(err)
	}
	d.state.Apply(ops)
}

func (d *desk) set(id plan.ID, field, text string) {
	d.t.Helper()
	d.do(d.state.SetWords(id, field, text))
}

// sample is a plan with two priorities of three rows.
func sample() *plan.Plan {
	mint := plantest.Minter(1)
	p := &plan.Plan{ID: mint.New(), Title: plan.In("en", "A plan"), Languages: []plan.Lang{"en", "cy"}}
	for i := range 2 {
		pr := plan.Priority{ID: mint.New(), Title: plan.In("en", fmt.Sprintf("Priority %d", i+1))}
		for j := range 3 {
			pr.Rows = append(pr.Rows, plan.Row{ID: mint.New(), When: plan.In("en", "2027"),
				Actions:  []plan.Action{{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Work with partners in county %d.%d and report to members each year", i, j))}},
				Measures: []plan.Measure{{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Measure %d.%d is met", i, j))}}})
		}
		p.Priorities = append(p.Priorities, pr)
	}
	return p
}

func logOf(t rapid.TB, p *plan.Plan, seed uint64) *history.Log {
	l := &history.Log{}
	d := newDesk(t, l, seed, "", monday.AddDate(0, -1, 0))
	d.w.Sign("", "")
	d.do(history.Diff(nil, p))
	return d.log
}

func sentences(r *Report) []string {
	t := Teller{Now: monday.AddDate(0, 1, 0), Primary: "en"}
	var out []string
	for _, c := range r.Changes {
		out = append(out, t.Sentence(c))
	}
	return out
}

func joined(t rapid.TB, mine *history.Log, copies ...*history.Log) *history.Log {
	t.Helper()
	all, err := history.Join(mine, copies...)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSentences has two people do one thing of each kind, and reads what a third is told.
func TestSentences(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	one, two := p.Priorities[0], p.Priorities[1]
	mine := newDesk(t, base, 3, "Me", monday)
	ann, bob := newDesk(t, base, 4, "Ann", monday), newDesk(t, base, 5, "", monday.AddDate(-1, 0, 1))

	mine.set(one.Rows[0].Actions[0].ID, "text@cy", "Gweithio gyda phartneriaid")
	mine.do(mine.state.Remove(two.Rows[2].ID))
	mine.set(one.Rows[1].ID, "when:en", "2030")
	ann.log = joined(t, ann.log, mine.log) // she knows the Welsh, and what I said of 1.2
	ann.state = history.Fold(ann.log)
	ann.w = history.NewWriter(ann.log, ann.mint.New(), func() time.Time { ann.clock = ann.clock.Add(time.Minute); return ann.clock })
	ann.w.Sign("Ann", p.ID)

	ann.set(one.Rows[0].ID, "when:en", "2024 to 2027")
	ann.set(one.Rows[0].Actions[0].ID, "text@en", "Something else")
	ann.do(ann.state.Add(plan.KindRow, one.ID, one.Rows[0].ID, ann.mint.New(), map[string]string{"title@en": "Open days", "when:en": "2029"}))
	ann.do(ann.state.Remove(two.Rows[0].ID))
	ann.do(ann.state.Move(one.Rows[2].ID, two.ID, ""))
	ann.set(two.Rows[1].Actions[0].ID, "text@en", strings.Replace(two.Rows[1].Actions[0].Text.In("en"), "partners", "universities", 1))
	bob.set(two.Rows[1].Actions[0].ID, "text@en", strings.Replace(two.Rows[1].Actions[0].Text.In("en"), "each year", "each quarter", 1))
	bob.set(one.Rows[1].ID, "when:en", "2031")
	bob.set(two.Rows[2].Measures[0].ID, "target:en", "all of them")

	all := joined(t, mine.log, ann.log, bob.log)
	r := Between(Of(mine.log), Of(all))
	want := []string{
		"Row 1.1, when: 2027 → 2024 to 2027, by Ann on 4 May",
		"Row 1.1, action 1: “Work with partners in county 0.0 and report to members each year” → “Something else”, by Ann on 4 May",
		"Row 1.1, action 1, in Welsh: the English has changed since this was translated",
		"Row 1.2 added “Open days”, by Ann on 4 May",
		"Row 1.3, when: waits for a choice: 2030, by Me on 4 May (shown now); or 2031, by somebody on 5 May 2025",
		"Row 2.1 removed “Work with partners in county 1.0 and report to members each…” (with 1 action, 1 measure), by Ann on 4 May",
		"Row 2.1, action 1: two changes joined: “Work with partners in county 1.1 and report to members each year” → “Work with partners in county 1.1 and report to members each quarter”, by somebody on 5 May 2025; and “Work with partners in county 1.1 and report to members each year” → “Work with universities in county 1.1 and report to members each year”, by Ann on 4 May",
		"Row 2.2 kept “Work with partners in county 1.2 and report to members each…” (with 1 action, 1 measure): deleted by Me on 4 May, and edited by somebody on 5 May 2025 without knowing of it",
		"Row 2.3 moved (it was row 1.3), by Ann on 4 May",
	}
	got := sentences(r)
	for i := range max(len(got), len(want)) {
		var g, w string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("sentence %d is\n%q\nnot\n%q", i, g, w)
		}
	}
	if r.Choices != 1 || r.Joined != 1 || r.Kept != 1 || r.Behind != 0 || r.Unknown != 0 || r.Basis != ByHistory {
		t.Errorf("the report counts %+v", r)
	}
	if want := []Person{{"Ann", 3, 1, 1, 1}, {Name: "", Changed: 2}}; !slices.Equal(r.People, want) {
		t.Errorf("people are %+v", r.People)
	}
	// Told again later, what waits is still listed, as it was before.
	again := Between(Of(all), Of(all))
	if len(again.Changes) != 0 || len(again.Earlier) != 3 {
		t.Errorf("between a plan and itself: %q, earlier %d", sentences(again), len(again.Earlier))
	}
}

// TestLongTextsAreCutToTheDifference keeps a sentence readable, and the whole texts in the Change.
func TestLongTextsAreCutToTheDifference(t *testing.T) {
	words := strings.Repeat("word after word and ", 60)
	a, b := words+"here it was old and on it goes "+words, words+"here it was new and on it goes "+words
	c := Change{What: Changed, Ref: "S1", Kind: plan.KindSection, Field: "body", Lang: "en", Old: a, New: b, By: []Hand{{Name: "Ann\nx", At: monday}}}
	got := Teller{Now: monday, Primary: "en"}.Sentence(c)
	if want := "Section 1, text: “… and here it was old and on it goes …” → “… and here it was new and on it goes …”, by Ann x on 4 May"; got != want {
		t.Errorf("told is %q", got)
	}
}

// TestClocksThatCannotBeRight are not told.
func TestClocksThatCannotBeRight(t *testing.T) {
	for _, wall := range []int64{-1, 0, 1 << 62, -1 << 62} {
		if h := handOf(&history.Op{Wall: wall}, nil); !h.At.IsZero() {
			t.Errorf("%d is told as %v", wall, h.At)
		}
	}
}

// TestOnlyWhatWasMovedIsTold swaps two rows and tells of the one that was moved.
func TestOnlyWhatWasMovedIsTold(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	rows := p.Priorities[0].Rows
	for i, before := range []plan.ID{"", rows[0].ID} {
		d := newDesk(t, base, 3, "Ann", monday)
		which := rows[0]
		if i == 1 {
			which = rows[2]
		}
		d.do(d.state.Move(which.ID, "", before))
		got := sentences(Between(Of(base), Of(d.log)))
		if want := []string{"Row 1.3 moved (it was row 1.1), by Ann on 4 May", "Row 1.1 moved (it was row 1.3), by Ann on 4 May"}[i]; len(got) != 1 || got[0] != want {
			t.Errorf("told is %q, want %q", got, want)
		}
	}
}

// TestMovesApart tells both people of a row that was moved to two places.
func TestMovesApart(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0].ID
	ann, bob := newDesk(t, base, 3, "Ann", monday), newDesk(t, base, 4, "Bob", monday.AddDate(0, 0, 1))
	ann.do(ann.state.Move(row, "", ""))
	bob.do(bob.state.Move(row, p.Priorities[1].ID, p.Priorities[1].Rows[0].ID))
	all := joined(t, ann.log, bob.log)
	for _, c := range []struct {
		mine *desk
		want string
	}{
		{ann, "Row 2.1 moved (it was row 1.3), by Bob on 5 May; at the same time it was moved elsewhere by Ann on 4 May, and the newer place counts"},
		{bob, "Row 2.1 stays here: at the same time it was moved elsewhere by Ann on 4 May, and the newer place counts"},
	} {
		if got := sentences(Between(Of(c.mine.log), Of(all))); len(got) != 1 || got[0] != c.want {
			t.Errorf("told is %q, want %q", got, c.want)
		}
	}
}

// TestKeptForWhatStandsUnderIt names who put something into a row that somebody else deleted.
func TestKeptForWhatStandsUnderIt(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	row := p.Priorities[0].Rows[0].ID
	ann, bob := newDesk(t, base, 3, "Ann", monday), newDesk(t, base, 4, "Bob", monday)
	ann.do(ann.state.Remove(row))
	bob.do(bob.state.Add(plan.KindMeasure, row, "", bob.mint.New(), map[string]string{"text@en": "One more"}))
	r := Between(Of(ann.log), Of(joined(t, ann.log, bob.log)))
	if got, want := sentences(r), []string{"Row 1.1 kept “Work with partners in county 0.0 and report to members each…” (with 1 action, 2 measures): deleted by Ann on 4 May, and edited by Bob on 4 May without knowing of it"}; !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
	r = Between(Of(bob.log), Of(joined(t, ann.log, bob.log)))
	if r.Kept != 1 {
		t.Errorf("the other is told %q", sentences(r))
	}
}

// TestComparingBackwards says what the newer one lacks.
func TestComparingBackwards(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	d := newDesk(t, base, 3, "Ann", monday)
	d.set(p.Priorities[0].Rows[0].ID, "when:en", "2030")
	r := Between(Of(d.log), Of(base))
	if got := sentences(r); len(got) != 1 || got[0] != "Row 1.1, when: 2030 → 2027" || r.Behind == 0 {
		t.Errorf("told is %q, behind %d", got, r.Behind)
	}
}

// TestWithoutHistory matches by ids, and where there are none in common by words.
func TestWithoutHistory(t *testing.T) {
	p := sample()
	next := p.Clone()
	rows := next.Priorities[0].Rows
	rows[0].When = plan.In("en", "2030")
	rows[1].Actions[0].Text = plan.In("en", "Work with partners in county 0.1 and report to all members each year")
	next.Priorities[0].Rows = append(slices.Clone(rows[:2]), plan.Row{ID: plantest.Minter(90).New(), Actions: []plan.Action{{ID: plantest.Minter(91).New(), Text: plan.In("en", "Quite another thing")}}})
	next.Priorities[1].Rows = slices.Concat(next.Priorities[1].Rows, []plan.Row{rows[2]})
	want := []string{
		"Row 1.1, when: 2027 → 2030",
		"Row 1.2, action 1: “Work with partners in county 0.1 and report to members each year” → “Work with partners in county 0.1 and report to all members each year”",
		"Row 1.3 added “Quite another thing” (with 1 action)",
		"Row 2.4 moved (it was row 1.3)",
	}
	r := Between(Of(logOf(t, p, 2)), Of(logOf(t, next, 3)))
	if got := sentences(r); r.Basis != ByIDs || !slices.Equal(got, want) {
		t.Errorf("by %s: %q", r.Basis, got)
	}
	mint := plantest.Minter(70)
	other := renamed(next, mint)
	r = Between(Of(logOf(t, p, 2)), Of(logOf(t, other, 3)))
	if got := sentences(r); r.Basis != ByTexts || !slices.Equal(got, want) {
		t.Errorf("by %s: %q", r.Basis, got)
	}
	var b bytes.Buffer
	if err := (Teller{Now: monday, Primary: "en"}).Write(&b, r); err != nil || !strings.Contains(b.String(), "which is a guess") {
		t.Errorf("told is %q (%v)", b.String(), err)
	}
}

// renamed is p with other ids.
func renamed(p *plan.Plan, mint *plan.Minter) *plan.Plan {
	out := p.Clone()
	out.ID = mint.New()
	for i := range out.Priorities {
		pr := &out.Priorities[i]
		pr.ID = mint.New()
		for j := range pr.Rows {
			pr.Rows[j].ID = mint.New()
			for k := range pr.Rows[j].Actions {
				pr.Rows[j].Actions[k].ID = mint.New()
			}
			for k := range pr.Rows[j].Measures {
				pr.Rows[j].Measures[k].ID = mint.New()
			}
		}
	}
	return out
}

// TestAnyTwoPlans compares plans of every shape, and accounts for every item and text of both.
func TestAnyTwoPlans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := plantest.Plan().Draw(t, "p"), plantest.Plan().Draw(t, "q")
		related := rapid.Bool().Draw(t, "related")
		a := Of(logOf(t, p, 1))
		var b Side
		if related {
			q.ID = p.ID
			d := newDesk(t, a.Log, 9, "Ann", monday)
			changes, err := history.Diff(d.state, q)
			if err != nil {
				t.Skip("one id for items of different kinds")
			}
			d.do(changes, nil)
			b = Of(d.log)
		} else {
			b = Of(logOf(t, q, 2))
		}
		r := Between(a, b)
		if (r.Basis == ByHistory) != related {
			t.Fatalf("the basis is %s", r.Basis)
		}
		told := map[string]bool{}
		for _, c := range r.Changes {
			told[c.New], told[c.Old] = true, true
			for _, x := range c.Texts {
				told[x.Text] = true
			}
			if s := (Teller{Now: monday, Primary: "en"}).Sentence(c); s == "" || strings.ContainsAny(s, "\n\r") {
				t.Fatalf("told is %q", s)
			}
		}
		old := map[string]bool{}
		for _, rec := range history.Records(a.Plan) {
			for _, f := range fieldsOf(&rec) {
				old[f.text] = true
			}
		}
		for _, rec := range history.Records(b.Plan) {
			for _, f := range fieldsOf(&rec) {
				if f.name != "priority" && f.name != "on" && f.name != "answers" && !told[f.text] && !old[f.text] {
					t.Fatalf("%q is new and is not told", f.text)
				}
			}
		}
		if again := Between(b, b); len(again.Changes) > 0 {
			t.Fatalf("a plan differs from itself: %q", sentences(again))
		}
	})
}

// TestTheOrderOfCopiesDoesNotMatter to what is told.
func TestTheOrderOfCopiesDoesNotMatter(t *testing.T) {
	p := sample()
	base := logOf(t, p, 2)
	rapid.Check(t, func(t *rapid.T) {
		var logs []*history.Log
		for i := range rapid.IntRange(2, 5).Draw(t, "copies") {
			d := newDesk(t, base, uint64(10+i), rapid.SampledFrom([]string{"", "Ann", "Bob"}).Draw(t, "name"), monday.AddDate(0, 0, rapid.IntRange(-9999, 9999).Draw(t, "clock")))
			for range rapid.IntRange(1, 6).Draw(t, "edits") {
				row := rapid.SampledFrom(rapid.SampledFrom(p.Priorities).Draw(t, "priority").Rows).Draw(t, "row")
				if d.state.Kind(row.ID) == "" {
					continue
				}
				switch rapid.IntRange(0, 3).Draw(t, "does") {
				case 0:
					d.do(d.state.Remove(row.ID))
				case 1:
					d.do(d.state.Move(row.ID, rapid.SampledFrom(p.Priorities).Draw(t, "to").ID, ""))
				case 2:
					d.set(row.ID, "when:en", rapid.SampledFrom([]string{"2028", "2029"}).Draw(t, "when"))
				case 3:
					d.set(row.Actions[0].ID, "text@en", rapid.SampledFrom([]string{"In every county we work with partners and report to members", "Other words"}).Draw(t, "text"))
				}
			}
			logs = append(logs, d.log)
		}
		tell := func(copies []*history.Log) string {
			out, err := json.Marshal(Between(Of(base), Of(joined(t, base, copies...))))
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		}
		if a, b := tell(logs), tell(rapid.Permutation(logs).Draw(t, "order")); a != b {
			t.Fatalf("told is\n%s\nand in another order\n%s", a, b)
		}
	})
}
