package editor

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/plan/plantest"
)

// large is the window of a plan of 10,000 rows in eight priorities, with all that is done later done.
func large(b *testing.B) *desk {
	d := openPlan(b, plantest.Rows(10_000))
	d.pass()
	d.host.Start = func(func()) {} // what other goroutines do is not measured
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

// BenchmarkLeaveCell is Tab from a cell in which words have been typed to the next.
func BenchmarkLeaveCell(b *testing.B) {
	for i, from := range []string{"action", "measure", "when"} {
		b.Run(from, func(b *testing.B) {
			d := large(b)
			row := d.priorityRows()[20].ID
			for b.Loop() {
				b.StopTimer()
				d.table.Close()
				d.table.SelectRow(row)
				d.press(fyne.KeyHome)
				for range i {
					d.press(fyne.KeyTab)
				}
				d.table.Edit()
				d.write("words")
				b.StartTimer()
				d.press(fyne.KeyTab)
			}
		})
	}
}

// BenchmarkUndo is what is written in a cell that is taken back.
func BenchmarkUndo(b *testing.B) {
	d := large(b)
	row := d.priorityRows()[20]
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := d.doc.SetText(row.ID, "when:en", fmt.Sprint("by ", 2020+i)); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		d.Undo()
	}
}

// BenchmarkAddRow is a row more after the active one.
func BenchmarkAddRow(b *testing.B) {
	d := large(b)
	for b.Loop() {
		d.table.AddRow()
	}
}

// BenchmarkInsert is two rows that are pasted.
func BenchmarkInsert(b *testing.B) {
	d := large(b)
	rows := d.priorityRows()[10:12]
	for b.Loop() {
		d.table.Insert(rows, nil)
	}
}

// BenchmarkCut is two rows that go away.
func BenchmarkCut(b *testing.B) {
	d := large(b)
	for b.Loop() {
		rows := d.priorityRows()
		d.table.SelectRow(rows[10].ID)
		d.press(fyne.KeyDown)
		d.table.RemoveRows()
	}
}

// BenchmarkShow is the window of a plan that has been opened, up to where it is painted.
func BenchmarkShow(b *testing.B) {
	d := large(b)
	for b.Loop() {
		e := New(d.doc, d.host)
		d.win.SetContent(e.Content())
		b.StopTimer()
		e.Detach()
		b.StartTimer()
	}
}
