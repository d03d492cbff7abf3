package table

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"planwright/plan"
)

// two gives the small plan a second priority with one row.
func two(table *Table, f *fake) {
	next := f.plan.Clone()
	next.Priorities = append(next.Priorities, plan.Priority{ID: "p2", Title: en("Second"), Rows: []plan.Row{{ID: "s1"}}})
	f.plan = next
	table.Reload()
}

func order(f *fake, priority int) string {
	var ids []string
	for _, r := range f.plan.Priorities[priority].Rows {
		ids = append(ids, string(r.ID))
	}
	return strings.Join(ids, " ")
}

func rows(table *Table) string {
	var ids []string
	for _, id := range table.Rows() {
		ids = append(ids, string(id))
	}
	return strings.Join(ids, " ")
}

// handle presses the handle of a row.
func handle(table *Table, row plan.ID, with fyne.KeyModifier) {
	b := &table.blocks[table.places[row]]
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, b.y+5)}, Button: desktop.MouseButtonPrimary, Modifier: with}
	table.sheet.MouseDown(e)
	table.sheet.MouseUp(e)
}

func TestSeveralRowsAreSelected(t *testing.T) {
	table, _, w := open(t)
	table.SelectRow("r1")
	for _, s := range []struct{ keys, want string }{
		{"Shift+Down", "r1 r2"}, {"Shift+Down", "r1 r2 r3"}, {"Shift+Down", "r1 r2 r3"}, {"Shift+Up", "r1 r2"}, {"Down", "r3"}, {"Shift+Up", "r2 r3"},
		{"Escape", "r2"},
	} {
		press(t, w, s.keys)
		if got := rows(table); got != s.want {
			t.Fatalf("after %s the rows are %s, want %s", s.keys, got, s.want)
		}
	}
	if table.Selected() {
		t.Error("after Escape rows are selected")
	}
	press(t, w, "Shift+Down", "Shift+Down")
	if got := rows(table); got != "r2 r3" {
		t.Errorf("Shift+Down from a cell selects %s", got)
	}
	table.shortcut(&fyne.ShortcutSelectAll{})
	if got := rows(table); got != "r1 r2 r3" {
		t.Errorf("all are %s", got)
	}
}

func TestRowsAreSelectedByTheirHandles(t *testing.T) {
	table, _, _ := open(t)
	for _, s := range []struct {
		row  plan.ID
		with fyne.KeyModifier
		want string
	}{
		{"r1", 0, "r1"}, {"r3", fyne.KeyModifierControl, "r1 r3"}, {"r3", fyne.KeyModifierControl, "r1"}, {"r3", fyne.KeyModifierShift, "r1 r2 r3"},
		{"r2", fyne.KeyModifierControl, "r1 r3"}, {"r1", 0, "r1"}, {"r1", fyne.KeyModifierControl, "r1"},
	} {
		handle(table, s.row, s.with)
		if got := rows(table); got != s.want {
			t.Fatalf("%s with %v: %s, want %s", s.row, s.with, got, s.want)
		}
	}
	if table.Selected() {
		t.Error("the last row was taken out of the selection, and still one is selected")
	}
}

func TestSelectedRowsAreRemovedAndMovedTogether(t *testing.T) {
	table, f, w := open(t)
	two(table, f)
	table.SelectRow("r1")
	press(t, w, "Shift+Down")
	table.MoveRow(false)
	if got := order(f, 0); got != "r3 r1 r2" || rows(table) != "r1 r2" || f.steps != 1 {
		t.Fatalf("moved down: %s with %s selected, in %d steps", got, rows(table), f.steps)
	}
	table.MoveRow(false)
	if got := order(f, 0); got != "r3 r1 r2" || f.steps != 1 {
		t.Errorf("moved past the end: %s", got)
	}
	table.MoveRow(true)
	if got := order(f, 0); got != "r1 r2 r3" {
		t.Errorf("moved up: %s", got)
	}
	if !table.MoveToPriority("p2") || order(f, 0) != "r3" || order(f, 1) != "s1 r1 r2" || table.Row() != "r3" {
		t.Errorf("moved to another priority: %s and %s, at %s", order(f, 0), order(f, 1), table.Row())
	}
	table.Display("p2", plan.English)
	handle(table, "s1", 0)
	handle(table, "r2", fyne.KeyModifierControl)
	press(t, w, "Delete")
	if got := order(f, 1); got != "r1" || table.Row() != "r1" {
		t.Errorf("after Delete: %s, at %s", got, table.Row())
	}
}

func TestRowsThatStandApartMoveTogether(t *testing.T) {
	for _, c := range []struct {
		up   bool
		want string
	}{{true, "r1 r3 r2"}, {false, "r2 r1 r3"}} {
		table, f, _ := open(t)
		handle(table, "r1", 0)
		handle(table, "r3", fyne.KeyModifierControl)
		table.MoveRow(c.up)
		if got := order(f, 0); got != c.want {
			t.Errorf("up %v: %s, want %s", c.up, got, c.want)
		}
	}
}

