package document

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// TestTakeFromKeepsEditsMadeMeanwhile changes a copy of the plan in every way while the plan itself is edited in every way.
func TestTakeFromKeepsEditsMadeMeanwhile(t *testing.T) {
	b := newBench(t)
	d := b.create()
	base := d.Plan()
	next := base.Clone()
	m := plantest.Minter(7)
	next.Title = plan.In("en", "Taken in")
	pr := &next.Priorities[0]
	pr.Rows[1].Actions[0].Text = plan.In("en", "Two, taken in")
	pr.Rows[0], pr.Rows[1] = pr.Rows[1], pr.Rows[0]
	pr.Rows = append(pr.Rows, plan.Row{ID: m.New(), When: plan.In("en", "2031")})

	must(t, d.SetText(row(base, 0).ID, "when:en", "2026"))
	must(t, d.SetText(base.Priorities[0].ID, "title@en", "Renamed meanwhile"))
	added, err := d.Add(plan.KindPriority, "", "", map[string]string{"title@en": "Added meanwhile"})
	must(t, err)
	edited := exchange.Digest(d.Plan())

	must(t, d.TakeFrom(base, next))
	got := d.Plan()
	if len(got.Priorities) != 2 || got.Priorities[1].ID != added || got.Priorities[0].Title.In("en") != "Renamed meanwhile" {
		t.Fatalf("the priorities are %+v", got.Priorities)
	}
	var rows []string
	for _, r := range got.Priorities[0].Rows {
		text := ""
		if len(r.Actions) > 0 {
			text = r.Actions[0].Text.In("en")
		}
		rows = append(rows, r.When.In("en")+" "+text)
	}
	if want := "2025 Two, taken in|2026 One|2031 "; got.Title.In("en") != "Taken in" || strings.Join(rows, "|") != want {
		t.Errorf("the plan is called %q and its rows are %q, want %q", got.Title.In("en"), rows, want)
	}
	if _, err := d.Undo(); err != nil || exchange.Digest(d.Plan()) != edited {
		t.Errorf("one step of undo did not lead back to what was edited meanwhile (%v)", err)
	}
}

// TestTakeFromWhatIsGone leaves alone what was removed meanwhile, and refuses to change it.
func TestTakeFromWhatIsGone(t *testing.T) {
	m := plantest.Minter(7)
	for _, tt := range []struct {
		name    string
		change  func(*plan.Plan)
		refused bool
	}{
		{"elsewhere", func(p *plan.Plan) { p.Title = plan.In("en", "Taken in") }, false},
		{"removed by both", func(p *plan.Plan) { p.Priorities[0].Rows = p.Priorities[0].Rows[1:] }, false},
		{"a field of it", func(p *plan.Plan) { p.Priorities[0].Rows[0].When = plan.In("en", "2031") }, true},
		{"something under it", func(p *plan.Plan) {
			r := &p.Priorities[0].Rows[0]
			r.Actions = append(r.Actions, plan.Action{ID: m.New(), Text: plan.In("en", "More")})
		}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newBench(t).create()
			base := d.Plan()
			next := base.Clone()
			tt.change(next)
			must(t, d.Remove(row(base, 0).ID))
			before := exchange.Digest(d.Plan())
			err := d.TakeFrom(base, next)
			if tt.refused != (plan.CodeOf(err) == plan.NotFound) || !tt.refused && err != nil {
				t.Fatalf("TakeFrom says %v", err)
			}
			if tt.refused && exchange.Digest(d.Plan()) != before {
				t.Error("it was refused, and yet the plan changed")
			}
			if rows := d.Plan().Priorities[0].Rows; len(rows) != 1 || rows[0].ID != row(base, 1).ID {
				t.Errorf("the rows are %+v", rows)
			}
		})
	}
}

// TestTakeFromAnyPlan takes some removals and moves in a made-up plan over to it while a term is added: they are all made, and the term
// is there.
func TestTakeFromAnyPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := plantest.Minter(1 << 40) // ids that no made-up plan has
		base := plantest.Plan().Draw(t, "base")
		begin := func() (do func([]history.Change, error) *history.State) {
			log := &history.Log{}
			w := history.NewWriter(log, m.New(), func() time.Time { return time.Unix(1_750_000_000, 0) })
			return func(changes []history.Change, err error) *history.State {
				if err == nil {
					_, err = w.Commit(changes)
				}
				if err != nil {
					t.Fatal(err)
				}
				return history.Fold(log)
			}
		}
		ours, theirs := begin(), begin()
		now, other := ours(history.Diff(nil, base)), theirs(history.Diff(nil, base))
		for range rapid.IntRange(1, 3).Draw(t, "edits") {
			items := history.Records(other.Plan())[1:]
			if len(items) == 0 {
				break
			}
			it := rapid.SampledFrom(items).Draw(t, "item")
			if rapid.Bool().Draw(t, "remove") {
				other = theirs(other.Remove(it.ID))
			} else {
				other = theirs(other.Move(it.ID, "", "")) // to the end of its siblings
			}
		}
		next := other.Plan()
		term := m.New()
		now = ours(now.Add(plan.KindTerm, "", "", term, map[string]string{"short:en": "CSP"}))
		got := ours(changesBetween(now, base, next)).Plan()
		at := slices.IndexFunc(got.Terms, func(x plan.Term) bool { return x.ID == term })
		if at < 0 {
			t.Fatal("the term is gone")
		}
		got.Terms = slices.Delete(got.Terms, at, at+1)
		if left, err := history.Diff(other, got); err != nil || len(left) > 0 {
			t.Fatalf("what was taken differs from what was to be taken: %v (%v)", left, err)
		}
	})
}
