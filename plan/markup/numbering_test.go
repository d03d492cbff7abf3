package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

// numbered is a plan of one priority with so many rows.
func numbered(rows int) *plan.Plan {
	mint := plantest.Minter(7)
	p := &plan.Plan{ID: mint.New(), Priorities: []plan.Priority{{ID: mint.New()}}}
	for range rows {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: mint.New()})
	}
	return p
}

func TestNumberingShowsWhatReferencesLeadTo(t *testing.T) {
	p := numbered(3)
	gone := string(plantest.Minter(9).New())
	row := func(n int) string { return string(p.Priorities[0].Rows[n].ID) }
	for _, c := range []struct{ source, shown string }{
		{"no reference", "no reference"},
		{"see [](#" + row(1) + ").", "see [](#1.2)."},
		{"on page [](#page:" + row(2) + ")", "on page [](#page:1.3)"},
		{"[the first](#" + row(0) + ") of [](#" + string(p.Priorities[0].ID) + ")", "[the first](#1.1) of [](#P1)"},
		{"[](#pages:tables)", "[](#pages:tables)"},
		{"[](#" + gone + ")", "[](#" + gone + ")"},
		{"[out](https://example.org/#" + row(0) + ")", "[out](https://example.org/#" + row(0) + ")"},
		{`a bracket \](#` + row(0) + ")", `a bracket \](#` + row(0) + ")"},
		{`[a stroke\\](#` + row(0) + ")", `[a stroke\\](#1.1)`},
	} {
		var n markup.Numbering
		if got := n.Show(p, c.source); got != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.source, got, c.shown)
		}
		for name, n := range map[string]*markup.Numbering{"shown": &n, "typed by hand": {}} {
			if got := n.Source(p, c.shown); got != c.source {
				t.Errorf("%q, %s, means %q, want %q", c.shown, name, got, c.source)
			}
		}
	}
	for typed, want := range map[string]string{"[](#p1)": "[](#" + string(p.Priorities[0].ID) + ")", "[](#4.9)": "[](#4.9)", "[](#1[](#p1)": "[](#1[](#" + string(p.Priorities[0].ID) + ")", `\](#1.3)`: `\](#1.3)`} {
		if got := (&markup.Numbering{}).Source(p, typed); got != want {
			t.Errorf("%q, typed by hand, means %q, want %q", typed, got, want)
		}
	}
}

// TestNumberingNeverConfusesItems however rows move and go, texts are shown anew and numbers are typed: whatever was shown or typed goes on meaning
// the same items, and places in it the same places.
func TestNumberingNeverConfusesItems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := numbered(4)
		all := p.Priorities[0].Rows
		var n markup.Numbering
		held := map[string]string{} // what each text meant that stood in the entry
		for range rapid.IntRange(1, 8).Draw(t, "times") {
			rows := rapid.Permutation(all).Draw(t, "rows")
			p = &plan.Plan{ID: p.ID, Priorities: []plan.Priority{{ID: p.Priorities[0].ID, Rows: rows[:rapid.IntRange(1, len(rows)).Draw(t, "left")]}}}
			var source strings.Builder
			for _, at := range rapid.SliceOfN(rapid.IntRange(0, len(all)-1), 0, 4).Draw(t, "references") {
				fmt.Fprintf(&source, "gwêl [%s](#%s%s) ", rapid.SampledFrom([]string{"", "words"}).Draw(t, "words"), rapid.SampledFrom([]string{"", "page:"}).Draw(t, "kind"), all[at].ID)
			}
			shown := ""
			switch rapid.SampledFrom([]string{"show", "renew", "type"}).Draw(t, "what") {
			case "show":
				shown = n.Show(p, source.String())
			case "renew":
				var other bool
				shown, other = n.Renew(p, source.String())
				if !other { // what undo brings back must mean what it meant
					break
				}
				held = map[string]string{}
			case "type":
				shown = fmt.Sprintf("[](#1.%d)", rapid.IntRange(1, 4).Draw(t, "number"))
				source.Reset()
				source.WriteString(n.Source(p, shown))
				if source.String() == shown {
					continue // it names nothing yet
				}
			}
			held[shown] = source.String()
			for words, want := range held {
				if got := n.Source(p, words); got != want {
					t.Fatalf("%q means %q, want %q", words, got, want)
				}
			}
			s := markup.Selection{Text: source.String()}
			s.From, s.To = len([]rune(s.Text)), len([]rune(s.Text))
			if i := strings.LastIndex(s.Text, "gwêl"); i > 0 {
				s.From = len([]rune(s.Text[:i]))
			}
			if back := n.SourceOf(p, n.ShowOf(p, s)); back != s {
				t.Fatalf("%+v came back as %+v", s, back)
			}
		}
	})
}

func TestRenewSaysWhereWhatWasTypedMeansAnother(t *testing.T) {
	p := numbered(2)
	var n markup.Numbering
	n.Source(p, "[](#1.2)")
	if _, other := n.Renew(p, "nothing"); other {
		t.Error("nothing has moved")
	}
	n.Source(p, "[](#1.2)")
	r := p.Priorities[0].Rows
	r[0], r[1] = r[1], r[0]
	if _, other := n.Renew(p, "nothing"); !other {
		t.Error("1.2 is another row now")
	}
	if got, want := n.Source(p, "[](#1.2)"), "[](#"+string(r[1].ID)+")"; got != want {
		t.Errorf("typed anew it means %q, want %q", got, want)
	}
}

func TestRefersOnlyWhereReferencesArePrinted(t *testing.T) {
	for _, kind := range []string{plan.KindCommitment, plan.KindAction, plan.KindMeasure} {
		if !markup.Refers(kind, "text") || markup.Refers(kind, "short") != (kind == plan.KindAction) || markup.Refers(kind, "lead") {
			t.Errorf("the texts of a %s", kind)
		}
	}
	if !markup.Refers(plan.KindSection, "body") || !markup.Refers(plan.KindPlan, "organisation.about") || markup.Refers(plan.KindSection, "title") || markup.Refers("comment", "text") || markup.Refers(plan.KindTerm, "short") {
		t.Error("sections, the organisation, comments")
	}
}
