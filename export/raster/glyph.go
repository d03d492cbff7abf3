package raster

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/vector"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// glyphs keeps the shapes of characters as they were painted.
type glyphs struct {
	mu    sync.RWMutex
	kept  map[glyphKey]*glyph
	bytes int
}

// glyphRoom is how many bytes of shapes are kept; when there are more all are let go. A plan needs one to three megabytes
// at one scale.
const glyphRoom = 8 << 20

// glyphKey names a shape: what it is of, how large, and at which part of a pixel it begins.
type glyphKey struct {
	face *face.Face
	r    rune
	size float32 // of the type, in pixels
	x, y uint8   // the part of a pixel, in quarters
}

// glyph is the shape of a character: how much of each pixel it covers. Its left upper corner is at (x, y) from the pixel
// in which its baseline begins.
type glyph struct {
	x, y, w, h int
	mask       []uint8
}

// parts is into how many steps a pixel is divided.
const parts = 4

// split returns the whole pixels before a place and the part of one after them.
func split(at float64) (whole int, part uint8) {
	n := int(math.Round(at * parts))
	return n >> 2, uint8(n & (parts - 1))
}

// glyph paints a character whose baseline begins at (x, y).
func (c *canvas) glyph(f *face.Face, r rune, size, x, y float64, color layout.Color) {
	left, px := split(x)
	top, py := split(y)
	g := c.painter.shape(glyphKey{face: f, r: r, size: float32(size), x: px, y: py})
	left, top = left+g.x, top+g.y
	b := c.image.Rect
	first, last := max(-left, 0), min(g.w, b.Max.X-left)
	for row := max(-top, 0); row < min(g.h, b.Max.Y-top) && first < last; row++ {
		mask := g.mask[row*g.w+first : row*g.w+last]
		pix := c.image.Pix[(top+row)*c.image.Stride+(left+first)*4:]
		for k, a := range mask {
			if a != 0 {
				mix(pix[k*4:k*4+3:k*4+3], color, uint32(a))
			}
		}
	}
}

// shape returns the shape of a character.
func (p *Painter) shape(k glyphKey) *glyph {
	s := &p.glyphs
	s.mu.RLock()
	g := s.kept[k]
	s.mu.RUnlock()
	if g != nil {
		return g
	}
	tool := p.pens.Get().(*pen)
	g = tool.draw(k)
	p.pens.Put(tool)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bytes += len(g.mask) + 64; s.bytes > glyphRoom {
		clear(s.kept)
		s.bytes = len(g.mask) + 64
	}
	s.kept[k] = g
	return g
}

// pen turns outlines into shapes.
type pen struct{ raster vector.Rasterizer }

// widest is how many pixels a shape may be wide or high: more than any page that can be painted.
const widest = 1 << 14

func (p *pen) draw(k glyphKey) *glyph {
	outline := k.face.Outline(k.r)
	size, shiftX, shiftY := k.size, float32(k.x)/parts, float32(k.y)/parts
	minX, minY, maxX, maxY := float32(widest), float32(widest), float32(-widest), float32(-widest)
	for i := range outline {
		s := &outline[i]
		for _, pt := range s.Points[:points[s.Op]] {
			x, y := pt[0]*size+shiftX, pt[1]*size+shiftY
			minX, maxX, minY, maxY = min(minX, x), max(maxX, x), min(minY, y), max(maxY, y)
		}
	}
	if minX >= maxX || minY >= maxY {
		return &glyph{}
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	g := &glyph{x: floor(minX), y: floor(minY)}
	g.w, g.h = floor(maxX)+1-g.x, floor(maxY)+1-g.y
	if g.w > widest || g.h > widest {
		return &glyph{}
	}
	p.raster.Reset(g.w, g.h)
	dx, dy := shiftX-float32(g.x), shiftY-float32(g.y)
	at := func(pt [2]float32) (float32, float32) { return pt[0]*size + dx, pt[1]*size + dy }
	for i := range outline {
		p.segment(&outline[i], at)
	}
	p.raster.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, g.w, g.h))
	p.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	g.mask = mask.Pix
	return g
}

// points is how many points each segment has.
var points = [...]int{face.Move: 1, face.Line: 1, face.Quad: 2, face.Cubic: 3}

func (p *pen) segment(s *face.Segment, at func([2]float32) (float32, float32)) {
	ax, ay := at(s.Points[0])
	switch s.Op {
	case face.Move:
		p.raster.ClosePath()
		p.raster.MoveTo(ax, ay)
	case face.Line:
		p.raster.LineTo(ax, ay)
	case face.Quad:
		bx, by := at(s.Points[1])
		p.raster.QuadTo(ax, ay, bx, by)
	case face.Cubic:
		bx, by := at(s.Points[1])
		cx, cy := at(s.Points[2])
		p.raster.CubeTo(ax, ay, bx, by, cx, cy)
	}
}
