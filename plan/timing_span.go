package plan

import "time"

// How the United Kingdom's conventions are read:
//
//   - Financial year "2024/25": 1 April to 31 March, that of government and the NHS (Interpretation Act 1978, Schedule 1,
//     "Financial year"). Two years joined by a stroke mean it unless the words say otherwise; joined by a dash, "2024-25",
//     they are a range of calendar years. "Q3 2025/26" is its third quarter, October to December 2025.
//   - Academic year "academic year 2024/25": 1 September to 31 August. By law a school year begins with the first term after July
//     (Education Act 1996, section 579); schools and universities of England, Wales and Northern Ireland count it from September. Scottish
//     schools return in August: a plan that needs those days names them. Autumn term is September to December, spring term
//     January to Easter, summer term from Easter to July. Easter lies between 22 March and 25 April, so that both spring and summer
//     term are read as holding all of April.
//   - Seasons are the meteorological ones (Met Office): spring March to May, summer June to August, autumn September to November,
//     winter December to February, named after the year of its December.
//   - Quarters and halves of a plain year are those of the calendar.
//   - Days come before months: 3/4/2026 is 3 April.
//   - "By" a month or year includes all of it; "before" it ends on the eve.
//   - "Early", "mid" and "late" are the thirds of what follows; those of a month begin on the 1st, 11th and 21st.
//   - "Year 2" and "within 6 months" count from 1 January of the first year of the plan's period.
//   - A part of a year without its year, "Summer term", has dates only in a plan whose period is a single year.

// era is the kind of year that a part of a year is placed in.
type era int

const (
	noYear     era = iota
	calendar       // n is the year
	pair           // n and n+1, written n/n+1: a financial year unless what is in it says otherwise
	finance        // the financial year that begins in n
	study          // the academic year that begins in n
	planYear       // the nth year of the plan
	planMonths     // not a year: the nth month of the plan
	planAll        // the whole period of the plan
)

// yearRef names a year.
type yearRef struct {
	era era
	n   int
}

// ref is a part of a year, with its year or still without one.
type ref struct {
	part  Precision // PrecisionYear when it is the year itself
	n     int       // which of its kind: the month, quarter, half, or season as a token counts it
	day   int       // for PrecisionDay, where n is the month, or 0 when that follows later: "5 to 10 March"
	year  yearRef
	third int // 1 early, 2 mid, 3 late; 0 all of it
	edge  sort
}

// extent is the days that a ref covers. It is zero when they can't be known.
type extent struct {
	first, last Date
	precision   Precision
}

// firstMonths holds the month in which each season and school term begins, counted as tokens do, and lengths in months.
var (
	seasonStart = [...]int{3, 6, 9, 12}
	termStart   = [...]int{1, 4, 9}
)

// extent returns the days of r, or false when there are none: 30 February, the fifth quarter, spring 2025/26.
func (r ref) extent(period Period) (extent, bool) {
	e, ok := r.whole(period)
	if !ok || r.third == 0 {
		return e, ok
	}
	e.precision = PrecisionPart
	if e.first.IsZero() {
		return e, true
	}
	return e.third(r.third)
}

// whole returns the days of r without regard to early, mid or late.
func (r ref) whole(period Period) (extent, bool) {
	switch r.year.era {
	case planAll:
		return period.extent(), true
	case planYear, planMonths:
		if period.Start == 0 {
			return extent{precision: r.part}, true
		}
		if r.year.era == planMonths {
			first := Date{period.Start, 1, 1}.months(r.year.n - 1)
			return extent{first, first.months(1).days(-1), PrecisionMonth}, true
		}
		r.year = yearRef{calendar, period.Start + r.year.n - 1}
	case noYear:
		if period.Start == 0 || period.Start != period.End {
			_, ok := r.in(2024) // a leap year, in which every day exists
			return extent{precision: r.part}, ok
		}
		r.year = yearRef{calendar, period.Start}
	}
	if r.part == PrecisionYear {
		return r.year.extent(), true
	}
	if r.year.era == calendar {
		return r.in(r.year.n)
	}
	return r.within()
}

