package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

// Pieces of documents, as people and programs leave them in text.
var (
	someWords = strings.Fields(`we We will We'll the board plan people pre- post- sign- training 2024 2024–2027 3.4% £1,204 e.g. (early) "quoted"
		café ŵyr byddwn Byddwn yn gweithio No. 12 1. 2) 1.1 • - * ** [x](y) ### \ co-design o O This These pages 3–10 on © charity Ltd. full version download
		reduced ﬁnal soft-hyphen zero-width www.example.org a@example.org SE1 1AA 020 7946 0000 measure when action Page of`)
	someLines = []string{"Action\tMeasure\tWhen", "Actions\tLead\tBy when", "Gweithred\tMesur\tPryd", "Contents", "Glossary", "Conclusion", "Page 2 of 9", "3", "4",
		"Priority 1: Growing", "Priority 2", "Theme A – Keeping", "Workforce priority three: Planning", "Actions", "Measures", "When: 2026", "Lead: The board",
		"Case study: a ferry", "Skip to main content", "Home", "You are here", "Privacy policy", "Follow us", "Facebook", "Back to top",
		"© 2025 The Society", "A registered charity in Scotland (SC012345). VAT No. 123 4567 89.", "You hold a summary version of it. Download the full version.",
		"Our tables on pages 5–7 say more.", "Thank you to all.", "Rotas (2024 to 2026)", "2024–2027", "Version 2", "\f", "•", "o Open a door", "Running title | 3", "Running title | 4"}
)

// document draws a document of headings, bullets, tables, furniture and rubbish in any order.
func document(t *rapid.T) string {
	words := rapid.Custom(func(t *rapid.T) string {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 1, 12).Draw(t, "words"), " ")
		s = strings.ReplaceAll(strings.ReplaceAll(s, "soft-", "soft\u00AD"), "zero-", "zero\u200B")
		return s + rapid.SampledFrom([]string{"", ".", ".", "?", ":", " ", "-"}).Draw(t, "end")
	})
	line := rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 9).Draw(t, "sort") {
		case 0, 1:
			return rapid.SampledFrom(someLines).Draw(t, "line")
		case 2, 3:
			cells := rapid.SliceOfN(words, 1, 5).Draw(t, "cells")
			return strings.Join(cells, "\t") + rapid.SampledFrom([]string{"", "\t", "\t2027", "\t2024 to"}).Draw(t, "last")
		case 4, 5:
			return rapid.SampledFrom([]string{"• ", "- ", "  • ", "1. ", "2. ", "1.1 ", "o ", "\t", "    "}).Draw(t, "mark") + words.Draw(t, "item")
		case 6:
			return ""
		case 7:
			return rapid.String().Draw(t, "rubbish")
		}
		return words.Draw(t, "words")
	})
	ends := rapid.SampledFrom([]string{"\n", "\n", "\r\n", "\n\n"}).Draw(t, "ends")
	return strings.Join(rapid.SliceOfN(line, 1, 40).Draw(t, "lines"), ends)
}

// Every word of any document is in the plan or the report, and the rules found a place for each: none had to be rescued.
func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := document(t)
		src := Source{Name: "made up.txt", Data: []byte(text), As: rapid.SampledFrom([]string{"", "text", "text", "csv", "tsv"}).Draw(t, "as")}
		res, err := Read(src, Options{})
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Fatalf("an error that is no problem for people: %v", err)
			}
			return
		}
		if res.Report.Words == (Words{}) {
			return // our own sheet by chance
		}
		w := res.Report.Words
		if w.Source+w.Added != w.Plan+w.LeftOut {
			t.Fatalf("%+v\n%s\n%v", w, res.Report, unbalanced(res, text, nil))
		}
		for _, s := range res.Plan.Sections {
			if s.Title.In(res.Plan.Primary()) == lostTitle(res.Plan.Primary()) {
				t.Fatalf("no place for %q\n%s", s.Body.In(res.Plan.Primary()), res.Report)
			}
		}
		for _, p := range res.Plan.Validate() {
			t.Fatalf("not well formed: %v", p)
		}
	})
}

// Taken into a plan that has words already, a document takes none of them away.
func TestAddingTakesNothingAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, err := Read(Source{Data: []byte(document(t)), As: "text"}, Options{Language: plan.English})
		if err != nil {
			return
		}
		before := tally{}
		before.addPlan(first.Plan, 1)
		data := document(t)
		second, err := Read(Source{Data: []byte(data), As: "text"}, Options{Into: first.Plan})
		if err != nil {
			return
		}
		w := second.Report.Words
		if w.Source+w.Added != w.Plan+w.LeftOut {
			t.Fatalf("%+v\n%s\n%v", w, second.Report, unbalanced(second, data, first.Plan))
		}
		before.addPlan(second.Plan, -1)
		for word, n := range before {
			if n > 0 {
				t.Fatalf("%q went missing", word)
			}
		}
	})
}

// unbalanced returns the words whose account doesn't close: more than none are lost, fewer were made up.
func unbalanced(res *Result, source string, into *plan.Plan) tally {
	r := &reader{source: source, plan: res.Plan, into: into, report: res.Report}
	t := tally{}
	t.add(r.source, 1)
	r.addReported(t)
	t.addPlan(r.plan, -1)
	t.addPlan(r.into, 1)
	for w, n := range t {
		if n == 0 {
			delete(t, w)
		}
	}
	return t
}
