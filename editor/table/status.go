package table

import (
	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/plan"
	"planwright/plan/intake"
)

// statuses are what the status of an action can be, in order; the first is that nobody has said.
var statuses = []plan.Status{"", plan.NotStarted, plan.UnderWay, plan.Done, plan.Paused, plan.Dropped}

// chooseStatus makes the cell of a status the active one and offers what it can be.
func (t *Table) chooseStatus(c Cell) {
	if !t.arrive(c) {
		return
	}
	t.Offer(t.statusMenu(c))
}

// statusMenu offers the statuses of an action.
func (t *Table) statusMenu(c Cell) *fyne.Menu {
	i, j, ok := t.find(c)
	if !ok {
		return nil
	}
	now := t.blocks[i].cells[j].words
	m := fyne.NewMenu("")
	for _, s := range statuses {
		name := intake.StatusName(s, t.lang)
		label := name
		if s == "" {
			label = say.Status
		}
		item := fyne.NewMenuItem(label, func() {
			if t.try(t.doc.SetText(c.Item, c.Kind.field(t.lang), string(s))) {
				t.Reload()
			}
			t.Focus()
		})
		item.Checked = name == now
		m.Items = append(m.Items, item)
	}
	return m
}

// Offer shows a menu under the active cell.
func (t *Table) Offer(m *fyne.Menu) {
	c := t.Canvas()
	i, j, ok := t.find(t.active)
	if c == nil || m == nil || !ok {
		return
	}
	b := &t.blocks[i]
	f := b.cells[j].frame
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	menu := fynewidget.NewPopUpMenu(m, c)
	menu.ShowAtPosition(from.AddXY(f.x, b.y+min(f.y+f.h, f.y+3*t.metrics.body.Height)-t.scroll.Offset.Y))
	c.Focus(menu)
}
