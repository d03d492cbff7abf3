package outline

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// filter is the field over the tree. While there are words in it only what holds them all is listed.
type filter struct {
	widget.Entry
	outline *Outline
	clear   *widget.IconButton
	content fyne.CanvasObject
}

func newFilter(o *Outline) *filter {
	f := &filter{outline: o}
	f.PlaceHolder = say.Filter
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.clear = widget.NewIconButton(theme.ContentClearIcon(), say.ClearFilter, func() {
		f.empty()
		o.Focus()
	})
	f.clear.Hide()
	f.ExtendBaseWidget(f)
	f.OnChanged = f.changed
	f.content = container.NewPadded(container.NewBorder(nil, nil, nil, f.clear, f))
	return f
}

// words are the words that are looked for, in small letters.
func (f *filter) words() []string { return strings.Fields(strings.ToLower(f.Text)) }

func (f *filter) empty() {
	if f.Text != "" {
		f.SetText("")
	}
}

// FocusFilter gives the field over the tree the keyboard.
func (o *Outline) FocusFilter() {
	if c := o.Canvas(); c != nil {
		c.Focus(o.filter)
	}
}

func (f *filter) changed(words string) {
	if there := words != ""; there != f.clear.Visible() {
		if there {
			f.clear.Show()
		} else {
			f.clear.Hide()
		}
		f.content.Refresh() // the field takes its room
	}
	f.outline.arrange()
	f.outline.scroll.ScrollToTop()
	f.outline.tree.show()
	if words == "" {
		f.outline.reveal()
	}
}

// TypedKey goes down to what was found, or clears the field at Escape.
func (f *filter) TypedKey(k *fyne.KeyEvent) {
	o := f.outline
	switch k.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		o.Focus()
		if f.Text != "" && o.marked() < 0 {
			o.tree.edge(true)
		}
		if k.Name != fyne.KeyDown {
			o.tree.goes()
		}
	case fyne.KeyEscape:
		f.empty()
		o.Focus()
	case fyne.KeyF6:
		o.Next()
	default:
		f.Entry.TypedKey(k)
	}
}

// wants reports whether texts hold all the words that are looked for.
func (l *lister) wants(texts ...string) bool {
	for _, w := range l.wanted {
		found := false
		for _, t := range texts {
			found = found || strings.Contains(strings.ToLower(t), w)
		}
		if !found {
			return false
		}
	}
	return true
}

// holds reports whether a row holds all the words that are looked for.
func (l *lister) holds(number string, r *plan.Row) bool {
	text, known := l.lower[r.ID]
	if !known {
		text = strings.ToLower(l.text(r))
		if l.lower != nil {
			l.lower[r.ID] = text
		}
	}
	for _, w := range l.wanted {
		if !strings.Contains(text, w) && !strings.Contains(number, w) {
			return false
		}
	}
	return true
}

// text is all the words of a row that the table shows.
func (l *lister) text(r *plan.Row) string {
	var b strings.Builder
	add := func(t plan.Text) {
		w, _ := t.Best(l.lang, l.plan.Primary())
		b.WriteString(w)
		b.WriteByte('\n')
	}
	add(r.Title)
	for i := range r.Actions {
		add(r.Actions[i].Text)
	}
	for i := range r.Measures {
		add(r.Measures[i].Text)
	}
	add(r.When)
	return b.String()
}
