package plantest

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"sync"

	"planwright/plan"
)

// Picture returns a small picture of that type, 48 by 32 pixels of one shade. The same shade gives the same file.
func Picture(mediaType string, shade byte) plan.File {
	key := pictureKey{mediaType, shade}
	if f, made := pictures.Load(key); made {
		return f.(plan.File)
	}
	img := image.NewGray(image.Rect(0, 0, 48, 32))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	img.SetGray(1, 1, color.Gray{Y: 255 - shade})
	var b bytes.Buffer
	encode := func() error { return png.Encode(&b, img) }
	if mediaType == "image/jpeg" {
		encode = func() error { return jpeg.Encode(&b, img, nil) }
	}
	if err := encode(); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	f := plan.NewFile(mediaType, b.Bytes())
	pictures.Store(key, f)
	return f
}

// Noise returns a square picture of random greys, which no packing makes smaller: about side*side bytes.
func Noise(side int, seed uint64) plan.File {
	img := image.NewGray(image.Rect(0, 0, side, side))
	r := rand.New(rand.NewPCG(seed, 0))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Uint32())
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return plan.NewFile("image/png", b.Bytes())
}

type pictureKey struct {
	mediaType string
	shade     byte
}

// pictures are those made already, since a property draws them thousands of times.
var pictures sync.Map
