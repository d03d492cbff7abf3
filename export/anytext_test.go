package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// everywhere returns a plan with these words in every place where words are printed.
func everywhere(words string, lang plan.Lang) *plan.Plan {
	m := plantest.Minter(1)
	w := plan.In(lang, words)
	return &plan.Plan{ID: m.New(), Languages: []plan.Lang{lang}, Title: w, Subtitle: w, Edition: w, ScopeName: w, Scope: plan.OtherScope, PriorityLabel: w,
		Organisation: plan.Organisation{Name: w, ShortName: w, About: w, Address: w, Telephone: words, Email: words, Web: words, Contact: w,
			Charities: []plan.CharityNumber{{ID: m.New(), Register: w, Number: words}}, Company: words, VAT: words, Copyright: w},
		Sections: []plan.Section{{ID: m.New(), Place: plan.Before, Kind: plan.Plain, Title: w, Body: w}, {ID: m.New(), Place: plan.After, Kind: plan.CaseStudy, Title: w, Body: w}},
		Priorities: []plan.Priority{{ID: m.New(), Title: w, Commitments: []plan.Commitment{{ID: m.New(), Text: w}}, Rows: []plan.Row{
			{ID: m.New(), Title: w, When: w, Actions: []plan.Action{{ID: m.New(), Text: w, Short: w, Lead: w, Partners: w}},
				Measures: []plan.Measure{{ID: m.New(), Text: w, Counted: w, Baseline: w, Target: w, By: w, Source: w}}},
			{ID: m.New(), Actions: []plan.Action{{ID: m.New(), Text: w}}},
		}}},
		Statistics: []plan.Statistic{{ID: m.New(), Figure: w, What: w, Place: w, Date: w, Source: w}},
		Terms:      []plan.Term{{ID: m.New(), Short: w, Meaning: w}},
	}
}

// printsAll prints words in every place and language and sees that all of them can be read, and that the report says what
// can't be shown as it is.
func printsAll(t fataler, words string, lang plan.Lang, o Options) {
	t.Helper()
	p := everywhere(words, lang)
	for _, v := range []publication.Version{publication.Full, publication.Reduced} {
		d, r := examined(t, p, publication.Options{Version: v}, o)
		(&reader{t, p, p.Primary(), v == publication.Reduced}).read(d)
		unsaid(t, words, r)
	}
}

// unsaid sees that the report names each character of words that no font has, and counts those of which there are too many
// to be named.
func unsaid(t fataler, words string, r Report) {
	t.Helper()
	faces, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, n := range r.Notices {
		said.WriteString(n.Words + "\n")
	}
	var lacking []rune
	for _, c := range norm.NFC.String(words) {
		if _, has := faces[face.Regular].Width(c); has || unicode.IsSpace(c) || directs(c) || unicode.In(c, unicode.Mn, unicode.Me) || slices.Contains(lacking, c) ||
			c >= 0x1F3FB && c <= 0x1F3FF {
			continue
		}
		lacking = append(lacking, c)
	}
	if len(lacking) > 15 { // they are named by how often they occur; the rest are counted
		if !strings.Contains(said.String(), "□") {
			t.Fatalf("of %d characters without a glyph nothing is said", len(lacking))
		}
		return
	}
	for _, c := range lacking {
		name := fmt.Sprintf("U+%04X", c)
		if c == utf8.RuneError {
			name = "Damaged text"
		}
		if !strings.Contains(said.String(), name) {
			t.Fatalf("%s is not in the report: %q", name, said.String())
		}
	}
}

// hard are words that fonts, readers and writers of PDF stumble over.
var hard = []string{
	"", " ", "\n", "a", "👩🏽‍🚀 👍 ok", "🏿 alone", "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F Cymru", "שלום עולם", "مرحبا \u202Eabc\u202C",
	"a\x01b\x1b[31mc\x7f\u0085\u009f", "\u200b\u00ad\ufeff", "\u0600", "a\xed\xa0\x80b\xff\xfe", "\xed\xa0\xbd\xed\xb1\x8d", "e\u0301 x\u0323\u0301 \u0301\u0302\u0303", "\u0301",
	`ﬁ ﬂ ﬀ (a\b) <<>> % /Name`, `\( \) \\ endstream endobj`, "\ue000 \U000f0000 \u0378 \uffff \ufffe \U0010ffff", "\u2028\u2029\v\f\t\r\n", "漢字かな ไทย हिन्दी 한국어",
	"- \n- a\n1. b\n### c", "### \n###", "**", "**a", "[](#x) [a](#x) [a](https://x) [](#page:x) [](#pages:tables) [b](mailto:c)", "[](https://example.org)", "2024–2027", "\u00a0\u2007\u202f",
	"\u180e\u061c\ufff9", "Tŷ’r ŵyr \u0175\u0302", "&<>\"' ]]> <?xml", "\x00", "𝐀𝒜 𐍈", "\u1680\u3000", "a\u202e\u0302", "\u0e33\u0f71\u0f72",
}

// FuzzAnyText prints whatever it is given in every place where words are printed.
func FuzzAnyText(f *testing.F) {
	for i, words := range hard {
		f.Add(words, []string{"en", "cy", "gd", "zh-Hant", "not a language"}[i%5], byte(i))
	}
	f.Fuzz(func(t *testing.T, words, lang string, how byte) {
		if len(words) > 2000 || len(lang) > 40 {
			return
		}
		printsAll(t, words, language(lang), Options{layout.Options{Landscape: how&1 > 0, TextSize: []float64{12, 18, 24, 10}[how>>1&3]}})
	})
}

