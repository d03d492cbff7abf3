package preview

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkEdit is the time from an edit until the page that shows it is on the screen, as far as Fyne is given it: with the
// delay for edits that come together.
func BenchmarkEdit(b *testing.B) {
	for _, rows := range []int{30, 300, 3_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			d := open(b, small(rows))
			d.maker.later = InTime
			d.Activate(true)
			(<-d.back)()
			d.Turn(1)
			d.settle()
			last := d.shown()[1]
			for n := 0; b.Loop(); n++ {
				d.doc.edit(0, fmt.Sprintf("Edit %d.", n))
				d.Reload()
				for d.shown()[1] == last {
					(<-d.back)()
				}
				last = d.shown()[1]
			}
			b.ReportMetric(float64(len(d.pages.Pages)), "pages")
		})
	}
}

// BenchmarkKeystroke is what a keystroke waits for.
func BenchmarkKeystroke(b *testing.B) {
	d := open(b, small(3_000))
	d.maker.later = InTime
	d.Activate(true)
	(<-d.back)()
	a := d.doc.plan.Priorities[0].Rows[0].Actions[0].ID
	for n := 0; b.Loop(); n++ {
		d.doc.typed[string(a)+" text@en"] = fmt.Sprint(n)
		d.Typing(a, "text@en")
	}
}

// BenchmarkScroll is what one turn of the wheel waits for, in a plan of 3,000 rows.
func BenchmarkScroll(b *testing.B) {
	d := open(b, small(3_000))
	d.maker.later = InTime
	d.Activate(true)
	(<-d.back)()
	d.Follow(d.doc.plan.Priorities[0].Rows[2_900].Actions[0].ID, 0)
	y := float32(0)
	for b.Loop() {
		if y += 40; y > d.places.height {
			y = 0
		}
		d.scrollDown(y)
		for len(d.back) > 0 {
			(<-d.back)()
		}
	}
	time.Sleep(time.Millisecond)
}
