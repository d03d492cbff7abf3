package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// field is an entry for one text of an item. It grows with its words, and serves one item after another.
type field struct {
	widget.Field
	pane  *Detail
	name  string // the field's name in the history, with the sign before its language
	hint  string // what stands in it while it is empty
	item  plan.ID
	lang  plan.Lang
	rows  int
	ruler *fynewidget.Label
	grown grown

	refers  bool             // its texts may refer to items
	numbers markup.Numbering // what their references are called in the entry
}

// grown is what the number of lines of a field was worked out from.
type grown struct {
	words       string
	width, size float32
}

// mostRows is how many lines a field grows to. Longer words scroll in it.
const mostRows = 8

func newField(d *Detail, name, hint string) *field {
	e := &field{pane: d, name: name, hint: hint, ruler: fynewidget.NewLabel(""), refers: name == "short@"}
	e.PlaceHolder = hint
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ruler.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.rows = 1
	e.SetMinRowsVisible(1)
	e.Draft = func(words string) { d.doc.Type(e.item, e.key(), e.source(words)) }
	e.Edit = func(words string) error { return d.doc.SetText(e.item, e.key(), e.source(words)) }
	e.Failed = func(err error) { d.Problem(err) }
	e.OnChanged = func(string) {
		if e.Typed() {
			e.grow()
		}
	}
	return e
}

// AccessibilityLabel says what belongs in the field.
func (e *field) AccessibilityLabel() string { return e.hint }

// key is the field's name in the history.
func (e *field) key() string { return e.name + string(e.lang) }

// follow shows a text of an item as the plan holds it now, unless other words are being typed into that.
func (e *field) follow(item plan.ID, t plan.Text) {
	hint, primary := e.hint, e.pane.doc.Plan().Primary()
	if first := t.In(primary); e.pane.lang != primary && first != "" {
		hint = first
		if e.refers {
			hint = (&markup.Numbering{}).Show(e.pane.doc.Plan(), first)
		}
	}
	if e.PlaceHolder != hint {
		e.SetPlaceHolder(hint)
	}
	e.ReadOnly = e.pane.doc.Plan().Locked()
	now := t.In(e.pane.lang)
	if item != e.item || e.pane.lang != e.lang {
		e.item, e.lang = item, e.pane.lang
		if e.refers {
			now, _ = e.numbers.Renew(e.pane.doc.Plan(), now)
		}
		e.Begin(now)
	} else {
		e.followWords(now)
	}
	e.grow()
}

// followWords shows words of the plan, unless others are being typed. The caret stays where only numbers have become others.
func (e *field) followWords(words string) {
	p := e.pane.doc.Plan()
	switch {
	case !e.refers:
		e.Follow(words)
	case e.Typing():
		e.Follow(e.numbers.Show(p, words))
	default:
		at := e.numbers.SourceOf(p, markup.Selection{Text: e.Text, To: e.Caret()})
		shown, other := e.numbers.Renew(p, words)
		if other && e.Text == shown {
			e.Put(shown) // what undo would bring back means something else now
		}
		if e.Follow(shown) && at.Text == words {
			e.SetCaret(e.numbers.ShowOf(p, at).To)
		}
	}
}

// source returns words of the field as the plan holds them.
func (e *field) source(words string) string {
	if !e.refers {
		return words
	}
	return e.numbers.Source(e.pane.doc.Plan(), words)
}

// TypedShortcut edits the words. What is pasted shows the numbers of what it refers to.
func (e *field) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && e.refers {
		of := e.pane.doc.Plan()
		s = &fyne.ShortcutPaste{Clipboard: widget.Clipping(e.numbers.Show(of, widget.Held(p.Clipboard.Content(), string(of.ID))))}
	}
	e.Field.TypedShortcut(s)
}

// grow gives the field as many lines as its words need.
func (e *field) grow() {
	width := e.Size().Width
	if width < 1 {
		return
	}
	words := e.Text
	if words == "" {
		words = e.PlaceHolder
	}
	now := grown{words, width, theme.Size(theme.SizeNameText)}
	if now == e.grown {
		return
	}
	e.grown = now
	e.ruler.Resize(fyne.NewSize(width, 1))
	e.ruler.SetText("n")
	one := e.ruler.MinSize().Height
	e.ruler.SetText("n\nn")
	line := e.ruler.MinSize().Height - one
	e.ruler.SetText(words)
	rows := 1
	if line > 0 {
		rows = min(1+int((e.ruler.MinSize().Height-one)/line+0.5), mostRows)
	}
	if rows != e.rows {
		e.rows = rows
		e.SetMinRowsVisible(rows)
	}
}

// Refresh follows the theme, in which the text may have another size.
func (e *field) Refresh() {
	e.Entry.Refresh()
	e.grow()
}

// Resize breaks the lines anew.
func (e *field) Resize(size fyne.Size) {
	wider := size.Width != e.Size().Width
	e.Entry.Resize(size)
	if wider {
		e.grow()
	}
}

// keep makes what was typed an edit of the plan. It reports whether that could be done.
func (e *field) keep() bool { return e.item == "" || e.Keep() }

// FocusGained brings the field into view.
func (e *field) FocusGained() {
	e.Entry.FocusGained()
	e.pane.reveal(e)
}

// FocusLost keeps what was typed.
func (e *field) FocusLost() {
	e.Entry.FocusLost()
	e.keep()
}

// TypedKey goes on to the next field at Enter, since these texts are of one line; puts the old words back at Escape, and then leaves the pane.
func (e *field) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.keep()
		if c := e.pane.Canvas(); c != nil {
			c.FocusNext()
		}
	case fyne.KeyEscape:
		if !e.GiveUp() {
			e.pane.Leave()
		}
	default:
		if !e.pane.key(k) {
			e.Entry.TypedKey(k)
		}
	}
}
