package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// twoPages is a document made by hand: two pages, a heading, text with a mark, and two links.
func twoPages(t testing.TB) *layout.Document {
	t.Helper()
	set, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	root := &layout.Element{Role: layout.DocumentRole} // the others are numbered in the order of reading
	h := &layout.Element{Number: 1, Role: layout.H1, Kids: []layout.Kid{{Page: 0, Mark: 0, Link: -1}}}
	link := &layout.Element{Number: 3, Role: layout.LinkRole, Kids: []layout.Kid{{Page: 1, Mark: 0, Link: -1}, {Page: 1, Mark: -1, Link: 0}, {Page: 1, Mark: -1, Link: 1}}}
	p := &layout.Element{Number: 2, Role: layout.P, Lang: "cy", Kids: []layout.Kid{{Page: 0, Mark: 1, Link: -1}, {Element: link, Mark: -1, Link: -1}}}
	root.Kids = []layout.Kid{{Element: h, Mark: -1, Link: -1}, {Element: p, Mark: -1, Link: -1}}
	bold, regular := set[face.Bold], set[face.Regular]
	return &layout.Document{
		Root: root, Count: 4, Faces: set, Title: "Teitl – (ŵ)", Author: "Awdur", Lang: "cy", Changed: time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC),
		Pages: []layout.Page{
			{Width: 300, Height: 400, Back: []layout.Item{{X: 50, Y: 50, W: 10, H: 10, Color: 0x14425A}},
				Items: []layout.Item{{X: 50, Y: 80, Face: bold, Size: 20, Text: "AVATAR ŵ"}, {X: 50, Y: 120, Face: regular, Size: 12, Text: "□", Actual: "👍"},
					{X: 50, Y: 380, Face: regular, Size: 9, Text: "foot"}},
				Marks: []layout.Mark{{Element: h, End: 1}, {Element: p, End: 2}, {Artifact: layout.FooterArtifact, End: 3}}},
			{Width: 400, Height: 300, Items: []layout.Item{{X: 60, Y: 90, Face: regular, Size: 12, Text: `(back\slash)`}},
				Marks: []layout.Mark{{Element: link, End: 1}},
				Links: []layout.Link{{X: 60, Y: 80, W: 50, H: 14, URI: "https://example.org/ŵ", Contents: "ŵ", Element: link},
					{X: 60, Y: 80, W: 50, H: 14, To: layout.Place{Page: 0, Y: 80}, Contents: "Teitl", Element: link}}},
		},
		Outline: []layout.Bookmark{{Text: "Teitl", Element: h}, {Level: 1, Text: "Dolen", To: layout.Place{Page: 1, Y: 90}, Element: p}},
	}
}

func paint(t testing.TB, doc *layout.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), doc, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpack returns every object of a finished file, with streams unpacked, as one text.
func unpack(t testing.TB, file []byte) string {
	t.Helper()
	var b strings.Builder
	for _, m := range regexp.MustCompile(`(?s)(\d+) 0 obj\n(<<.*?>>)\nstream\n`).FindAllSubmatchIndex(file, -1) {
		head := string(file[m[4]:m[5]])
		n, err := strconv.Atoi(regexp.MustCompile(`/Length (\d+)`).FindStringSubmatch(head)[1])
		if err != nil {
			t.Fatal(err)
		}
		data := file[m[1] : m[1]+n]
		if strings.Contains(head, "/FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&b, "%s\n%s\n", head, data)
	}
	return b.String()
}

func TestFileSaysWhatItIs(t *testing.T) {
	got := unpack(t, paint(t, twoPages(t)))
	for what, want := range map[string]string{
		"language":          "/Lang(cy-GB)",
		"language of a P":   "/S/P/P ",
		"title":             "/DisplayDocTitle true",
		"marks":             "/MarkInfo<</Marked true>>",
		"heading's mark":    "/H1<</MCID 0>>BDC",
		"foot":              "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC",
		"back":              "/Artifact<</Type/Layout>>BDC",
		"actual text":       "/Span<</ActualText<FEFFD83DDC4D>>>BDC",
		"address in ASCII":  "/URI(https://example.org/%C5%B5)",
		"inner link":        "/Dest[",
		"link on two pages": "/StructParent 3",
		"bookmark":          "/Title(Dolen)",
		"date":              "/CreationDate(D:20260514090000Z)",
		"kerning":           "(\x00A)",
		"escaped brackets":  "[(\x00\\(",
		"escaped slash":     "\x00\\\\",
		"map above U+00FF":  "<0175><0175><0175>",
		"UA":                "<pdfuaid:part>1</pdfuaid:part>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %q", what, want)
		}
	}
	for _, fault := range []string{"/XObject", "/ProcSet [", "/ProcSet[", "utf8regular", "/Group"} {
		if strings.Contains(got, fault) {
			t.Errorf("%q of fpdf's is still there", fault)
		}
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(paint(t, twoPages(t)), paint(t, twoPages(t))) {
		t.Error("the same document gave two different files")
	}
	doc := twoPages(t)
	doc.Changed = time.Time{}
	if !bytes.Contains([]byte(unpack(t, paint(t, doc))), []byte("/CreationDate(D:19700101000000Z)")) {
		t.Error("a document without a date took one from somewhere")
	}
}

