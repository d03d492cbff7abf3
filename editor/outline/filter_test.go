package outline

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

func TestTheFilterShowsWhatHoldsAllWords(t *testing.T) {
	for words, want := range map[string]string{
		"team":          "Priorities\n1 Grow the team (1 row)\n2 Keep the team that we have grown, and see that nobody leaves it unheard (3 rows · 4 empty cells)\n",
		"LEAVES talk":   "Priorities\n2 Keep the team that we have grown, and see that nobody leaves it unheard (3 rows · 4 empty cells)\n  2.1 Talk to everyone who leaves (no measure)\n",
		"2.3":           "Priorities\n2 Keep the team that we have grown, and see that nobody leaves it unheard (3 rows · 4 empty cells)\n  2.3 Retiring later\n",
		"county counts": "After the priorities\nWho we are Everyone who lives in… grey\n",
		"terms":         "Figures and terms\nTerms (1 term)\n",
		"nowhere":       "Nothing found. Escape shows all parts again.\n",
	} {
		got := spell(lister{plan: small(), lang: plan.English, wanted: strings.Fields(strings.ToLower(words))})
		if got != want {
			t.Errorf("%q finds\n%s\nwant\n%s", words, got, want)
		}
	}
}

// TestTheFilterFollowsTheLook that is chosen while it has the keyboard: it was once white in a dark window.
func TestTheFilterFollowsTheLook(t *testing.T) {
	d := show(t, small())
	d.FocusFilter()
	settings := fyne.CurrentApp().Settings()
	for _, l := range []widget.Look{widget.Dark, widget.Light} {
		settings.SetTheme(&widget.Theme{Look: l})
		if got, want := d.filter.Theme().Color(theme.ColorNameInputBackground, 0), settings.Theme().Color(theme.ColorNameInputBackground, 0); got != want {
			t.Errorf("look %v: the field has the ground %v, want %v", l, got, want)
		}
	}
	thick := d.filter.Theme().Size(theme.SizeNameInputBorder)
	d.win.Canvas().Unfocus()
	if thin := d.filter.Theme().Size(theme.SizeNameInputBorder); thin >= thick {
		t.Errorf("the edge is %g wide with the keyboard and %g without", thick, thin)
	}
}

func TestTypingInTheTreeFilters(t *testing.T) {
	d := show(t, small())
	d.Focus()
	test.Type(d.win.Canvas().Focused(), "l")
	test.Type(d.win.Canvas().Focused(), "ighter")
	if d.filter.Text != "lighter" || len(d.entries) != 3 {
		t.Fatalf("the filter says %q and lists\n%s", d.filter.Text, spell(d.lister()))
	}
	d.press(fyne.KeyDown)
	if !d.Focused() || d.said() != "p2 false" {
		t.Errorf("Down goes elsewhere than to what was found")
	}
	d.press(fyne.KeyDown, fyne.KeyReturn)
	if got := d.said(); got != "r4 false, r4 true" {
		t.Errorf("told is %q", got)
	}
	d.press(fyne.KeyEscape)
	if w := d.filter.Size().Width; w < d.all.Size().Width-20 {
		t.Errorf("cleared, the field is %g wide of %g", w, d.all.Size().Width)
	}
	if d.filter.Text != "" || d.clearButton() || !strings.Contains(spell(d.lister()), "Publisher") {
		t.Error("Escape does not clear the filter")
	}
}
