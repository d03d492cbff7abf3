package assets_test

import (
	"bytes"
	"crypto/rand"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/exchange"
)

// decode reads JSON as the program does and demands that it has nothing to remark.
func decode(t *testing.T, name string, b []byte) *plan.Plan {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 1, 12, 9, 30, 0, 0, time.UTC) }
	p, notices, err := exchange.Decode(b, exchange.Options{Mint: plan.NewMinter(now, rand.Reader)})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, n := range notices {
		t.Errorf("%s: %v", name, n)
	}
	for _, problem := range p.Validate() {
		t.Errorf("%s: %v", name, problem)
	}
	return p
}

var update = flag.Bool("update", false, "write example/example.json anew, as the program writes what it reads from it")

func TestExampleIsStoredAsTheProgramWritesIt(t *testing.T) {
	p := decode(t, "example", assets.Example())
	if *update {
		withLogo(t, p)
	}
	again, err := exchange.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("example/example.json", again, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(again, assets.Example()) {
		t.Error("reading the example and writing it again changes it: look at what changed with go test ./assets -update")
	}
}

func TestExampleShowsWhatAPlanHolds(t *testing.T) {
	p := decode(t, "example", assets.Example())
	if len(p.Priorities) != 4 {
		t.Errorf("%d priorities, want 4", len(p.Priorities))
	}
	var rows, titled, several, bare int
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		if len(pr.Commitments) < 2 {
			t.Errorf("priority %d has %d commitments", i+1, len(pr.Commitments))
		}
		for j := range pr.Rows {
			r := &pr.Rows[j]
			rows++
			if !r.Title.Empty() {
				titled++
			}
			if len(r.Actions) > 1 {
				several++
			}
			if len(r.Measures) == 0 {
				bare++
			}
			for _, a := range r.Actions {
				if a.Short.In(plan.English) == "" || a.Lead.Empty() {
					t.Errorf("row %d.%d: an action lacks its short form or lead", i+1, j+1)
				}
				if len(a.Short.In(plan.English)) >= len(a.Text.In(plan.English)) {
					t.Errorf("row %d.%d: the short form %q is no shorter", i+1, j+1, a.Short.In(plan.English))
				}
			}
		}
	}
	if rows != 24 || titled == 0 || titled == rows || several == 0 || bare == 0 {
		t.Errorf("%d rows, %d titled, %d of several actions, %d without measures: the example should show them all", rows, titled, several, bare)
	}
	kinds := map[plan.Kind]bool{}
	versions := map[plan.Versions]bool{}
	for i := range p.Sections {
		kinds[p.Sections[i].Kind] = true
		versions[p.Sections[i].Versions] = true
	}
	if len(kinds) != len(plan.Kinds()) || len(versions) != len(plan.AllVersions()) {
		t.Errorf("the sections show %d kinds of %d and %d versions of %d", len(kinds), len(plan.Kinds()), len(versions), len(plan.AllVersions()))
	}
}

func TestExampleTimingsAreUnderstood(t *testing.T) {
	p := decode(t, "example", assets.Example())
	seen := map[string]bool{}
	check := func(words plan.Text) {
		var stamp []plan.Timing
		for _, l := range words.Langs() {
			a := plan.ParseTiming(words.In(l), l, p.Period)
			if !a.Understood {
				t.Errorf("%q (%s) is not understood", words.In(l), l)
			}
			a.Words = ""
			stamp = append(stamp, a)
		}
		if len(stamp) == 2 && stamp[0] != stamp[1] {
			t.Errorf("%q and %q do not mean the same: %v, %v", words.In(plan.English), words.In(plan.Welsh), stamp[1], stamp[0])
		}
	}
	for i := range p.Priorities {
		for _, r := range p.Priorities[i].Rows {
			seen[r.When.In(plan.English)] = true
			check(r.When)
			for _, m := range r.Measures {
				check(m.By)
			}
		}
	}
	if len(seen) < 12 {
		t.Errorf("only %d different timings: the example should show many", len(seen))
	}
}

func TestExampleSpeaksBothLanguages(t *testing.T) {
	p := decode(t, "example", assets.Example())
	var welsh, hints int
	for i := range p.Priorities {
		for _, r := range p.Priorities[i].Rows {
			for _, a := range r.Actions {
				if a.Text.In(plan.Welsh) == "" {
					hints++
				} else {
					welsh++
				}
			}
		}
	}
	if welsh == 0 || hints == 0 || hints > welsh {
		t.Errorf("%d actions in Welsh, %d without: most should have it, and some not, so that the hint shows", welsh, hints)
	}
	for field, text := range everyText(p) {
		if s := text.Translation(plan.Welsh, plan.English); s != plan.UpToDate && s != plan.Missing {
			t.Errorf("%s: the Welsh %q does not say that it translates %q as it stands", field, text.In(plan.Welsh), text.In(plan.English))
		}
	}
}

