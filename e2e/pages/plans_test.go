//go:build !e2e

package pages_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// rows is a plan of n rows in all, spread over its priorities, with about as many words in each cell as named.
func rows(title string, priorities, n, words int) []byte {
	p := plan{Title: en(title), PriorityLabel: en("Priority"), Period: map[string]int{"start": 2025, "end": 2028}}
	for i := range priorities {
		q := priority{Title: en(sentences(4, i))}
		for j := range n / priorities {
			turn := i*n + j
			q.Rows = append(q.Rows, row{
				When:     timing{en("2025 to 2027")},
				Actions:  []action{{Text: en(sentences(words, turn)), Short: en(sentences(5, turn))}},
				Measures: []measure{{Text: en(sentences(words*3/4+1, turn+n))}},
			})
		}
		p.Priorities = append(p.Priorities, q)
	}
	return p.json()
}

// tallRows has rows that no page can hold: of many actions, of many measures, of many points, of both sides long.
func tallRows() []byte {
	many := row{Title: en("Many actions"), When: timing{en("2025 to 2027")}}
	measured := row{Title: en("Many measures"), When: timing{en("Each spring")}, Actions: []action{{Text: en(sentences(20, 7))}}}
	pointed := row{When: timing{en("By March 2026")}}
	var points strings.Builder
	points.WriteString(sentences(15, 1) + "\n\n")
	for i := range 60 {
		many.Actions = append(many.Actions, action{Text: en(sentences(25, i)), Lead: en("Harbour office")})
		measured.Measures = append(measured.Measures, measure{Text: en(sentences(18, i)), Baseline: en("12"), Target: en("40"), Source: en("The ledger")})
		fmt.Fprintf(&points, "%d. %s\n", i+1, sentences(14, i+60))
	}
	pointed.Actions = []action{{Text: en(points.String())}}
	long := row{Actions: many.Actions[:40], Measures: measured.Measures[:30]}
	short := row{When: timing{en("2026")}, Actions: []action{{Text: en(sentences(9, 3))}}}
	return plan{Title: en("Tall rows"), Priorities: []priority{
		{Title: en("First"), Rows: []row{short, many, short, measured, short}},
		{Title: en("Second"), Rows: []row{pointed, long, short}},
	}}.json()
}

// longCell has 10,000 words in one action, 3,000 in one measure and 400 in a when and in a title.
func longCell() []byte {
	return plan{Title: en("Long cells"), Priorities: []priority{{Title: en("Much to say"), Rows: []row{
		{Actions: []action{{Text: en(sentences(10_000, 1))}}, When: timing{en("2026")}},
		{Title: en(sentences(400, 2)), Actions: []action{{Text: en("Short.")}}, Measures: []measure{{Text: en(sentences(3_000, 2))}},
			When: timing{en(sentences(400, 3))}},
	}}}}.json()
}

// longWords has words that no line can hold, in every place where words stand.
func longWords() []byte {
	word := strings.Repeat("abcdefghij", 60)
	link := "[" + word + "](https://www.example.org/" + word + ")"
	return plan{Title: en(word), Subtitle: en(word), PriorityLabel: en(word), State: "draft",
		Sections: []section{{Title: en(word), Body: en(word + "\n\n- " + word + "\n- " + link)}},
		Priorities: []priority{{Title: en(word), Commitments: []commitment{{en(word)}}, Rows: []row{
			{Title: en(word), When: timing{en(word)}, Actions: []action{{Text: en(word + " " + link), Lead: en(word), Partners: en(word)}},
				Measures: []measure{{Text: en(word), Baseline: en(word), Target: en(word)}}},
			{Actions: []action{{Text: en(strings.Repeat(word, 50))}}},
		}}},
		Terms: []map[string]any{{"short": en(word), "meaning": en(word)}},
	}.json()
}

