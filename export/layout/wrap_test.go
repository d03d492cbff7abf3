package layout

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

func testBuilder(t testing.TB) *builder {
	t.Helper()
	set, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	colors, _ := newPalette(plan.Design{}, false)
	return &builder{faces: set, lang: plan.English, colors: colors, found: &findings{}}
}

func testStyle() style { return style{size: 12, leading: 16, color: 0x1C2023} }

// linesOf returns the text of each line.
func linesOf(p *para, ls []line) []string {
	var out []string
	for _, l := range ls {
		out = append(out, strings.TrimSuffix(p.text[l.start:l.end], " "))
	}
	return out
}

func TestNoLineEndsInside(t *testing.T) {
	for _, words := range []string{"2024 to 2027", "2024 i 2027", "2024 – 2027", "2024/25 to 2026/27", "3 May", "May 2026", "5 km",
		"3.4 million", "page 12", "tudalennau 3–10", "100 %", "word –", "10\u00A0000"} {
		b := testBuilder(t)
		p := b.plain(testStyle(), "before "+words+" after", nil)
		joined := strings.ReplaceAll(words, " ", "_")
		for width := 108.0; width < 200; width += 3 {
			got := strings.Join(linesOf(p, p.lines(0, width, 0)), "\n")
			if !strings.Contains(strings.ReplaceAll(got, " ", "_"), joined) {
				t.Errorf("at %g points %q was broken:\n%s", width, words, got)
			}
			p = b.plain(testStyle(), "before "+words+" after", nil)
		}
	}
}

func TestNarrowColumnPartsMonthFromYear(t *testing.T) {
	b := testBuilder(t)
	b.narrow = true
	p := b.plain(testStyle(), "By September 2028", nil)
	if got, want := linesOf(p, p.lines(0, 75, 0)), []string{"By September", "2028"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLineEndsStay(t *testing.T) {
	p := testBuilder(t).plain(testStyle(), "1 Quay Street\nTrelanwy\r\nZZ1 1AA", nil)
	if got, want := linesOf(p, p.lines(0, 400, 0)), []string{"1 Quay Street", "Trelanwy", "ZZ1 1AA"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongWordsAreCutAtGoodPlaces(t *testing.T) {
	p := testBuilder(t).plain(testStyle(), "see https://www.example.org/a-rather-long-path/that-goes-on/and-on.html", nil)
	ls := p.lines(0, 150, 0)
	for _, l := range linesOf(p, ls)[1 : len(ls)-1] {
		if !strings.ContainsAny(l[len(l)-1:], "/-.") {
			t.Errorf("%q was cut in a word", l)
		}
	}
}

func TestNoBreakSpacesGiveWayBeforeWordsDo(t *testing.T) {
	p := testBuilder(t).plain(testStyle(), "gweithlu\u00A0employers\u00A0members and 10\u00A0000", nil)
	want := []string{"gweithlu\u00A0", "employers\u00A0", "members", "and 10\u00A0000"}
	if got := linesOf(p, p.lines(0, 62, 0)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHeadingsAreBalanced(t *testing.T) {
	p := testBuilder(t).plain(testStyle(), "Many occupational therapists are in roles which don’t make full use of their skills", nil)
	ls := p.balanced(400)
	if len(ls) != 2 || ls[1].width*10 < ls[0].width*7 {
		t.Errorf("lines of %v", linesOf(p, ls))
	}
}

// TestLines holds line breaking to its promises for any text and width: no line is too wide unless it is a single letter, and
// the lines together are the text.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aeilmnost ŵŷ–-/12 ")), rapid.Rune())).Draw(t, "text")
		width := rapid.Float64Range(1, 600).Draw(t, "width")
		set, err := face.Default()
		if err != nil {
			t.Fatal(err)
		}
		b := &builder{faces: set, lang: plan.English, found: &findings{}}
		p := b.plain(testStyle(), words, nil)
		most := p.style.room(width)
		at := int32(0)
		for _, l := range p.lines(0, width, 0) {
			if l.start != at || l.end <= l.start {
				t.Fatalf("a line from %d to %d follows one that ends at %d", l.start, l.end, at)
			}
			at = l.end
			text := strings.TrimSuffix(p.text[l.start:l.end], " ")
			if l.width > most && letters(text) > 1 {
				t.Fatalf("%q is %d wide and has room for %d", text, l.width, most)
			}
		}
		if int(at) != len(p.text) {
			t.Fatalf("the lines end at %d of %d", at, len(p.text))
		}
	})
}

// letters counts the characters of s that don't stand over another.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !combining(r) {
			n++
		}
	}
	return n
}

