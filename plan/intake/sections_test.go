package intake

import (
	"slices"
	"strings"
	"testing"

	"planwright/plan"
)

func TestKindOfSection(t *testing.T) {
	for title, want := range map[string]plan.Kind{
		"Thanks": plan.Thanks, "Acknowledgements": plan.Thanks, "Diolch": plan.Thanks,
		"Case study: a boat": plan.CaseStudy, "Spotlight on Harris": plan.CaseStudy, "Astudiaeth achos": plan.CaseStudy,
		"Workforce modelling": plan.WorkforceModel, "A staffing model for islands": plan.WorkforceModel, "Model gweithlu": plan.WorkforceModel,
		"How we will know": plan.SuccessMeasures, "How will we know it worked?": plan.SuccessMeasures, "Measuring success": plan.SuccessMeasures, "What success looks like": plan.SuccessMeasures,
		"Roles and responsibilities": plan.Roles, "Who does what": plan.Roles, "What we're asking of you": plan.Roles, "Cyfrifoldebau": plan.Roles,
		"Leeds in numbers": plan.Figures, "Key facts": plan.Figures, "At a glance": plan.Figures, "Mewn rhifau": plan.Figures,
		"What did nurses tell us?": plan.Findings, "What we heard": plan.Findings, "Findings": plan.Findings, "Canfyddiadau": plan.Findings,
		"What the data shows us": plan.Findings, "The evidence": plan.Findings,
		"Introduction": plan.Plain, "Use of data": plan.Plain, "Why we need more people": plan.Plain, "": plan.Plain,
	} {
		if got := kindOfSection(run{title: title}); got != want {
			t.Errorf("%q: %s, want %s", title, got, want)
		}
	}
}

func TestVersions(t *testing.T) {
	for text, want := range map[string]plan.Versions{
		"This is a reduced version.":                                          plan.ReducedOnly,
		"This is a reduced version of our plan.":                              plan.ReducedOnly,
		"Please download the full version.":                                   plan.ReducedOnly,
		"Read more stories in our full action plan.":                          plan.ReducedOnly,
		"A summary version of this plan is also available.":                   plan.FullOnly,
		"You can download the easy read version.":                             plan.FullOnly,
		"The tables on pages 4 to 9 list what we will do.":                    plan.FullOnly,
		"See pages 3–10 for our tables.":                                      plan.FullOnly,
		"Each priority has actions with measures and dates.":                  plan.FullOnly,
		"Our four workforce priorities have actions and measures.":            plan.FullOnly,
		"Mae'r tablau ar dudalennau 3–10 yn dangos ein cynllun.":              plan.FullOnly,
		"Mae gan bob blaenoriaeth gamau gweithredu gyda mesurau a dyddiadau.": plan.FullOnly,
		"We will measure how each priority is going.":                         plan.BothVersions,
		"We sat around tables and talked.":                                    plan.BothVersions,
		"A page of history.":                                                  plan.BothVersions,
		"We will read the plan in full.":                                      plan.BothVersions,
		"Our hearts are full.":                                                plan.BothVersions,
	} {
		if got := versionsOf(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// What is said of the tables stands in the full version alone, in its place.
func TestTableTalk(t *testing.T) {
	data := []byte("A plan\n\nWhat this is\n\nWe wrote it together.\n\nThe tables on pages 3–10 show our plan.\n\nEach priority has actions with measures. We will write again in 2027.\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open.\tOpen\t2026\n")
	res := taken(t, "a.txt", data, Options{})
	want := []struct {
		title, body string
		versions    plan.Versions
	}{{"What this is", "We wrote it together.", plan.BothVersions},
		{"", "The tables on pages [](#pages:tables) show our plan.\n\nEach priority has actions with measures.", plan.FullOnly},
		{"", "We will write again in 2027.", plan.BothVersions}}
	if len(res.Plan.Sections) != len(want) {
		t.Fatalf("sections: %+v", res.Plan.Sections)
	}
	for i, s := range res.Plan.Sections {
		if w := want[i]; s.Title.In(plan.English) != w.title || s.Body.In(plan.English) != w.body || s.Versions != w.versions {
			t.Errorf("section %d: %+v, want %+v", i, s, w)
		}
	}
	if !slices.ContainsFunc(res.Report.Guessed, func(g Guess) bool { return strings.Contains(g.What, "full version alone") && g.Place.Line == 7 }) {
		t.Errorf("not reported: %+v", res.Report.Guessed)
	}
}

// The words of a link under an invitation are left out; what only looks like them stays.
func TestLinkLabels(t *testing.T) {
	for text, label := range map[string]string{
		"Read about our work in the regions.\nRead more":          "Read more",
		"The report is available to members.\nDownload the PDF":   "Download the PDF",
		"Dewch o hyd i'n hanesion.\nDarllenwch nhw":               "Darllenwch nhw",
		"Read about our work in the regions.\nRead it with care.": "",
		"Read about our work in the regions.\n\nRead more":        "",
		"We opened a door.\nOpen doors":                           "",
		"Find here:\nRead more":                                   "",
	} {
		res := taken(t, "a.txt", []byte("A plan\n\nWhat this is\n\n"+text+"\n\nWe wrote it all together and signed it.\n"), Options{Language: plan.English})
		got := ""
		for _, l := range res.Report.LeftOut {
			if strings.Contains(l.Why, "link") {
				got += l.Words
			}
		}
		if got != label {
			t.Errorf("%q: left out %q, want %q", text, got, label)
		}
	}
}
