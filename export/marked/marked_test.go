package marked

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

func en(s string) plan.Text { return plan.In(plan.English, s) }

// base is a plan of three rows.
func base() *plan.Plan {
	row := func(id, action, when string) plan.Row {
		return plan.Row{ID: plan.ID(id), When: en(when), Actions: []plan.Action{{ID: plan.ID(id + "a"), Text: en(action)}}}
	}
	return &plan.Plan{ID: "p", Title: en("Plan"), Languages: []plan.Lang{"en"}, State: plan.Published, PriorityLabel: en("Priority"), NumberStyle: plan.NumberWords,
		Sections: []plan.Section{{ID: "s", Title: en("About"), Place: plan.Before, Body: en("The crew sails at dawn.\n\n- oars\n- sails")}},
		Priorities: []plan.Priority{{ID: "one", Title: en("Grow"), Commitments: []plan.Commitment{{ID: "c", Text: en("We promise.")}},
			Rows: []plan.Row{row("r1", "Greet each starter by name.", "2026"), row("r2", "Mend the nets.", "2027"), row("r3", "Ask everyone.", "Annually")}},
			{ID: "two", Title: en("Stay"), Rows: []plan.Row{row("r4", "Paint the boats.", "2028")}}}}
}

// same says that every item of a plan is itself, as far as the other has it.
func same(older, newer *plan.Plan) map[plan.ID]plan.ID {
	out := map[plan.ID]plan.ID{}
	for it := range newer.Items() {
		if had, ok := older.Find(it.ID); ok && had.Kind == it.Kind {
			out[it.ID] = it.ID
		}
	}
	return out
}

func compared(older, newer *plan.Plan, o publication.Options) (a, b, out *publication.Publication) {
	o.Languages = newer.Languages
	a, b = publication.New(older, o), publication.New(newer, o)
	return a, b, New(a, b, same(older, newer))
}

// show writes what is marked: {flag} [-removed-] [+added+].
func show(runs []publication.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Tone == publication.Flag {
			b.WriteString("{" + r.Text + "}")
			continue
		}
		b.WriteString(r.Text)
	}
	return strings.ReplaceAll(b.String(), "\u2212", "-")
}

// lines are the texts of blocks that have a mark or a flag.
func lines(blocks []publication.Block) []string {
	var out []string
	add := func(runs []publication.Run) {
		if slices.ContainsFunc(runs, func(r publication.Run) bool { return r.Mark != publication.Kept || r.Tone == publication.Flag }) {
			out = append(out, show(runs))
		}
	}
	publication.Walk(blocks, func(b publication.Block) {
		switch b := b.(type) {
		case *publication.Heading:
			add(b.Runs)
		case *publication.Paragraph:
			add(b.Runs)
		case *publication.List:
			for _, it := range b.Items {
				add(it.Runs)
			}
		case *publication.Table:
			for _, r := range b.Rows {
				if len(r.Theme) > 0 {
					add(append([]publication.Run{{Text: r.Ref + " "}}, r.Theme...))
				}
			}
		}
	}, nil)
	return out
}

func TestMarks(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*plan.Plan)
		want   []string
	}{
		"a word":        {func(p *plan.Plan) { p.Priorities[0].Rows[1].When = en("2028") }, []string{"[-2027-] [+2028+]"}},
		"a word put in": {func(p *plan.Plan) { p.Priorities[0].Rows[0].Actions[0].Text = en("Greet each new starter by name.") }, []string{"Greet each [+new+] starter by name."}},
		"a row removed": {func(p *plan.Plan) { p.Priorities[0].Rows = slices.Delete(p.Priorities[0].Rows, 1, 2) },
			[]string{"1.2 {Removed}", "[-Mend the nets.-]", "[-2027-]"}},
		"a row added": {func(p *plan.Plan) {
			p.Priorities[1].Rows = append(p.Priorities[1].Rows, plan.Row{ID: "r5", Title: en("Tar"), Actions: []plan.Action{{ID: "r5a", Text: en("Buy tar.")}}})
		}, []string{"2.2 {New: }[+Tar+]", "[+Buy tar.+]"}},
		"a row moved": {func(p *plan.Plan) { r := p.Priorities[0].Rows; r[0], r[2] = r[2], r[0]; r[1], r[2] = r[2], r[1] },
			[]string{"1.1 {Moved from 1.3}"}},
		"a row moved to another priority": {func(p *plan.Plan) {
			p.Priorities[1].Rows = append(p.Priorities[1].Rows, p.Priorities[0].Rows[0])
			p.Priorities[0].Rows = p.Priorities[0].Rows[1:]
		}, []string{"2.2 {Moved from 1.1}"}},
		"an action moved into a new row": {func(p *plan.Plan) {
			p.Priorities[1].Rows = append(p.Priorities[1].Rows, plan.Row{ID: "r5", When: en("2030"), Actions: p.Priorities[0].Rows[1].Actions})
			p.Priorities[0].Rows = slices.Delete(p.Priorities[0].Rows, 1, 2)
		}, []string{"1.2 {Removed}", "[-2027-]", "2.2 {New}", "{Moved from 1.2: }Mend the nets.", "[+2030+]"}},
		"a priority removed": {func(p *plan.Plan) { p.Priorities = p.Priorities[:1] },
			[]string{"{Removed: }[-Priority two: Stay-]", "[-Paint the boats.-]", "[-2028-]"}},
		"a commitment and a point": {func(p *plan.Plan) {
			p.Priorities[0].Commitments = append(p.Priorities[0].Commitments, plan.Commitment{ID: "c2", Text: en("We hope.")})
			p.Sections[0].Body = en("The crew sails at dawn.\n\n- oars\n- sails\n- tar")
		}, []string{"[+tar+]", "{New: }[+We hope.+]"}},
		"a section removed": {func(p *plan.Plan) { p.Sections = nil }, []string{"{Removed: }[-About-]", "[-The crew sails at dawn.-]", "[-oars-]", "[-sails-]"}},
		"nothing":           {func(*plan.Plan) {}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			older, newer := base(), base()
			c.change(newer)
			_, _, pub := compared(older, newer, publication.Options{})
			got := slices.DeleteFunc(lines(pub.Parts[0].Blocks), func(s string) bool { return strings.Contains(s, "Text like this") })
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%q; want %q", got, c.want)
			}
			alike := strings.Contains(fmt.Sprint(plainest(pub)), "Nothing differs.")
			if alike != (c.want == nil) {
				t.Errorf("whether nothing differs is said to be %t", alike)
			}
		})
	}
}

