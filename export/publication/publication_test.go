package publication

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func en(s string) plan.Text { return plan.In(plan.English, s) }

// show writes blocks in short, for tests to compare.
func show(blocks []Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case *Heading:
			fmt.Fprintf(&b, "H%d %s\n", bl.Level, PlainText(bl.Runs))
		case *Paragraph:
			fmt.Fprintf(&b, "P %s\n", PlainText(bl.Runs))
		case *List:
			for _, it := range bl.Items {
				fmt.Fprintf(&b, "%s %s\n", max(it.Label, "-"), PlainText(it.Runs))
			}
		case *Box:
			fmt.Fprintf(&b, "box %s\n%s", bl.Kind, show(bl.Blocks))
		case *Table:
			showTable(&b, bl)
		case *Timeline:
			fmt.Fprintf(&b, "timeline %s, %d to %d\n", strings.Join(bl.Heads[:], " | "), bl.Scale.First, bl.Scale.Last)
			for _, r := range bl.Rows {
				bar := ""
				if r.Bar != nil {
					bar = " *"
				}
				fmt.Fprintf(&b, "%s | %s%s\n", PlainText(r.Action), PlainText(r.When), bar)
			}
		case *Figure:
			fmt.Fprintf(&b, "figure %s | %s | %s\n", PlainText(bl.Figure), PlainText(bl.What), PlainText(bl.Detail))
		case *Definitions:
			for _, d := range bl.Terms {
				fmt.Fprintf(&b, "term %s = %s\n", PlainText(d.Term), PlainText(d.Meaning))
			}
		case *Contents:
			fmt.Fprintf(&b, "contents %s\n", bl.Title)
		case *Imprint:
			fmt.Fprintf(&b, "imprint\n%s", show(bl.Blocks))
		}
	}
	return b.String()
}

func showTable(b *strings.Builder, t *Table) {
	b.WriteString("table")
	for _, c := range t.Columns {
		fmt.Fprintf(b, " | %s", c.Head)
	}
	b.WriteByte('\n')
	for _, r := range t.Rows {
		fmt.Fprintf(b, "%s %s", r.Ref, PlainText(r.Theme))
		for _, c := range r.Cells {
			var parts []string
			for _, e := range c.Entries {
				parts = append(parts, strings.ReplaceAll(strings.TrimSpace(show(e.Blocks)), "\n", " / "))
			}
			fmt.Fprintf(b, " | %s", strings.Join(parts, " + "))
		}
		b.WriteByte('\n')
	}
}

// twoRows is a plan of a titled row with two actions, and an untitled one.
func twoRows() *plan.Plan {
	m := plantest.Minter(1)
	return &plan.Plan{ID: m.New(), Title: en("Plan"), Languages: []plan.Lang{"en"}, State: plan.Published, PriorityLabel: en("Priority"),
		NumberStyle: plan.NumberWords,
		Priorities: []plan.Priority{{ID: m.New(), Title: en("Grow"), Commitments: []plan.Commitment{{ID: m.New(), Text: en("We promise.")}},
			Rows: []plan.Row{
				{ID: m.New(), Title: en("Welcome"), When: en("2026 to 2027"), Actions: []plan.Action{
					{ID: m.New(), Text: en("Greet each starter by name."), Short: en("Greet starters.")},
					{ID: m.New(), Text: en("Name a buddy:\n\n1. early\n2. late")}}},
				{ID: m.New(), When: en("Annually"), Actions: []plan.Action{{ID: m.New(), Text: en("Ask everyone.")}}},
			}}}}
}

