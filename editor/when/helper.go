package when

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/plan"
)

// Helper stands by the When that is being written: one quiet line that says how it is understood, and on demand what there is to pick from. It never
// takes the keyboard by itself. Use it on Fyne's own goroutine.
type Helper struct {
	Write  func(words string) // puts words into the cell
	Back   func()             // gives the keyboard to the cell
	Canvas func() fyne.Canvas

	layer  *fyne.Container
	field  *ground
	scroll *container.Scroll
	body   *fyne.Container
	sign   *fynewidget.Icon
	line   *fynewidget.Label
	pick   *chip // opens the choices
	clear  *chip // empties the cell, and stands with done in the place of pick while the choices are open
	done   *chip // puts the choices away
	groups []group

	cell     Cell
	shown    bool
	expanded bool
	picked   picking
	offered  offer // what groups was made for
}

// Cell is the When that is being written.
type Cell struct {
	Plan  *plan.Plan
	Lang  plan.Lang // that it is written in
	Row   plan.ID
	Words string        // as they stand in it now
	At    fyne.Position // of the cell, on the pane that Layer covers
	Size  fyne.Size
}

// offer is what decides which chips there are.
type offer struct {
	years plan.Scale
	lang  plan.Lang
	words plan.Lang
}

// New returns a helper that is hidden.
func New() *Helper {
	h := &Helper{Write: func(string) {}, Back: func() {}, Canvas: func() fyne.Canvas { return nil }}
	h.field = newGround(func() { h.Back() })
	h.sign = fynewidget.NewIcon(theme.WarningIcon())
	h.line = fynewidget.NewLabel("")
	h.line.SizeName = theme.SizeNameCaptionText
	h.line.Wrapping = fyne.TextWrapWord
	h.pick = newChip(say.Pick, func() {
		if h.expanded {
			h.Collapse()
		} else {
			h.Expand()
		}
	})
	h.clear = newChip(say.Clear, func() { h.change(func() { h.picked.Pick = plan.Pick{} }) })
	h.done = newChip(say.Close, h.Collapse)
	for _, c := range []*chip{h.pick, h.clear, h.done} {
		c.button, c.key = true, h.move
	}
	h.body = container.New(&fixed{})
	h.scroll = container.NewVScroll(h.body)
	h.layer = container.New(h, h.field, h.scroll)
	h.hide()
	return h
}

// Layer returns what is to lie over the pane of the cells. It lets through what isn't for it.
func (h *Helper) Layer() fyne.CanvasObject { return h.layer }

// Follow shows the helper by a cell, as its words are now.
func (h *Helper) Follow(c Cell) {
	if c.Row != h.cell.Row || c.Lang != h.cell.Lang {
		h.expanded = false
	}
	if h.shown && c == h.cell {
		return
	}
	h.cell, h.shown = c, true
	said, look := Meaning(c.Words, c.Lang, c.Plan.Period)
	h.line.SetText(said)
	h.sign.Hidden = !look
	if h.expanded {
		h.take()
	}
	h.rebuild()
}

// Hide puts the helper away.
func (h *Helper) Hide() {
	if h.shown {
		h.hide()
	}
}

func (h *Helper) hide() {
	h.shown, h.expanded = false, false
	h.cell = Cell{}
	h.field.Hide()
	h.scroll.Hide()
}

// Stands reports whether the helper stands by a cell of those words.
func (h *Helper) Stands(words string) bool { return h.shown && h.cell.Words == words }

// Expanded reports whether there is something to pick from.
func (h *Helper) Expanded() bool { return h.expanded }

// Expand shows what there is to pick from and goes there.
func (h *Helper) Expand() {
	if !h.shown {
		return
	}
	h.expanded = true
	h.take()
	h.rebuild()
	h.focus(h.start())
}

// Collapse leaves the line alone and gives the keyboard back to the cell.
func (h *Helper) Collapse() {
	h.expanded = false
	h.rebuild()
	h.Back()
}

