package publication

import (
	"strings"
	"testing"

	"planwright/plan"
)

func TestOnePage(t *testing.T) {
	for _, c := range []struct {
		lang         plan.Lang
		before, want string
	}{
		{"en", "The tables on pages ", "The tables on page "},
		{"en", "Pages\u00a0", "Page\u00a0"},
		{"en", "See pp. ", "See p. "},
		{"en", "pages ", "page "},
		{"en", "The webpages ", "The webpages "},
		{"en", "pages and tables ", "pages and tables "},
		{"en", "", ""},
		{"cy", "Mae’r tablau ar dudalennau ", "Mae’r tablau ar dudalen "},
		{"cy", "Tudalennau ", "Tudalen "},
		{"cy", "ar pages ", "ar pages "},
	} {
		if got := WordsIn(c.lang).OnePage(c.before); got != c.want {
			t.Errorf("in %s %q became %q, not %q", c.lang, c.before, got, c.want)
		}
	}
}

// TestPagesOfNothing sees that a reference to the tables of a plan without any says that it can't be answered.
func TestPagesOfNothing(t *testing.T) {
	p := &plan.Plan{Sections: []plan.Section{{ID: "s", Body: en("See pages [](#pages:tables).")}}}
	pub := New(p, Options{})
	if got := show(pub.Parts[0].Blocks); got != "P See pages ?.\n" || len(pub.Notices) != 1 {
		t.Errorf("got %q with %v", got, pub.Notices)
	}
}

func TestTimingsPrintWithTo(t *testing.T) {
	when := plan.Text{"en": {Text: "2024-2027"}}
	p := &plan.Plan{Period: plan.Period{Start: 2024, End: 2027}, Priorities: []plan.Priority{{ID: "p", Title: en("A-B 2024-2027"), Rows: []plan.Row{
		{ID: "r", Title: en("Rota 2024-2027"), When: when, Actions: []plan.Action{{ID: "a", Text: en("In 2024-2027, act.")}},
			Measures: []plan.Measure{{ID: "m", Text: en("Done 2024-2027"), Target: en("10-20"), By: en("2025–27")}}},
		{ID: "q", When: en("ongoing - see 2.1"), Actions: []plan.Action{{ID: "b", Text: en("Go.")}}},
	}}}}
	for _, c := range []struct {
		o          Options
		want, lack []string
	}{
		{Options{}, []string{"2024 to 2027", "Target: 10-20 by 2025 to 2027", "A-B 2024-2027", "Rota 2024-2027", "In 2024-2027, act.",
			"Done 2024-2027", "ongoing - see 2.1"}, nil},
		{Options{Version: Reduced}, []string{"Rota 2024-2027 (2024 to 2027)"}, nil},
		{Options{Languages: []plan.Lang{"cy"}}, []string{"2024 i 2027"}, []string{"2024 to 2027"}},
	} {
		got := show(New(p, c.o).Parts[0].Blocks)
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%v lacks %q:\n%s", c.o, w, got)
			}
		}
		for _, w := range c.lack {
			if strings.Contains(got, w) {
				t.Errorf("%v has %q:\n%s", c.o, w, got)
			}
		}
	}
}

// TestStatisticsInTheirSection sees that statistics stand at the end of the section about figures where this version has one.
func TestStatisticsInTheirSection(t *testing.T) {
	figures := func(s plan.Section) *plan.Plan {
		s.ID, s.Kind = "s", plan.Figures
		return &plan.Plan{Sections: []plan.Section{s, {ID: "z", Title: en("After it"), Body: en("More.")}},
			Priorities: []plan.Priority{{ID: "p", Title: en("One"), Rows: []plan.Row{{ID: "r", When: en("2027")}}}},
			Statistics: []plan.Statistic{{ID: "f", Figure: en("12"), What: en("boats")}}}
	}
	for name, c := range map[string]struct {
		section plan.Section
		want    string
	}{
		"section":          {plan.Section{Title: en("Figures")}, "H2 Figures\nfigure 12 | boats | \nH2 After it"},
		"with a body":      {plan.Section{Title: en("Figures"), Body: en("Read.")}, "H2 Figures\nP Read.\nfigure 12 | boats | \nH2 After it"},
		"other version":    {plan.Section{Title: en("Figures"), Versions: plan.ReducedOnly}, "P More.\nH2 Key figures\nfigure 12 | boats | \n"},
		"no title":         {plan.Section{Body: en("Read.")}, "P More.\nH2 Key figures\nfigure 12 | boats | \n"},
		"at a priority":    {plan.Section{Title: en("Figures"), Place: plan.AtPriority, Priority: "p"}, "H3 Figures\nfigure 12 | boats | \ntable"},
		"after priorities": {plan.Section{Title: en("Figures"), Place: plan.After}, "H2 Figures\nfigure 12 | boats | \n"},
	} {
		got := show(New(figures(c.section), Options{}).Parts[0].Blocks)
		if !strings.Contains(got, c.want) || strings.Count(got, "figure 12") != 1 {
			t.Errorf("%s: want %q in\n%s", name, c.want, got)
		}
	}
}
