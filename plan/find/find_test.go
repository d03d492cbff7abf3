package find

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

type fataler interface {
	Helper()
	Fatal(...any)
}

// in returns a plan with one section that has this body.
func in(body string) *plan.Plan {
	return &plan.Plan{ID: "plan", Languages: []plan.Lang{plan.English}, Sections: []plan.Section{{ID: "s", Body: plan.In(plan.English, body)}}}
}

func look(t fataler, p *plan.Plan, q Query) []Match {
	t.Helper()
	f, err := All(context.Background(), p, q, Place{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f.Matches
}

func TestFinds(t *testing.T) {
	for _, c := range []struct {
		query Query
		text  string
		want  []string // what is found, as written
	}{
		{Query{Words: "nurse"}, "A nurse, two Nurses, NURSE.", []string{"nurse", "Nurse", "NURSE"}},
		{Query{Words: "nurse", Case: true}, "A nurse, two Nurses, NURSE.", []string{"nurse"}},
		{Query{Words: "nurse", Whole: true}, "A nurse, two Nurses, nurse-led, the nurse's, nurse_1", []string{"nurse", "nurse", "nurse"}},
		{Query{Words: "aa"}, "aaaaa", []string{"aa", "aa"}},
		{Query{Words: "don", Whole: true}, "don't", nil},
		{Query{Words: "t", Whole: true}, "don't", nil},
		{Query{Words: "don't", Whole: true}, "don’t do it", []string{"don’t"}},
		{Query{Words: "we", Whole: true}, "we’ll, owe", []string{"we"}},
		{Query{Words: "tyfu", Whole: true}, "Tyfu'r tîm a thyfu", []string{"Tyfu"}},
		{Query{Words: "r", Whole: true}, "i'r, o’r", nil},
		{Query{Words: "i", Whole: true}, "i'r tŷ", []string{"i"}},
		{Query{Words: "tŷ", Whole: true}, "tŷ, tŷ\u0302, y tŷ’n", []string{"tŷ", "tŷ"}},
		{Query{Words: "ty"}, "y tŷ", nil},
		{Query{Words: "ty", IgnoreAccents: true}, "y tŷ, ty\u0302", []string{"tŷ", "ty\u0302"}},
		{Query{Words: "tŷ"}, "ty\u0302", []string{"ty\u0302"}},
		{Query{Words: "ty"}, "ty\u0302", nil},
		{Query{Words: "ŴYN"}, "ŵyn", []string{"ŵyn"}},
		{Query{Words: "ŵyn", Case: true}, "Ŵyn ŵyn", []string{"ŵyn"}},
		{Query{Words: "work force"}, "work\u00a0force, work\nforce", []string{"work\u00a0force", "work\nforce"}},
		{Query{Words: `"we"`}, "“we”", []string{"“we”"}},
		{Query{Words: "cooperate"}, "co\u00adoperate", []string{"co\u00adoperate"}},
		{Query{Words: "bold word"}, "a **bold** word", []string{"bold** word"}},
		{Query{Words: "R&D"}, `our R\&D and R&D`, []string{`R\&D`, "R&D"}},
		{Query{Words: "example"}, "[the example](https://example.org/example) of an example", []string{"example", "example"}},
		{Query{Words: "the"}, "[](#the) [the](#the)", []string{"the"}},
		{Query{Words: "20"}, "2020", []string{"20", "20"}},
		{Query{Words: "(HCPC)", Whole: true}, "Council (HCPC)s", []string{"(HCPC)"}},
		{Query{Words: "K"}, "\u212a", []string{"\u212a"}},
		{Query{Words: " "}, "a b", nil},
		{Query{Words: "a "}, "a, a b", []string{"a "}},
		{Query{Words: "σας"}, "ΣΑΣ", []string{"ΣΑΣ"}},
		{Query{}, "anything", nil},
	} {
		var got []string
		for _, m := range look(t, in(c.text), c.query) {
			got = append(got, m.Text[m.Start:m.End])
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%+v in %q: found %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

// whole is a plan that has a word in every place where a person writes, and in those that are left out.
func whole() *plan.Plan {
	w := func(place string) plan.Text { return plan.In(plan.English, "zebra "+place) }
	return &plan.Plan{
		ID: "plan", Title: w("title"), Subtitle: w("subtitle"), Languages: []plan.Lang{plan.English, plan.Welsh}, PriorityLabel: w("label"),
		Parent: plan.Parent{Title: w("of another plan")},
		Organisation: plan.Organisation{Name: w("name"), Web: "https://zebra.example.org",
			Charities: []plan.CharityNumber{{ID: "n", Register: w("register")}}},
		Sections: []plan.Section{{ID: "s", Title: w("heading"), Body: w("body"), Picture: plan.Picture{Alt: w("picture")}}},
		Priorities: []plan.Priority{{ID: "p", Title: w("priority"), Commitments: []plan.Commitment{{ID: "c", Text: w("commitment")}},
			Rows: []plan.Row{{ID: "r", Title: w("row"), When: w("when"),
				Actions:  []plan.Action{{ID: "a", Text: w("action").With(plan.Welsh, plan.Words{Text: "sebra, zebra"}), Short: w("short"), Lead: w("lead"), Links: []plan.Link{{ID: "l", AsSeen: w("as seen"), Reason: "zebra reason"}}}},
				Measures: []plan.Measure{{ID: "m", Text: w("measure"), Baseline: w("baseline"), Target: w("target"), Readings: []plan.Reading{{ID: "rd", Note: "zebra note"}}}}}}}},
		Statistics: []plan.Statistic{{ID: "f", What: w("figure")}},
		Terms:      []plan.Term{{ID: "t", Short: w("term"), Meaning: w("meaning")}},
		Comments:   []plan.Comment{{ID: "k", Text: "zebra comment", By: "zebra"}},
		Editions:   []plan.Edition{{ID: "e", Label: w("edition")}},
	}
}

func TestLooksWhereAPersonWrites(t *testing.T) {
	got := look(t, whole(), Query{Words: "zebra"})
	var places []string
	for _, m := range got {
		places = append(places, m.Kind+" "+m.Field+" "+string(m.Lang))
	}
	want := "plan title en|plan subtitle en|plan priorityLabel en|plan organisation.name en|plan organisation.web |charity register en|section title en|" +
		"section body en|section picture.alt en|priority title en|commitment text en|row title en|row when en|action text cy|action text en|" +
		"action short en|action lead en|link reason |measure text en|measure baseline en|measure target en|reading note |statistic what en|" +
		"term short en|term meaning en"
	if s := strings.Join(places, "|"); s != want {
		t.Errorf("looked in\n%s\nwant\n%s", s, want)
	}
	if n := len(look(t, whole(), Query{Words: "zebra", Lang: plan.Welsh})); n != 4 {
		t.Errorf("%d matches in Welsh, want that of the action and three of texts without a language", n)
	}
}

func TestBeginsAtAPlace(t *testing.T) {
	at := func(place Place, byteOf int) string {
		f, err := All(context.Background(), whole(), Query{Words: "zebra"}, place, byteOf)
		if err != nil {
			t.Fatal(err)
		}
		if f.First == len(f.Matches) {
			return "none"
		}
		return f.Matches[f.First].Field
	}
	for _, c := range []struct {
		place Place
		at    int
		want  string
	}{
		{Place{}, 0, "title"},
		{Place{Item: "a"}, 0, "text"},
		{Place{Item: "a", Field: "text", Lang: plan.English}, 3, "short"},
		{Place{Item: "m", Field: "text", Lang: plan.English}, 0, "text"},
		{Place{Item: "t", Field: "short", Lang: plan.English}, 1, "meaning"},
		{Place{Item: "a", Field: "short", Lang: plan.English}, 0, "short"},
		{Place{Item: "a", Field: "short", Lang: plan.English}, 1, "lead"},
		{Place{Item: "nowhere"}, 0, "title"},
	} {
		if got := at(c.place, c.at); got != c.want {
			t.Errorf("from %+v byte %d: %s, want %s", c.place, c.at, got, c.want)
		}
	}
}

func TestAround(t *testing.T) {
	m := look(t, in("One two three four zebra five\nsix seven eight nine."), Query{Words: "zebra"})[0]
	for _, c := range []struct {
		letters       int
		before, after string
	}{{100, "One two three four ", " five six seven eight nine."}, {12, "…three four ", " five six…"}} {
		before, found, after := m.Around(c.letters, strings.Clone)
		if before != c.before || found != "zebra" || after != c.after {
			t.Errorf("%d letters around: %q %q %q, want %q and %q", c.letters, before, found, after, c.before, c.after)
		}
	}
}

func TestAroundLeavesOutWhereAReferenceLeads(t *testing.T) {
	for _, words := range []string{"[One zebra](#01a21a3b-7a1f-70c7) two.", "See [one](#01a21a3b), zebra.", "A zebra, [one](#01a21a3b) and [two](https://example.org)."} {
		before, found, after := look(t, in(words), Query{Words: "zebra"})[0].Around(80, strings.Clone)
		want := strings.NewReplacer("(#01a21a3b-7a1f-70c7)", "", "(#01a21a3b)", "").Replace(words)
		if got := before + found + after; got != want {
			t.Errorf("around it stands %q, want %q", got, want)
		}
	}
}

func TestAroundShowsTheNumbersOfReferences(t *testing.T) {
	mint := plantest.Minter(3)
	p := &plan.Plan{ID: mint.New(), Languages: []plan.Lang{"en"}, Priorities: []plan.Priority{{ID: mint.New(), Rows: []plan.Row{{ID: mint.New()}, {ID: mint.New()}}}}}
	row, gone := string(p.Priorities[0].Rows[1].ID), string(mint.New())
	words := "See [](#" + row + ") and [this](#" + row + ") [](#page:" + row + "), zebra, [](#" + gone + ") or [](#" + row + ")."
	p.Priorities[0].Rows[0].Actions = []plan.Action{{ID: mint.New(), Text: plan.In("en", words)}}
	before, found, after := look(t, p, Query{Words: "zebra"})[0].Around(100, markup.ReferencesOf(p).Print)
	if got, want := before+found+after, "See 1.2 and [this] [](#page:1.2), zebra, [](#"+gone+") or 1.2."; got != want {
		t.Errorf("around it stands %q, want %q", got, want)
	}
}

func TestReplace(t *testing.T) {
	for _, c := range []struct {
		query      Query
		text, with string
		want       string
		count      int
	}{
		{Query{Words: "nurse"}, "Nurses and a nurse. NURSE!", "carer", "Carers and a carer. CARER!", 3},
		{Query{Words: "nurse"}, "Nurses and a nurse.", "AHP", "AHPs and a AHP.", 2},
		{Query{Words: "nurse", Case: true}, "Nurses and a nurse.", "carer", "Nurses and a carer.", 1},
		{Query{Words: "tŷ"}, "Tŷ ni", "ŵyn", "Ŵyn ni", 1},
		{Query{Words: "very "}, "very very good", "", "good", 2},
		{Query{Words: "a"}, "aaa", "aa", "aaaaaa", 3},
		{Query{Words: "plain bold"}, "a plain **bold** word", "new", "a **new** word", 1},
		{Query{Words: "bold word"}, "a **bold** word", "new", "a **new**", 1},
		{Query{Words: "a bold word"}, "a **bold** word", "new", "new", 1},
		{Query{Words: "&"}, `R\&D`, "and", "RandD", 1},
		{Query{Words: "example"}, "[example](https://example.org)", "sample", "[sample](https://example.org)", 1},
	} {
		edits := Replace(look(t, in(c.text), c.query), c.query, c.with)
		if n, _ := Replaced(edits); len(edits) != 1 || edits[0].New != c.want || n != c.count || edits[0].Old != c.text {
			t.Errorf("%q for %+v in %q: %+v, want %q and %d", c.with, c.query, c.text, edits, c.want, c.count)
		}
	}
	q := Query{Words: "nurse", Case: true}
	if edits := Replace(look(t, in("a nurse"), q), q, "nurse"); len(edits) != 0 {
		t.Errorf("replacing words by themselves changes %+v", edits)
	}
}

// queries draws what somebody may look for in p: often a piece of one of its texts.
func queries(t *rapid.T, p *plan.Plan) Query {
	var texts []string
	p.EachText(func(_ string, _ plan.ID, _ plan.Lang, s string) { texts = append(texts, s) })
	words := rapid.String().Draw(t, "words")
	if len(texts) > 0 && rapid.Bool().Draw(t, "from the plan") {
		runes := []rune(rapid.SampledFrom(texts).Draw(t, "text"))
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		words = string(runes[from:min(len(runes), from+rapid.IntRange(1, 8).Draw(t, "length"))])
	}
	return Query{Words: words, Case: rapid.Bool().Draw(t, "case"), Whole: rapid.Bool().Draw(t, "whole"), IgnoreAccents: rapid.Bool().Draw(t, "accents")}
}

func TestMatchesOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		q := queries(t, p)
		found, err := All(context.Background(), p, q, Place{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := newMatcher(q).needle
		for i, m := range found.Matches {
			if m.Start < 0 || m.End <= m.Start || m.End > len(m.Text) || utf8.ValidString(m.Text) && !(utf8.ValidString(m.Text[:m.Start]) && utf8.ValidString(m.Text[m.Start:m.End])) {
				t.Fatalf("%d:%d of %q is no place in it", m.Start, m.End, m.Text)
			}
			if i > 0 && found.Matches[i-1].Place == m.Place && found.Matches[i-1].End > m.Start {
				t.Fatalf("two matches overlap: %+v and %+v", found.Matches[i-1], m)
			}
			got := newMatcher(q)
			got.fold(m.Text[m.Start:m.End], marked(m.Field))
			var letters []rune
			for _, l := range got.words {
				letters = append(letters, l.r)
			}
			if !utf8.ValidString(m.Text) {
				continue
			}
			if !strings.Contains(string(letters), string(want)) {
				t.Fatalf("%q was found for %q: folded %q and %q", m.Text[m.Start:m.End], q.Words, string(letters), string(want))
			}
			before, mid, after := m.Around(20, strings.Clone)
			if !utf8.ValidString(before) || !utf8.ValidString(mid) || !utf8.ValidString(after) {
				t.Fatalf("around a match stands %q, %q, %q", before, mid, after)
			}
		}
		for _, e := range Replace(found.Matches, q, "x") {
			if e.Old == e.New || e.Count == 0 {
				t.Fatalf("an edit that changes nothing: %+v", e)
			}
		}
	})
}

// TestPlainTextIsFoundAsEverybodyDoes holds the search against the standard library's on texts without anything to fold.
func TestPlainTextIsFoundAsEverybodyDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab .,1")), 0, 40, -1).Draw(t, "text")
		words := rapid.StringOfN(rapid.SampledFrom([]rune("ab .1")), 1, 3, -1).Draw(t, "words")
		if strings.TrimSpace(words) == "" {
			return
		}
		q := Query{Words: words, Case: true}
		got := look(t, in(text), q)
		if want := strings.Count(text, words); len(got) != want {
			t.Fatalf("%q in %q: %d times, want %d", words, text, len(got), want)
		}
		edits := Replace(got, q, "Z")
		if want := strings.ReplaceAll(text, words, "Z"); len(got) > 0 && edits[0].New != want {
			t.Fatalf("%q, want %q", edits[0].New, want)
		}
	})
}

// TestTheFormOfLettersDoesNotMatter: "ŷ" may be written as one rune or as two.
func TestTheFormOfLettersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.SampledFrom([]rune("aŷŵâ yw'’")), 0, 30, -1)
		text, words := letters.Draw(t, "text"), letters.Draw(t, "words")
		q := Query{Words: words, Whole: rapid.Bool().Draw(t, "whole"), IgnoreAccents: rapid.Bool().Draw(t, "accents")}
		r := q
		r.Words = norm.NFD.String(words)
		a, b := look(t, in(norm.NFC.String(text)), r), look(t, in(norm.NFD.String(text)), q)
		if len(a) != len(b) {
			t.Fatalf("%q: %d times as single runes, %d times taken apart", words, len(a), len(b))
		}
		for i := range a {
			if norm.NFC.String(a[i].Text[a[i].Start:a[i].End]) != norm.NFC.String(b[i].Text[b[i].Start:b[i].End]) {
				t.Fatalf("%+v and %+v", a[i], b[i])
			}
		}
	})
}

func TestReplacingAllLeavesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		q := queries(t, p)
		for _, e := range Replace(look(t, p, q), q, "\U0001F33B") { // in no text of these
			for _, m := range look(t, in(e.New), q) {
				if !strings.Contains(e.New[m.Start:m.End], "\U0001F33B") && strings.Count(e.New, e.New[m.Start:m.End]) > strings.Count(e.Old, e.New[m.Start:m.End]) {
					t.Fatalf("%q was replaced in %q and stands in %q", q.Words, e.Old, e.New)
				}
			}
		}
	})
}

func TestASearchCanBeGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := All(ctx, whole(), Query{Words: "zebra"}, Place{}, 0); err == nil {
		t.Error("a search that was given up says nothing of it")
	}
}

func TestNoMoreThanMost(t *testing.T) {
	f, err := All(context.Background(), in(strings.Repeat("a", Most)), Query{Words: "a"}, Place{}, 0)
	if err != nil || f.More || len(f.Matches) != Most {
		t.Errorf("%d matches, more: %v, %v", len(f.Matches), f.More, err)
	}
	f, err = All(context.Background(), in(strings.Repeat("a", Most+1)), Query{Words: "a"}, Place{}, 0)
	if err != nil || !f.More || len(f.Matches) != Most {
		t.Errorf("%d matches, more: %v, %v", len(f.Matches), f.More, err)
	}
}

func BenchmarkAll(b *testing.B) {
	p := plantest.Rows(10_000)
	letters := 0
	p.EachText(func(_ string, _ plan.ID, _ plan.Lang, s string) { letters += len(s) })
	for _, words := range []string{"a", "the workforce", "zzzz"} {
		b.Run(words, func(b *testing.B) {
			b.SetBytes(int64(letters))
			for b.Loop() {
				look(b, p, Query{Words: words})
			}
		})
	}
}
