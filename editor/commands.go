package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/plan"
)

// Command is one thing that the window can do. Each stands in a menu, some on the toolbar too.
type Command struct {
	Label    string
	Shortcut fyne.Shortcut // nil where there is none
	Do       func()
	Enabled  func() bool // nil is always
	Always   bool        // it may be done while a dialog is open
	Edits    bool        // it changes the plan, so that it waits while that is locked
}

// Menus returns the menus of the window, with more at the end of Review. Make them anew after Host.Changed: they show what can be done now.
func (e *Editor) Menus(review ...*fyne.MenuItem) []*fyne.Menu {
	last := e.menu(say.Review, e.reviewCommands())
	last.Items = append(last.Items, review...)
	return []*fyne.Menu{
		e.menu(say.Edit, e.editCommands()),
		e.menu(say.Row, e.rowCommands()),
		e.menu(say.Priority, e.priorityCommands()),
		e.menu(say.Section, e.sectionCommands()),
		last,
	}
}

func (e *Editor) menu(label string, commands []Command) *fyne.Menu {
	m := fyne.NewMenu(label)
	for _, c := range commands {
		if c.Label == "" {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(c.Label, func() {
			// Fyne runs the shortcuts of greyed items too, and of all while a dialog is open.
			if (c.Always || !e.host.Modal()) && e.can(c) {
				c.Do()
			}
		})
		item.Shortcut = c.Shortcut
		item.Disabled = !e.can(c)
		m.Items = append(m.Items, item)
	}
	return m
}

// can reports whether a command can be done now.
func (e *Editor) can(c Command) bool {
	return (c.Enabled == nil || c.Enabled()) && !(c.Edits && e.locked())
}

func (e *Editor) editCommands() []Command {
	clipboard := func() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
	undo, redo := e.turnWords()
	return append([]Command{
		{Label: undo, Shortcut: &fyne.ShortcutUndo{}, Do: e.Undo, Enabled: e.canUndo, Always: true},
		{Label: redo, Shortcut: &fyne.ShortcutRedo{}, Do: e.Redo, Enabled: e.canRedo, Always: true},
		{},
		{Label: say.Cut, Shortcut: &fyne.ShortcutCut{}, Do: func() { e.forward(&fyne.ShortcutCut{Clipboard: clipboard()}) }, Always: true},
		{Label: say.Copy, Shortcut: &fyne.ShortcutCopy{}, Do: func() { e.forward(&fyne.ShortcutCopy{Clipboard: clipboard()}) }, Always: true},
		{Label: say.Paste, Shortcut: &fyne.ShortcutPaste{}, Do: func() { e.forward(&fyne.ShortcutPaste{Clipboard: clipboard()}) }, Always: true},
		{Label: say.PasteRows, Edits: true, Shortcut: key(fyne.KeyV, fyne.KeyModifierShift), Do: e.PasteRows, Enabled: e.inTable},
		{Label: say.SelectAll, Shortcut: &fyne.ShortcutSelectAll{}, Do: func() { e.forward(&fyne.ShortcutSelectAll{}) }, Always: true},
	}, e.findCommands()...)
}

// findCommands stand in the menu Edit too.
func (e *Editor) findCommands() []Command {
	return []Command{
		{},
		{Label: say.Find, Shortcut: key(fyne.KeyF), Do: func() { e.Find(false) }},
		{Label: say.FindNext, Shortcut: bare(fyne.KeyF3, 0), Do: func() { e.FindNext(1) }},
		{Label: say.FindPrevious, Shortcut: bare(fyne.KeyF3, fyne.KeyModifierShift), Do: func() { e.FindNext(-1) }},
		{Label: say.ReplaceDots, Edits: true, Shortcut: key(fyne.KeyH), Do: func() { e.Find(true) }},
		{Label: say.GoTo, Shortcut: key(fyne.KeyG), Do: func() { e.host.Go() }},
		{},
		{Label: say.FindPart, Do: e.findPart},
		{Label: say.RenameInList, Edits: true, Do: e.renamePart, Enabled: func() bool {
			return e.part.Kind == outline.Priority && e.part.ID != "" || e.part.Kind == outline.Section
		}},
	}
}

// bare is a function key as a shortcut; see widget.PassKey.
func bare(name fyne.KeyName, m fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: m}
}

func (e *Editor) rowCommands() []Command {
	alt := func(name fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierAlt}
	}
	inTable := e.inTable
	inRow := func() bool { return inTable() && e.table.Row() != "" }
	elsewhere := func() bool { return inRow() && len(e.doc.Plan().Priorities) > 1 }
	return []Command{
		{Label: say.AddRow, Edits: true, Shortcut: key(fyne.KeyReturn), Do: e.addRow, Enabled: inTable},
		{Label: say.AddAction, Edits: true, Do: e.table.AddAction, Enabled: inRow},
		{Label: say.AddMeasure, Edits: true, Do: e.table.AddMeasure, Enabled: inRow},
		{Label: say.AddTitle, Edits: true, Do: e.table.AddTitle, Enabled: inRow},
		{},
		{Label: say.MoveUp, Edits: true, Shortcut: alt(fyne.KeyUp), Do: func() { e.moveBy(-1) }, Enabled: func() bool { return e.canMoveBy(-1) }},
		{Label: say.MoveDown, Edits: true, Shortcut: alt(fyne.KeyDown), Do: func() { e.moveBy(1) }, Enabled: func() bool { return e.canMoveBy(1) }},
		{Label: say.MoveToPriority, Edits: true, Do: e.offerPriorities, Enabled: elsewhere},
		{},
		{Label: say.PickWhen, Edits: true, Shortcut: key(fyne.KeyT), Do: e.PickWhen, Enabled: inRow},
		{Label: say.ShortForm, Edits: true, Do: func() { e.goToField(e.actionHere(), "short") }, Enabled: func() bool { return e.actionHere() != "" }},
		{Label: say.CommentRow, Do: func() { e.commentOn(panel.Spot{On: e.table.Row()}) }, Enabled: inRow},
		{Label: say.CellHistory, Do: e.cellHistory, Enabled: func() bool { return inTable() && e.table.Active().Item != "" }},
		{},
		{Label: say.SelectRow, Do: func() { e.table.SelectRow(e.table.Row()) }, Enabled: inRow},
		{Label: say.RemoveRow, Edits: true, Do: func() { e.table.RemoveRows() }, Enabled: inRow},
	}
}

