package table

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// live is the one entry of the table. It lies over the cell being edited and grows with its words.
type live struct {
	widget.Entry
	table    *Table
	cell     Cell             // the cell it lies over; zero when it is put away
	original string           // its words as the plan holds them
	shown    string           // those as the entry shows them
	numbers  markup.Numbering // what references are called in it
	made     bool             // the cell's item came into being with the first letter of this visit
	touched  bool             // something was typed since the words were last kept
	quiet    bool             // the entry's text is being set by us, not typed
	ruler    *fynewidget.Label
	height   float32 // of its words
	line     lineHeights
}

func newLive(t *Table) *live {
	l := &live{table: t, ruler: fynewidget.NewLabel("")}
	l.MultiLine = true
	l.Wrapping = fyne.TextWrapWord
	l.ruler.Wrapping = fyne.TextWrapWord
	l.ExtendBaseWidget(l)
	l.OnChanged = l.typed
	l.OnCursorChanged = func() {}
	return l
}

func (l *live) open() bool { return l.cell != (Cell{}) }

func (l *live) grown() grown { return grown{l.cell, l.height} }

// AcceptsTab lets Tab come here, where it moves to the next cell.
func (l *live) AcceptsTab() bool { return true }

// AccessibilityLabel says where the cell is and what belongs in it.
func (l *live) AccessibilityLabel() string { return l.table.place(l.cell) }

// lay puts the entry over a cell with its words in it.
func (l *live) lay(c placed) {
	l.cell, l.original, l.made, l.touched = c.Cell, c.words, false, false
	l.TextStyle.Bold = c.bold
	l.ruler.TextStyle.Bold = c.bold
	l.shown, _ = l.renew(c.words)
	l.put(l.shown)
	hint := c.hint
	if l.refers() {
		hint = (&markup.Numbering{}).Show(l.table.doc.Plan(), hint)
	}
	l.SetPlaceHolder(hint)
	l.measure(c.width)
}

// put sets the entry's words without that counting as typing.
func (l *live) put(words string) {
	l.quiet = true
	l.SetText(words)
	l.quiet = false
}

