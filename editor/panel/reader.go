// Package panel holds what is shown beside the table or over it: the changes of copies that others have edited, the texts that wait for a choice,
// and who wrote what and when.
package panel

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// line is one line of a reader: a heading, or something that can be looked at.
type line struct {
	heading bool
	title   string // what it is about
	words   string // what there is to say of it
	sign    string // some words that stand out at the end of the title: it needs somebody; may be empty
	ticked  *bool  // nil where there is nothing to tick
}

// spoken is the line for those who can't see it.
func (l *line) spoken() string { return strings.TrimSpace(l.sign + " " + l.title + ". " + l.words) }

// reader is a list of many lines, and in detail the one that is chosen. Only the lines in view are built.
type reader struct {
	lines  []line
	show   func(i int) fyne.CanvasObject // what is shown of a line that is no heading
	chosen int                           // -1 for none
	turned func(i int)                   // another line was chosen by the person; may be nil
	ticked func()                        // a tick was set or taken away
	picked func(i int)                   // a line was clicked, the chosen one too; may be nil

	list   *lineList
	detail *container.Scroll
	both   *fyne.Container   // the list over the detail; may be nil
	alone  bool              // the detail is being written in, and has the room of the list where there is little
	ring   *canvas.Rectangle // around the list while it has the keyboard
	quiet  bool
}

func newReader(show func(i int) fyne.CanvasObject) *reader {
	r := &reader{show: show, chosen: -1, ticked: func() {}, turned: func(int) {}, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.Hide()
	r.list = newLineList(r)
	r.detail = container.NewVScroll(container.NewStack())
	return r
}

// beside returns the list with the detail at its right.
func (r *reader) beside() fyne.CanvasObject {
	s := container.NewHSplit(r.sheet(r.list), container.NewPadded(r.detail))
	s.Offset = 0.45
	return s
}

// over returns the list with the detail below, or at its right where the room is wide and low. The list over the detail has room for whole lines, no
// more than there are and about a third of the height.
func (r *reader) over() *fyne.Container {
	r.both = container.New(overLayout{r}, r.sheet(r.list), container.NewPadded(r.detail))
	return r.both
}

// write gives the detail the room that writing in it needs, or the list its own again.
func (r *reader) write(on bool) {
	if r.alone != on {
		r.alone = on
		r.both.Refresh()
	}
}

func (r *reader) sheet(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widget.NewSheet(), container.NewPadded(o), r.ring)
}

// focused shows whether the list has the keyboard.
func (r *reader) focused(on bool) {
	r.ring.StrokeWidth, r.ring.StrokeColor = 2, theme.Color(theme.ColorNamePrimary)
	r.ring.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.ring.Hidden = !on
	r.ring.Refresh()
}

// put shows other lines, and of them the one at index at, or the next that can be.
func (r *reader) put(lines []line, at int) {
	r.lines, r.chosen = lines, -1
	r.list.fit()
	if r.both != nil && r.both.Size().Height > 0 {
		r.both.Layout.Layout(r.both.Objects, r.both.Size())
	}
	r.list.UnselectAll()
	if at = r.readable(max(at, 0), 1); at < 0 { // and else choosing one refreshes the list
		r.list.Refresh()
		r.refresh()
		return
	}
	r.quiet = true
	r.list.Select(at)
	r.quiet = false
	if at == r.readable(0, 1) { // with the heading above it
		r.list.ScrollToTop()
	}
}

// headed reports whether the list begins with a heading.
func (r *reader) headed() bool { return len(r.lines) > 0 && r.lines[0].heading }

// readable returns the first line that is no heading, from i in a direction, or else in the other; -1 when there is none.
func (r *reader) readable(i, by int) int {
	for _, d := range []int{by, -by} {
		for n := i; n >= 0 && n < len(r.lines); n += d {
			if !r.lines[n].heading {
				return n
			}
		}
	}
	if len(r.lines) > 0 && i >= len(r.lines) {
		return r.readable(len(r.lines)-1, -1)
	}
	return -1
}

func (r *reader) selected(i int) {
	if i < len(r.lines) && r.lines[i].heading {
		if at := r.readable(i, 1); at >= 0 {
			r.list.Select(at)
		}
		return
	}
	if i == r.chosen {
		return
	}
	r.chosen = i
	r.refresh()
	if !r.quiet {
		r.turned(i)
	}
}

