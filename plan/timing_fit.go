package plan

import (
	"strconv"
	"time"
)

// yearRange is a plain range of years: "2024 to 2027", "from 2024 until 2027", "2024–27", "2024 i 2027".
var yearRange = lazily(`^\s*((?i:from|o)\s+)?([0-9]{4})(\s*(?i:to|until|i|hyd|-|–|—)\s*)([0-9]{4}|[0-9]{2})\s*$`)

// FitTiming returns the words of a plain range of years with the years that it shares with the period: of a plan for 2025 to 2027 "2024 to
// 2027" becomes "2025 to 2027". It is written as before; a single year that is left stands alone. It reports false, with the words as they
// are, where they are no such range in the language l, lie in the period already, or share no year with it.
func FitTiming(words string, l Lang, period Period) (string, bool) {
	m := yearRange().FindStringSubmatch(words)
	is := ParseTiming(words, l, period)
	first, last := is.Start.Year, is.End.Year
	if m == nil || !is.wholeYears(first, last) || m[2] != strconv.Itoa(first) {
		return words, false
	}
	if period.Start != 0 {
		first = max(first, period.Start)
	}
	if period.End != 0 {
		last = min(last, period.End)
	}
	if first > last || first == is.Start.Year && last == is.End.Year {
		return words, false
	}
	out := strconv.Itoa(first)
	if first < last {
		end := strconv.Itoa(last)
		if len(m[4]) == 2 {
			end = end[2:]
		}
		out = m[1] + out + m[3] + end
	}
	if !ParseTiming(out, l, period).wholeYears(first, last) {
		return words, false
	}
	return out, true
}

// wholeYears reports whether a timing is from the beginning of one calendar year to the end of another, once.
func (a Timing) wholeYears(first, last int) bool {
	return a.Understood && a.Recurrence == Recurrence{} && a.Start == Date{first, time.January, 1} && a.End == Date{last, time.December, 31}
}

// FitWhen returns a timing in all of the languages as FitTiming has it, with translations that were up to date still so. It reports false,
// with t as it is, unless each language that has words fits, or lies in the period as it is. The first language is the primary one.
func FitWhen(t Text, langs []Lang, period Period) (Text, bool) {
	out, changed := t, false
	for _, l := range langs {
		words := t.In(l)
		if words == "" {
			continue
		}
		fitted, ok := FitTiming(words, l, period)
		switch {
		case ok:
			out, changed = out.With(l, Words{Text: fitted, Of: t[l].Of}), true
		case !ParseTiming(words, l, period).inside(period):
			return t, false
		}
	}
	if !changed {
		return t, false
	}
	for _, l := range langs[1:] {
		if t.In(l) != "" && t[l].Of != "" && t.Translation(l, langs[0]) == UpToDate {
			out = out.With(l, Words{Text: out.In(l), Of: SourceDigest(out.In(langs[0]))})
		}
	}
	return out, true
}

// inside reports whether a timing has two ends, and both lie in the period.
func (a Timing) inside(p Period) bool {
	return a.Understood && !a.Start.IsZero() && !a.End.IsZero() && a.Start.Year >= p.Start && (p.End == 0 || a.End.Year <= p.End)
}

// FitTimings gives the When of each row the years that it shares with those of the plan, as FitWhen does, and returns how many rows changed.
func (p *Plan) FitTimings() int {
	langs := p.Languages
	if len(langs) == 0 {
		langs = []Lang{p.Primary()}
	}
	n := 0
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			r := &p.Priorities[i].Rows[j]
			if when, ok := FitWhen(r.When, langs, p.Period); ok {
				r.When = when
				n++
			}
		}
	}
	return n
}
