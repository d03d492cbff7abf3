package outline

import (
	"testing"

	"fyne.io/fyne/v2"

	"planwright/plan"
	"planwright/plan/plantest"
)

// large is the outline of a plan of 10,000 rows with all its priorities open.
func large(b *testing.B) *desk {
	d := show(b, plantest.Rows(10_000))
	for i := range d.plan.Priorities {
		d.open[d.plan.Priorities[i].ID] = true
	}
	d.Display(d.plan, plan.English, nil)
	return d
}

// BenchmarkDisplay is an edit in a plan of 10,000 rows, all of them listed.
func BenchmarkDisplay(b *testing.B) {
	d := large(b)
	for b.Loop() {
		d.Display(d.plan, plan.English, nil)
	}
}

// BenchmarkDisplayClosed is the same with the rows put away.
func BenchmarkDisplayClosed(b *testing.B) {
	d := show(b, plantest.Rows(10_000))
	for b.Loop() {
		d.Display(d.plan, plan.English, nil)
	}
}

// BenchmarkScroll is one turn of the wheel among 10,000 rows: what is newly in view is drawn.
func BenchmarkScroll(b *testing.B) {
	d := large(b)
	for i := 0; b.Loop(); i++ {
		d.scroll.ScrollToOffset(fyne.NewPos(0, float32(i%2000)*97))
		d.tree.show()
	}
}

// BenchmarkFilter is one letter in the filter over 10,000 rows.
func BenchmarkFilter(b *testing.B) {
	d := large(b)
	for i := 0; b.Loop(); i++ {
		d.filter.SetText([]string{"rev", "revi"}[i%2])
	}
}

// BenchmarkStep is one press of the down key among 10,000 rows.
func BenchmarkStep(b *testing.B) {
	d := large(b)
	d.Focus()
	for i := 0; b.Loop(); i++ {
		if i%5000 == 0 {
			d.press(fyne.KeyHome)
		}
		d.press(fyne.KeyDown)
	}
}
