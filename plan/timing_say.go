package plan

import (
	"strconv"
	"time"
)

// Say returns what the timing means in words of the language l: "from January 2024 to December 2027", "by the end of March 2026",
// "every three years from 2025". Languages that the program has no words in get English ones.
//
// The words are a timing themselves: parsed in l, they mean the same days and the same recurrence. One that was understood but gives neither,
// such as "Summer term" in a plan of several years, has "no date in it"; of one that wasn't understood there is nothing to say, "".
func (a Timing) Say(l Lang) string {
	v := sayingsIn(l)
	days, again := a.sayDays(v), v.every(a.Recurrence)
	switch {
	case !a.Understood:
		return ""
	case days == "" && again == "":
		return v.none
	case again == "":
		return days
	case days == "":
		return again
	case a.Start.IsZero() && a.Recurrence.Unit == Continuous:
		return again + " " + v.end(v.until, a.End)
	case a.Start.IsZero():
		return again + v.also + days
	}
	return again + " " + days
}

// sayDays says the days of a timing, "" when it has none. Of what is done again and again whole years are enough: on which day it falls
// isn't known.
func (a Timing) sayDays(v *sayings) string {
	s, e := a.Start, a.End
	switch again := a.Recurrence.Unit != ""; {
	case s.IsZero() && e.IsZero():
		return ""
	case s.IsZero():
		return v.end(v.by, e)
	case e.IsZero() && again && s.beginsYear():
		return v.from + strconv.Itoa(s.Year)
	case e.IsZero() && s.Day == 1:
		return v.fromMonth + v.month(s) + v.onwards
	case e.IsZero():
		return v.from + v.day(s) + v.onwards
	case a.Recurrence.Unit == Continuous && s.Year == e.Year: // one unit alone, "ongoing in 2024", would have no end
		return v.span(s, e)
	case again && s.beginsYear() && e.endsYear() && s.Year == e.Year:
		return v.inYear + strconv.Itoa(s.Year)
	case again && s.beginsYear() && e.endsYear():
		return v.from + strconv.Itoa(s.Year) + v.to + strconv.Itoa(e.Year)
	case s == e:
		return v.onDay + v.day(s)
	case s.Day == 1 && e.endsMonth() && s.Year == e.Year && s.Month == e.Month:
		return v.inMonth + v.month(s)
	}
	return v.span(s, e)
}

// span says a stretch by both its ends, as months where it is made of whole ones. What both ends share is said once.
func (v *sayings) span(s, e Date) string {
	sameYear := s.Year == e.Year
	switch {
	case s.Day == 1 && e.endsMonth() && sameYear && s.Month != e.Month:
		return v.fromMonth + v.months[s.Month-1] + v.toMonth + v.month(e)
	case s.Day == 1 && e.endsMonth() && !sameYear:
		return v.fromMonth + v.month(s) + v.toMonth + v.month(e)
	case sameYear && s.Month == e.Month && s.Day != e.Day:
		return v.from + strconv.Itoa(s.Day) + v.to + v.day(e)
	case sameYear && s.Month != e.Month:
		return v.from + strconv.Itoa(s.Day) + " " + v.months[s.Month-1] + v.to + v.day(e)
	}
	return v.from + v.day(s) + v.to + v.day(e)
}

// end says the last day of something.
func (v *sayings) end(w [2]string, d Date) string {
	if d.endsMonth() {
		return w[0] + v.month(d)
	}
	return w[1] + v.day(d)
}

func (v *sayings) month(d Date) string { return v.months[d.Month-1] + " " + strconv.Itoa(d.Year) }

func (v *sayings) day(d Date) string { return strconv.Itoa(d.Day) + " " + v.month(d) }

// every says a recurrence, "" for none.
func (v *sayings) every(r Recurrence) string {
	switch u := v.units[r.Unit]; {
	case r.Unit == "":
		return ""
	case r.Unit == Continuous:
		return v.ongoing
	case r.Every == 1:
		return v.each + u.one
	case r.Every < len(u.several):
		return v.each + u.several[r.Every]
	default:
		return v.each + strconv.Itoa(r.Every) + " " + u.many
	}
}

func (d Date) beginsYear() bool { return d.Month == time.January && d.Day == 1 }
func (d Date) endsYear() bool   { return d.Month == time.December && d.Day == 31 }
func (d Date) endsMonth() bool  { return d.days(1).Day == 1 }

// sayings are the words of one language that timings are said in, with the spaces that part them from what follows.
type sayings struct {
	none, ongoing, each, also string
	from, to, onwards         string // of days and years
	fromMonth, toMonth        string
	onDay, inMonth, inYear    string
	by, until                 [2]string // before a month, of which the end is meant, and before a day
	months                    [12]string
	units                     map[RecurrenceUnit]unitWords
}

// unitWords are the names of a unit after "every": one, several by their number, and those of any number in digits.
type unitWords struct {
	one, many string
	several   []string // from index 2 on
}

func sayingsIn(l Lang) *sayings {
	if l.base() == Welsh {
		return &welshSayings
	}
	return &englishSayings
}

var englishSayings = sayings{
	none: "no date in it", ongoing: "ongoing", each: "every ", also: ", and ",
	from: "from ", to: " to ", onwards: " onwards", fromMonth: "from ", toMonth: " to ",
	onDay: "on ", inMonth: "in ", inYear: "in ", by: [2]string{"by the end of ", "by "}, until: [2]string{"until the end of ", "until "},
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	units: map[RecurrenceUnit]unitWords{
		Days: englishUnit("day", "days"), Weeks: englishUnit("week", "weeks"), Months: englishUnit("month", "months"),
		Terms: englishUnit("term", "terms"), Years: englishUnit("year", "years"),
	},
}

func englishUnit(one, many string) unitWords {
	w := unitWords{one: one, many: many, several: []string{"", ""}}
	for _, n := range []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		w.several = append(w.several, n+" "+many)
	}
	return w
}

// After a number a Welsh noun is one, mutated as the number asks; "year" is feminine and has a form of its own.
var welshSayings = sayings{
	none: "dim dyddiad ynddo", ongoing: "parhaus", each: "bob ", also: ", ac ",
	from: "o ", to: " i ", onwards: " ymlaen", fromMonth: "o fis ", toMonth: " i fis ",
	inMonth: "ym mis ", inYear: "yn ", by: [2]string{"erbyn diwedd mis ", "erbyn "}, until: [2]string{"hyd ddiwedd mis ", "hyd "},
	months: [12]string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"},
	units: map[RecurrenceUnit]unitWords{
		Days:   {one: "diwrnod", many: "diwrnod", several: []string{"", "", "dau ddiwrnod", "tri diwrnod", "pedwar diwrnod", "pum diwrnod", "chwe diwrnod"}},
		Weeks:  {one: "wythnos", many: "wythnos", several: []string{"", "", "pythefnos", "tair wythnos", "pedair wythnos", "pum wythnos", "chwe wythnos"}},
		Months: {one: "mis", many: "mis", several: []string{"", "", "dau fis", "tri mis", "pedwar mis", "pum mis", "chwe mis"}},
		Terms:  {one: "tymor", many: "tymor", several: []string{"", "", "dau dymor"}},
		Years: {one: "blwyddyn", many: "mlynedd", several: []string{"", "", "dwy flynedd", "tair blynedd", "pedair blynedd", "pum mlynedd",
			"chwe blynedd", "saith mlynedd", "wyth mlynedd", "naw mlynedd", "deng mlynedd"}},
	},
}
