package layout

import (
	"strings"
	"testing"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// TestWhatAFontLacksIsSetInAnother: every character is in a face that has it, and a mark stands only for what no face has.
func TestWhatAFontLacksIsSetInAnother(t *testing.T) {
	p := smallPlan()
	p.Design.Font = "atkinson-hyperlegible-next"
	p.Title = plan.In("en", "Plan α→✓ for part\u2011time staff \U0001F600")
	p.Priorities[0].Rows[0].When = plan.In("en", "Ω 2024 to 2027")
	doc := layOut(t, p, publication.Options{}, Options{})
	atkinson, err := face.Family(p.Design.Font)
	if err != nil {
		t.Fatal(err)
	}
	own, stand, all := 0, "", ""
	for i := range doc.Pages {
		for _, it := range doc.Pages[i].Items {
			for _, r := range it.Text {
				if _, ok := it.Face.Width(r); !ok {
					t.Errorf("%q is set in %s, which lacks it", r, it.Face.PSName)
				}
			}
			all += it.Text
			if f := it.Face.Plain(); f == atkinson[face.Regular] || f == atkinson[face.Bold] {
				own++
			} else {
				stand += it.Text
			}
		}
	}
	if own < 10 || !strings.Contains(all, "part\u2011time") {
		t.Errorf("%d items are in the plan's font; the text is %q", own, all)
	}
	for _, r := range stand {
		if !strings.ContainsRune(" α→✓Ω\u2011□", r) {
			t.Errorf("%q is set in the font that stands in, although the plan's own has it", r)
		}
	}
	if len(doc.Notices) == 0 || !strings.Contains(doc.Notices[0].Words, "U+1F600") {
		t.Errorf("notices %v", doc.Notices)
	}
}

func TestTheFontAskedForComesBeforeThePlansOwn(t *testing.T) {
	p := smallPlan()
	p.Design.Font = "atkinson-hyperlegible-next"
	def, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		design, option string
		def            bool
	}{{"", "", true}, {"source-sans-3", "", true}, {"a font of tomorrow", "", true}, {"atkinson-hyperlegible-next", "", false},
		{"atkinson-hyperlegible-next", "source-sans-3", true}, {"", "atkinson-hyperlegible-next", false}} {
		p.Design.Font = c.design
		if doc := layOut(t, p, publication.Options{}, Options{Font: c.option}); (doc.Faces == def) != c.def {
			t.Errorf("%+v: the pages are set in %s", c, doc.Faces[face.Regular].PSName)
		}
	}
}

// TestShortenedHeadsOfMixedFonts cuts a running head that is too long in the middle of words of two fonts.
func TestShortenedHeadsOfMixedFonts(t *testing.T) {
	p := smallPlan()
	p.Title = plan.In("en", strings.Repeat("Staff ααα → ", 12))
	doc := layOut(t, p, publication.Options{}, Options{Font: "atkinson-hyperlegible-next"})
	cut := false
	for i := range doc.Pages {
		for _, it := range doc.Pages[i].Items {
			cut = cut || strings.HasSuffix(it.Text, "…")
			for _, r := range it.Text {
				if _, ok := it.Face.Width(r); !ok {
					t.Errorf("%q is set in %s, which lacks it", r, it.Face.PSName)
				}
			}
		}
	}
	if !cut {
		t.Error("no head was shortened")
	}
}

// TestPlainPrint has all words of the usual print, in black, and no fill but rules.
func TestPlainPrint(t *testing.T) {
	words := func(o Options) string {
		var out []string
		doc := layOut(t, smallPlan(), publication.Options{}, o)
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				out = append(out, it.Text)
				if o.Plain && it.Color != 0 {
					t.Errorf("%q is printed in %06x", it.Text, it.Color)
				}
			}
			for _, f := range doc.Pages[i].Back {
				if o.Plain && (f.Color != 0 || f.W > 5 && f.H > 5) {
					t.Errorf("page %d has a fill of %.0f by %.0f in %06x", i+1, f.W, f.H, f.Color)
				}
			}
		}
		return strings.Join(out, "")
	}
	if a, b := words(Options{}), words(Options{Plain: true}); a != b {
		t.Errorf("plain print says\n%s\nand not\n%s", b, a)
	}
}
