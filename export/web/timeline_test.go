package web

import (
	"testing"

	"golang.org/x/net/html"

	"planwright/export/publication"
	"planwright/plan"
)

func TestTimelineIsATable(t *testing.T) {
	en := func(s string) plan.Text { return plan.In(plan.English, s) }
	p := &plan.Plan{ID: "p", Title: en("Plan"), Languages: []plan.Lang{"en"}, Period: plan.Period{Start: 2024, End: 2027}, Priorities: []plan.Priority{{
		ID: "q", Title: en("Grow"), Rows: []plan.Row{{ID: "r1", Title: en("Welcome"), When: en("Q3 2025")}, {ID: "r2", When: en("soon")}}}}}
	_, _, doc := written(t, p, publication.Options{Timeline: true})
	var got []string
	for _, table := range all(doc, "table") {
		if attr(table, "class") != "timeline" {
			continue
		}
		for _, cell := range all(table, "caption", "th", "td") {
			got = append(got, words(cell, func(*html.Node) bool { return false }))
		}
		for _, a := range all(table, "a") {
			got = append(got, attr(a, "href"))
		}
	}
	want := []string{"Whentheactionsaretobedone:1Grow", "Action", "When", "1.1Welcome", "FromJulytoSeptember2025", "#1.1",
		"Whentheactionsaretobedone:Withoutadate", "Action", "When", "1.2Tobeagreed", "soon", "#1.2"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}
