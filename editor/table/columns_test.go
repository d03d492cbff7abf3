package table

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

func textOf(o fyne.CanvasObject) string {
	if t, ok := o.(*canvas.Text); ok {
		return t.Text
	}
	return ""
}

// led gives the first action a lead, and the second a status.
func led(t *testing.T, table *Table, f *fake) {
	t.Helper()
	for _, e := range [][3]string{{"a1", "lead:en", "The people team"}, {"a2", "status", "under-way"}} {
		if err := f.SetText(plan.ID(e[0]), e[1], e[2]); err != nil {
			t.Fatal(err)
		}
	}
	table.Reload()
}

func TestLeadAndStatusHaveColumnsOnceOneIsSet(t *testing.T) {
	table, f, w := open(t)
	w.Resize(fyne.NewSize(1100, 560))
	if n := len(table.metrics.columns); n != 3 {
		t.Fatalf("%d columns, want 3", n)
	}
	led(t, table, f)
	if n := len(table.metrics.columns); n != 5 {
		t.Fatalf("%d columns, want 5", n)
	}
	test.AssertRendersToMarkup(t, "columns.xml", w.Canvas())
	for _, c := range []struct {
		cell  Cell
		words string
	}{{Cell{Kind: Lead, Owner: "r1", Item: "a1"}, "The people team"}, {Cell{Kind: Lead, Owner: "r1", Item: "a2"}, ""},
		{Cell{Kind: Status, Owner: "r1", Item: "a2"}, "Under way"}} {
		i, j, ok := table.find(c.cell)
		if !ok || table.blocks[i].cells[j].words != c.words {
			t.Errorf("%v is shown: %v", c.cell, ok)
			continue
		}
		if a, b, _ := table.find(Cell{Kind: Action, Owner: "r1", Item: c.cell.Item}); table.blocks[a].cells[b].text.Y != table.blocks[i].cells[j].text.Y {
			t.Errorf("%v does not stand beside its action", c.cell)
		}
	}
	w.Resize(fyne.NewSize(420, 560))
	if n := len(table.metrics.columns); n != 3 {
		t.Errorf("in a narrow window there are %d columns, want 3", n)
	}
}

func TestALeadIsWrittenAndAStatusChosen(t *testing.T) {
	table, f, w := open(t)
	w.Resize(fyne.NewSize(1100, 560))
	led(t, table, f)
	if !table.Go("a3", "lead:en") {
		t.Fatal("there is no lead of a3")
	}
	write(w, "The college")
	press(t, w, "Tab", "Tab")
	if got := row(f, 1).Actions[0].Lead.In("en"); got != "The college" {
		t.Errorf("the lead is %q", got)
	}
	if c := table.Active(); c.Kind != Status || c.Item != "a3" || table.Editing() {
		t.Fatalf("after the timing comes %+v, editing %v", c, table.Editing())
	}
	write(w, "x") // a status can't be typed
	press(t, w, "Return")
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter offers nothing")
	}
	menu := table.statusMenu(table.Active())
	menu.Items[3].Action()
	if got := row(f, 1).Actions[0].Status; got != plan.Done {
		t.Errorf("the status is %q", got)
	}
	if m := table.statusMenu(table.Active()); !m.Items[3].Checked || m.Items[0].Checked {
		t.Error("what the status is now is not marked")
	}
	w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
	table.Focus()
	press(t, w, "Delete")
	if got := row(f, 1).Actions[0].Status; got != "" {
		t.Errorf("after Delete the status is %q", got)
	}
}

