package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"planwright/editor/widget"
	"planwright/plan"
)

// direction is where an arrow key points.
type direction int

const (
	up direction = iota
	down
	left
	right
)

func (t *Table) noteShift(k *fyne.KeyEvent, pressed bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		t.shift = pressed
	}
}

// key acts on a key while no cell is being edited.
func (t *Table) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyTab:
		t.step(!t.shift, false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.shift {
			t.AddPoint()
		} else {
			t.Edit()
		}
	case fyne.KeyF2:
		t.Edit()
	case fyne.KeyF6:
		t.Next()
	case fyne.KeyF4:
		t.Details()
	case fyne.KeyEscape:
		t.sheet.drag.drop()
		t.unpick()
		t.sheet.show()
		t.Moved()
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.Clear()
	case fyne.KeyUp:
		t.turn(up)
	case fyne.KeyDown:
		t.turn(down)
	case desktop.KeyMenu:
		t.sheet.offerAtCell()
	case fyne.KeyLeft:
		t.toward(left, false)
	case fyne.KeyRight:
		t.toward(right, false)
	case fyne.KeyHome:
		t.edge(true)
	case fyne.KeyEnd:
		t.edge(false)
	case fyne.KeyPageUp:
		t.page(-1)
	case fyne.KeyPageDown:
		t.page(1)
	default:
		widget.PassKey(t.Canvas(), name)
	}
}

