package markup_test

import (
	"slices"
	"testing"

	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

func TestReferencesShowNumbers(t *testing.T) {
	p := numbered(3)
	gone := string(plantest.Minter(9).New())
	row := func(n int) string { return string(p.Priorities[0].Rows[n].ID) }
	refs := markup.ReferencesOf(p)
	for _, c := range []struct{ source, shown, printed string }{
		{"no reference", "no reference", "no reference"},
		{"see [](#" + row(1) + ").", "see [](#1.2).", "see 1.2."},
		{"[](#" + row(0) + ")[](#" + row(2) + ")", "[](#1.1)[](#1.3)", "1.11.3"},
		{"on page [](#page:" + row(2) + ")", "on page [](#page:1.3)", "on page [](#page:1.3)"},
		{"[the first](#" + row(0) + ") of [](#" + string(p.Priorities[0].ID) + ")", "[the first](#1.1) of [](#P1)", "[the first](#1.1) of P1"},
		{"[](#pages:tables)", "[](#pages:tables)", "[](#pages:tables)"},
		{"[](#" + gone + ") and [](#" + row(0) + ")", "[](#" + gone + ") and [](#1.1)", "[](#" + gone + ") and 1.1"},
		{`a bracket \](#` + row(0) + ")", `a bracket \](#` + row(0) + ")", `a bracket \](#` + row(0) + ")"},
		{`a bracket \[](#` + row(0) + ")", `a bracket \[](#1.1)`, `a bracket \[](#1.1)`},
	} {
		if got := refs.Show(c.source); got != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.source, got, c.shown)
		}
		if got := (&markup.Numbering{}).Show(p, c.source); got != c.shown {
			t.Errorf("an editor shows %q as %q, want %q", c.source, got, c.shown)
		}
		if got := refs.Print(c.source); got != c.printed {
			t.Errorf("%q is taken elsewhere as %q, want %q", c.source, got, c.printed)
		}
		var none *markup.References
		if none.Show(c.source) != c.source || none.Print(c.source) != c.source {
			t.Errorf("%q is another text without numbers", c.source)
		}
	}
}

// TestReferencesOfTwoStates are those of the first that has an item.
func TestReferencesOfTwoStates(t *testing.T) {
	p := numbered(3)
	fewer := *p
	fewer.Priorities = []plan.Priority{{ID: p.Priorities[0].ID, Rows: []plan.Row{p.Priorities[0].Rows[1]}}}
	words := "[](#" + string(p.Priorities[0].Rows[1].ID) + ") [](#" + string(p.Priorities[0].Rows[2].ID) + ")"
	if got := markup.ReferencesOf(&fewer, p).Show(words); got != "[](#1.1) [](#1.3)" {
		t.Errorf("by the one with fewer rows first it is %q", got)
	}
	if got := markup.ReferencesOf(p, &fewer).Show(words); got != "[](#1.2) [](#1.3)" {
		t.Errorf("by the whole one first it is %q", got)
	}
}

func TestStretches(t *testing.T) {
	for words, want := range map[string][]string{
		"none":                             nil,
		"see [](#r1), [this](#r2) there":   {"[](#r1)", "](#r2)"},
		"[](#page:r1)[](#r2)":              {"[](#page:r1)", "[](#r2)"},
		"[out](https://example.org/#r1) a": nil,
	} {
		var got []string
		for _, s := range markup.Stretches(words) {
			got = append(got, words[s[0]:s[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the stretches %q, want %q", words, got, want)
		}
	}
}

func TestPlainWithReferences(t *testing.T) {
	p := numbered(3)
	id, gone := string(p.Priorities[0].Rows[1].ID), string(plantest.Minter(9).New())
	number := plan.Refs(p)[plan.ID(id)]
	for words, want := range map[string]string{
		"As **in** [](#" + id + ").":               "As in " + number + ".",
		"[this](#" + id + ") says [](#" + id + ")": "this says " + number,
		"As in [](#" + gone + ").":                 markup.Plain("As in [](#" + gone + ")."),
		`[out](https://a.example) \*`:              "out *",
	} {
		if got := markup.ReferencesOf(p).Plain(words); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}
