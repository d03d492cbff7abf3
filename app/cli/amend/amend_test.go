package amend

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// sample is a plan of two priorities with two rows each, in English and Welsh.
func sample() *plan.Plan {
	m := plantest.Minter(1)
	p := &plan.Plan{ID: m.New(), Languages: []plan.Lang{"en", "cy"}, Title: plan.In("en", "A plan"), Scope: plan.England,
		State: plan.Draft, NumberStyle: plan.NumberWords}
	row := func(text string) plan.Row {
		return plan.Row{ID: m.New(), When: plan.In("en", "2025"),
			Actions:  []plan.Action{{ID: m.New(), Text: plan.In("en", text)}},
			Measures: []plan.Measure{{ID: m.New(), Text: plan.In("en", "Measure of "+text)}}}
	}
	for _, title := range []string{"First", "Second"} {
		p.Priorities = append(p.Priorities, plan.Priority{ID: m.New(), Title: plan.In("en", title),
			Commitments: []plan.Commitment{{ID: m.New(), Text: plan.In("en", "We will")}},
			Rows:        []plan.Row{row(title + " one"), row(title + " two")}})
	}
	for _, title := range []string{"Foreword", "Next steps"} {
		p.Sections = append(p.Sections, plan.Section{ID: m.New(), Title: plan.In("en", title), Place: plan.Before, Kind: plan.Plain, Versions: plan.BothVersions})
	}
	p.Terms = []plan.Term{{ID: m.New(), Short: plan.In("en", "HCPC")}}
	return p
}

func options() Options {
	return Options{Mint: plantest.Minter(2), By: "Eluned", Now: func() time.Time { return time.Unix(1_750_000_000, 0) }}
}

