package office_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/office"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
	"planwright/plan/plantest"
)

// written returns p as CSV.
func written(t interface{ Fatal(...any) }, p *plan.Plan) []byte {
	var b bytes.Buffer
	if err := office.WriteCSV(&b, p, office.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostile are texts that a spreadsheet, or a careless reader of CSV, could take for something else.
var hostile = []string{"=1+1", "+44 20 7946 0000", "-5 %", "@SUM(A1)", "'=1", "''=1", "'", "'Tis", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "a,b", "a;b", "a\tb",
	`say "yes"`, `"`, `""`, "two\nlines", "two\r\nlines", "ends in space ", "＝1", "March 2026", "1/2", "007", "2027", "TRUE", "café ŵŷ", "- a point\n- another",
	"**bold** [words](https://example.org)", "what? why?", "\uFEFFmark", "sep=;", "|x|", "%x"}

func TestTakingBackChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		for i := range p.Priorities {
			for j := range p.Priorities[i].Rows {
				row := &p.Priorities[i].Rows[j]
				if len(row.Actions) > 0 && rapid.Bool().Draw(t, "hostile") {
					words := rapid.SampledFrom(hostile).Draw(t, "words")
					row.Actions[0].Text = plan.In(p.Primary(), words)
					row.Actions[0].Lead = plan.In(p.Primary(), words)
					row.When = plan.In(p.Primary(), words)
				}
			}
		}
		res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: written(t, p), As: "csv"}, intake.Options{Into: p})
		if err != nil {
			t.Fatal(err)
		}
		if res.Report.Updated != 0 || res.Report.Missing != nil || exchange.Digest(res.Plan) != exchange.Digest(p) {
			t.Fatalf("taken back unchanged, the sheet changed the plan:\n%s", res.Report)
		}
	})
}
