package detail

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// heading stands over the details of an action or a measure: which it is, and its first words.
type heading struct {
	number, words *fynewidget.Label
	content       fyne.CanvasObject
}

func newHeading() *heading {
	h := &heading{number: fynewidget.NewLabel(""), words: fynewidget.NewLabel("")}
	h.number.TextStyle.Bold, h.number.Importance = true, fynewidget.HighImportance
	h.words.Truncation = fyne.TextTruncateEllipsis
	h.content = container.NewVBox(fynewidget.NewSeparator(), container.NewBorder(nil, nil, h.number, nil, h.words))
	return h
}

func (h *heading) put(number, words string) {
	if h.number.Text != number {
		h.number.SetText(number)
	}
	if h.words.Text != words {
		h.words.SetText(words)
	}
}

// numbered returns the name of one of several: of one alone without a number.
func numbered(one, many string, i, of int) string {
	if of == 1 {
		return one
	}
	return fmt.Sprintf(many, i+1)
}

// excerpt returns a text on one line, in the language l or in the plan's first.
func excerpt(p *plan.Plan, l plan.Lang, t plan.Text) string {
	words, _ := t.Best(append([]plan.Lang{l}, p.Languages...)...)
	words = markup.ReferencesOf(p).Numbers(words)
	if len(words) > 2000 {
		words = strings.ToValidUTF8(words[:2000], "") // far more than a line
	}
	if words = strings.Join(strings.Fields(markup.Plain(words)), " "); words == "" {
		return say.Untexted
	}
	return words
}

// under returns something with its name over it.
func under(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)), widget.NewCaption(label), o)
}

// across is a layout of objects side by side, equally wide, or below one another where that would be narrow.
type across struct{ width float32 }

// narrowest is how wide each object must be at least to stand beside others, in sizes of text.
const narrowest = 13

func (l *across) gap() float32 { return 2 * theme.Size(theme.SizeNameInnerPadding) }

func (l *across) beside(n int) bool {
	return (l.width-l.gap()*float32(n-1))/float32(n) >= narrowest*theme.Size(theme.SizeNameText)
}

// Layout places the objects.
func (l *across) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := len(objects)
	if !l.beside(n) {
		y := float32(0)
		for _, o := range objects {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
			y += o.MinSize().Height + theme.Size(theme.SizeNamePadding)
		}
		return
	}
	width := (size.Width - l.gap()*float32(n-1)) / float32(n)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+l.gap()), 0))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
}

// MinSize has room for the objects as they were last placed, and needs the width of the widest alone.
func (l *across) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		if l.beside(len(objects)) {
			size.Height = max(size.Height, m.Height)
			continue
		}
		if i > 0 {
			size.Height += theme.Size(theme.SizeNamePadding)
		}
		size.Height += m.Height
	}
	return size
}

// column is a layout of objects below one another in a column of readable width, with a margin at its sides and its end. The first begins at
// the top: the captions have room of their own.
type column struct{}

// longestLine is how wide the column gets, in sizes of text.
const longestLine = 66

func (column) margin() float32 { return 2 * theme.Size(theme.SizeNameInnerPadding) }

// Layout places the objects.
func (l column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-2*l.margin(), longestLine*theme.Size(theme.SizeNameText))
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(l.margin(), y))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		y += o.MinSize().Height
	}
}

// MinSize is that of the objects with the margin.
func (l column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			size.Height += m.Height
		}
	}
	return size.AddWidthHeight(2*l.margin(), l.margin())
}
