package when

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// group is a line of chips with its name, or several lines where they need them.
type group struct {
	name    string
	caption *widget.Caption
	chips   []*chip
	on      func(i int) bool // reports whether a chip is picked
}

// build makes the chips.
func (h *Helper) build() {
	h.groups = nil
	p := &h.picked
	sides := []plan.PickSide{plan.Within, plan.Due, plan.Onward}
	h.group(say.How, []string{say.Within, say.Due, say.Onward}, func(i int) bool { return p.Side == sides[i] }, func(i int) { p.setSide(sides[i]) })
	years := h.offered.years
	names := make([]string, years.Years())
	for i := range names {
		names[i] = strconv.Itoa(years.First + i)
	}
	h.group(say.Years, names, func(i int) bool { y := years.First + i; return p.From != 0 && p.From <= y && y <= p.To },
		func(i int) { p.toggleYear(years.First + i) })
	for _, x := range []struct {
		name string
		part plan.Precision
	}{{say.Quarters, plan.PrecisionQuarter}, {say.Months, plan.PrecisionMonth}, {say.Seasons, plan.PrecisionSeason}, {say.Terms, plan.PrecisionTerm}} {
		if len(names) == 0 {
			break // a part of no year has no date
		}
		h.group(x.name, plan.PartNames(x.part, h.offered.lang), func(i int) bool { return p.Part == x.part && p.N == i+1 },
			func(i int) { p.togglePart(x.part, i+1) })
	}
	again := recurrences()
	var words []string
	for _, r := range again {
		words = append(words, plan.Pick{Every: r}.Words(say.Lang))
	}
	h.group(say.Again, words, func(i int) bool { return p.Every == again[i] }, func(i int) { p.toggleEvery(again[i]) })
}

func (h *Helper) group(name string, words []string, on func(int) bool, do func(int)) {
	g := group{name: name, caption: widget.NewCaption(name), on: on}
	if name == say.Years && len(words) == 0 {
		g.caption.SetText(say.NoPeriod)
	}
	for i, w := range words {
		c := newChip(w, func() { h.change(func() { do(i) }) })
		c.key = h.move
		g.chips = append(g.chips, c)
	}
	h.groups = append(h.groups, g)
}

// rebuild shows what is to be seen now, in its place.
func (h *Helper) rebuild() {
	if !h.shown {
		return
	}
	h.body.Objects = []fyne.CanvasObject{h.sign, h.line, h.pick}
	if h.expanded {
		for _, g := range h.groups {
			h.body.Objects = append(h.body.Objects, g.caption)
			for _, c := range g.chips {
				h.body.Objects = append(h.body.Objects, c)
			}
		}
		h.body.Objects = append(h.body.Objects, h.clear, h.done)
	}
	h.pick.Hidden = h.expanded
	h.Layout(nil, h.layer.Size())
	h.field.Show()
	h.scroll.Show()
	h.layer.Refresh()
}

// The widths of the helper, in sizes of text: of the line, and of what there is to pick from, which may be narrower to stand at the left of its cell,
// where it has the height of the pane.
const (
	lineWide   = 28
	picksWide  = 34
	picksLeast = 27
)

// MinSize is none: the helper lies over a pane.
func (h *Helper) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout puts the helper by its cell: the line below it, or above where there is no room, and the choices at its left.
func (h *Helper) Layout(_ []fyne.CanvasObject, pane fyne.Size) {
	if !h.shown || pane.Width < 1 {
		return
	}
	em, gap := theme.Size(theme.SizeNameText), theme.Size(theme.SizeNamePadding)
	c := h.cell
	wide := float32(lineWide)
	if h.expanded {
		wide = picksWide
		if left := (c.At.X - 2*gap) / em; left >= picksLeast {
			wide = min(wide, left)
		}
	}
	w := min(wide*em, pane.Width-2*gap)
	size := fyne.NewSize(w, min(h.fill(w), pane.Height-2*gap))
	at := fyne.NewPos(c.At.X+c.Size.Width-w, c.At.Y+c.Size.Height+gap)
	if h.expanded && c.At.X-gap-w >= gap {
		at = fyne.NewPos(c.At.X-gap-w, c.At.Y)
	} else if at.Y+size.Height > pane.Height {
		above, below := c.At.Y-2*gap, pane.Height-gap-at.Y
		if room := max(above, below); room >= 0.7*size.Height { // the rest is scrolled, and the cell stays in view
			size.Height = min(size.Height, room)
		}
		if above >= below {
			at.Y = c.At.Y - gap - size.Height
		}
	}
	at.X = max(gap, min(at.X, pane.Width-gap-w))
	at.Y = max(gap, min(at.Y, pane.Height-gap-size.Height))
	h.field.Move(at)
	h.field.Resize(size)
	h.scroll.Move(at)
	h.scroll.Resize(size)
}

