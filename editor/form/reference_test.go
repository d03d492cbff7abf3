package form

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"planwright/plan"
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

func TestNumberingSpellsWhatReferencesLeadTo(t *testing.T) {
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
		{"a bracket \\](#" + row(0) + ")", "a bracket \\](#" + row(0) + ")"},
	} {
		n := numbering{}
		if got := n.spell(p, c.source); got != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.source, got, c.shown)
		}
		if got := n.source(p, c.shown); got != c.source {
			t.Errorf("%q means %q, want %q", c.shown, got, c.source)
		}
	}
	for typed, want := range map[string]string{"[](#1.3)": "[](#" + row(2) + ")", "[](#4.9)": "[](#4.9)", "\\](#1.3)": "\\](#1.3)"} {
		if got := (numbering{}).source(p, typed); got != want {
			t.Errorf("%q, typed by hand, means %q, want %q", typed, got, want)
		}
	}
}

// TestNumberingNeverConfusesItems however rows move and texts are shown anew while the field is open: what is shown means what the plan held.
func TestNumberingNeverConfusesItems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := numbered(4)
		n := numbering{}
		for range rapid.IntRange(1, 5).Draw(t, "times") {
			rows := rapid.Permutation(p.Priorities[0].Rows).Draw(t, "rows")
			p.Priorities[0].Rows = rows[:rapid.IntRange(1, len(rows)).Draw(t, "left")]
			var b strings.Builder
			for _, at := range rapid.SliceOfN(rapid.IntRange(0, len(rows)-1), 0, 4).Draw(t, "references") {
				fmt.Fprintf(&b, "see [%s](#%s%s) ", rapid.SampledFrom([]string{"", "words"}).Draw(t, "words"), rapid.SampledFrom([]string{"", "page:"}).Draw(t, "kind"), rows[at].ID)
			}
			shown := n.spell(p, b.String())
			if got := n.source(p, shown); got != b.String() {
				t.Fatalf("%q is shown as %q, which means %q", b.String(), shown, got)
			}
		}
	})
}

// TestAReferenceIsKeptWhileItsRowMoves: what somebody types beside it makes no other of it, and Escape neither.
func TestAReferenceIsKeptWhileItsRowMoves(t *testing.T) {
	f, d, w := open(t)
	first, second := d.mint.New(), d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New(), Rows: []plan.Row{{ID: first}, {ID: second}}}}
	body := f.fields[1]
	source := func() string { return d.plan.Sections[0].Body.In(plan.English) }
	held := "See [](#" + string(first) + ")"
	d.plan.Sections[0].Body = plan.In(plan.English, held)
	f.Reload()
	if body.Text != "See [](#1.1)" {
		t.Fatalf("the field says %q", body.Text)
	}
	swap := func() {
		next := d.plan.Clone()
		r := next.Priorities[0].Rows
		r[0], r[1] = r[1], r[0]
		d.plan = next
		f.Reload()
	}
	w.Canvas().Focus(body)
	body.SetCaret(0)
	body.TypedRune('!')
	swap()
	if got := d.typed[section+" body@en"]; got != "!"+held {
		t.Errorf("the draft is %q", got)
	}
	body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.Keep()
	if source() != held {
		t.Errorf("after Escape the plan says %q, want %q", source(), held)
	}
	f.Reload()
	if body.Text != "See [](#1.2)" {
		t.Errorf("once nothing is being typed the field says %q", body.Text)
	}
	body.SetCaret(0)
	body.TypedRune('!')
	swap()
	if f.Keep(); source() != "!"+held {
		t.Errorf("the plan says %q, want %q", source(), "!"+held)
	}
}
