package markup_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"planwright/plan/markup"
)

// sel reads a selection from a text in which « and » stand at its ends, or one | at the caret.
func sel(s string) markup.Selection {
	if before, after, ok := strings.Cut(s, "|"); ok {
		n := utf8.RuneCountInString(before)
		return markup.Selection{Text: before + after, From: n, To: n}
	}
	before, rest, _ := strings.Cut(s, "«")
	in, after, _ := strings.Cut(rest, "»")
	n := utf8.RuneCountInString(before)
	return markup.Selection{Text: before + in + after, From: n, To: n + utf8.RuneCountInString(in)}
}

func TestBold(t *testing.T) {
	for in, want := range map[string]string{
		"We «work» here":             "We **work** here",
		"We w|ork here":              "We **work** here",
		"We «work » here":            "We **work**  here",
		"We **w|ork** here":          "We work here",
		"We «**work**» here":         "We work here",
		"We **«work»** here":         "We work here",
		"We «a **b** c» here":        "We **a b c** here",
		"«- one\n- two»\n- three":    "- **one**\n- **two**\n- three",
		"«### Why\nBecause»":         "### **Why**\n**Because**",
		"Say: | now":                 "Say: **** now",
		"|":                          "****",
		"«Tŷ»'r":                     "**Tŷ**'r",
		"- |one":                     "- **one**",
		`a \*\*b\*\* «c»`:            `a \*\*b\*\* **c**`,
		"«one\n\ntwo»":               "**one**\n\n**two**",
		"2 ** 3 «four»":              "2 ** 3 **four**",
		"**a** and «b» and **c**":    "**a** and **b** and **c**",
		"see «[](#pages:tables)» b.": "see **[](#pages:tables)** b.",
	} {
		if got := sel(in).Bold().Text; got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind markup.BlockKind
		want string
	}{
		{"o|ne", markup.Bullets, "- one"},
		{"- o|ne", markup.Bullets, "one"},
		{"«one\ntwo»\nthree", markup.Bullets, "- one\n- two\n\nthree"},
		{"«one\n\ntwo»", markup.Numbers, "1. one\n\n2. two"},
		{"«- one\n- two»", markup.Numbers, "1. one\n2. two"},
		{"«- one\ntwo»", markup.Bullets, "- one\n- two"},
		{"- one\n- t|wo\n- three", markup.Bullets, "- one\n\ntwo\n- three"},
		{"Why|\nBecause", markup.Heading, "### Why\nBecause"},
		{"### W|hy", markup.Heading, "Why"},
		{"|", markup.Bullets, "- "},
		{"«one\n»two", markup.Bullets, "- one\n\ntwo"},
	} {
		if got := sel(c.in).Lines(c.kind).Text; got != c.want {
			t.Errorf("%q became %q, want %q", c.in, got, c.want)
		}
	}
}

func TestLinkAndInsert(t *testing.T) {
	got := sel("see «us» now").Link("our [new] site", "https://example.org")
	if want := `see [our \[new\] site](https://example.org) now`; got.Text != want || got.From != utf8.RuneCountInString(want)-4 {
		t.Errorf("%+v", got)
	}
	if spans := markup.Parse(got.Text)[0].Spans; len(spans) != 3 || spans[1].Text != "our [new] site" || spans[1].Link != "https://example.org" {
		t.Errorf("it reads as %+v", spans)
	}
	if got := sel("see |").Insert("[](#pages:tables)"); got.Text != "see [](#pages:tables)" {
		t.Errorf("%+v", got)
	}
}

// TestEditsLoseNothing: whatever is selected in whatever text, each edit keeps every letter, and leaves the selection within the text.
func TestEditsLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := source().Draw(t, "source")
		text = strings.ToValidUTF8(text, "")
		n := utf8.RuneCountInString(text)
		s := markup.Selection{Text: text, From: rapid.IntRange(-1, n+1).Draw(t, "from"), To: rapid.IntRange(-1, n+1).Draw(t, "to")}
		kind := rapid.SampledFrom([]markup.BlockKind{markup.Bullets, markup.Numbers, markup.Heading}).Draw(t, "kind")
		words := func(s string) string { // without digits: the numbers of points come and go
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return -1
				}
				return r
			}, letters(s))
		}
		for name, got := range map[string]markup.Selection{"bold": s.Bold(), "lines": s.Lines(kind)} {
			if words(got.Text) != words(text) {
				t.Fatalf("%s: %q became %q", name, text, got.Text)
			}
			if m := utf8.RuneCountInString(got.Text); got.From < 0 || got.To > m || got.From > got.To {
				t.Fatalf("%s: the selection is %d to %d of %d", name, got.From, got.To, m)
			}
		}
	})
}

// TestBoldTwiceChangesNothing for words that a person selects in plain text.
func TestBoldTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zŵ]{1,6}`), 1, 6).Draw(t, "words")
		text := strings.Join(words, " ")
		at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		from := utf8.RuneCountInString(strings.Join(words[:at], " "))
		if at > 0 {
			from++
		}
		once := markup.Selection{Text: text, From: from, To: from + utf8.RuneCountInString(words[at])}.Bold()
		bold := false
		for _, s := range markup.Parse(once.Text)[0].Spans {
			bold = bold || s.Bold && s.Text == words[at]
		}
		if again := once.Bold(); !bold || again.Text != text {
			t.Fatalf("%q became %q and then %q", text, once.Text, again.Text)
		}
	})
}
