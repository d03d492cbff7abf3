package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
)

func date(y, m, d int) plan.Date { return plan.Date{Year: y, Month: time.Month(m), Day: d} }

func TestTimingDates(t *testing.T) {
	tests := []struct {
		words      string
		period     plan.Period
		start, end plan.Date
	}{
		{"2024 to 2027", plan.Period{}, date(2024, 1, 1), date(2027, 12, 31)},
		{"by March 2026", plan.Period{}, plan.Date{}, date(2026, 3, 31)},
		{"2024/25", plan.Period{}, date(2024, 4, 1), date(2025, 3, 31)},
		{"academic year 2024/25", plan.Period{}, date(2024, 9, 1), date(2025, 8, 31)},
		{"winter 2027", plan.Period{}, date(2027, 12, 1), date(2028, 2, 29)},
		{"before March 2024", plan.Period{}, plan.Date{}, date(2024, 2, 29)},
		{"Year 2", plan.Period{Start: 2025, End: 2027}, date(2026, 1, 1), date(2026, 12, 31)},
		{"Year 2", plan.Period{}, plan.Date{}, plan.Date{}},
		{"within 6 months", plan.Period{Start: 2025}, date(2025, 1, 1), date(2025, 6, 30)},
		{"within 6 months", plan.Period{}, plan.Date{}, plan.Date{}},
		{"throughout the plan", plan.Period{}, plan.Date{}, plan.Date{}},
		{"throughout the plan", plan.Period{Start: 2024, End: 2027}, date(2024, 1, 1), date(2027, 12, 31)},
		// A plan of a single year says which year is meant.
		{"Summer term", plan.Period{Start: 2025, End: 2025}, date(2025, 4, 1), date(2025, 7, 31)},
		{"Q3", plan.Period{Start: 2025, End: 2025}, date(2025, 7, 1), date(2025, 9, 30)},
		{"by March", plan.Period{Start: 2025, End: 2025}, plan.Date{}, date(2025, 3, 31)},
		{"Summer term", plan.Period{Start: 2025, End: 2026}, plan.Date{}, plan.Date{}},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.words, " ", tt.period), func(t *testing.T) {
			got := plan.ParseTiming(tt.words, plan.English, tt.period)
			if !got.Understood || got.Start != tt.start || got.End != tt.end {
				t.Errorf("got %v to %v, understood %v; want %v to %v", got.Start, got.End, got.Understood, tt.start, tt.end)
			}
		})
	}
}

func TestTimingNotUnderstood(t *testing.T) {
	for _, words := range []string{"", " ", "TBC", "to be agreed", "soon", "asap", "short term", "medium term", "annual plan", "plan",
		"2027 to 2024", "2027-2024", "June to March 2025 2026", "2024 2025", "2024 to", "by", "to", "and", "Q5 2025", "Q0 2025", "H3 2025",
		"29 February 2025", "31 April 2026", "Spring 2025/26", "June 2025/26", "99999", "0", "12", "Christmas 2025", "FY25",
		"five times a year", "within 2 terms", "2024 to 2027 subject to funding", "2024s", "early to", "Q3 academic year 2025/26",
		"31/13/2026", "annually quarterly", "every", "each", "twice", "twice every now", "0 times a year", "twice a term", "from 2024, 2025", "5 to March 2026", "31.3.202", "2024 to March", "2024--2027--2028", "late autumn term 2025", "early 31 March 2026",
		strings.Repeat("2024 and ", 60) + "2025", strings.Repeat("ongoing ", 100)} {
		got := plan.ParseTiming(words, plan.English, plan.Period{Start: 2024, End: 2027})
		if want := (plan.Timing{Words: words}); got != want {
			t.Errorf("%q was understood as %+v", words, got)
		}
	}
}

func TestTimingLanguages(t *testing.T) {
	for _, tt := range []struct {
		words string
		lang  plan.Lang
		want  bool
	}{
		{"bob tair blynedd", plan.English, false},
		{"bob tair blynedd", "cy-GB", true},
		{"every three years", plan.Welsh, true},
		{"every three years", "en-GB", true},
		{"2024-2027", "gd", true},
		{"2024 gu 2027", "gd", false},
		{"2024", "", true},
	} {
		if got := plan.ParseTiming(tt.words, tt.lang, plan.Period{}); got.Understood != tt.want {
			t.Errorf("%q in %q: understood %v", tt.words, tt.lang, got.Understood)
		}
	}
}

func TestPrintTiming(t *testing.T) {
	for _, tt := range []struct {
		words string
		lang  plan.Lang
		want  string
	}{
		{"2024-2027", plan.English, "2024 to 2027"},
		{"2024 – 27", plan.English, "2024 to 2027"},
		{"2024–27, annually", plan.English, "2024 to 2027, annually"},
		{"from 2024 — 2027 ", plan.English, "from 2024 to 2027 "},
		{"Q1-Q3 2025", plan.English, "Q1 to Q3 2025"},
		{"2024/25-2026/27", plan.English, "2024/25 to 2026/27"},
		{"5-10 March 2026", plan.English, "5 to 10 March 2026"},
		{"(2024-2027)", plan.English, "(2024 to 2027)"},
		{"Q3-2024", plan.English, "Q3-2024"},
		{"mid-2026", plan.English, "mid-2026"},
		{"2026-03-31", plan.English, "2026-03-31"},
		{"2024 - ongoing", plan.English, "2024 - ongoing"},
		{"2024-2027 if funded", plan.English, "2024-2027 if funded"},
		{"2024-2027", plan.Welsh, "2024 i 2027"},
		{"Mawrth–Mehefin 2025", plan.Welsh, "Mawrth i Fehefin 2025"},
		{"gorffennaf - rhagfyr 2025", plan.Welsh, "gorffennaf i ragfyr 2025"},
		{"Mai-gorffennaf 2025", plan.Welsh, "Mai i orffennaf 2025"},
		{"Ebrill-Gorffennaf 2025", plan.Welsh, "Ebrill i Orffennaf 2025"},
		{"Ionawr–Awst 2025", plan.Welsh, "Ionawr i Awst 2025"},
		{"March-June 2025", plan.Welsh, "March to June 2025"},
	} {
		if got := plan.PrintTiming(tt.words, tt.lang, plan.Period{}); got != tt.want {
			t.Errorf("%q in %s prints as %q, want %q", tt.words, tt.lang, got, tt.want)
		}
	}
}