// plainest returns the words of all runs.
func plainest(pub *publication.Publication) []string {
	var out []string
	for i := range pub.Parts {
		publication.WalkRuns(pub.Parts[i].Blocks, func(r *publication.Run) { out = append(out, r.Text) })
	}
	return out
}

func TestCounts(t *testing.T) {
	older, newer := base(), base()
	newer.Priorities[0].Rows = newer.Priorities[0].Rows[1:]
	newer.Priorities[1].Rows[0].When = en("2029")
	newer.Sections = append(newer.Sections, plan.Section{ID: "s2", Place: plan.After, Title: en("Thanks"), Body: en("To all.")})
	for lang, want := range map[plan.Lang]string{"en": "New: sections 1|Removed: rows 1|Other texts changed: 1", "cy": "Newydd: adrannau 1|Tynnwyd: rhesi 1|Testunau eraill a newidiwyd: 1"} {
		older.Languages, newer.Languages = []plan.Lang{lang}, []plan.Lang{lang}
		_, _, pub := compared(older, newer, publication.Options{})
		if got := strings.Join(plainest(pub), "|"); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got[:min(len(got), 900)], want)
		}
	}
}

// textsOf returns each text of blocks.
func textsOf(blocks []publication.Block) (out [][]publication.Run) {
	publication.Walk(blocks, func(b publication.Block) {
		switch b := b.(type) {
		case *publication.Heading:
			out = append(out, b.Runs)
		case *publication.Paragraph:
			out = append(out, b.Runs)
		case *publication.List:
			for _, it := range b.Items {
				out = append(out, it.Runs)
			}
		case *publication.Table:
			for _, r := range b.Rows {
				out = append(out, r.Theme)
			}
		case *publication.Figure:
			out = append(out, b.Figure, b.What, b.Detail)
		case *publication.Definitions:
			for _, d := range b.Terms {
				out = append(out, d.Term, d.Meaning)
			}
		case *publication.Picture:
			out = append(out, b.Credit)
		}
	}, nil)
	return out
}

// bag counts the texts of blocks as one side has them: without flags, signs and the words with a mark of the other side. It knows no order, since
// what was moved stands where the newer plan has it.
func bag(blocks []publication.Block, without publication.Mark) map[string]int {
	out := map[string]int{}
	for _, runs := range textsOf(blocks) {
		var b strings.Builder
		for _, r := range runs {
			if r.Tone != publication.Flag && r.Spoken == "" && r.Live == publication.Fixed && (r.Mark != without || without == publication.Kept) {
				b.WriteString(r.Text)
			}
		}
		seen := func(r rune) rune {
			if unicode.IsSpace(r) || publication.Invisible(r) || r == '…' { // which stands for a page number of the older plan
				return -1
			}
			return r
		}
		if words := strings.Map(seen, b.String()); words != "" {
			out[words]++
		}
	}
	return out
}