// atLine are the buttons at the end of the line, the last one first.
func (h *Helper) atLine() []*chip {
	if h.expanded {
		return []*chip{h.done, h.clear}
	}
	return []*chip{h.pick}
}

// fill arranges what stands on the helper for a width, and returns the height that it needs.
func (h *Helper) fill(w float32) float32 {
	gap := theme.Size(theme.SizeNamePadding)
	pad := gap + 2
	left, right := pad, w-pad
	for _, c := range h.atLine() { // from the right
		s := c.MinSize()
		right -= s.Width
		c.Move(fyne.NewPos(right, pad))
		c.Resize(s)
		right -= gap
	}
	if !h.sign.Hidden {
		s := theme.Size(theme.SizeNameInlineIcon)
		h.sign.Move(fyne.NewPos(left, pad+gap/2))
		h.sign.Resize(fyne.NewSquareSize(s))
		left += s
	}
	inner := theme.Size(theme.SizeNameInnerPadding)
	h.line.Resize(fyne.NewSize(right-left, 1))
	tall := h.line.MinSize().Height
	h.line.Resize(fyne.NewSize(right-left, tall))
	h.line.Move(fyne.NewPos(left, pad-inner+gap))
	y := max(pad+tall-2*inner+gap, pad+h.pick.MinSize().Height) + pad
	if h.expanded {
		y = h.fillGroups(w, y)
	}
	h.body.Layout.(*fixed).size = fyne.NewSize(w, y)
	h.body.Resize(fyne.NewSize(w, y))
	return y
}

// fillGroups puts the groups under each other from y on, their chips in as many lines as they need.
func (h *Helper) fillGroups(w, y float32) float32 {
	gap := theme.Size(theme.SizeNamePadding)
	pad, inner := gap+2, theme.Size(theme.SizeNameInnerPadding)
	names := float32(0)
	for _, g := range h.groups {
		if len(g.chips) > 0 {
			names = max(names, fyne.MeasureText(g.name, theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width)
		}
	}
	names += 2 * inner
	for _, g := range h.groups {
		if len(g.chips) == 0 { // a remark in their place
			g.caption.Resize(fyne.NewSize(w-2*pad, 1))
			s := g.caption.MinSize()
			g.caption.Resize(fyne.NewSize(w-2*pad, s.Height))
			g.caption.Move(fyne.NewPos(pad, y))
			y += s.Height + gap
			continue
		}
		line := g.chips[0].MinSize().Height
		g.caption.Move(fyne.NewPos(pad, y+(line-h.pick.MinSize().Height)/2-inner+gap))
		g.caption.Resize(fyne.NewSize(names, line+2*inner))
		x := pad + names
		for _, c := range g.chips {
			s := c.MinSize()
			if x > pad+names && x+s.Width > w-pad {
				x, y = pad+names, y+line+gap
			}
			c.Move(fyne.NewPos(x, y))
			c.Resize(s)
			x += s.Width + gap
		}
		y += line + 2*gap
	}
	return y + gap
}

// fixed is the layout of what was put in its places already.
type fixed struct{ size fyne.Size }

// MinSize is the room that it takes.
func (f *fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }

// Layout leaves all as it is.
func (f *fixed) Layout([]fyne.CanvasObject, fyne.Size) {}
