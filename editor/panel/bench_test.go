package panel

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/check"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// BenchmarkHistory50000 shows a history of 50,000 entries and goes down one.
func BenchmarkHistory50000(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(&widget.Theme{})
	mint := plantest.Minter(1)
	id, writer := mint.New(), mint.New()
	log := &history.Log{}
	w := history.NewWriter(log, writer, func() time.Time { return monday })
	if _, err := w.Commit([]history.Change{{Item: id, Field: "kind", Value: history.V("plan")}}); err != nil {
		b.Fatal(err)
	}
	side := changes.Of(log)
	var entries []changes.Entry
	for i := range 50_000 {
		entries = append(entries, changes.Entry{Hand: changes.Hand{Writer: writer, Name: fmt.Sprint("Ann ", i%7), At: monday},
			Changes: []changes.Change{{What: changes.Changed, Ref: "2.3", Kind: "row", Item: id, Field: "when", Lang: "en", Old: "2027", New: fmt.Sprint(i)}}})
	}
	win := test.NewWindow(nil)
	defer win.Close()
	for b.Loop() {
		h := NewHistory(Past{Side: side, Entries: entries, Whole: true}, teller)
		win.SetContent(h.Content())
		win.Resize(fyne.NewSize(900, 500))
		h.reader.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
}

// BenchmarkTodo is the list of what is left to do in a plan of 10,000 rows without a word of its second language, after an edit that makes it one less or
// more.
func BenchmarkTodo(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(&widget.Theme{})
	p := plantest.Rows(10_000)
	p.Languages = []plan.Lang{plan.English, plan.Welsh}
	found := check.Plan(p)
	win := test.NewWindow(nil)
	defer win.Close()
	t := NewTodo()
	win.SetContent(t.Content())
	win.Resize(fyne.NewSize(400, 700))
	b.ReportMetric(float64(len(found)), "findings")
	for i := 0; b.Loop(); i++ {
		t.Show(found[i%2:])
	}
}