// amended applies edits to the sample.
func amended(t *testing.T, o Options, edits ...string) *plan.Plan {
	t.Helper()
	p := sample()
	for _, s := range edits {
		e, err := Parse(s)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		if _, err := Apply(p, e, o); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if found := p.Validate(); len(found) > 0 {
		t.Errorf("%q left a plan that is not valid: %v", edits, found[0])
	}
	return p
}

func TestEdits(t *testing.T) {
	english := func(text plan.Text) string { return text.In("en") }
	for _, c := range []struct {
		name  string
		edits []string
		got   func(*plan.Plan) string
		want  string
	}{
		{"a text", []string{"set 2.1 when 2025 to 2027"}, func(p *plan.Plan) string { return english(p.Priorities[1].Rows[0].When) }, "2025 to 2027"},
		{"a text in quotes", []string{`set 2.1.a1 text  "We will  say ‘yes’."  `}, func(p *plan.Plan) string { return english(p.Priorities[1].Rows[0].Actions[0].Text) }, "We will  say ‘yes’."},
		{"quotes within a text", []string{`set 1.1.a1 text "A" and "B"`}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[0].Actions[0].Text) }, `"A" and "B"`},
		{"an emptied text", []string{`set 2.1 when ""`}, func(p *plan.Plan) string { return english(p.Priorities[1].Rows[0].When) }, ""},
		{"a translation", []string{"set P1 title@cy Cyntaf"}, func(p *plan.Plan) string { return p.Priorities[0].Title["cy"].Of }, plan.SourceDigest("First")},
		{"the other sign for a language", []string{"set 1.2 when@cy 2025 i 2027"}, func(p *plan.Plan) string { return p.Priorities[0].Rows[1].When.In("cy") }, "2025 i 2027"},
		{"a choice in capitals", []string{"set plan state AGREED"}, func(p *plan.Plan) string { return string(p.State) }, "agreed"},
		{"the period", []string{"set plan period 2025-2027"}, func(p *plan.Plan) string {
			return p.Priorities[0].Title.In("en") + string(rune('0'+p.Period.End-p.Period.Start))
		}, "First2"},
		{"asks as a list", []string{"set 1.1.a1 asks everyone, members"}, func(p *plan.Plan) string { return join(p.Priorities[0].Rows[0].Actions[0].Asks, " ") }, "members everyone"},
		{"asks one by one", []string{"set 1.1.a1 asks.everyone yes", "set 1.1.a1 asks.members 1", "set 1.1.a1 asks.everyone no"},
			func(p *plan.Plan) string { return join(p.Priorities[0].Rows[0].Actions[0].Asks, " ") }, "members"},
		{"a section at a priority", []string{"set S2 priority P2"}, func(p *plan.Plan) string {
			return string(p.Sections[1].Place) + p.Priorities[1].Title.In("en") + string(p.Sections[1].Priority[:0])
		}, "prioritySecond"},
		{"a new row", []string{`add row P2 "Grow the team"`, "set 2.3 when ongoing"}, func(p *plan.Plan) string {
			r := p.Priorities[1].Rows[2]
			return english(r.Actions[0].Text) + ", " + english(r.When)
		}, "Grow the team, ongoing"},
		{"an empty row", []string{"add row P1"}, func(p *plan.Plan) string { return string(rune('0' + len(p.Priorities[0].Rows[2].Actions))) }, "0"},
		{"a measure", []string{"add measure 1.1 Ten more places"}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[0].Measures[1].Text) }, "Ten more places"},
		{"a reading", []string{"add reading 1.1.m1 8%", "set 1.1.m1.r1 date 2025-03"}, func(p *plan.Plan) string {
			r := p.Priorities[0].Rows[0].Measures[0].Readings[0]
			return r.Value + " " + r.Date
		}, "8% 2025-03"},
		{"a priority without a reference", []string{"add priority Data and digital"}, func(p *plan.Plan) string { return english(p.Priorities[2].Title) }, "Data and digital"},
		{"a priority under plan", []string{"add priority plan Data"}, func(p *plan.Plan) string { return english(p.Priorities[2].Title) }, "Data"},
		{"a title that begins like a reference", []string{`add section "P2 and the rest"`}, func(p *plan.Plan) string { return english(p.Sections[2].Title) + string(p.Sections[2].Place) }, "P2 and the restbefore"},
		{"a section at a new priority", []string{"add section P2 Why"}, func(p *plan.Plan) string { return english(p.Sections[2].Title) + string(p.Sections[2].Place) }, "Whypriority"},
		{"a comment", []string{"add comment 2.1 Is this right?"}, func(p *plan.Plan) string { return p.Comments[0].By + ": " + p.Comments[0].Text }, "Eluned: Is this right?"},
		{"an answer", []string{"add comment 2.1 Why?", "add comment C1 So."}, func(p *plan.Plan) string {
			return fmt.Sprint(p.Comments[1].Answers == p.Comments[0].ID, p.Comments[1].On == p.Comments[0].On, len(p.Threads()))
		}, "true true 1"},
		{"settled with its answers", []string{"add comment 2.1 Why?", "add comment C1 So.", "set C1 settled yes"}, func(p *plan.Plan) string {
			return fmt.Sprint(p.Comments[0].Settled, p.Comments[1].Settled, p.Threads()[0].Open())
		}, "true true false"},
		{"open again", []string{"add comment 2.1 Why?", "set C1 settled yes", "set C1 settled no"}, func(p *plan.Plan) string {
			return fmt.Sprint(p.Threads()[0].Open())
		}, "true"},
		{"a comment goes with its row", []string{"add comment 2.1.a1 Why?", "remove 2.1"}, func(p *plan.Plan) string { return string(rune('0' + len(p.Comments))) }, "0"},
		{"removing", []string{"remove 1.1"}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[0].Actions[0].Text) }, "First two"},
		{"moving before", []string{"move 1.2 before 1.1"}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[0].Actions[0].Text) }, "First two"},
		{"moving after", []string{"move 1.1 after 1.2"}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[1].Actions[0].Text) }, "First one"},
		{"moving to another priority", []string{"move 1.1 after 2.1"}, func(p *plan.Plan) string { return english(p.Priorities[1].Rows[1].Actions[0].Text) }, "First one"},
		{"moving beside itself", []string{"move 1.1 after 1.1"}, func(p *plan.Plan) string { return english(p.Priorities[0].Rows[0].Actions[0].Text) }, "First one"},
		{"moving a section takes the place of its neighbour", []string{"set S2 place after", "move S1 after S2"}, func(p *plan.Plan) string { return english(p.Sections[1].Title) + string(p.Sections[1].Place) }, "Forewordafter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.got(amended(t, options(), c.edits...)); got != c.want {
				t.Errorf("%q gave %q, want %q", c.edits, got, c.want)
			}
		})
	}
}

