package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"
)

// wheel lies unseen over the entry and passes on the mouse wheel, which an entry would keep to itself. Clicks go through it.
type wheel struct {
	fynewidget.BaseWidget
	table *Table
}

func newWheel(t *Table) *wheel {
	w := &wheel{table: t}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls the table.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.table.scroll.Scrolled(e) }

func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(container.NewWithoutLayout())
}
