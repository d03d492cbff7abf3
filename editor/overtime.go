package editor

import (
	"fyne.io/fyne/v2"

	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/editor/timeline"
	"planwright/editor/when"
	"planwright/plan"
)

// buildTime makes what is about time: the helper with When, which stands by the cell that is written, and the timeline.
func (e *Editor) buildTime() {
	e.when = when.New()
	e.when.Canvas, e.when.Write, e.when.Back = e.table.Canvas, e.table.WriteWhen, e.table.Focus
	e.table.Shown = e.followWhen
	e.table.Dismiss = func() bool {
		open := e.when.Expanded()
		if open {
			e.when.Collapse()
		}
		return open
	}
	e.chart = timeline.New()
	e.chart.Canvas = e.table.Canvas
	e.chart.Close = e.ToggleTimeline
	e.chart.Chosen = func(row plan.ID) { e.goToRow(e.doc.Plan(), row, table.When, "") }
}

// followWhen has the helper stand by the When that is written, if one is.
func (e *Editor) followWhen() {
	row, words, at, size, ok := e.table.EditedWhen()
	if !ok {
		e.when.Hide()
		return
	}
	e.when.Follow(when.Cell{Plan: e.doc.Plan(), Lang: e.lang, Row: row, Words: words, At: at, Size: size})
}

// PickWhen opens the When of the active row and what there is to pick for it.
func (e *Editor) PickWhen() {
	if e.table.EditWhen() {
		e.followWhen()
		e.when.Expand()
	}
}

// inMiddle returns what the middle holds to show a pane.
func (e *Editor) inMiddle(pane fyne.CanvasObject) []fyne.CanvasObject {
	if pane == e.details.around(e.table) {
		return []fyne.CanvasObject{pane, e.when.Layer()}
	}
	return []fyne.CanvasObject{pane}
}

// ToggleTimeline shows the rows over the years in the middle, or what was there before.
func (e *Editor) ToggleTimeline() {
	if !e.table.Close() || !e.form.Keep() {
		return
	}
	e.timed = !e.timed
	row := e.table.Row()
	e.show()
	if e.timed && e.part.Kind == outline.Priority {
		e.chart.Select(row)
	}
	e.Focus()
	e.refreshCommands()
}

// TimelineMenu returns the items of the View menu that are about time.
func (e *Editor) TimelineMenu() []*fyne.MenuItem {
	m := e.menu("", []Command{{Label: say.Timeline, Shortcut: key(fyne.KeyT, fyne.KeyModifierShift), Do: e.ToggleTimeline}})
	m.Items[0].Checked = e.timed
	return m.Items
}
