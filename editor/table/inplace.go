package table

import (
	"fyne.io/fyne/v2"

	"planwright/editor/widget"
)

// inPlace has all lines measured anew, and keeps where it is in view what the person looks at: the active line if it is seen, or else the one at the top.
func (t *Table) inPlace(measure func()) {
	if len(t.blocks) == 0 {
		measure()
		return
	}
	y, view := t.scroll.Offset.Y, t.scroll.Size().Height
	i := at(t.blocks, y)
	if j, _, ok := t.find(t.active); ok && t.blocks[j].y < y+view && t.blocks[j].y+t.blocks[j].height > y {
		i = j
		defer t.reveal()
	}
	was := t.blocks[i]
	measure()
	if y <= 0 { // the top of the table stays
		return
	}
	for j := range t.blocks {
		if b := &t.blocks[j]; b.id == was.id && b.kind == was.kind {
			t.scroll.ScrollToOffset(fyne.NewPos(0, widget.InPlace(y, was.y, was.height, b.y, b.height)))
			t.sheet.show()
			return
		}
	}
}
