//go:build !e2e

package pages_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pictured is a plan with pictures of all kinds: a see-through logo, photos in grey and in colour, one held upright by a telephone, one of
// a palette, described in two languages, in one, or decorative, in running text, in boxes and at the head of a priority.
func pictured() []byte {
	const id = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e05"
	p := plan{Title: both("Pictures", "Lluniau"), Languages: []string{"en", "cy"}, State: "published", Organisation: map[string]any{"name": both("Harbour Crews", "Criwiau'r Harbwr")},
		Design: map[string]any{}, Priorities: []priority{{ID: id, Title: both("Crews", "Criwiau"), Rows: []row{{When: timing{en("2026")}, Actions: []action{{Text: en(sentences(20, 1))}}}}}}}
	add := func(mediaType string, data []byte) string {
		hash := digest(data)
		p.Files = append(p.Files, map[string]string{"hash": hash, "type": mediaType, "bytes": base64.StdEncoding.EncodeToString(data)})
		return hash
	}
	photo, grey := image.NewRGBA(image.Rect(0, 0, 1200, 800)), image.NewGray(image.Rect(0, 0, 500, 700))
	palette := image.NewPaletted(image.Rect(0, 0, 300, 40), color.Palette{color.White, color.Black, color.RGBA{200, 30, 30, 255}})
	for i := range photo.Pix {
		photo.Pix[i] = byte(i / 7000)
	}
	for i := range grey.Pix {
		grey.Pix[i] = byte(i / 1400)
	}
	for i := range palette.Pix {
		palette.Pix[i] = byte(i / 30 % 3)
	}
	colour := encoded(photo)
	exif := "\xFF\xE1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	held := append(append(bytes.Clone(colour[:2]), exif...), colour[2:]...)
	var flat bytes.Buffer
	if err := png.Encode(&flat, palette); err != nil {
		panic(err) // a buffer takes all
	}
	p.Design["logo"] = picture(&p, "A lantern (logo)")
	both := both("A quay in grey", "Cei llwyd")
	for _, s := range []section{
		{Title: en("Grey"), Picture: map[string]any{"file": add("image/jpeg", encoded(grey)), "alt": both, "credit": en("A. Painter, 2026")}},
		{Title: en("Box"), Kind: "case-study", Picture: map[string]any{"file": add("image/jpeg", colour), "decorative": true}},
		{Title: en("Again"), Kind: "call-out", Place: "priority", Priority: id, Picture: map[string]any{"file": add("image/jpeg", held), "alt": en("A quay held upright")}},
		{Place: "after", Picture: map[string]any{"file": add("image/png", flat.Bytes()), "alt": both, "credit": both}},
		{Place: "after", Title: en("Not described"), Picture: map[string]any{"file": p.Files[1]["hash"]}},
		{Place: "after", Title: en("The same"), Picture: map[string]any{"file": p.Files[1]["hash"], "alt": both}},
	} {
		s.Body = en(sentences(60, len(p.Sections)))
		p.Sections = append(p.Sections, s)
	}
	return p.json()
}

func encoded(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err) // a buffer takes all
	}
	return b.Bytes()
}

// TestFigures reads the figures of the tags as a stranger does: what each shows, in which language, and that it stands on its page.
func TestFigures(t *testing.T) {
	needTools(t, "qpdf")
	want := map[string][]string{
		"pictures":              {"A lantern (logo)", "A quay in grey", "A quay held upright", "A quay in grey", "A quay in grey"},
		"pictures-cy-18pt":      {"A lantern (logo) [en-GB]", "Cei llwyd", "A quay held upright [en-GB]", "Cei llwyd", "Cei llwyd"},
		"pictures-a3-landscape": {"A lantern (logo)", "A quay in grey", "A quay held upright", "A quay in grey", "A quay in grey"},
	}
	for _, s := range corpus(t) {
		if want[s.name] == nil {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			o := readObjects(t, s.name)
			var got []string
			o.elements(func(ref, _ string, e dict) {
				if e["/S"] != "/Figure" {
					return
				}
				alt := strings.TrimPrefix(fmt.Sprint(e["/Alt"]), "u:")
				if lang, is := e["/Lang"].(string); is {
					alt += " [" + strings.TrimPrefix(lang, "u:") + "]"
				}
				got = append(got, alt)
				o.insidePage(t, alt, e)
			})
			if !slices.Equal(got, want[s.name]) {
				t.Errorf("the figures are %q, want %q", got, want[s.name])
			}
			if n := o.images(); n != 6 { // five pictures, the logo with a mask
				t.Errorf("%d images are in the file", n)
			}
		})
	}
}

// insidePage sees that the box of a figure lies on its page.
func (o objects) insidePage(t *testing.T, alt string, e dict) {
	t.Helper()
	d := o.dict(e["/Pg"])
	for d["/MediaBox"] == nil && d["/Parent"] != nil {
		d = o.dict(d["/Parent"])
	}
	box, page := o.numbers(t, o.dict(e["/A"])["/BBox"]), o.numbers(t, d["/MediaBox"])
	if len(box) != 4 || len(page) != 4 || box[0] < page[0] || box[1] < page[1] || box[2] > page[2] || box[3] > page[3] || box[0] >= box[2] || box[1] >= box[3] {
		t.Errorf("the figure %q has the box %v on a page of %v", alt, box, page)
	}
}

func (o objects) numbers(t *testing.T, x any) (out []float64) {
	t.Helper()
	for _, n := range o.list(x) {
		v, err := strconv.ParseFloat(fmt.Sprint(n), 64)
		if err != nil {
			t.Error(err)
		}
		out = append(out, v)
	}
	return out
}

// images counts the images of a file.
func (o objects) images() (n int) {
	for ref := range o.byRef {
		if o.dict(strings.TrimPrefix(ref, "obj:"))["/Subtype"] == "/Image" {
			n++
		}
	}
	return n
}
