package table

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// openReduced is open with each action beside its short form.
func openReduced(t *testing.T) (*Table, *fake, fyne.Window) {
	t.Helper()
	table, f, w := open(t)
	table.SetReduced(true)
	return table, f, w
}

func TestReducedLook(t *testing.T) {
	table, f, w := openReduced(t)
	if err := f.SetText("a1", "short@en", "Count empty posts"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	test.AssertRendersToMarkup(t, "reduced.xml", w.Canvas())
	table.Display("p1", plan.Welsh)
	test.AssertRendersToMarkup(t, "reduced-welsh.xml", w.Canvas())
	table.Display("p1", plan.English)
	table.SetReduced(false)
	if err := f.SetText("a1", "short@en", ""); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	test.AssertRendersToMarkup(t, "resting.xml", w.Canvas()) // and the measures are there again
}

// TestShortFormsAreWrittenDownTheColumn with Enter, from row to row.
func TestShortFormsAreWrittenDownTheColumn(t *testing.T) {
	table, f, w := openReduced(t)
	table.Choose(Short, "r1", "a1")
	for _, words := range []string{"Count posts", "Tell the board", "Placements"} {
		if !table.Editing() {
			press(t, w, "F2")
		}
		write(w, words)
		press(t, w, "Return")
	}
	for i, want := range []string{"Count posts", "Tell the board"} {
		if got := row(f, 0).Actions[i].Short.In("en"); got != want {
			t.Errorf("the short form of action %d is %q", i, got)
		}
	}
	if got := row(f, 1).Actions[0].Short.In("en"); got != "Placements" {
		t.Errorf("that of the next row is %q", got)
	}
	if len(f.typed) != 0 {
		t.Errorf("drafts are left: %v", f.typed)
	}
	press(t, w, "Escape")
	table.Choose(Short, "r1", "a1")
	press(t, w, "Delete")
	if got := row(f, 0).Actions[0]; !got.Short.Empty() || got.ID != "a1" {
		t.Errorf("emptied, the action is %+v", got)
	}
}

// TestAShortFormRefersByNumbers of which the plan holds the ids.
func TestAShortFormRefersByNumbers(t *testing.T) {
	table, f, w := openReduced(t)
	table.Choose(Short, "r1", "a1")
	press(t, w, "F2")
	table.live.TypedShortcut(&fyne.ShortcutSelectAll{})
	write(w, "As [](#1.2)")
	press(t, w, "Return")
	if got := row(f, 0).Actions[0].Short.In("en"); got != "As [](#r2)" {
		t.Errorf("the plan holds %q", got)
	}
	table.Choose(Short, "r1", "a1")
	if press(t, w, "F2"); table.live.Text != "As [](#1.2)" {
		t.Errorf("the cell says %q", table.live.Text)
	}
}

func TestTabGoesFromAnActionToItsShortForm(t *testing.T) {
	table, _, w := openReduced(t)
	table.Choose(Action, "r1", "a1")
	for _, want := range []Cell{{Short, "r1", "a1", ""}, {Action, "r1", "a2", ""}, {Short, "r1", "a2", ""}, {When, "r1", "r1", ""}, {Theme, "r2", "r2", ""}} {
		if press(t, w, "Tab"); table.Active() != want {
			t.Errorf("Tab went to %+v, want %+v", table.Active(), want)
		}
	}
	table.Choose(Short, "r1", "a2")
	press(t, w, "Left")
	if c := table.Active(); c.Kind != Action || c.Item != "a2" {
		t.Errorf("Left of a short form is %+v", c)
	}
}

// TestWhatPrintsWholeIsMarked by the rule of the reduced version: a short form counts in the language of the print, and else where the action
// itself is not there in that language.
func TestWhatPrintsWholeIsMarked(t *testing.T) {
	both := en("Text").With(plan.Welsh, plan.Words{Text: "Testun"})
	for _, c := range []struct {
		text, short plan.Text
		lang        plan.Lang
		whole       bool
	}{
		{en("Text"), nil, plan.English, true}, {en("Text"), en("Short"), plan.English, false}, {nil, nil, plan.English, false},
		{nil, en("Short"), plan.English, false}, {both, en("Short"), plan.Welsh, true}, {en("Text"), en("Short"), plan.Welsh, false},
		{en("Text"), nil, plan.Welsh, true},
	} {
		m := modeller{plan: &plan.Plan{Languages: []plan.Lang{plan.English, plan.Welsh}}, lang: c.lang, reduced: true}
		p := m.short("r", &plan.Action{ID: "a", Text: c.text, Short: c.short})
		if got := p.mark == wholeSign; got != c.whole {
			t.Errorf("%v with the short form %v in %s: marked %v, want %v", c.text, c.short, c.lang, got, c.whole)
		}
	}
}

// TestAMeasureIsReachedFromTheReducedVersion by going back to the full one.
func TestAMeasureIsReachedFromTheReducedVersion(t *testing.T) {
	table, f, w := openReduced(t)
	table.Choose(Measure, "r1", "m1")
	if table.Reduced() || table.Active().Item != "m1" {
		t.Errorf("chosen is %+v", table.Active())
	}
	table.SetReduced(true)
	if _, _, ok := table.find(table.Active()); !ok {
		t.Errorf("the active cell %+v is not there", table.Active())
	}
	table.AddMeasure()
	write(w, "Ten")
	table.Close()
	if n := len(row(f, 0).Measures); n != 2 || table.Reduced() {
		t.Errorf("there are %d measures", n)
	}
}

// TestPairsStandSideBySide whichever of the two is longer, and no cell lies over another.
func TestPairsStandSideBySide(t *testing.T) {
	table, f, _ := openReduced(t)
	if err := f.SetText("a2", "short@en", "Tell the board of all that was found, and of what it means for each of the services, in the order of their size"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	for _, b := range table.blocks {
		if b.kind != rowLine {
			continue
		}
		for i, c := range b.cells {
			if c.Kind == Short && c.text.Y != b.cells[i-1].text.Y {
				t.Errorf("%+v stands at %v and its action at %v", c.Cell, c.text.Y, b.cells[i-1].text.Y)
			}
			if c.frame.y+c.frame.h > b.height+1 || c.text.Y+c.set.Height > b.height {
				t.Errorf("%+v reaches below its row", c.Cell)
			}
			for _, d := range b.cells[:i] {
				if c.frame.x < d.frame.x+d.frame.w-1 && d.frame.x < c.frame.x+c.frame.w-1 && c.frame.y < d.frame.y+d.frame.h-1 && d.frame.y < c.frame.y+c.frame.h-1 {
					t.Errorf("%+v lies over %+v", c.Cell, d.Cell)
				}
			}
		}
	}
}
