package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// item shows one entry of the list. The list uses it again for other entries.
type item struct {
	fynewidget.BaseWidget
	outline *Outline
	entry   entry
	objects []fyne.CanvasObject
	drawn   float32 // the width that objects are drawn for; 0 when they have to be drawn anew
}

func newItem(o *Outline) *item {
	i := &item{outline: o}
	i.ExtendBaseWidget(i)
	return i
}

func (i *item) show(e entry) {
	if i.entry != e {
		i.entry, i.drawn = e, 0
	}
	i.draw()
}

// placing is where the parts of an entry stand.
type placing struct {
	set    widget.Set
	left   float32
	top    float32
	height float32
}

// place sets an entry's title for a width.
func (o *Outline) place(e entry, width float32) placing {
	pad := theme.Size(theme.SizeNameInnerPadding)
	if e.Kind == caption {
		return placing{left: pad, top: pad * 3 / 2, height: o.small.Height + 2*pad}
	}
	p := placing{left: pad, top: pad * 3 / 4}
	if e.Kind == Priority || e.Kind == Section {
		p.left += o.setter.Width("88", true)
	}
	run := widget.Run{Text: e.words, Bold: e.Kind == Details}
	p.set = o.setter.Set([]widget.Paragraph{{Runs: []widget.Run{run}}}, width-p.left-pad)
	p.height = p.top*2 + p.set.Height
	if e.note != "" {
		p.height += o.small.Height
	}
	return p
}

// draw makes the picture of the entry, if the one there is not still good: Fyne lays out again whatever has new objects, and
// so new ones at each layout would keep it busy for ever.
func (i *item) draw() {
	o := i.outline
	if o.setter == nil || i.Size().Width <= 0 || i.drawn == i.Size().Width {
		return
	}
	i.objects, i.drawn = nil, i.Size().Width
	p := o.place(i.entry, i.Size().Width)
	if i.entry.Kind == caption {
		i.text(i.entry.words, p.left, p.top, o.small, true, widget.ColorMuted)
		canvas.Refresh(i)
		return
	}
	if i.entry.number != "" {
		i.text(i.entry.number, theme.Size(theme.SizeNameInnerPadding), p.top, o.setter, true, theme.ColorNamePrimary)
	}
	ink := theme.ColorNameForeground
	if i.entry.grey {
		ink = widget.ColorMuted
	}
	for _, s := range p.set.Spans {
		i.text(s.Text, p.left+s.X, p.top+s.Y, o.setter, s.Bold, ink)
	}
	if i.entry.note != "" {
		i.text(i.entry.note, p.left, p.top+p.set.Height, o.small, false, widget.ColorMuted)
	}
	canvas.Refresh(i)
}

func (i *item) text(words string, x, y float32, s *widget.Setter, bold bool, ink fyne.ThemeColorName) {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = s.Size
	t.TextStyle.Bold = bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	i.objects = append(i.objects, t)
}

func (i *item) CreateRenderer() fyne.WidgetRenderer { return &itemRenderer{i} }

type itemRenderer struct{ item *item }

func (r *itemRenderer) Objects() []fyne.CanvasObject { return r.item.objects }
func (r *itemRenderer) Layout(fyne.Size)             { r.item.draw() }
func (r *itemRenderer) Destroy()                     {}

func (r *itemRenderer) Refresh() {
	r.item.drawn = 0 // the theme may have changed
	r.item.draw()
}

// MinSize is the height of an entry of one line; the list asks for it before it knows any.
func (r *itemRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, theme.Size(theme.SizeNameText)*2)
}
