package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/nation"
	"planwright/plan/plantest"
)

// ukPlan writes a UK-wide plan of so many rows and returns its path.
func ukPlan(t *testing.T, w *window, rows int) (string, *plan.Plan) {
	t.Helper()
	p := plantest.Rows(rows)
	p.Scope = plan.UKWide
	path := filepath.Join(t.TempDir(), "uk.plan")
	if err := w.writeNew(path, p); err != nil {
		t.Fatal(err)
	}
	return path, p
}

// TestANationsPlanIsMadeByKeyboard from a file of the UK-wide plan, and its coverage shows with that plan found again by itself.
func TestANationsPlanIsMadeByKeyboard(t *testing.T) {
	c := &answers{}
	w, _ := start(t, c)
	path, parent := ukPlan(t, w, 4)
	c.open, c.save = path, filepath.Join(t.TempDir(), "england.plan")
	w.newNation() // nothing is known yet, so it asks for a file at once
	w.press(fyne.KeyReturn)
	if len(w.boxes) != 1 {
		t.Fatal("a plan without a title is made")
	}
	test.Type(w.window.Canvas().Focused(), "Ours")
	w.press(fyne.KeyReturn)
	test.Type(w.window.Canvas().Focused(), "at")
	w.press(fyne.KeyEscape) // a step back, which forgets nothing
	w.press(fyne.KeyReturn)
	w.press(fyne.KeyDown, fyne.KeyDown)
	test.Type(w.window.Canvas().Focused(), "n")
	test.Type(w.window.Canvas().Focused(), "no ports")
	w.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if w.doc == nil || w.path != c.save {
		t.Fatalf("the plan that is open is %q", w.path)
	}
	p := w.doc.Plan()
	got := nation.Cover(p, parent)
	if p.Scope != plan.England || p.Period != parent.Period || p.Title.In("en") != "Ours" || p.Parent.ID != parent.ID {
		t.Errorf("it is %s of %v, %q", p.Scope, p.Period, p.Title.In("en"))
	}
	if got.Count(nation.Adapted) != 1 || got.Count(nation.Delivered) != 1 || got.Count(nation.Absent) != 1 || got.Count(nation.Undecided) != 1 {
		t.Errorf("it stands %+v", got.Entries)
	}
	c.open = ""
	var found *plan.Plan
	w.parent(false, func(p *plan.Plan) { found = p })
	if found == nil || found.ID != parent.ID {
		t.Error("the plan that it was made from is not found again")
	}
}

// TestTimingsAreFittedToTheYears of the new plan unless that is unticked.
func TestTimingsAreFittedToTheYears(t *testing.T) {
	for _, keep := range []bool{false, true} {
		w, _ := start(t, &answers{})
		p := plantest.Rows(3)
		p.Period = plan.Period{Start: 2024, End: 2027}
		for i, when := range []string{"2024 to 2027", "2024 to 2026", "2024"} {
			p.Priorities[0].Rows[i].When = plan.In("en", when)
		}
		m := &making{w: w, parent: p, decisions: nation.All(p, nation.Decision{Choice: nation.Take}), form: newNationForm(p)}
		m.form.title.SetText("Ours")
		m.form.keep = keep
		if m.fit().MinSize().Height != 0 {
			t.Error("in the same years there is something to fit")
		}
		m.form.from.SetText("2025")
		offered, ok := m.fit().(*fyne.Container).Objects[0].(*fynewidget.Check)
		if !ok || offered.Text != "Fit the timings of 2 rows to the years 2025 to 2027" || offered.Checked == keep {
			t.Fatalf("offered is %+v", offered)
		}
		o, err := m.form.options()
		if err != nil || o.Fit == keep {
			t.Errorf("the timings are fitted: %v, %v", o.Fit, err)
		}
	}
}

// TestTheOtherPlanIsAskedForAgain where it has gone, and a file of another plan is refused.
func TestTheOtherPlanIsAskedForAgain(t *testing.T) {
	c := &answers{}
	w, _ := start(t, c)
	path, parent := ukPlan(t, w, 4)
	p, err := nation.Make(parent, nation.All(parent, nation.Decision{Choice: nation.Take}), nation.Options{Scope: plan.Wales, Fresh: w.minter().New})
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(t.TempDir(), "wales.plan")
	w.createPlan(own, p)
	got := func(ask bool) (found *plan.Plan) {
		w.parent(ask, func(p *plan.Plan) { found = p })
		return found
	}
	if got(false) != nil {
		t.Error("it is found where nobody has seen it")
	}
	other, _ := ukPlan(t, w, 5)
	if c.open = other; got(true) != nil || len(w.boxes) != 1 {
		t.Error("another plan is taken for it")
	}
	w.press(fyne.KeyReturn)
	if c.open = path; got(true) == nil || got(false) == nil {
		t.Error("its file was chosen, and is not known")
	}
	w.writeCoverage(nation.Cover(w.doc.Plan(), parent))
	table, err := os.ReadFile(strings.TrimSuffix(own, ".plan") + " coverage.csv")
	if err != nil || strings.Count(string(table), "\r\n") != 5 {
		t.Errorf("the table is %q, %v", table, err)
	}
	w.press(fyne.KeyEscape)
	if s, err := readSettings(w.DataDir); err != nil || s.Parents[string(parent.ID)] != path {
		t.Errorf("remembered is %v, %v", s.Parents, err)
	}
}

// TestAPlanWithoutActionsMakesNone and says so.
func TestAPlanWithoutActionsMakesNone(t *testing.T) {
	c := &answers{}
	w, _ := start(t, c)
	c.open = filepath.Join(t.TempDir(), "empty.plan")
	p, err := document.FromTemplate("blank", nil, w.minter())
	if err != nil {
		t.Fatal(err)
	}
	p.Priorities = nil
	if err := w.writeNew(c.open, p); err != nil {
		t.Fatal(err)
	}
	if w.newNation(); len(w.boxes) != 1 || w.doc != nil {
		t.Errorf("%d dialogs are open", len(w.boxes))
	}
}
