package changes

import (
	"fmt"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

func BenchmarkBetween(b *testing.B) {
	p := sample()
	mint := plantest.Minter(8)
	for i := range 1000 {
		p.Priorities[i%2].Rows = append(p.Priorities[i%2].Rows, plan.Row{ID: mint.New(), When: plan.In("en", "2027"),
			Actions: []plan.Action{{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Work on matter %d with all who are in it", i))}}})
	}
	base := logOf(b, p, 2)
	d := newDesk(b, base, 3, "Ann", monday)
	for i, r := range p.Priorities[0].Rows {
		d.set(r.ID, "when:en", fmt.Sprint(2030+i))
	}
	older, newer := Of(base), Of(d.log)
	for b.Loop() {
		if r := Between(older, newer); len(r.Changes) != len(p.Priorities[0].Rows) {
			b.Fatal(len(r.Changes))
		}
	}
}

// BenchmarkByTexts compares two plans of 1,000 rows that have nothing in common but their words.
func BenchmarkByTexts(b *testing.B) {
	p := sample()
	mint := plantest.Minter(8)
	for i := range 1000 {
		p.Priorities[i%2].Rows = append(p.Priorities[i%2].Rows, plan.Row{ID: mint.New(), When: plan.In("en", "2027"),
			Actions: []plan.Action{{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Work on matter %d with all who are in it", i))}}})
	}
	q := renamed(p, mint)
	for i := range q.Priorities[0].Rows {
		q.Priorities[0].Rows[i].When = plan.In("en", "2031")
	}
	older, newer := Of(logOf(b, p, 2)), Of(logOf(b, q, 3))
	for b.Loop() {
		Between(older, newer)
	}
}
