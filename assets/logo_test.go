package assets_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"testing"

	"planwright/assets"
	"planwright/plan"
)

// drawLogo draws the logo of the example's invented partnership: the sun between two hills over the sea, on nothing.
func drawLogo() *image.NRGBA {
	const w, h, fine = 240, 190, 8 // each pixel is the average of fine by fine points
	circle := func(x, y, cx, cy, r int) bool {
		dx, dy := x-cx*fine, y-cy*fine
		return dx*dx+dy*dy <= r*r*fine*fine
	}
	bar := func(x, y, left, right, middle, r int) bool {
		return circle(x, y, left, middle, r) || circle(x, y, right, middle, r) ||
			x > left*fine && x < right*fine && y > (middle-r)*fine && y < (middle+r)*fine
	}
	sun, near, far := color.NRGBA{0xF2, 0xA9, 0x3B, 255}, color.NRGBA{0x0F, 0x5C, 0x6E, 255}, color.NRGBA{0x2E, 0x8B, 0x6F, 255}
	at := func(x, y int) color.NRGBA {
		land := y < 128*fine
		switch {
		case bar(x, y, 10, 230, 142, 5), bar(x, y, 44, 196, 161, 5), bar(x, y, 84, 156, 180, 5):
			return near
		case land && circle(x, y, 76, 146, 70):
			return near
		case land && circle(x, y, 168, 158, 66):
			return far
		case land && circle(x, y, 132, 72, 34) && !circle(x, y, 76, 146, 75) && !circle(x, y, 168, 158, 71):
			return sun
		}
		return color.NRGBA{}
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var r, g, b, a int
			for sy := range fine {
				for sx := range fine {
					if c := at(x*fine+sx, y*fine+sy); c.A > 0 {
						r, g, b, a = r+int(c.R), g+int(c.G), b+int(c.B), a+1
					}
				}
			}
			if a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{uint8(r / a), uint8(g / a), uint8(b / a), uint8(a * 255 / (fine * fine))})
			}
		}
	}
	return img
}

// withLogo gives the example its logo, as go test -update does.
func withLogo(t *testing.T, p *plan.Plan) {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, drawLogo()); err != nil {
		t.Fatal(err)
	}
	f := plan.NewFile("image/png", b.Bytes())
	p.Files = []plan.File{f}
	const shows = "Morlanwy Health and Care Partnership: the sun between two hills, over the sea"
	p.Design.Logo = plan.Picture{File: f.Hash, Alt: plan.Text{plan.English: {Text: shows}, plan.Welsh: {
		Text: "Partneriaeth Iechyd a Gofal Morlanwy: yr haul rhwng dau fryn, uwchben y môr", Of: plan.SourceDigest(shows)}}}
}

// TestExampleHasTheLogoDrawnHere holds the picture in the example to the drawing above, point by point: packing may change with Go.
func TestExampleHasTheLogoDrawnHere(t *testing.T) {
	p := decode(t, "example", assets.Example())
	at := slices.IndexFunc(p.Files, func(f plan.File) bool { return f.Hash == p.Design.Logo.File })
	if at < 0 {
		t.Fatal("the example has no logo: go test ./assets -update")
	}
	if n := len(p.Files[at].Bytes); n > 6<<10 {
		t.Errorf("it has %d bytes", n)
	}
	img, err := png.Decode(bytes.NewReader(p.Files[at].Bytes))
	if err != nil {
		t.Fatal(err)
	}
	got := image.NewNRGBA(img.Bounds())
	draw.Draw(got, got.Rect, img, image.Point{}, draw.Src)
	want := drawLogo()
	if got.Rect != want.Rect {
		t.Fatalf("it is %v", got.Rect)
	}
	for i, v := range want.Pix {
		if i%4 == 3 && v != got.Pix[i] || v != got.Pix[i] && want.Pix[i|3] == 255 {
			t.Fatalf("point %d differs", i/4)
		}
	}
	for _, l := range p.Languages {
		if p.Design.Logo.Alt.In(l) == "" {
			t.Errorf("it is not described in %s", l)
		}
	}
}
