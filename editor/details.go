package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"planwright/editor/detail"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/plan"
)

// details is the pane below the table that shows what the row of the active cell has beside its columns.
type details struct {
	editor *Editor
	panel  *detail.Detail
	below  *container.Split // the table and the pane
	open   bool
}

// usualLower is how much of the height of the table the details have when nobody has moved their edge.
const usualLower = 0.45

func (e *Editor) newDetails(doc detail.Document, next func()) *details {
	d := &details{editor: e, panel: detail.New(doc), open: e.host.Panes.Details}
	d.panel.Problem, d.panel.Canvas, d.panel.Next = e.host.Problem, e.table.Canvas, next
	d.panel.Leave = func() { e.table.Focus() }
	d.panel.Close = func() { e.ShowDetails(false) }
	e.table.Details = func() { e.ShowDetails(true) }
	d.below = container.NewVSplit(e.table, d.panel)
	lower := e.host.Panes.Lower
	if lower < 0.1 || lower > 0.9 {
		lower = usualLower
	}
	d.below.Offset = 1 - lower
	e.table.Next = func() {
		if d.shown() {
			d.panel.Focus()
		} else {
			next()
		}
	}
	return d
}

func (d *details) share() float64 { return 1 - d.below.Offset }

// around returns the table with the details below it, or alone.
func (d *details) around(t *table.Table) fyne.CanvasObject {
	if d.open {
		return d.below
	}
	return t
}

// shown reports whether the details are in view.
func (d *details) shown() bool {
	e := d.editor
	return d.open && e.part.Kind == outline.Priority && e.part.ID != ""
}

// follow shows the row of the active cell.
func (d *details) follow() {
	if d.shown() {
		d.panel.Display(d.editor.table.Row(), d.editor.table.Active().Item, d.editor.lang)
	}
}

// ShowDetails opens the details of the row with the keyboard in them, or puts them away.
func (e *Editor) ShowDetails(open bool) {
	d := e.details
	inTable := e.part.Kind == outline.Priority && e.part.ID != ""
	if !inTable && open || !d.panel.Keep() {
		return
	}
	if open && !e.table.Close() {
		return
	}
	d.open = open
	e.show()
	e.table.Reveal()
	if open {
		d.panel.Focus()
	} else {
		e.Focus()
	}
	e.host.Changed()
}

// actionHere returns the action that is chosen in the table, or the first of the row that is, or "".
func (e *Editor) actionHere() plan.ID {
	if !e.inTable() {
		return ""
	}
	p := e.doc.Plan()
	if it, ok := p.Find(e.table.Active().Item); ok && it.Kind == plan.KindAction {
		return it.ID
	}
	row := e.table.Row()
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			if r := &p.Priorities[i].Rows[j]; r.ID == row && len(r.Actions) > 0 {
				return r.Actions[0].ID
			}
		}
	}
	return ""
}

// detailsItem is the item of the View menu. F4 is the panes' own key: Fyne runs only those with a modifier as a menu's.
func (e *Editor) detailsItem() *fyne.MenuItem {
	m := e.menu("", []Command{{
		Label: say.RowDetails, Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyF4},
		Do:      func() { e.ShowDetails(!e.details.open) },
		Enabled: func() bool { return e.part.Kind == outline.Priority && e.part.ID != "" },
	}})
	m.Items[0].Checked = e.details.open
	return m.Items[0]
}
