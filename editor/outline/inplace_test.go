package outline

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/plan/plantest"
)

// TestTheMarkedPartStaysInPlace when the text becomes larger or the pane narrower, and back.
func TestTheMarkedPartStaysInPlace(t *testing.T) {
	p := plantest.Rows(300)
	d := show(t, p)
	d.win.Resize(fyne.NewSize(280, 300))
	pr := &p.Priorities[1]
	d.Open(pr.ID, true)
	d.Select(Part{Priority, pr.ID}, pr.Rows[20].ID)
	seen := func() float32 {
		i := d.marked()
		if i < 0 {
			t.Fatal("nothing is marked")
		}
		return d.tops[i] - d.scroll.Offset.Y
	}
	d.scroll.ScrollToOffset(fyne.NewPos(0, d.tops[d.marked()]-60))
	before := seen()
	if d.scroll.Offset.Y <= 0 || before < 0 || before > d.scroll.Size().Height {
		t.Fatalf("the marked part stands %v under the top of the list, which is scrolled by %v", before, d.scroll.Offset.Y)
	}
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"larger", func() { fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: 1.5}) }},
		{"narrower", func() { d.win.Resize(fyne.NewSize(180, 300)) }},
		{"as wide as before", func() { d.win.Resize(fyne.NewSize(280, 300)) }},
		{"as small as before", func() { fyne.CurrentApp().Settings().SetTheme(&widget.Theme{}) }},
	} {
		c.do()
		if got := seen(); math.Abs(float64(got-before)) > 1 {
			t.Errorf("%s: it stands %v under the top, and stood %v", c.name, got, before)
		}
	}
	d.scroll.ScrollToTop()
	d.Select(Part{Priority, p.Priorities[0].ID}, "")
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: 2})
	if i := d.marked(); d.tops[i+1] > d.scroll.Offset.Y+d.scroll.Size().Height {
		t.Errorf("the marked part has grown out of view: it ends at %v, the list at %v", d.tops[i+1], d.scroll.Offset.Y+d.scroll.Size().Height)
	}
}