// hard are characters that fonts, readers and writers of PDF stumble over.
var hard = map[string]string{
	"emoji":          "Smile \U0001F600, family \U0001F468\u200D\U0001F469\u200D\U0001F467, flag \U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F, thumb \U0001F44D\U0001F3FD",
	"right to left":  "Hebrew \u05E9\u05DC\u05D5\u05DD, Arabic \u0645\u0631\u062D\u0628\u0627, and \u202Eoverridden\u202C, \u2067isolated\u2069",
	"control":        "Bell\u0007, null\u0000, escape\u001B[31m, delete\u007F, next line\u0085end, form\ffeed, line\u2028separator, paragraph\u2029separator",
	"combining":      "e\u0301 a\u030A w\u0302 y\u0302 n\u0303 stacked Z\u0351\u036B\u0343\u036A\u0302\u036B alone \u0301",
	"ligatures":      "\uFB01re, wa\uFB04e, \uFB03, \uFB06",
	"spaces":         "thin\u2009space, no\u00A0break, figure\u2007space, zero\u200Bwidth, word\u2060joiner, soft\u00ADhyphen, narrow\u202Fspace, tab\tstop",
	"unassigned":     "Private \uE000, none \u0378, not a character \uFFFE \U0010FFFF, byte order \uFEFF mark",
	"other scripts":  "Ελληνικά, Кириллица, 漢字かな交じり文, ไทย, हिन्दी, 한국어, ქართული",
	"signs":          "½ ⅓ 5 µg ≤ 10 °C × 3 → 4 ✓ ✗ € £ № ™ … “quoted” ‘single’ — – ‐ ‑ • ☐ ∑ √ ﷽",
	"syntax of PDF":  `(( unbalanced ) \ \( \) << >> [ ] /Name %comment endstream endobj`,
	"syntax of XML":  `<?xml ?> & &amp; &#0; <b>bold</b> ]]> "quotes" 'single'`,
	"Welsh":          "Gŵyl y tŷ, ŵyna, ffŷs, sïon, môr, Ŵ Ŷ",
	"only a mark":    "\U0001F600",
	"only a control": "\u0001",
	"only spaces":    " \u00A0\u200B ",
}

// characters has the hard characters in every place where words stand.
func characters() []byte {
	p := plan{Title: en("Characters: " + hard["emoji"] + hard["control"]), Subtitle: en(hard["right to left"]), Languages: []string{"en", "cy"},
		Organisation: map[string]any{"name": en(hard["signs"]), "address": en("1 Quay\n" + hard["other scripts"]), "email": "a(b@example.org"},
		Terms:        []map[string]any{{"short": en(hard["ligatures"]), "meaning": en(hard["syntax of PDF"])}},
		Statistics:   []map[string]any{{"figure": en(hard["emoji"]), "what": en(hard["combining"]), "source": en(hard["syntax of XML"])}},
	}
	for i, name := range sortedKeys(hard) {
		words := hard[name]
		p.Sections = append(p.Sections, section{Title: en(words), Body: en(words + "\n\n- " + words + "\n\n**" + words + "**")})
		p.Priorities = append(p.Priorities, priority{Title: en(words), Commitments: []commitment{{en(words)}}, Rows: []row{{
			Title: en(fmt.Sprintf("%d: %s", i, words)), When: timing{en(words)},
			Actions:  []action{{Text: both(words, "Cymraeg "+words), Short: en(words), Lead: en(words), Partners: en(words)}},
			Measures: []measure{{Text: en(words), Target: en(words), Source: en(words)}},
		}}})
	}
	return p.json()
}