// pick chooses a line that was clicked, or what is under a heading that was, and gives the list the keyboard.
func (r *reader) pick(i int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.list); c != nil {
		c.Focus(r.list)
	}
	r.quiet = r.picked != nil // which tells it once
	r.list.Select(i)
	r.quiet = false
	if r.picked != nil && r.chosen >= 0 {
		r.picked(r.chosen)
	}
}

// refresh shows the chosen line anew.
func (r *reader) refresh() {
	r.detail.Content = container.NewStack()
	if r.chosen >= 0 && r.chosen < len(r.lines) {
		r.detail.Content = besideBar(r.show(r.chosen))
	}
	r.detail.ScrollToTop()
	r.detail.Refresh()
}

// besideBar leaves room at the right for the bar of a scroll.
func besideBar(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.Size(theme.SizeNameScrollBar)), o)
}

// tick turns the tick of the chosen line.
func (r *reader) tick() {
	if r.chosen < 0 || r.chosen >= len(r.lines) || r.lines[r.chosen].ticked == nil {
		return
	}
	*r.lines[r.chosen].ticked = !*r.lines[r.chosen].ticked
	r.list.RefreshItem(r.chosen)
	r.ticked()
}

// lineList is the list. Up and Down choose, Space ticks, and Escape is its owner's.
type lineList struct {
	fynewidget.List
	reader *reader
	escape func()
	enter  func()
	next   func() // F6; may be nil
	letter func(rune)
	low    bool // the list has begun with a heading
}

var _ desktop.Keyable = (*lineList)(nil)

