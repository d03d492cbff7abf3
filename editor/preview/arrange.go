package preview

import (
	"image"
	"math"
	"sort"

	"planwright/export/layout"
	"planwright/export/raster"
)

// zoom is how large pages are shown: to fit the pane, or in a part of their size on paper.
type zoom struct {
	fit  fit
	part float64 // when fit is fixed
}

type fit uint8

const (
	fitWidth fit = iota
	fitPage
	fixed
)

// zooms are the sizes that one can choose.
var zooms = []float64{0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3}

// unitsPerPoint is how many units of Fyne a point on paper has at full size: a unit is a ninety-sixth of an inch.
const unitsPerPoint = 96.0 / 72

// margin is what parts pages from one another and from the edges, in units.
const margin = 12

// mostPixels is how many pixels a painted page has. Larger ones are stretched: they would take too much memory.
const mostPixels = 16_000_000

// view is the window onto the pages: its size and how far it is scrolled, in units, and the pixels of the screen in a unit.
type view struct {
	width, height float32
	y             float32
	density       float64
	zoom          zoom
}

// arrangement is where each page is shown.
type arrangement struct {
	scale  float64 // units in a point
	pixels float64 // pixels in a point
	boxes  []box
	width  float32 // of all, in units
	height float32
}

// box is the place of a page, in units.
type box struct{ x, y, w, h float32 }

// arrange puts the pages under one another. A page is a whole number of pixels wide and high, so that it is shown as it was painted.
func (v view) arrange(doc *layout.Document) arrangement {
	wide, high := 1.0, 1.0 // the largest page, in points
	for i := range doc.Pages {
		wide, high = max(wide, doc.Pages[i].Width), max(high, doc.Pages[i].Height)
	}
	a := arrangement{boxes: make([]box, len(doc.Pages)), width: v.width}
	across := max(float64(v.width)-2*margin, 40) / wide
	switch v.zoom.fit {
	case fitWidth:
		a.scale = across
	case fitPage:
		a.scale = min(across, max(float64(v.height)-2*margin, 40)/high)
	default:
		a.scale = v.zoom.part * unitsPerPoint
	}
	a.pixels = a.scale * v.density
	// Rounded down to whole pixels across, or a page that fits would be one pixel too wide.
	a.pixels = math.Floor(a.pixels*wide) / wide
	a.scale = a.pixels / v.density
	y := 0.0 // in pixels
	gap := math.Round(margin * v.density)
	for i := range doc.Pages {
		size := raster.Size(&doc.Pages[i], a.pixels)
		y += gap
		w := float64(size.X) / v.density
		x := math.Floor(max(float64(v.width)-w, 2*margin)/2*v.density) / v.density
		a.boxes[i] = box{float32(x), float32(y / v.density), float32(w), float32(float64(size.Y) / v.density)}
		a.width = max(a.width, float32(x+w)+margin)
		y += float64(size.Y)
	}
	a.height = float32((y + gap) / v.density)
	return a
}

// painting returns the scale and the size in which a page is painted.
func (a *arrangement) painting(pg *layout.Page) (scale float64, size image.Point) {
	scale = min(a.pixels, math.Sqrt(mostPixels/(pg.Width*pg.Height)))
	return scale, raster.Size(pg, scale)
}

// between returns the pages of which something is between two heights: from first to before end.
func (a *arrangement) between(top, bottom float32) (first, end int) {
	first = sort.Search(len(a.boxes), func(i int) bool { return a.boxes[i].y+a.boxes[i].h > top })
	end = first
	for end < len(a.boxes) && a.boxes[end].y < bottom {
		end++
	}
	return first, end
}

// at returns the page at a height and where on it that is, as a part of its height: below 0 and above 1 in the gaps. The page is
// the first that ends below the height.
func (a *arrangement) at(y float32) (page int, part float32) {
	if len(a.boxes) == 0 {
		return 0, 0
	}
	page = sort.Search(len(a.boxes)-1, func(i int) bool { return a.boxes[i].y+a.boxes[i].h > y })
	return page, (y - a.boxes[page].y) / a.boxes[page].h
}

// of returns the height of a part of a page; of the last when there is no such page.
func (a *arrangement) of(page int, part float32) float32 {
	if len(a.boxes) == 0 {
		return 0
	}
	b := a.boxes[min(page, len(a.boxes)-1)]
	return b.y + part*b.h
}
