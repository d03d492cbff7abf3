package nation

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// decided draws decisions about some of the actions of a plan.
func decided(t *rapid.T, parent *plan.Plan) Decisions {
	d := Decisions{}
	each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) {
		if c := rapid.SampledFrom(append(Choices(), "")).Draw(t, "choice"); c != "" {
			d[a.ID] = Decision{Choice: c, Reason: rapid.SampledFrom([]string{"", "no such body here"}).Draw(t, "reason")}
		}
	})
	return d
}

func options(seed uint64) Options {
	return Options{Title: plan.In("en", "Ours"), Scope: plan.England, Fresh: plantest.Minter(seed + 1).New}
}

// TestEveryActionStandsInOneList whatever was decided, and each where that says.
func TestEveryActionStandsInOneList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parent := plantest.Plan().Draw(t, "parent")
		d := decided(t, parent)
		before := parent.Clone()
		p, err := Make(parent, d, options(7))
		if err != nil {
			t.Fatal(err)
		}
		if found := p.Validate(); len(found) > 0 {
			t.Fatal(found[0])
		}
		if !slices.Equal(wordsOf(before), wordsOf(parent)) {
			t.Fatal("the parent plan was changed")
		}
		c := Cover(p, parent)
		var all []plan.ID
		each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { all = append(all, a.ID) })
		var told []plan.ID
		for _, e := range c.Entries {
			told = append(told, e.Action)
			want := map[Choice]Standing{Take: Delivered, Adapt: Adapted, NotHere: Absent, "": Undecided}[d[e.Action].Choice]
			if e.Standing != want || e.Changed || want == Absent && e.Reasons[0].Reason != d[e.Action].Reason {
				t.Fatalf("%s stands as %s, want %s; changed: %v", e.Ref, e.Standing, want, e.Changed)
			}
		}
		if !slices.Equal(all, told) || len(c.Gone)+len(c.Own) > 0 {
			t.Fatalf("%d actions are told as %d, with %d gone and %d own", len(all), len(told), len(c.Gone), len(c.Own))
		}
		sum := 0
		for _, s := range Standings() {
			sum += c.Count(s)
		}
		if sum != len(all) {
			t.Fatalf("the standings count %d of %d", sum, len(all))
		}
		for _, e := range Cover(p, nil).Entries { // what was seen is enough to say how they stand
			if now := c.Find(e.Action); now == nil || now.Standing != e.Standing {
				t.Fatal("it stands otherwise without the parent plan")
			}
		}
	})
}

// wordsOf lists the words of a plan's tables in their order, without what stays with the plan that they were written for.
func wordsOf(p *plan.Plan) []string {
	var out []string
	mine := map[plan.ID]bool{}
	for it := range p.Items() {
		switch it.Kind {
		case plan.KindPriority, plan.KindCommitment, plan.KindRow, plan.KindAction, plan.KindMeasure, plan.KindTerm:
			mine[it.ID] = true
		}
	}
	p.EachText(func(field string, id plan.ID, l plan.Lang, words string) {
		if mine[id] {
			out = append(out, field+" "+string(l)+" "+words)
		}
	})
	return out
}

// TestTakingAllGivesAllWords of the tables, in their order and in each language.
func TestTakingAllGivesAllWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parent := plantest.Plan().Draw(t, "parent")
		p, err := Make(parent, All(parent, Decision{Choice: Take}), options(7))
		if err != nil {
			t.Fatal(err)
		}
		langs := func(list []string) []string { // a plan may have texts in languages that are none of its own
			return slices.DeleteFunc(list, func(s string) bool {
				return !slices.Contains(parent.Languages, plan.Lang(strings.Fields(s)[1]))
			})
		}
		got, want := langs(wordsOf(p)), langs(wordsOf(parent))
		if !slices.Equal(got, want) {
			t.Fatalf("the words are\n%q, want\n%q", got, want)
		}
	})
}

