package preview

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
)

// line is how far the arrow keys scroll, in units.
const line = 40

// key does what a key means.
func (p *Preview) key(name fyne.KeyName) {
	step := p.scroll.Size().Height - line
	x, y := p.scroll.Offset.X, p.scroll.Offset.Y
	switch name {
	case fyne.KeyPageDown, fyne.KeySpace:
		y += step
	case fyne.KeyPageUp:
		y -= step
	case fyne.KeyDown:
		y += line
	case fyne.KeyUp:
		y -= line
	case fyne.KeyRight:
		x += line
	case fyne.KeyLeft:
		x -= line
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = p.places.height
	case fyne.KeyF6:
		p.Next()
		return
	default:
		widget.PassKey(p.Canvas(), name)
		return
	}
	p.hand()
	p.scrollTo(x, y)
}

func (p *Preview) rune(r rune) {
	switch r {
	case '+', '=':
		p.Zoom(1)
	case '-':
		p.Zoom(-1)
	case '0':
		p.FitWidth()
	}
}

// scrollDown scrolls to a height.
func (p *Preview) scrollDown(y float32) { p.scrollTo(p.scroll.Offset.X, y) }

// Zoom shows the pages in the next larger size, or with -1 in the next smaller one.
func (p *Preview) Zoom(by int) {
	now := p.places.scale / unitsPerPoint
	const near = 1.02 // so close to a size is that size
	at := -1
	for i, z := range zooms {
		if by > 0 && z > now*near {
			at = i
			break
		}
		if by < 0 && z < now/near {
			at = i
		}
	}
	if at >= 0 {
		p.setZoom(zoom{fixed, zooms[at]})
	}
}

// FitWidth shows the pages as wide as the pane, also when that changes.
func (p *Preview) FitWidth() { p.setZoom(zoom{fit: fitWidth}) }

// FitPage shows whole pages, and first the one that most of the view shows.
func (p *Preview) FitPage() {
	page := p.page()
	p.setZoom(zoom{fit: fitPage})
	p.toTop(page)
}

// toTop scrolls to the top of a page, if there is such a one.
func (p *Preview) toTop(page int) {
	if page >= 0 && page < len(p.places.boxes) {
		p.scrollDown(p.places.boxes[page].y - margin)
	}
}

func (p *Preview) setZoom(z zoom) {
	if p.zoom == z {
		return
	}
	p.zoom = z
	p.hand()
	p.arrange()
}

// page returns the index of the page that most of the view shows.
func (p *Preview) page() int {
	page, _ := p.places.at(p.scroll.Offset.Y + p.scroll.Size().Height/2)
	return page
}

// Turn scrolls to the top of the next page, or with -1 to that of the page before.
func (p *Preview) Turn(by int) {
	if n := len(p.places.boxes); n > 0 {
		p.hand()
		p.toTop(min(max(p.page()+by, 0), n-1))
	}
}

// rest is how long after the person scrolled the pages they don't move by themselves.
const rest = 1500 * time.Millisecond

// Follow says what the person is working on. The page that shows it scrolls into view, unless the pages are being read.
func (p *Preview) Follow(item plan.ID, part layout.Part) {
	if t := (target{item, part}); t != p.target {
		p.target, p.reached = t, false
		p.reach()
	}
}

// reach scrolls to the target, once it is on a page.
func (p *Preview) reach() {
	if p.pages == nil {
		return
	}
	still := p.now().Sub(p.moved) > rest
	if b, ok := p.spot(p.target); ok && !p.reached {
		p.reached = true
		if still {
			p.reveal(b)
		}
	} else if p.target == (target{item: p.asked.plan.ID}) && !p.reached { // the title page
		p.reached = true
		if still {
			p.scrollDown(0)
		}
	}
	p.sheet.show()
}

// reveal scrolls to an area that is not wholly in view: to its middle, or its top when it is too high, and where pages are shown whole to its page.
func (p *Preview) reveal(b box) {
	y, view := p.scroll.Offset.Y, p.scroll.Size().Height
	if b.y >= y && b.y+b.h <= y+view {
		return
	}
	if p.zoom.fit == fitPage {
		page, _ := p.places.at(b.y)
		p.toTop(page)
		return
	}
	p.scrollDown(b.y - max((view-b.h)/2, 2*margin))
}

// spot returns where an item is shown.
func (p *Preview) spot(t target) (box, bool) {
	if p.pages == nil || t.item == "" || t == (target{item: p.asked.plan.ID}) {
		return box{}, false
	}
	s, page, ok := p.pages.Find(t.item, t.part)
	for _, id := range instead(p.asked.plan, t.item) {
		if ok {
			break
		}
		s, page, ok = p.pages.Find(id, layout.Whole)
	}
	if !ok || page >= len(p.places.boxes) {
		return box{}, false
	}
	b, k := p.places.boxes[page], float32(p.places.scale)
	return box{b.x + float32(s.X)*k, b.y + float32(s.Y)*k, float32(s.W) * k, float32(s.H) * k}, true
}

// Place returns where in the window the middle of an item is shown, if it is in view.
func (p *Preview) Place(item plan.ID) (fyne.Position, bool) {
	b, ok := p.spot(target{item, layout.Whole})
	size := p.scroll.Size()
	at := fyne.NewPos(b.x+b.w/2, b.y+b.h/2).Subtract(p.scroll.Offset)
	if !ok || at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return fyne.Position{}, false
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(p.scroll).Add(at), true
}

// instead returns what may be shown in place of an item that has no place of its own, as in the reduced version, which has no
// cells and no measures: of what is in a row, the row and its actions.
func instead(p *plan.Plan, item plan.ID) []plan.ID {
	for i := range p.Priorities {
		for k := range p.Priorities[i].Rows {
			r := &p.Priorities[i].Rows[k]
			if r.ID != item && !slices.ContainsFunc(r.Measures, func(m plan.Measure) bool { return m.ID == item }) {
				continue
			}
			out := []plan.ID{r.ID}
			for _, a := range r.Actions {
				out = append(out, a.ID)
			}
			return out
		}
	}
	return nil
}

// tapped goes to what a page shows at a place of the sheet.
func (p *Preview) tapped(at fyne.Position) {
	if p.pages == nil {
		return
	}
	i := slices.IndexFunc(p.places.boxes, func(b box) bool {
		return at.X >= b.x && at.X < b.x+b.w && at.Y >= b.y && at.Y < b.y+b.h
	})
	if i < 0 {
		p.Focus()
		return
	}
	b := p.places.boxes[i]
	x, y := float64(at.X-b.x)/p.places.scale, float64(at.Y-b.y)/p.places.scale
	for _, l := range p.pages.Pages[i].Links {
		if l.URI == "" && x >= l.X && x < l.X+l.W && y >= l.Y && y < l.Y+l.H { // a line of the contents, or "see 2.3"
			i, y = l.To.Page, l.To.Y+1
			p.scrollDown(p.places.boxes[min(i, len(p.places.boxes)-1)].y + float32(y*p.places.scale) - 2*margin)
			break
		}
	}
	if s, ok := p.pages.At(i, x, y); ok {
		p.hand()
		p.Chosen(s)
	}
}