func TestTimingOrder(t *testing.T) {
	want := []string{"before 2024", "2024", "2024 to 2027", "from 2024", "Q1 2025", "by March 2025", "March to June 2026", "mid-2026",
		"2027", "annually", "ongoing", "a while", "to be agreed"}
	var got []plan.Timing
	for _, w := range want {
		got = append(got, plan.ParseTiming(w, plan.English, plan.Period{}))
	}
	slices.Reverse(got)
	slices.SortFunc(got, plan.Timing.Compare)
	for i := range want {
		if got[i].Words != want[i] {
			t.Fatalf("place %d is %q, want %q", i, got[i].Words, want[i])
		}
	}
}

// timingWords draws words of the vocabulary of timings, in any order.
func timingWords() *rapid.Generator[string] {
	parts := strings.Fields(`by from to until before after between and within the next every other ongoing annually twice a year years
		month months quarter half term end of early mid late start March May Autumn summer Q H FY 1 2 3 12 24 27 2024 2025 2027 31st - – / . , ( )
		erbyn o i bob tair blynedd Mawrth Fehefin Hydref yr tymor Chwarter diwedd parhaus flwyddyn ail a ' + plan soon`)
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 8).Draw(t, "length") {
			b.WriteString(rapid.SampledFrom(parts).Draw(t, "part"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", ""}).Draw(t, "space"))
		}
		return b.String()
	})
}

// timing draws a timing, often one that is understood.
func timing() *rapid.Generator[plan.Timing] {
	return rapid.Custom(func(t *rapid.T) plan.Timing {
		lang := rapid.SampledFrom([]plan.Lang{plan.English, plan.Welsh}).Draw(t, "lang")
		known := rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom(append(slices.Clone(englishTimings), welshTimings...)).Draw(t, "case").words
		})
		words := rapid.OneOf(known, timingWords(), rapid.String()).Draw(t, "words")
		start := rapid.SampledFrom([]int{0, 2024, 2026}).Draw(t, "period")
		return plan.ParseTiming(words, lang, plan.Period{Start: start, End: start})
	})
}

// checkTiming holds a timing against what every one of them promises.
func checkTiming(t interface{ Errorf(string, ...any) }, words string, l plan.Lang, period plan.Period) {
	a := plan.ParseTiming(words, l, period)
	if a.String() != words {
		t.Errorf("%q became %q", words, a)
	}
	if !a.Understood && a != (plan.Timing{Words: words}) {
		t.Errorf("%q wasn't understood, but means %+v", words, a)
	}
	if !a.Start.IsZero() && !a.End.IsZero() && a.Start.Compare(a.End) > 0 {
		t.Errorf("%q ends before it begins: %+v", words, a)
	}
	if !a.Start.IsZero() && a.Start.Year < 1800 || !a.End.IsZero() && a.End.Year > 2400 {
		t.Errorf("%q lies beyond all plans: %+v", words, a)
	}
	if a.Understood && a.Precision == "" && a.Recurrence == (plan.Recurrence{}) {
		t.Errorf("%q was understood as nothing", words)
	}
	printed := plan.PrintTiming(words, l, period)
	b := plan.ParseTiming(printed, l, period)
	if b.Words = words; b != a {
		t.Errorf("%q prints as %q, which means %+v instead of %+v", words, printed, b, a)
	}
	if again := plan.PrintTiming(printed, l, period); again != printed {
		t.Errorf("%q prints as %q, and that as %q", words, printed, again)
	}
}

func TestTimingPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(timingWords(), rapid.String()).Draw(t, "words")
		lang := rapid.SampledFrom([]plan.Lang{plan.English, plan.Welsh, "gd"}).Draw(t, "lang")
		checkTiming(t, words, lang, plan.Period{Start: rapid.SampledFrom([]int{0, 2024}).Draw(t, "start"), End: 2024})
	})
}

func TestTimingTotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := timing().Draw(t, "a"), timing().Draw(t, "b"), timing().Draw(t, "c")
		if a.Compare(b) != -b.Compare(a) {
			t.Fatalf("%+v and %+v don't agree who is first", a, b)
		}
		if (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%+v and %+v compare as %d", a, b, a.Compare(b))
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%+v, %+v and %+v go in a circle", a, b, c)
		}
	})
}

func FuzzParseTiming(f *testing.F) {
	for _, tt := range append(slices.Clone(englishTimings), welshTimings...) {
		f.Add(tt.words)
	}
	for _, s := range []string{"\xff", "2024\xff2025", "'''", "--", "2024-\u00ad27", "İ 2024", "Q\u0301 3", "１２ March"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		for _, l := range []plan.Lang{plan.English, plan.Welsh} {
			checkTiming(t, words, l, plan.Period{Start: 2024, End: 2027})
			checkTiming(t, words, l, plan.Period{})
		}
	})
}

func BenchmarkParseTiming(b *testing.B) {
	for b.Loop() {
		plan.ParseTiming("from the end of March 2025 to Autumn term 2027", plan.English, plan.Period{Start: 2024, End: 2027})
	}
}
