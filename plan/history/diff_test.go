package history

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestDiffPassesOverOnlyWhatIsTheSame holds Diff against the same without passing over any row, for plans that were edited a little.
func TestDiffPassesOverOnlyWhatIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "p")
		b := newBench(t, 1)
		b.commit(Diff(nil, p))
		q := p.Clone()
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			editSome(t, q, b.mint)
		}
		got, err := Diff(b.state, q)
		want, slow := diff(b.state, q, func(*plan.Plan, *plan.Plan) map[plan.ID]bool { return nil })
		if (err == nil) != (slow == nil) || !slices.Equal(got, want) {
			t.Fatalf("got %v and %v, want %v and %v", got, err, want, slow)
		}
		if err == nil {
			b.commit(got, nil)
			if !reflect.DeepEqual(Records(b.state.Plan()), Records(q)) {
				t.Fatalf("the changes lead to %+v, not to %+v", b.state.Plan(), q)
			}
		}
	})
}

// editSome does one thing to the rows of p, which need not be allowed: it may put an item in twice.
func editSome(t *rapid.T, p *plan.Plan, mint *plan.Minter) {
	var rows []*plan.Row
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			rows = append(rows, &p.Priorities[i].Rows[j])
		}
	}
	if len(rows) == 0 {
		return
	}
	r, o := rapid.SampledFrom(rows).Draw(t, "row"), rapid.SampledFrom(rows).Draw(t, "other row")
	to := &p.Priorities[rapid.IntRange(0, len(p.Priorities)-1).Draw(t, "priority")]
	switch rapid.IntRange(0, 6).Draw(t, "edit") {
	case 0:
		r.When = plan.In(plan.English, rapid.SampledFrom([]string{"", "2030", "by 2031"}).Draw(t, "when"))
	case 1:
		*r, *o = *o, *r
	case 2:
		id := r.ID
		for i := range p.Priorities {
			p.Priorities[i].Rows = slices.DeleteFunc(p.Priorities[i].Rows, func(x plan.Row) bool { return x.ID == id })
		}
	case 3:
		to.Rows = append(to.Rows, plan.Row{ID: mint.New(), Actions: slices.Clone(o.Actions)})
	case 4:
		to.Rows = append(to.Rows, plan.Row{ID: mint.New(), Actions: []plan.Action{{ID: mint.New(), Text: plan.In(plan.English, "One more")}}})
	case 5:
		if r != o {
			o.Actions, r.Actions = append(o.Actions, r.Actions...), nil
		}
	case 6:
		for i := range r.Measures {
			r.Measures[i].Target = plan.In(plan.English, "all")
		}
	}
}
