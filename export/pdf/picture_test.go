package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/plan"
)

// withPicture is a page that shows a picture at that size, once as a figure and once more as decoration.
func withPicture(t testing.TB, mediaType string, data []byte, w, h float64, px, py int) *layout.Document {
	t.Helper()
	set, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := &layout.Picture{Hash: plan.FileHash(data), Type: mediaType, Data: data, Width: px, Height: py}
	same := *p
	fig := &layout.Element{Role: layout.FigureRole, Alt: "Cwch ŵ", Lang: "cy", Box: &layout.Box{X: 50, Y: 60, W: w, H: h}, Kids: []layout.Kid{{Page: 0, Mark: 0, Link: -1}}}
	root := &layout.Element{Role: layout.DocumentRole, Kids: []layout.Kid{{Element: fig, Mark: -1, Link: -1}}}
	return &layout.Document{Root: root, Faces: set, Title: "Picture", Lang: "en", Pages: []layout.Page{{Width: 600, Height: 800,
		Items: []layout.Item{{X: 50, Y: 60, W: w, H: h, Picture: p}, {X: 300, Y: 500, W: w / 2, H: h / 2, Picture: &same}},
		Marks: []layout.Mark{{Element: fig, End: 1}, {Artifact: layout.DecorationArtifact, End: 2}}}}}
}

func colours(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = byte(i), byte(i>>8), byte(i>>3), 255
	}
	return img
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inks is a JPEG of four inks, made with the tables of one in grey.
func inks(t testing.TB) []byte {
	t.Helper()
	grey := asJPEG(t, image.NewGray(image.Rect(0, 0, 16, 16)))
	frame := bytes.Index(grey, []byte{0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0})
	scan := bytes.Index(grey, []byte{0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0})
	if frame < 0 || scan < 0 {
		t.Fatal("the encoder writes otherwise")
	}
	out := append([]byte("\xFF\xD8\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00"), grey[2:frame]...)
	out = append(out, 0xFF, 0xC0, 0, 20, 8, 0, 16, 0, 16, 4)
	for id := range byte(4) {
		out = append(out, id+1, 0x11, 0)
	}
	out = append(append(out, grey[frame+13:scan]...), 0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0)
	// Sixteen blocks, each "00" for no difference to the one before and "1010" for no more of it.
	return append(append(out, bytes.Repeat([]byte{0x28, 0xA2, 0x8A}, 4)...), 0xFF, 0xD9)
}

func TestPicturesInTheFile(t *testing.T) {
	pal := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{color.White, color.Black, color.RGBA{200, 0, 0, 255}})
	glass := colours(20, 20)
	glass.Pix[3], glass.Pix[7] = 0, 128
	deep := image.NewNRGBA64(image.Rect(0, 0, 20, 20))
	deep.Set(3, 3, color.NRGBA64{9000, 1, 2, 40000})
	shades := image.NewGray(image.Rect(0, 0, 20, 20))
	for name, c := range map[string]struct {
		mediaType string
		data      []byte
		want      []string
		not       string
	}{
		"PNG in colour":     {"image/png", asPNG(t, colours(20, 20)), []string{"/ColorSpace/DeviceRGB/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 20>>"}, "SMask"},
		"PNG of a palette":  {"image/png", asPNG(t, pal), []string{"/BitsPerComponent 2/ColorSpace[/Indexed/DeviceRGB 2<FFFFFF000000C80000>]"}, "SMask"},
		"PNG in grey":       {"image/png", asPNG(t, shades), []string{"/ColorSpace/DeviceGray", "/Colors 1/BitsPerComponent 8"}, "DeviceRGB"},
		"see-through":       {"image/png", asPNG(t, glass), []string{"/SMask ", "/ColorSpace/DeviceGray", "/ColorSpace/DeviceRGB"}, "DCTDecode"},
		"16 bits":           {"image/png", asPNG(t, deep), []string{"/SMask ", "/BitsPerComponent 8"}, "/BitsPerComponent 16"},
		"JPEG":              {"image/jpeg", asJPEG(t, colours(20, 20)), []string{"/ColorSpace/DeviceRGB/Filter/DCTDecode"}, "SMask"},
		"JPEG in grey":      {"image/jpeg", asJPEG(t, shades), []string{"/ColorSpace/DeviceGray/Filter/DCTDecode"}, "DeviceRGB"},
		"JPEG in four inks": {"image/jpeg", inks(t), []string{"/ColorSpace/DeviceRGB/Filter/DCTDecode"}, "DeviceCMYK"},
	} {
		t.Run(name, func(t *testing.T) {
			px := 20
			if name == "JPEG in four inks" {
				px = 16
			}
			file := paint(t, withPicture(t, c.mediaType, c.data, 100, 100, px, px))
			got := unpack(t, file)
			want := append(c.want, "/Figure<</MCID 0>>BDC\nq 100 0 0 100 50 640 cm/I0 Do Q\nEMC", "/Artifact<</Type/Layout>>BDC\nq 50 0 0 50 300 250 cm/I0 Do Q\nEMC",
				"/S/Figure", "/Alt<FEFF004300770063006800200175>", "/A<</O/Layout/Placement/Block/BBox[50.00 640.00 150.00 740.00]>>", "/Lang(cy-GB)")
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q", w)
				}
			}
			if strings.Contains(got, c.not) {
				t.Errorf("%q is there", c.not)
			}
			images := 1
			if strings.Contains(got, "/SMask ") {
				images = 2
			}
			if n := strings.Count(got, "/Subtype/Image"); n != images {
				t.Errorf("%d images", n)
			}
			if !bytes.Equal(file, paint(t, withPicture(t, c.mediaType, c.data, 100, 100, px, px))) {
				t.Error("the same document gave two different files")
			}
		})
	}
}

