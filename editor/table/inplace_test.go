package table

import (
	"fmt"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/plan"
)

// many opens a table of as many rows as need scrolling.
func many(t *testing.T) (*Table, fyne.Window) {
	t.Helper()
	table, f, w := open(t)
	if err := f.edit(func(p *plan.Priority) {
		for i := range 60 {
			p.Rows = append(p.Rows, plan.Row{ID: plan.ID(fmt.Sprintf("more%d", i)), Actions: []plan.Action{{ID: plan.ID(fmt.Sprintf("do%d", i)),
				Text: en("Work with partners, members and employers in every county, and say each year what came of it, to all who took part.")}}})
		}
	}); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	return table, w
}

// TestTheActiveRowStaysInPlace when the text becomes larger or the table narrower, and back: what is above it grows or shrinks too.
func TestTheActiveRowStaysInPlace(t *testing.T) {
	table, w := many(t)
	table.Go("do40", "text@en")
	seen := func() float32 {
		i, _, ok := table.find(table.active)
		if !ok {
			t.Fatal("the active cell has gone")
		}
		return table.blocks[i].y - table.scroll.Offset.Y
	}
	i, _, _ := table.find(table.active)
	table.scroll.ScrollToOffset(fyne.NewPos(0, table.blocks[i].y-80))
	before := seen()
	if before < 0 || before > table.scroll.Size().Height {
		t.Fatalf("the active row is not in view: %v", before)
	}
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"larger", func() { fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: 2}) }},
		{"narrower", func() { w.Resize(fyne.NewSize(400, 560)) }},
		{"as wide as before", func() { w.Resize(fyne.NewSize(760, 560)) }},
		{"as small as before", func() { fyne.CurrentApp().Settings().SetTheme(&widget.Theme{}) }},
	} {
		c.do()
		if got := seen(); math.Abs(float64(got-before)) > 1 {
			t.Errorf("%s: it stands %v under the top, and stood %v", c.name, got, before)
		}
	}
	table.scroll.ScrollToOffset(fyne.NewPos(0, table.blocks[i].y+table.blocks[i].height-table.scroll.Size().Height)) // at the bottom
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: 1.5})
	if b := table.blocks[i]; seen()+b.height > table.scroll.Size().Height+1 {
		t.Errorf("the active cell has grown out of view: it ends at %v of %v", seen()+b.height, table.scroll.Size().Height)
	}
}

// TestWhatIsReadStaysInPlace where the active row is not in view: the row at the top stays there, at the same part of it.
func TestWhatIsReadStaysInPlace(t *testing.T) {
	table, w := many(t)
	b := table.blocks[table.places["more30"]]
	table.scroll.ScrollToOffset(fyne.NewPos(0, b.y+b.height/2))
	table.sheet.show()
	w.Resize(fyne.NewSize(400, 560))
	after := table.blocks[table.places["more30"]]
	if after.height <= b.height {
		t.Fatal("the row is no higher in a narrower table")
	}
	if got, want := table.scroll.Offset.Y, after.y+after.height/2; math.Abs(float64(got-want)) > 1 {
		t.Errorf("the view begins at %v, want the middle of the row at %v", got, want)
	}
	w.Resize(fyne.NewSize(760, 560))
	table.scroll.ScrollToTop()
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: 1.2})
	if table.scroll.Offset.Y != 0 {
		t.Errorf("the top of the table went out of view, by %v", table.scroll.Offset.Y)
	}
}
