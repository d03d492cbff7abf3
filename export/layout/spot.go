package layout

import (
	"slices"

	"planwright/plan"
)

// Spot is where something of the plan stands on a page, so that a click finds it and it can be scrolled to. A later Spot of a
// page lies on the earlier ones: an action on its cell, the cell on its row.
type Spot struct {
	X, Y, W, H float64 // the area, Y its top
	Item       plan.ID
	Part       Part
}

// Part is what a Spot shows of its item.
type Part uint8

// The parts of items. All but the first are of rows, and the last of the plan itself.
const (
	Whole Part = iota
	TitlePart
	ActionPart // the cell, with whatever actions there are
	MeasurePart
	LeadPart
	WhenPart
	ImprintPart // who publishes the plan
)

// spot notes where an item is.
func (c *composer) spot(item plan.ID, part Part, x, y, w, h float64) {
	if item == "" || w <= 0 || h <= 0 || c.dry {
		return
	}
	pg := c.page()
	pg.Spots = append(pg.Spots, Spot{X: x + c.aside, Y: y, W: w, H: h, Item: item, Part: part})
}

// spotUnder notes what stands from a height of a page down to where the page is now, or to its end when that is another one. The Spots that the
// page had by then, as many as before, lie under it, and all others on it.
func (c *composer) spotUnder(item plan.ID, part Part, page, before int, top float64) {
	if c.dry || page >= len(c.doc.Pages) {
		return
	}
	bottom := c.y
	if page != c.at {
		bottom = c.sheet.bottom
	}
	pg := &c.doc.Pages[page]
	pg.Spots = slices.Insert(pg.Spots, before, Spot{X: c.sheet.left, Y: top, W: c.sheet.right - c.sheet.left, H: bottom - top, Item: item, Part: part})
}

// strips notes where the lines of an entry are: a paragraph more, below those of it that are there already.
func (c *composer) strips(item plan.ID, x, y, w, h float64) {
	pg := c.page()
	if n := len(pg.Spots); n > 0 && item != "" && pg.Spots[n-1].Item == item && pg.Spots[n-1].X == x+c.aside {
		pg.Spots[n-1].H = y + h - pg.Spots[n-1].Y
		return
	}
	c.spot(item, Whole, x, y, w, h)
}

// At returns what stands at a place of a page: the topmost Spot there, or else the last that begins above it, if need be on an
// earlier page, since what has no Spot of its own belongs to the heading before it. It reports false when there is none.
func (d *Document) At(page int, x, y float64) (Spot, bool) {
	if page < 0 || page >= len(d.Pages) {
		return Spot{}, false
	}
	spots := d.Pages[page].Spots
	for i := len(spots) - 1; i >= 0; i-- {
		if s := &spots[i]; x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			return *s, true
		}
	}
	for i := len(spots) - 1; i >= 0; i-- {
		if spots[i].Y <= y {
			return spots[i], true
		}
	}
	for page--; page >= 0; page-- {
		if spots := d.Pages[page].Spots; len(spots) > 0 {
			return spots[len(spots)-1], true
		}
	}
	return Spot{}, false
}

// Find returns where an item, or a part of it, stands first, and the page. It reports false for what is not in this document.
func (d *Document) Find(item plan.ID, part Part) (Spot, int, bool) {
	for i := range d.Pages {
		for k := range d.Pages[i].Spots {
			if s := &d.Pages[i].Spots[k]; s.Item == item && s.Part == part {
				return *s, i, true
			}
		}
	}
	return Spot{}, 0, false
}
