package intake

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
)

// made reads one of the made-up plans of testdata.
func made(t testing.TB, name string) *Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return taken(t, name, data, Options{})
}

// outlineOf returns the titles of the priorities and, under each, of the rows that have one.
func outlineOf(p *plan.Plan) []string {
	var out []string
	for i, pr := range p.Priorities {
		out = append(out, p.PriorityHeading(i, p.Primary()))
		for _, r := range pr.Rows {
			if t := r.Title.In(p.Primary()); t != "" {
				out = append(out, "- "+t)
			}
		}
	}
	return out
}

func TestMadeUpPlans(t *testing.T) {
	tests := []struct {
		file     string
		title    string
		period   plan.Period
		scope    plan.Scope
		shape    shape
		outline  []string
		timings  []string // in the order of the rows
		sections []string // "title|kind|versions"
	}{
		{file: "pdf-wrapped.txt", title: "People and Skills Plan 2025-28", period: plan.Period{Start: 2025, End: 2028}, scope: plan.OtherScope,
			shape:    shape{[]int{0, 0}, []int{4, 2}, []int{4, 2}, []int{6, 3}},
			outline:  []string{"Strategic aim 1: Bringing people in", "Strategic aim 2: Helping people stay"},
			timings:  []string{"March 2026", "Summer term", "by the end of 2025", "2025/26", "autumn 2026", "ongoing"},
			sections: []string{"Why this plan|text|both", "|text|full"}},
		{file: "pdf-cymraeg.txt", title: "Cynllun gweithlu therapi lleferydd Cymru", period: plan.Period{Start: 2025, End: 2028}, scope: plan.Wales,
			shape:    shape{[]int{1, 0}, []int{2, 1}, []int{3, 1}, []int{3, 1}},
			outline:  []string{"Blaenoriaeth 1: Denu pobl newydd", "Blaenoriaeth 2: Cadw ein pobl"},
			timings:  []string{"2025 i 2027", "erbyn Mawrth 2026", "bob tair blynedd"},
			sections: []string{"Cyflwyniad|text|both", "Diolch|thanks|both"}},
		{file: "web-themes.txt", title: "Podiatry people plan for Scotland", period: plan.Period{Start: 2026, End: 2029}, scope: plan.Scotland,
			shape: shape{[]int{0, 0}, []int{2, 2}, []int{4, 2}, []int{0, 0}},
			outline: []string{"Theme 1: Growing our own", "- Rural placements", "- Apprenticeships",
				"Theme 2: Keeping the people we have", "- Rotas", "- Peer support"},
			timings: []string{"by March 2027", "2026 to 2028", "from 2027", "ongoing"},
			sections: []string{"|call-out|reduced", "|text|both", "What members told us|findings|both", "The numbers at a glance|figures|both",
				"Case study: a clinic on a ferry|case-study|both", "Next steps|text|both"}},
		{file: "pdf-two-columns.txt", title: "Workforce action plan 2026", period: plan.Period{Start: 2026, End: 2026}, scope: plan.OtherScope,
			shape:    shape{[]int{0, 0}, []int{3, 2}, []int{4, 2}, []int{0, 0}},
			outline:  []string{"Objective 1: Recruit", "Objective 2: Retain"},
			timings:  []string{"by June 2026", "Q3 2026", "annually", "ongoing", "before winter"},
			sections: []string{"|text|both"}},
		{file: "web-fields.txt", title: "Community Dietetics Workforce Plan for Northern Ireland", scope: plan.NorthernIreland,
			shape:    shape{[]int{1, 0}, []int{2, 1}, []int{3, 2}, []int{3, 1}},
			outline:  []string{"Priority 1: Prevention first", "Priority 2: A team that lasts"},
			timings:  []string{"2026 to 2028", "Spring 2027", "every quarter"},
			sections: []string{"Who this plan is for|text|both", "Acknowledgements|thanks|both", "|text|both"}},
		{file: "pdf-register.txt", title: "Staffing improvement plan", scope: plan.OtherScope,
			shape:   shape{[]int{0, 0}, []int{2, 1}, []int{3, 1}, []int{3, 1}},
			outline: []string{"Safer wards", "Kinder work"},
			timings: []string{"31/03/2026", "Q4 2026", "Summer 2026"}},
		{file: "spreadsheet.csv", title: "Hill Valley people plan", scope: plan.OtherScope,
			shape:   shape{[]int{0, 0}, []int{2, 1}, []int{3, 1}, []int{3, 0}},
			outline: []string{"Learning", "Belonging"},
			timings: []string{"2026", "31/12/2026", "ongoing"}},
		{file: "web-plain.txt", title: "Orthotics team: our promises for 2026", scope: plan.OtherScope,
			shape:   shape{[]int{0, 0}, []int{2, 2}, []int{2, 2}, []int{0, 0}},
			outline: []string{"Answering faster", "Measuring better"},
			timings: []string{"", "", "by March 2027", ""}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			p := made(t, test.file).Plan
			l := p.Primary()
			if p.Title.In(l) != test.title || p.Period != test.period || p.Scope != test.scope {
				t.Errorf("title %q, period %v, scope %q", p.Title.In(l), p.Period, p.Scope)
			}
			checkShape(t, p, test.shape)
			if got := outlineOf(p); !slices.Equal(got, test.outline) {
				t.Errorf("outline %q, want %q", got, test.outline)
			}
			var whens, sections []string
			for _, pr := range p.Priorities {
				for _, r := range pr.Rows {
					whens = append(whens, r.When.In(l))
				}
			}
			for _, s := range p.Sections {
				sections = append(sections, s.Title.In(l)+"|"+string(s.Kind)+"|"+string(s.Versions))
			}
			if !slices.Equal(whens, test.timings) {
				t.Errorf("timings %q, want %q", whens, test.timings)
			}
			if !slices.Equal(sections, test.sections) {
				t.Errorf("sections %q, want %q", sections, test.sections)
			}
		})
	}
}

