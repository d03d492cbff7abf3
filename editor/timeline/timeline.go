// Package timeline shows the rows of a plan over its years, grouped by priority: when each is to be done as a bar, and in words below it.
package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// View is the widget. Use it on Fyne's own goroutine.
type View struct {
	fynewidget.BaseWidget

	Chosen func(row plan.ID)  // is told of the row that the person goes to
	Close  func()             // puts the timeline away
	Next   func()             // is told when F6 asks for the next pane
	Canvas func() fyne.Canvas // where it is shown

	plan     *plan.Plan
	refs     *markup.References // of plan
	lang     plan.Lang
	timeline *plan.Timeline
	scale    plan.Scale
	all      bool // all years that rows name, not the plan's alone
	lines    []line
	at       int // the row that is chosen, as an index of lines; -1 for none

	metrics *metrics
	zoom    *fynewidget.Check
	note    *fynewidget.Label
	head    *header
	sheet   *sheet
	scroll  *container.Scroll
	content *fyne.Container
}

// New returns a timeline of nothing.
func New() *View {
	v := &View{Chosen: func(plan.ID) {}, Close: func() {}, Next: func() {}, at: -1}
	v.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(v) }
	v.sheet, v.head = newSheet(v), newHeader(v)
	v.scroll = container.NewVScroll(v.sheet)
	v.scroll.OnScrolled = func(fyne.Position) { v.sheet.show() }
	v.zoom = fynewidget.NewCheck(say.AllYears, func(on bool) {
		if v.all != on {
			v.all = on
			v.rescale()
		}
	})
	title := fynewidget.NewLabelWithStyle(say.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	shut := fynewidget.NewButtonWithIcon(say.Close, theme.CancelIcon(), func() { v.Close() })
	shut.Importance = fynewidget.LowImportance
	v.note = fynewidget.NewLabel("")
	v.note.Wrapping = fyne.TextWrapWord
	v.note.Hide()
	top := container.NewVBox(container.New(&widget.Bar{Trailing: 1}, title, v.zoom, shut), v.note, v.head)
	v.content = container.NewBorder(top, nil, nil, nil, v.scroll)
	v.ExtendBaseWidget(v)
	return v
}

// Display shows the rows of p, their words in the language l.
func (v *View) Display(p *plan.Plan, l plan.Lang) {
	if p == v.plan && l == v.lang {
		return
	}
	chosen := v.Row()
	v.plan, v.refs, v.lang = p, markup.ReferencesOf(p), l
	v.timeline = plan.NewTimeline(p, l)
	v.lines = linesOf(p, v.timeline, l, v.refs)
	v.at = -1
	for i := range v.lines {
		if r := v.lines[i].row; r != nil && (v.at < 0 || r.Row.ID == chosen) {
			v.at = i
		}
	}
	if v.timeline.All == v.timeline.Period {
		v.all = false
		v.zoom.Hide()
	} else {
		v.zoom.Show()
	}
	v.zoom.SetChecked(v.all)
	v.note.Hidden = true
	switch {
	case len(v.lines) == 0:
		v.remark(say.NoRows)
	case v.timeline.All.Years() == 0:
		v.remark(say.NoYears)
	}
	v.rescale()
}

func (v *View) remark(words string) {
	v.note.SetText(words)
	v.note.Hidden = false
}

// rescale draws for the years that are to be seen.
func (v *View) rescale() {
	v.scale = v.timeline.Period
	if v.all {
		v.scale = v.timeline.All
	}
	v.Refresh()
}

// Names reports whether a year is among the plan's or those that its rows name.
func (v *View) Names(year int) bool {
	s := v.timeline.All
	return s.First <= year && year <= s.Last
}

// Row returns the row that is chosen, or "".
func (v *View) Row() plan.ID {
	if v.at < 0 || v.at >= len(v.lines) || v.lines[v.at].row == nil {
		return ""
	}
	return v.lines[v.at].row.Row.ID
}

// Select chooses a row and brings it into view. One that isn't there is passed over.
func (v *View) Select(row plan.ID) {
	for i := range v.lines {
		if r := v.lines[i].row; r != nil && r.Row.ID == row {
			v.choose(i)
		}
	}
}

func (v *View) choose(i int) {
	v.at = i
	v.reveal()
	v.sheet.show()
}

// reveal scrolls so that the chosen row is seen, and with the first of a group its heading.
func (v *View) reveal() {
	if v.at < 0 || v.at >= len(v.lines) {
		return
	}
	x := &v.lines[v.at]
	top, bottom := x.y, x.y+x.height
	if v.at > 0 && v.lines[v.at-1].row == nil {
		top = v.lines[v.at-1].y
	}
	switch y, tall := v.scroll.Offset.Y, v.scroll.Size().Height; {
	case top < y:
		v.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > y+tall:
		v.scroll.ScrollToOffset(fyne.NewPos(0, bottom-tall))
	}
}

// Focus gives the keyboard to the rows.
func (v *View) Focus() {
	if c := v.Canvas(); c != nil {
		c.Focus(v.sheet)
	}
}

// MinSize leaves room for names and some bars.
func (v *View) MinSize() fyne.Size {
	em := theme.Size(theme.SizeNameText)
	return fyne.NewSize(24*em, 8*em)
}

// AccessibilityLabel says what this is.
func (v *View) AccessibilityLabel() string { return say.Title }

// AccessibilityRole says that it holds other things.
func (v *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*View)(nil)

// CreateRenderer is called by Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	return &viewRenderer{view: v, paper: canvas.NewRectangle(theme.Color(widget.ColorSheet))}
}

type viewRenderer struct {
	view  *View
	paper *canvas.Rectangle
}

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.view.content}
}
func (r *viewRenderer) MinSize() fyne.Size { return r.view.MinSize() }
func (r *viewRenderer) Destroy()           {}

func (r *viewRenderer) Layout(size fyne.Size) {
	r.paper.Resize(size)
	r.view.content.Resize(size)
	r.view.arrange()
}

// Refresh draws anew: the theme or the size of text may have changed.
func (r *viewRenderer) Refresh() {
	r.paper.FillColor = theme.Color(widget.ColorSheet)
	r.paper.Refresh()
	r.view.metrics = nil
	r.view.content.Refresh()
	r.view.arrange()
}