// take reads what is picked from the words of the cell, and makes the chips that this plan needs.
func (h *Helper) take() {
	years := yearsOf(h.cell.Plan, h.cell.Lang)
	if h.picked.Words(h.cell.Lang) != h.cell.Words || h.picked.years != years {
		k, _ := plan.PickOf(plan.ParseTiming(h.cell.Words, h.cell.Lang, h.cell.Plan.Period))
		h.picked = picking{Pick: k, years: years}
	}
	if o := (offer{years, h.cell.Lang, say.Lang}); h.offered != o || h.groups == nil {
		h.offered = o
		h.build()
	}
	for _, g := range h.groups {
		for i, c := range g.chips {
			c.choose(g.on(i))
		}
	}
}

// change picks something and writes it.
func (h *Helper) change(do func()) {
	do()
	h.Write(h.picked.Words(h.cell.Lang))
	h.take()
}

// start is where the keyboard goes first: the year that is picked, or else the first.
func (h *Helper) start() *chip {
	for _, g := range h.groups {
		if g.name != say.Years {
			continue
		}
		for _, c := range g.chips {
			if c.chosen {
				return c
			}
		}
		if len(g.chips) > 0 {
			return g.chips[0]
		}
	}
	return h.groups[0].chips[0]
}

func (h *Helper) focus(c *chip) {
	if canvas := h.Canvas(); canvas != nil {
		canvas.Focus(c)
	}
	if top := c.Position().Y; top < h.scroll.Offset.Y || top+c.Size().Height > h.scroll.Offset.Y+h.scroll.Size().Height {
		h.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-h.scroll.Size().Height/3)))
	}
}

// move acts on a key in a chip: arrows go to its neighbours, Escape back to the cell.
func (h *Helper) move(from *chip, name fyne.KeyName) {
	all := []*chip{h.pick}
	if h.expanded {
		all = nil
		for _, g := range h.groups {
			all = append(all, g.chips...)
		}
		all = append(all, h.clear, h.done)
	}
	at := 0
	for i, c := range all {
		if c == from {
			at = i
		}
	}
	switch name {
	case fyne.KeyEscape:
		h.Collapse()
	case fyne.KeyLeft:
		h.focus(all[max(at-1, 0)])
	case fyne.KeyRight:
		h.focus(all[min(at+1, len(all)-1)])
	case fyne.KeyHome:
		h.focus(all[0])
	case fyne.KeyEnd:
		h.focus(all[len(all)-1])
	case fyne.KeyUp, fyne.KeyDown:
		if c := beside(all, from, name == fyne.KeyDown); c != nil {
			h.focus(c)
		}
	}
}

// beside returns the chip in the nearest line above or below that is nearest to one.
func beside(all []*chip, from *chip, down bool) *chip {
	var best *chip
	distance := func(c *chip) (dy, dx float32) {
		dy = c.Position().Y - from.Position().Y
		if !down {
			dy = -dy
		}
		dx = c.Position().X + c.Size().Width/2 - from.Position().X - from.Size().Width/2
		return dy, max(dx, -dx)
	}
	for _, c := range all {
		dy, dx := distance(c)
		if dy < 1 {
			continue
		}
		if best == nil {
			best = c
		} else if by, bx := distance(best); dy < by-1 || dy < by+1 && dx < bx {
			best = c
		}
	}
	return best
}

// ground is what the helper stands on. A click on it goes back to the cell, not to what lies beneath.
type ground struct {
	fynewidget.BaseWidget
	back func()
}

func newGround(back func()) *ground {
	g := &ground{back: back}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped goes back to the cell.
func (g *ground) Tapped(*fyne.PointEvent) { g.back() }

// AccessibilityLabel says what stands here.
func (g *ground) AccessibilityLabel() string { return say.Helper }

// AccessibilityRole says that it holds other things.
func (g *ground) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*ground)(nil)

// CreateRenderer is called by Fyne.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct{ field *canvas.Rectangle }

func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.field} }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *groundRenderer) Layout(size fyne.Size)        { r.field.Resize(size) }
func (r *groundRenderer) Destroy()                     {}

func (r *groundRenderer) Refresh() {
	r.field.FillColor = theme.Color(theme.ColorNameOverlayBackground)
	r.field.StrokeColor, r.field.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	r.field.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	r.field.Refresh()
}
