package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/referring"
	"planwright/plan"
	"planwright/plan/markup"
)

// field is an entry for one text of an item. It grows with its words, and serves one item after another.
type field struct {
	referring.Field
	pane  *Detail
	name  string // the field's name in the history, with the sign before its language
	hint  string // what stands in it while it is empty
	item  plan.ID
	lang  plan.Lang
	rows  int
	ruler *fynewidget.Label
	grown grown
}

// grown is what the number of lines of a field was worked out from.
type grown struct {
	words       string
	width, size float32
}

// mostRows is how many lines a field grows to. Longer words scroll in it.
const mostRows = 8

func newField(d *Detail, name, hint string) *field {
	e := &field{pane: d, name: name, hint: hint, ruler: fynewidget.NewLabel("")}
	e.Plan, e.Refers = func() *plan.Plan { return d.doc.Plan() }, name == "short@"
	e.PlaceHolder = hint
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ruler.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.rows = 1
	e.SetMinRowsVisible(1)
	e.Draft = func(words string) { d.doc.Type(e.item, e.key(), e.Source(words)) }
	e.Edit = func(words string) error { return d.doc.SetText(e.item, e.key(), e.Source(words)) }
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
		if e.Refers {
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
		e.BeginWith(now)
	} else {
		e.FollowWords(now)
	}
	e.grow()
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