// FuzzParagraph holds the cleaning of text to its promise: every character is shown, or a mark stands for it, or it is one
// that is no text; and it never panics.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{"", " ", "plain words", "Tŷ’r Cei – ŵyr", "a\u0302b c\u0323\u0307", "\x00\x01\x7f\u0085", "👩🏽‍🚀 👍", "שלום عالم",
		"\xed\xa0\x80 \xff\xfe", "\u200b\u00ad\ufeff\u202ex", "\ue000\ufffe\U0010ffff", "no\u00a0break", "ﬁ ﬂ ½ №", strings.Repeat("long", 500),
		"1\r\n2\u20283\v4", "\u0301", "\u200d", "\u0f71\u0f72\u0f74"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := testBuilder(t)
		p := b.plain(testStyle(), s, &Element{Role: P})
		if !utf8.ValidString(p.text) {
			t.Fatalf("%q became invalid text %q", s, p.text)
		}
		var back strings.Builder
		from := int32(0)
		for _, sp := range p.spans {
			if sp.actual != "" {
				back.WriteString(sp.actual)
				if strings.HasSuffix(p.text[from:sp.end], " ") {
					back.WriteByte(' ')
				}
			} else {
				back.WriteString(p.text[from:sp.end])
			}
			from = sp.end
		}
		if got, want := bare(back.String()), bare(s); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		for _, r := range p.text {
			if _, ok := b.faces[face.Regular].Width(r); !ok {
				t.Fatalf("U+%04X was to be shown, but the face has no such character", r)
			}
		}
		p.lines(0, 90, 0)
	})
}

// bare returns the characters of s that are text, without spaces; those that no reader could be given as U+FFFD.
func bare(s string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(s) {
		switch k := classify(r); {
		case k == spacing || k == ending || k == joined || k == ignored || k == attached:
		case r == utf8.RuneError || r < 0x20 || r >= 0x7F && r < 0xA0:
			out.WriteRune(utf8.RuneError)
		default:
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

func TestWhatCantBeShownIsMarkedAndSaid(t *testing.T) {
	b := testBuilder(t)
	b.item = "row"
	p := b.plain(testStyle(), "ok 👩🏽‍🚀 \x01 ok\u200b \u05d0\u05d0", nil)
	if p.text != "ok □□ □ ok □□" && p.text != "ok □ □ ok □□" {
		t.Errorf("text %q", p.text)
	}
	var said []string
	for _, n := range b.found.notices() {
		said = append(said, n.Words)
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"U+05D0", "2 times", "U+1F469", "control character U+0001", "Invisible characters"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q isn't said in:\n%s", want, all)
		}
	}
	if b.found.lacking['\u05d0'].first != "row" {
		t.Error("the place of a character that can't be shown isn't kept")
	}
}

func TestSpansKeepLanguageAndLinks(t *testing.T) {
	b := testBuilder(t)
	p := b.paragraph(testStyle(), []publication.Run{{Text: "See ", Lang: "en"}, {Text: "y cynllun", Lang: "cy"}, {Text: " at ", Lang: "en"},
		{Text: "example.org", Lang: "en", Link: "https://example.org"}, {Text: ".", Lang: "en"}}, nil)
	var got []string
	from := int32(0)
	for _, s := range p.spans {
		got = append(got, string(s.lang)+"|"+s.uri+"|"+p.text[from:s.end])
		from = s.end
	}
	want := []string{"||See ", "cy||y cynllun ", "||at ", "|https://example.org|example.org", "||."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
