package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/plan"
)

// when returns the When of a row of the first priority.
func (d *desk) whenOf(row int) string {
	return d.doc.Plan().Priorities[0].Rows[row].When.In(plan.English)
}

// helped reports whether the helper stands by a cell.
func (d *desk) helped() bool {
	_, words, _, _, ok := d.table.EditedWhen()
	return ok && d.when.Stands(words)
}

func TestHelperFollowsWhatIsTyped(t *testing.T) {
	d := open(t, assets.Example())
	row := d.doc.Plan().Priorities[0].Rows[0].ID
	d.table.Choose(table.Action, row, "")
	d.press(fyne.KeyF2)
	if d.helped() {
		t.Error("it stands by an action")
	}
	d.press(fyne.KeyEscape)
	d.table.Choose(table.When, row, "")
	d.press(fyne.KeyF2)
	if !d.helped() {
		t.Fatal("it doesn't stand by the When that is opened")
	}
	d.write(" and later")
	if !d.helped() {
		t.Error("it has not followed what was typed")
	}
	d.press(fyne.KeyTab)
	if _, words, _, _, ok := d.table.EditedWhen(); ok || d.when.Stands(words) {
		t.Error("it stays when the cell is left")
	}
}

func TestPickWhen(t *testing.T) {
	d := open(t, assets.Example())
	row := d.doc.Plan().Priorities[0].Rows[0].ID
	was := d.whenOf(0)
	d.table.Choose(table.Action, row, "")
	d.command(say.PickWhen)
	if !d.when.Expanded() {
		t.Fatal("there is nothing to pick from")
	}
	d.press(fyne.KeyRight, fyne.KeySpace)
	picked := d.whenOf(0)
	if picked == was || picked == "" {
		t.Fatalf("the When is still %q", picked)
	}
	d.press(fyne.KeyEscape)
	if d.when.Expanded() || d.table.Active().Kind != table.When || !d.table.Editing() {
		t.Error("Escape did not go back to the cell")
	}
	d.write("!")
	d.press(fyne.KeyTab)
	if got := d.whenOf(0); got != picked+"!" {
		t.Errorf("the caret was not behind what was picked: %q", got)
	}
	d.command(say.Undo)
	d.command(say.Undo)
	if got := d.whenOf(0); got != was {
		t.Errorf("undo left %q, not %q", got, was)
	}
}

func TestTimelineGoesToTheRow(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	toggle := func() { d.TimelineMenu()[0].Action() }
	second := p.Priorities[1].Rows[1].ID
	d.choose(outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}, true)
	d.table.Choose(table.Action, second, "")
	toggle()
	if !d.TimelineMenu()[0].Checked || d.middle.Objects[0] != d.chart || d.chart.Row() != second {
		t.Fatalf("the timeline is not shown at the row, but at %q", d.chart.Row())
	}
	before := len(d.doc.Plan().Priorities[1].Rows)
	d.command(say.AddRow) // a row is not added to a table that isn't seen
	if n := len(d.doc.Plan().Priorities[1].Rows); n != before {
		t.Error("a row was added out of sight")
	}
	d.press(fyne.KeyHome, fyne.KeyReturn)
	c := d.table.Active()
	if d.middle.Objects[0] != d.table || c.Kind != table.When || c.Owner != d.chart.Row() || d.part.ID == "" {
		t.Errorf("Enter went to %+v", c)
	}
	toggle()
	d.press(fyne.KeyEscape)
	if d.TimelineMenu()[0].Checked || d.middle.Objects[0] != d.table {
		t.Error("Escape left the timeline")
	}
	toggle()
	d.press(fyne.KeyF6)
	d.choose(outline.Part{Kind: outline.Details, ID: p.ID}, true)
	if d.middle.Objects[0] != d.form {
		t.Error("choosing another part did not show it")
	}
}

// TestEscapeClosesTheChoicesFirst: somebody who types while they are open doesn't lose what he typed with them.
func TestEscapeClosesTheChoicesFirst(t *testing.T) {
	d := open(t, assets.Example())
	d.table.Choose(table.When, d.doc.Plan().Priorities[0].Rows[0].ID, "")
	d.command(say.PickWhen)
	d.table.Focus()
	d.write(", or so")
	d.press(fyne.KeyEscape)
	if d.when.Expanded() || !d.table.Editing() {
		t.Fatal("Escape did not close the choices alone")
	}
	_, words, _, _, _ := d.table.EditedWhen()
	if !strings.HasSuffix(words, ", or so") {
		t.Errorf("the cell has %q", words)
	}
	d.press(fyne.KeyEscape)
	if d.table.Editing() {
		t.Error("a second Escape did not leave the cell")
	}
}

// TestTimelineFollowsThePlan: what is undone while it is open shows.
func TestTimelineFollowsThePlan(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	d.TimelineMenu()[0].Action()
	if err := d.doc.SetText(p.Priorities[0].Rows[0].ID, "when:en", "2031"); err != nil {
		t.Fatal(err)
	}
	d.reload()
	if !d.chart.Names(2031) {
		t.Error("the timeline does not show the change")
	}
	d.command(say.Undo)
	if d.chart.Names(2031) {
		t.Error("the timeline does not show that it was undone")
	}
}
