package editor

import (
	"testing"

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

// BenchmarkFindFirst is what the window does once the first letter has been looked for: it goes to the first of 20,000 matches.
func BenchmarkFindFirst(b *testing.B) {
	d := large(b)
	d.host.Start = func(func()) {} // it is looked for here
	d.Find(false)
	f := d.finder
	for b.Loop() {
		b.StopTimer()
		f.bar.words.SetText("")
		f.bar.words.SetText("s")
		found, err := seek(b.Context(), f.plan, f.query, f.anchor, f.byteAt, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		f.take(found, true)
	}
}