func TestRowsAreDraggedByTheirHandle(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		to         func(*Table) float32
		want       string
	}{
		{"to the end", "r1", func(x *Table) float32 { return x.sheet.MinSize().Height }, "r2 r3 r1"},
		{"to the top", "r3", func(*Table) float32 { return 0 }, "r3 r1 r2"},
		{"into the lower half of the next", "r1", func(x *Table) float32 { b := x.blocks[x.places["r2"]]; return b.y + b.height - 2 }, "r2 r1 r3"},
		{"within its own place", "r2", func(x *Table) float32 { b := x.blocks[x.places["r2"]]; return b.y + b.height - 2 }, "r1 r2 r3"},
		{"two at once", "r1 r2", func(x *Table) float32 { return x.sheet.MinSize().Height }, "r3 r1 r2"},
	} {
		table, f, _ := open(t)
		for i, r := range strings.Fields(c.rows) {
			handle(table, plan.ID(r), []fyne.KeyModifier{0, fyne.KeyModifierControl}[i])
		}
		first := plan.ID(strings.Fields(c.rows)[0])
		at := fyne.NewPos(5, table.blocks[table.places[first]].y+5)
		table.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
		table.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, c.to(table))}})
		if !table.sheet.drag.line.Visible() {
			t.Errorf("%s: nothing shows where the rows would go", c.name)
		}
		table.sheet.MouseUp(&desktop.MouseEvent{})
		table.sheet.DragEnd()
		if got := order(f, 0); got != c.want || table.sheet.drag.line.Visible() {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := rows(table); got != c.rows {
			t.Errorf("%s: afterwards %s is selected", c.name, got)
		}
	}
}

// TestRowsAreDraggedOutOfTheTable onto what takes them beside it, where the table shows no place of its own for them.
func TestRowsAreDraggedOutOfTheTable(t *testing.T) {
	table, f, w := open(t)
	two(table, f)
	var held []string
	taken := 0
	table.Held = func(rows []plan.ID, at fyne.Position) bool {
		held = append(held, fmt.Sprint(rows))
		return len(rows) > 0 && at.X < 0
	}
	table.LetGo = func() {
		taken++
		table.MoveTo("p2", "")
	}
	drag := func(x float32) {
		at := fyne.NewPos(5, table.blocks[table.places["r1"]].y+5)
		table.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
		table.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, table.sheet.MinSize().Height)}})
		table.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 40), AbsolutePosition: fyne.NewPos(x, 40)}})
	}
	handle(table, "r1", 0)
	handle(table, "r2", fyne.KeyModifierControl)
	drag(-50)
	if table.sheet.drag.line.Visible() {
		t.Error("the table shows a place for rows that are held elsewhere")
	}
	press(t, w, "Escape")
	table.sheet.DragEnd()
	if taken > 0 || held[len(held)-1] != "[]" {
		t.Errorf("given up, they are let go, or still held: %v", held)
	}
	handle(table, "r1", 0)
	handle(table, "r2", fyne.KeyModifierControl)
	drag(-50)
	table.sheet.DragEnd()
	if got := order(f, 1); taken != 1 || order(f, 0) != "r3" || !strings.HasSuffix(got, "r1 r2") {
		t.Errorf("let go %d times: %s and %s", taken, order(f, 0), got)
	}
}

func TestEscapeEndsADrag(t *testing.T) {
	table, f, w := open(t)
	table.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, table.blocks[table.places["r1"]].y+5)}, Button: desktop.MouseButtonPrimary})
	table.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, table.sheet.MinSize().Height)}})
	press(t, w, "Escape")
	table.sheet.DragEnd()
	if got := order(f, 0); got != "r1 r2 r3" {
		t.Errorf("the rows are %s", got)
	}
}

// Somebody else's copy of the plan may take rows away while they are selected or dragged here.
func TestSelectedRowsThatGoAreNotSelectedAnyMore(t *testing.T) {
	table, f, _ := open(t)
	table.SelectRow("r2")
	table.extend("r2", "r3")
	at := fyne.NewPos(5, table.blocks[table.places["r2"]].y+5)
	table.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	if err := f.Remove("r2"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	if got := rows(table); got != "r3" || !table.Selected() {
		t.Errorf("one of two went: %s, selected %v", got, table.Selected())
	}
	table.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 0)}})
	table.sheet.DragEnd()
	if got := order(f, 0); got != "r1 r3" {
		t.Errorf("dragging what is gone moved %s", got)
	}
	if err := f.Remove("r3"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	if table.Selected() {
		t.Errorf("%s is selected in place of what is gone", rows(table))
	}
	if err := f.Remove("r1"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	table.sheet.Dragged(&fyne.DragEvent{})
	table.sheet.DragEnd()
}

// However rows are selected and moved, none is lost, the others keep their order, and what was selected still is.
func TestMovingLosesNoRow(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		p := plan.Plan{Priorities: []plan.Priority{{ID: "a"}, {ID: "b"}}}
		all := strings.Fields("1 2 3 4 5 6 7")
		var chosen []plan.ID
		for i, id := range all {
			at := &p.Priorities[i/4]
			at.Rows = append(at.Rows, plan.Row{ID: plan.ID(id)})
			if rapid.Bool().Draw(t, id) {
				chosen = append(chosen, plan.ID(id))
			}
		}
		to := rapid.SampledFrom([]plan.ID{"a", "b"}).Draw(t, "to")
		before := plan.ID(rapid.SampledFrom(append(all, "")).Draw(t, "before"))
		moveRows(&p, chosen, to, before)
		seen := map[plan.ID]bool{}
		rest := ""
		for i := range p.Priorities {
			for _, r := range p.Priorities[i].Rows {
				seen[r.ID] = true
				if in := len(chosen) > 0 && strings.Contains(join(chosen), string(r.ID)); !in {
					rest += string(r.ID)
				} else if p.Priorities[i].ID != to {
					t.Fatalf("%s is not in %s", r.ID, to)
				}
			}
		}
		if len(seen) != len(all) || rest != strings.Map(func(r rune) rune {
			if strings.ContainsRune(join(chosen), r) {
				return -1
			}
			return r
		}, strings.Join(all, "")) {
			t.Fatalf("%v to %s before %q: %d rows, the others are %s", chosen, to, before, len(seen), rest)
		}
	})
}

func join(ids []plan.ID) string {
	out := ""
	for _, id := range ids {
		out += string(id)
	}
	return out
}
