package office

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/nation"
	"planwright/plan/plantest"
)

// TestWriteCoverage as a spreadsheet reads it, in both languages.
func TestWriteCoverage(t *testing.T) {
	parent := plantest.Rows(4)
	d := nation.All(parent, nation.Decision{Choice: nation.Take})
	id := func(i int) plan.ID { return parent.Priorities[0].Rows[i].Actions[0].ID }
	d[id(0)] = nation.Decision{Choice: nation.Adapt}
	d[id(1)] = nation.Decision{Choice: nation.NotHere, Reason: "=no ports"}
	d[id(2)] = nation.Decision{}
	for lang, want := range map[plan.Lang][]string{
		"en": {"Adapted Still the same words", "Not here ", "Undecided ", "Taken as it is Its text in the other plan has changed since; Another time", "Only here "},
		"cy": {"Addaswyd Yr un geiriau o hyd", "Nid yma ", "Heb ei benderfynu ", "Cymerwyd fel y mae Newidiwyd y testun yn y cynllun arall ers hynny; Amser gwahanol", "Dim ond yma "},
	} {
		m := plantest.Minter(5)
		p, err := nation.Make(parent, d, nation.Options{Fresh: m.New, Period: parent.Period})
		if err != nil {
			t.Fatal(err)
		}
		p.Languages[0] = lang
		last := &p.Priorities[0].Rows[1]
		last.When = plan.In(lang, "2030")
		last.Actions[0].Links[0].AsSeen = plan.In("en", "Something else")
		last.Actions = append(last.Actions, plan.Action{ID: m.New(), Text: plan.In(lang, "Paint")})
		var b bytes.Buffer
		if err := WriteCoverage(&b, p, nation.Cover(p, parent)); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
		if err != nil || len(lines) != 1+len(want) {
			t.Fatalf("%d lines, %v", len(lines), err)
		}
		for i, w := range want {
			if got := lines[i+1][4] + " " + lines[i+1][9]; got != w {
				t.Errorf("%s: line %d says %q, want %q", lang, i+1, got, w)
			}
		}
		if lines[2][8] != "'=no ports" {
			t.Errorf("the reason is %q, which a spreadsheet may work out", lines[2][8])
		}
	}
}
