package markup_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"planwright/plan/markup"
)

const id = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e1f"

// text returns a paragraph of one literal span.
func text(s string) []markup.Block {
	return []markup.Block{{Spans: []markup.Span{{Text: s}}}}
}

func spans(s ...markup.Span) []markup.Block { return []markup.Block{{Spans: s}} }

func TestParse(t *testing.T) {
	one := func(s string) []markup.Span { return []markup.Span{{Text: s}} }
	tests := []struct {
		name, in string
		want     []markup.Block
	}{
		{"nothing", "", nil},
		{"blank", " \n\t\n", nil},
		{"words", "We will listen.", text("We will listen.")},
		{"two paragraphs", "One\n\n\nTwo", []markup.Block{{Spans: one("One")}, {Spans: one("Two")}}},
		{"a line end stays", "One\r\nTwo", text("One\nTwo")},
		{"bullets", "- a\n- b", []markup.Block{{Kind: markup.Bullets, Items: []markup.Item{{Spans: one("a")}, {Spans: one("b")}}}}},
		{"bullets with a blank line", "- a\n\n- b", []markup.Block{{Kind: markup.Bullets, Items: []markup.Item{{Spans: one("a")}, {Spans: one("b")}}}}},
		{"a bullet of two lines", "- a\n  more", []markup.Block{{Kind: markup.Bullets, Items: []markup.Item{{Spans: one("a\nmore")}}}}},
		{"bullets behind words", "Why:\n- a", []markup.Block{{Spans: one("Why:")}, {Kind: markup.Bullets, Items: []markup.Item{{Spans: one("a")}}}}},
		{"words behind bullets", "- a\n\nSo", []markup.Block{{Kind: markup.Bullets, Items: []markup.Item{{Spans: one("a")}}}, {Spans: one("So")}}},
		{"numbers as typed", "1. a\n3. b", []markup.Block{{Kind: markup.Numbers, Items: []markup.Item{{1, one("a")}, {3, one("b")}}}}},
		{"a sub-heading", "### Why\nBecause", []markup.Block{{Kind: markup.Heading, Spans: one("Why")}, {Spans: one("Because")}}},
		{"no other heading", "# Why", text("# Why")},
		{"a point without a number", ". a", text(". a")},
		{"an empty bullet is text", "- ", text("-")},
		{"a year is no number", "2024. It began", text("2024. It began")},
		{"a numbered point within a line is text", "three: 1. a", text("three: 1. a")},
		{"bold", "a **b c** d", spans(markup.Span{Text: "a "}, markup.Span{Text: "b c", Bold: true}, markup.Span{Text: " d"})},
		{"bold that never ends", "a **b", text("a **b")},
		{"bold needs words", "****", text("****")},
		{"stars among spaces", "2 ** 3 ** 4", text("2 ** 3 ** 4")},
		{"bold stays in its paragraph", "**a\n\nb**", []markup.Block{{Spans: one("**a")}, {Spans: one("b**")}}},
		{"a link", "see [our site](https://example.org/a_(b)).", spans(markup.Span{Text: "see "},
			markup.Span{Text: "our site", Link: "https://example.org/a_(b)"}, markup.Span{Text: "."})},
		{"an e-mail address", "[write](mailto:a@example.org)", spans(markup.Span{Text: "write", Link: "mailto:a@example.org"})},
		{"bold in a link", "[a **b**](https://x.org)", spans(markup.Span{Text: "a ", Link: "https://x.org"},
			markup.Span{Text: "b", Bold: true, Link: "https://x.org"})},
		{"a link in bold", "**a [b](https://x.org)**", spans(markup.Span{Text: "a ", Bold: true},
			markup.Span{Text: "b", Bold: true, Link: "https://x.org"})},
		{"other schemes stay text", "[a](http://x.org) [b](javascript:alert(1)) [c](file:///etc) [d](HTTPS://)",
			text("[a](http://x.org) [b](javascript:alert(1)) [c](file:///etc) [d](HTTPS://)")},
		{"a link without words", "[](https://x.org)", text("[](https://x.org)")},
		{"a reference", "see [](#" + id + ")", spans(markup.Span{Text: "see "}, markup.Span{Target: id, Shows: markup.Number})},
		{"words that lead to an item", "[there](#" + id + ")", spans(markup.Span{Text: "there", Target: id})},
		{"a page", "page [](#page:" + strings.ToUpper(id) + ")", spans(markup.Span{Text: "page "}, markup.Span{Target: id, Shows: markup.Page})},
		{"the pages of the tables", "pages [](#pages:tables)", spans(markup.Span{Text: "pages "}, markup.Span{Shows: markup.Tables})},
		{"a reference to nothing", "[](#here) [](#page:2)", text("[](#here) [](#page:2)")},
		{"literal punctuation", `\- a \*\*b\*\* \[c](https://x.org) \\`, text(`- a **b** [c](https://x.org) \`)},
		{"a backslash before a letter", `C:\new`, text(`C:\new`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := markup.Parse(tt.in); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Parse(%q)\n got %+v\nwant %+v", tt.in, got, tt.want)
			}
		})
	}
}

func TestPlain(t *testing.T) {
	in := "### Why\n**We** [care](https://x.org), see [](#" + id + ").\n\n1. one\n2. two\n\n- a\n- b"
	if got, want := markup.Plain(in), "Why\n\nWe care, see .\n\n1. one\n2. two\n\na\nb"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain words, 100% - really": "plain words, 100% - really",
		"- a\n1. b\n### c\n12. d":    "\\- a\n1\\. b\n\\### c\n12\\. d",
		`a*b [c] \d`:                 `a\*b \[c\] \\d`,
		"  - a":                      `  \- a`,
	} {
		if got := markup.Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRender(t *testing.T) {
	for in, want := range map[string]string{
		"### Why \n**We** care\n\n-  a\n\n-  b\n 1. c":  "### Why\n\n**We** care\n\n- a\n- b\n\n1. c",
		"[**a**](https://x.org)":                        "**[a](https://x.org)**",
		"[a **b**](https://x.org) **c**":                "[a **b**](https://x.org) **c**",
		"[a](https://x.org)[**b**](https://x.org)":      "[a**b**](https://x.org)",
		"**a**[there](#" + id + ")[](#page:" + id + ")": "**a**[there](#" + id + ")[](#page:" + id + ")",
		"**see [](#" + id + "), [](#pages:tables)**":    "**see [](#" + id + "), [](#pages:tables)**",
		"[a](http://x.org)":                             `\[a\](http://x.org)`,
		"[a](https://x.org":                             `\[a\](https://x.org`,
		"0. a\n- ":                                      "0. a\n-",
	} {
		if got := markup.Render(markup.Parse(in)); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// source draws text full of markup, most of it broken.
func source() *rapid.Generator[string] {
	parts := strings.Split("a|b c|ŵ|**|*|***|[|]|(|)|](https://x.org/p)|](mailto:a@b.cy)|](http://x.org)|](#"+id+")|](#page:"+id+
		")|[](#"+id+")|[](#pages:tables)|[x](https://y.org)|\\|\\*|- |1. |23. |### |#| |  |\t|\n|\n\n|\r|\r\n|\u00a0|\u2028|\x00|\xff|.|!|2024|"+
		"**b**|[**c**](https://z.org)", "|")
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 16).Draw(t, "parts"), "")
	})
}

// letters returns the letters and digits of s.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// all returns every letter and digit that blocks hold, in the order of their source.
func all(blocks []markup.Block) string {
	var b strings.Builder
	add := func(spans []markup.Span) {
		for i, s := range spans {
			b.WriteString(s.Text)
			if i+1 < len(spans) && s.Link+string(s.Target) != "" && s.Shows == markup.Words &&
				spans[i+1].Shows == markup.Words && spans[i+1].Link == s.Link && spans[i+1].Target == s.Target {
				continue // the same link goes on
			}
			switch s.Shows {
			case markup.Page:
				b.WriteString("page")
			case markup.Tables:
				b.WriteString("pagestables")
			}
			b.WriteString(s.Link + string(s.Target))
		}
	}
	for _, block := range blocks {
		add(block.Spans)
		for _, item := range block.Items {
			if block.Kind == markup.Numbers {
				b.WriteString(strconv.Itoa(item.Number))
			}
			add(item.Spans)
		}
	}
	return letters(b.String())
}

// settle returns s with the white space that markup does not keep taken out.
func settle(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, line)
	}
	return strings.TrimSuffix(strings.Join(out, "\n"), "\n")
}