// addRow adds a row, unless a comment is being written, which the same keys send.
func (e *Editor) addRow() {
	if !e.comments.panel.Send() {
		e.table.AddRow()
	}
}

func (e *Editor) priorityCommands() []Command {
	chosen := func() bool { return e.part.Kind == outline.Priority && e.part.ID != "" }
	return []Command{
		{Label: say.AddPriority, Edits: true, Shortcut: key(fyne.KeyReturn, fyne.KeyModifierShift), Do: e.AddPriority},
		{Label: say.AddCommitment, Edits: true, Do: e.table.AddCommitment, Enabled: chosen},
		{},
		{Label: say.MovePriorityUp, Edits: true, Do: func() { e.movePriority(-1) }, Enabled: chosen},
		{Label: say.MovePriorityDown, Edits: true, Do: func() { e.movePriority(1) }, Enabled: chosen},
		{},
		{Label: say.CommentPriority, Do: func() { e.commentOn(panel.Spot{On: e.part.ID}) }, Enabled: chosen},
		{Label: say.RemovePriority, Edits: true, Do: e.RemovePriority, Enabled: chosen},
	}
}

// turnWords returns what Undo and Redo are called, which says so when they are about whole copies.
func (e *Editor) turnWords() (undo, redo string) {
	undo, redo = say.Undo, say.Redo
	if e.doc.UndoesCopies() && !e.table.Typing() {
		undo = say.UndoCopies
	}
	if e.doc.RedoesCopies() {
		redo = say.RedoCopies
	}
	return undo, redo
}

// canUndo reports whether there is typing or an edit to take back.
func (e *Editor) canUndo() bool { return e.doc.CanUndo() || e.table.Typing() || e.host.Modal() }

func (e *Editor) canRedo() bool { return e.doc.CanRedo() || e.host.Modal() }

// Undo takes back the last typing in the cell being edited, or else the last edit of the plan. While a dialog is open it
// is the dialog's.
func (e *Editor) Undo() {
	if e.host.Modal() {
		e.forward(&fyne.ShortcutUndo{})
		return
	}
	if e.table.UndoTyping() || e.details.panel.UndoTyping() || e.form.UndoTyping() {
		return
	}
	copies := e.doc.UndoesCopies()
	e.turn(e.doc.Undo)
	if copies {
		e.choices.panel.Forget()
	}
}

// Redo makes the edit again that Undo took back last.
func (e *Editor) Redo() {
	if e.host.Modal() {
		e.forward(&fyne.ShortcutRedo{})
	} else if e.Keep() {
		e.turn(e.doc.Redo)
	}
}

func (e *Editor) turn(do func() (bool, error)) {
	if _, err := do(); err != nil {
		e.host.Problem(err)
	}
	e.reload()
}

// AddPriority adds a priority after the chosen one, or as the last, and begins to write its title.
func (e *Editor) AddPriority() {
	if e.refuse() || !e.table.Close() || !e.form.Keep() {
		return
	}
	p := e.doc.Plan()
	after := plan.ID("")
	for _, pr := range p.Priorities {
		after = pr.ID
	}
	if i := e.priority(p); i >= 0 {
		after = p.Priorities[i].ID
	}
	id, err := e.doc.Add("priority", p.ID, after, nil)
	if err != nil {
		e.host.Problem(err)
		return
	}
	e.part = outline.Part{Kind: outline.Priority, ID: id}
	e.reload()
	e.table.EditTitle()
}

// priority returns the index of the chosen priority, or -1.
func (e *Editor) priority(p *plan.Plan) int {
	for i := range p.Priorities {
		if e.part.Kind == outline.Priority && p.Priorities[i].ID == e.part.ID {
			return i
		}
	}
	return -1
}

// RemovePriority removes the chosen priority with its table and the sections at its head. Undo brings them back.
func (e *Editor) RemovePriority() {
	p := e.doc.Plan()
	i := e.priority(p)
	if i < 0 || e.refuse() || !e.table.Close() {
		return
	}
	id := p.Priorities[i].ID
	if err := e.doc.Remove(append(headSections(p, id), id)...); err != nil {
		e.host.Problem(err)
		return
	}
	rest := e.doc.Plan().Priorities
	e.part = outline.Part{Kind: outline.Priority}
	if len(rest) > 0 {
		e.part.ID = rest[min(i, len(rest)-1)].ID
	}
	e.reload()
	e.Focus()
}

// movePriority moves the chosen priority up or down by one.
func (e *Editor) movePriority(by int) {
	p := e.doc.Plan()
	i := e.priority(p)
	if i < 0 || i+by < 0 || i+by >= len(p.Priorities) || e.refuse() || !e.Keep() {
		return
	}
	before := plan.ID("") // the end
	if at := i + by + (by+1)/2; at < len(p.Priorities) {
		before = p.Priorities[at].ID
	}
	if err := e.doc.Move(p.Priorities[i].ID, p.ID, before); err != nil {
		e.host.Problem(err)
	}
	e.reload()
}