// language returns a language of that name, or English where a plan can't have one of it.
func language(name string) plan.Lang {
	if plan.ValidLang(plan.Lang(name)) {
		return plan.Lang(name)
	}
	return plan.English
}

// TestAnyTextCanBeRead draws texts of all characters, and of what is hard.
func TestAnyTextCanBeRead(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom(hard), rapid.StringN(0, 12, -1), rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 8), func(b []byte) string { return string(b) }),
		plantest.Words())
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOfN(piece, 1, 5).Draw(t, "words"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "joint"))
		o := Options{layout.Options{Landscape: rapid.Bool().Draw(t, "landscape"), TextSize: rapid.SampledFrom([]float64{10, 12, 18, 24}).Draw(t, "size")}}
		printsAll(t, words, rapid.SampledFrom([]plan.Lang{"en", "cy", "gd"}).Draw(t, "language"), o)
	})
}

// TestWordsWithoutEnd has a word that goes on for pages in each place in turn; one of a megabyte in a title and in a cell.
func TestWordsWithoutEnd(t *testing.T) {
	notInShort(t)
	word := strings.Repeat("abcdefghij", 1<<17/10)
	long := strings.Repeat(word, 8)
	m := plantest.Minter(1)
	for name, set := range map[string]func(p *plan.Plan){
		"title":      func(p *plan.Plan) { p.Title = text(word) },
		"priority":   func(p *plan.Plan) { p.Priorities[0].Title = text(long) },
		"commitment": func(p *plan.Plan) { p.Priorities[0].Commitments = []plan.Commitment{{ID: m.New(), Text: text(word)}} },
		"theme":      func(p *plan.Plan) { p.Priorities[0].Rows[0].Title = text(word) },
		"action":     func(p *plan.Plan) { p.Priorities[0].Rows[0].Actions[0].Text = text(long) },
		"measure":    func(p *plan.Plan) { p.Priorities[0].Rows[0].Measures[0].Text = text(word) },
		"when":       func(p *plan.Plan) { p.Priorities[0].Rows[0].When = text(word) },
		"section": func(p *plan.Plan) {
			p.Sections = []plan.Section{{ID: m.New(), Place: plan.Before, Title: text("A"), Body: text(word)}}
		},
		"heading": func(p *plan.Plan) { p.Sections = []plan.Section{{ID: m.New(), Place: plan.Before, Title: text(word)}} },
		"term":    func(p *plan.Plan) { p.Terms = []plan.Term{{ID: m.New(), Short: text(word), Meaning: text(word)}} },
		"statistic": func(p *plan.Plan) {
			p.Statistics = []plan.Statistic{{ID: m.New(), Figure: text(word), What: text("A")}}
		},
		"link": func(p *plan.Plan) {
			p.Priorities[0].Rows[0].Actions[0].Text = text("[a](https://example.org/" + word + ")")
		},
		"marks": func(p *plan.Plan) { p.Priorities[0].Rows[0].Actions[0].Text = text(strings.Repeat("👍", 1<<15)) },
		"accents": func(p *plan.Plan) {
			p.Priorities[0].Rows[0].Actions[0].Text = text("a" + strings.Repeat("\u0323\u0301", 1<<17))
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := oneRow("ok", "ok")
			set(p)
			d, _ := examined(t, p, publication.Options{}, Options{})
			(&reader{t, p, "en", false}).read(d)
		})
	}
}

// TestHalvesOfCharacters gives halves of characters to the exchange format: what stands for them is printed and said.
func TestHalvesOfCharacters(t *testing.T) {
	for name, words := range map[string]string{"escaped": `a\ud800b`, "turned": `\udc4d\ud83d`, "bytes": "a\xed\xa0\x80b", "cut": "ab\xc5"} {
		t.Run(name, func(t *testing.T) {
			source := `{"format": "planwright-plan", "version": 1, "title": {"en": "` + words + `"}, "languages": ["en"],
				"priorities": [{"title": {"en": "A"}, "rows": [{"actions": [{"text": {"en": "` + words + `"}}]}]}]}`
			p, _, err := exchange.Decode([]byte(source), exchange.Options{Mint: plantest.Minter(1)})
			if plan.CodeOf(err) != "" {
				return // refused with words for people, and nothing is lost
			}
			if err != nil {
				t.Fatal(err)
			}
			d, r := examined(t, p, publication.Options{}, Options{})
			if !strings.Contains(d.Title, "\uFFFD") && !strings.Contains(d.Title, "□") {
				t.Errorf("the title is %q", d.Title)
			}
			if !slices.ContainsFunc(r.Notices, func(n publication.Notice) bool { return strings.Contains(n.Words, "Damaged text") }) {
				t.Errorf("the report says nothing of it: %v", r.Notices)
			}
			var out bytes.Buffer
			if _, err := Write(t.Context(), publication.New(p, publication.Options{}), JSON, &out, Options{}); err != nil || !utf8.Valid(out.Bytes()) {
				t.Errorf("as JSON: %v", err)
			}
		})
	}
}
