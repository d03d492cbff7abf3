package table

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
)

// large is a priority of n rows of usual length.
func large(n int) *plan.Plan {
	p := small()
	pr := &p.Priorities[0]
	pr.Rows = nil
	for i := range n {
		pr.Rows = append(pr.Rows, plan.Row{
			ID: plan.ID(fmt.Sprint("r", i)), When: en("2026 to 2029"),
			Actions: []plan.Action{
				{ID: plan.ID(fmt.Sprint("a", i)), Text: en(fmt.Sprintf("Count the posts that stand empty in service %d, twice a year, and say what it costs.", i))},
				{ID: plan.ID(fmt.Sprint("b", i)), Text: en("Tell the **board** and the staff what was found.")},
			},
			Measures: []plan.Measure{{ID: plan.ID(fmt.Sprint("m", i)), Text: en("A count is published each spring and autumn, with the one before beside it.")}},
		})
	}
	return p
}

func bench(b *testing.B, rows int) *Table {
	test.NewTempApp(b).Settings().SetTheme(&widget.Theme{})
	t := New(&fake{plan: large(rows), typed: map[string]string{}})
	w := test.NewWindow(t)
	b.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1000, 700))
	t.Display("p1", plan.English)
	return t
}

// BenchmarkOpen is from nothing to a table of 10,000 rows in view.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		bench(b, 10_000)
	}
}

// BenchmarkScroll is one turn of the wheel in 10,000 rows: what is newly in view is drawn.
func BenchmarkScroll(b *testing.B) {
	t := bench(b, 10_000)
	for i := 0; b.Loop(); i++ {
		t.scroll.ScrollToOffset(fyne.NewPos(0, float32(i%2000)*97))
		t.sheet.show()
	}
}

// BenchmarkReload is an edit of one row among 10,000.
func BenchmarkReload(b *testing.B) {
	t := bench(b, 10_000)
	doc := t.doc.(*fake)
	for i := 0; b.Loop(); i++ {
		if err := doc.SetText("a77", "text@en", fmt.Sprint("Changed ", i)); err != nil {
			b.Fatal(err)
		}
		t.Reload()
	}
}

// BenchmarkScrollPainted is the same with every pixel of the view painted, by Fyne's software painter; a graphics card does that in less.
func BenchmarkScrollPainted(b *testing.B) {
	t := bench(b, 10_000)
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	for i := 0; b.Loop(); i++ {
		t.scroll.ScrollToOffset(fyne.NewPos(0, float32(i%2000)*97))
		t.sheet.show()
		c.Capture()
	}
}

// BenchmarkType is one letter in a cell of a table of 300 rows.
func BenchmarkType(b *testing.B) {
	t := bench(b, 300)
	t.Edit()
	for i := 0; b.Loop(); i++ {
		if i%100 == 99 {
			t.Cancel()
			t.Edit()
		}
		t.live.TypedRune('x')
	}
}

// BenchmarkTypeLong is one letter at the end, in the middle or at the beginning of a cell of 4,000 characters, in a table of 10,000 rows.
func BenchmarkTypeLong(b *testing.B) {
	for _, where := range []struct {
		name  string
		caret int
	}{{"end", 4000}, {"middle", 2000}, {"beginning", 0}} {
		b.Run(where.name, func(b *testing.B) {
			t := bench(b, 10_000)
			long := strings.Repeat("Count the posts that stand empty twice a year. ", 86)[:4000]
			if err := t.doc.SetText("a0", "text@en", long); err != nil {
				b.Fatal(err)
			}
			t.Reload()
			t.Go("a0", "text@en")
			t.Edit()
			t.live.SetCaret(where.caret)
			for i := 0; b.Loop(); i++ {
				if i%100 == 99 {
					t.Cancel()
					t.Edit()
					t.live.SetCaret(where.caret)
				}
				t.live.TypedRune(rune("lorem ipsum "[i%12]))
			}
		})
	}
}

// BenchmarkSelect is one more row selected among 10,000 with Shift and an arrow.
func BenchmarkSelect(b *testing.B) {
	t := bench(b, 10_000)
	t.SelectRow("r0")
	for i := 0; b.Loop(); i++ {
		t.shift = true
		t.turn(direction(1 - i/4000%2))
	}
}
