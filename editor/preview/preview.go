// Package preview shows the pages of a plan beside its table as they will be printed, and finds the cell that a click on them means.
//
// Pages are laid out and painted off Fyne's goroutine, by the packages that make the PDF. Only pages in view and their neighbours
// are painted, those whose content has not changed are not painted again, and of those painted before some 64 MB are kept.
package preview

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
)

// Document is what the preview asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	Typed(item plan.ID, field string) (words string, typing bool)
}

// Preview is the widget. Use it on Fyne's own goroutine.
type Preview struct {
	fynewidget.BaseWidget

	// Chosen is told what a click on a page means.
	Chosen func(layout.Spot)

	waiting []layout.Spot // what waits for a choice
	// Next is told when F6 asks for the next pane.
	Next func()
	// Words says in a short line how the pages are made, "" where that is the usual; Usual is told that they are wanted in the usual way again.
	Words func(Look) string
	Usual func()
	// Canvas returns where the preview is shown.
	Canvas func() fyne.Canvas

	doc    Document
	lang   plan.Lang
	look   Look
	typing []typed // the fields that were typed into, with what they held when last asked

	maker   *maker
	asked   order // what was asked of it last
	active  bool  // the pane is open: otherwise nothing is made
	closed  bool
	do      func(func()) // brings work to Fyne's goroutine
	now     func() time.Time
	pages   *pages // nil before the first are made
	zoom    zoom
	places  arrangement
	density float64
	wait    *paintJob // what is being painted

	target  target
	reached bool      // target was scrolled to, or there is none
	moved   time.Time // when the person last scrolled the pages
	quiet   bool      // they are being scrolled by us

	bar    *bar
	told   *fyne.Container // the line of words
	words  *widget.Caption
	sheet  *sheet
	scroll *container.Scroll
	note   *fynewidget.Label
	back   *canvas.Rectangle
	ring   *canvas.Rectangle
}

// target is what the person is working on.
type target struct {
	item plan.ID
	part layout.Part
}

// New returns a preview of doc, which has its work done by later. It makes nothing before Activate.
func New(doc Document, later Later) *Preview {
	p := &Preview{
		doc: doc, maker: newMaker(later), do: loop.Do, now: time.Now, reached: true, wait: &paintJob{},
		Chosen: func(layout.Spot) {}, Next: func() {}, Words: func(Look) string { return "" }, Usual: func() {}, words: widget.NewCaption(""),
	}
	p.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p.sheet) }
	p.sheet = newSheet(p)
	p.scroll = container.NewScroll(p.sheet)
	p.scroll.OnScrolled = p.scrolled
	p.bar = newBar(p)
	usual := widget.NewIconButton(theme.CancelIcon(), say.Usual, func() { p.Usual() })
	p.told = container.NewBorder(nil, nil, nil, container.NewCenter(usual), p.words)
	p.told.Hide()
	p.note = fynewidget.NewLabel(say.Making)
	p.note.Alignment, p.note.Wrapping = fyne.TextAlignCenter, fyne.TextWrapWord
	p.back, p.ring = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	p.ExtendBaseWidget(p)
	return p
}

// Activate says whether the pane is open. While it isn't, nothing is made and no page is kept.
func (p *Preview) Activate(open bool) {
	if p.active == open {
		return
	}
	p.active = open
	if open {
		p.reached, p.moved = false, time.Time{}
		p.Reload()
		return
	}
	p.maker.close()
	p.pages, p.asked, p.wait = nil, order{}, &paintJob{}
	p.sheet.forget()
}

// Close ends all work of the preview for good.
func (p *Preview) Close() {
	p.Activate(false)
	p.closed = true
}

// Typing is told of every keystroke in a field. The pages follow when the typing rests, and show what the person is working on
// again if it was scrolled away.
func (p *Preview) Typing(item plan.ID, field string) {
	p.reached = false
	for i := range p.typing {
		if p.typing[i].item == item && p.typing[i].field == field {
			p.refresh(typeDelay)
			return
		}
	}
	p.typing = append(p.typing, typed{item: item, field: field})
	p.refresh(typeDelay)
}

// Reload shows the document as it stands now. It does nothing when that is what is shown.
func (p *Preview) Reload() { p.refresh(editDelay) }

// patience is how long to wait for more of the same.
func patience(p *plan.Plan, usual time.Duration) time.Duration {
	if p.RowCount() >= manyRows {
		return longDelay
	}
	return usual
}

func (p *Preview) refresh(delay time.Duration) {
	if !p.active || p.closed {
		return
	}
	o := order{plan: p.doc.Plan(), lang: p.lang, look: p.look}
	still := p.typing[:0]
	for _, t := range p.typing {
		if words, typing := p.doc.Typed(t.item, t.field); typing {
			t.words = words
			still = append(still, t)
			o.typed = append(o.typed, t)
		}
	}
	p.typing = still
	if o.same(&p.asked) {
		return
	}
	p.asked = o
	p.maker.lay(o, p.view(), patience(o.plan, delay), func(made *pages, err error) { p.do(func() { p.deliver(made, err) }) })
}

// view is what the pane shows now.
func (p *Preview) view() view {
	size := p.scroll.Size()
	return view{width: size.Width, height: size.Height, y: p.scroll.Offset.Y, density: p.pixels(), zoom: p.zoom}
}

