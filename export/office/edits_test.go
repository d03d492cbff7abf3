package office_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/office"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
	"planwright/plan/plantest"
)

// Whatever a colleague does to a sheet, each cell with words is in the plan or in the report afterwards, and no item is gone.
func TestEditsAreTakenOrReported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		var b bytes.Buffer
		if err := office.WriteCSV(&b, p, office.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		recs, err := csv.NewReader(bytes.NewReader(b.Bytes()[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		head := recs[0]
		recs = edited(t, recs[1:], len(head))
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.WriteAll(append([][]string{head}, recs...)); err != nil {
			t.Fatal(err)
		}
		res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: out.Bytes(), As: "csv"}, intake.Options{Into: p})
		if err != nil {
			t.Fatal(err)
		}
		known := textsOf(t, res)
		for _, rec := range recs {
			for i, c := range rec {
				c = strings.Join(strings.Fields(intake.Unguard(c)), " ")
				if c == "" || i >= len(head) || head[i] == "Reference" || head[i] == "Cyfeirnod" || strings.Contains(head[i], " id") || strings.HasPrefix(head[i], "Dynodwr") ||
					head[i] == "Status" || head[i] == "Statws" || !strings.HasPrefix(c, "edit ") {
					continue
				}
				if !strings.Contains(known, c) {
					t.Fatalf("%s: %q is neither in the plan nor in the report\n%s", head[i], c, res.Report)
				}
			}
		}
		still := map[plan.ID]bool{}
		for it := range res.Plan.Items() {
			still[it.ID] = true
		}
		for it, ref := range p.Items() {
			if !still[it.ID] {
				t.Fatalf("%s is gone", ref)
			}
		}
		for _, problem := range res.Plan.Validate() {
			t.Fatalf("not well formed: %v", problem)
		}
	})
}

// Where lines of one row disagree, the first that says something is taken and the other is reported, at every import.
// A line without ids is added once. Every changed text is counted, a filled one among them.
func TestAgain(t *testing.T) {
	p := example()
	recs := cells(t, written(t, p))
	when, lead := column(t, recs, "When (English)"), column(t, recs, "Lead (English)")
	recs[1][when], recs[2][when], recs[2][lead] = "June 2026", "March 2026", "Bob"
	added := make([]string, len(recs[0]))
	added[column(t, recs, "Action (English)")], added[column(t, recs, "Row id")] = "Knock.", recs[1][column(t, recs, "Row id")]
	alone := make([]string, len(recs[0]))
	alone[column(t, recs, "Action (English)")], alone[column(t, recs, "Priority (English)")] = "Listen.", "Keeping"
	recs = append(recs, added, alone)
	src := intake.Source{Name: "sheet.csv", Data: sheet(t, recs, ',')}
	for i, want := range []struct{ updated, actions, guessed int }{{2, 2, 0}, {0, 0, 2}, {0, 0, 2}} {
		res, err := intake.Read(src, intake.Options{Into: p})
		if err != nil {
			t.Fatal(err)
		}
		r := res.Report
		if got := res.Plan.Priorities[0].Rows[0].When.In(plan.English); got != "June 2026" {
			t.Errorf("import %d: when %q", i, got)
		}
		if len(r.LeftOut) != 1 || r.LeftOut[0].Words != "March 2026" || !strings.Contains(r.LeftOut[0].Why, "June 2026") {
			t.Errorf("import %d: left out %+v", i, r.LeftOut)
		}
		if r.Updated != want.updated || r.Taken.Actions != want.actions || len(r.Guessed) != want.guessed || r.Missing != nil {
			t.Errorf("import %d, want %+v:\n%s", i, want, r)
		}
		p = res.Plan
	}
}

// Without the line on which the texts of a row stand, they stay.
func TestFirstLineGone(t *testing.T) {
	p := example()
	recs := cells(t, written(t, p))
	recs = slices.Delete(recs, 1, 2)
	res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: sheet(t, recs, ',')}, intake.Options{Into: p})
	if err != nil {
		t.Fatal(err)
	}
	if exchange.Digest(res.Plan) != exchange.Digest(p) || len(res.Report.Missing) != 2 {
		t.Errorf("something was changed:\n%s", res.Report)
	}
}

// Taking the same sheet in twice gives what taking it in once gives, whatever a colleague did to it.
func TestTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		var b, out bytes.Buffer
		if err := office.WriteCSV(&b, p, office.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		recs, err := csv.NewReader(bytes.NewReader(b.Bytes()[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		recs = append(recs[:1:1], edited(t, recs[1:], len(recs[0]))...)
		if err := csv.NewWriter(&out).WriteAll(recs); err != nil {
			t.Fatal(err)
		}
		src := intake.Source{Name: "sheet.csv", Data: out.Bytes(), As: "csv"}
		once, err := intake.Read(src, intake.Options{Into: p})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(once.Report.Guessed, func(g intake.Guess) bool { return strings.HasPrefix(g.What, "the sheet is not of this plan") }) {
			return // none of its ids is left, so that it is a sheet of another plan
		}
		twice, err := intake.Read(src, intake.Options{Into: once.Plan})
		if err != nil {
			t.Fatal(err)
		}
		if twice.Report.Updated != 0 || twice.Report.Taken != (intake.Counts{}) || exchange.Digest(twice.Plan) != exchange.Digest(once.Plan) {
			t.Fatalf("taking it in again changed the plan:\n%s\nfirst:\n%s\n%s", twice.Report, once.Report, out.Bytes())
		}
	})
}

// edited returns lines with some of their cells, ids among them, changed, and lines added, removed and moved.
func edited(t *rapid.T, recs [][]string, width int) [][]string {
	n := 0
	value := func() string {
		n++
		return rapid.SampledFrom([]string{"edit " + strings.Repeat("x", n), "edit " + strings.Repeat("y", n) + " =1", ""}).Draw(t, "value")
	}
	for range rapid.IntRange(0, 12).Draw(t, "edits") {
		if len(recs) == 0 || rapid.IntRange(0, 3).Draw(t, "sort") == 0 {
			rec := make([]string, width)
			for range rapid.IntRange(1, 5).Draw(t, "cells") {
				rec[rapid.IntRange(0, width-1).Draw(t, "column")] = value()
			}
			recs = slices.Insert(recs, rapid.IntRange(0, len(recs)).Draw(t, "line"), rec)
			continue
		}
		i := rapid.IntRange(0, len(recs)-1).Draw(t, "line")
		switch rapid.IntRange(0, 4).Draw(t, "what") {
		case 0:
			recs = slices.Delete(recs, i, i+1)
		case 1:
			k := rapid.IntRange(0, len(recs)-1).Draw(t, "other")
			recs[i], recs[k] = recs[k], recs[i]
		case 2:
			rec := slices.Clone(recs[i]) // copied, ids and all
			rec[rapid.IntRange(0, width-1).Draw(t, "column")] = value()
			recs = slices.Insert(recs, i, rec)
		default:
			recs[i] = slices.Clone(recs[i])
			recs[i][rapid.IntRange(0, width-1).Draw(t, "column")] = value()
		}
	}
	return recs
}

// textsOf returns all that the plan and the report say, with single spaces.
func textsOf(t *rapid.T, res *intake.Result) string {
	var all strings.Builder
	res.Plan.EachText(func(_ string, _ plan.ID, _ plan.Lang, words string) { all.WriteString(words + "\n") })
	data, err := json.Marshal(res.Report)
	if err != nil {
		t.Fatal(err)
	}
	all.Write(data)
	return strings.Join(strings.Fields(all.String()), " ")
}
