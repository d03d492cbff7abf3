package check

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

func en(words string) plan.Text { return plan.In(plan.English, words) }

func cy(t plan.Text, words string) plan.Text {
	return t.With(plan.Welsh, plan.Words{Text: words, Of: plan.SourceDigest(t.In(plan.English))})
}

// done is a plan of two priorities in which nothing is left to do.
func done() *plan.Plan {
	row := func(id plan.ID, action string) plan.Row {
		return plan.Row{ID: id, When: en("2025"), Actions: []plan.Action{{ID: id + "a", Text: en(action), Short: en("Short")}},
			Measures: []plan.Measure{{ID: id + "m", Text: en("A count is published.")}}}
	}
	priority := func(id plan.ID, rows ...plan.Row) plan.Priority {
		return plan.Priority{ID: id, Title: en("Grow"), Commitments: []plan.Commitment{{ID: id + "c", Text: en("We will plan ahead.")}}, Rows: rows}
	}
	return &plan.Plan{
		ID: "plan", Title: en("A plan"), Languages: []plan.Lang{plan.English}, Period: plan.Period{Start: 2024, End: 2027},
		Organisation: plan.Organisation{Name: en("Ours")},
		Sections:     []plan.Section{{ID: "s1", Title: en("About"), Body: en("Words."), Versions: plan.BothVersions}},
		Priorities:   []plan.Priority{priority("p1", row("r1", "Meet every board."), row("r2", "Plant trees.")), priority("p2", row("r3", "Hold an open day."))},
		Statistics:   []plan.Statistic{{ID: "f1", Figure: en("8,957"), What: en("waiting"), Source: en("Board papers")}},
		Terms:        []plan.Term{{ID: "t1", Short: en("HCPC"), Meaning: en("Health and Care Professions Council")}},
	}
}

// lines spells findings out: kind, severity, reference, field and language.
func lines(found []Finding) string {
	var out []string
	for _, f := range found {
		s := strings.Join([]string{string(f.Kind), string(f.Severity), f.Ref, f.Field, string(f.Lang)}, " ")
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	return strings.Join(out, "\n")
}

func TestNothingIsLeftToDo(t *testing.T) {
	if got := lines(Plan(done())); got != "" {
		t.Errorf("in a plan that is done is left: %s", got)
	}
}

// TestWhatIsToBeAdaptedIsNamed until its words are others or it is taken as it is.
func TestWhatIsToBeAdaptedIsNamed(t *testing.T) {
	p := done()
	a := &p.Priorities[0].Rows[1].Actions[0]
	a.Links = []plan.Link{{ID: "l1", Relation: plan.Adapts, Action: "theirs", AsSeen: en("Plant trees.")}}
	p.Parent = plan.Parent{ID: "uk", Title: en("Trees everywhere")}
	found := Plan(p)
	if got := lines(found); got != "unadapted missing 1.2.a1 text en" {
		t.Fatalf("to finish is %q", got)
	}
	if s := found[0].Sentence; !strings.Contains(s, "is to be adapted") || !strings.Contains(s, "“Trees everywhere”") {
		t.Errorf("it says %q", s)
	}
	p.Parent.Title = nil
	if s := Plan(p)[0].Sentence; !strings.Contains(s, "the plan that it comes from") {
		t.Errorf("without a title it says %q", s)
	}
	for name, change := range map[string]func(){
		"taken as it is":          func() { a.Links[0].Relation = plan.Delivers },
		"part of it":              func() { a.Links[0].Relation = plan.PartOf },
		"nothing is known of it":  func() { a.Links[0].AsSeen = nil },
		"it is worded in one way": func() { a.Text = en("Plant some trees.") },
	} {
		was := *a
		a.Links = slices.Clone(was.Links)
		if change(); len(Plan(p)) > 0 {
			t.Errorf("%s: to finish is %q", name, lines(Plan(p)))
		}
		*a = was
	}
}

// TestWhatATimingWouldSay is told of rows whose years can be fitted plainly to those of the plan.
func TestWhatATimingWouldSay(t *testing.T) {
	p := done()
	p.Period.Start = 2026
	when := &p.Priorities[0].Rows[0].When
	p.Priorities[0].Rows[1].When, p.Priorities[1].Rows[0].When = en("2026"), en("2026")
	for words, want := range map[string]string{"2024 to 2027": "2026 to 2027", "2024": "", "from 2024": "", "March 2024 to March 2026": ""} {
		*when = en(words)
		if found := Plan(p); len(found) != 1 || found[0].Kind != Outside || found[0].Fits != want {
			t.Errorf("of %q is found %+v", words, found)
		}
	}
}

// TestAPlanWithoutShortFormsIsToldOnce that its reduced version prints all actions whole, until there is one.
func TestAPlanWithoutShortFormsIsToldOnce(t *testing.T) {
	p := done()
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			p.Priorities[i].Rows[j].Actions[0].Short = nil
		}
	}
	found := Plan(p)
	if got := lines(found); got != "no-short hint plan" || !strings.HasPrefix(found[0].Sentence, "The reduced version prints all actions whole") {
		t.Errorf("to finish is %q: %+v", got, found)
	}
	p.Priorities[0].Rows[1].Actions[0].Short = en("Trees")
	if got := lines(Plan(p)); got != "no-short missing 1.1.a1 short en\nno-short missing 2.1.a1 short en" {
		t.Errorf("with one short form to finish is %q", got)
	}
	p.Priorities = []plan.Priority{{ID: "p", Title: en("Grow"), Rows: []plan.Row{{ID: "r", When: en("2025"), Actions: []plan.Action{{ID: "a"}}}}}}
	if got := lines(Plan(p)); strings.Contains(got, "no-short") {
		t.Errorf("of a plan without actions to finish is %q", got)
	}
}