// unfiltered undoes PNG's filter "up" on rows of so many bytes.
func unfiltered(t *testing.T, data []byte, row int) []byte {
	t.Helper()
	if len(data)%(1+row) != 0 {
		t.Fatalf("a table of %d bytes is not of rows of %d", len(data), 1+row)
	}
	var out []byte
	above := make([]byte, row)
	for r := range slices.Chunk(data, 1+row) {
		if r[0] != 2 {
			t.Fatalf("a row has the filter %d", r[0])
		}
		for k := range above {
			above[k] += r[1+k]
		}
		out = append(out, above...)
	}
	return out
}

// TestReferencesLeadToObjects sees that every reference in the file leads to an object that is there.
func TestReferencesLeadToObjects(t *testing.T) {
	file := paint(t, twoPages(t))
	at := regexp.MustCompile(`startxref\n(\d+)`).FindSubmatch(file)
	start, err := strconv.Atoi(string(at[1]))
	if err != nil {
		t.Fatal(err)
	}
	stream := file[start:]
	stream = stream[bytes.Index(stream, []byte("stream\n"))+7:]
	z, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	table, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	table = unfiltered(t, table, entrySize)
	kind := func(n int) byte {
		if 7*n >= len(table) {
			return 0
		}
		return table[7*n]
	}
	for n := range len(table) / 7 {
		if off := binary.BigEndian.Uint32(table[7*n+1:]); kind(n) == 1 && !bytes.HasPrefix(file[off:], fmt.Appendf(nil, "%d 0 obj\n", n)) {
			t.Errorf("object %d is not at byte %d", n, off)
		}
	}
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(unpack(t, file), -1) {
		if n, err := strconv.Atoi(m[1]); err != nil || kind(n) == 0 {
			t.Errorf("there is no object %s", m[1])
		}
	}
}

func TestBookmarksMayNotSkipALevel(t *testing.T) {
	doc := twoPages(t)
	doc.Outline[1].Level = 2
	if err := Write(context.Background(), doc, io.Discard); err == nil {
		t.Error("a level was skipped")
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := twoPages(t)
	var out bytes.Buffer
	if err := Write(ctx, doc, &out); err == nil || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

func TestHundredths(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 5: "0.05", 50: "0.5", 100: "1", 1234: "12.34", -250: "-2.5", -7: "-0.07"} {
		if got := string(appendHundredths(nil, n)); got != want {
			t.Errorf("%d hundredths gave %q, want %q", n, got, want)
		}
	}
}

// raw returns the bytes of the first page of doc as fpdf writes it.
func raw(t testing.TB, doc *layout.Document) []byte {
	t.Helper()
	one := *doc
	one.Pages = one.Pages[:1]
	b, err := container(&one, time.Unix(0, 0).UTC())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestPagesOfALayout paints what layout makes, so that the two agree on what an item is.
func TestPagesOfALayout(t *testing.T) {
	pub := publication.New(&plan.Plan{ID: "p", Title: plan.In("en", "Plan")}, publication.Options{})
	doc, err := layout.Layout(context.Background(), pub, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := unpack(t, paint(t, doc)); !strings.Contains(got, "/H1<</MCID") {
		t.Error("the title is not painted")
	}
}

// TestReady: what was readied early changes nothing in what is painted.
func TestReady(t *testing.T) {
	doc := twoPages(t)
	want := paint(t, doc)
	Ready()
	if !bytes.Equal(paint(t, doc), want) {
		t.Error("after Ready the file is another")
	}
}
