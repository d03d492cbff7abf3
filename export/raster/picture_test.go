package raster

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"planwright/export/layout"
)

// twoTone is a picture whose left half is red and whose right half is blue.
func twoTone(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 200, A: 255}
			if x >= w/2 {
				c = color.NRGBA{B: 200, A: 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// huge is a PNG that says it has this many pixels, and has none.
func huge(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	b = binary.BigEndian.AppendUint32(b, w)
	b = binary.BigEndian.AppendUint32(b, h)
	b = append(b, 8, 2, 0, 0, 0)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[12:]))
}

func pictured(data []byte, x, y, w, h float64) layout.Item {
	return layout.Item{X: x, Y: y, W: w, H: h, Picture: &layout.Picture{Data: data}}
}

func TestPicture(t *testing.T) {
	for name, data := range map[string][]byte{
		"small PNG": pngOf(t, twoTone(32, 16)), "large PNG": pngOf(t, twoTone(900, 700)), "large JPEG": jpegOf(t, twoTone(900, 300)),
		"very wide": pngOf(t, twoTone(800, 20)), "very high": pngOf(t, twoTone(20, 800)),
	} {
		t.Run(name, func(t *testing.T) {
			img := paint(t, page(pictured(data, 10, 10, 40, 20)), 0, 1.5)
			if got, want := ink(img), image.Rect(15, 15, 75, 45); got != want {
				t.Errorf("the picture is at %v, not %v", got, want)
			}
			if l, r := img.RGBAAt(25, 30), img.RGBAAt(65, 30); l.R < 150 || l.B > 60 || r.B < 150 || r.R > 60 {
				t.Errorf("its halves are %v and %v", l, r)
			}
		})
	}
}

func TestTransparentPicture(t *testing.T) {
	img := paint(t, page(layout.Item{W: 100, H: 60, Color: 0x00FF00}, pictured(pngOf(t, image.NewNRGBA(image.Rect(0, 0, 16, 16))), 10, 10, 20, 20)), 0, 1)
	if c := img.RGBAAt(20, 20); c != (color.RGBA{G: 255, A: 255}) {
		t.Errorf("through a clear picture one sees %v", c)
	}
}

// TestPictureIsTurned holds a JPEG that a camera stored on its side.
func TestPictureIsTurned(t *testing.T) {
	data := jpegOf(t, twoTone(64, 32))
	// An EXIF segment that says: turn a quarter to the right.
	exif := append([]byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"), 0, 0, 0, 0, 0, 0)
	data = slices.Concat(data[:2], exif, data[2:])
	for _, size := range [][2]float64{{20, 40}, {8, 16}} { // more pixels than it has, and fewer
		img := paint(t, page(pictured(data, 10, 10, size[0], size[1])), 0, 1)
		top, bottom := img.RGBAAt(10+int(size[0]/2), 10+int(size[1]/4)), img.RGBAAt(10+int(size[0]/2), 10+int(3*size[1]/4))
		if top.R < 150 || top.B > 60 || bottom.B < 150 || bottom.R > 60 {
			t.Errorf("%v: it is %v above and %v below", size, top, bottom)
		}
	}
}

// TestHostilePicture sees that a file that is no picture, or claims to be enormous, leaves a grey field.
func TestHostilePicture(t *testing.T) {
	whole := pngOf(t, twoTone(30, 30))
	for name, data := range map[string][]byte{
		"none": nil, "words": []byte("not a picture"), "half": whole[:len(whole)/2], "enormous": huge(1<<31-1, 1<<31-1),
		"a long line": huge(1, 1<<30), "half a JPEG": jpegOf(t, twoTone(64, 64))[:400],
	} {
		img := paint(t, page(pictured(data, 10, 10, 40, 20)), 0, 1)
		if c := img.RGBAAt(30, 20); c != (color.RGBA{0xD8, 0xDC, 0xDF, 0xFF}) {
			t.Errorf("%s: painted %v", name, c)
		}
	}
	for _, it := range []layout.Item{pictured(whole, 10, 10, 0, 20), pictured(whole, 10, 10, -5, -5), pictured(whole, 10, 10, 1e9, 1e9), pictured(whole, 500, 10, 20, 20)} {
		if got := ink(paint(t, page(it), 0, 1)); !got.Empty() {
			t.Errorf("%+v left ink at %v", it, got)
		}
	}
}

// TestPicturesAreKeptUpToALimit paints one picture in many sizes.
func TestPicturesAreKeptUpToALimit(t *testing.T) {
	p := New()
	data := pngOf(t, twoTone(16, 16))
	for i := range 9 {
		doc := &layout.Document{Pages: []layout.Page{{Width: 1500, Height: 1500, Items: []layout.Item{pictured(data, 0, 0, 1450+float64(i), 1450)}}}}
		if _, err := p.Page(context.Background(), doc, 0, 1); err != nil {
			t.Fatal(err)
		}
		if p.pictures.bytes > pictureRoom {
			t.Fatalf("%d bytes of pictures are kept", p.pictures.bytes)
		}
	}
	if n := len(p.pictures.scaled); n == 0 || n > 8 {
		t.Errorf("%d pictures are kept", n)
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(pngOf(f, twoTone(16, 16)))
	f.Add(jpegOf(f, twoTone(18, 16)))
	f.Add(huge(3, 1<<30))
	f.Add([]byte("GIF89a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		paint(t, page(pictured(data, 10, 10, 40, 20)), 0, 1)
	})
}
