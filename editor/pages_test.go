package editor

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/editor/preview"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
)

// openPaged is open with the page preview beside the table. Its work is done at once.
func openPaged(t *testing.T) *desk {
	t.Helper()
	d := open(t, assets.Example())
	d.Detach()
	inline := preview.Later(func(_ time.Duration, work func()) func() { work(); return func() {} })
	host := d.host
	host.Panes, host.Later = Panes{Preview: true}, inline
	d.Editor = New(d.doc, host)
	d.win.SetContent(d.Content())
	d.win.Resize(fyne.NewSize(1440, 900))
	d.Focus()
	return d
}

func TestThePreviewGoesToTheCell(t *testing.T) {
	d := openPaged(t)
	p := d.doc.Plan()
	r := &p.Priorities[1].Rows[2]
	priority := outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}
	for _, c := range []struct {
		spot layout.Spot
		part outline.Part
		cell table.Cell
	}{
		{layout.Spot{Item: r.Actions[0].ID}, priority, table.Cell{Kind: table.Action, Owner: r.ID, Item: r.Actions[0].ID}},
		{layout.Spot{Item: r.Measures[0].ID}, priority, table.Cell{Kind: table.Measure, Owner: r.ID, Item: r.Measures[0].ID}},
		{layout.Spot{Item: r.ID, Part: layout.WhenPart}, priority, table.Cell{Kind: table.When, Owner: r.ID, Item: r.ID}},
		{layout.Spot{Item: r.ID, Part: layout.LeadPart}, priority, table.Cell{Kind: table.Action, Owner: r.ID, Item: r.Actions[0].ID}},
		{layout.Spot{Item: priority.ID}, priority, table.Cell{Kind: table.Heading, Owner: priority.ID, Item: priority.ID}},
		{layout.Spot{Item: p.Priorities[1].Commitments[0].ID}, priority,
			table.Cell{Kind: table.Commitment, Owner: priority.ID, Item: p.Priorities[1].Commitments[0].ID}},
		{layout.Spot{Item: p.Sections[0].ID}, outline.Part{Kind: outline.Section, ID: p.Sections[0].ID}, table.Cell{}},
		{layout.Spot{Item: p.ID}, outline.Part{Kind: outline.Details, ID: p.ID}, table.Cell{}},
		{layout.Spot{Item: p.ID, Part: layout.ImprintPart}, outline.Part{Kind: outline.Organisation, ID: p.ID}, table.Cell{}},
	} {
		d.goTo(c.spot)
		if d.part != c.part {
			t.Errorf("%+v leads to %+v", c.spot, d.part)
		}
		if c.cell != (table.Cell{}) && d.table.Active() != c.cell {
			t.Errorf("%+v leads to the cell %+v, want %+v", c.spot, d.table.Active(), c.cell)
		}
	}
	was := d.part
	d.goTo(layout.Spot{Item: "gone"})
	if d.part != was {
		t.Error("what has gone leads somewhere")
	}
}

// TestAClickOnThePages clicks where the pages are, and types: the words go into the cell that was clicked.
func TestAClickOnThePages(t *testing.T) {
	d := openPaged(t)
	a := d.doc.Plan().Priorities[0].Rows[1].Actions[0]
	d.press(fyne.KeyDown, fyne.KeyDown) // to the row, so that its page is in view
	at := findOnPages(t, d, a.ID)
	test.TapCanvas(d.win.Canvas(), at)
	if got := d.table.Active(); got.Item != a.ID {
		t.Fatalf("the click leads to %+v", got)
	}
	d.press(fyne.KeyF2)
	d.write(" More.")
	d.press(fyne.KeyTab)
	if got := d.action(1, 0); got != a.Text.In(plan.English)+" More." {
		t.Errorf("the action is %q", got)
	}
}

// findOnPages returns where on the canvas an item is shown.
func findOnPages(t *testing.T, d *desk, id plan.ID) fyne.Position {
	t.Helper()
	at, ok := d.preview.Place(id)
	if !ok {
		t.Fatalf("%s is not in view", id)
	}
	return at
}

func TestThePreviewIsShownAndHidden(t *testing.T) {
	d := openPaged(t)
	if !d.seesPages() || d.middle.Size().Width > 700 {
		t.Fatalf("beside the preview the table is %g wide", d.middle.Size().Width)
	}
	d.viewCommand(say.PagePreview)
	if d.seesPages() || d.Panes().Preview || d.middle.Size().Width < 1000 {
		t.Errorf("without the preview the table is %g wide", d.middle.Size().Width)
	}
	d.viewCommand(say.PagePreview)
	if !d.seesPages() || d.middle.Size().Width > 700 {
		t.Errorf("beside the preview the table is %g wide again", d.middle.Size().Width)
	}
	d.win.Resize(fyne.NewSize(800, 600))
	if d.seesPages() || !d.Panes().Preview {
		t.Error("in a narrow window the preview takes room from the table, or is not remembered")
	}
	d.viewCommand(say.PagePreview)
	if !d.seesPages() {
		t.Error("in a narrow window the preview can't be opened")
	}
	d.viewCommand(say.PagePreview)
	d.win.Resize(fyne.NewSize(1440, 900))
	if d.seesPages() {
		t.Error("what was put away comes back by itself")
	}
}

// viewCommand runs a command of the View menu.
func (d *desk) viewCommand(label string) {
	d.t.Helper()
	for _, item := range d.PreviewMenu() {
		if item.Label == label {
			item.Action()
			return
		}
	}
	d.t.Fatalf("no item is called %q", label)
}

func TestF6GoesToThePagesToo(t *testing.T) {
	d := openPaged(t)
	var seen []fyne.Focusable
	for range 3 {
		d.press(fyne.KeyF6)
		seen = append(seen, d.win.Canvas().Focused())
	}
	d.press(fyne.KeyF6)
	if seen[0] == seen[1] || seen[1] == seen[2] || seen[0] == seen[2] || d.win.Canvas().Focused() != seen[0] {
		t.Errorf("F6 goes over %v", seen)
	}
}

func TestThePreviewInEveryTheme(t *testing.T) {
	d := openPaged(t)
	for _, look := range []widget.Look{widget.Dark, widget.Light} {
		fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Look: look, Zoom: 2})
		if !d.Panes().Preview {
			t.Errorf("the theme %s puts the preview away for good", look)
		}
	}
}
