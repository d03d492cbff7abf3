package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"planwright/editor/widget"
	"planwright/export/office"
	"planwright/plan"
	"planwright/plan/intake"
	"planwright/plan/markup"
)

// copied is what any table of this program last put on the computer's clipboard. The clipboard holds text in one language; as long as it
// still holds that text, rows are pasted whole, with all their languages and what no column shows.
var copied struct {
	text string
	rows []plan.Row
	plan plan.ID
}

// Copy puts the selected rows on the clipboard, as a table, or else the words of the active cell. It reports whether there was anything.
func (t *Table) Copy(to fyne.Clipboard) bool {
	if !t.Selected() {
		i, j, ok := t.find(t.active)
		if !ok || t.blocks[i].cells[j].words == "" {
			return false
		}
		words, p := t.blocks[i].cells[j].words, t.doc.Plan()
		if t.active.Kind.marked() { // what means something to people elsewhere; pasted here, it is the words that the plan holds
			printed := markup.ReferencesOf(p).Print(words)
			widget.Took(printed, words, string(p.ID))
			words = printed
		}
		to.SetContent(words)
		return true
	}
	p := t.doc.Plan()
	var rows []plan.Row
	for i := range p.Priorities {
		for _, r := range p.Priorities[i].Rows {
			if t.selects(r.ID) {
				rows = append(rows, r)
			}
		}
	}
	copied.rows, copied.plan, copied.text = cloneRows(rows), p.ID, office.Clip(rows, t.lang, markup.ReferencesOf(p))
	to.SetContent(copied.text)
	return true
}

// Cut copies and then removes the selected rows, or empties the active cell, as one step of undo.
func (t *Table) Cut(to fyne.Clipboard) {
	if t.Copy(to) {
		t.Clear()
	}
}

// Paste takes what is on the clipboard: rows that were copied here go in after the selected ones, of a table from elsewhere Propose is told, and
// anything else goes into the active cell.
func (t *Table) Paste(from fyne.Clipboard) {
	if t.refuse() {
		return
	}
	text := from.Content()
	switch {
	case t.pasteRows(text):
	case t.Selected():
		t.Propose(text)
	case t.active.Kind == Status:
	default:
		t.Edit()
		t.live.paste(text)
	}
}

// pasteRows takes text that is a table, and reports whether it was.
func (t *Table) pasteRows(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	if rows := ownCopy(text); rows != nil {
		t.Insert(keepIDs(rows, copied.plan == t.doc.Plan().ID), nil)
		return true
	}
	if intake.Tabular(text) {
		t.Propose(text)
		return true
	}
	return false
}

// ownCopy returns the rows that were copied in this program, when text is still what was put on the clipboard then.
func ownCopy(text string) []plan.Row {
	if copied.text == "" || strings.ReplaceAll(text, "\r\n", "\n") != copied.text {
		return nil
	}
	return copied.rows
}

// keepIDs returns rows as they are, for the plan that they come from, and without ids for any other.
func keepIDs(rows []plan.Row, keep bool) []plan.Row {
	if keep {
		return rows
	}
	rows = cloneRows(rows)
	for i := range rows {
		r := &rows[i]
		r.ID = ""
		for k := range r.Actions {
			r.Actions[k].ID = ""
			for n := range r.Actions[k].Links {
				r.Actions[k].Links[n].ID = ""
			}
		}
		for k := range r.Measures {
			r.Measures[k].ID = ""
			for n := range r.Measures[k].Readings {
				r.Measures[k].Readings[n].ID = ""
			}
		}
	}
	return rows
}

// shortcut acts on the shortcuts of Edit while no cell is being edited, and on those that go to the ends of the table.
func (t *Table) shortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		t.Copy(s.Clipboard)
	case *fyne.ShortcutCut:
		t.Cut(s.Clipboard)
	case *fyne.ShortcutPaste:
		t.Paste(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		t.SelectAll()
	case *desktop.CustomShortcut:
		if widget.PassPlus(t.Canvas(), s) || len(t.blocks) == 0 || s.Modifier != fyne.KeyModifierShortcutDefault {
			return
		}
		switch s.KeyName {
		case fyne.KeyHome:
			t.activate(t.first())
		case fyne.KeyEnd:
			for i := len(t.blocks) - 1; i >= 0; i-- {
				if cells := t.blocks[i].cells; len(cells) > 0 {
					t.activate(cells[len(cells)-1].Cell)
					return
				}
			}
		}
	}
}

// TypedShortcut pastes tables as rows, and everything else into the cell.
func (l *live) TypedShortcut(s fyne.Shortcut) {
	if widget.PassPlus(l.table.Canvas(), s) {
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		if text := p.Clipboard.Content(); !l.table.pasteRows(text) {
			l.paste(text)
		}
		return
	}
	l.Entry.TypedShortcut(s)
}

// paste puts words into the cell at the caret. Titles and the like have one line.
func (l *live) paste(text string) {
	if !l.open() {
		return
	}
	if l.refers() {
		text = widget.Held(text, string(l.table.doc.Plan().ID))
	}
	text = intake.Cell(text)
	if !l.cell.Kind.points() {
		text = strings.Join(strings.Fields(text), " ")
	}
	if l.refers() {
		text = l.numbers.Show(l.table.doc.Plan(), text) // a cell that was copied here has ids
	}
	l.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: widget.Clipping(text)})
}
