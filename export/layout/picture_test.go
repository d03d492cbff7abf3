package layout

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
)

// pictureOf is a PNG of that many pixels.
func pictureOf(t testing.TB, w, h int) plan.File {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return plan.NewFile("image/png", b.Bytes())
}

// pictured is the small plan with a picture of that size as its logo and in each section.
func pictured(t testing.TB, w, h int) *plan.Plan {
	p := smallPlan()
	f := pictureOf(t, w, h)
	p.Files = []plan.File{f}
	pic := plan.Picture{File: f.Hash, Alt: plan.In("en", "A boat"), Credit: plan.In("en", "A. Painter")}
	p.Design.Logo = pic
	p.Sections[0].Body = plan.In("en", "A paragraph.\n\n- A point") // its page numbers are known to layout alone
	for i := range p.Sections {
		p.Sections[i].Picture = pic
	}
	return p
}

// found is a picture on a page with its element.
type found struct {
	page int
	item Item
	elem *Element
}

func picturesOf(doc *Document) []found {
	var out []found
	for i := range doc.Pages {
		at := 0
		for _, m := range doc.Pages[i].Marks {
			for ; at < m.End; at++ {
				if it := doc.Pages[i].Items[at]; it.Picture != nil {
					out = append(out, found{i, it, m.Element})
				}
			}
		}
	}
	return out
}

// TestPicturesOnThePage holds pictures of all shapes, on all papers and in all sizes of text, to where and how large they may stand.
func TestPicturesOnThePage(t *testing.T) {
	for _, shape := range [][2]int{{1200, 800}, {800, 1200}, {600, 600}, {2000, 60}, {60, 2000}, {40, 40}} {
		p := pictured(t, shape[0], shape[1])
		pub := publication.New(p, publication.Options{})
		for _, o := range []Options{{}, {TextSize: 18}, {TextSize: 18, Landscape: true}, {TextSize: 24, Landscape: true, Paper: Letter}, {Paper: A3}, {Paper: A3, Landscape: true, TextSize: 10}} {
			t.Run(fmt.Sprint(shape, o), func(t *testing.T) {
				doc := layOut(t, p, publication.Options{}, o)
				insideMargins(t, doc, p, o)
				sameWords(t, pub, doc, o)
				all := picturesOf(doc)
				if len(all) != 4 || all[0].page != 0 {
					t.Fatalf("%d pictures, the first on page %d", len(all), all[0].page+1)
				}
				for i, f := range all {
					pg := &doc.Pages[f.page]
					it := f.item
					if f.elem == nil || f.elem.Role != FigureRole || f.elem.Alt != "A boat" || *f.elem.Box != (Box{it.X, it.Y, it.W, it.H}) {
						t.Errorf("picture %d is tagged as %+v", i, f.elem)
					}
					if got, want := it.W/it.H, float64(shape[0])/float64(shape[1]); math.Abs(got/want-1) > 0.02 {
						t.Errorf("picture %d is %.1f by %.1f", i, it.W, it.H)
					}
					if i == 0 {
						for _, b := range pg.Back {
							if clear := clearSpace*it.H - slack; b.X < it.X+it.W+clear && b.X+b.W > it.X-clear && b.Y < it.Y+it.H+clear && b.Y+b.H > it.Y-clear {
								t.Errorf("a field at %.0f %.0f, %.0f by %.0f is too near to the logo", b.X, b.Y, b.W, b.H)
							}
						}
						continue
					}
					if it.H > pictureHeight*pg.Height || it.W > o.TextSize*measure+DefaultTextSize*measure {
						t.Errorf("picture %d is %.1f by %.1f", i, it.W, it.H)
					}
				}
			})
		}
	}
}

// TestPictureStaysWithItsHeading pushes a section with a picture down a page line by line: its heading and its credit stay with it.
func TestPictureStaysWithItsHeading(t *testing.T) {
	for lines := range 40 {
		p := pictured(t, 900, 600)
		p.Sections = p.Sections[:2]
		p.Design.Logo.Credit = nil
		p.Sections[0].Picture, p.Sections[0].Body = plan.Picture{}, plan.In("en", strings.Repeat("A paragraph.\n\n", lines))
		p.Sections[1].Kind, p.Sections[1].Place = plan.Plain, plan.Before
		doc := layOut(t, p, publication.Options{}, Options{})
		pic := picturesOf(doc)[1]
		heading, credit := -1, -1
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				switch {
				case it.Text == "Case study: Beca’s rota" && it.Size > 15:
					heading = i
				case it.Text == "A. Painter":
					credit = i
				}
			}
		}
		if heading != pic.page || credit != pic.page {
			t.Errorf("%d lines: the heading is on page %d, the picture on %d and the credit on %d", lines, heading+1, pic.page+1, credit+1)
		}
	}
}

func TestDecorativePicturesAreArtifacts(t *testing.T) {
	p := pictured(t, 300, 200)
	p.Design.Logo.Decorative = true
	for i := range p.Sections {
		p.Sections[i].Picture.Decorative = true
	}
	doc := layOut(t, p, publication.Options{}, Options{})
	for i, f := range picturesOf(doc) {
		if f.elem != nil {
			t.Errorf("picture %d is tagged as %+v", i, f.elem)
		}
	}
}

// TestCoarsePicturesAreSaid holds notices to the size at which a picture is printed.
func TestCoarsePicturesAreSaid(t *testing.T) {
	for width, want := range map[int]string{
		400: "The picture of “About this plan” has 72 dots per inch at the size at which it is printed and will look coarse. Use one that is at least 900 pixels wide.",
		900: "",
	} {
		p := pictured(t, width, width/2)
		p.Sections = p.Sections[:1]
		said := ""
		for _, n := range layOut(t, p, publication.Options{}, Options{}).Notices {
			said += n.Words
		}
		if said != want {
			t.Errorf("%d pixels: said %q, want %q", width, said, want)
		}
	}
}

// TestAlternativeTextIsReadable sees what becomes of characters that are no words, and of another language.
func TestAlternativeTextIsReadable(t *testing.T) {
	p := pictured(t, 300, 200)
	p.Design.Logo.Alt = plan.In("en", "A\u0000 boat\u202E, \uE000with 👍 e\u0301")
	doc := layOut(t, p, publication.Options{Languages: []plan.Lang{"cy"}}, Options{})
	if e := picturesOf(doc)[0].elem; e.Alt != "A boat, with 👍 é" || e.Lang != "en" {
		t.Errorf("%q in %q", e.Alt, e.Lang)
	}
}
