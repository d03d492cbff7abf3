package editor

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/form"
	"planwright/editor/outline"
	"planwright/editor/widget"
	"planwright/plan"
)

// tools is the thin toolbar: the few commands that are used all the time. Every one is in a menu too.
type tools struct {
	bar     *fyne.Container
	buttons []toolButton
	lang    *fynewidget.Select
	frame   fyne.CanvasObject // around lang
	quiet   bool              // the language is being set by us, not chosen
}

type toolButton struct {
	*fynewidget.Button
	command Command
}

func (e *Editor) newTools() *tools {
	t := &tools{}
	row, edit := e.rowCommands(), e.editCommands()
	tool := func(icon fyne.Resource, label string, c Command) fyne.CanvasObject {
		b := fynewidget.NewButtonWithIcon(label, icon, c.Do)
		b.Importance = fynewidget.LowImportance
		t.buttons = append(t.buttons, toolButton{b, c})
		return b
	}
	t.lang = fynewidget.NewSelect(nil, func(string) {
		if i := t.lang.SelectedIndex(); !t.quiet && i >= 0 && i < len(e.langs) {
			e.SetLanguage(e.langs[i])
		}
	})
	t.frame = widget.Framed(t.lang)
	export := fynewidget.NewButtonWithIcon(say.MakePDF, theme.DocumentPrintIcon(), e.host.Export)
	export.Importance = fynewidget.HighImportance
	t.bar = container.New(&widget.Bar{Trailing: 2},
		tool(theme.ContentUndoIcon(), say.Undo, edit[0]),
		tool(theme.ContentRedoIcon(), say.Redo, edit[1]),
		fynewidget.NewSeparator(),
		tool(theme.ContentAddIcon(), say.ToolRow, row[0]),
		tool(theme.ContentAddIcon(), say.ToolAction, row[1]),
		tool(theme.ContentAddIcon(), say.ToolMeasure, row[2]),
		fynewidget.NewSeparator(),
		tool(theme.MoveUpIcon(), say.ToolUp, row[5]),
		tool(theme.MoveDownIcon(), say.ToolDown, row[6]),
		t.frame,
		export,
	)
	return t
}

// refreshCommands shows what can be done now, and where the person is.
func (e *Editor) refreshCommands() {
	for _, b := range e.tools.buttons {
		if e.can(b.command) {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	e.refreshLanguages()
	e.place.SetText(e.where())
	e.host.Changed()
}

// refreshLanguages shows the language switch where the plan has more than one.
func (e *Editor) refreshLanguages() {
	var names []string
	for _, l := range e.langs {
		names = append(names, LanguageName(l))
	}
	t := e.tools
	t.quiet = true
	defer func() { t.quiet = false }()
	t.lang.Options = names
	t.lang.SetSelected(LanguageName(e.lang))
	if len(names) > 1 {
		t.frame.Show()
	} else {
		t.frame.Hide()
	}
}

// where says in which row the person is, and how many there are.
func (e *Editor) where() string {
	p := e.doc.Plan()
	i := e.priority(p)
	if e.part.Kind != outline.Priority || i < 0 {
		return ""
	}
	rows := p.Priorities[i].Rows
	if n := len(e.table.Rows()); n > 1 {
		return fmt.Sprintf(say.RowsSelected, widget.Number(n), widget.Number(len(rows)))
	}
	for n := range rows {
		if rows[n].ID == e.table.Row() {
			return say.RowWord + strconv.Itoa(i+1) + "." + strconv.Itoa(n+1) + say.OfWord + widget.Number(len(rows))
		}
	}
	return ""
}

// LanguageName returns the name of a language in that language.
func LanguageName(l plan.Lang) string { return form.LanguageName(l) }