// The details that the shapes above don't show.
func TestMadeUpDetails(t *testing.T) {
	wrapped := made(t, "pdf-wrapped.txt")
	p := wrapped.Plan
	row := p.Priorities[0].Rows[2]
	if got := row.Actions[0].Text.In(plan.English); !strings.Contains(got, "out of work, wherever") {
		t.Errorf("the row broken over a page reads %q", got)
	}
	if row.Actions[0].Lead.In(plan.English) != "Payroll" {
		t.Errorf("its lead is %v", row.Actions[0].Lead)
	}
	if body := p.Sections[0].Body.In(plan.English); !strings.Contains(body, "its neighbours, and") {
		t.Errorf("the text before reads %q", body)
	}
	if body := p.Sections[1].Body.In(plan.English); !strings.Contains(body, "pages [](#pages:tables) say") {
		t.Errorf("the text about the tables reads %q", body)
	}
	if p.Organisation.Telephone != "01632 960123" || p.Organisation.Email != "people@harbour.example.org" || len(p.Organisation.Charities) != 1 {
		t.Errorf("organisation: %+v", p.Organisation)
	}

	register := made(t, "pdf-register.txt").Plan
	action, measure := register.Priorities[0].Rows[0].Actions[0], register.Priorities[0].Rows[0].Measures[0]
	if action.Status != plan.UnderWay || action.Lead.In(plan.English) != "Ward managers" || action.Partners.In(plan.English) != "Unions" {
		t.Errorf("action: %+v", action)
	}
	if measure.Baseline.In(plan.English) != "12 gaps a week" || measure.Target.In(plan.English) != "4 gaps a week" {
		t.Errorf("measure: %+v", measure)
	}
	var comments []string
	for _, c := range register.Comments {
		comments = append(comments, c.Text)
	}
	if want := []string{"RAG: Amber", "Notes: Meets on Mondays", "RAG: Red", "RAG: Green", "Notes: Seeds given\nby the school"}; !slices.Equal(comments, want) {
		t.Errorf("comments %q", comments)
	}

	themes := made(t, "web-themes.txt").Plan
	if got := themes.Priorities[0].Rows[1].Actions[0].Text.In(plan.English); got != "Start two apprenticeships in each health board.\n\n- one in a town\n- one in the country" {
		t.Errorf("an action with points under it reads %q", got)
	}
	if o := themes.Organisation; o.Telephone != "0131 496 0000" || o.Email != "forum@podiatry.example.org" || o.Address.In(plan.English) != "12 Quay Street\nLeith EH6 6AA" ||
		o.Name.In(plan.English) != "Podiatry Forum Scotland" || o.Charities[0].Number != "SC012345" {
		t.Errorf("organisation: %+v", o)
	}
	if len(made(t, "web-fields.txt").Plan.Terms) != 2 {
		t.Error("the glossary was not taken in")
	}
}

