package plan_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// small returns a plan with one or two of everything, whose ids are all different.
func small() *plan.Plan {
	mint := plantest.Minter(5)
	id := mint.New
	action := func() plan.Action {
		return plan.Action{ID: id(), Links: []plan.Link{{ID: id(), Relation: plan.Delivers}}}
	}
	measure := func() plan.Measure { return plan.Measure{ID: id(), Readings: []plan.Reading{{ID: id()}}} }
	row := func() plan.Row {
		return plan.Row{ID: id(), Actions: []plan.Action{action(), action()}, Measures: []plan.Measure{measure(), measure()}}
	}
	priority := func() plan.Priority {
		return plan.Priority{ID: id(), Commitments: []plan.Commitment{{ID: id()}, {ID: id()}}, Rows: []plan.Row{row(), row(), row()}}
	}
	p := &plan.Plan{ID: id(), Languages: []plan.Lang{"en"}, Scope: plan.England, State: plan.Draft, NumberStyle: plan.NumberWords}
	p.Organisation.Charities = []plan.CharityNumber{{ID: id()}}
	p.Priorities = []plan.Priority{priority(), priority()}
	p.Sections = []plan.Section{
		{ID: id(), Place: plan.Before, Kind: plan.Plain, Versions: plan.BothVersions},
		{ID: id(), Place: plan.AtPriority, Priority: p.Priorities[0].ID, Kind: plan.CallOut, Versions: plan.ReducedOnly}}
	p.Statistics, p.Terms = []plan.Statistic{{ID: id()}}, []plan.Term{{ID: id()}}
	p.Comments = []plan.Comment{{ID: id(), On: p.ID}}
	p.Editions = []plan.Edition{{ID: id()}}
	return p
}

func TestResolve(t *testing.T) {
	p := small()
	two := p.Priorities[1]
	for _, tt := range []struct {
		ref    string
		kind   string
		id     plan.ID
		parent plan.ID
	}{
		{"plan", plan.KindPlan, p.ID, ""},
		{" PLAN ", plan.KindPlan, p.ID, ""},
		{"N1", plan.KindCharity, p.Organisation.Charities[0].ID, p.ID},
		{"S2", plan.KindSection, p.Sections[1].ID, p.ID},
		{"P2", plan.KindPriority, two.ID, p.ID},
		{"p2", plan.KindPriority, two.ID, p.ID},
		{"P2.c1", plan.KindCommitment, two.Commitments[0].ID, two.ID},
		{"P2.C2", plan.KindCommitment, two.Commitments[1].ID, two.ID},
		{"2.3", plan.KindRow, two.Rows[2].ID, two.ID},
		{"2.3.a1", plan.KindAction, two.Rows[2].Actions[0].ID, two.Rows[2].ID},
		{"2.3.A2", plan.KindAction, two.Rows[2].Actions[1].ID, two.Rows[2].ID},
		{"2.3.a2.l1", plan.KindLink, two.Rows[2].Actions[1].Links[0].ID, two.Rows[2].Actions[1].ID},
		{"2.3.m2", plan.KindMeasure, two.Rows[2].Measures[1].ID, two.Rows[2].ID},
		{"2.3.m2.r1", plan.KindReading, two.Rows[2].Measures[1].Readings[0].ID, two.Rows[2].Measures[1].ID},
		{"F1", plan.KindStatistic, p.Statistics[0].ID, p.ID},
		{"T1", plan.KindTerm, p.Terms[0].ID, p.ID},
		{"C1", plan.KindComment, p.Comments[0].ID, p.ID},
		{"E1", plan.KindEdition, p.Editions[0].ID, p.ID},
		{string(p.Terms[0].ID), plan.KindTerm, p.Terms[0].ID, p.ID},
		{strings.ToUpper(string(two.ID)), plan.KindPriority, two.ID, p.ID},
	} {
		got, err := plan.Resolve(p, tt.ref)
		if want := (plan.Item{Kind: tt.kind, ID: tt.id, Parent: tt.parent}); err != nil || got != want {
			t.Errorf("%s is %+v (%v), want %+v", tt.ref, got, err, want)
		}
	}
}

func TestResolveErrors(t *testing.T) {
	p := small()
	for _, tt := range []struct {
		ref  string
		code plan.Code
		want string
	}{
		{"P3", plan.NotFound, "The plan has no P3."},
		{"2.4", plan.NotFound, "The plan has no 2.4."},
		{"1.1.a9", plan.NotFound, "The plan has no 1.1.a9."},
		{"0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e1f", plan.NotFound, "no item with the id 0195e1f0"},
		{"", plan.Invalid, `"" is not a reference`},
		{"P", plan.Invalid, "is not a reference"},
		{"P0", plan.Invalid, "is not a reference"},
		{"P02", plan.Invalid, "is not a reference"},
		{"1.0", plan.Invalid, "is not a reference"},
		{"2.3.x1", plan.Invalid, "is not a reference"},
		{"P1.a1", plan.Invalid, "is not a reference"},
		{"1.1.1", plan.Invalid, "is not a reference"},
		{"2..3", plan.Invalid, "is not a reference"},
		{strings.Repeat("9", 99), plan.Invalid, "…"},
		{"2 3", plan.Invalid, "is not a reference"},
		{"plan.1", plan.Invalid, "is not a reference"},
	} {
		got, err := plan.Resolve(p, tt.ref)
		if got != (plan.Item{}) || plan.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q is %+v, %v", tt.ref, got, err)
		}
	}
}

func TestEveryItemIsFoundByItsReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		refs := plan.Refs(p)
		seen := map[string]bool{}
		parents := map[plan.ID]bool{"": true}
		n := 0
		for it, ref := range p.Items() {
			n++
			if refs[it.ID] != ref || seen[ref] {
				t.Fatalf("%+v is called %q and %q", it, ref, refs[it.ID])
			}
			seen[ref] = true
			if !parents[it.Parent] {
				t.Fatalf("%s comes before its parent", ref)
			}
			parents[it.ID] = true
			for _, name := range []string{ref, string(it.ID)} {
				if got, err := plan.Resolve(p, name); err != nil || got != it {
					t.Fatalf("%s is %+v (%v), want %+v", name, got, err, it)
				}
			}
			if got, ok := p.Find(it.ID); !ok || got != it {
				t.Fatalf("Find of %s is %+v", ref, got)
			}
		}
		if len(refs) != n {
			t.Fatalf("%d references for %d items", len(refs), n)
		}
	})
}

func TestItemsCanBeLeftAnywhere(t *testing.T) {
	p := small()
	all := 0
	for range p.Items() {
		all++
	}
	for stop := 1; stop <= all; stop++ {
		n := 0
		for range p.Items() {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Fatalf("left after %d of %d items", n, stop)
		}
	}
	if _, ok := p.Find(""); ok {
		t.Error("no id names an item")
	}
}

func TestPriorityHeading(t *testing.T) {
	title := plan.Text{"en": {Text: "Boats"}, "cy": {Text: "Cychod"}}
	label := plan.Text{"en": {Text: "Workforce priority"}, "cy": {Text: "Blaenoriaeth y gweithlu"}}
	for _, tt := range []struct {
		name  string
		label plan.Text
		style plan.NumberStyle
		title plan.Text
		lang  plan.Lang
		want  string
	}{
		{"words", label, plan.NumberWords, title, "en", "Workforce priority two: Boats"},
		{"words in Welsh", label, plan.NumberWords, title, "cy", "Blaenoriaeth y gweithlu dau: Cychod"},
		{"words in a region's English", plan.In("en-GB", "Priority"), plan.NumberWords, plan.In("en-GB", "Boats"), "en-GB", "Priority two: Boats"},
		{"digits", label, plan.NumberDigits, title, "en", "Workforce priority 2: Boats"},
		{"none", label, plan.NumberNone, title, "en", "Boats"},
		{"nobody said", label, "", title, "en", "Workforce priority two: Boats"},
		{"nothing at all", nil, "", title, "en", "Boats"},
		{"no label", nil, plan.NumberWords, title, "en", "Two: Boats"},
		{"no label in Welsh", nil, plan.NumberWords, title, "cy", "Dau: Cychod"},
		{"no label, digits", nil, plan.NumberDigits, title, "en", "2: Boats"},
		{"a label that isn't translated", plan.In("en", "Priority"), plan.NumberWords, title, "cy", "Priority two: Cychod"},
		{"a label in the other language alone", plan.In("cy", "Blaenoriaeth"), plan.NumberWords, title, "en", "Blaenoriaeth dau: Boats"},
		{"a label in a language that the plan isn't kept in", plan.In("gd", "Prìomhachas"), plan.NumberWords, title, "en", "Two: Boats"},
		{"a title that isn't translated", label, plan.NumberWords, plan.In("en", "Boats"), "cy", "Blaenoriaeth y gweithlu dau: Boats"},
		{"no title", label, plan.NumberWords, nil, "en", "Workforce priority two"},
		{"another language", plan.In("gd", "Prìomhachas"), plan.NumberWords, title, "gd", "Prìomhachas 2: Boats"},
	} {
		p := &plan.Plan{Languages: []plan.Lang{"en", "cy"}, PriorityLabel: tt.label, NumberStyle: tt.style,
			Priorities: []plan.Priority{{}, {Title: tt.title}}}
		if strings.Contains(tt.name, "region") {
			p.Languages = []plan.Lang{"en-GB"}
		}
		if got := p.PriorityHeading(1, tt.lang); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	p := &plan.Plan{Priorities: make([]plan.Priority, 1)}
	if p.PriorityHeading(-1, "en") != "" || p.PriorityHeading(1, "en") != "" {
		t.Error("a priority that isn't there has a heading")
	}
}

func TestNumberInWords(t *testing.T) {
	for n, want := range map[int][2]string{
		-1: {"-1", "-1"}, 0: {"0", "0"}, 1: {"one", "un"}, 2: {"two", "dau"}, 4: {"four", "pedwar"}, 5: {"five", "pump"}, 6: {"six", "chwech"},
		10: {"ten", "deg"}, 11: {"eleven", "un deg un"}, 15: {"fifteen", "un deg pump"}, 20: {"twenty", "dau ddeg"}, 21: {"21", "21"},
	} {
		if en, cy := plan.NumberInWords(n, "en"), plan.NumberInWords(n, "cy"); en != want[0] || cy != want[1] {
			t.Errorf("%d is %q and %q, want %q", n, en, cy, want)
		}
	}
	if got := plan.NumberInWords(3, "gd"); got != "3" {
		t.Errorf("in a language without words, 3 is %q", got)
	}
}
