package raster

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two types that a plan's pictures have
	_ "image/png"
	"math"
	"sync"

	"golang.org/x/image/draw"

	"planwright/export/layout"
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

const (
	pictureRoom   = 64 << 20   // bytes of pictures kept; when there are more all are let go
	picturePixels = 40_000_000 // that a picture file may unfold into
)

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
	var out *image.RGBA
	if img, err := decode(p.Data); err == nil {
		img = shrunk(img, size)
		out = image.NewRGBA(image.Rectangle{Max: size})
		draw.CatmullRom.Scale(out, out.Rect, img, img.Bounds(), draw.Src, nil)
		if s.bytes += len(out.Pix); s.bytes > pictureRoom {
			clear(s.scaled)
			s.bytes = len(out.Pix)
		}
	}
	s.scaled[k] = out
	return out
}

// decode reads a picture. One that would unfold into more than picturePixels is refused before it is unfolded.
func decode(data []byte) (image.Image, error) {
	shape, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("raster: %w", err)
	}
	if shape.Width <= 0 || shape.Height <= 0 || shape.Width > picturePixels/shape.Height {
		return nil, fmt.Errorf("raster: a picture of %d by %d pixels is too large", shape.Width, shape.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("raster: %w", err)
	}
	return img, nil
}

// shrunk returns a picture that is much larger than size in fewer pixels, each the mean of a block, a strip at a time: scaling
// the whole of it in one go would take many times its memory.
func shrunk(img image.Image, size image.Point) image.Image {
	b := img.Bounds()
	kx, ky := max(b.Dx()/(2*size.X), 1), max(b.Dy()/(2*size.Y), 1)
	if kx == 1 && ky == 1 {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, (b.Dx()+kx-1)/kx, (b.Dy()+ky-1)/ky))
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), ky))
	for y := range out.Rect.Max.Y {
		rows := min(ky, b.Dy()-y*ky)
		draw.Draw(strip, image.Rect(0, 0, b.Dx(), rows), img, image.Pt(b.Min.X, b.Min.Y+y*ky), draw.Src)
		for x := range out.Rect.Max.X {
			mean(out.Pix[y*out.Stride+x*4:][:4], strip, image.Rect(x*kx, 0, min((x+1)*kx, b.Dx()), rows))
		}
	}
	return out
}

// mean puts the mean colour of a part of img into pix.
func mean(pix []uint8, img *image.RGBA, part image.Rectangle) {
	var sum [4]int
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for i := part.Min.X * 4; i < part.Max.X*4; i++ {
			sum[i&3] += int(img.Pix[y*img.Stride+i])
		}
	}
	n := part.Dx() * part.Dy()
	for i := range sum {
		pix[i] = uint8((sum[i] + n/2) / n)
	}
}
