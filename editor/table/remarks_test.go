package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// TestRemarks draws the signs of comments: on a title, an action, a When and a whole row.
func TestRemarks(t *testing.T) {
	table, doc, w := open(t)
	p := doc.Plan().Priorities[0]
	table.Remarks = func() map[Place]int {
		return map[Place]int{{p.ID, "title"}: 1, {p.Rows[0].ID, "when"}: 1, {p.Rows[0].Actions[0].ID, "text"}: 2, {p.Rows[1].ID, ""}: 1}
	}
	table.Reload()
	test.AssertRendersToMarkup(t, "remarks.xml", w.Canvas())
	table.Choose(When, p.Rows[0].ID, p.Rows[0].ID)
	if got := table.describe(); !strings.HasSuffix(got, say.Commented) {
		t.Errorf("a reader aloud hears %q", got)
	}
	table.Choose(Measure, p.Rows[0].ID, "")
	table.Remarks = func() map[Place]int { return nil }
	table.Reload()
	for i := range table.blocks {
		for _, c := range table.blocks[i].cells {
			if c.remarks > 0 {
				t.Errorf("%+v is still marked", c.Cell)
			}
		}
	}
}

func TestRemarksOnWhatTheTableDoesNotShow(t *testing.T) {
	count := func(field string, m modeller, c Cell) int {
		m.remarks = map[Place]int{{c.Item, field}: 1}
		if c.Item == "" {
			m.remarks = map[Place]int{{c.Owner, field}: 1}
		}
		return m.remarksOn(c)
	}
	action, short, lead := Cell{Kind: Action, Owner: "r", Item: "a"}, Cell{Kind: Short, Owner: "r", Item: "a"}, Cell{Kind: Lead, Owner: "r", Item: "a"}
	for _, c := range []struct {
		what  string
		field string
		m     modeller
		cell  Cell
		want  int
	}{
		{"its text", "text", modeller{}, action, 1},
		{"all of it", "", modeller{}, action, 1},
		{"its short form", "short", modeller{}, action, 1},
		{"its short form, which is shown", "short", modeller{reduced: true}, action, 0},
		{"the short form", "short", modeller{reduced: true}, short, 1},
		{"its lead", "lead", modeller{}, action, 1},
		{"its lead, which is shown", "lead", modeller{columns: columns{lead: true}}, action, 0},
		{"the lead", "lead", modeller{columns: columns{lead: true}}, lead, 1},
		{"a target", "target", modeller{}, Cell{Kind: Measure, Owner: "r", Item: "m"}, 1},
		{"no measure yet", "measures", modeller{}, Cell{Kind: Measure, Owner: "r"}, 1},
		{"another cell's", "when", modeller{}, Cell{Kind: Theme, Owner: "r", Item: "r"}, 0},
		{"a row's", "", modeller{}, Cell{Kind: When, Owner: "r", Item: "r"}, 0},
	} {
		if got := count(c.field, c.m, c.cell); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
}

// TestASignOfACommentIsClicked and leads to the comment; the click edits nothing.
func TestASignOfACommentIsClicked(t *testing.T) {
	table, doc, _ := open(t)
	p := doc.Plan().Priorities[0]
	table.Remarks = func() map[Place]int { return map[Place]int{{p.Rows[0].ID, "when"}: 1, {p.Rows[0].ID, ""}: 1} }
	table.Reload()
	var cell Cell
	var row plan.ID
	table.Remarked = func(c Cell, r plan.ID) { cell, row = c, r }
	i, j, ok := table.find(Cell{Kind: When, Owner: p.Rows[0].ID, Item: p.Rows[0].ID})
	if !ok {
		t.Fatal("there is no such cell")
	}
	b := &table.blocks[i]
	press := func(at box) {
		table.sheet.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(at.x+2, b.y+at.y+2)}})
	}
	press(table.metrics.remarkAt(&b.cells[j]))
	if cell.Kind != When || row != "" || table.live.open() {
		t.Errorf("led to %+v, %q", cell, row)
	}
	press(table.metrics.rowRemarkAt(b))
	if row != p.Rows[0].ID {
		t.Errorf("led to the row %q", row)
	}
}