// everyText gathers the texts of the plan by item and field.
func everyText(p *plan.Plan) map[string]plan.Text {
	out := map[string]plan.Text{}
	add := func(field string, id plan.ID, text plan.Text) { out[string(id)+" "+field] = text }
	add("title", p.ID, p.Title)
	add("subtitle", p.ID, p.Subtitle)
	add("about", p.ID, p.Organisation.About)
	add("copyright", p.ID, p.Organisation.Copyright)
	for _, s := range p.Sections {
		add("title", s.ID, s.Title)
		add("body", s.ID, s.Body)
	}
	for _, pr := range p.Priorities {
		add("title", pr.ID, pr.Title)
		for _, c := range pr.Commitments {
			add("text", c.ID, c.Text)
		}
		for _, r := range pr.Rows {
			add("title", r.ID, r.Title)
			add("when", r.ID, r.When)
			for _, a := range r.Actions {
				add("text", a.ID, a.Text)
				add("short", a.ID, a.Short)
				add("lead", a.ID, a.Lead)
				add("partners", a.ID, a.Partners)
			}
			for _, m := range r.Measures {
				add("text", m.ID, m.Text)
				add("counted", m.ID, m.Counted)
				add("baseline", m.ID, m.Baseline)
				add("target", m.ID, m.Target)
				add("by", m.ID, m.By)
				add("source", m.ID, m.Source)
			}
		}
	}
	for _, s := range p.Statistics {
		add("figure", s.ID, s.Figure)
		add("what", s.ID, s.What)
		add("date", s.ID, s.Date)
		add("source", s.ID, s.Source)
	}
	for _, term := range p.Terms {
		add("short", term.ID, term.Short)
		add("meaning", term.ID, term.Meaning)
	}
	return out
}

// TestExampleIsInvented keeps every number and address to those set aside for invention: Ofcom's drama numbers, the
// example domain, a charity number of noughts.
func TestExampleIsInvented(t *testing.T) {
	p := decode(t, "example", assets.Example())
	o := &p.Organisation
	if !strings.HasPrefix(o.Telephone, "01632 960") || !strings.HasSuffix(o.Email, "example.org") || !strings.Contains(o.Web, "example.org") {
		t.Errorf("%q, %q and %q should be set aside for examples", o.Telephone, o.Email, o.Web)
	}
	for _, c := range o.Charities {
		if !strings.Contains(c.Number, "invented") {
			t.Errorf("charity number %q should say that it is invented", c.Number)
		}
	}
	for _, address := range regexp.MustCompile(`https?://[^)\s"]*`).FindAllString(string(assets.Example()), -1) {
		if !strings.HasPrefix(address, "https://www.example.org/") {
			t.Errorf("%s is not an invented address", address)
		}
	}
	for _, s := range p.Statistics {
		if !strings.HasPrefix(s.Source.In(plan.English), "Illustrative figure") {
			t.Errorf("the figure %q should say that it is illustrative", s.Figure.In(plan.English))
		}
	}
}

var reference = regexp.MustCompile(`\]\(#([^)]*)\)`)

func TestReferencesLeadSomewhere(t *testing.T) {
	p := decode(t, "example", assets.Example())
	refs := plan.Refs(p)
	var found int
	for field, text := range everyText(p) {
		var targets [][]string
		for _, l := range text.Langs() {
			var here []string
			for _, m := range reference.FindAllStringSubmatch(text.In(l), -1) {
				found++
				here = append(here, m[1])
				if _, ok := refs[plan.ID(strings.TrimPrefix(m[1], "page:"))]; !ok && m[1] != "pages:tables" {
					t.Errorf("%s (%s) refers to %s, which is not there", field, l, m[1])
				}
			}
			targets = append(targets, here)
		}
		if len(targets) == 2 && !slices.Equal(targets[0], targets[1]) {
			t.Errorf("%s: the two languages refer to different things", field)
		}
	}
	if found < 5 {
		t.Errorf("only %d references: the example should show them", found)
	}
}

func TestTemplatesMakeNewPlans(t *testing.T) {
	for _, info := range assets.Templates() {
		b, err := assets.Template(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(`"id"`)) {
			t.Errorf("template %s carries an id: two plans made from it would share an item", info.Name)
		}
		p := decode(t, info.Name, b)
		ids := map[plan.ID]bool{}
		for it := range p.Items() {
			ids[it.ID] = true
		}
		for it := range decode(t, info.Name, b).Items() {
			if ids[it.ID] {
				t.Errorf("template %s: two plans made from it share the item %s", info.Name, it.ID)
			}
		}
		if p.State != plan.Draft || p.Title.In(plan.English) == "" || p.Title.In(plan.Welsh) == "" {
			t.Errorf("template %s: state %q, title %v", info.Name, p.State, p.Title)
		}
		for _, l := range []plan.Lang{plan.English, plan.Welsh} {
			for i := range p.Priorities {
				if p.PriorityHeading(i, l) == "" {
					t.Errorf("template %s: priority %d has no heading in %s", info.Name, i+1, l)
				}
			}
		}
	}
}

// TestGuidanceIsPlainlyGuidance demands that what a template asks people to replace stands in square brackets, in each
// language, so that nobody takes it for text of the plan.
func TestGuidanceIsPlainlyGuidance(t *testing.T) {
	asks := map[plan.Lang]string{plan.English: "Replace this:", plan.Welsh: "Rhowch eich geiriau chi yma:"}
	var found int
	for _, info := range assets.Templates() {
		b, err := assets.Template(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		for field, text := range everyText(decode(t, info.Name, b)) {
			for l, ask := range asks {
				words := text.In(l)
				found += strings.Count(words, ask)
				if strings.Count(words, ask) != strings.Count(words, "["+ask) || strings.Count(words, "[") != strings.Count(words, "]") {
					t.Errorf("%s: %s: %q asks outside square brackets", info.Name, field, words)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d pieces of guidance found", found)
	}
}
