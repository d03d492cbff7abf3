package plan

// This file reads the names of parts of years: "31 March 2026", "Q3-2024", "early 2026", "academic year 2024/25", "Year 2".

// timingParser reads the tokens of one timing from left to right.
type timingParser struct {
	words  string
	toks   []token
	at     int
	period Period
	v      *vocabulary
	edits  []edit
}

// peek returns the sort of the token i places ahead, or -1 past the end.
func (p *timingParser) peek(i int) sort {
	if p.at+i >= len(p.toks) {
		return -1
	}
	return p.toks[p.at+i].sort
}

// tok returns the token i places ahead. It must be there.
func (p *timingParser) tok(i int) token { return p.toks[p.at+i] }

// take passes over the next token when it is of the sort s.
func (p *timingParser) take(s sort) bool {
	if p.peek(0) != s {
		return false
	}
	p.at++
	return true
}

// num reports whether the token i places ahead is a number or ordinal from lo to hi.
func (p *timingParser) num(i, lo, hi int) bool {
	s := p.peek(i)
	return (s == number || s == ordinal) && lo <= p.tok(i).n && p.tok(i).n <= hi
}

// year4 reports whether the token i places ahead is a year of four digits.
func (p *timingParser) year4(i int) bool {
	return p.peek(i) == number && p.tok(i).digits == 4 && validYear(p.tok(i).n)
}

// unit reports whether the token i places ahead is a unit of this length.
func (p *timingParser) unit(i, n int, u RecurrenceUnit) bool {
	return p.peek(i) == unit && p.tok(i).every == Recurrence{n, u}
}

// ref reads a part of a year with what stands before it: "early", "the end of".
func (p *timingParser) ref() (ref, bool) {
	third, edge := 0, unknown
	switch s := p.peek(0); s {
	case early, middle, late:
		third = int(s-early) + 1
	case startOf, endOf:
		edge = s
	}
	if third != 0 || edge != unknown {
		p.at++
		if s := p.peek(0); third != 0 && (s == to || s == slash || s == dash && p.peek(1) != number) && p.thirdAhead() {
			return ref{third: third}, true // "early to mid 2026": the rest follows behind "mid"
		}
		p.take(dash)
	}
	r, ok := p.bare()
	r.third, r.edge = third, edge
	return r, ok
}

// thirdAhead reports whether early, mid or late follows the sign of a range.
func (p *timingParser) thirdAhead() bool {
	i := 0
	for p.peek(i) == dash || p.peek(i) == to || p.peek(i) == slash {
		i++
	}
	s := p.peek(i)
	return s == early || s == middle || s == late
}

// bare reads a part of a year.
func (p *timingParser) bare() (ref, bool) {
	for _, form := range []func() (ref, bool){p.digits, p.dayMonth, p.monthDay, p.counted, p.season, p.planPart} {
		start := p.at
		if r, ok := form(); ok {
			return r, true
		}
		p.at = start
	}
	y, ok := p.year(false)
	if !ok {
		return ref{}, false
	}
	r := ref{part: PrecisionYear, year: y}
	// The year may stand first: "2025 Q3", "2025/26, Q1".
	start := p.at
	if p.take(wholePlan) { // "first year of the plan"
		return r, true
	}
	p.take(comma)
	if sub, ok := p.counted(); ok && sub.year.era == noYear {
		sub.year = y
		return sub, true
	}
	p.at = start
	return r, true
}

