package timeline

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// quarterWide is from how wide a quarter is, in sizes of small text, that quarters are shown.
const quarterWide = 2

// grid returns the lines between years, and where there is room between quarters, from top to bottom: behind bars, not behind words.
func (v *View) grid(top, bottom float32) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if v.scale.Years() == 0 {
		return nil
	}
	for y := range v.scale.Years() + 1 {
		out = append(out, fill(v.monthAt(y, 0), top, 1, bottom-top, theme.Color(widget.ColorRule)))
		for q := 1; q < 4 && y < v.scale.Years() && v.quarters(); q++ {
			out = append(out, fill(v.monthAt(y, 3*q), top, 1, bottom-top, theme.Color(widget.ColorHeader)))
		}
	}
	return out
}

// quarter returns how wide a quarter is.
func (v *View) quarter() float32 {
	return (v.metrics.right - v.metrics.left) / float32(4*max(v.scale.Years(), 1))
}

// quarters reports whether there is room for quarters.
func (v *View) quarters() bool {
	return v.scale.Years() > 0 && v.quarter() > quarterWide*v.metrics.small.Size
}

func fill(x, y, w, h float32, c color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	return r
}

func text(words string, size float32, bold bool, c color.Color, x, y float32) *canvas.Text {
	t := canvas.NewText(words, c)
	t.TextSize, t.TextStyle.Bold = size, bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	return t
}

// draw draws a line at the upper left corner of a container.
func (v *View) draw(x *line) *fyne.Container {
	m := v.metrics
	c := container.NewWithoutLayout()
	c.Resize(fyne.NewSize(m.width, x.height))
	if x.row == nil {
		c.Add(fill(0, 0, m.width, x.height, theme.Color(widget.ColorBand)))
		c.Add(text(cut(m.body, x.heading, true, m.width-2*m.pad), m.body.Size, true, theme.Color(theme.ColorNameForeground), m.pad, 0.8*m.pad))
		return c
	}
	v.drawAbout(c, x)
	y := 0.6 * m.pad
	at := m.left
	for _, o := range v.grid(0, y+1.5*m.bar) {
		c.Add(o)
	}
	if b, ok := v.scale.Bar(x.row.Timing); ok {
		for _, s := range b.Strokes(float64(m.right-m.left), float64(m.bar)) {
			h := float32(s.H) * m.bar
			c.Add(fill(m.left+float32(s.X), y+m.bar*0.25+(m.bar-h)/2, float32(s.W), h, theme.Color(theme.ColorNamePrimary)))
		}
		y += 1.5 * m.bar
		at += float32(b.From) * (m.right - m.left)
	}
	said, ink := x.said, theme.Color(widget.ColorMuted)
	if x.outside {
		said, ink = said+", "+say.Outside, theme.Color(theme.ColorNameWarning)
	}
	said = cut(m.small, said, false, m.right-m.left)
	at = max(m.left, min(at, m.right-m.small.Width(said, false)))
	c.Add(text(said, m.small.Size, false, ink, at, y))
	c.Add(fill(0, x.height-1, m.width, 1, theme.Color(widget.ColorRule)))
	return c
}

// drawAbout writes what a row is about, in two lines at the most.
func (v *View) drawAbout(c *fyne.Container, x *line) {
	m := v.metrics
	ref := x.row.Ref + " "
	c.Add(text(ref, m.body.Size, true, theme.Color(widget.ColorMuted), m.pad, 0.6*m.pad))
	indent := m.body.Width(ref, true)
	room := m.left - 2*m.pad - indent
	set := m.body.Set([]widget.Paragraph{{Runs: []widget.Run{{Text: v.about(x)}}}}, room)
	for i, s := range set.Spans {
		if s.Y > 1.5*m.body.Height {
			break
		}
		words := s.Text
		if s.Y > 0.5*m.body.Height && i+1 < len(set.Spans) && set.Spans[i+1].Y > s.Y {
			words = cut(m.body, strings.TrimRight(words, " ")+" "+strings.TrimSpace(set.Spans[i+1].Text), false, room)
		}
		c.Add(text(words, m.body.Size, false, theme.Color(theme.ColorNameForeground), m.pad+indent+s.X, 0.6*m.pad+s.Y))
	}
}

// cut returns words as far as they fit a width, with a sign where they go on.
func cut(s *widget.Setter, words string, bold bool, width float32) string {
	if s.Width(words, bold) <= width {
		return words
	}
	low, high := 0, utf8.RuneCountInString(words)
	runes := []rune(words)
	for low < high {
		mid := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:mid])+"…", s.Size, fyne.TextStyle{Bold: bold}).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	kept := string(runes[:low])
	if i := strings.LastIndexByte(kept, ' '); i > len(kept)/2 && runes[low] != ' ' {
		kept = kept[:i]
	}
	return strings.TrimRight(kept, " ,;:.") + "…"
}

// header is the years over the bars.
type header struct {
	fynewidget.BaseWidget
	view *View
}

func newHeader(v *View) *header {
	h := &header{view: v}
	h.ExtendBaseWidget(h)
	return h
}

// MinSize is that of the names of years, and of quarters under them where there is room for those.
func (h *header) MinSize() fyne.Size {
	tall := 1.5*theme.Size(theme.SizeNameText) + theme.Size(theme.SizeNameInnerPadding)/2
	if v := h.view; v.metrics != nil && v.quarters() {
		tall += 1.4 * theme.Size(theme.SizeNameCaptionText)
	}
	return fyne.NewSize(0, tall)
}

// CreateRenderer is called by Fyne.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	return &headerRenderer{header: h, field: canvas.NewRectangle(nil)}
}

type headerRenderer struct {
	header *header
	field  *canvas.Rectangle
	names  []fyne.CanvasObject
}

func (r *headerRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.field}, r.names...)
}
func (r *headerRenderer) MinSize() fyne.Size    { return r.header.MinSize() }
func (r *headerRenderer) Layout(size fyne.Size) { r.field.Resize(size) }
func (r *headerRenderer) Destroy()              {}

// Refresh writes the years anew. Where they have no room beside each other only every second, third … is named.
func (r *headerRenderer) Refresh() {
	v := r.header.view
	r.field.FillColor = theme.Color(widget.ColorHeader)
	r.field.Resize(r.header.Size())
	r.names = nil
	if m := v.metrics; m != nil && v.scale.Years() > 0 {
		n := v.scale.Years()
		step := 1
		for step < n && float32(step)*4*v.quarter() < m.body.Width("2024 ", true) {
			step++
		}
		tall := r.header.Size().Height
		for y := 0; y < n; y++ {
			x := v.monthAt(y, 0)
			r.names = append(r.names, fill(x, m.pad/2, 1, tall-m.pad/2, theme.Color(widget.ColorMuted)))
			if y%step == 0 {
				r.names = append(r.names, text(strconv.Itoa(v.scale.First+y), m.body.Size, true, theme.Color(theme.ColorNameForeground), x+m.pad/2, m.pad/4))
			}
			for q := 0; q < 4 && v.quarters(); q++ {
				r.names = append(r.names, text(fmt.Sprintf(say.Quarter, q+1), m.small.Size, false, theme.Color(widget.ColorMuted), v.monthAt(y, 3*q)+m.pad/2, 1.35*m.body.Size+m.pad/4))
			}
		}
	}
	canvas.Refresh(r.header)
}
