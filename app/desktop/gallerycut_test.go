package desktop

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// rect is where something stands in the window.
type rect struct {
	at   fyne.Position
	size fyne.Size
}

func (r rect) right() float32  { return r.at.X + r.size.Width }
func (r rect) bottom() float32 { return r.at.Y + r.size.Height }

// within returns the part of a rectangle that is inside another.
func (r rect) within(o rect) rect {
	x, y := max(r.at.X, o.at.X), max(r.at.Y, o.at.Y)
	return rect{fyne.NewPos(x, y), fyne.NewSize(max(0, min(r.right(), o.right())-x), max(0, min(r.bottom(), o.bottom())-y))}
}

// looker looks for what is cut off, and for words that stand over others.
type looker struct {
	found map[string]bool
	words []placed // that nothing covers so far
}

// placed is words with what is seen of them.
type placed struct {
	words string
	seen  rect
}

// nothingIsCutOff fails where a word of the window is cut off or a dialog is larger than the window.
func (h *hall) nothingIsCutOff() {
	h.t.Helper()
	c := h.seen()
	window := rect{size: c.Size()}
	l := looker{found: map[string]bool{}}
	l.walk(c.Content(), fyne.Position{}, window, false)
	for _, o := range c.Overlays().List() {
		l.walk(o, fyne.Position{}, window, false)
		if p, is := o.(*fynewidget.PopUp); is {
			if least := p.Content.MinSize(); least.Width > window.size.Width || least.Height > window.size.Height {
				l.say("a dialog of %.0f by %.0f is larger than the window", least.Width, least.Height)
			}
		}
	}
	l.overlaps()
	for words := range l.found {
		h.t.Error(words)
	}
}

func (l *looker) say(form string, args ...any) { l.found[fmt.Sprintf(form, args...)] = true }

// slack is by how much two sizes may differ that should be one, for rounding.
const slack = 1.5

// walk goes through what is seen of an object that stands at a place. View is what its surroundings show of the window; scrolled says that it can be
// moved up and down in there.
func (l *looker) walk(o fyne.CanvasObject, at fyne.Position, view rect, scrolled bool) {
	if v := reflect.ValueOf(o); !v.IsValid() || v.IsNil() || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	here := rect{at, o.Size()}
	if at.X < -1000 {
		return // it waits out of sight for a wider window
	}
	switch o := o.(type) {
	case *canvas.Text:
		l.text(o, here, view, scrolled)
	case *canvas.Rectangle:
		l.cover(o, here.within(view))
	case *container.Scroll:
		inside := here.within(view)
		wide := o.Direction != container.ScrollVerticalOnly && o.Direction != container.ScrollNone
		if wide { // what is beside can be reached
			inside.at.X, inside.size.Width = -1e6, 2e6
		}
		l.walk(o.Content, at, inside, true)
	case *fyne.Container:
		for _, x := range o.Objects {
			l.walk(x, at, view, scrolled)
		}
	case *fynewidget.Entry, *widget.Entry:
		// what is written in it moves with the cursor
	case fyne.Widget:
		if _, entry := o.(interface{ SelectedText() string }); entry {
			return
		}
		l.control(o)
		for _, x := range test.WidgetRenderer(o).Objects() {
			l.walk(x, at, view, scrolled)
		}
	}
}

// control sees that what can be pressed has room for its words.
func (l *looker) control(o fyne.Widget) {
	var words string
	switch o := o.(type) {
	case *fynewidget.Button:
		words = o.Text
	case *dialogButton:
		words = o.Text
	case *fynewidget.Check:
		words = o.Text
	case *fynewidget.Select:
		words = o.Selected
	default:
		return
	}
	if least, is := o.MinSize(), o.Size(); words != "" && (least.Width > is.Width+slack || least.Height > is.Height+slack) {
		l.say("%q needs %.0f by %.0f and has %.0f by %.0f", words, least.Width, least.Height, is.Width, is.Height)
	}
}

// text sees that words are in view from end to end.
func (l *looker) text(o *canvas.Text, here, view rect, scrolled bool) {
	if strings.TrimSpace(o.Text) == "" || o.Color == nil {
		return
	}
	least := o.MinSize()
	left := here.at.X
	switch o.Alignment {
	case fyne.TextAlignCenter:
		left += (here.size.Width - least.Width) / 2
	case fyne.TextAlignTrailing:
		left += here.size.Width - least.Width
	}
	l.words = append(l.words, placed{o.Text, rect{fyne.NewPos(left, here.at.Y), least}.within(view)})
	if left < view.at.X-slack || left+least.Width > view.right()+slack {
		l.say("%q stands from %.0f to %.0f, and there is room from %.0f to %.0f", o.Text, left, left+least.Width, view.at.X, view.right())
	}
	if !scrolled && (here.at.Y < view.at.Y-slack || here.at.Y+least.Height > view.bottom()+slack) {
		l.say("%q stands at the height from %.0f to %.0f, and there is room from %.0f to %.0f", o.Text, here.at.Y, here.at.Y+least.Height, view.at.Y, view.bottom())
	}
}

// cover takes away the words that a rectangle without holes is painted over.
func (l *looker) cover(o *canvas.Rectangle, here rect) {
	if o.FillColor == nil {
		return
	}
	if _, _, _, a := o.FillColor.RGBA(); a < 0xffff {
		return
	}
	l.words = slices.DeleteFunc(l.words, func(p placed) bool {
		both := p.seen.within(here)
		return both.size.Width > 0 && both.size.Height > 0
	})
}

// overlaps reports words that stand over others.
func (l *looker) overlaps() {
	for i, p := range l.words {
		for _, q := range l.words[i+1:] {
			both := p.seen.within(q.seen)
			if both.size.Width > 2*slack && both.size.Height > min(p.seen.size.Height, q.seen.size.Height)/2 {
				l.say("%q and %q stand over each other", p.words, q.words)
			}
		}
	}
}
