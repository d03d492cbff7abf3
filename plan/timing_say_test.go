package plan_test

import (
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

func TestSayTiming(t *testing.T) {
	for _, tt := range []struct{ words, english, welsh string }{
		{"2024 to 2027", "from January 2024 to December 2027", "o fis Ionawr 2024 i fis Rhagfyr 2027"},
		{"2027", "from January to December 2027", "o fis Ionawr i fis Rhagfyr 2027"},
		{"Q3 2025", "from July to September 2025", "o fis Gorffennaf i fis Medi 2025"},
		{"2024/25", "from April 2024 to March 2025", "o fis Ebrill 2024 i fis Mawrth 2025"},
		{"March 2026", "in March 2026", "ym mis Mawrth 2026"},
		{"31 March 2026", "on 31 March 2026", "31 Mawrth 2026"},
		{"5 to 10 March 2026", "from 5 to 10 March 2026", "o 5 i 10 Mawrth 2026"},
		{"30 March to 2 April 2026", "from 30 March to 2 April 2026", "o 30 Mawrth i 2 Ebrill 2026"},
		{"20 December 2025 to 4 January 2026", "from 20 December 2025 to 4 January 2026", "o 20 Rhagfyr 2025 i 4 Ionawr 2026"},
		{"by 2026", "by the end of December 2026", "erbyn diwedd mis Rhagfyr 2026"},
		{"before 31 March 2026", "by 30 March 2026", "erbyn 30 Mawrth 2026"},
		{"from 2023", "from January 2023 onwards", "o fis Ionawr 2023 ymlaen"},
		{"from 15 May 2025", "from 15 May 2025 onwards", "o 15 Mai 2025 ymlaen"},
		{"every three years", "every three years", "bob tair blynedd"},
		{"every three years from 2025", "every three years from 2025", "bob tair blynedd o 2025"},
		{"every 18 months", "every 18 months", "bob 18 mis"},
		{"fortnightly", "every two weeks", "bob pythefnos"},
		{"quarterly", "every three months", "bob tri mis"},
		{"termly", "every term", "bob tymor"},
		{"annually, 2024 to 2027", "every year from 2024 to 2027", "bob blwyddyn o 2024 i 2027"},
		{"monthly in 2025", "every month in 2025", "bob mis yn 2025"},
		{"monthly from March 2025", "every month from March 2025 onwards", "bob mis o fis Mawrth 2025 ymlaen"},
		{"by March 2026 and annually thereafter", "every year, and by the end of March 2026", "bob blwyddyn, ac erbyn diwedd mis Mawrth 2026"},
		{"ongoing", "ongoing", "parhaus"},
		{"2024, ongoing", "ongoing from 2024", "parhaus o 2024"},
		{"ongoing to 2027", "ongoing until the end of December 2027", "parhaus hyd ddiwedd mis Rhagfyr 2027"},
		{"Summer term", "no date in it", "dim dyddiad ynddo"},
		{"soon", "", ""},
	} {
		a := plan.ParseTiming(tt.words, plan.English, plan.Period{Start: 2024, End: 2027})
		if got := a.Say(plan.English); got != tt.english {
			t.Errorf("%q is said as %q, not %q", tt.words, got, tt.english)
		}
		if got := a.Say("cy-GB"); got != tt.welsh {
			t.Errorf("%q is said in Welsh as %q, not %q", tt.words, got, tt.welsh)
		}
	}
}

// means parses what is said of a timing, and fails unless it means the same.
func means(t interface {
	Helper()
	Errorf(string, ...any)
}, a plan.Timing) {
	t.Helper()
	if a.Start.IsZero() && a.End.IsZero() && a.Recurrence.Unit == "" {
		return
	}
	for _, l := range []plan.Lang{plan.English, plan.Welsh} {
		said := a.Say(l)
		got := plan.ParseTiming(said, l, plan.Period{})
		if !got.Understood || got.Start != a.Start || got.End != a.End || got.Recurrence != a.Recurrence {
			t.Errorf("%q (%v to %v, %v) is said as %q, which means %v to %v, %v", a.Words, a.Start, a.End, a.Recurrence, said, got.Start, got.End, got.Recurrence)
		}
	}
}

func TestWhatIsSaidMeansTheSame(t *testing.T) {
	for l, cases := range map[plan.Lang][]timingCase{plan.English: englishTimings, plan.Welsh: welshTimings} {
		for _, tt := range cases {
			means(t, plan.ParseTiming(tt.words, l, plan.Period{Start: 2024, End: 2027}))
		}
	}
}

func TestWhateverIsSaidMeansTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		day := func(name string) plan.Date {
			d := plan.Date{Year: rapid.IntRange(1990, 2100).Draw(r, name+" year"), Day: 1}
			d.Month = date(2024, rapid.IntRange(1, 12).Draw(r, name+" month"), 1).Month
			d.Day = rapid.IntRange(1, 28).Draw(r, name+" day")
			if rapid.Bool().Draw(r, name+" whole") {
				if d.Day = 1; name == "end" {
					d.Day = 30
					if d.Month == 2 {
						d.Day = 28
					}
				}
			}
			return d
		}
		a := plan.Timing{Words: "made up", Understood: true}
		switch rapid.IntRange(0, 3).Draw(r, "ends") {
		case 1:
			a.Start = day("start")
		case 2:
			a.End = day("end")
		case 3:
			a.Start, a.End = day("start"), day("end")
			if a.End.Compare(a.Start) < 0 {
				a.Start, a.End = a.End, a.Start
			}
		}
		unit := rapid.SampledFrom([]plan.RecurrenceUnit{"", plan.Days, plan.Weeks, plan.Months, plan.Terms, plan.Years, plan.Continuous}).Draw(r, "unit")
		a.Recurrence.Unit = unit
		if unit != "" && unit != plan.Continuous {
			a.Recurrence.Every = rapid.IntRange(1, 120).Draw(r, "every")
		}
		if unit == plan.Continuous && a.Start == a.End {
			a.End = plan.Date{}
		}
		means(r, a)
	})
}