// TestAccept names the field whose text is to stay, and changes nothing of the plan itself.
func TestAccept(t *testing.T) {
	for edit, want := range map[string]Done{
		"accept 2.1 when":    {Verb: Accept, Kind: plan.KindRow, Field: "when", Lang: "en"},
		"accept 2.1 when@cy": {Verb: Accept, Kind: plan.KindRow, Field: "when", Lang: "cy"},
		"ACCEPT plan state":  {Verb: Accept, Kind: plan.KindPlan, Field: "state"},
	} {
		p := sample()
		e, err := Parse(edit)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Apply(p, e, Options{})
		got.ID = ""
		if err != nil || got != want || !reflect.DeepEqual(p, sample()) {
			t.Errorf("%s gave %+v (%v)", edit, got, err)
		}
	}
	for edit, code := range map[string]plan.Code{"accept 2.1 colour": plan.Invalid, "accept 9.9 when": plan.NotFound} {
		e, err := Parse(edit)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Apply(sample(), e, Options{}); plan.CodeOf(err) != code {
			t.Errorf("%s gave %v", edit, err)
		}
	}
}

func TestLanguageOption(t *testing.T) {
	o := options()
	o.Language = "cy"
	p := amended(t, o, "set 1.1.a1 text Cymraeg", "add action 1.1 Un arall", "set 1.1.a1 text@en English")
	a := p.Priorities[0].Rows[0].Actions
	if a[0].Text.In("cy") != "Cymraeg" || a[0].Text.In("en") != "English" || a[1].Text.In("cy") != "Un arall" {
		t.Errorf("the texts are %v and %v", a[0].Text, a[1].Text)
	}
}

func TestLinks(t *testing.T) {
	to := plantest.Minter(9).New()
	p := amended(t, options(), "add link 1.1.a1 "+strings.ToUpper(string(to)), "set 1.1.a1.l1 relation part-of")
	if l := p.Priorities[0].Rows[0].Actions[0].Links[0]; l.Action != to || l.Relation != plan.PartOf {
		t.Errorf("the link is %+v", l)
	}
}

