package editor

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/editor/preview"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/check"
)

// todo is what is left to do in the plan: the list of it beside the table, and the button on the status line that opens that. The plan is
// looked through off Fyne's goroutine, some time after the last edit.
type todo struct {
	aside
	panel  *panel.Todo
	button *fynewidget.Button // on the status line, while there is anything
	count  int

	later preview.Later
	of    *plan.Plan   // what was last looked through, or is about to be
	turn  atomic.Int64 // counts the looks: what a former one found is out of date
	stop  func()       // of the look that waits
	one   sync.Mutex   // held while the plan is looked through
}

// todoDelay is how long after an edit the plan is looked through: nobody reads the list while typing.
const todoDelay = 300 * time.Millisecond

func (e *Editor) newTodo(later preview.Later) *todo {
	t := &todo{panel: panel.NewTodo(), later: later, stop: func() {}}
	t.aside = aside{editor: e, list: t.panel, offset: 0.6}
	t.panel.Canvas = e.table.Canvas
	t.panel.Next = func() { e.outline.Focus() }
	t.panel.Close = func() { e.ShowTodo(false) }
	t.panel.GoTo = t.goTo
	t.panel.Fit = t.fit
	t.button = fynewidget.NewButtonWithIcon("", theme.ListIcon(), func() { e.ShowTodo(!t.open()) })
	t.button.Importance = fynewidget.LowImportance
	t.button.Hide()
	return t
}

// ShowTodo opens the list of what is left to do, or puts it away.
func (e *Editor) ShowTodo(open bool) { e.todo.bring(open) }

func (t *todo) command() Command {
	label := say.Todo
	if t.count > 0 {
		label = fmt.Sprintf(say.TodoN, widget.Number(t.count))
	}
	return Command{Label: label, Shortcut: key(fyne.KeyL), Do: func() { t.editor.ShowTodo(!t.open()) }}
}

// reload has the plan looked through anew if it is another one.
func (t *todo) reload() {
	p := t.editor.doc.Plan()
	if p == t.of {
		return
	}
	t.of = p
	waiting := changes.Waiting(t.editor.doc.Unsettled())
	turn := t.turn.Add(1)
	t.stop()
	t.stop = t.later(todoDelay, func() {
		t.one.Lock()
		defer t.one.Unlock()
		if t.turn.Load() != turn {
			return
		}
		found := check.Plan(p, waiting...)
		loop.Do(func() {
			if t.turn.Load() == turn {
				t.show(found)
			}
		})
	})
}

// detach ends the looking.
func (t *todo) detach() {
	t.turn.Add(1)
	t.stop()
}

func (t *todo) show(found []check.Finding) {
	t.panel.Show(found)
	if t.count == len(found) {
		return
	}
	if t.count = len(found); t.count > 0 {
		t.button.SetText(fmt.Sprintf(say.FinishN, widget.Number(t.count)))
		t.button.Show()
	} else {
		t.button.Hide()
	}
	t.editor.host.Changed()
}

// goTo shows the place of a finding in its language. Unless the keyboard stays with the list, it goes to the cell or the field, and the list makes
// room where the window has none for both.
func (t *todo) goTo(f check.Finding, stay bool) {
	e := t.editor
	if f.Lang != "" && slices.Contains(e.langs, f.Lang) {
		e.SetLanguage(f.Lang)
	}
	if !stay && !roomy(e.right.Size().Width) {
		t.stand(false)
	}
	switch {
	case f.Kind == check.NoShort && f.ItemKind == plan.KindPlan: // no action has one
		e.ShowReduced(true)
		if e.part.Kind != outline.Priority || e.timed {
			e.choose(e.firstPart(), false)
		}
		if !stay {
			e.Focus()
		}
	case f.ItemKind == plan.KindPlan && f.Field == "": // it has no priorities
		e.choose(e.firstPart(), true)
	case f.Kind == check.NoMeasure:
		e.goTo(layout.Spot{Item: f.Item, Part: layout.MeasurePart})
	case f.Kind == check.NoCommitment:
		e.goToCell(f.Item, table.Commitment, f.Item, "")
	default:
		e.goToField(f.Item, f.Field)
	}
	if stay {
		t.panel.Focus()
	}
}

// fit gives the timings of rows that are plain years the years that they share with the plan's, in one step of undo.
func (t *todo) fit() {
	e := t.editor
	if !e.Keep() {
		return
	}
	if err := e.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.FitTimings(); return nil }); err != nil {
		e.host.Problem(err)
		return
	}
	e.reload()
}

// goToField shows the cell of the table, the field of the details or the form that a field of an item is written in, and gives it the keyboard.
func (e *Editor) goToField(item plan.ID, field string) {
	p := e.doc.Plan()
	it, ok := p.Find(item)
	if !ok {
		return // it has gone since
	}
	e.goTo(spotOf(p, it, field))
	if it.Kind == plan.KindLink {
		it, _ = p.Find(it.Parent)
		field = "short"
	}
	if row := it.Parent; field == "short" && it.Kind == plan.KindAction && e.table.Reduced() {
		e.table.Choose(table.Short, row, it.ID)
		return
	}
	if inDetails(it.Kind, field) && e.part.Kind == outline.Priority {
		e.details.open = true
		e.show()
		e.table.Reveal()
		e.details.panel.FocusField(it.ID, field)
		e.host.Changed()
	}
}

// spotOf returns the place on a page where a field of an item would stand, as goTo takes it.
func spotOf(p *plan.Plan, it plan.Item, field string) layout.Spot {
	s := layout.Spot{Item: it.ID}
	switch it.Kind {
	case plan.KindRow:
		parts := map[string]layout.Part{"title": layout.TitlePart, "when": layout.WhenPart}
		s.Part = parts[field]
	case plan.KindLink, plan.KindReading:
		s.Item = it.Parent
	}
	return s
}

// inDetails reports whether a field is written in the details of the row: the table has no cell for it.
func inDetails(kind, field string) bool {
	return (kind == plan.KindAction || kind == plan.KindMeasure) && field != "" && field != "text"
}