// digits reads dates in digits alone: 2026-03-31, 2026-03, 31/03/2026, 3.4.26 and 03/2026.
func (p *timingParser) digits() (ref, bool) {
	if p.year4(0) && p.peek(1) == dash && p.peek(2) == number && p.tok(2).digits == 2 && p.num(2, 1, 12) {
		y, m := p.tok(0).n, p.tok(2).n
		if p.peek(3) == dash && p.peek(4) == number && p.tok(4).digits == 2 {
			d := p.tok(4).n
			p.at += 5
			return ref{part: PrecisionDay, n: m, day: d, year: yearRef{calendar, y}}, true
		}
		if m <= y%100 { // 2009-12 are four years, as 2024-27 are; 2024-03 is a month
			p.at += 3
			return ref{part: PrecisionMonth, n: m, year: yearRef{calendar, y}}, true
		}
		return ref{}, false
	}
	if p.peek(0) != number || p.tok(0).digits == 0 || p.tok(0).digits > 2 {
		return ref{}, false
	}
	sign := p.peek(1)
	if sign == slash && p.num(0, 1, 12) && p.year4(2) && p.peek(3) != slash {
		r := ref{part: PrecisionMonth, n: p.tok(0).n, year: yearRef{calendar, p.tok(2).n}}
		p.at += 3
		return r, true
	}
	if (sign == slash || sign == dot || sign == dash) && p.num(2, 1, 12) && p.peek(3) == sign && p.peek(4) == number {
		r := ref{part: PrecisionDay, n: p.tok(2).n, day: p.tok(0).n}
		y := p.tok(4)
		switch {
		case y.digits == 2:
			r.year = yearRef{calendar, 2000 + y.n}
		case p.year4(4):
			r.year = yearRef{calendar, y.n}
		default:
			return ref{}, false
		}
		p.at += 5
		return r, true
	}
	return ref{}, false
}

// dayMonth reads "31 March 2026", "31 March", and "5" where "to 10 March" follows.
func (p *timingParser) dayMonth() (ref, bool) {
	if !p.num(0, 1, 31) || p.tok(0).digits == 0 {
		return ref{}, false
	}
	d := p.tok(0).n
	if s := p.peek(1); (s == dash || s == to || s == and) && p.num(2, 1, 31) && p.peek(3) == month {
		p.at++
		return ref{part: PrecisionDay, day: d}, true
	}
	n := 1
	if (p.unit(1, 1, Months) || p.peek(0) == ordinal && p.peek(1) == from) && p.peek(2) == month {
		n = 2 // Welsh: "31 mis Mawrth", "1af o Ebrill"
	}
	if p.peek(n) != month {
		return ref{}, false
	}
	r := ref{part: PrecisionDay, n: p.tok(n).n, day: d}
	p.at += n + 1
	p.inYear(&r)
	return r, true
}

// monthDay reads "March 2026", "March", "Mar-26", "Mar '26", and "March 31, 2026".
func (p *timingParser) monthDay() (ref, bool) {
	if p.unit(0, 1, Months) && p.peek(1) == month { // Welsh: "mis Mawrth"
		p.at++
	}
	if p.peek(0) != month {
		return ref{}, false
	}
	r := ref{part: PrecisionMonth, n: p.tok(0).n}
	p.at++
	short := p.num(0, 1, 31) && (p.peek(0) == ordinal || p.year4(1) || p.peek(1) == comma && p.year4(2))
	if short {
		r.part, r.day = PrecisionDay, p.tok(0).n
		p.at++
	}
	p.inYear(&r)
	return r, true
}

// counted reads quarters and halves: "Q3 2025", "Q3-2024", "third quarter of 2025", "H1 2026", "Chwarter 3 2025".
func (p *timingParser) counted() (ref, bool) {
	var r ref
	part := func(i int) Precision {
		switch {
		case p.peek(i) == quarterSign, p.unit(i, 3, Months):
			return PrecisionQuarter
		case p.peek(i) == halfSign, p.unit(i, 6, Months):
			return PrecisionHalf
		}
		return ""
	}
	switch {
	case part(0) != "" && p.num(1, 1, 4):
		r = ref{part: part(0), n: p.tok(1).n}
	case p.peek(0) == ordinal && p.num(0, 1, 4) && p.peek(1) == unit && part(1) != "":
		r = ref{part: part(1), n: p.tok(0).n}
	default:
		return ref{}, false
	}
	p.at += 2
	p.inYear(&r)
	return r, true
}