// extent returns the whole period, or no days unless both its years are set.
func (p Period) extent() extent {
	if p.Start == 0 || p.End == 0 {
		return extent{precision: PrecisionYear}
	}
	return extent{Date{p.Start, time.January, 1}, Date{p.End, time.December, 31}, PrecisionYear}
}

// extent returns the whole year.
func (y yearRef) extent() extent {
	switch y.era {
	case pair, finance:
		return extent{Date{y.n, time.April, 1}, Date{y.n + 1, time.March, 31}, PrecisionFinancialYear}
	case study:
		return extent{Date{y.n, time.September, 1}, Date{y.n + 1, time.August, 31}, PrecisionAcademicYear}
	}
	return extent{Date{y.n, time.January, 1}, Date{y.n, time.December, 31}, PrecisionYear}
}

// in returns the days of r in the calendar year y.
func (r ref) in(y int) (extent, bool) {
	if !validYear(y) {
		return extent{}, false
	}
	switch r.part {
	case PrecisionDay:
		d := Date{y, time.Month(r.n), r.day}
		return extent{d, d, PrecisionDay}, d.valid()
	case PrecisionMonth:
		return spell(y, r.n, 1, r.part), true
	case PrecisionQuarter:
		return spell(y, 3*r.n-2, 3, r.part), 1 <= r.n && r.n <= 4
	case PrecisionHalf:
		return spell(y, 6*r.n-5, 6, r.part), 1 <= r.n && r.n <= 2
	case PrecisionSeason:
		return spell(y, seasonStart[r.n], 3, r.part), true
	case PrecisionTerm:
		return spell(y, termStart[r.n], 4, r.part), true
	}
	return extent{}, false
}

// within returns the days of r in a year that begins in one calendar year and ends in the next. Quarters and halves count
// from its beginning. Anything else must lie in it once and whole: spring, which a financial year cuts, does not. Where the
// kind of year isn't said, both kinds must give the same days, except that terms belong to an academic year.
func (r ref) within() (extent, bool) {
	y := r.year
	switch {
	case r.part == PrecisionQuarter && y.era != study:
		return spell(y.n, 3*r.n+1, 3, r.part), 1 <= r.n && r.n <= 4
	case r.part == PrecisionHalf && y.era != study:
		return spell(y.n, 6*r.n-2, 6, r.part), 1 <= r.n && r.n <= 2
	case r.part == PrecisionQuarter, r.part == PrecisionHalf:
		return extent{}, false
	case y.era != pair:
		return r.inside(y)
	case r.part == PrecisionTerm:
		return r.inside(yearRef{study, y.n})
	}
	a, okA := r.inside(yearRef{finance, y.n})
	b, okB := r.inside(yearRef{study, y.n})
	return a, okA && okB && a == b
}

// inside returns the only days of r that lie in the year y.
func (r ref) inside(y yearRef) (extent, bool) {
	all := y.extent()
	var found extent
	n := 0
	for _, c := range []int{y.n, y.n + 1} {
		if e, ok := r.in(c); ok && e.first.Compare(all.first) >= 0 && e.last.Compare(all.last) <= 0 {
			found, n = e, n+1
		}
	}
	return found, n == 1
}

// spell returns length months from a month that may lie beyond December.
func spell(y, month, length int, p Precision) extent {
	first := Date{y, time.January, 1}.months(month - 1)
	return extent{first, first.months(length).days(-1), p}
}

// third returns the nth third of e: of a month by days, of longer units by months where they divide.
func (e extent) third(n int) (extent, bool) {
	months := (e.last.Year-e.first.Year)*12 + int(e.last.Month) - int(e.first.Month) + 1
	switch {
	case e.first == e.last:
		return extent{}, false
	case months == 1:
		first := e.first.days(10 * (n - 1))
		last := first.days(9)
		if n == 3 {
			last = e.last
		}
		return extent{first, last, PrecisionPart}, true
	case months%3 == 0:
		length := months / 3
		first := e.first.months(length * (n - 1))
		return extent{first, first.months(length).days(-1), PrecisionPart}, true
	}
	return extent{}, false
}