func TestVersions(t *testing.T) {
	measured := func(p *plan.Plan) {
		p.Priorities[0].Rows[1].Measures = []plan.Measure{{ID: "m1", Text: en("Answers."), Counted: en("forms"), Baseline: en("12"),
			Target: en("60"), By: en("2028"), Source: en("survey")}, {ID: "m2", Target: en("5"), By: en("by May 2027")}}
	}
	for name, c := range map[string]struct {
		change func(*plan.Plan)
		o      Options
		want   string
	}{
		"full without measures": {nil, Options{}, `H2 Priority one: Grow
- We promise.
table | Action | When
1.1 Welcome | P Greet each starter by name. + P Name a buddy: / 1. early / 2. late | P 2026 to 2027
1.2  | P Ask everyone. | P Annually
`},
		"full, a single blank when published": {measured, Options{}, `H2 Priority one: Grow
- We promise.
table | Action | Measure | When
1.1 Welcome | P Greet each starter by name. + P Name a buddy: / 1. early / 2. late |  | P 2026 to 2027
1.2  | P Ask everyone. | P Answers. / P Counted: forms / P Baseline: 12 / P Target: 60 by 2028 / P Source: survey + P Target: 5 by May 2027 | P Annually
`},
		"full, blanks in a draft": {func(p *plan.Plan) {
			measured(p)
			p.State = plan.OutForComment
			p.Priorities[0].Rows = p.Priorities[0].Rows[1:]
			p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: "blank"})
		}, Options{}, `H2 Priority one: Grow
- We promise.
table | Action | Measure | When
1.1  | P Ask everyone. | P Answers. / P Counted: forms / P Baseline: 12 / P Target: 60 by 2028 / P Source: survey + P Target: 5 by May 2027 | P Annually
1.2  | P To be agreed | P To be agreed | P To be agreed
`},
		"full with leads": {func(p *plan.Plan) {
			p.Priorities[0].Rows[0].Actions[1].Lead = en("Head of care")
			p.Priorities[0].Rows[1].Actions[0].Partners = en("Colleges")
		}, Options{}, `H2 Priority one: Grow
- We promise.
table | Action | Lead and partners | When
1.1 Welcome | P Greet each starter by name. + P Name a buddy: / 1. early / 2. late | P Lead: Head of care | P 2026 to 2027
1.2  | P Ask everyone. | P Partners: Colleges | P Annually
`},
		"reduced": {measured, Options{Version: Reduced}, `H2 Priority one: Grow
- We promise.
H3 1.1 Welcome (2026 to 2027)
- Greet starters.
- Name a buddy:
1. early
2. late
1.2 Ask everyone. (Annually)
`},
		"reduced without commitments": {nil, Options{Version: Reduced, WithoutCommitments: true}, `H2 Priority one: Grow
H3 1.1 Welcome (2026 to 2027)
- Greet starters.
- Name a buddy:
1. early
2. late
1.2 Ask everyone. (Annually)
`},
	} {
		t.Run(name, func(t *testing.T) {
			p := twoRows()
			if c.change != nil {
				c.change(p)
			}
			if got := show(New(p, c.o).Parts[0].Blocks); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestLeadsStandBesideTheirActions(t *testing.T) {
	p := twoRows()
	p.Priorities[0].Rows[0].Actions[1].Lead = en("Head of care")
	table := New(p, Options{}).Parts[0].Blocks[2].(*Table)
	if e := table.Rows[0].Cells[1].Entries; len(e) != 1 || e[0].Beside != 1 {
		t.Errorf("the lead of the second action stands at %+v", e)
	}
}

func TestNotices(t *testing.T) {
	for name, c := range map[string]struct {
		o    Options
		want []string
	}{
		"full":    {Options{}, []string{"No row of this plan has a measure, so its tables are Action | When."}},
		"reduced": {Options{Version: Reduced}, []string{"2 actions have no short form and are printed whole."}},
		"welsh": {Options{Languages: []plan.Lang{"cy"}}, []string{"No row of this plan has a measure, so its tables are Cam gweithredu | Pryd.",
			"7 texts are not written in Welsh yet; they are printed in English and marked so."}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, n := range New(twoRows(), c.o).Notices {
				got = append(got, n.Words)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFallback(t *testing.T) {
	p := twoRows()
	p.PriorityLabel = plan.Text{"en": {Text: "Priority"}, "cy": {Text: "Blaenoriaeth"}}
	p.Priorities[0].Rows[1].Actions[0].Text = plan.Text{"en": {Text: "Ask everyone."}, "cy": {Text: "Gofyn i bawb."}}
	part := New(p, Options{Languages: []plan.Lang{"cy"}}).Parts[0]
	want := `H2 Blaenoriaeth un: Grow [Saesneg]
- We promise. [Saesneg]
table | Cam gweithredu | Pryd
1.1 Welcome [Saesneg] | P Greet each starter by name. [Saesneg] + P Name a buddy: / 1. early / 2. late [Saesneg] | P 2026 i 2027
1.2  | P Gofyn i bawb. | P Annually [Saesneg]
`
	if got := show(part.Blocks); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	walk(part.Blocks, func(r *Run) {
		if english := strings.Contains("Grow We promise. Ask everyone.", strings.TrimSpace(r.Text)); english && r.Lang != "en" {
			t.Errorf("%q is said to be in %q", r.Text, r.Lang)
		}
		if strings.Contains(r.Text, "[Saesneg]") && r.Lang != "cy" {
			t.Errorf("the mark is said to be in %q", r.Lang)
		}
	}, nil)
}

// TestShortFormsInAnotherLanguage: a text in the document's language says more to its reader than a short form in another.
func TestShortFormsInAnotherLanguage(t *testing.T) {
	p := twoRows()
	a := &p.Priorities[0].Rows[1].Actions[0]
	a.Short = plan.Text{"cy": {Text: "Gofyn."}}
	for l, want := range map[plan.Lang]string{"en": "1.2 Ask everyone. (Annually)\n", "cy": "1.2 Gofyn. (Annually [Saesneg])\n"} {
		got := show(New(p, Options{Version: Reduced, Languages: []plan.Lang{l}}).Parts[0].Blocks)
		if !strings.HasSuffix(got, want) {
			t.Errorf("%s: got\n%s\nwant %q at its end", l, got, want)
		}
	}
}

// TestYearsOfAMeasure: a date of a measure that says no more than years speaks the document's language, as a row's does.
func TestYearsOfAMeasure(t *testing.T) {
	p := twoRows()
	p.Priorities[0].Rows[1].Measures = []plan.Measure{{ID: "m", Target: en("60"), By: plan.Text{"cy": {Text: "2025 i 2027"}}},
		{ID: "n", By: plan.Text{"cy": {Text: "erbyn Mawrth 2026"}}}}
	got := show(New(p, Options{}).Parts[0].Blocks)
	for _, want := range []string{"P Target: 60 by 2025 to 2027 + ", "P Target: erbyn Mawrth 2026 [Welsh] | "} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}

func TestBothLanguages(t *testing.T) {
	p := twoRows()
	p.Title = plan.Text{"en": {Text: "Plan"}, "cy": {Text: "Cynllun"}}
	pub := New(p, Options{Languages: []plan.Lang{"cy", "en"}})
	if len(pub.Parts) != 2 || pub.Title != "Cynllun" || pub.Lang() != "cy" || PlainText(pub.Parts[1].Cover.Title) != "Plan" {
		t.Errorf("%d parts, title %q in %q", len(pub.Parts), pub.Title, pub.Lang())
	}
}

func TestSectionsOfEachVersion(t *testing.T) {
	p := twoRows()
	p.Sections = []plan.Section{
		{ID: "a", Title: en("Reduced only"), Place: plan.Before, Versions: plan.ReducedOnly, Body: en("This is a reduced version.")},
		{ID: "b", Title: en("Full only"), Place: plan.Before, Versions: plan.FullOnly},
		{ID: "c", Title: en("Both"), Place: plan.After, Versions: plan.BothVersions, Body: en("### Sub\n\nWords.")},
		{ID: "d", Title: en("Case"), Place: plan.AtPriority, Priority: p.Priorities[0].ID, Kind: plan.CaseStudy, Body: en("Beca.")},
		{ID: "e", Title: en("Lost"), Place: plan.AtPriority, Priority: "no such priority", Body: en("Kept.")},
	}
	full, reduced := show(New(p, Options{}).Parts[0].Blocks), show(New(p, Options{Version: Reduced}).Parts[0].Blocks)
	for _, c := range []struct{ in, has, lacks string }{
		{full, "H2 Full only", "Reduced only"}, {reduced, "H2 Reduced only\nP This is a reduced version.", "Full only"},
		{full, "H2 Both\nH3 Sub\nP Words.", "contents Cynnwys"}, {full, "- We promise.\nbox case-study\nH3 Case\nP Beca.\ntable", ""},
		{full, "contents Contents\nH2 Full only\nH2 Lost\nP Kept.\nH2 Priority one", ""},
	} {
		if !strings.Contains(c.in, c.has) || c.lacks != "" && strings.Contains(c.in, c.lacks) {
			t.Errorf("want %q and not %q in\n%s", c.has, c.lacks, c.in)
		}
	}
}

func TestReferences(t *testing.T) {
	p := twoRows()
	row, pr := p.Priorities[0].Rows[1].ID, p.Priorities[0].ID
	gone := plantest.Minter(9).New()
	p.Sections = []plan.Section{
		{ID: "s", Title: en("Intro"), Place: plan.Before, Body: en("See [](#" + string(row) + "), [](#" + string(pr) + "), [this](#" + string(row) +
			"), [that](#" + string(gone) + "), [](#" + string(gone) + "), page [](#page:" + string(gone) + "), page [](#page:" + string(row) + ").")}}
	pub := New(p, Options{})
	para := pub.Parts[0].Blocks[2].(*Paragraph)
	if got, want := PlainText(para.Runs), "See 1.2, Priority one, this, that, ?, page ?, page ."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, r := range para.Runs {
		if r.To == gone {
			t.Errorf("%q leads to what isn't there", r.Text)
		}
		if r.Text == "this" && r.To != row {
			t.Errorf("%q leads to %q", r.Text, r.To)
		}
	}
	if last := pub.Notices[len(pub.Notices)-1].Words; !strings.HasPrefix(last, "2 references lead") {
		t.Errorf("the last notice is %q", last)
	}
	reduced := New(p, Options{Version: Reduced}).Parts[0].Blocks[2].(*Paragraph)
	if to := reduced.Runs[1].To; to != p.Priorities[0].Rows[1].Actions[0].ID {
		t.Errorf("in the reduced version a row without a title is found at %q", to)
	}
}

// TestProperties holds any plan to the rules that need no example.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		o := Options{Version: rapid.SampledFrom([]Version{Full, Reduced, ""}).Draw(t, "version"),
			Languages: rapid.SampledFrom([][]plan.Lang{nil, {"cy"}, {"en", "cy"}, {"fr"}}).Draw(t, "languages")}
		for _, part := range New(p, o).Parts {
			if PlainText(part.Cover.Title) == "" {
				t.Fatal("there is no title")
			}
			level := 1
			here := map[plan.ID]bool{p.ID: true}
			walk(part.Blocks, nil, func(id plan.ID) { here[id] = true })
			walk(part.Blocks, func(r *Run) {
				if r.Lang == "" {
					t.Fatalf("%q has no language", r.Text)
				}
				if r.To != "" && !here[r.To] {
					t.Fatalf("%q leads to what isn't there", r.Text)
				}
				if r.Link != "" && !strings.HasPrefix(r.Link, "https://") && !strings.HasPrefix(r.Link, "mailto:") {
					t.Fatalf("%q leads to %q", r.Text, r.Link)
				}
			}, nil)
			headings(part.Blocks, func(h *Heading) {
				if h.Level < 2 || h.Level > 3 || h.Level > level+1 {
					t.Fatalf("a heading of level %d follows one of level %d", h.Level, level)
				}
				level = h.Level
			})
		}
	})
}

func headings(blocks []Block, f func(*Heading)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			f(b)
		case *Box:
			headings(b.Blocks, f)
		case *Imprint:
			headings(b.Blocks, f)
		case *Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					if len(c.Entries) > 0 && len(r.Cells) != len(b.Columns) {
						panic("a row has too few cells")
					}
				}
			}
		}
	}
}