// TestPictures puts a picture in by the name of its file, and takes it out with all that was said of it.
func TestPictures(t *testing.T) {
	f := plantest.Picture("image/png", 3)
	o := options()
	o.Picture = func(name string) (plan.File, error) {
		if name != "our logo.png" {
			t.Errorf("the file is called %q", name)
		}
		return f, nil
	}
	p := amended(t, o, `set plan logo "our logo.png"`, "set plan logo.alt A boat", "set S1 picture our logo.png", "set S1 picture.decorative yes")
	if l := p.Design.Logo; l.File != f.Hash || l.Alt.In("en") != "A boat" || len(p.Files) != 1 {
		t.Errorf("the logo is %+v of %d files", l, len(p.Files))
	}
	if pic := p.Sections[0].Picture; pic.File != f.Hash || !pic.Decorative {
		t.Errorf("the picture is %+v", pic)
	}
	p = amended(t, o, `set plan design.logo "our logo.png"`, "set plan logo.credit A. Painter", "set plan logo ''")
	if l := p.Design.Logo; l.File != "" || l.Credit != nil {
		t.Errorf("the logo is %+v", l)
	}
	o.Picture = func(name string) (plan.File, error) { return plan.File{}, plan.NoFile(name, nil) }
	e, err := Parse("set plan logo ours.png")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Apply(p, e, o); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("%v", err)
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ edit, says string }{
		{"", "is not an edit"},
		{"change 2.1", "Write set REF FIELD TEXT"},
		{"set 2.1 when", "To empty a field"},
		{"set", "no reference"},
		{"set 9.1 when 2025", "The plan has no 9.1."},
		{"set x.y when 2025", "not a reference"},
		{"set 2.1 whn 2025", "Its fields are title and when."},
		{"set 2.1 lead Ann", "set 2.1.a1 lead"},
		{"set 2.1 baseline 8%", "set 2.1.m1 baseline"},
		{"set 2.1 when@gd 2025", "cannot print a plan in the language gd"},
		{"set plan languages en,gd", "cannot print a plan in the language gd"},
		{"set plan scope Cornwall", "Choose uk-wide, england, northern-ireland, scotland, wales or other."},
		{`set plan scope ""`, "is not a scope"},
		{`set plan state ""`, "Choose draft, comment, agreed or published."},
		{"set plan state@cy draft", "the same in every language"},
		{"set plan period.start soon", "is not a year"},
		{"set plan period 2027-2024", "would end (2024) before it begins (2027)"},
		{"set plan languages en,en", "named twice"},
		{"set plan languages English", "not the code of a language"},
		{`set plan languages ""`, "at least one language"},
		{"set plan design.primary green", "six digits"},
		{"set plan design.primary #FFE08A", "The nearest that will do is #"},
		{"set plan design.accent #FFE08A", "The nearest that will do is #"},
		{"set plan design.logo.file logo.png", "holds no picture"},
		{"set plan logo.file logo.png", "holds no picture"},
		{"set plan logo logo.png", "No picture can be read here"},
		{"set plan logo@cy logo.png", "the same in every language"},
		{"set plan design.logo.decorative perhaps", "yes or no"},
		{"set plan parent.id P2", "is not an id"},
		{"set S1 place priority", "set S1 priority P2"},
		{"set S1 priority 1.1", "1.1 is a row."},
		{"set 1.1.a1 asks nobody", "Choose organisation, members, stakeholders or everyone."},
		{"set 1.1.a1 text \xff", "UTF-8"},
		{"add", "Choose action,"},
		{"add edition One", "nothing that can be added"},
		{"add row", "where REF is a priority, for example P2"},
		{`add row "P2"`, "where REF is a priority"},
		{"add row 2.1 Text", "A row cannot be added under a row."},
		{"add measure P1 Text", "Name a row, for example 2.3."},
		{"add link 1.1.a1 1.2", "is not an id"},
		{"remove", "does not name one item"},
		{"remove 1.1 1.2", "does not name one item"},
		{"remove plan", "cannot be removed"},
		{"move 1.1 2.1", "move REF before|after REF"},
		{"move 1.1 under P2", "move REF before|after REF"},
		{"move 1.1 before P2", "1.1 is a row and P2 is a priority."},
		{"move plan before plan", "Move a row beside a row"},
	} {
		e, err := Parse(c.edit)
		if err == nil {
			_, err = Apply(sample(), e, options())
		}
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q gave the error %v, want one with %q", c.edit, err, c.says)
		}
		if err != nil && plan.CodeOf(err) == "" {
			t.Errorf("%q gave an error that is not a Problem: %v", c.edit, err)
		}
	}
	if _, err := Parse("set P1 title " + strings.Repeat("x", plan.MaxTextBytes)); err != nil {
		t.Errorf("a text of the greatest size: %v", err)
	}
}

func TestRemovingAPriorityWithASectionAtItsHead(t *testing.T) {
	p := sample()
	for i, s := range []string{"set S1 priority P2", "remove P2"} {
		e, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Apply(p, e, options())
		if i == 1 && (err == nil || !strings.Contains(err.Error(), "Section S1 stands at the head of P2.")) {
			t.Errorf("removing gave the error %v", err)
		}
	}
}

