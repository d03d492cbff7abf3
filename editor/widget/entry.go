package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry with a caret that keeps its place in the text. Fyne knows the caret by line and column alone, and a
// space at the end of a full line stands in no line: there Fyne would set the caret before the space, or in another line, and
// the next letter with it. Here the place is worked out from what was done to the text.
type Entry struct {
	fynewidget.Entry

	// Name is what belongs in the entry, for those who can't see it; "" is its hint.
	Name string
	// ReadOnly has the text be read, selected and copied, and nothing typed.
	ReadOnly bool

	at int    // where the caret stands, in runes, after the last thing done by key
	of string // the text then
	by bool   // the caret has not been put elsewhere since
}

// AccessibilityLabel says what belongs in the entry, and what stands in it.
func (e *Entry) AccessibilityLabel() string {
	name := e.Name
	if name == "" {
		name = e.PlaceHolder
	}
	if e.Text != "" && name != "" {
		return name + ": " + e.Text
	}
	return name + e.Text
}

// AccessibilityRole says that it holds text.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Caret returns how many runes stand before the caret.
func (e *Entry) Caret() int {
	now := e.CursorTextOffset()
	if e.by && e.of == e.Text && now == e.at-1 { // Fyne drew it before the space
		return e.at
	}
	return now
}

// SetCaret puts the caret behind the first so many runes.
func (e *Entry) SetCaret(at int) {
	at = min(max(at, 0), len([]rune(e.Text)))
	e.CursorRow, e.CursorColumn = 0, 0
	for begin, row := 0, 0; begin <= at; {
		e.CursorRow, e.CursorColumn = row, at-begin
		next := e.begin(row + 1)
		if next <= begin {
			break
		}
		begin, row = next, row+1
	}
	e.at, e.of, e.by = at, e.Text, true
}

// Lines returns how many lines the text takes at the width that the entry has.
func (e *Entry) Lines() int {
	n := 1
	for at := 0; ; n++ {
		next := e.begin(n)
		if next <= at {
			return n
		}
		at = next
	}
}

// begin returns how many runes stand before a line, 0 where there is no such line.
func (e *Entry) begin(row int) int {
	r, c := e.CursorRow, e.CursorColumn
	defer func() { e.CursorRow, e.CursorColumn = r, c }()
	e.CursorRow, e.CursorColumn = row, 0
	return e.CursorTextOffset()
}

// keep does something to the text at the caret and then puts the caret where that leaves it.
func (e *Entry) keep(forward bool, do func()) {
	at, selected, before := e.Caret(), len([]rune(e.SelectedText())), []rune(e.Text)
	if at != e.CursorTextOffset() {
		e.SetCaret(at)
	}
	e.by = false
	do()
	if after := []rune(e.Text); !slices.Equal(before, after) {
		e.SetCaret(caret(before, after, at, selected, forward))
	}
}

// caret works out where the caret stands after a change that began at the caret at, with so many runes selected to its left or
// right. Forward is a deletion to the right.
func caret(before, after []rune, at, selected int, forward bool) int {
	fits := func(from, to, end int) bool { // before[from:to] became after[from:end]
		return from >= 0 && from <= to && to <= len(before) && from <= end && end <= len(after) && len(before)-to == len(after)-end &&
			slices.Equal(before[:from], after[:from]) && slices.Equal(before[to:], after[end:])
	}
	more := len(after) - len(before)
	tries := [][2]int{{at, at}, {at + more, at}}
	if forward {
		tries = [][2]int{{at, at - more}}
	}
	if selected > 0 {
		tries = [][2]int{{at - selected, at}, {at, at + selected}}
	}
	for _, t := range tries {
		if end := t[1] + more; fits(t[0], t[1], end) {
			return end
		}
	}
	same := 0 // undo and the like change another place: the caret goes to the end of what is new
	for same < min(len(before), len(after)) && before[len(before)-1-same] == after[len(after)-1-same] {
		same++
	}
	return len(after) - same
}

// TypedRune puts a letter at the caret.
func (e *Entry) TypedRune(r rune) {
	if !e.ReadOnly {
		e.keep(false, func() { e.Entry.TypedRune(r) })
	}
}

// TypedKey edits at the caret, or moves it.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if PassKey(nil, k.Name) || e.ReadOnly && slices.Contains(editingKeys, k.Name) {
		return
	}
	e.keep(k.Name == fyne.KeyDelete, func() { e.Entry.TypedKey(k) })
}

// editingKeys are the keys that change a text.
var editingKeys = []fyne.KeyName{fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab}

// TypedShortcut pastes, cuts and the like at the caret.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	c, custom := s.(*desktop.CustomShortcut)
	if PassPlus(nil, s) || e.ReadOnly && !reads(s) {
		return
	}
	e.keep(custom && c.KeyName == fyne.KeyDelete, func() { e.Entry.TypedShortcut(s) })
}

// reads reports whether a shortcut leaves a text as it is.
func reads(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		return true
	case *desktop.CustomShortcut:
		return !slices.Contains(editingKeys, s.KeyName)
	}
	return false
}

// Undo takes back the last typing.
func (e *Entry) Undo() { e.keep(false, e.Entry.Undo) }

// Redo does again what Undo took back.
func (e *Entry) Redo() { e.keep(false, e.Entry.Redo) }

// MouseDown puts the caret where the pointer is.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.by = false
	e.Entry.MouseDown(m)
}

// SetText replaces the text. The caret stays where it is, as far as the text goes.
func (e *Entry) SetText(words string) {
	e.by = false
	e.Entry.SetText(words)
	e.Entry.MouseUp(&desktop.MouseEvent{}) // ends a selection that nothing is left of, which would take in the next letter
}

// Resize breaks the lines anew and keeps the caret's place.
func (e *Entry) Resize(size fyne.Size) {
	if size != e.Size() {
		e.Hold(func() { e.Entry.Resize(size) })
	}
}

// Hold does something after which lines may break elsewhere, and keeps the caret's place. What was selected is so no more: Fyne would take
// other words for it, and the next letter would replace them.
func (e *Entry) Hold(do func()) {
	at, selected, lines := e.Caret(), e.SelectedText(), 0
	if selected != "" {
		lines = e.Lines()
	}
	do()
	if e.Text == "" {
		return
	}
	if selected != "" && (e.SelectedText() != selected || e.Lines() != lines) {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if e.CursorTextOffset() != at {
		e.SetCaret(at)
		e.Entry.Refresh()
	}
}
