package preview

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// bar is above the pages: which one is seen, and how large.
type bar struct {
	row            *fyne.Container
	layout         *widget.Bar
	preview        *Preview
	before, after  *widget.IconButton
	number         *fynewidget.Label
	smaller        *widget.IconButton
	larger         *widget.IconButton
	wide, complete *widget.IconButton
}

func newBar(p *Preview) *bar {
	b := &bar{preview: p, number: fynewidget.NewLabel("")}
	b.before = widget.NewIconButton(theme.MoveUpIcon(), say.Previous, func() { p.Turn(-1) })
	b.after = widget.NewIconButton(theme.MoveDownIcon(), say.NextPage, func() { p.Turn(1) })
	b.smaller = widget.NewIconButton(theme.ZoomOutIcon(), say.Smaller, func() { p.Zoom(-1) })
	b.larger = widget.NewIconButton(theme.ZoomInIcon(), say.Larger, func() { p.Zoom(1) })
	b.wide = widget.NewIconButton(fitWidthIcon, say.FitWidth, p.FitWidth)
	b.complete = widget.NewIconButton(fitPageIcon, say.FitPage, p.FitPage)
	b.layout = &widget.Bar{}
	b.row = container.New(b.layout, b.before, b.after, b.number, b.smaller, b.larger, b.wide, b.complete)
	return b
}

// resize gives the bar a width. The sizes stand at the right end, unless there is no room for all: then they are left out first.
func (b *bar) resize(width float32) {
	b.layout.Trailing = len(b.row.Objects)
	all := b.row.MinSize()
	if b.layout.Trailing = 4; all.Width > width {
		b.layout.Trailing = 0
	}
	b.row.Resize(fyne.NewSize(width, all.Height))
	b.row.Layout.Layout(b.row.Objects, b.row.Size())
}

// where says which page is seen: "Page 3 of 15".
func (b *bar) where() string {
	n := len(b.preview.places.boxes)
	if n == 0 {
		return ""
	}
	words := say.Page + strconv.Itoa(b.preview.page()+1) + say.Of + strconv.Itoa(n)
	if b.preview.look.IsReduced() {
		words += ", " + say.Reduced
	}
	return words
}

// refresh shows where the view is.
func (b *bar) refresh() {
	if words := b.where(); words != b.number.Text {
		b.number.SetText(words)
	}
}