// TestDecidingOneByOne comes to the same as deciding before the plan is made, whatever the order.
func TestDecidingOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parent := plantest.Plan().Draw(t, "parent")
		d := decided(t, parent)
		want, err := Make(parent, d, options(7))
		if err != nil {
			t.Fatal(err)
		}
		o := options(8)
		got, err := Make(parent, nil, o)
		if err != nil {
			t.Fatal(err)
		}
		ids := rapid.Permutation(slices.Collect(func(yield func(plan.ID) bool) {
			each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { yield(a.ID) })
		})).Draw(t, "order")
		for _, id := range ids {
			if _, err := Decide(got, parent, id, d[id], o.Fresh); err != nil {
				t.Fatal(err)
			}
		}
		if found := got.Validate(); len(found) > 0 {
			t.Fatal(found[0])
		}
		a, b := Cover(want, parent), Cover(got, parent)
		for i := range a.Entries {
			if a.Entries[i].Standing != b.Entries[i].Standing {
				t.Fatalf("%s stands as %s, want %s", a.Entries[i].Ref, b.Entries[i].Standing, a.Entries[i].Standing)
			}
		}
		if len(parent.Priorities) == 1 { // where rows can't be taken for those of another priority of the same title
			sort := func(p *plan.Plan) []string { s := wordsOf(p); slices.Sort(s); return s }
			if !slices.Equal(sort(want), sort(got)) {
				t.Fatalf("the words are\n%q, want\n%q", sort(got), sort(want))
			}
		}
	})
}

// crew is a plan of two priorities: a row of two actions and one of one in the first, one row in the second.
func crew() *plan.Plan {
	m := plantest.Minter(1)
	en := func(s string) plan.Text { return plan.In("en", s) }
	action := func(s string) plan.Action { return plan.Action{ID: m.New(), Text: en(s)} }
	p := &plan.Plan{ID: m.New(), Title: en("Crews everywhere"), Scope: plan.UKWide, State: plan.Published, NumberStyle: plan.NumberWords, Languages: []plan.Lang{"en"},
		Period: plan.Period{Start: 2025, End: 2027}}
	p.Priorities = []plan.Priority{
		{ID: m.New(), Title: en("Crew"), Rows: []plan.Row{
			{ID: m.New(), When: en("2025 to 2027"), Actions: []plan.Action{action("Find"), action("Teach")}, Measures: []plan.Measure{{ID: m.New(), Text: en("More")}}},
			{ID: m.New(), When: en("2026"), Actions: []plan.Action{action("Keep")}}}},
		{ID: m.New(), Title: en("Boats"), Rows: []plan.Row{{ID: m.New(), When: en("every year"), Actions: []plan.Action{action("Mend")}}}},
	}
	return p
}

func action(p *plan.Plan, words string) (found plan.Action, ref string) {
	refs := plan.Refs(p)
	each(p, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) {
		if a.Text.In("en") == words {
			found, ref = *a, refs[a.ID]
		}
	})
	return found, ref
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhatWasLeftOutComesBackInItsPlace beside its row's other actions, or as a row between its neighbours.
func TestWhatWasLeftOutComesBackInItsPlace(t *testing.T) {
	parent := crew()
	find, _ := action(parent, "Find")
	teach, _ := action(parent, "Teach")
	keep, _ := action(parent, "Keep")
	mend, _ := action(parent, "Mend")
	o := options(3)
	p, err := Make(parent, Decisions{teach.ID: {Choice: Take}, mend.ID: {Choice: NotHere, Reason: "no boats"}}, o)
	must(t, err)
	for _, id := range []plan.ID{keep.ID, find.ID} {
		_, err := Decide(p, parent, id, Decision{Choice: Adapt}, o.Fresh)
		must(t, err)
	}
	for words, want := range map[string]string{"Find": "1.1.a1", "Teach": "1.1.a2", "Keep": "1.2.a1"} {
		if _, ref := action(p, words); ref != want {
			t.Errorf("%s stands at %q, want %s", words, ref, want)
		}
	}
	if n := len(p.Priorities[0].Rows[0].Measures); n != 1 {
		t.Errorf("its row has %d measures", n)
	}
	if _, err := Decide(p, parent, mend.ID, Decision{Choice: Take}, o.Fresh); err != nil || len(p.Links) != 0 {
		t.Errorf("the reason stays: %v, %v", err, p.Links)
	}
	if _, ref := action(p, "Mend"); ref != "2.1.a1" {
		t.Errorf("Mend stands at %q", ref)
	}
	if _, err := Decide(p, parent, mend.ID, Decision{Choice: NotHere}, o.Fresh); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("what is done here is left out: %v", err)
	}
	if _, err := Decide(p, parent, plan.ID("x"), Decision{Choice: Take}, o.Fresh); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("what the parent plan never had: %v", err)
	}
}

