package publication

import (
	"fmt"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestAShortFormPrintsOnOneLine, its emphasis and references as in any text in small Markdown and never as they are typed.
func TestAShortFormPrintsOnOneLine(t *testing.T) {
	mint := plantest.Minter(8)
	p := &plan.Plan{ID: mint.New(), Languages: []plan.Lang{plan.English}, Priorities: []plan.Priority{{ID: mint.New(), Rows: []plan.Row{{ID: mint.New()}, {ID: mint.New()}}}}}
	p.Priorities[0].Rows[1].Actions = []plan.Action{{ID: mint.New(), Text: en("Other.")}}
	row := string(p.Priorities[0].Rows[1].ID)
	for short, want := range map[string]string{
		"Plain words":                            "Plain words",
		"Meet **all** boards":                    "Meet *all* boards",
		"As in [](#" + row + "), soon":           "As in 1.2, soon",
		"[Out](https://example.org)":             "Out<https://example.org>",
		"- One\n- two":                           "One – two",
		"1. One\n2. two":                         "1. One 2. two",
		"Two ways:\n\n- by post\n- by hand":      "Two ways: – by post – by hand",
		"one\ntwo\n\n### three":                  "one two three",
		`A \*star\* and 3 * 4`:                   "A *star* and 3 * 4",
		"[](#0195eb89-51c0-7000-8480-000000009)": "[](#0195eb89-51c0-7000-8480-000000009)",
	} {
		m := &maker{plan: p, options: Options{Version: Reduced}, lang: plan.English, words: WordsIn(plan.English), refs: plan.Refs(p), fallback: map[plan.Lang]int{}}
		var b strings.Builder
		for _, r := range m.short(en(short)) {
			words := r.Text
			if r.Bold {
				words = "*" + words + "*"
			}
			if r.Link != "" {
				words += "<" + r.Link + ">"
			}
			b.WriteString(words)
		}
		if got := b.String(); got != want {
			t.Errorf("%q prints as %q, want %q", short, got, want)
		}
	}
	// In the part itself, both where the short form is all there is and in the reduced version.
	p.Priorities[0].Rows[0].Actions = []plan.Action{{ID: mint.New(), Short: en("As **in** [](#" + row + ")")}}
	for _, v := range []Version{Full, Reduced} {
		if shown := show(New(p, Options{Version: v}).Parts[0].Blocks); strings.Contains(shown, "](#") || strings.Contains(shown, "**in**") || !strings.Contains(shown, "1.2") {
			t.Errorf("%v prints\n%s", fmt.Sprint(v), shown)
		}
	}
}