// pixels returns how many pixels of the screen a unit has.
func (p *Preview) pixels() float64 {
	const many = 1000
	c := p.Canvas()
	if c == nil {
		return 1
	}
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(many, 0))
	if x <= 0 {
		return 1
	}
	return float64(x) / many
}

// deliver shows pages that were made.
func (p *Preview) deliver(made *pages, err error) {
	if !p.active || p.closed {
		return
	}
	if err != nil {
		p.asked = order{} // the next edit tries again
		p.pages = nil
		p.note.SetText(say.Failed)
		var problem *plan.Problem
		if errors.As(err, &problem) {
			p.note.SetText(problem.Error())
		}
		p.note.Show()
		p.sheet.forget()
		p.bar.refresh()
		return
	}
	p.note.Hide()
	p.pages = made
	p.arrange()
	p.reach()
}

// arrange puts the pages in their places for the size of the pane, and keeps what is in the midst of the view there.
func (p *Preview) arrange() {
	if p.pages == nil {
		return
	}
	v := p.view()
	half := v.height / 2
	page, part := p.places.at(p.scroll.Offset.Y + half)
	fresh, wide := len(p.places.boxes) == 0, p.places.width
	a := v.arrange(p.pages.Document)
	same := a.scale == p.places.scale && a.width == p.places.width
	p.places, p.density = a, v.density
	p.sheet.Resize(p.sheet.MinSize())
	switch {
	case fresh:
	case same: // an edit: what was at a height stays at it
		p.scrollTo(p.scroll.Offset.X, p.scroll.Offset.Y)
	default:
		across := (p.scroll.Offset.X + v.width/2) * a.width / wide
		p.scrollTo(across-v.width/2, a.of(page, part)-half)
	}
	p.scroll.Refresh()
	p.sheet.show()
	p.bar.refresh()
}

// scrollTo scrolls to a place, as far as there are pages.
func (p *Preview) scrollTo(x, y float32) {
	size := p.scroll.Size()
	y = max(0, min(y, p.places.height-size.Height))
	x = max(0, min(x, p.places.width-size.Width))
	if y != p.scroll.Offset.Y || x != p.scroll.Offset.X {
		p.quiet = true
		p.scroll.ScrollToOffset(fyne.NewPos(x, y))
		p.quiet = false
	}
	p.sheet.show()
}

// scrolled shows what has come into view.
func (p *Preview) scrolled(fyne.Position) {
	if !p.quiet {
		p.hand()
	}
	p.sheet.show()
}

// hand is called when the person scrolls.
func (p *Preview) hand() { p.moved = p.now() }

// Refresh takes over another theme or screen.
func (p *Preview) Refresh() {
	p.arrange()
	p.BaseWidget.Refresh()
}

// Focus gives the pages the keyboard.
func (p *Preview) Focus() {
	if c := p.Canvas(); c != nil {
		c.Focus(p.sheet)
	}
}

// MinSize is enough to see what a page looks like.
func (p *Preview) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	text := theme.Size(theme.SizeNameText)
	return fyne.NewSize(12*text, 8*text)
}

// AccessibilityLabel says what the pane is.
func (p *Preview) AccessibilityLabel() string { return say.Preview }

// AccessibilityRole says that the pane holds other things.
func (p *Preview) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Preview)(nil)

// CreateRenderer is called by Fyne.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer {
	r := &previewRenderer{p}
	r.color()
	return r
}

type previewRenderer struct{ preview *Preview }

func (r *previewRenderer) Objects() []fyne.CanvasObject {
	p := r.preview
	return []fyne.CanvasObject{p.back, p.scroll, p.note, p.bar.row, p.told, p.ring}
}

func (r *previewRenderer) MinSize() fyne.Size { return r.preview.MinSize() }
func (r *previewRenderer) Destroy()           {}

func (r *previewRenderer) Layout(size fyne.Size) {
	p := r.preview
	p.bar.resize(size.Width)
	top := p.bar.row.Size().Height
	if p.told.Visible() {
		p.told.Move(fyne.NewPos(0, top))
		p.told.Resize(fyne.NewSize(size.Width, p.told.MinSize().Height)) // what is wrapped knows its height by its width
		p.told.Resize(fyne.NewSize(size.Width, p.told.MinSize().Height))
		top += p.told.Size().Height
	}
	below := fyne.NewSize(size.Width, max(0, size.Height-top))
	for _, o := range []fyne.CanvasObject{p.back, p.scroll, p.ring} {
		o.Move(fyne.NewPos(0, top))
		o.Resize(below)
	}
	p.note.Move(fyne.NewPos(0, top+below.Height/3))
	p.note.Resize(fyne.NewSize(size.Width, p.note.MinSize().Height))
	p.arrange()
}

func (r *previewRenderer) Refresh() {
	r.color()
	r.Layout(r.preview.Size())
	canvas.Refresh(r.preview)
}

func (r *previewRenderer) color() {
	p := r.preview
	p.back.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	p.ring.StrokeWidth = 2
	p.ring.StrokeColor = theme.Color(theme.ColorNamePrimary)
	p.ring.Hidden = !p.sheet.focused
	p.back.Refresh()
}

// SetWaiting says what waits for a choice, which is shown tinted here and nowhere in print.
func (p *Preview) SetWaiting(spots []layout.Spot) {
	if slices.Equal(p.waiting, spots) {
		return
	}
	if p.waiting = spots; p.active {
		p.sheet.show()
	}
}