// markup has every mark of the small Markdown, in cells too, and what only looks like a mark.
func markup() []byte {
	const rowID, sectionID = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e01", "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e02"
	body := "First **bold words** and [a link](https://www.example.org/a?b=c&d=(e)), a [letter](mailto:a@example.org).\n\n### Sub-heading\n\n" +
		"- one\n- two with [a link over a longer stretch of words, so that it may stand on two lines of the page](https://www.example.org/)\n\n1. first\n2. second\n\n" +
		"See [](#" + rowID + "), [that row](#" + rowID + ") on page [](#page:" + rowID + "), and pages [](#pages:tables). [](#" + sectionID + ")\n\n### **Bold** heading with [a link](https://www.example.org/)\n\n" +
		"- a point\n\n### Last, with nothing below"
	odd := "** not bold, [no link](javascript:alert(1)), [open, \\*\\*escaped\\*\\*, - not a point, [](#nowhere), [x](#0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0eff)"
	return plan{Title: en("Markup"),
		Sections: []section{
			{ID: sectionID, Title: en("Links"), Body: en(body)}, {Title: en("Odd"), Body: en(odd)}, {Body: en("No title.\n\n### Sub-heading")},
			{Place: "after", Title: en("Empty")}, {Place: "after", Kind: "call-out", Body: en("- only\n- points")},
		},
		Priorities: []priority{{Title: en("Cells"), Commitments: []commitment{{en(body)}}, Rows: []row{
			{ID: rowID, Title: en("Theme"), When: timing{en("2026")}, Actions: []action{{Text: en(body), Short: en(body)}, {Text: en(odd)}},
				Measures: []measure{{Text: en(body), Source: en("[a link](https://www.example.org/)")}}},
		}}},
	}.json()
}

// look has a design of its own: colours that are hard to read, a logo, another font and paper.
func look() []byte {
	p := plan{Title: en("Look"), Design: map[string]any{"primary": "#FFE066", "accent": "#FF9999", "font": "atkinson-hyperlegible-next", "paper": "letter"},
		Sections:   []section{{Kind: "figures", Title: en("Figures"), Body: en("Two of them.")}},
		Statistics: []map[string]any{{"figure": en("12"), "what": en("pilots"), "place": en("Harbour"), "date": en("2025"), "source": en("The ledger")}},
		Priorities: []priority{{Title: en("Crews"), Rows: []row{{When: timing{en("2026")}, Actions: []action{{Text: en(sentences(20, 1))}}}}}},
	}
	p.Design["logo"] = picture(&p, "A lantern")
	return p.json()
}

// picture adds a small PNG, half transparent, to the plan's files and returns a picture of it.
func picture(p *plan, alternative string) map[string]any {
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		for y := range 40 {
			img.Set(x, y, color.NRGBA{R: uint8(4 * x), G: uint8(6 * y), B: 90, A: uint8(255 - 3*y)})
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		panic(err) // a buffer takes all
	}
	hash := digest(data.Bytes())
	p.Files = append(p.Files, map[string]string{"hash": hash, "type": "image/png", "bytes": base64.StdEncoding.EncodeToString(data.Bytes())})
	return map[string]any{"file": hash, "alt": en(alternative), "credit": en("A. Painter")}
}

