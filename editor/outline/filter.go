package outline

import (
	"image/color"
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
	frame   *container.ThemeOverride // how heavy its edge is
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
	f.frame = container.NewThemeOverride(f, resting{})
	f.content = container.NewPadded(container.NewBorder(nil, nil, nil, f.clear, f.frame))
	return f
}

// resting is the theme, whichever that is by now, with a thinner edge of entries, so that a field without the keyboard does not look as if it had it.
type resting struct{ focused bool }

func (resting) theme() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color is that of the theme.
func (r resting) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return r.theme().Color(n, v)
}

// Font is that of the theme.
func (r resting) Font(s fyne.TextStyle) fyne.Resource { return r.theme().Font(s) }

// Icon is that of the theme.
func (r resting) Icon(n fyne.ThemeIconName) fyne.Resource { return r.theme().Icon(n) }

// Size is that of the theme but for the edge.
func (r resting) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameInputBorder && !r.focused {
		return r.theme().Size(n) - 1
	}
	return r.theme().Size(n)
}

// FocusGained shows the whole edge.
func (f *filter) FocusGained() {
	f.Entry.FocusGained()
	f.edge(resting{focused: true})
}

// FocusLost shows a thinner one again.
func (f *filter) FocusLost() {
	f.Entry.FocusLost()
	f.edge(resting{})
}

func (f *filter) edge(t fyne.Theme) {
	f.frame.Theme = t
	f.frame.Refresh()
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
