package intake

import (
	"strings"
	"unicode"

	"planwright/plan"
)

// A word, for the account of what was taken, is a run of letters and digits with their marks. Characters that have no
// shape of their own (soft hyphens, zero-width spaces) neither end a word nor belong to it. So neither punctuation nor
// spacing, which the plan may hold in another form, counts as a loss.

// eachWord calls f with every word of s in order.
func eachWord(s string, f func(string)) {
	start, plainRun := -1, true
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := s[start:end]
		if !plainRun {
			w = strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Cf, r) {
					return -1
				}
				return r
			}, w)
		}
		f(w)
		start, plainRun = -1, true
	}
	for i, r := range s {
		switch {
		case r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'), r >= 0x80 && isWordRune(r):
			if start < 0 {
				start = i
			}
		case r >= 0x80 && unicode.Is(unicode.Cf, r):
			plainRun = plainRun && start < 0
		default:
			flush(i)
		}
	}
	flush(len(s))
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// tally is a multiset of words.
type tally map[string]int

// add counts the words of s n times.
func (t tally) add(s string, n int) {
	eachWord(s, func(w string) { t[w] += n })
}

// size returns how many words t holds in all.
func (t tally) size() int {
	n := 0
	for _, k := range t {
		n += k
	}
	return n
}

// wordCount returns how many words s has.
func wordCount(s string) int {
	n := 0
	eachWord(s, func(string) { n++ })
	return n
}

// addPlan counts the words of every text of p and the years of its period, n times.
func (t tally) addPlan(p *plan.Plan, n int) {
	if p == nil {
		return
	}
	for _, year := range []int{p.Period.Start, p.Period.End} {
		if year != 0 {
			t.add(itoa(year), n)
		}
	}
	p.EachText(func(field string, _ plan.ID, _ plan.Lang, words string) {
		if field != "field" && field != "by" { // a comment's own marks
			t.add(withoutReferences(words), n)
		}
	})
}

// withoutReferences returns body without the targets of live references, which are no words of the text.
func withoutReferences(body string) string {
	if !strings.Contains(body, "](#") {
		return body
	}
	return reference.ReplaceAllString(body, "]")
}
