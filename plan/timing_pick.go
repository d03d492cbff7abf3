package plan

import (
	"strconv"
	"strings"
)

// Pick is a timing that is chosen from what there is rather than typed.
type Pick struct {
	From, To int       // the first and the last year; both 0 for none
	Part     Precision // what of a single year: a month, quarter, season or term; "" for all of it
	N        int       // which of its kind, from 1: spring is the first season and the first term
	Side     PickSide
	Every    Recurrence
}

// PickSide is how the years of a Pick are meant.
type PickSide string

// The sides of a Pick.
const (
	Within PickSide = ""     // in them
	Due    PickSide = "by"   // by the end of the last of them
	Onward PickSide = "from" // from the beginning of the first of them
)

// Words returns what is chosen in the ordinary words of the language l, as people write them: "2024 to 2027", "By March 2026", "Every three
// years from 2025". ParseTiming understands them. Languages that the program has no words in get English ones. Nothing chosen gives "".
func (k Pick) Words(l Lang) string {
	v, w := sayingsIn(l), pickWordsIn(l)
	words := k.years(v, w)
	if k.Every.Unit == Continuous && k.Side == Within && k.From != 0 && k.From == k.To { // as "ongoing in 2024" is read
		k.Side = Onward
	}
	switch again := v.every(k.Every); {
	case again == "":
	case words == "":
		return capital(again)
	case k.Side == Onward:
		words = again + " " + w.onward(k.name(w, true))
		if k.Part == "" {
			words = again + " " + v.from + k.name(w, true)
		}
	default:
		words = again + ", " + words
	}
	if words == "" {
		return ""
	}
	return capital(words)
}

// years says the chosen part of the plan's time.
func (k Pick) years(v *sayings, w *pickWords) string {
	switch {
	case k.From == 0:
		return ""
	case k.Side == Due:
		return w.by + k.name(w, true)
	case k.Side == Onward:
		return w.onward(k.name(w, true))
	case k.From != k.To && k.Part == "":
		return strconv.Itoa(k.From) + v.to + strconv.Itoa(k.To)
	}
	return k.name(w, false)
}

// name says a single year or a part of it: of several years the last when something is due, else the first. Inside is within a sentence.
func (k Pick) name(w *pickWords, inside bool) string {
	year := k.From
	if k.Side == Due {
		year = k.To
	}
	if k.Part == "" || k.N < 1 || k.N > len(w.parts[k.Part]) {
		return strconv.Itoa(year)
	}
	part := w.parts[k.Part][k.N-1]
	if inside && k.Part != PrecisionMonth && !strings.HasPrefix(part, "Q") {
		part = strings.ToLower(part)
	}
	return part + " " + strconv.Itoa(year)
}

// PartNames returns the names of a kind of part of a year in the language l, in order: the months, the quarters, the seasons or the school
// terms. It returns nil for any other precision.
func PartNames(part Precision, l Lang) []string { return pickWordsIn(l).parts[part] }

// PickOf returns the choices that a timing amounts to, as far as they can be chosen: the days of a month become their year.
// It reports false for one that wasn't understood.
func PickOf(t Timing) (Pick, bool) {
	k := Pick{Every: t.Recurrence}
	s, e := t.Start, t.End
	switch {
	case !t.Understood:
		return Pick{}, false
	case s.IsZero() && e.IsZero():
		return k, true
	case s.IsZero():
		k.Side, s = Due, e
	case e.IsZero():
		k.Side, e = Onward, s
	}
	k.From, k.To = s.Year, e.Year
	for part, months := range pickMonths {
		for n := 1; n <= len(englishPicks.parts[part]); n++ {
			first := Date{s.Year, 1, 1}.months(firstOf(part, n) - 1)
			if k.Side == Due {
				first = Date{e.Year, e.Month, 1}.months(1 - months)
			}
			if t.Precision != part || int(first.Month) != firstOf(part, n) {
				continue
			}
			last := first.months(months).days(-1)
			if (t.Start.IsZero() || t.Start == first) && (t.End.IsZero() || t.End == last) {
				k.Part, k.N, k.From, k.To = part, n, first.Year, first.Year
			}
		}
	}
	return k, true
}

// pickMonths is how many months the parts of a year have that can be chosen.
var pickMonths = map[Precision]int{PrecisionMonth: 1, PrecisionQuarter: 3, PrecisionSeason: 3, PrecisionTerm: 4}

// firstOf returns the month in which the nth part of a year begins.
func firstOf(part Precision, n int) int {
	switch part {
	case PrecisionQuarter:
		return 3*n - 2
	case PrecisionSeason:
		return seasonStart[n-1]
	case PrecisionTerm:
		return termStart[n-1]
	}
	return n
}

// pickWords are the words of one language that choices are written in.
type pickWords struct {
	by     string
	onward func(name string) string
	parts  map[Precision][]string
}

func pickWordsIn(l Lang) *pickWords {
	if l.base() == Welsh {
		return &welshPicks
	}
	return &englishPicks
}

var englishPicks = pickWords{
	by: "by ", onward: func(name string) string { return "from " + name },
	parts: map[Precision][]string{
		PrecisionMonth: englishSayings.months[:], PrecisionQuarter: {"Q1", "Q2", "Q3", "Q4"},
		PrecisionSeason: {"Spring", "Summer", "Autumn", "Winter"}, PrecisionTerm: {"Spring term", "Summer term", "Autumn term"},
	},
}

var welshPicks = pickWords{
	by: "erbyn ", onward: welshOnward,
	parts: map[Precision][]string{
		PrecisionMonth: welshSayings.months[:], PrecisionQuarter: {"Chwarter 1", "Chwarter 2", "Chwarter 3", "Chwarter 4"},
		PrecisionSeason: {"Gwanwyn", "Haf", "Yr hydref", "Gaeaf"}, PrecisionTerm: {"Tymor y gwanwyn", "Tymor yr haf", "Tymor yr hydref"},
	},
}

// welshOnward says "from": after "o" the first letter is mutated, and the article is joined to it.
func welshOnward(name string) string {
	if rest, ok := strings.CutPrefix(name, "yr "); ok {
		return "o’r " + rest + " ymlaen"
	}
	if rest, ok := strings.CutPrefix(name, "g"); ok {
		return "o " + rest + " ymlaen"
	}
	return "o " + strings.TrimPrefix(soften(name), "G") + " ymlaen"
}
