package plan

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestFitTiming keeps the way in which a range is written, and leaves alone what is no plain range of years.
func TestFitTiming(t *testing.T) {
	short := Period{Start: 2025, End: 2027}
	for _, c := range []struct {
		words  string
		lang   Lang
		period Period
		want   string // "" where it stays
	}{
		{"2024 to 2027", English, short, "2025 to 2027"},
		{"2024-2027", English, short, "2025-2027"},
		{"2024–27", English, short, "2025–27"},
		{"From 2024 to 2030", English, short, "From 2025 to 2027"},
		{"2024 until 2026", English, short, "2025 until 2026"},
		{" 2024 to 2025 ", English, short, "2025"},
		{"from 2024 to 2025", English, short, "2025"},
		{"2024 i 2027", Welsh, short, "2025 i 2027"},
		{"o 2024 hyd 2027", Welsh, short, "o 2025 hyd 2027"},
		{"2024 to 2027", Welsh, short, "2025 to 2027"}, // not translated yet
		{"2024 i 2027", English, short, ""},            // no English
		{"2024 to 2027", English, Period{Start: 2025}, "2025 to 2027"},
		{"2024 to 2027", English, Period{End: 2026}, "2024 to 2026"},
		{"2024 to 2027", English, Period{}, ""},
		{"2025 to 2027", English, short, ""},
		{"2021 to 2024", English, short, ""}, // wholly outside
		{"2024", English, short, ""},
		{"2024/25", English, short, ""},
		{"March 2024 to June 2027", English, short, ""},
		{"every year from 2024 to 2027", English, short, ""},
		{"2024 to 2027, then yearly", English, short, ""},
		{"2027 to 2024", English, short, ""},
		{"by 2029", English, short, ""},
		{"", English, short, ""},
		{"1998-2003", English, Period{Start: 1999, End: 2001}, "1999-2001"},
	} {
		got, ok := FitTiming(c.words, c.lang, c.period)
		if want := c.want; ok != (want != "") || ok && got != want || !ok && got != c.words {
			t.Errorf("%q in %s for %v becomes %q, %v; want %q", c.words, c.lang, c.period, got, ok, want)
		}
	}
}

// TestWhatFitsLiesInThePeriod and in the timing that it was, and fits no more.
func TestWhatFitsLiesInThePeriod(t *testing.T) {
	year := rapid.IntRange(1995, 2035)
	rapid.Check(t, func(t *rapid.T) {
		p := Period{Start: year.Draw(t, "start")}
		p.End = p.Start + rapid.IntRange(0, 6).Draw(t, "years")
		form := rapid.SampledFrom([]string{"%d to %d", "%d-%d", "%d–%02d", "from %d to %d"}).Draw(t, "form")
		a, b := year.Draw(t, "a"), year.Draw(t, "b")
		if form == "%d–%02d" {
			b %= 100
		}
		words := fmt.Sprintf(form, a, b)
		was := ParseTiming(words, English, p)
		got, ok := FitTiming(words, English, p)
		if !ok {
			return
		}
		is := ParseTiming(got, English, p)
		if !is.inside(p) || is.Start.Compare(was.Start) < 0 || is.End.Compare(was.End) > 0 {
			t.Fatalf("%q becomes %q in %v", words, got, p)
		}
		if again, ok := FitTiming(got, English, p); ok {
			t.Fatalf("%q fits again, as %q", got, again)
		}
	})
}

// TestFitTimings in every language of the row or in none, with translations as far as they were up to date.
func TestFitTimings(t *testing.T) {
	langs := []Lang{English, Welsh}
	pair := func(en, cy, of string) Text {
		out := In(English, en).With(Welsh, Words{Text: cy})
		if of != "" {
			out = out.With(Welsh, Words{Text: cy, Of: SourceDigest(of)})
		}
		return out
	}
	for _, c := range []struct{ when, want Text }{
		{pair("2024 to 2027", "2024 i 2027", "2024 to 2027"), pair("2025 to 2027", "2025 i 2027", "2025 to 2027")},
		{pair("2024 to 2027", "2024 i 2027", "2023 to 2027"), pair("2025 to 2027", "2025 i 2027", "2023 to 2027")},
		{pair("2024 to 2027", "2024 i 2027", ""), pair("2025 to 2027", "2025 i 2027", "")},
		{pair("2024 to 2027", "2026", "2024 to 2027"), pair("2025 to 2027", "2026", "2025 to 2027")},
		{pair("2024 to 2027", "", ""), pair("2025 to 2027", "", "")},
		{pair("", "2024 i 2027", ""), pair("", "2025 i 2027", "")},
		{pair("2024 to 2027", "drwy’r cyfnod", "2024 to 2027"), nil},
		{pair("2020 to 2022", "2020 i 2022", "2020 to 2022"), nil},
		{nil, nil},
	} {
		p := &Plan{Languages: langs, Period: Period{Start: 2025, End: 2027}, Priorities: []Priority{{Rows: []Row{{When: c.when}, {When: In(English, "2026")}}}}}
		want, n := c.want, 1
		if want == nil {
			want, n = c.when, 0
		}
		if got := p.FitTimings(); got != n || !reflect.DeepEqual(p.Priorities[0].Rows[0].When, want) || p.Priorities[0].Rows[1].When.In(English) != "2026" {
			t.Errorf("%v becomes %v in %d rows, want %v", c.when, p.Priorities[0].Rows[0].When, got, want)
		}
	}
}
