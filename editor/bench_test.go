package editor

import (
	"testing"

	"fyne.io/fyne/v2"

	"planwright/plan/plantest"
)

// large is the window of a plan of 10,000 rows in eight priorities, with all that is done later done.
func large(b *testing.B) *desk {
	d := openPlan(b, plantest.Rows(10_000))
	d.pass()
	return d
}

// BenchmarkTodo is the list of what is left to do that opens beside the table and is put away again.
func BenchmarkTodo(b *testing.B) {
	d := large(b)
	for b.Loop() {
		d.ShowTodo(true)
		d.ShowTodo(false)
	}
}

// BenchmarkFindBar is the bar for finding words that opens above the panes and is put away again.
func BenchmarkFindBar(b *testing.B) {
	d := large(b)
	for b.Loop() {
		d.Find(false)
		d.finder.close()
	}
}

// BenchmarkFindFirst is what the window does when the first letter has been looked for: it goes to the first of 20,000 matches.
func BenchmarkFindFirst(b *testing.B) {
	d := large(b)
	var show func()
	d.host.Start = func(work func()) { show = work }
	for b.Loop() {
		b.StopTimer()
		d.finder.bar.words.SetText("")
		d.Find(false)
		show = func() {}
		d.finder.bar.words.SetText("s")
		b.StartTimer()
		show()
		b.StopTimer()
		d.press(fyne.KeyEscape)
		b.StartTimer()
	}
}