// allMembers has something in every member that is printed, in two languages, some of it without a translation.
func allMembers() []byte {
	const id = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e03"
	p := plan{Title: both("All members", "Pob aelod"), Subtitle: en("With a subtitle"), Scope: "wales", Period: map[string]int{"start": 2026, "end": 2029},
		Languages: []string{"en", "cy"}, State: "published", PriorityLabel: both("Workforce priority", "Blaenoriaeth gweithlu"),
		Design: map[string]any{"primary": "#14324F", "accent": "#7A1F5C"},
		Organisation: map[string]any{"name": both("Harbour Crews", "Criwiau'r Harbwr"), "shortName": en("HC"), "about": en("We **look after** the [harbour](https://www.example.org/)."),
			"address": en("1 Quay\nTown"), "telephone": "01632 960000", "email": "crew@example.org", "web": "https://www.example.org", "contact": en("The office"),
			"charities": []map[string]any{{"register": en("England and Wales"), "number": "0000000"}, {"register": en("Scotland"), "number": "SC000000"}},
			"company":   "00000000", "vat": "GB 000 0000 00", "copyright": en("© 2026 Harbour Crews")},
		Terms: []map[string]any{{"short": both("AHP", "AHP"), "meaning": en("A helpful person")}, {"short": en("HQ"), "meaning": both("Head quay", "Prif gei")}},
	}
	for i, kind := range []string{"text", "findings", "figures", "case-study", "workforce-model", "success-measures", "roles", "call-out", "thanks"} {
		for _, place := range []string{"before", "priority", "after"} {
			s := section{Place: place, Kind: kind, Title: both("Section "+kind, "Adran "+kind), Body: both(sentences(40, i)+"\n\n- one\n- two", "Geiriau Cymraeg.")}
			if place == "priority" {
				s.Priority = id
			}
			if i%2 == 0 {
				s.Picture = picture(&p, "A lantern by the quay")
			}
			p.Sections = append(p.Sections, s)
		}
	}
	p.Files = p.Files[:1] // it is one picture throughout
	for i := range 7 {
		p.Statistics = append(p.Statistics, map[string]any{"figure": en(fmt.Sprint(i * 137)), "what": both("pilots", "peilotiaid"), "place": en("Harbour"), "date": en("2025"), "source": en("The ledger")})
	}
	for i := range 3 {
		q := priority{Title: both(sentences(5, i), "Blaenoriaeth"), Commitments: []commitment{{both(sentences(12, i), "Ymrwymiad")}, {en(sentences(9, i))}}}
		if i == 0 {
			q.ID = id
		}
		for j := range 4 {
			q.Rows = append(q.Rows, row{Title: both("Theme", "Thema"), When: timing{both("2026 to 2028", "2026 i 2028")},
				Actions: []action{{Text: both(sentences(22, j), "Gweithred"), Short: en(sentences(6, j)), Lead: en("Office"), Partners: both("Schools, colleges", "Ysgolion"),
					Asks: []string{"organisation", "members"}, Status: "under-way"}, {Text: en(sentences(12, j)), Lead: en("Crew")}},
				Measures: []measure{{Text: en(sentences(9, j)), Counted: en("Pilots"), Baseline: both("12", "12"), Target: en("40"), By: en("2028"), Source: en("The ledger")}},
			})
		}
		p.Priorities = append(p.Priorities, q)
	}
	return p.json()
}

// welsh is a plan in Welsh alone.
func welsh() []byte {
	cy := func(words string) texts { return texts{"cy": words} }
	p := plan{Title: cy("Cynllun gweithlu’r harbwr"), Subtitle: cy("Gŵyl, tŷ a ffŷs"), Scope: "wales", Languages: []string{"cy"}, State: "draft",
		PriorityLabel: cy("Blaenoriaeth"), Period: map[string]int{"start": 2025, "end": 2027},
		Sections: []section{{Title: cy("Ynghylch y cynllun"), Body: cy("Dyma’r **cynllun**, gweler tudalennau [](#pages:tables).\n\n- un\n- dau")}}}
	for range 3 {
		p.Priorities = append(p.Priorities, priority{Title: cy("Denu a chadw peilotiaid"), Commitments: []commitment{{cy("Byddwn yn gwrando.")}}, Rows: []row{
			{Title: cy("Hyfforddi"), When: timing{cy("2025 i 2027")}, Actions: []action{{Text: cy("Cynnal cwrs bob blwyddyn."), Lead: cy("Swyddfa")}}, Measures: []measure{{Text: cy("Nifer y cyrsiau"), Target: cy("12")}}},
			{When: timing{cy("erbyn Mawrth 2026")}, Actions: []action{{Text: cy("Ysgrifennu at yr ysgolion.")}}},
		}})
	}
	return p.json()
}

// gaelic is a plan in three languages, one of which the program has no words in.
func gaelic() []byte {
	three := func(words string) texts { return texts{"en": words, "cy": "Cy " + words, "gd": "Gd " + words} }
	return plan{Title: three("Three languages"), Languages: []string{"gd", "en", "cy"}, PriorityLabel: three("Priority"),
		Sections: []section{{Title: three("About"), Body: three(sentences(30, 1))}},
		Priorities: []priority{{Title: three("Crews"), Commitments: []commitment{{three(sentences(9, 2))}, {en("English alone.")}}, Rows: []row{
			{Title: three("Theme"), When: timing{three("2026")}, Actions: []action{{Text: three(sentences(20, 3))}, {Text: texts{"cy": "Cymraeg yn unig."}}},
				Measures: []measure{{Text: three(sentences(9, 4))}}}}}},
	}.json()
}