func newLineList(r *reader) *lineList {
	l := &lineList{reader: r, escape: func() {}, enter: func() {}, next: func() {}, letter: func(rune) {}}
	l.Length = func() int { return len(r.lines) }
	l.CreateItem = func() fyne.CanvasObject { return newLineView() }
	l.UpdateItem = func(i fynewidget.ListItemID, o fyne.CanvasObject) {
		if i < len(r.lines) {
			o.(*lineView).set(r, i)
		}
	}
	l.OnSelected = r.selected
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// Refresh draws the list anew, maybe in another size of text.
func (l *lineList) Refresh() {
	l.fit()
	l.List.Refresh()
}

// fit gives the first line its height: a heading with nothing above it needs no space there. A list that never began with one is left alone, since
// Fyne finds its way faster through lines that are all as high.
func (l *lineList) fit() {
	switch {
	case l.reader.headed():
		l.low = true
		l.SetItemHeight(0, newLineView().headingHeight())
	case l.low:
		l.SetItemHeight(0, newLineView().MinSize().Height)
	}
}

// AccessibilityLabel says which line is chosen.
func (l *lineList) AccessibilityLabel() string {
	if r := l.reader; r.chosen >= 0 && r.chosen < len(r.lines) {
		return r.lines[r.chosen].spoken()
	}
	return say.List
}

// AccessibilityRole says that the list holds other things.
func (l *lineList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*lineList)(nil)

// FocusGained shows that the list has the keyboard. Fyne would tint the line that it was last clicked or first had, which is another than the chosen.
func (l *lineList) FocusGained() { l.reader.focused(true) }

// FocusLost shows that it has not.
func (l *lineList) FocusLost() { l.reader.focused(false) }

// TypedRune passes a letter on.
func (l *lineList) TypedRune(r rune) { l.letter(r) }

// KeyDown is for keys that are held; the list needs none.
func (l *lineList) KeyDown(*fyne.KeyEvent) {}

// KeyUp is for keys that are let go.
func (l *lineList) KeyUp(*fyne.KeyEvent) {}

// TypedKey chooses, ticks, and passes on what is not the list's.
func (l *lineList) TypedKey(k *fyne.KeyEvent) {
	r := l.reader
	step := func(from, by int) {
		if from = max(0, min(from, len(r.lines)-1)); len(r.lines) > 0 {
			if at := r.readable(from, by); at >= 0 {
				l.Select(at)
			}
		}
	}
	switch k.Name {
	case fyne.KeyUp:
		step(r.chosen-1, -1)
	case fyne.KeyDown:
		step(r.chosen+1, 1)
	case fyne.KeyPageUp:
		step(r.chosen-10, -1)
	case fyne.KeyPageDown:
		step(r.chosen+10, 1)
	case fyne.KeyHome:
		step(0, 1)
	case fyne.KeyEnd:
		step(len(r.lines)-1, -1)
	case fyne.KeySpace:
		r.tick()
	case fyne.KeyEscape:
		l.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter()
	case fyne.KeyF6:
		l.next()
	default:
		widget.PassKey(fyne.CurrentApp().Driver().CanvasForObject(l), k.Name)
	}
}

// lineView shows a line: a tick, a sign, and two lines of words.
type lineView struct {
	fynewidget.BaseWidget
	check        *fynewidget.Check
	title, words *fynewidget.Label
	sign         *canvas.Text
	content      *fyne.Container
	tap          func()
}

// Tapped chooses the line. Fyne's own list says nothing of a click on the line that is chosen already.
func (v *lineView) Tapped(*fyne.PointEvent) { v.tap() }

func newLineView() *lineView {
	v := &lineView{check: fynewidget.NewCheck("", nil), title: fynewidget.NewLabel(""), words: fynewidget.NewLabel(""),
		sign: canvas.NewText("", theme.Color(theme.ColorNameWarning))}
	for _, l := range []*fynewidget.Label{v.title, v.words} {
		l.Truncation = fyne.TextTruncateEllipsis
	}
	v.title.TextStyle.Bold, v.sign.TextStyle.Bold = true, true
	v.words.SizeName = theme.SizeNameCaptionText
	v.content = container.New(&lineLayout{v}, v.check, v.sign, v.title, v.words)
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer is called by Fyne.
func (v *lineView) CreateRenderer() fyne.WidgetRenderer {
	return fynewidget.NewSimpleRenderer(v.content)
}

// headingHeight is that of a heading without the space above it.
func (v *lineView) headingHeight() float32 { return v.title.MinSize().Height }

func (v *lineView) set(r *reader, i int) {
	l := r.lines[i]
	v.tap = func() { r.pick(i) }
	v.check.OnChanged = nil
	v.check.Hidden = l.ticked == nil
	if l.ticked != nil {
		v.check.SetChecked(*l.ticked)
		v.check.OnChanged = func(on bool) {
			*l.ticked = on
			r.ticked()
		}
	}
	v.title.Importance = fynewidget.MediumImportance
	if l.heading {
		v.title.Importance = fynewidget.HighImportance
	}
	v.title.Text, v.words.Text = l.title, l.words // which the refresh of all below shows: each takes a while
	v.words.Hidden = l.heading
	v.sign.Text, v.sign.TextSize = l.sign, theme.Size(theme.SizeNameCaptionText)
	v.sign.Color, v.sign.Hidden = theme.Color(theme.ColorNameWarning), l.sign == ""
	v.content.Layout.Layout(v.content.Objects, v.Size())
	v.content.Refresh()
}

// lineLayout places the parts of a lineView.
type lineLayout struct{ v *lineView }

// MinSize has room for two lines.
func (l *lineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(8*theme.Size(theme.SizeNameText), l.v.title.MinSize().Height+l.v.words.MinSize().Height-2*pad+2)
}

// Layout places the parts: the tick before both lines, the sign at the end of the title, and all beside the bar of the list.
func (l *lineLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v, pad := l.v, theme.Size(theme.SizeNameInnerPadding)
	size.Width -= theme.Size(theme.SizeNameScrollBar)
	x := float32(0)
	if !v.check.Hidden {
		m := v.check.MinSize()
		v.check.Move(fyne.NewPos(0, (size.Height-m.Height)/2))
		v.check.Resize(m)
		x = m.Width
	}
	title := v.title.MinSize().Height
	y := float32(0)
	if v.words.Hidden { // a heading stands above what follows
		y = size.Height - title
	}
	end := size.Width
	if !v.sign.Hidden {
		m := v.sign.MinSize()
		end -= m.Width + pad
		v.sign.Move(fyne.NewPos(end, y+(title-m.Height)/2))
		v.sign.Resize(m)
	}
	v.title.Move(fyne.NewPos(x, y))
	v.title.Resize(fyne.NewSize(max(0, end-x), title))
	v.words.Move(fyne.NewPos(x, title-2*pad+2))
	v.words.Resize(fyne.NewSize(max(0, size.Width-x), v.words.MinSize().Height))
}
