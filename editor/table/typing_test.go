package table

import (
	"testing"

	"fyne.io/fyne/v2"

	"planwright/plan"
)

// What is typed after Escape goes where the person was.
func TestEscapeStaysInItsRow(t *testing.T) {
	for name, begin := range map[string]func(*testing.T, *Table){
		"a new row":                    func(_ *testing.T, x *Table) { x.AddRowAtEnd() },
		"another action":               func(_ *testing.T, x *Table) { x.SelectRow("r2"); x.key("Escape"); x.AddPoint() },
		"the empty measure of a row":   func(_ *testing.T, x *Table) { x.SelectRow("r2"); x.key("Escape"); x.toward(right, false); x.Edit() },
		"the empty action of the last": func(_ *testing.T, x *Table) { x.SelectRow("r3"); x.key("Escape"); x.Edit() },
	} {
		for _, words := range []string{"", "xyz"} {
			table, f, w := open(t)
			begin(t, table)
			at := table.Row()
			if at == "r1" || !table.Editing() {
				t.Fatalf("%s: in row %q", name, at)
			}
			write(w, words)
			press(t, w, "Escape")
			if got := table.Row(); got != at || table.Editing() {
				t.Errorf("%s, %q typed: Escape went to row %q from %q", name, words, got, at)
			}
			if got := row(f, 0).Actions[0].Text.In("en"); got != small().Priorities[0].Rows[0].Actions[0].Text.In("en") {
				t.Errorf("%s: row one says %q", name, got)
			}
		}
	}
}

func TestTypingInAChosenCell(t *testing.T) {
	for _, c := range []struct{ held, typed, want string }{
		{"[What will be done.]", "Plant trees.", "Plant trees."},
		{"Plant trees.", "Water them.", "Plant trees. Water them."},
		{"Plant trees", ", and water them.", "Plant trees, and water them."},
		{"[One] and [two]", "x", "[One] and [two] x"},
	} {
		table, f, w := open(t)
		if err := f.SetText("a3", "text@en", c.held); err != nil {
			t.Fatal(err)
		}
		table.Reload()
		table.activate(Cell{Kind: Action, Owner: "r2", Item: "a3"})
		write(w, c.typed)
		press(t, w, "Tab")
		if got := row(f, 1).Actions[0].Text.In(plan.English); got != c.want {
			t.Errorf("%q typed on %q gives %q", c.typed, c.held, got)
		}
	}
}

func TestTypingInACellReachedWithTab(t *testing.T) {
	table, f, w := open(t)
	if err := f.SetText("a2", "text@en", "[What will be done.]"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	press(t, w, "F2", "Tab")
	write(w, "Plant trees.")
	press(t, w, "Tab")
	if got := row(f, 0).Actions[1].Text.In(plan.English); got != "Plant trees." {
		t.Errorf("the cell holds %q", got)
	}
	press(t, w, "Shift+Tab", "Home")
	write(w, "[x] ")
	press(t, w, "Tab")
	if got := row(f, 0).Actions[1].Text.In(plan.English); got != "[x] Plant trees." {
		t.Errorf("the cell holds %q", got)
	}
}

func TestTypingOverASelectedRemark(t *testing.T) {
	table, f, w := open(t)
	if err := f.SetText("a3", "text@en", "[What will be done.]"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	table.activate(Cell{Kind: Action, Owner: "r2", Item: "a3"})
	press(t, w, "F2")
	table.live.TypedShortcut(&fyne.ShortcutSelectAll{})
	write(w, "Plant trees.")
	press(t, w, "Tab")
	if got := row(f, 1).Actions[0].Text.In(plan.English); got != "Plant trees." {
		t.Errorf("the cell holds %q", got)
	}
}

func TestEscapePutsARemarkBack(t *testing.T) {
	table, f, w := open(t)
	if err := f.SetText("a3", "text@en", "[What will be done.]"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	table.activate(Cell{Kind: Action, Owner: "r2", Item: "a3"})
	write(w, "x")
	press(t, w, "Escape")
	if got := row(f, 1).Actions[0].Text.In(plan.English); got != "[What will be done.]" {
		t.Errorf("after Escape the cell holds %q", got)
	}
}
