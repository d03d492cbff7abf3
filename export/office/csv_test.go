package office_test

import (
	"bytes"
	"encoding/csv"
	"io"
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

// example is a plan with two languages, one row of two actions and one measure, and one row of one action.
func example() *plan.Plan {
	m := plantest.Minter(7)
	en := func(s string) plan.Text { return plan.In(plan.English, s) }
	p := &plan.Plan{ID: m.New(), Title: en("Harbour plan"), Languages: []plan.Lang{plan.English, plan.Welsh}, Scope: plan.Wales, State: plan.Draft, NumberStyle: plan.NumberDigits}
	p.Priorities = []plan.Priority{
		{ID: m.New(), Title: en("Growing"), Rows: []plan.Row{
			{ID: m.New(), Title: en("Doors"), When: en("March 2026"),
				Actions: []plan.Action{{ID: m.New(), Text: en("Open a door.").With(plan.Welsh, plan.Words{Text: "Agor drŵs."}), Lead: en("Ann")},
					{ID: m.New(), Text: en("Paint it."), Status: plan.UnderWay}},
				Measures: []plan.Measure{{ID: m.New(), Text: en("Doors open."), Target: en("4")}}},
			{ID: m.New(), When: en("2027"), Actions: []plan.Action{{ID: m.New(), Text: en("Close it again.")}}},
		}},
		{ID: m.New(), Title: en("Keeping")},
	}
	return p
}

// cells returns the lines of a sheet as cells, headings first.
func cells(t *testing.T, data []byte) [][]string {
	t.Helper()
	recs, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return recs
}

// sheet returns lines of cells as CSV.
func sheet(t *testing.T, recs [][]string, comma rune) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(recs); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func column(t *testing.T, recs [][]string, heading string) int {
	t.Helper()
	i := slices.Index(recs[0], heading)
	if i < 0 {
		t.Fatalf("no column %q in %q", heading, recs[0])
	}
	return i
}

func TestLayout(t *testing.T) {
	data := written(t, example())
	if !bytes.HasPrefix(data, []byte("\uFEFFReference,")) || !bytes.HasSuffix(data, []byte("\r\n")) {
		t.Errorf("the sheet begins %q and ends %q", data[:20], data[len(data)-5:])
	}
	recs := cells(t, data)
	if len(recs) != 5 { // headings, two lines of the first row, one of the second, the empty priority
		t.Fatalf("%d lines: %q", len(recs), recs)
	}
	for heading, want := range map[string][]string{
		"Reference":         {"1.1.a1", "1.1.a2", "1.2.a1", "P2"},
		"Theme (English)":   {"Doors", "", "", ""},
		"When (English)":    {"March 2026", "", "2027", ""},
		"Action (Welsh)":    {"Agor drŵs.", "", "", ""},
		"Measure (English)": {"Doors open.", "", "", ""},
		"Status":            {"", "Under way", "", ""},
		"Lead (English)":    {"Ann", "", "", ""},
	} {
		i := column(t, recs, heading)
		for k, w := range want {
			if recs[k+1][i] != w {
				t.Errorf("%s of line %d is %q, want %q", heading, k+1, recs[k+1][i], w)
			}
		}
	}
}

// A sheet that a colleague edited, in another order of columns and with semicolons, brings the plan up to date.
func TestTakingBackEdits(t *testing.T) {
	p := example()
	recs := cells(t, written(t, p))
	set := func(line int, heading, words string) { recs[line][column(t, recs, heading)] = words }
	set(1, "Action (English)", "Open two doors.")
	set(1, "When (English)", "Mar-26") // what Excel makes of it
	set(1, "Action (Welsh)", "Agor dr?s.")
	set(2, "Status", "Done")
	set(1, "Lead (English)", "")
	set(3, "When (English)", "2028")
	blank := func() []string { return make([]string, len(recs[0])) }
	added := func(line int, words map[string]string) {
		rec := blank()
		for heading, w := range words {
			rec[column(t, recs, heading)] = w
		}
		recs = slices.Insert(recs, line, rec)
	}
	// A measure for the first row, a new row after it, and a line that names nothing the plan has.
	rowID := recs[1][column(t, recs, "Row id")]
	added(3, map[string]string{"Row id": rowID, "Measure (English)": "Hinges oiled."})
	added(4, map[string]string{"Action (English)": "'=Knock first.", "When (English)": "2026", "Measure (English)": "Knocks."})
	added(5, map[string]string{"Measure (English)": "Answers."})
	added(6, map[string]string{"Action (English)": "Gone.", "Action id": "01900000-0000-7000-8000-000000000000"})
	for _, rec := range recs {
		slices.Reverse(rec)
	}
	res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: sheet(t, recs, ';')}, intake.Options{Into: p})
	if err != nil {
		t.Fatal(err)
	}
	got := res.Plan.Priorities[0]
	if len(got.Rows) != 3 || got.Rows[0].ID != p.Priorities[0].Rows[0].ID || got.Rows[2].ID != p.Priorities[0].Rows[1].ID {
		t.Fatalf("rows: %+v", got.Rows)
	}
	first, second, third := got.Rows[0], got.Rows[1], got.Rows[2]
	en := plan.English
	if first.Actions[0].Text.In(en) != "Open two doors." || first.Actions[0].Text.In(plan.Welsh) != "Agor drŵs." || first.When.In(en) != "March 2026" ||
		first.Actions[1].Status != plan.Done || !first.Actions[0].Lead.Empty() {
		t.Errorf("first row: %+v", first)
	}
	if len(first.Measures) != 2 || first.Measures[1].Text.In(en) != "Hinges oiled." || first.Measures[0].Target.In(en) != "4" {
		t.Errorf("its measures: %+v", first.Measures)
	}
	if second.Actions[0].Text.In(en) != "=Knock first." || second.When.In(en) != "2026" || len(second.Measures) != 2 {
		t.Errorf("the new row: %+v", second)
	}
	if third.When.In(en) != "2028" {
		t.Errorf("third row: %+v", third)
	}
	if len(res.Report.LeftOut) != 1 || !strings.Contains(res.Report.LeftOut[0].Words, "Gone.") {
		t.Errorf("left out: %+v", res.Report.LeftOut)
	}
	if res.Report.Updated != 4 || res.Report.Taken.Rows != 1 || res.Report.Taken.Measures != 3 {
		t.Errorf("%d updated, taken %+v\n%s", res.Report.Updated, res.Report.Taken, res.Report)
	}
	if exchange.Digest(p) != exchange.Digest(example()) {
		t.Error("the plan that was passed in changed")
	}
}