// season reads "Spring 2025", "Summer term" and "winter 2025/26".
func (p *timingParser) season() (ref, bool) {
	r := ref{part: PrecisionSeason}
	switch p.peek(0) {
	case schoolTerm:
		r.part = PrecisionTerm
	case season:
	default:
		return ref{}, false
	}
	r.n = p.tok(0).n
	p.at++
	p.inYear(&r)
	return r, true
}

// planPart reads "Month 6", the sixth month of the plan.
func (p *timingParser) planPart() (ref, bool) {
	if p.unit(0, 1, Months) && p.peek(1) == number && p.num(1, 1, 120) {
		r := ref{part: PrecisionMonth, year: yearRef{planMonths, p.tok(1).n}}
		p.at += 2
		return r, true
	}
	return ref{}, false
}

// inYear reads the year that a part of one stands in, when it is there, with the dash or comma before it.
func (p *timingParser) inYear(r *ref) {
	start := p.at
	if s := p.peek(0); s == dash || s == comma {
		p.at++
	}
	if p.take(apostrophe) || r.part == PrecisionMonth && p.peek(0) == number {
		// A day would stand before its month, so a number of two digits after it is a year.
		if p.num(0, 20, 99) && p.tok(0).digits == 2 && p.peek(1) != slash {
			r.year = yearRef{calendar, 2000 + p.tok(0).n}
			p.at++
			return
		}
	}
	if y, ok := p.year(r.part == PrecisionQuarter || r.part == PrecisionHalf || r.part == PrecisionTerm); ok {
		r.year = y
		return
	}
	p.at = start
}

// year reads "2025", "2024/25", "FY 2024-25", "academic year 2024/25", "2024/25 financial year", "Year 2", "second year".
// dashed says that two years joined by a dash are one, as they are after a quarter: "Q3 2025-26".
func (p *timingParser) year(dashed bool) (yearRef, bool) {
	start := p.at
	kind := pair
	if s := p.peek(0); s == financial || s == academic {
		p.at++
		p.take(comma)
		dashed, kind = true, eraOf(s)
	}
	y, ok := p.twoYears(dashed || p.yearKindFollows())
	if ok && kind == pair {
		if s := p.peek(0); s == financial || s == academic {
			p.at++
			kind = eraOf(s)
		}
	}
	switch {
	case ok:
		return yearRef{kind, y}, true
	case kind != pair:
	case p.year4(0):
		p.at++
		return yearRef{calendar, p.tok(-1).n}, true
	case (p.unit(0, 1, Years) || p.peek(0) == yearSign) && p.num(1, 1, 20) && p.tok(1).digits <= 2:
		p.at += 2
		return yearRef{planYear, p.tok(-1).n}, true
	case p.unit(0, 1, Years) && p.year4(1): // "the year 2026"
		p.at += 2
		return yearRef{calendar, p.tok(-1).n}, true
	case p.peek(0) == ordinal && p.unit(1, 1, Years):
		p.at += 2
		return yearRef{planYear, p.tok(-2).n}, true
	case p.take(wholePlan):
		return yearRef{planAll, 0}, true
	}
	p.at = start
	return yearRef{}, false
}

func eraOf(s sort) era {
	if s == academic {
		return study
	}
	return finance
}

// yearKindFollows reports whether two years and then the name of their kind follow: "2024-25 academic year".
func (p *timingParser) yearKindFollows() bool { return p.peek(3) == financial || p.peek(3) == academic }

// twoYears reads two years, one after the other, that make one: "2024/25", "24/25", "2024/2025", with dashed also "2024-25".
func (p *timingParser) twoYears(dashed bool) (int, bool) {
	if s := p.peek(1); p.peek(0) != number || p.peek(2) != number || s != slash && (s != dash || !dashed) {
		return 0, false
	}
	a, b := p.tok(0), p.tok(2)
	y := a.n
	switch {
	case p.year4(0) && b.digits == 4 && b.n == y+1:
	case p.year4(0) && b.digits == 2 && b.n == (y+1)%100:
	case a.digits == 2 && b.digits == 2 && y >= 20 && b.n == (y+1)%100:
		y += 2000
	default:
		return 0, false
	}
	p.at += 3
	return y, true
}
