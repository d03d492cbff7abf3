package plan

import (
	"cmp"
	"fmt"
)

// Timing is when something is to be done: the words as typed, and what they mean.
//
// Both ends are included. A timing may have no start ("by March 2026"), no end ("from 2023") or neither: "ongoing",
// "annually", and what can't be placed without more knowledge, such as "Summer term" or, in a plan without a period,
// "Year 2". Whether all the words were understood is a matter of its own.
type Timing struct {
	Words      string // as typed, byte for byte
	Start, End Date
	Precision  Precision // the finest unit that the words name; "" when they name no dates
	Recurrence Recurrence
	Understood bool // whether the rest says what the words say; when false, only Words is set
}

// Precision is the unit of time that a timing is given in.
type Precision string

// The precisions, finest first.
const (
	PrecisionDay           Precision = "day"
	PrecisionPart          Precision = "part" // early, mid or late in a longer unit
	PrecisionMonth         Precision = "month"
	PrecisionTerm          Precision = "term" // a school or university term
	PrecisionSeason        Precision = "season"
	PrecisionQuarter       Precision = "quarter"
	PrecisionHalf          Precision = "half-year"
	PrecisionAcademicYear  Precision = "academic-year"
	PrecisionFinancialYear Precision = "financial-year"
	PrecisionYear          Precision = "year"
)

// fineness orders the precisions, so that a range can have that of its finer end.
var fineness = map[Precision]int{PrecisionDay: 1, PrecisionPart: 2, PrecisionMonth: 3, PrecisionTerm: 4, PrecisionSeason: 5,
	PrecisionQuarter: 6, PrecisionHalf: 7, PrecisionAcademicYear: 8, PrecisionFinancialYear: 9, PrecisionYear: 10}

// Recurrence is how often something is done again. The zero value is not at all.
type Recurrence struct {
	Every int // how many units lie between one time and the next
	Unit  RecurrenceUnit
}

// RecurrenceUnit is what a Recurrence counts in.
type RecurrenceUnit string

// The units of a Recurrence.
const (
	Days       RecurrenceUnit = "day"
	Weeks      RecurrenceUnit = "week"
	Months     RecurrenceUnit = "month"
	Terms      RecurrenceUnit = "term" // school terms, three a year
	Years      RecurrenceUnit = "year"
	Continuous RecurrenceUnit = "continuous" // without a pause, "ongoing"; Every is 0
)

// String returns the recurrence as an ISO 8601 duration, "P3Y" or "P6M"; "P1T" for every term, which ISO 8601 has no
// letter for; "continuous"; or "" for none.
func (r Recurrence) String() string {
	switch r.Unit {
	case "":
		return ""
	case Continuous:
		return string(Continuous)
	}
	return fmt.Sprintf("P%d%c", r.Every, r.Unit[0]-'a'+'A')
}

// String returns the words as typed.
func (a Timing) String() string { return a.Words }

// Bounds returns the two ends as ISO 8601 writes them at the timing's precision: "2024", "2025-03" or "2025-03-31".
// An end that is open or unknown is "".
func (a Timing) Bounds() (start, end string) {
	days := !a.Start.IsZero() && a.Start.Day != 1 || !a.End.IsZero() && a.End.days(1).Day != 1
	form := func(d Date) string {
		s := d.String()
		switch {
		case s == "" || days || a.Precision == PrecisionDay:
			return s
		case a.Precision == PrecisionYear:
			return s[:4]
		}
		return s[:7]
	}
	return form(a.Start), form(a.End)
}

// Compare returns -1, 0 or 1 as a sorts before, with or after b. It is a total order: by start, then end, then words.
// A timing without a start stands where it ends ("by March 2026" on the last day of that March), one without an end after
// those that have one. Timings without dates follow, then those that weren't understood. Only equal timings compare as 0.
func (a Timing) Compare(b Timing) int {
	as, ae := a.order()
	bs, be := b.order()
	return cmp.Or(cmp.Compare(a.class(), b.class()), as.Compare(bs), ae.Compare(be), cmp.Compare(a.Words, b.Words),
		a.Start.Compare(b.Start), a.End.Compare(b.End), cmp.Compare(a.Precision, b.Precision),
		cmp.Compare(a.Recurrence.Unit, b.Recurrence.Unit), cmp.Compare(a.Recurrence.Every, b.Recurrence.Every))
}

// class parts the timings that have dates from those without, and both from those not understood.
func (a Timing) class() int {
	switch {
	case !a.Understood:
		return 2
	case a.Start.IsZero() && a.End.IsZero():
		return 1
	}
	return 0
}

// order returns the dates that a sorts by.
func (a Timing) order() (start, end Date) {
	start, end = a.Start, a.End
	if start.IsZero() {
		start = end
	}
	if end.IsZero() {
		end = Date{Year: 1 << 30}
	}
	return start, end
}

// ParseTiming returns what the words mean in the language l, in a plan of the given period. The words are kept as they are,
// and they are understood only when every one of them is: half a meaning would sort and print as the whole of it.
// Words that the language l doesn't know are tried as English, since plans are often translated bit by bit.
//
// How the United Kingdom's conventions are read stands in timing_span.go.
func ParseTiming(words string, l Lang, period Period) Timing {
	t, _ := parseTiming(words, l, period)
	return t
}

// PrintTiming returns the words as they are printed: a dash that stands between two dates becomes "to", or "i" in Welsh, and
// a shortened year behind it is written out, "2024–27" as "2024 to 2027". A dash is easily missed by eye and by ear
// (GOV.UK style guide, "Dates"). Words that aren't understood, and all others, stay as they are.
func PrintTiming(words string, l Lang, period Period) string {
	_, edits := parseTiming(words, l, period)
	out, at := "", 0
	for _, e := range edits {
		out += words[at:e.from] + e.with
		at = e.to
	}
	return out + words[at:]
}

// edit is a change to the words for print: the bytes from..to become with.
type edit struct {
	from, to int
	with     string
}

func parseTiming(words string, l Lang, period Period) (Timing, []edit) {
	vocabularies := []*vocabulary{englishTiming}
	if l.base() == Welsh {
		vocabularies = []*vocabulary{welshTiming, englishTiming}
	}
	for _, v := range vocabularies {
		p := &timingParser{words: words, toks: v.read(words), period: period, v: v}
		if t, ok := p.timing(); ok {
			t.Words = words
			return t, p.edits
		}
	}
	return Timing{Words: words}, nil
}