// change makes a few changes to a plan as people would.
func change(t *rapid.T, p *plan.Plan) {
	words := func() plan.Text { return plan.In(p.Primary(), plantest.Words().Draw(t, "words")) }
	m := plantest.Minter(99)
	for range rapid.IntRange(0, 6).Draw(t, "changes") {
		if len(p.Priorities) == 0 {
			return
		}
		from := &p.Priorities[rapid.IntRange(0, len(p.Priorities)-1).Draw(t, "priority")]
		to := &p.Priorities[rapid.IntRange(0, len(p.Priorities)-1).Draw(t, "other priority")]
		what := rapid.IntRange(0, 8).Draw(t, "what")
		if what == 0 {
			from.Rows = append(from.Rows, plan.Row{ID: m.New(), When: words(), Actions: []plan.Action{{ID: m.New(), Text: words(), Lead: words()}}})
			continue
		}
		if len(from.Rows) == 0 {
			continue
		}
		i := rapid.IntRange(0, len(from.Rows)-1).Draw(t, "row")
		r := &from.Rows[i]
		switch what {
		case 1:
			from.Rows = slices.Delete(slices.Clone(from.Rows), i, i+1)
		case 2:
			row := *r
			from.Rows = slices.Delete(slices.Clone(from.Rows), i, i+1)
			to.Rows = append(slices.Clone(to.Rows), row)
		case 3:
			r.Title = words()
		case 4:
			r.When = words()
		case 5:
			if n := len(r.Actions); n > 0 {
				a := r.Actions[n-1]
				r.Actions = r.Actions[:n-1]
				if len(to.Rows) > 0 {
					to.Rows[0].Actions = append(slices.Clone(to.Rows[0].Actions), a)
				}
			}
		case 6:
			if n := len(r.Actions); n > 0 {
				text, lang := r.Actions[n-1].Text.Best(p.Primary())
				if lang != "" {
					r.Actions[n-1].Text = plan.In(lang, text+" "+plantest.Words().Draw(t, "words"))
				}
			}
		case 7:
			r.Measures = append(slices.Clone(r.Measures), plan.Measure{ID: m.New(), Text: words(), Target: words()})
		case 8:
			p.Sections = p.Sections[:len(p.Sections)/2]
		}
	}
}

// TestEveryWordOfBothPlansIsThere takes the marked edition apart again: without what was added it says what the older plan says, and without what
// was removed what the newer one says.
func TestEveryWordOfBothPlansIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		older := plantest.Plan().Draw(t, "older")
		older.Files, older.Design.Logo = nil, plan.Picture{} // pictures are told in words
		data, err := exchange.Encode(older)
		if err != nil {
			t.Fatal(err)
		}
		newer, _, err := exchange.Decode(data, exchange.Options{Mint: plantest.Minter(3)})
		if err != nil {
			t.Fatal(err)
		}
		older, _, _ = exchange.Decode(data, exchange.Options{Mint: plantest.Minter(3)})
		change(t, newer)
		if rapid.IntRange(0, 9).Draw(t, "another plan") == 0 {
			newer = plantest.Plan().Draw(t, "newer")
			newer.Files = nil
		}
		o := publication.Options{Version: rapid.SampledFrom([]publication.Version{publication.Full, publication.Reduced}).Draw(t, "version")}
		a, b, pub := compared(older, newer, o)
		for i := range b.Parts {
			was, is := a.Parts[i].Blocks, b.Parts[i].Blocks
			m := newMerger(older, newer, &b.Parts[i], same(older, newer))
			both := m.merge(m.nodes(was, true), m.nodes(is, false))
			for _, side := range []struct {
				name    string
				without publication.Mark
				want    map[string]int
			}{{"older", publication.Added, bag(was, publication.Kept)}, {"newer", publication.Removed, bag(is, publication.Kept)}} {
				if got := bag(both, side.without); fmt.Sprint(got) != fmt.Sprint(side.want) {
					t.Fatalf("the %s plan says\n%v\nand its side of the marked edition\n%v", side.name, side.want, got)
				}
			}
		}
		if _, err := layout.Layout(context.Background(), pub, layout.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestNothingIsMarkedInTheSamePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		_, _, pub := compared(p, p, publication.Options{})
		for i := range pub.Parts {
			publication.WalkRuns(pub.Parts[i].Blocks, func(r *publication.Run) {
				if r.Mark != publication.Kept || r.Tone == publication.Flag {
					t.Fatalf("%q is marked", r.Text)
				}
			})
		}
	})
}

func TestSettled(t *testing.T) {
	older, newer := base(), base()
	newer.Priorities[0].Title, newer.Priorities = en("Grow and stay"), newer.Priorities[:1]
	_, _, pub := compared(older, newer, publication.Options{})
	var got []string
	publication.Walk(pub.Parts[0].Blocks, func(b publication.Block) {
		if h, ok := b.(*publication.Heading); ok && h.Priority {
			got = append(got, publication.PlainText(publication.Settled(h.Runs)))
		}
	}, nil)
	if want := "Priority one: Grow and stay|Removed: Priority two: Stay"; strings.Join(got, "|") != want {
		t.Errorf("%q; want %q", got, want)
	}
}
