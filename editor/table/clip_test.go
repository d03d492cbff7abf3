package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// board is a clipboard.
type board struct{ text string }

func (b *board) Content() string     { return b.text }
func (b *board) SetContent(s string) { b.text = s }

func TestRowsAreCutAndPasted(t *testing.T) {
	table, f, w := open(t)
	b := &board{}
	table.SelectRow("r1")
	press(t, w, "Shift+Down")
	table.shortcut(&fyne.ShortcutCut{Clipboard: b})
	if got := order(f, 0); got != "r3" || !strings.HasPrefix(b.text, "Theme\tAction\tMeasure\tWhen\n") {
		t.Fatalf("after cutting: %s, and on the clipboard %q", got, b.text)
	}
	table.shortcut(&fyne.ShortcutPaste{Clipboard: b})
	if got := order(f, 0); got != "r3 r1 r2" || f.steps != 1 || rows(table) != "r1 r2" {
		t.Errorf("pasted: %s in %d steps, %s selected", got, f.steps, rows(table))
	}
	if a := row(f, 1).Actions[0]; a.ID != "a1" || a.Text.In("cy") == "" {
		t.Errorf("the action came back as %+v", a)
	}
	table.shortcut(&fyne.ShortcutPaste{Clipboard: b})
	if got := order(f, 0); got != "r3 r1 r2 new1 new4" && !strings.HasPrefix(got, "r3 r1 r2 new1 ") {
		t.Errorf("pasted again: %s", got)
	}
	seen := map[plan.ID]bool{}
	for it := range f.plan.Items() {
		if seen[it.ID] {
			t.Errorf("two items have the id %s", it.ID)
		}
		seen[it.ID] = true
	}
}

func TestPastingIntoAnotherPlanMakesNewItems(t *testing.T) {
	table, _, _ := open(t)
	b := &board{}
	table.SelectRow("r1")
	table.Copy(b)
	other, f, _ := open(t)
	f.plan.ID = "another"
	f.plan.Priorities[0].Rows = nil
	other.Reload()
	b.text = strings.ReplaceAll(b.text, "\n", "\r\n") // as Windows hands it on
	other.Paste(b)
	if len(f.plan.Priorities[0].Rows) != 1 {
		t.Fatal("nothing was pasted")
	}
	if r := row(f, 0); r.ID == "r1" || r.Actions[0].ID == "a1" || r.Actions[0].Text.In("cy") == "" {
		t.Errorf("the row is %+v", r)
	}
}

func TestACellIsCopiedCutAndPastedInto(t *testing.T) {
	table, f, w := open(t)
	b := &board{}
	press(t, w, "Down")
	table.shortcut(&fyne.ShortcutCopy{Clipboard: b})
	if b.text != "Tell the board." {
		t.Errorf("copied %q", b.text)
	}
	table.shortcut(&fyne.ShortcutCut{Clipboard: b})
	if n := len(row(f, 0).Actions); n != 1 || b.text != "Tell the board." {
		t.Errorf("%d actions are left, %q was cut", n, b.text)
	}
	press(t, w, "Right")
	b.text = "\"Words with\na line end\"\n"
	table.shortcut(&fyne.ShortcutPaste{Clipboard: b})
	press(t, w, "Tab")
	if got := row(f, 0).Measures[0].Text.In("en"); !strings.HasSuffix(got, "autumn.Words with\na line end") {
		t.Errorf("the measure is %q", got)
	}
	b.text = "2024\nto 2025\n"
	table.shortcut(&fyne.ShortcutPaste{Clipboard: b})
	table.live.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.live.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b})
	press(t, w, "Tab")
	if got := row(f, 0).When.In("en"); got != "2024 to 2025" {
		t.Errorf("the timing is %q", got)
	}
}

func TestATableFromElsewhereIsShownFirst(t *testing.T) {
	const tsv = "Plant trees.\tA count\t2026\nWater them.\tA survey\t2027\n"
	for name, paste := range map[string]func(*Table, *board){
		"in a cell":         func(x *Table, b *board) { x.Paste(b) },
		"while writing":     func(x *Table, b *board) { x.Edit(); x.live.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b}) },
		"on a selected row": func(x *Table, b *board) { x.SelectRow("r2"); x.Paste(b) },
	} {
		table, f, _ := open(t)
		told := ""
		table.Propose = func(text string) { told = text }
		paste(table, &board{tsv})
		if told != tsv || f.steps != 0 || strings.Contains(table.live.Text, "Plant") {
			t.Errorf("%s: told %q, %d edits", name, told, f.steps)
		}
	}
}

func TestInsertPutsCommentsOnTheirRows(t *testing.T) {
	table, f, _ := open(t)
	if !table.Insert([]plan.Row{{ID: "r1", When: en("2030")}}, []plan.Comment{{ID: "k", On: "r1", Text: "Budget: 100"}}) {
		t.Fatal("it was not inserted")
	}
	r, c := row(f, 1), f.plan.Comments[0]
	if r.ID == "r1" || r.When.In("en") != "2030" || c.On != r.ID {
		t.Errorf("the row is %+v, the comment is on %s", r, c.On)
	}
}

func TestLookShowsRowsAndNothingToWrite(t *testing.T) {
	test.NewTempApp(t)
	look := NewLook([]plan.Row{{Actions: []plan.Action{{Text: en("Plant trees."), Lead: en("The board")}}}}, plan.English)
	look.Resize(fyne.NewSize(700, 100))
	var words []string
	for _, line := range look.lines.Objects {
		for _, o := range line.(*fyne.Container).Objects {
			words = append(words, textOf(o))
		}
	}
	if got := strings.Join(strings.Fields(strings.Join(words, " ")), " "); got != "Action Measure Lead When 1 Plant trees. The board" {
		t.Errorf("it shows %q", got)
	}
}
