package editor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/editor/table"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// choices is what waits for somebody: the list of it beside the table, the button that opens that, and the signs in the table.
type choices struct {
	aside
	panel  *panel.Choices
	button *fynewidget.Button // on the status line, while anything waits
	count  int                // how much waits
	signs  table.Signs
	parts  map[outline.Part]int // how much waits in each part
}

func (e *Editor) newChoices() *choices {
	c := &choices{panel: panel.NewChoices(e.doc)}
	c.aside = aside{editor: e, list: c.panel, offset: 0.6, begin: c.panel.Begin}
	c.panel.Problem, c.panel.Canvas = e.host.Problem, e.table.Canvas
	c.panel.Next = func() { e.outline.Focus() }
	c.panel.Close = func() { e.ShowChoices(false) }
	c.panel.GoTo = c.goTo
	if e.host.Combine != nil {
		c.panel.Combine = e.host.Combine
	}
	if e.host.Now != nil {
		c.panel.Now = e.host.Now
	}
	c.button = fynewidget.NewButtonWithIcon("", theme.QuestionIcon(), func() { e.ShowChoices(true) })
	c.button.Importance = fynewidget.WarningImportance
	c.button.Hide()
	e.table.Signs = func() table.Signs { return c.signs }
	return c
}

// ShowChoices opens the list of what waits for somebody to choose, or puts it away.
func (e *Editor) ShowChoices(open bool) { e.choices.bring(open) }

// Combined notes whose copies were combined with the plan, so that the list can say so in the end.
func (e *Editor) Combined(names []string) { e.choices.panel.From = names }

// Choosing reports whether the list of choices is open.
func (e *Editor) Choosing() bool { return e.choices.open() }

// reload looks at what waits now.
func (c *choices) reload() {
	list := c.editor.doc.Unsettled()
	c.count = len(list)
	c.signs = signsOf(c.editor.doc.Plan(), list)
	c.parts = waitingIn(c.editor.doc.Plan(), list)
	c.tint(list)
	switch c.count {
	case 0:
		c.button.Hide()
	case 1:
		c.button.SetText(say.WaitOne)
		c.button.Show()
	default:
		c.button.SetText(fmt.Sprintf(say.WaitN, c.count))
		c.button.Show()
	}
	if c.open() {
		c.panel.Reload()
	}
}

// tint has the pages show what waits in the language that is shown.
func (c *choices) tint(list []changes.Change) {
	p := c.editor.doc.Plan()
	var spots []layout.Spot
	for _, ch := range list {
		it, ok := p.Find(ch.Item)
		if !ok || ch.Lang != "" && ch.Lang != c.editor.lang {
			continue
		}
		spots = append(spots, spotOf(p, it, ch.Field))
	}
	c.editor.preview.SetWaiting(spots)
}

// signsOf says where the table shows that something waits: at the text, or at the row where the table has no cell for it.
func signsOf(p *plan.Plan, list []changes.Change) table.Signs {
	if len(list) == 0 {
		return table.Signs{}
	}
	s := table.Signs{Texts: map[table.Place]string{}, Rows: map[plan.ID]string{}}
	rows := map[plan.ID]plan.ID{} // the row that an item stands in
	for it := range p.Items() {
		if rows[it.ID] = rows[it.Parent]; it.Kind == plan.KindRow {
			rows[it.ID] = it.ID
		}
	}
	for _, c := range list {
		sign := table.ChooseSign
		if c.What == changes.Joined {
			sign = table.JoinedSign
		}
		field, _ := history.FieldName(c.Kind, c.Field, c.Lang)
		s.Texts[table.Place{Item: c.Item, Field: field}] = sign
		if row := rows[c.Item]; row != "" && (c.What == changes.Kept || !inCell(c)) {
			s.Rows[row] = sign
		}
	}
	return s
}

// inCell reports whether a cell of the table shows the text that a change of a row or of what stands in it is about.
func inCell(c changes.Change) bool {
	switch c.Kind {
	case plan.KindRow:
		return c.Field == "title" || c.Field == "when"
	case plan.KindAction, plan.KindMeasure:
		return c.Field == "text"
	}
	return false
}

// goTo shows the place of a choice, in its language, and leaves the keyboard to the list.
func (c *choices) goTo(ch changes.Change) {
	e := c.editor
	if ch.Lang != "" {
		for _, l := range e.langs {
			if l == ch.Lang {
				e.SetLanguage(l)
			}
		}
	}
	e.goTo(layout.Spot{Item: ch.Item})
	if field, ok := history.FieldName(ch.Kind, ch.Field, ch.Lang); ok && e.part.Kind == outline.Priority {
		e.table.Go(ch.Item, field)
		if at := e.table.Active().Text(e.lang); (at.Item != ch.Item || at.Field != field) && inDetails(ch.Kind, ch.Field) { // no column shows it
			e.details.open = true
			e.show()
			e.details.panel.FocusField(ch.Item, ch.Field)
			e.host.Changed()
		}
	}
	c.panel.Focus()
}

func (e *Editor) reviewCommands() []Command {
	label := say.Choices
	if e.choices.count > 0 {
		label = fmt.Sprintf(say.ChoicesN, e.choices.count)
	}
	out := append([]Command{e.todo.command()}, e.commentCommands()...)
	return append(out, []Command{
		{},
		{Label: say.Combine, Shortcut: key(fyne.KeyI, fyne.KeyModifierShift), Do: func() { e.host.Combine() }},
		{Label: label, Shortcut: key(fyne.KeyJ), Do: func() { e.ShowChoices(!e.choices.open()) }},
		{},
		{Label: say.PlanHistory, Shortcut: key(fyne.KeyH, fyne.KeyModifierShift), Do: func() { e.showHistory(changes.Only{}) }},
		{Label: say.PartHistory, Do: func() { e.showHistory(changes.Only{Item: e.part.ID}) }, Enabled: func() bool { return e.part.ID != "" }},
		{Label: say.Since, Do: e.host.Since},
		{},
		e.coverage.command(),
		{Label: say.StartDraft, Do: e.StartDraft, Enabled: e.locked},
	}...)
}

// cellHistory shows what the active cell has said.
func (e *Editor) cellHistory() {
	at := e.table.Active().Text(e.lang)
	if it, ok := e.doc.Plan().Find(at.Item); ok {
		if name, _, _, ok := history.SplitName(it.Kind, at.Field); ok {
			e.showHistory(changes.Only{Item: at.Item, Field: name})
		}
	}
}

func (e *Editor) showHistory(only changes.Only) {
	if e.Keep() {
		e.host.History(only)
	}
}
