package layout

import (
	"fmt"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// TestARowMoreKeepsTheColumns of the others, in plans so large that only some rows are looked at for them: taking the first row away may not set
// all pages anew. The rows are of very different texts, so that it matters which are looked at.
func TestARowMoreKeepsTheColumns(t *testing.T) {
	kept := 0
	const plans = 8
	for seed := range plans {
		p := plantest.Rows(600)
		for i := range p.Priorities {
			for j := range p.Priorities[i].Rows {
				if r := &p.Priorities[i].Rows[j]; (j+seed)%3 == 0 {
					r.Measures[0].Text = plan.In(plan.English, fmt.Sprint(r.Measures[0].Text.In(plan.English), " ", r.Actions[0].Text.In(plan.English)))
				}
			}
		}
		less := p.Clone()
		less.Priorities[0].Rows = less.Priorities[0].Rows[1:]
		at := func(p *plan.Plan) float64 {
			it, page := find(layOut(t, p, publication.Options{}, Options{}), "Measure")
			if page < 0 {
				t.Fatal("no table")
			}
			return it.X
		}
		if at(p) == at(less) {
			kept++
		}
	}
	if kept < plans-1 { // the row may be one of those that are looked at
		t.Errorf("of %d plans %d keep their columns when the first row goes", plans, kept)
	}
}