func TestEachKind(t *testing.T) {
	row := func(p *plan.Plan) *plan.Row { return &p.Priorities[0].Rows[0] }
	for name, c := range map[string]struct {
		change func(*plan.Plan)
		want   string
	}{
		"no title":            {func(p *plan.Plan) { p.Title = nil }, "empty wrong plan title en"},
		"no years":            {func(p *plan.Plan) { p.Period = plan.Period{} }, "empty missing plan period.start"},
		"no organisation":     {func(p *plan.Plan) { p.Organisation.Name = nil }, "empty missing plan organisation.name en"},
		"no priorities":       {func(p *plan.Plan) { p.Priorities = nil }, "empty missing plan"},
		"a row of nothing":    {func(p *plan.Plan) { p.Priorities[0].Rows[0] = plan.Row{ID: "r1"} }, "empty wrong 1.1 en\nno-when missing 1.1 when en\nno-measure missing 1.1 en"},
		"an empty action":     {func(p *plan.Plan) { row(p).Actions = append(row(p).Actions, plan.Action{ID: "x"}) }, "empty wrong 1.1.a2 text en"},
		"an action of spaces": {func(p *plan.Plan) { row(p).Actions[0] = plan.Action{ID: "r1a", Text: en(" \n")} }, "empty wrong 1.1 en"},
		"only a short form":   {func(p *plan.Plan) { row(p).Actions[0].Text = nil }, "empty wrong 1.1.a1 text en"},
		"an empty commitment": {func(p *plan.Plan) {
			p.Priorities[0].Commitments = append(p.Priorities[0].Commitments, plan.Commitment{ID: "x"})
		}, "empty missing P1.c2 text en"},
		"a section of nothing":    {func(p *plan.Plan) { p.Sections[0] = plan.Section{ID: "s1"} }, "empty missing S1 body en"},
		"a section with a head":   {func(p *plan.Plan) { p.Sections[0].Body = nil }, "empty missing S1 body en"},
		"a section with figures":  {func(p *plan.Plan) { p.Sections[0].Body, p.Sections[0].Kind = nil, plan.Figures }, ""},
		"a figure without number": {func(p *plan.Plan) { p.Statistics[0].Figure = nil }, "empty wrong F1 figure en"},
		"a figure of nothing":     {func(p *plan.Plan) { p.Statistics[0].What = nil }, "empty wrong F1 what en"},
		"no source":               {func(p *plan.Plan) { p.Statistics[0].Source = nil }, "no-source missing F1 source en"},
		"no meaning":              {func(p *plan.Plan) { p.Terms[0].Meaning = nil }, "empty wrong T1 meaning en"},
		"no term":                 {func(p *plan.Plan) { p.Terms[0].Short = nil }, "empty wrong T1 short en"},
		"an untitled priority":    {func(p *plan.Plan) { p.Priorities[1].Title = nil }, "untitled wrong P2 title en"},
		"no rows":                 {func(p *plan.Plan) { p.Priorities[1].Rows = nil }, "no-rows missing P2"},
		"no when":                 {func(p *plan.Plan) { row(p).When = nil }, "no-when missing 1.1 when en"},
		"a when of no sense":      {func(p *plan.Plan) { row(p).When = en("when we can") }, "unclear-when missing 1.1 when en"},
		"after the plan":          {func(p *plan.Plan) { row(p).When = en("2029") }, "outside missing 1.1 when en"},
		"before the plan":         {func(p *plan.Plan) { row(p).When = en("by March 2021") }, "outside missing 1.1 when en"},
		"partly after the plan":   {func(p *plan.Plan) { row(p).When = en("2026 to 2029") }, "outside hint 1.1 when en"},
		"from before the plan":    {func(p *plan.Plan) { row(p).When = en("from 2023") }, "outside hint 1.1 when en"},
		"ongoing":                 {func(p *plan.Plan) { row(p).When = en("ongoing") }, ""},
		"no years to be outside":  {func(p *plan.Plan) { p.Period, row(p).When = plan.Period{End: 2027}, en("1999 to 2027") }, ""},
		"a target too late":       {func(p *plan.Plan) { row(p).Measures[0].By = en("2031") }, "outside missing 1.1.m1 by en"},
		"no measure":              {func(p *plan.Plan) { row(p).Measures = nil }, "no-measure missing 1.1 en"},
		"no measures at all": {func(p *plan.Plan) {
			for i := range p.Priorities {
				for j := range p.Priorities[i].Rows {
					p.Priorities[i].Rows[j].Measures = nil
				}
			}
		}, ""},
		"a measure without text": {func(p *plan.Plan) {
			row(p).Measures[0] = plan.Measure{ID: "m", Baseline: en("4")}
		}, "empty missing 1.1.m1 text en"},
		"no short form":       {func(p *plan.Plan) { row(p).Actions[0].Short = nil }, "no-short missing 1.1.a1 short en"},
		"a long short form":   {func(p *plan.Plan) { row(p).Actions[0].Short = en("Meet every board of the land.") }, "unfit hint 1.1.a1 short en"},
		"a bold short form":   {func(p *plan.Plan) { row(p).Actions[0].Short = en("**Meet**") }, ""},
		"a listed short form": {func(p *plan.Plan) { row(p).Actions[0].Short = en("- Meet\n- us") }, "unfit hint 1.1.a1 short en"},
		"a lost short form":   {func(p *plan.Plan) { row(p).Actions[0].Short = en("[](#0195eb89-51c0-7000-8480-000000000009)") }, "gone wrong 1.1.a1 short en"},
		"no commitments":      {func(p *plan.Plan) { p.Priorities[1].Commitments = nil }, "no-commitment hint P2 en"},
		"no commitments ever": {func(p *plan.Plan) { p.Priorities[0].Commitments, p.Priorities[1].Commitments = nil, nil }, ""},
		"a duplicate":         {func(p *plan.Plan) { p.Priorities[1].Rows[0].Actions[0].Text = en(" MEET  every board.") }, "duplicate hint 2.1"},
		"the same at another time": {func(p *plan.Plan) {
			r := &p.Priorities[1].Rows[0]
			r.Actions[0].Text, r.When = en("Meet every board."), en("2026")
		}, ""},
		"a template's words": {func(p *plan.Plan) { p.Sections[0].Body = en("About us. [Replace this: say who.]") }, "prompt wrong S1 body en"},
		"a template's word":  {func(p *plan.Plan) { row(p).Title = en("[Theme]") }, "prompt wrong 1.1 title en"},
		"brackets of people": {func(p *plan.Plan) {
			p.Sections[0].Body = en(`As it said [sic] [1] \[in so many words] [our page](https://example.org).`)
		}, ""},
		"a reference":            {func(p *plan.Plan) { p.Sections[0].Body = en("See [](#r1) and [the trees](#r2).") }, ""},
		"a reference to nothing": {func(p *plan.Plan) { p.Sections[0].Body = en("See [](#00000000-0000-7000-8000-000000000000).") }, "gone wrong S1 body en"},
		"tables that are not":    {func(p *plan.Plan) { p.Sections[0].Body = en("See pages [](#pages:tables).") }, "unfit wrong S1 body en"},
		"tables that are": {func(p *plan.Plan) {
			p.Sections[0].Body, p.Sections[0].Versions = en("See pages [](#pages:tables)."), plan.FullOnly
		}, ""},
		"a logo of nobody":        {func(p *plan.Plan) { p.Design.Logo.File, p.Organisation.Name = "x", nil }, "empty missing plan organisation.name en\nundescribed wrong plan design.logo.alt en"},
		"a logo of somebody":      {func(p *plan.Plan) { p.Design.Logo.File = "x" }, ""},
		"a picture":               {func(p *plan.Plan) { p.Sections[0].Picture.File = "x" }, "undescribed wrong S1 picture.alt en"},
		"a picture for its looks": {func(p *plan.Plan) { p.Sections[0].Picture = plan.Picture{File: "x", Decorative: true} }, ""},
	} {
		p := done()
		c.change(p)
		if got := lines(Plan(withIDs(p))); got != c.want {
			t.Errorf("%s: found\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// withIDs makes the references of the tests lead to rows: markup takes nothing but the ids of plans.
func withIDs(p *plan.Plan) *plan.Plan {
	const row, other = "019bb18b-0000-7000-8000-000000000001", "019bb18b-0000-7000-8000-000000000002"
	for i := range p.Sections {
		body := p.Sections[i].Body.In(plan.English)
		if strings.Contains(body, "](#r") {
			p.Sections[i].Body = en(strings.NewReplacer("#r1", "#"+row, "#r2", "#"+other).Replace(body))
			p.Priorities[0].Rows[0].ID, p.Priorities[0].Rows[1].ID = row, other
		}
	}
	return p
}

func TestReferencesToWhatOneVersionLacks(t *testing.T) {
	const to = "019bb18b-0000-7000-8000-000000000001"
	p := done()
	p.Sections[0].Body = en("See [](#" + to + ").")
	p.Sections = append(p.Sections, plan.Section{ID: to, Title: en("More"), Body: en("More."), Versions: plan.FullOnly})
	for _, c := range []struct {
		from, to plan.Versions
		says     string
	}{
		{plan.BothVersions, plan.FullOnly, "Section S1 refers to S2, which the reduced version does not have."},
		{plan.FullOnly, plan.FullOnly, ""},
		{plan.ReducedOnly, plan.FullOnly, "Section S1 refers to S2, which the reduced version does not have."},
		{plan.BothVersions, plan.ReducedOnly, "Section S1 refers to S2, which the full version does not have."},
		{plan.ReducedOnly, plan.ReducedOnly, ""},
		{plan.BothVersions, plan.BothVersions, ""},
	} {
		p.Sections[0].Versions, p.Sections[1].Versions = c.from, c.to
		got := ""
		for _, f := range Plan(p) {
			got += f.Sentence
		}
		if got != c.says {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.says)
		}
	}
}

func TestTranslations(t *testing.T) {
	p := done()
	p.Languages = []plan.Lang{plan.English, plan.Welsh}
	p.Sections, p.Statistics, p.Terms, p.Priorities = nil, nil, nil, p.Priorities[:1]
	p.Title, p.Organisation.Name = cy(p.Title, "Cynllun"), cy(p.Organisation.Name, "Ni")
	pr := &p.Priorities[0]
	pr.Rows = pr.Rows[:1]
	pr.Title, pr.Commitments[0].Text = cy(pr.Title, "Tyfu"), cy(pr.Commitments[0].Text, "Cynllunio.")
	r := &pr.Rows[0]
	r.When = en("2024 to 2027") // printed in the words of each language
	r.Actions[0].Text, r.Actions[0].Short = cy(r.Actions[0].Text, "Cwrdd."), cy(r.Actions[0].Short, "Byr")
	r.Measures[0].Text, r.Measures[0].Target = cy(r.Measures[0].Text, "Cyfrif."), en("25%")
	if got := lines(Plan(p)); got != "" {
		t.Fatalf("all is translated, and yet: %s", got)
	}
	r.When = en("by March 2026")
	r.Actions[0].Text = r.Actions[0].Text.With(plan.English, plan.Words{Text: "Meet all boards."})
	r.Measures[0].Text = plan.In(plan.Welsh, "Cyfrif.")
	want := "untranslated missing 1.1 when cy\nuntranslated missing 1.1.m1 text en\nstale missing 1.1.a1 text cy"
	found := Plan(p)
	if got := lines(found); got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	if got, want := found[2].Sentence, "The action of row 1.1 has Welsh for the text that is older than the English."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if found[0].About != "Meet all boards." {
		t.Errorf("it is about %q", found[0].About)
	}
}

func TestWhatWaitsComesFirst(t *testing.T) {
	p := done()
	p.Priorities[0].Rows[0].When = nil
	found := Plan(p, Waiting{What: Read, Item: "r2a", Field: "text", Lang: plan.English}, Waiting{What: Choose, Item: "r1", Field: "when", Lang: plan.Welsh},
		Waiting{What: Choose, Item: "p2"})
	want := "choose wrong 1.1 when cy\nchoose wrong P2\nread wrong 1.2.a1 text en\nno-when missing 1.1 when en"
	if got := lines(found); got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	if got, want := found[0].Sentence, "Row 1.1 has several versions of When in Welsh to choose from."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// TestPointsAreNamedAsPeopleNameThem: by their row, and by a number only where it has several.
func TestPointsAreNamedAsPeopleNameThem(t *testing.T) {
	p := done()
	pr := &p.Priorities[0]
	pr.Rows[0].Actions = append(pr.Rows[0].Actions, plan.Action{ID: "x"})
	pr.Rows[0].Measures[0] = plan.Measure{ID: "z", Baseline: en("4")}
	pr.Commitments = append(pr.Commitments, plan.Commitment{ID: "y"})
	said := func() string {
		var out []string
		for _, f := range Plan(p, Waiting{What: Read, Item: "r2a", Field: "text", Lang: plan.English}) {
			out = append(out, f.Sentence)
		}
		return strings.Join(out, "\n")
	}
	want := "The action of row 1.2: two changes were put together in the text. Read it, and accept or mend it.\nCommitment 2 of priority 1 is empty.\n" +
		"Action 2 of row 1.1 is empty.\nThe measure of row 1.1 is empty."
	if got := said(); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	tongue.Use(tongue.Welsh)
	defer tongue.Use(tongue.English)
	want = "Rhes 1.2, cam gweithredu: rhoddwyd dau newid ynghyd (y testun). Darllenwch, a derbyniwch neu gywirwch.\nBlaenoriaeth 1, ymrwymiad 2: gwag.\n" +
		"Rhes 1.1, cam gweithredu 2: gwag.\nRhes 1.1, mesur: gwag."
	if got := said(); got != want {
		t.Errorf("in Welsh it says\n%s\nwant\n%s", got, want)
	}
}

// TestAnyPlan looks at plans of all sorts: what is found can be gone to, is told in one line, and looking changes nothing.
func TestAnyPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		before := p.Clone()
		found := Plan(p)
		if !reflect.DeepEqual(before, p) {
			t.Fatal("looking changed the plan")
		}
		if !reflect.DeepEqual(found, Plan(p)) {
			t.Fatal("a second look finds other things")
		}
		rank := -1
		for _, f := range found {
			it, ok := p.Find(f.Item)
			if !ok || it.Kind != f.ItemKind {
				t.Fatalf("%+v is of nothing in the plan", f)
			}
			if r := slices.Index(Kinds(), f.Kind); r < rank {
				t.Fatalf("%s comes after what is less urgent", f.Kind)
			} else {
				rank = r
			}
			known := f.Field == "" || slices.ContainsFunc(history.Fields(it.Kind), func(x history.Field) bool { return x.Name == f.Field })
			if !known || f.Lang != "" && !slices.Contains(p.Languages, f.Lang) && !slices.Contains([]Kind{Gone, Unfit}, f.Kind) {
				t.Fatalf("nobody can go to %+v", f)
			}
			if f.Sentence == "" || strings.ContainsAny(f.Sentence+f.About, "\n\r\x1b") || strings.Contains(f.Sentence, "%!") {
				t.Fatalf("it is told as %q", f.Sentence)
			}
		}
	})
}

// TestEveryTextHasAName keeps the words of the checker in step with the fields of a plan.
func TestEveryTextHasAName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		c := newChecker(p)
		p.EachWhole(func(field string, item plan.ID, _ plan.Text) {
			kind := c.at[item].kind
			if c.translatable(item, field) && say.Fields[field] == "" && say.Fields[kind+"."+field] == "" {
				t.Fatalf("%s of a %s has no name", field, c.at[item].kind)
			}
		})
	})
}

func TestEveryKindHasAHeading(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds() {
		if h := Heading(k); h == "" || seen[h] {
			t.Errorf("%s has the heading %q", k, h)
		} else {
			seen[h] = true
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	p := plantest.Rows(10_000)
	p.Languages = []plan.Lang{plan.English, plan.Welsh}
	for b.Loop() {
		Plan(p)
	}
}