// What is missing from a sheet stays in the plan and is reported; blank words are no deletion.
func TestNothingIsDeleted(t *testing.T) {
	p := example()
	recs := cells(t, written(t, p))
	recs[1][column(t, recs, "Action (English)")] = " "
	recs = slices.Delete(recs, 2, 4)
	res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: sheet(t, recs, ',')}, intake.Options{Into: p})
	if err != nil {
		t.Fatal(err)
	}
	if exchange.Digest(res.Plan) != exchange.Digest(p) {
		t.Error("something was changed")
	}
	if e := res.Report.Emptied; len(e) != 1 || e[0].Words != "Open a door." || e[0].Place.Line != 2 {
		t.Errorf("emptied: %+v", e)
	}
	var missing []string
	for _, m := range res.Report.Missing {
		missing = append(missing, m.Words)
	}
	if want := []string{"1.1.a2 Paint it.", "1.2 ", "1.2.a1 Close it again."}; !slices.Equal(missing, want) {
		t.Errorf("missing %q, want %q", missing, want)
	}
}

// A sheet of one plan, taken into none or into another, becomes new rows in the same order.
func TestSheetOfAnotherPlan(t *testing.T) {
	for name, into := range map[string]*plan.Plan{"none": nil, "another": {ID: plantest.Minter(8).New(), Languages: []plan.Lang{plan.English}}} {
		res, err := intake.Read(intake.Source{Name: "sheet.csv", Data: written(t, example())}, intake.Options{Into: into})
		if err != nil {
			t.Fatal(err)
		}
		p := res.Plan
		if len(p.Priorities) != 2 || len(p.Priorities[0].Rows) != 2 || len(p.Priorities[0].Rows[0].Actions) != 2 || len(p.Priorities[0].Rows[0].Measures) != 1 {
			t.Fatalf("%s: %+v", name, p.Priorities)
		}
		if p.Priorities[0].Rows[0].ID == example().Priorities[0].Rows[0].ID {
			t.Errorf("%s: an id was taken from the other plan", name)
		}
		if got := p.Priorities[0].Rows[0].Actions[0].Text; got.In(plan.English) != "Open a door." || got.In(plan.Welsh) != "Agor drŵs." {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestGuard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String()).Draw(t, "cell")
		g := intake.Guard(s)
		if intake.Unguard(g) != s {
			t.Fatalf("%q came back as %q", s, intake.Unguard(g))
		}
		if intake.Guard(g) == g && g != s {
			t.Fatalf("%q guards itself", g)
		}
		if g != "" && strings.ContainsRune("=+-@\t\r", rune(g[0])) {
			t.Fatalf("%q would run", g)
		}
	})
	if got := intake.Unguard("'Tis so"); got != "'Tis so" {
		t.Errorf("a cell that was never guarded became %q", got)
	}
}

// No cell that any reader of RFC 4180 finds in a sheet can run, whatever the plan holds.
func TestNoCellRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := written(t, plantest.Plan().Draw(t, "plan"))
		recs, err := csv.NewReader(bytes.NewReader(data[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range recs {
			for _, c := range rec {
				bare := strings.TrimLeft(c, " ")
				if c != "" && strings.ContainsRune("\t\r", rune(c[0])) || bare != "" && strings.ContainsRune("=+-@", rune(bare[0])) {
					t.Fatalf("%q would run", c)
				}
			}
		}
	})
}

func BenchmarkWriteCSV(b *testing.B) {
	p := example()
	for len(p.Priorities[0].Rows) < 3000 {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, p.Priorities[0].Rows...)
	}
	for b.Loop() {
		if err := office.WriteCSV(io.Discard, p, office.CSVOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