func TestEncodings(t *testing.T) {
	text := "Café plan\r\n\r\nAction\tMeasure\tWhen\r\nWe will open a café.\tCafés open.\t2026\r\n"
	latin := strings.ReplaceAll(text, "é", "\xE9")
	var utf16le, utf16be []byte
	utf16le, utf16be = append(utf16le, 0xFF, 0xFE), append(utf16be, 0xFE, 0xFF)
	for _, r := range text {
		utf16le = append(utf16le, byte(r), byte(r>>8))
		utf16be = append(utf16be, byte(r>>8), byte(r))
	}
	want := taken(t, "plan.txt", []byte(text), Options{})
	checkShape(t, want.Plan, shape{[]int{0}, []int{1}, []int{1}, []int{1}})
	for name, data := range map[string][]byte{"UTF-8 with a mark": []byte("\uFEFF" + text), "UTF-16": utf16le, "Windows-1252": []byte(latin), "UTF-8": []byte(strings.ReplaceAll(text, "\r\n", "\n"))} {
		res := taken(t, "plan.txt", data, Options{})
		if got := res.Plan.Title.In(plan.English); got != "Café plan" || res.Report.Encoding != name || !maps.Equal(timings(res.Plan), timings(want.Plan)) {
			t.Errorf("%s: title %q, encoding %q", name, got, res.Report.Encoding)
		}
	}
	if res := taken(t, "plan.txt", utf16be, Options{}); res.Plan.Title.In(plan.English) != "Café plan" {
		t.Errorf("UTF-16 with the other order of bytes: %v", res.Plan.Title)
	}
}

func TestRefusals(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		as   string
		code plan.Code
	}{
		"empty":        {"", "", plan.Invalid},
		"blank":        {" \r\n\t\n", "", plan.Invalid},
		"word":         {"PK\x03\x04rest", "", plan.Unsupported},
		"pdf":          {"%PDF-1.7\n", "", plan.Unsupported},
		"pdf as text":  {"%PDF-1.7\n", "text", plan.Unsupported},
		"plan":         {"SQLite format 3\x00", "", plan.Unsupported},
		"web page":     {"<!DOCTYPE html><p>x", "", plan.Unsupported},
		"program":      {"\x7FELF\x00\x00\xFF", "", plan.Unsupported},
		"unknown kind": {"words", "poem", plan.Unsupported},
		"broken json":  {`{"format": "planwright-plan", `, "", ""},
		"long cell":    {"Action,When\n\"" + strings.Repeat("word ", 1<<18) + "\",2026\n", "csv", plan.TooLarge},
		"many rows":    {"Action,When\n" + strings.Repeat("a,b\n", MaxCSVRows+1), "csv", plan.TooLarge},
		"too large":    {strings.Repeat("word ", MaxTextBytes/5+1), "", plan.TooLarge},
	} {
		_, err := Read(Source{Name: "it", Data: []byte(test.data), As: test.as}, Options{})
		if err == nil || test.code != "" && plan.CodeOf(err) != test.code || plan.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
