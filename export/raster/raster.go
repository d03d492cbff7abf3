// Package raster paints finished pages as images, for a screen. It puts the items of a page where package layout put them,
// as package export/pdf does, so that what is seen is what is printed.
//
// Text is painted from the outlines of its face with kerning and without hinting, at quarters of a pixel. On a coarse screen its
// baseline is moved to the nearest whole pixel, so that all lines are equally sharp.
package raster

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"math"
	"sync"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// Painter paints pages. It keeps the shapes of characters and the pictures that it painted last, each up to a limit, and may
// be used from any goroutine.
type Painter struct {
	glyphs   glyphs
	pictures pictures
	pens     sync.Pool
}

// New returns a Painter.
func New() *Painter {
	return &Painter{
		glyphs:   glyphs{kept: map[glyphKey]*glyph{}},
		pictures: pictures{scaled: map[pictureKey]*image.RGBA{}},
		pens:     sync.Pool{New: func() any { return new(pen) }},
	}
}

// MaxPixels is how many pixels a page may have: those of A3 at 500 dots per inch.
const MaxPixels = 50_000_000

// PointsPerInch is how many points an inch has: a page at 100 dots per inch has a scale of 100/PointsPerInch.
const PointsPerInch = 72

// Size returns how many pixels a page has at a scale, in pixels a point.
func Size(p *layout.Page, scale float64) image.Point {
	return image.Pt(int(math.Ceil(p.Width*scale-edge)), int(math.Ceil(p.Height*scale-edge)))
}

// edge forgives what multiplying loses, so that no row of pixels is added for it.
const edge = 1e-6

// Page paints one page of doc, counted from 0, at a scale in pixels a point. The image is opaque and the caller's own. An error
// is that of ctx when it is cancelled, or says that there is no such page or that it would have more than MaxPixels.
func (p *Painter) Page(ctx context.Context, doc *layout.Document, i int, scale float64) (*image.RGBA, error) {
	if i < 0 || i >= len(doc.Pages) {
		return nil, fmt.Errorf("raster: there is no page %d of %d", i+1, len(doc.Pages))
	}
	pg := &doc.Pages[i]
	if !(scale > 0) || pg.Width*scale*pg.Height*scale > MaxPixels {
		return nil, fmt.Errorf("raster: page %d can't be painted at %g pixels a point", i+1, scale)
	}
	size := Size(pg, scale)
	c := canvas{painter: p, image: image.NewRGBA(image.Rectangle{Max: size}), scale: scale}
	for pix := c.image.Pix; len(pix) > 0; pix = pix[min(len(white), len(pix)):] {
		copy(pix, white)
	}
	for _, items := range [][]layout.Item{pg.Back, pg.Items} {
		for k := range items {
			if k%64 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			c.item(&items[k])
		}
	}
	return c.image, nil
}

var white = bytes.Repeat([]byte{0xFF}, 1<<14)

// canvas is a page being painted.
type canvas struct {
	painter *Painter
	image   *image.RGBA
	scale   float64
}

func (c *canvas) item(it *layout.Item) {
	switch {
	case it.Picture != nil:
		c.picture(it)
	case it.Face != nil:
		c.text(it)
	default:
		c.fill(it.X, it.Y, it.W, it.H, it.Color)
	}
}

// fine is from how many pixels a point on a line of text need not stand on whole pixels to be sharp: 144 dots per inch.
const fine = 2

// text paints a line of text.
func (c *canvas) text(it *layout.Item) {
	size := it.Size * c.scale
	unit := size / face.Unit
	x, y := it.X*c.scale, it.Y*c.scale
	if c.scale < fine {
		y = math.Round(y)
	}
	prev := rune(-1)
	for _, r := range it.Text {
		if prev >= 0 {
			x += float64(it.Face.Kern(prev, r)) * unit
		}
		if r != ' ' {
			c.glyph(it.Face, r, size, x, y, it.Color)
		}
		w, _ := it.Face.Width(r)
		x, prev = x+float64(w)*unit, r
	}
}

// fill paints a rectangle. Edges between pixels are shades.
func (c *canvas) fill(x, y, w, h float64, color layout.Color) {
	left, right := x*c.scale, (x+w)*c.scale
	top, bottom := y*c.scale, (y+h)*c.scale
	b := c.image.Rect
	first, last := max(int(math.Floor(left)), 0), min(int(math.Ceil(right)), b.Max.X)
	full := row(color, last-first)
	for py := max(int(math.Floor(top)), 0); py < min(int(math.Ceil(bottom)), b.Max.Y); py++ {
		part := covered(py, top, bottom)
		for px := first; px < last; px++ {
			across := covered(px, left, right)
			if whole := min(int(right), last); part == 1 && across == 1 && px < whole {
				copy(c.image.Pix[py*c.image.Stride+px*4:], full[:(whole-px)*4])
				px = whole - 1
				continue
			}
			c.blend(px, py, color, uint32(part*across*0xFF+0.5))
		}
	}
}

// row returns n pixels of a colour.
func row(color layout.Color, n int) []uint8 {
	if n <= 0 {
		return nil
	}
	return bytes.Repeat([]uint8{uint8(color >> 16), uint8(color >> 8), uint8(color), 0xFF}, n)
}

// covered returns how much of pixel i lies between two edges.
func covered(i int, from, to float64) float64 {
	return max(0, min(float64(i+1), to)-max(float64(i), from))
}

// blend lays a colour over a pixel, which is in the image, with an opacity from 0 to 255.
func (c *canvas) blend(x, y int, color layout.Color, alpha uint32) {
	mix(c.image.Pix[y*c.image.Stride+x*4:][:3], color, alpha)
}

func mix(p []uint8, color layout.Color, alpha uint32) {
	rest := 0xFF - alpha
	p[0] = div255(uint32(color>>16&0xFF)*alpha + uint32(p[0])*rest)
	p[1] = div255(uint32(color>>8&0xFF)*alpha + uint32(p[1])*rest)
	p[2] = div255(uint32(color&0xFF)*alpha + uint32(p[2])*rest)
}

// div255 divides by 255 and rounds; v is at most 255².
func div255(v uint32) uint8 {
	v += 0x80
	return uint8((v + v>>8) >> 8)
}