// TestCoverageTellsWhatDiffers in time and in words, on both sides.
func TestCoverageTellsWhatDiffers(t *testing.T) {
	parent := crew()
	o := options(3)
	p, err := Make(parent, All(parent, Decision{Choice: Adapt}), o)
	must(t, err)
	p.Period = parent.Period
	p.Priorities[0].Rows[0].When = plan.In("en", "2025-27") // in other words
	p.Priorities[0].Rows[1].When = plan.In("en", "2027")
	p.Priorities[0].Rows[0].Actions[0].Text = plan.In("en", "Look for")
	p.Priorities[1].Rows[0].Actions = append(p.Priorities[1].Rows[0].Actions, plan.Action{ID: o.Fresh(), Text: plan.In("en", "Paint")})
	find := &parent.Priorities[0].Rows[0].Actions[0]
	find.Text = plan.In("en", "Find many")
	parent.Priorities[1].Rows = nil // Mend is done with there
	c := Cover(p, parent)
	want := []struct{ changed, same, timing bool }{{true, false, false}, {false, true, false}, {false, true, true}}
	if len(c.Entries) != 3 || len(c.Gone) != 1 || len(c.Own) != 1 || c.Own[0].Ref != "2.1.a2" {
		t.Fatalf("%d entries, %d gone, own: %v", len(c.Entries), len(c.Gone), c.Own)
	}
	for i, w := range want {
		e := c.Entries[i]
		if a := e.Answers[0]; e.Changed != w.changed || a.Same != w.same || a.Timing != w.timing {
			t.Errorf("%s: changed %v, the same %v, another time %v; want %v", e.Ref, e.Changed, a.Same, a.Timing, w)
		}
	}
	must(t, Seen(p, parent, find.ID))
	if e := Cover(p, parent).Find(find.ID); e.Changed || e.Seen.In("en") != "Find many" {
		t.Errorf("seen is %q, and it has changed since: %v", e.Seen.In("en"), e.Changed)
	}
	for _, e := range Cover(p, nil).Entries {
		if e.Changed || e.Answers[0].Timing {
			t.Error("without the parent plan nobody can say that it has changed")
		}
	}
}

// TestAPlanOfItsOwnIsTied to a UK-wide plan that it was not made from.
func TestAPlanOfItsOwnIsTied(t *testing.T) {
	parent, p := crew(), crew()
	m := plantest.Minter(9)
	p.ID = m.New()
	each(p, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { a.ID = m.New() })
	here, _ := action(p, "Find")
	there, _ := action(parent, "Find")
	must(t, Tie(p, parent, here.ID, there.ID, plan.PartOf, m.New))
	c := Cover(p, parent)
	if c.Count(Partly) != 1 || len(c.Own) != 3 || p.Parent.ID != parent.ID {
		t.Errorf("%d in part, %d own, made from %q", c.Count(Partly), len(c.Own), p.Parent.ID)
	}
	if err := Tie(p, parent, there.ID, there.ID, plan.PartOf, m.New); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an action of another plan: %v", err)
	}
}

