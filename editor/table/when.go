package table

import (
	"fyne.io/fyne/v2"

	"planwright/plan"
)

// EditedWhen returns the When that is being edited: its row, the words as they are typed now, and where it stands on the table. It reports
// false while no When is edited or it is scrolled out of view.
func (t *Table) EditedWhen() (row plan.ID, words string, at fyne.Position, size fyne.Size, ok bool) {
	l := t.live
	if !l.open() || l.cell.Kind != When {
		return "", "", fyne.Position{}, fyne.Size{}, false
	}
	at = l.Position().SubtractXY(0, t.scroll.Offset.Y)
	seen := at.Y+l.Size().Height > t.stickyHeight() && at.Y < t.scroll.Size().Height
	return l.cell.Owner, l.Text, at, l.Size(), seen
}

// EditWhen opens the When of the active row for writing. It reports false where there is none.
func (t *Table) EditWhen() bool {
	if t.live.open() && t.live.cell.Kind == When {
		return true
	}
	c, ok := t.cell(When, t.Row(), "")
	if t.Row() == "" || !ok || c.Kind != When {
		return false
	}
	t.edit(c, nil)
	return t.live.open() && t.live.cell.Kind == When
}

// WriteWhen puts words into the When that is being edited and keeps them.
func (t *Table) WriteWhen(words string) {
	l := t.live
	if !l.open() || l.cell.Kind != When {
		return
	}
	l.SetText(words)
	l.toEnd()
	l.commit()
	t.Moved()
}