// startTyping opens the active cell and puts the letter at its end, as a word of its own.
func (t *Table) startTyping(r rune) {
	if r == ' ' && t.shift && t.Row() != "" { // as in spreadsheets
		t.SelectRow(t.Row())
		return
	}
	if t.Selected() || t.active.Kind == Status {
		return
	}
	if t.live.open() { // the keyboard is on its way there
		t.live.TypedRune(r)
		return
	}
	t.Edit()
	if !t.live.open() {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(t.live.Text)
	if word := unicode.IsLetter(r) || unicode.IsNumber(r); word && t.live.Text != "" && !prompt(t.live.Text) && !unicode.IsSpace(last) {
		t.live.TypedRune(' ')
	}
	t.live.TypedRune(r)
}

// prompt reports whether words are nothing but a remark in square brackets, such as templates have.
func prompt(words string) bool {
	inner, opens := strings.CutPrefix(strings.TrimSpace(words), "[")
	inner, closes := strings.CutSuffix(inner, "]")
	return opens && closes && !strings.ContainsAny(inner, "[]")
}

// step goes to the next or the previous cell in the order of reading. Past the last one it adds a row, as Word does.
func (t *Table) step(forward, editing bool) {
	if c, ok := t.next(forward); ok {
		t.visit(c, editing)
	} else if forward && t.active != (Cell{}) && !t.locked() {
		t.AddRowAtEnd()
	}
}

// sidestep goes to the end of the cell before the one being edited, or to the beginning of the one after it.
func (t *Table) sidestep(forward bool) {
	c, ok := t.next(forward)
	switch {
	case ok && forward:
		t.enter(c, (*live).toStart)
	case ok:
		t.enter(c, (*live).toEnd)
	}
}

// next returns the cell after the active one in the order of reading, or the one before it.
func (t *Table) next(forward bool) (Cell, bool) {
	i, j, ok := t.find(t.active)
	if !ok {
		return Cell{}, false
	}
	if forward {
		j++
	} else {
		j--
	}
	for i >= 0 && i < len(t.blocks) && (j < 0 || j >= len(t.blocks[i].cells)) {
		if forward {
			i, j = i+1, 0
			continue
		}
		i--
		if i >= 0 {
			j = len(t.blocks[i].cells) - 1
		}
	}
	if i < 0 || i >= len(t.blocks) {
		return Cell{}, false
	}
	return t.blocks[i].cells[j].Cell, true
}

// visit goes to a cell and, where the one before was being edited, edits it.
func (t *Table) visit(c Cell, editing bool) {
	if editing {
		t.enter(c, (*live).toEnd)
	} else {
		t.activate(c)
	}
}

// enter edits a cell with the caret as at says. A status is only gone to: Enter offers what it can be.
func (t *Table) enter(c Cell, at func(*live)) {
	if c.Kind == Status {
		t.arrive(c)
	} else {
		t.edit(c, at)
	}
}

// toward goes to the cell that lies in a direction, and stays where there is none.
func (t *Table) toward(d direction, editing bool) {
	i, j, ok := t.find(t.active)
	if !ok {
		return
	}
	if c, ok := t.beside(i, j, d); ok {
		if editing && d == down {
			t.enter(c, (*live).toStart)
		} else {
			t.visit(c, editing)
		}
	}
}

// beside finds the nearest cell in a direction: within the line first, then in the lines above or below.
func (t *Table) beside(i, j int, d direction) (Cell, bool) {
	from := t.blocks[i].cells[j].frame
	switch d {
	case left, right:
		best, found := Cell{}, false
		for _, c := range t.blocks[i].cells {
			aside := (d == left && c.frame.x+c.frame.w <= from.x+1) || (d == right && c.frame.x >= from.x+from.w-1)
			if aside && c.frame.y < from.y+from.h && from.y < c.frame.y+c.frame.h && (!found || d == left) {
				best, found = c.Cell, true
			}
		}
		return best, found
	}
	if c, ok := nearest(t.blocks[i].cells, from, from.y, d); ok {
		return c, true
	}
	step := 1
	if d == up {
		step = -1
	}
	for n := i + step; n >= 0 && n < len(t.blocks); n += step {
		edge := float32(-1)
		if d == up {
			edge = t.blocks[n].height
		}
		if c, ok := nearest(t.blocks[n].cells, from, edge, d); ok {
			return c, true
		}
	}
	return Cell{}, false
}

// nearest returns the first cell past y in the direction d that stands in the same column as from.
func nearest(cells []placed, from box, y float32, d direction) (Cell, bool) {
	best, found := placed{}, false
	for _, c := range cells {
		f := c.frame
		if f.x >= from.x+from.w || from.x >= f.x+f.w {
			continue
		}
		if d == down && f.y > y && (!found || f.y < best.frame.y) {
			best, found = c, true
		}
		if d == up && f.y < y && (!found || f.y > best.frame.y) {
			best, found = c, true
		}
	}
	if !found {
		return Cell{}, false
	}
	if best.frame.w > from.w+1 { // a band or heading over all columns
		return best.Cell, true
	}
	for _, c := range cells { // several cells start at the same height: the one whose column this is
		if c.frame.y == best.frame.y && c.frame.x <= from.x && from.x < c.frame.x+c.frame.w {
			return c.Cell, true
		}
	}
	return best.Cell, true
}

// edge goes to the first or the last cell of the line.
func (t *Table) edge(first bool) {
	i, _, ok := t.find(t.active)
	if !ok {
		return
	}
	cells := t.blocks[i].cells
	if first {
		t.activate(cells[0].Cell)
	} else {
		t.activate(cells[len(cells)-1].Cell)
	}
}

// page goes up or down by what is in view, keeping to the column.
func (t *Table) page(by float32) {
	i, j, ok := t.find(t.active)
	if !ok {
		return
	}
	kind := t.blocks[i].cells[j].Kind
	want := t.blocks[i].y + by*(t.scroll.Size().Height-t.stickyHeight())
	best := i
	for n := range t.blocks {
		if t.blocks[n].kind != rowLine {
			continue
		}
		if best == i || abs(t.blocks[n].y-want) < abs(t.blocks[best].y-want) {
			best = n
		}
	}
	cells := t.blocks[best].cells
	at := slices.IndexFunc(cells, func(c placed) bool { return c.Kind == kind })
	if at < 0 {
		at = max(0, slices.IndexFunc(cells, func(c placed) bool { return c.Kind > kind }))
	}
	t.activate(cells[at].Cell)
}

func abs(v float32) float32 { return max(v, -v) }

// neighbours returns the place of a row among the blocks and those of the rows beside it, -1 where there is none.
func (t *Table) neighbours(id plan.ID) (at, before, after int) {
	at, ok := t.places[id]
	if !ok {
		return -1, -1, -1
	}
	before, after = at-1, at+1
	if before < 0 || t.blocks[before].kind != rowLine {
		before = -1
	}
	if after >= len(t.blocks) || t.blocks[after].kind != rowLine {
		after = -1
	}
	return at, before, after
}