func (l *live) toEnd() {
	l.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func (l *live) toStart() { l.SetCaret(0) }

// measure finds the height of the words as Fyne breaks them: from the lines of the entry itself where it has the width that it is to have, since
// breaking a long text once more takes longer than all else that a letter costs.
func (l *live) measure(width float32) {
	pad := l.table.metrics.pad
	if l.Size().Width == width+2*pad && l.Text != "" && l.line.of == l.table.metrics && l.line.bold == l.TextStyle.Bold {
		l.height = l.line.first + float32(l.Lines()-1)*l.line.more
		return
	}
	l.ruler.Resize(fyne.NewSize(width+2*pad, 1))
	height := func(words string) float32 {
		l.ruler.SetText(words)
		return l.ruler.MinSize().Height - 2*pad
	}
	one := height("M")
	l.line = lineHeights{l.table.metrics, l.TextStyle.Bold, one, height("M\nM") - one}
	words := l.Text
	if words == "" {
		words = l.PlaceHolder
	}
	l.height = height(words)
}

// lineHeights are the heights of the first line of a text and of each one more, in a style.
type lineHeights struct {
	of          *metrics // the theme and text size
	bold        bool
	first, more float32
}

// settle moves the entry to where its cell stands now.
func (l *live) settle() {
	t := l.table
	i, j, ok := t.find(l.cell)
	if !ok || t.metrics == nil {
		return
	}
	b := &t.blocks[i]
	c := &b.cells[j]
	pad := t.metrics.pad
	before := l.height
	if l.measure(c.width); l.height != before {
		t.reset(l.cell)
		b = &t.blocks[i]
		c = &b.cells[j]
	}
	l.Move(fyne.NewPos(c.text.X-pad, b.y+c.text.Y-pad))
	l.Resize(fyne.NewSize(c.width+2*pad, max(l.height, t.metrics.body.Height)+2*pad))
	t.sheet.wheel.Move(l.Position())
	t.sheet.wheel.Resize(l.Size())
}

// typed keeps what was typed as a draft, and makes the item that it belongs to with the first letter.
func (l *live) typed(words string) {
	if l.quiet || !l.open() {
		return
	}
	t := l.table
	if l.cell.Item == "" && words != "" {
		if err := l.create(); err != nil {
			t.Problem(err)
			return
		}
	}
	if l.cell.Item != "" {
		l.touched = true
		t.doc.Type(l.cell.Item, l.cell.Kind.field(t.lang), l.source(words))
	}
	l.settle()
	t.reveal()
	t.Moved() // what undo can do may have changed
}

// create adds the item of a cell that had none.
func (l *live) create() error {
	c := l.cell
	id, err := l.table.doc.Add(c.Kind.item(), c.Owner, c.After, nil)
	if err != nil {
		return err
	}
	l.made = true
	c.Item, c.After = id, ""
	l.cell, l.table.active, l.table.pending = c, c, Cell{}
	l.table.arrange()
	return nil
}

// follow brings the entry up to date after the document changed: it takes over words that changed under it unless the person
// has typed others, and goes away with its cell.
func (l *live) follow() {
	if !l.open() {
		return
	}
	i, j, ok := l.table.find(l.cell)
	if !ok {
		l.putAway()
		l.table.arrange()
		return
	}
	now := l.table.blocks[i].cells[j].words
	if l.Text != l.shown {
		l.shown = now
		if l.refers() {
			l.shown = l.numbers.Show(l.table.doc.Plan(), now)
		}
	} else {
		l.take(now)
	}
	l.original = now
	l.settle()
}

// commit makes what was typed an edit of the plan. The entry stays.
func (l *live) commit() bool {
	if !l.open() || l.cell.Item == "" || !l.touched {
		return true
	}
	t := l.table
	field := l.cell.Kind.field(t.lang)
	words := strings.TrimSpace(l.Text)
	source := l.source(words)
	var err error
	if words == "" && l.cell.Kind.points() && bare(t.doc.Plan(), l.cell, t.lang) {
		t.doc.Type(l.cell.Item, field, l.original) // a draft left behind would bring the point back
		err = t.doc.Remove(l.cell.Item)
	} else {
		t.doc.Type(l.cell.Item, field, source) // without the white space at its ends, the draft is this edit and done with
		err = t.doc.SetText(l.cell.Item, field, source)
	}
	if err != nil {
		t.Problem(err)
		return false
	}
	l.original, l.shown, l.made, l.touched = source, words, false, false
	t.stale = true
	return true
}

// restore puts the words back that the cell had when the visit began.
func (l *live) restore() {
	t := l.table
	if l.open() && l.cell.Item != "" && l.touched {
		t.doc.Type(l.cell.Item, l.cell.Kind.field(t.lang), l.original)
		if l.made {
			t.try(t.doc.Remove(l.cell.Item))
		}
	}
	l.putAway()
}

func (l *live) putAway() {
	l.cell, l.original, l.shown, l.made, l.touched, l.height = Cell{}, "", "", false, false, 0
}

// FocusLost keeps what was typed: whatever takes the keyboard away, nothing stays unsaved.
func (l *live) FocusLost() {
	l.Entry.FocusLost()
	l.table.shift = false
	l.commit()
}

// KeyDown notes the Shift key.
func (l *live) KeyDown(k *fyne.KeyEvent) {
	l.table.noteShift(k, true)
	l.Entry.KeyDown(k)
}

// KeyUp notes the Shift key.
func (l *live) KeyUp(k *fyne.KeyEvent) {
	l.table.noteShift(k, false)
	l.Entry.KeyUp(k)
}

// TypedKey gives the table the keys that leave the cell; the others edit its words.
func (l *live) TypedKey(k *fyne.KeyEvent) {
	t := l.table
	switch k.Name {
	case fyne.KeyTab:
		t.step(!t.shift, true)
		return
	case fyne.KeyEscape:
		if !t.Dismiss() {
			t.Cancel()
		}
		return
	case fyne.KeyF6:
		t.Next()
		return
	case fyne.KeyF4:
		t.Details()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.shift {
			t.AddPoint()
			return
		}
		if l.cell.Kind == Short {
			t.nextShort()
			return
		}
		if !l.cell.Kind.points() {
			t.step(true, true)
			return
		}
	}
	if widget.PassKey(t.Canvas(), k.Name) {
		return
	}
	row, caret := l.CursorRow, l.Caret()
	l.Entry.TypedKey(k)
	if !t.shift && l.SelectedText() == "" && l.CursorRow == row {
		l.past(k.Name, l.Caret() == caret)
	}
	t.reveal()
}

// past goes on to the cell that lies where a key points, when the caret was at that end of the words: stayed says that it did not move.
func (l *live) past(key fyne.KeyName, stayed bool) {
	t := l.table
	switch {
	case key == fyne.KeyUp:
		t.toward(up, true)
	case key == fyne.KeyDown:
		t.toward(down, true)
	case !stayed:
	case key == fyne.KeyLeft:
		t.sidestep(false)
	case key == fyne.KeyRight:
		t.sidestep(true)
	case key == fyne.KeyPageUp:
		t.page(-1)
	case key == fyne.KeyPageDown:
		t.page(1)
	}
}

// TypedRune puts a letter at the caret and keeps that in view. What a template says in square brackets about what to write gives
// way to the first letter that would stand after it.
func (l *live) TypedRune(r rune) {
	if !l.touched && l.SelectedText() == "" && prompt(l.Text) && l.Caret() == utf8.RuneCountInString(l.Text) {
		l.put("")
	}
	l.Entry.TypedRune(r)
	l.table.reveal()
}

// click puts the caret where the pointer is; at is from the upper left corner of the words.
func (l *live) click(at fyne.Position, e *desktop.MouseEvent) {
	pad := l.table.metrics.pad
	in := *e
	in.Position = at.AddXY(pad, pad)
	l.MouseDown(&in)
	l.MouseUp(&in)
}

// bare reports whether a point holds nothing but its text in the language l, so that an empty text means that it can go.
func bare(p *plan.Plan, c Cell, l plan.Lang) bool {
	only := func(t plan.Text) bool { return t.With(l, plan.Words{}).Empty() }
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		for _, x := range pr.Commitments {
			if x.ID == c.Item {
				return only(x.Text)
			}
		}
		for j := range pr.Rows {
			if pr.Rows[j].ID == c.Owner {
				return bareIn(&pr.Rows[j], c.Item, only)
			}
		}
	}
	return false
}

func bareIn(r *plan.Row, id plan.ID, only func(plan.Text) bool) bool {
	for _, a := range r.Actions {
		if a.ID == id {
			return only(a.Text) && a.Short.Empty() && a.Lead.Empty() && a.Partners.Empty() &&
				len(a.Asks)+len(a.Links) == 0 && a.Status == ""
		}
	}
	for _, m := range r.Measures {
		if m.ID == id {
			return only(m.Text) && m.Counted.Empty() && m.Baseline.Empty() && m.Target.Empty() &&
				m.By.Empty() && m.Source.Empty() && len(m.Readings) == 0
		}
	}
	return false
}
