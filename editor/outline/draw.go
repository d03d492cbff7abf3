package outline

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
)

// placing is where the words of an entry stand.
type placing struct {
	set    widget.Set // its title
	note   widget.Set // what stands under that
	left   float32    // of the words
	top    float32
	width  float32 // for the words
	height float32 // of the entry
}

func pad() float32 { return theme.Size(theme.SizeNameInnerPadding) }

// right is where entries end, clear of the scroll bar.
func (o *Outline) right() float32 {
	return o.tree.Size().Width - pad() - theme.Size(theme.SizeNameScrollBarSmall)
}

// gutter is the width at the left in which the signs stand that open and close.
func (o *Outline) gutter() float32 { return pad()/2 + o.setter.Height*0.7 }

// number is where numbers begin, and how much room they have.
func (o *Outline) number(e *entry) (left, width float32) {
	if e.inner {
		return o.gutter() + pad()*3/4, o.small.Width("88.88", false) + pad()
	}
	return o.gutter(), o.setter.Width("88", true)
}

// place finds where an entry's words stand. A row has one line; a title and a caption have as many as they need.
func (o *Outline) place(e *entry) placing {
	if e.Kind == caption {
		p := placing{left: pad(), top: pad() * 3 / 2}
		p.width = o.right() - p.left
		if e.adds {
			p.width = o.plus() - pad()/2 - p.left
		}
		p.set = o.small.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: e.words, Bold: true}}}}, p.width)
		p.height = p.set.Height + 2*pad()
		return p
	}
	left, room := o.number(e)
	p := placing{left: left, top: pad() * 3 / 4}
	if e.inner || e.Kind == Priority {
		p.left += room
	}
	p.width = o.right() - p.left
	if e.choose > 0 {
		p.width -= o.pill(e.choose) + pad()/2
	}
	if e.inner {
		p.top = pad() / 2
		if e.note != "" && e.choose == 0 { // there is no room for both
			p.width -= o.small.Width(e.note, false) + pad()/2
		}
		p.height = o.height(e)
		return p
	}
	key := setKey{e.words, p.width, e.Kind == Details}
	set, known := o.sets[key]
	if !known {
		set = o.setter.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: e.words, Bold: key.bold}}}}, p.width)
		o.sets[key] = set
	}
	p.set, p.height = set, p.top*2+set.Height
	if e.note != "" {
		p.note = o.small.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: e.note}}}}, o.right()-p.left)
		p.height += p.note.Height
	}
	return p
}

// height is how high an entry is.
func (o *Outline) height(e *entry) float32 {
	if e.inner {
		return pad() + o.setter.Height
	}
	return o.place(e).height
}

// pill is the width of the sign that something waits for somebody to choose.
func (o *Outline) pill(n int) float32 { return o.small.Width(pillWords(n), true) + pad() }

func pillWords(n int) string { return "? " + strconv.Itoa(n) }

// draw makes the picture of an entry.
func (o *Outline) draw(e *entry, height float32) *fyne.Container {
	d := drawing{outline: o}
	p := o.place(e)
	if e.Kind == caption {
		for _, s := range p.set.Spans {
			d.text(s.Text, p.left+s.X, p.top+s.Y, o.small, true, widget.ColorMuted)
		}
		if e.adds {
			d.text("+", o.plus(), p.top-(o.setter.Height-o.small.Height)/2, o.setter, true, theme.ColorNamePrimary)
		}
		return d.whole(height)
	}
	if e.fold != leaf {
		d.chevron(e.fold == open, p.top)
	}
	if left, _ := o.number(e); e.number != "" && e.inner {
		d.text(e.number, left, p.top+(o.setter.Height-o.small.Height)/2, o.small, false, widget.ColorMuted)
	} else if e.number != "" {
		d.text(e.number, left, p.top, o.setter, true, theme.ColorNamePrimary)
	}
	ink := theme.ColorNameForeground
	if e.grey {
		ink = widget.ColorMuted
	}
	right := o.right()
	if e.choose > 0 {
		right -= o.pill(e.choose)
		d.pill(e.choose, right, p.top)
		right -= pad() / 2
	}
	if e.inner {
		if !e.named {
			d.line(e.words, p, ink)
		}
		if e.note != "" && e.choose == 0 {
			d.text(e.note, right-o.small.Width(e.note, false), p.top+(o.setter.Height-o.small.Height)/2, o.small, false, widget.ColorMuted)
		}
		return d.whole(height)
	}
	for _, s := range p.set.Spans {
		if !e.named {
			d.text(s.Text, p.left+s.X, p.top+s.Y, o.setter, s.Bold, ink)
		}
	}
	for _, s := range p.note.Spans {
		d.text(s.Text, p.left+s.X, p.top+p.set.Height+s.Y, o.small, false, widget.ColorMuted)
	}
	return d.whole(height)
}

// plus is where the sign stands that adds something under a caption.
func (o *Outline) plus() float32 { return o.right() - o.setter.Width("+", true) }

type drawing struct {
	outline *Outline
	objects []fyne.CanvasObject
}

func (d *drawing) whole(height float32) *fyne.Container {
	c := container.NewWithoutLayout(d.objects...)
	c.Resize(fyne.NewSize(d.outline.tree.Size().Width, height))
	return c
}

func (d *drawing) text(words string, x, y float32, s *widget.Setter, bold bool, ink fyne.ThemeColorName) {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = s.Size
	t.TextStyle.Bold = bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	d.objects = append(d.objects, t)
}

// line draws as many words as one line has room for, with an ellipsis where there are more.
func (d *drawing) line(words string, p placing, ink fyne.ThemeColorName) {
	s := d.outline.setter
	set := s.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: words}}}}, p.width)
	if set.Height > s.Height*1.5 {
		set = s.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: words}}}}, p.width-s.Width("…", false))
	}
	first := make([]string, 0, 12)
	for _, span := range set.Spans {
		if span.Y == 0 {
			first = append(first, span.Text)
		}
	}
	shown := strings.Join(first, " ")
	if set.Height > s.Height*1.5 {
		shown += "…"
	}
	d.text(shown, p.left, p.top, s, false, ink)
}

// chevron draws the sign that opens or closes what stands under an entry.
func (d *drawing) chevron(open bool, top float32) {
	h := d.outline.setter.Height
	x, y, r := d.outline.gutter()/2+pad()/4, top+h/2, h*0.16
	points := [3]fyne.Position{{X: x - r/2, Y: y - r}, {X: x + r/2, Y: y}, {X: x - r/2, Y: y + r}}
	if open {
		points = [3]fyne.Position{{X: x - r, Y: y - r/2}, {X: x, Y: y + r/2}, {X: x + r, Y: y - r/2}}
	}
	for i := range 2 {
		l := canvas.NewLine(theme.Color(widget.ColorMuted))
		l.StrokeWidth = max(1.5, h*0.08)
		l.Position1, l.Position2 = points[i], points[i+1]
		d.objects = append(d.objects, l)
	}
}

// pill draws how much waits for somebody to choose, on the ground that such signs have in the table.
func (d *drawing) pill(n int, x, top float32) {
	o := d.outline
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameWarning))
	ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	y := top + (o.setter.Height-o.small.Height)/2
	ground.Move(fyne.NewPos(x, y))
	ground.Resize(fyne.NewSize(o.pill(n), o.small.Height))
	d.objects = append(d.objects, ground)
	d.text(pillWords(n), x+pad()/2, y, o.small, true, theme.ColorNameForegroundOnWarning)
}