// check holds s against everything the package promises.
func check(t interface{ Errorf(string, ...any) }, s string) {
	blocks := markup.Parse(s)
	for _, b := range blocks {
		if (len(b.Spans) == 0) != (b.Kind == markup.Bullets || b.Kind == markup.Numbers) || len(b.Spans) == 0 && len(b.Items) == 0 {
			t.Errorf("%q has an empty block: %+v", s, blocks)
		}
	}
	rendered := markup.Render(blocks)
	if again := markup.Parse(rendered); !reflect.DeepEqual(again, blocks) {
		t.Errorf("Render changed %q\n got %+v\nwant %+v\n via %q", s, again, blocks, rendered)
	}
	if got, want := markup.Plain(markup.Escape(s)), settle(s); got != want {
		t.Errorf("Escape(%q) does not stand for it\n got %q\nwant %q", s, got, want)
	}
	for _, b := range markup.Parse(markup.Escape(s)) {
		if b.Kind != markup.Paragraph || len(b.Spans) != 1 || b.Spans[0] != (markup.Span{Text: b.Spans[0].Text}) {
			t.Errorf("Escape(%q) left markup: %+v", s, b)
		}
	}
}

func TestPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(source(), rapid.String()).Draw(t, "source")
		check(t, s)
	})
}

func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := source().Draw(t, "source")
		// Two links to one place that touch become one link, so the address is written once less: keep them apart.
		s = strings.ReplaceAll(s, "[", " [")
		if got, want := all(markup.Parse(s)), letters(s); got != want {
			t.Fatalf("words of %q\n got %q\nwant %q", s, got, want)
		}
	})
}

func TestOnlySafeAddresses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scheme := rapid.SampledFrom([]string{"http", "javascript", "file", "data", "ftp", "vbscript", " https", "https\n", "Mailto x", ""}).Draw(t, "scheme")
		for _, b := range markup.Parse("[words](" + scheme + "://example.org/a@b)") {
			for _, s := range b.Spans {
				if s.Link != "" {
					t.Fatalf("%q became a link to %q", scheme, s.Link)
				}
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "- a\n1. b", "**a [b](https://x.org)** [](#" + id + ")", "\\", "****", "[a](mailto:x@y)",
		"### a\n\n[[a]](#pages:tables)", "**[**a**](https://x.org)**", "\xff\x00**\xff**"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}

func BenchmarkParse(b *testing.B) {
	s := strings.Repeat("We will **work with** [members](https://example.org) to build skills.\n- one\n- two\n\n", 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		markup.Parse(s)
	}
}

// Long runs of what might begin markup must not take more than their share of work.
func BenchmarkParseBrackets(b *testing.B) {
	s := strings.Repeat("[**a ", 20_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		markup.Parse(s)
	}
}