// TestFieldsAreThoseOfTheLog holds the names here against those of the operation log, which are the names people are told.
func TestFieldsAreThoseOfTheLog(t *testing.T) {
	own := map[string][]string{ // set in words of their own, or by the program alone
		plan.KindPlan:    {"period", "languages", "language", "design.logo"},
		plan.KindSection: {"picture"},
		plan.KindAction:  {"asks", "asks.organisation", "asks.members", "asks.stakeholders", "asks.everyone"},
		plan.KindComment: {"on", "field", "answers", "by", "at"},
		plan.KindEdition: {"at"},
	}
	names := func(kind string, list []string) []string {
		return slices.Sorted(slices.Values(slices.DeleteFunc(list, func(n string) bool { return contains(own[kind], n) })))
	}
	for kind := range fields {
		var log []string
		for _, f := range history.Fields(kind) {
			log = append(log, f.Name)
		}
		if got, want := names(kind, Fields(kind)), names(kind, log); !slices.Equal(got, want) {
			t.Errorf("the fields of %s are %q here and %q in the log", kind, got, want)
		}
	}
}

// TestEveryItemCanBeEdited goes through made-up plans: each item's list is found, a text can be set, and moving and removing work.
func TestEveryItemCanBeEdited(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		refs := plan.Refs(p)
		ids := slices.Sorted(maps.Keys(refs))
		id := rapid.SampledFrom(ids).Draw(t, "item")
		before := p.Clone()
		it, _ := p.Find(id)
		if itemAt(p, id) == nil {
			t.Fatalf("%s (%s) is not found", refs[id], it.Kind)
		}
		for _, f := range fields[it.Kind] {
			if f.text != nil {
				f.text(itemAt(p.Clone(), id))
			}
		}
		if it.Kind == plan.KindPlan {
			return
		}
		next := p.Clone()
		e, err := Parse("remove " + string(id))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Apply(next, e, options()); err == nil {
			if _, still := next.Find(id); still {
				t.Errorf("%s is still there", refs[id])
			}
			if found := next.Validate(); len(found) > 0 && len(p.Validate()) == 0 {
				t.Errorf("removing %s: %v", refs[id], found[0])
			}
		}
		if !reflect.DeepEqual(p, before) {
			t.Errorf("removing from a copy changed the plan")
		}
	})
}

func FuzzParseAndApply(f *testing.F) {
	for _, s := range []string{"set 2.1 when 2025 to 2027", `set 1.1.a1 text@cy "Geiriau"`, "add row P2 'New'", "remove S1", "move 1.1 after 2.2",
		"add section P2", "set plan period.end 2027", `set "2.1" "when" ""`, "add comment T1 x", "set S1 priority P1", `set P1 title "`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := Parse(s)
		if err != nil {
			return
		}
		p := sample()
		o := options()
		o.Mint = plan.NewMinter(o.Now, rand.NewChaCha8([32]byte{}))
		if _, err := Apply(p, e, o); err != nil {
			if plan.CodeOf(err) == "" {
				t.Errorf("%q: an error that is not a Problem: %v", s, err)
			}
			return
		}
		if found := p.Validate(); len(found) > 0 {
			t.Errorf("%q made a plan that is not valid: %v", s, found[0])
		}
	})
}

func apply(p *plan.Plan, edit string) error {
	e, err := Parse(edit)
	if err == nil {
		_, err = Apply(p, e, options())
	}
	return err
}

// TestLanguages lets a plan have the languages that can be printed, and keep the one that it has from elsewhere.
func TestLanguages(t *testing.T) {
	p := sample()
	p.Languages = []plan.Lang{"en"}
	for _, c := range []struct{ edit, want string }{
		{"set plan languages en,cy", "en,cy"},
		{"set plan languages cy", "cy"},
		{"set plan languages gd", ""},
	} {
		next := p.Clone()
		err := apply(next, c.edit)
		if got := join(next.Languages, ","); (err == nil) != (c.want != "") || err == nil && got != c.want {
			t.Errorf("%s: %q and %v", c.edit, got, err)
		}
	}
	p.Languages = []plan.Lang{"gd", "en"}
	if err := apply(p, "set plan languages en,gd"); err != nil || join(p.Languages, ",") != "en,gd" {
		t.Errorf("a plan kept in gd: %q and %v", p.Languages, err)
	}
}