func TestArrowsLeaveACellAtTheEndsOfItsWords(t *testing.T) {
	table, _, w := open(t)
	steps := []struct {
		key   string
		item  plan.ID
		kind  Kind
		caret int
	}{
		{"F2", "a1", Action, 64}, {"Right", "a2", Action, 0}, {"Left", "a1", Action, 64}, {"Left", "a1", Action, 63}, {"Right", "a1", Action, 64},
		{"Down", "a2", Action, 0}, {"Right", "a2", Action, 1}, {"End", "a2", Action, 15}, {"Down", "r2", Theme, 0}, {"Up", "a2", Action, 15},
		{"Home", "a2", Action, 0}, {"Up", "a1", Action, 64},
	}
	for i, s := range steps {
		press(t, w, s.key)
		if c := table.Active(); c.Item != s.item || c.Kind != s.kind || table.live.Caret() != s.caret || !table.Editing() {
			t.Fatalf("step %d, %s: at %+v, caret %d, editing %v", i, s.key, c, table.live.Caret(), table.Editing())
		}
	}
}

func TestGo(t *testing.T) {
	table, _, _ := open(t)
	for _, c := range []struct {
		item  plan.ID
		field string
		want  Cell
		ok    bool
	}{
		{"m1", "text@en", Cell{Kind: Measure, Owner: "r1", Item: "m1"}, true},
		{"r2", "when:en", Cell{Kind: When, Owner: "r2", Item: "r2"}, true},
		{"r1", "title@en", Cell{Kind: When, Owner: "r1", Item: "r1"}, true},
		{"a3", "short@en", Cell{Kind: Action, Owner: "r2", Item: "a3"}, true},
		{"p1", "title@en", Cell{Kind: Heading, Owner: "p1", Item: "p1"}, true},
		{"nobody", "text@en", Cell{Kind: Heading, Owner: "p1", Item: "p1"}, false},
	} {
		if ok := table.Go(c.item, c.field); ok != c.ok || table.Active() != c.want {
			t.Errorf("%s %s: %v, at %+v", c.item, c.field, ok, table.Active())
		}
	}
}

func TestTheActiveCellIsTold(t *testing.T) {
	table, _, w := open(t)
	press(t, w, "Down")
	if got := table.sheet.AccessibilityLabel(); got != "1.1, Action: Tell the board." {
		t.Errorf("it is told as %q", got)
	}
	table.SelectRow("r3")
	press(t, w, "Escape", "Right")
	if got := table.sheet.AccessibilityLabel(); got != "1.3, Measure: empty" {
		t.Errorf("an empty cell is told as %q", got)
	}
	press(t, w, "F2")
	if got := table.live.AccessibilityLabel(); got != "1.3, Measure:" {
		t.Errorf("the entry is told as %q", got)
	}
	table.SelectAll()
	if got := table.sheet.AccessibilityLabel(); got != "3 rows are selected" {
		t.Errorf("a selection is told as %q", got)
	}
}

// TestAStatusIsChosenInALockedPlan, and nothing else there is.
func TestAStatusIsChosenInALockedPlan(t *testing.T) {
	table, f, w := open(t)
	w.Resize(fyne.NewSize(1100, 560))
	led(t, table, f)
	next := *f.plan
	next.State = plan.Published
	f.plan = &next
	refused := 0
	table.Refused = func() { refused++ }
	table.Reload()
	if !table.Go("a2", "status") {
		t.Fatal("there is no status of a2")
	}
	press(t, w, "Return")
	if w.Canvas().Overlays().Top() == nil || refused > 0 {
		t.Fatalf("Enter offers nothing, and was refused %d times", refused)
	}
	w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
	table.statusMenu(table.Active()).Items[3].Action()
	if got := f.Plan().Priorities[0].Rows[0].Actions[1].Status; got != plan.Done {
		t.Errorf("the status is %q", got)
	}
	table.Focus()
	press(t, w, "Delete")
	if got := f.Plan().Priorities[0].Rows[0].Actions[1].Status; got != "" || refused > 0 {
		t.Errorf("after Delete the status is %q, and was refused %d times", got, refused)
	}
	press(t, w, "Left", "F2", "Delete")
	if table.Editing() || refused != 2 {
		t.Errorf("the cell beside it is open: %v, and was refused %d times", table.Editing(), refused)
	}
}
