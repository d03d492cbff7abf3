package raster

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/draw"

	"planwright/export/layout"
	"planwright/plan/picture"
)

// pictures keeps pictures in the sizes in which they were painted.
type pictures struct {
	mu     sync.Mutex
	scaled map[pictureKey]*image.RGBA
	bytes  int
}

// pictureKey names a picture in one size. Where two pictures have no hash they differ by where their bytes are.
type pictureKey struct {
	hash string
	data *byte
	size image.Point
}

// pictureRoom is how many bytes of pictures are kept; when there are more all are let go.
const pictureRoom = 64 << 20

// unreadable is what stands in place of a picture that can't be shown.
const unreadable layout.Color = 0xD8DCDF

// picture paints a picture into its rectangle, whose edges are moved to whole pixels.
func (c *canvas) picture(it *layout.Item) {
	x, y, right, bottom := it.X*c.scale, it.Y*c.scale, (it.X+it.W)*c.scale, (it.Y+it.H)*c.scale
	if !(right-x > 0) || !(bottom-y > 0) || (right-x)*(bottom-y) > MaxPixels {
		return
	}
	rect := image.Rect(int(math.Round(x)), int(math.Round(y)), int(math.Round(right)), int(math.Round(bottom)))
	rect.Max.X, rect.Max.Y = max(rect.Max.X, rect.Min.X+1), max(rect.Max.Y, rect.Min.Y+1)
	scaled := c.painter.pictures.get(it.Picture, rect.Size())
	if scaled == nil {
		c.fill(it.X, it.Y, it.W, it.H, unreadable)
		return
	}
	draw.Draw(c.image, rect, scaled, image.Point{}, draw.Over)
}

// get returns a picture in a size, or nil when it can't be read.
func (s *pictures) get(p *layout.Picture, size image.Point) *image.RGBA {
	k := pictureKey{hash: p.Hash, size: size}
	if k.hash == "" && len(p.Data) > 0 {
		k.data = &p.Data[0]
	}
	s.mu.Lock() // held while a picture is decoded: two at once would be twice the memory
	defer s.mu.Unlock()
	if img, ok := s.scaled[k]; ok {
		return img
	}
	out := scale(p.Data, size)
	if out != nil {
		if s.bytes += len(out.Pix); s.bytes > pictureRoom {
			clear(s.scaled)
			s.bytes = len(out.Pix)
		}
	}
	s.scaled[k] = out
	return out
}

// scale reads a picture and returns it upright in a size, or nil when it is none that can be printed.
func scale(data []byte, size image.Point) *image.RGBA {
	img, info, err := picture.Decode(data)
	if err != nil {
		return nil
	}
	if w, h := info.Upright(); w >= size.X && h >= size.Y {
		// Averaging takes little memory, and turning the rest even less.
		stored := size
		if b := img.Bounds(); b.Dx() != w || b.Dy() != h {
			stored = image.Pt(size.Y, size.X)
		}
		img = picture.Shrink(img, stored.X, stored.Y)
	}
	img = picture.Upright(img, info.Turn)
	out := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(out, out.Rect, img, img.Bounds(), draw.Src, nil)
	return out
}
