package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

// drawn is a picture in which no two corners look alike.
func drawn(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, color.NRGBA{uint8(255 * x / w), uint8(255 * y / h), 90, 255})
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

// withChunk puts a chunk behind the head of a PNG.
func withChunk(data []byte, name string, body []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	c = append(append(c, name...), body...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	const head = 8 + 25
	return append(append(bytes.Clone(data[:head]), c...), data[head:]...)
}

// sized returns a PNG whose head says that it is w by h pixels large.
func sized(data []byte, w, h uint32) []byte {
	out := bytes.Clone(data)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

// withSegment puts a segment at the beginning of a JPEG.
func withSegment(data []byte, marker byte, body string) []byte {
	out := append([]byte{0xFF, 0xD8, 0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	return append(out, data[2:]...)
}

// bad are files that are no pictures to be printed, with words of what is said of them.
func bad(t testing.TB) map[string]struct {
	data []byte
	want string
} {
	small, photo := pngOf(t, drawn(40, 30)), jpegOf(t, drawn(40, 30))
	scans := bytes.Clone(photo[:len(photo)-2])
	last := bytes.LastIndex(scans, []byte{0xFF, 0xDA})
	for range mostScans {
		scans = append(scans, photo[last:len(photo)-2]...)
	}
	wide := bytes.Clone(photo)
	at := bytes.Index(wide, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(wide[at+5:], 65_000)
	binary.BigEndian.PutUint16(wide[at+7:], 65_000)
	twelve := bytes.Clone(photo)
	twelve[at+4] = 12
	arithmetic := bytes.Clone(photo)
	arithmetic[at+1] = 0xC9
	return map[string]struct {
		data []byte
		want string
	}{
		"nothing":           {nil, "is empty"},
		"a text":            {[]byte("Our logo"), "is no picture"},
		"a GIF":             {[]byte("GIF89a\x01\x00\x01\x00"), "GIF picture"},
		"a WebP":            {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "WebP picture"},
		"a HEIC":            {[]byte("\x00\x00\x00\x18ftypheic"), "HEIC picture"},
		"a drawing":         {[]byte("<svg xmlns="), "SVG drawing"},
		"a cut PNG":         {small[:len(small)/2], "cut off"},
		"a cut JPEG":        {photo[:len(photo)/2], "cut off"},
		"a PNG's head":      {[]byte(pngBegin), "cut off"},
		"a JPEG's head":     {[]byte(jpegBegin), "cut off"},
		"a JPEG's end":      {photo[:len(photo)-2], "cut off"},
		"a changed PNG":     {append(bytes.Clone(small[:60]), append([]byte("changed"), small[67:]...)...), "damaged"},
		"a huge PNG":        {sized(small, 10_000, 10_000), "too many pixels, 10,000 by 10,000 pixels"},
		"a huge JPEG":       {wide, "too many pixels"},
		"a lying PNG":       {sized(small, 4_000, 4_000), "cut off"},
		"a PNG of nothing":  {sized(small, 0, 30), "damaged"},
		"a dot":             {pngOf(t, drawn(1, 1)), "too small to be seen, 1 by 1 pixels"},
		"a line":            {pngOf(t, drawn(60_000, 1)), "too small"},
		"a strip":           {pngOf(t, drawn(60_000, 20)), "too long and thin"},
		"what moves":        {withChunk(small, "acTL", make([]byte, 8)), "that moves"},
		"a thousand scans":  {append(scans, 0xFF, 0xD9), "damaged"},
		"a JPEG of 12 bits": {twelve, "a kind of JPEG"},
		"an arithmetic one": {arithmetic, "a kind of JPEG"},
	}
}

func TestBadPicturesAreRefused(t *testing.T) {
	for name, c := range bad(t) {
		t.Run(name, func(t *testing.T) {
			_, err := Take("logo.png", c.data)
			var p *plan.Problem
			if !errors.As(err, &p) || !strings.HasPrefix(p.What, "logo.png ") || !strings.Contains(p.What, c.want) || p.Do == "" {
				t.Errorf("Take: %v; want words like %q", err, c.want)
			}
			f := plan.NewFile(PNG, c.data)
			for range 2 { // the second answer is remembered
				if _, err := Check("The logo", &f); !errors.As(err, &p) || !strings.HasPrefix(p.What, "The logo ") || !strings.Contains(p.What, c.want) {
					t.Errorf("Check: %v", err)
				}
			}
		})
	}
}

func TestCheckHoldsAFileAgainstItsType(t *testing.T) {
	f := plan.NewFile(JPEG, pngOf(t, drawn(40, 30)))
	if _, err := Check("The logo", &f); err == nil || !strings.Contains(err.Error(), "called a JPEG and is a PNG") {
		t.Errorf("%v", err)
	}
	f.Type = PNG
	if info, err := Check("The logo", &f); err != nil || info.Width != 40 || info.Height != 30 || info.Type != PNG {
		t.Errorf("%+v, %v", info, err)
	}
	big := plan.NewFile(PNG, make([]byte, plan.MaxFileBytes+1))
	if _, err := Check("The logo", &big); plan.CodeOf(err) != plan.TooLarge {
		t.Errorf("%v", err)
	}
}

// TestTakeLeavesSecretsOut sees that neither where a photo was taken nor what hangs behind its end gets into a plan.
func TestTakeLeavesSecretsOut(t *testing.T) {
	photo := jpegOf(t, drawn(40, 30))
	photo = withSegment(photo, markCOM, "a secret remark")
	photo = withSegment(photo, markAPP1, "http://ns.adobe.com/xap/1.0/\x00a secret place")
	photo = withSegment(photo, markAPP1, exifBegin+"II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00 a secret place")
	photo = withSegment(photo, markAPP2, "ICC_PROFILE\x00\x01\x01colours")
	photo = append(photo, "a secret film"...)
	f, err := Take("photo.jpg", photo)
	if err != nil {
		t.Fatal(err)
	}
	info, err := Inspect(f.Bytes)
	if err != nil || info.Turn != RightTurn || bytes.Contains(f.Bytes, []byte("secret")) || !bytes.Contains(f.Bytes, []byte("ICC_PROFILE")) {
		t.Errorf("%+v, %v, %q", info, err, f.Bytes[:200])
	}
	if w, h := info.Upright(); w != 30 || h != 40 {
		t.Errorf("upright it is %d by %d", w, h)
	}
	bare, err := Bare(f.Bytes)
	if err != nil || bytes.Contains(bare, []byte("ICC")) || bytes.Contains(bare, []byte("Exif")) {
		t.Errorf("%v", err)
	}
	if _, err := jpeg.Decode(bytes.NewReader(bare)); err != nil {
		t.Error(err)
	}
	g, err := Take("logo.png", withChunk(pngOf(t, drawn(40, 30)), "tEXt", []byte("Author\x00a secret name")))
	if err != nil || bytes.Contains(g.Bytes, []byte("secret")) {
		t.Errorf("%v, %q", err, g.Bytes)
	}
}

// TestTakeMakesLargePicturesSmaller takes files that no plan could hold as they are.
func TestTakeMakesLargePicturesSmaller(t *testing.T) {
	noisy := image.NewNRGBA(image.Rect(0, 0, 1500, 1000))
	state := uint32(1)
	for i := range noisy.Pix {
		state = state*1664525 + 1013904223
		noisy.Pix[i] = byte(state >> 24)
		if i%4 == 3 {
			noisy.Pix[i] = 255
		}
	}
	opaque := pngOf(t, noisy)
	noisy.Pix[3] = 0
	clear := pngOf(t, noisy)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, noisy, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	turned, err := turned(photo.Bytes(), LeftTurn)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want Info
	}{
		"photo saved as PNG": {opaque, Info{Type: JPEG, Turn: Straight}},
		"see-through":        {clear, Info{Type: PNG, Turn: Straight}},
		"photo held upright": {turned, Info{Type: JPEG, Turn: LeftTurn}},
	} {
		if len(c.data) <= plan.MaxFileBytes {
			t.Fatalf("%s is not large: %d bytes", name, len(c.data))
		}
		f, err := Take(name, c.data)
		if err != nil {
			t.Fatal(err)
		}
		info, err := Check(name, &f)
		if err != nil || len(f.Bytes) > plan.MaxFileBytes || info.Type != c.want.Type || info.Turn != c.want.Turn || info.Width*2/3 != info.Height {
			t.Errorf("%s: %+v, %d bytes, %v", name, info, len(f.Bytes), err)
		}
	}
}

func TestKindsOfJPEG(t *testing.T) {
	colour := jpegOf(t, drawn(40, 30))
	grey := image.NewGray(image.Rect(0, 0, 20, 20))
	rgb := bytes.Replace(colour, []byte{1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1}, []byte{'R', 0x22, 0, 'G', 0x11, 1, 'B', 0x11, 1}, 1)
	for name, c := range map[string]struct {
		data        []byte
		plain, grey bool
	}{
		"in colour":            {colour, true, false},
		"in grey":              {jpegOf(t, grey), true, true},
		"red, green and blue":  {rgb, false, false},
		"the same by a marker": {withSegment(colour, markAPPE, "Adobe\x00\x64\x00\x00\x00\x00\x00"), false, false},
		"colour by a marker":   {withSegment(colour, markAPPE, "Adobe\x00\x64\x00\x00\x00\x00\x01"), true, false},
	} {
		if info, err := Inspect(c.data); err != nil || info.Plain != c.plain || info.Grey != c.grey {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
	}
}

// TestTurns holds the matrices for PDF and the turning of pixels against each other: what is stored at one corner is seen in one place.
func TestTurns(t *testing.T) {
	img := drawn(40, 20)
	for turn := Straight; turn <= LeftTurn; turn++ {
		up := Upright(img, turn)
		w, h := up.Bounds().Dx(), up.Bounds().Dy()
		m := turn.Matrix()
		for _, at := range []image.Point{{0, 0}, {39, 0}, {0, 19}, {12, 7}} {
			u, v := (float64(at.X)+0.5)/40, 1-(float64(at.Y)+0.5)/20 // in the unit square, up from the bottom
			x, y := m[0]*u+m[2]*v+m[4], m[1]*u+m[3]*v+m[5]
			if seen := up.At(int(x*float64(w)), int((1-y)*float64(h))); seen != img.At(at.X, at.Y) {
				t.Errorf("turn %d: %v is seen as %v, not %v", turn, at, seen, img.At(at.X, at.Y))
			}
		}
	}
	// What a telephone held upright stores: the top of the scene at the right edge, to be turned a quarter clockwise.
	if got := Upright(img, RightTurn).At(0, 0); got != img.At(0, 19) {
		t.Errorf("the upper left corner is %v", got)
	}
	for turn := Mirror; turn <= LeftTurn; turn++ {
		if got := exifTurn(exif(turn)[4+len(exifBegin):]); got != turn {
			t.Errorf("turn %d is written as %d", turn, got)
		}
	}
}

// TestShrinkKeepsTheAverage sees that a smaller picture is as bright and as opaque as the large one.
func TestShrinkKeepsTheAverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 40).Draw(t, "h")
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		copy(img.Pix, rapid.SliceOfN(rapid.Byte(), len(img.Pix), len(img.Pix)).Draw(t, "pixels"))
		sw, sh := rapid.IntRange(1, w).Draw(t, "sw"), rapid.IntRange(1, h).Draw(t, "sh")
		small := Shrink(img, sw, sh)
		average := func(m *image.NRGBA) (sum [4]float64) {
			b := m.Bounds()
			for y := range b.Dy() {
				for x := range b.Dx() {
					r, g, b, a := m.At(x, y).RGBA()
					for i, v := range []uint32{r, g, b, a} {
						sum[i] += float64(v) / 257
					}
				}
			}
			for i := range sum {
				sum[i] /= float64(b.Dx() * b.Dy())
			}
			return sum
		}
		was, is := average(img), average(small)
		for i := range was {
			if d := was[i] - is[i]; d > 1.5 || d < -1.5 {
				t.Fatalf("%d by %d made %d by %d: %v became %v", w, h, sw, sh, was, is)
			}
		}
	})
	if same := Shrink(drawn(30, 20), 90, 90); !bytes.Equal(same.Pix, drawn(30, 20).Pix) {
		t.Error("a picture that is small enough was changed")
	}
}

// TestPale finds the logo that is meant for a dark ground.
func TestPale(t *testing.T) {
	glass := image.NewNRGBA(image.Rect(0, 0, 200, 100))
	white := image.NewNRGBA(glass.Rect)
	lined := image.NewNRGBA(glass.Rect)
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	for x := range 200 {
		lined.SetNRGBA(x, 50, color.NRGBA{20, 60, 90, 255})
		lined.SetNRGBA(x, 51, color.NRGBA{20, 60, 90, 255})
	}
	for name, c := range map[string]struct {
		img  image.Image
		want bool
	}{"all see-through": {glass, true}, "white": {white, true}, "a fine line": {lined, false}, "colours": {drawn(40, 30), false}} {
		f := plan.NewFile(PNG, pngOf(t, c.img))
		if info, err := Check(name, &f); err != nil || info.Pale != c.want {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
	}
}

func FuzzTake(f *testing.F) {
	grey := image.NewGray(image.Rect(0, 0, 20, 20))
	pal := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{color.White, color.Black, color.NRGBA{9, 9, 9, 0}})
	f.Add(pngOf(f, drawn(20, 20)))
	f.Add(pngOf(f, grey))
	f.Add(pngOf(f, pal))
	f.Add(pngOf(f, image.NewNRGBA64(image.Rect(0, 0, 16, 16))))
	f.Add(jpegOf(f, drawn(20, 20)))
	f.Add(jpegOf(f, grey))
	for _, c := range bad(f) {
		if len(c.data) < 10_000 {
			f.Add(c.data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		if info, err := Inspect(data); err == nil && info.Width*info.Height > 1<<20 {
			return // slow, and of the same kind
		}
		file, err := Take("it", data)
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Fatalf("no words for people: %v", err)
			}
			return
		}
		if _, err := Check("it", &file); err != nil {
			t.Fatalf("what was taken is refused: %v", err)
		}
		_, info, err := Decode(file.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		if info.Type == JPEG {
			bare, err := Bare(file.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := jpeg.Decode(bytes.NewReader(bare)); err != nil {
				t.Fatalf("a bare JPEG is none any more: %v", err)
			}
		}
	})
}