// TestJPEGGoesInAsItIs sees that a photo is not packed anew when it has no more dots than it needs, and that it is otherwise.
func TestJPEGGoesInAsItIs(t *testing.T) {
	photo := asJPEG(t, colours(900, 600))
	scan := photo[bytes.Index(photo, []byte{0xFF, 0xDA}):]
	for _, c := range []struct {
		width float64
		px    string
		asIs  bool
	}{{432, "/Width 900/Height 600", true}, {216, "/Width 900/Height 600", true}, {72, "/Width 300/Height 200", false}} {
		file := paint(t, withPicture(t, "image/jpeg", photo, c.width, c.width/1.5, 900, 600))
		if bytes.Contains(file, scan) != c.asIs || !strings.Contains(string(file), c.px) {
			t.Errorf("%.0f points wide: %s", c.width, regexp.MustCompile(`/Width \d+/Height \d+`).FindAll(file, -1))
		}
	}
}

// TestPicturesStandUpright sees that a photo of a telephone held upright is turned on the page.
func TestPicturesStandUpright(t *testing.T) {
	photo := asJPEG(t, colours(60, 40))
	exif := "\xFF\xE1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	photo = append(append(bytes.Clone(photo[:2]), exif...), photo[2:]...)
	got := unpack(t, paint(t, withPicture(t, "image/jpeg", photo, 80, 120, 40, 60)))
	if !strings.Contains(got, "q 0 -120 80 0 50 740 cm/I0 Do Q") || strings.Contains(got, "Exif") || !strings.Contains(got, "/Width 60/Height 40") {
		t.Error(regexp.MustCompile(`q .* Do Q`).FindAllString(got, -1))
	}
}

// TestBrokenPictureWritesNothing paints a document whose picture is none: layout would not have placed it.
func TestBrokenPictureWritesNothing(t *testing.T) {
	doc := withPicture(t, "image/png", []byte("\x89PNG\r\n\x1a\nno"), 100, 100, 20, 20)
	var out bytes.Buffer
	if err := Write(context.Background(), doc, &out); err == nil || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

func BenchmarkPictures(b *testing.B) {
	for name, img := range map[string]image.Image{"logo": colours(400, 300), "large": colours(3000, 2000)} {
		for kind, data := range map[string][]byte{"image/png": asPNG(b, img), "image/jpeg": asJPEG(b, img)} {
			size := img.Bounds().Size()
			doc := withPicture(b, kind, data, 300, 200, size.X, size.Y)
			b.Run(fmt.Sprint(name, kind[5:]), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Write(context.Background(), doc, io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
