package pdf

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/pdf/pdfcheck"
)

// knownFPDF is the version of fpdf whose bytes finish knows. To take another: change it here, in the producer and in the
// forms of expect.go, and see that everything in this file and `make pdf-check` still holds.
const knownFPDF = "v0.9.0"

func TestFPDFIsPinned(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "github.com/go-pdf/fpdf "+knownFPDF+"\n") {
		t.Errorf("go.mod has another version of fpdf than %s, whose bytes finish knows: see knownFPDF", knownFPDF)
	}
	if !strings.HasSuffix(producer, " "+strings.TrimPrefix(knownFPDF, "v")) {
		t.Errorf("files say that they are made by %q, and fpdf is %s", producer, knownFPDF)
	}
}

// TestFPDFIsAsWeKnowIt asks of fpdf what the painter relies on.
func TestFPDFIsAsWeKnowIt(t *testing.T) {
	doc := twoPages(t)
	first := raw(t, doc)
	if !bytes.Equal(first, raw(t, doc)) {
		t.Error("fpdf: the same calls give different bytes; dates and the catalog's order are no longer fixed by SetCreationDate and SetCatalogSort")
	}
	f, err := parseFile(first)
	if err != nil {
		t.Fatalf("fpdf: its file can't be read any more: %v", err)
	}
	for n, o := range f.objects {
		if o.d != nil && (string(o.d.get("Type")) == "/Font" || len(o.d.get("Subtype")) > 0) {
			t.Errorf("fpdf: object %d is a font or a thing on a page, and none was asked for", n)
		}
	}
	cat, _, err := f.object(f.trailer.get("Root"))
	if err != nil || strings.Join(cat.d.keys, " ") != "Type Pages Names" && strings.Join(cat.d.keys, " ") != "Type Pages" {
		t.Errorf("fpdf: its catalog has the keys %v (%v); what finish drops with it may be new", cat.d.keys, err)
	}
}

// TestTwoPagesAreWhole examines a document whose pages differ in size, so that each must have got its own.
func TestTwoPagesAreWhole(t *testing.T) {
	doc := twoPages(t)
	f, err := pdfcheck.Read(paint(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range f.Pages() {
		box := f.Array(f.Dict(r)["MediaBox"])
		if len(box) != 4 || box[2] != doc.Pages[i].Width || box[3] != doc.Pages[i].Height {
			t.Errorf("page %d is %v, not %g by %g", i+1, box, doc.Pages[i].Width, doc.Pages[i].Height)
		}
	}
	for _, found := range pdfcheck.Examine(f).Findings {
		t.Error(found)
	}
}

// unfinishedPage is what fpdf writes for a page, with what belongs into it.
type unfinishedPage struct {
	raw   []byte
	doc   *layout.Document
	pages *painting
	fonts []*embedded
}

func newUnfinishedPage(t testing.TB) *unfinishedPage {
	t.Helper()
	doc := twoPages(t)
	doc.Pages = doc.Pages[:1]
	doc.Pages[0].Marks = doc.Pages[0].Marks[:1]
	doc.Root.Kids, doc.Outline = doc.Root.Kids[:1], doc.Outline[:1]
	u := &unfinishedPage{raw: raw(t, doc), doc: doc, pages: &painting{out: [][]byte{deflate([]byte("/H1<</MCID 0>>BDC BT /R 9 Tf 9 9 Td (\x00 )Tj ET EMC"))}}}
	for w := range face.Weights {
		font, err := fontUse{doc.Faces[w], resources[w], []rune{' '}}.embed()
		if err != nil {
			t.Fatal(err)
		}
		u.fonts = append(u.fonts, font)
	}
	return u
}

// finish finishes bytes of fpdf's that may have been changed, and examines the file where there is one. What is packed may
// be damaged: it is fpdf's own, and a reader notices. The rest must be whole, or there must be no file.
func (u *unfinishedPage) finish(t testing.TB, changed []byte) {
	t.Helper()
	out, err := finish(changed, u.doc, u.pages, u.fonts, nil, time.Unix(0, 0))
	if err != nil {
		return
	}
	d, err := pdfcheck.Open(out)
	switch {
	case err != nil && (strings.Contains(err.Error(), "zlib:") || strings.Contains(err.Error(), "flate:") || strings.Contains(err.Error(), "unexpected EOF")):
	case err != nil:
		t.Errorf("a file was made that can't be read: %v", err)
	case len(d.Findings) > 0:
		t.Errorf("a file was made that is wrong: %v", d.Findings)
	}
}

// TestChangedBytesAreNoticed changes the bytes that fpdf writes, one here and there: an error or a good file must come of it.
func TestChangedBytesAreNoticed(t *testing.T) {
	u := newUnfinishedPage(t)
	if _, err := finish(u.raw, u.doc, u.pages, u.fonts, nil, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	u.finish(t, u.raw)
	for at := range u.raw {
		c := "9x>( /"[at%6]
		if at%2 == 0 || u.raw[at] == c {
			continue
		}
		changed := bytes.Clone(u.raw)
		changed[at] = c
		if u.finish(t, changed); t.Failed() {
			t.Fatalf("at byte %d, %q in place of %q: %q", at, c, u.raw[at], changed[max(0, at-40):min(len(changed), at+20)])
		}
	}
}

// FuzzFinish changes what fpdf writes at any place, and cuts pieces out.
func FuzzFinish(f *testing.F) {
	u := newUnfinishedPage(f)
	f.Add(0, byte(0), 0)
	f.Add(len(u.raw)-20, byte('9'), 0)
	f.Add(bytes.LastIndex(u.raw, []byte("xref\n0")), byte('x'), 4)
	f.Add(bytes.Index(u.raw, []byte("/Length ")), byte(')'), 2)
	f.Add(bytes.Index(u.raw, []byte("/MediaBox")), byte('/'), 30)
	f.Add(bytes.LastIndex(u.raw, []byte("trailer")), byte('<'), 30)
	f.Fuzz(func(t *testing.T, at int, c byte, cut int) {
		b := bytes.Clone(u.raw)
		at = int(uint(at) % uint(len(b)))
		b[at] = c
		if cut > 0 {
			b = append(b[:at], b[min(at+cut, len(b)):]...)
		}
		u.finish(t, b)
	})
}