// TestWelshComesAlong with what it translates, also where it becomes the first language.
func TestWelshComesAlong(t *testing.T) {
	parent := crew()
	parent.Languages = []plan.Lang{"en", "cy"}
	a := &parent.Priorities[0].Rows[0].Actions[0]
	a.Text = plan.Text{"en": {Text: "Find"}, "cy": {Text: "Canfod", Of: plan.SourceDigest("Find")}}
	b := &parent.Priorities[0].Rows[0].Actions[1]
	b.Text = plan.Text{"en": {Text: "Teach"}, "cy": {Text: "Dysgu", Of: plan.SourceDigest("Something else")}}
	for _, langs := range [][]plan.Lang{{"en", "cy"}, {"cy", "en"}, {"cy"}, {"en"}} {
		o := options(3)
		o.Languages = langs
		p, err := Make(parent, All(parent, Decision{Choice: Take}), o)
		must(t, err)
		got := p.Priorities[0].Rows[0].Actions
		other := langs[len(langs)-1]
		wants := []plan.Translation{plan.UpToDate, plan.Stale}
		if langs[0] == "cy" && len(langs) == 2 {
			wants[1] = plan.Unknown
		} else if len(langs) == 1 {
			wants[1] = plan.UpToDate
		}
		for i, want := range wants {
			if is := got[i].Text.Translation(other, langs[0]); is != want || !slices.Equal(got[i].Text.Langs(), sorted(langs)) {
				t.Errorf("%v: action %d in %v is %d, want %d", langs, i+1, got[i].Text, is, want)
			}
		}
	}
}

func sorted(langs []plan.Lang) []plan.Lang {
	out := slices.Clone(langs)
	slices.Sort(out)
	return out
}

// TestReferencesLeadToTheCopies and not to the plan that they come from.
func TestReferencesLeadToTheCopies(t *testing.T) {
	parent := crew()
	row := parent.Priorities[1].Rows[0].ID
	parent.Priorities[0].Rows[0].Actions[0].Text = plan.In("en", "See [](#"+string(row)+")")
	p, err := Make(parent, All(parent, Decision{Choice: Take}), options(3))
	must(t, err)
	want := "See [](#" + string(p.Priorities[1].Rows[0].ID) + ")"
	if a := Cover(p, parent).Entries[0].Answers[0]; !a.Same {
		t.Error("its words are not those of the other plan")
	}
	if got := p.Priorities[0].Rows[0].Actions[0]; got.Text.In("en") != want || !strings.Contains(got.Links[0].AsSeen.In("en"), string(row)) {
		t.Errorf("it says %q, seen as %q", got.Text.In("en"), got.Links[0].AsSeen.In("en"))
	}
}

// TestTimingsAreFitted to the years of the new plan where that is asked for, which coverage tells as another time.
func TestTimingsAreFitted(t *testing.T) {
	parent := crew()
	for _, fit := range []bool{false, true} {
		o := options(3)
		o.Fit, o.Period = fit, plan.Period{Start: 2026, End: 2027}
		p, err := Make(parent, All(parent, Decision{Choice: Take}), o)
		must(t, err)
		want := "2025 to 2027"
		if fit {
			want = "2026 to 2027"
		}
		a := Cover(p, parent).Entries[0].Answers[0]
		if a.When.In("en") != want || a.Timing != fit || p.Priorities[0].Rows[1].When.In("en") != "2026" {
			t.Errorf("fitted %v: it is %q, another time: %v", fit, a.When.In("en"), a.Timing)
		}
	}
}

func TestDecisionsAboutNothing(t *testing.T) {
	if _, err := Make(crew(), Decisions{"x": {Choice: Take}}, options(3)); plan.CodeOf(err) != plan.NotFound {
		t.Error(err)
	}
}
