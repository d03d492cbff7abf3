package plan

import (
	"strconv"
	"time"
)

// span is a stretch of time with ends that may be open.
type span struct {
	first, last Date
	precision   Precision
	recurrence  Recurrence // "2024 to ongoing"
	one         bool       // a single part of a year, as typed
}

// timing reads all tokens: at most one stretch of time, as a list if need be, and at most one recurrence.
func (p *timingParser) timing() (Timing, bool) {
	var t Timing
	var have *span
	for apart := p.separators(); p.at < len(p.toks); apart = p.separators() {
		start := p.at
		if r, ok := p.recurrence(); ok {
			if t.Recurrence.Unit != "" && t.Recurrence.Unit != Continuous && t.Recurrence != r {
				return Timing{}, false
			}
			t.Recurrence = r
			continue
		}
		p.at = start
		s, ok := p.span()
		if !ok || have != nil && (!apart || !have.join(s)) {
			return Timing{}, false
		}
		if s.recurrence.Unit != "" {
			t.Recurrence = s.recurrence
		}
		if have == nil {
			have = &s
		}
	}
	if have != nil {
		if have.one && t.Recurrence.Unit == Continuous {
			have.last = Date{} // "2024, ongoing" begins in 2024
		}
		t.Start, t.End, t.Precision = have.first, have.last, have.precision
	}
	t.Understood = have != nil || t.Recurrence.Unit != ""
	return t, t.Understood
}

// join widens s to cover the further item of a list, "2024, 2025 and 2026". Only closed stretches make a list.
func (s *span) join(t span) bool {
	if s.first.IsZero() || s.last.IsZero() || t.first.IsZero() || t.last.IsZero() || t.first.Compare(s.first) < 0 {
		return false
	}
	if t.last.Compare(s.last) > 0 {
		s.last = t.last
	}
	s.precision = finer(s.precision, t.precision)
	s.one = false
	return true
}

// separators passes over what parts the items of a timing, and reports whether there was anything.
func (p *timingParser) separators() bool {
	start := p.at
	for p.take(comma) || p.take(and) || p.take(then) {
	}
	return p.at > start
}

// span reads one stretch of time.
func (p *timingParser) span() (span, bool) {
	switch p.peek(0) {
	case from:
		p.at++
		return p.starting()
	case by, until, to:
		p.at++
		r, ok := p.ref()
		e, okE := r.extent(p.period)
		return span{last: e.lastFor(r), precision: e.precision}, ok && okE
	case before, after:
		return p.beside()
	case between:
		p.at++
		return p.pairOf(and)
	}
	start := p.at
	if s, ok := p.duration(); ok {
		return s, true
	}
	p.at = start
	p.take(within) // "within Q3 2025"
	return p.plain()
}

// starting reads what follows "from".
func (p *timingParser) starting() (span, bool) {
	if s, ok := p.rangeOf(); ok {
		return s, true
	}
	r, ok := p.ref()
	e, okE := r.extent(p.period)
	if !ok || !okE {
		return span{}, false
	}
	s := span{first: e.firstFor(r), precision: e.precision}
	p.openEnd(&s)
	return s, true
}

// plain reads "2024", "2024 to 2027", "2024 onwards" and "end of 2024".
func (p *timingParser) plain() (span, bool) {
	if s, ok := p.rangeOf(); ok {
		return s, true
	}
	r, ok := p.ref()
	if !ok {
		return span{}, false
	}
	open := span{}
	if p.openEnd(&open) {
		e, ok := r.extent(p.period)
		open.first, open.precision = e.firstFor(r), e.precision
		return open, ok
	}
	switch r.edge {
	case startOf:
		// The start of a year without "by" or "from" is its first part.
		r.edge, r.third = unknown, 1
	case endOf:
		// The end of a year is a date to be met: it says nothing of when the work begins.
		e, ok := r.extent(p.period)
		return span{last: e.last, precision: e.precision}, ok
	}
	e, ok := r.extent(p.period)
	return span{first: e.first, last: e.last, precision: e.precision, one: true}, ok
}

// openEnd reads what leaves the end open: "onwards", "+", "to present", "- ongoing".
func (p *timingParser) openEnd(s *span) bool {
	if p.take(onwards) || p.take(plus) {
		return true
	}
	if c := p.peek(0); c == to || c == dash || c == until {
		switch p.peek(1) {
		case ongoing:
			s.recurrence = Recurrence{Unit: Continuous}
			p.at += 2
			return true
		case now:
			p.at += 2
			return true
		}
	}
	return false
}

// beside reads "before 2026" and "after March 2026". Before the start of a year is the year before; before its end is in it.
func (p *timingParser) beside() (span, bool) {
	side := p.tok(0).sort
	p.at++
	p.take(dash) // "pre-2026"
	r, ok := p.ref()
	e, okE := r.extent(p.period)
	switch {
	case !ok || !okE:
		return span{}, false
	case e.first.IsZero():
		return span{precision: e.precision}, true
	case side == after && r.edge == startOf:
		return span{first: e.first, precision: e.precision}, true
	case side == after:
		return span{first: e.last.days(1), precision: e.precision}, true
	case r.edge == endOf:
		return span{last: e.last, precision: e.precision}, true
	}
	return span{last: e.first.days(-1), precision: e.precision}, true
}

// duration reads "within 6 months", "in the next two years", "first six months" and "18 months".
func (p *timingParser) duration() (span, bool) {
	inside := p.take(within)
	if p.take(next) || p.num(0, 1, 1) && p.peek(0) == ordinal && p.num(1, 1, 120) {
		if !inside && p.peek(0) == ordinal {
			p.at++
		}
		inside = true
	}
	n := 1
	switch {
	case p.peek(0) == number && p.num(0, 1, 120) && p.tok(0).digits < 4:
		n = p.tok(0).n
		p.at++
	case inside && p.take(per): // "within a year"
	case inside && p.peek(0) == unit && p.peek(1) != ordinal: // "within the next year", but not "y flwyddyn gyntaf"
	default:
		return span{}, false
	}
	if p.peek(0) != unit {
		return span{}, false
	}
	u := p.tok(0).every
	p.at++
	p.take(next) // Welsh: "y 6 mis nesaf"
	if p.peek(0) == wholePlan || p.peek(0) == startOf && p.peek(1) == wholePlan {
		p.take(startOf) // "within 6 months of the start of the plan"
		p.at++
	}
	return p.fromPlanStart(n*u.Every, u.Unit)
}

// fromPlanStart returns the first n units of the plan.
func (p *timingParser) fromPlanStart(n int, u RecurrenceUnit) (span, bool) {
	s := span{precision: PrecisionMonth}
	first := Date{p.period.Start, time.January, 1}
	var last Date
	switch u {
	case Days:
		s.precision, last = PrecisionDay, first.days(n-1)
	case Weeks:
		s.precision, last = PrecisionDay, first.days(7*n-1)
	case Months:
		last = first.months(n).days(-1)
	case Years:
		s.precision, last = PrecisionYear, first.months(12*n).days(-1)
	default: // terms have no length
		return span{}, false
	}
	if p.period.Start != 0 {
		s.first, s.last = first, last
	}
	return s, true
}

// rangeOf reads two parts of years with "to", a dash or a stroke between them, and nothing when there aren't two.
func (p *timingParser) rangeOf() (span, bool) {
	start := p.at
	if s, ok := p.pairOf(to); ok {
		return s, true
	}
	p.at = start
	return span{}, false
}

// pairOf reads two parts of years. With joint "and" only that word may stand between them, else any sign of a range.
func (p *timingParser) pairOf(joint sort) (span, bool) {
	a, ok := p.ref()
	if !ok {
		return span{}, false
	}
	var sign *token
	switch s := p.peek(0); {
	case s == joint, s == until && joint == to:
		p.at++
	case joint == to && (s == dash || s == slash):
		t := p.tok(0)
		p.at++
		if s == dash && !p.take(to) {
			sign = &t
		}
		p.take(dash) // "2024-to-2027"
	case joint == to && s == and && a.year.era != calendar && a.part != "": // "March and June 2026", "Years 1 and 2"
		p.at++
	default:
		return span{}, false
	}
	at := p.at
	b, ok := p.rightEnd(a)
	if a.part == "" {
		a = ref{part: b.part, n: b.n, day: b.day, year: b.year, third: a.third}
	}
	if !ok || !matchYears(&a, &b) {
		return span{}, false
	}
	s, ok := p.cover(a, b)
	if ok && sign != nil {
		p.edits = append(p.edits, p.printed(*sign, p.toks[at], b))
	}
	return s, ok
}

// rightEnd reads the right end of a range, which may leave out what the left one said: "2024-27", "Q1-3 2025", "Years 1 to 3".
func (p *timingParser) rightEnd(a ref) (ref, bool) {
	bare := p.peek(0) == number && p.tok(0).digits <= 2 && p.peek(1) != month && p.peek(1) != slash && p.peek(1) != dot
	if bare && a.edge == unknown && a.third == 0 {
		n, digits := p.tok(0).n, p.tok(0).digits
		switch {
		case a.part == PrecisionYear && a.year.era == calendar && digits == 2 && n > a.year.n%100:
			p.at++
			return ref{part: PrecisionYear, year: yearRef{calendar, a.year.n/100*100 + n}}, true
		case a.part == PrecisionYear && a.year.era == planYear && n <= 20:
			p.at++
			return ref{part: PrecisionYear, year: yearRef{planYear, n}}, true
		case a.year.era == planMonths:
			p.at++
			return ref{part: PrecisionMonth, year: yearRef{planMonths, n}}, true
		case (a.part == PrecisionQuarter || a.part == PrecisionHalf) && a.year.era == noYear && n <= 4:
			p.at++
			b := ref{part: a.part, n: n}
			p.inYear(&b)
			return b, true
		}
	}
	return p.ref()
}

// matchYears gives the end of a range that has no year the year of the other, or the one before or after it where only
// that keeps the ends in order: "November to February 2026" begins in 2025.
func matchYears(a, b *ref) bool {
	if a.part == PrecisionDay && a.n == 0 {
		if b.part != PrecisionDay {
			return false
		}
		a.n = b.n
	}
	aOpen, bOpen := a.year.era == noYear, b.year.era == noYear
	if aOpen == bOpen {
		return true
	}
	if a.part == PrecisionYear || b.part == PrecisionYear {
		return false
	}
	step, open, given := 1, b, a.year
	if aOpen {
		step, open, given = -1, a, b.year
	}
	open.year = given
	ea, okA := a.extent(Period{})
	eb, okB := b.extent(Period{})
	if okA && okB && eb.last.Compare(ea.first) < 0 {
		open.year.n += step
	}
	return true
}

// cover returns the stretch from a to b, or false when b ends before a begins.
func (p *timingParser) cover(a, b ref) (span, bool) {
	ea, okA := a.extent(p.period)
	eb, okB := b.extent(p.period)
	if !okA || !okB {
		return span{}, false
	}
	s := span{precision: finer(ea.precision, eb.precision)}
	if ea.first.IsZero() || eb.first.IsZero() {
		return s, true // "Spring term to summer term" has no dates, as "Summer term" hasn't
	}
	s.first, s.last = ea.firstFor(a), eb.lastFor(b)
	return s, s.first.Compare(s.last) <= 0
}

// printed returns how the dash of a range is printed, with the right end written out behind it.
func (p *timingParser) printed(sign, right token, b ref) edit {
	// The spaces around the dash go with it: exactly one is printed on either side.
	left := p.toks[0]
	for _, t := range p.toks {
		if t.to <= sign.from {
			left = t
		}
	}
	e := edit{left.to, right.to, " " + p.v.to + " "}
	word := p.words[right.from:right.to]
	switch {
	case b.part == PrecisionYear && b.year.era == calendar && right.digits == 2:
		word = strconv.Itoa(b.year.n)
	case p.v.mutate && right.sort == month:
		word = soften(word)
	}
	e.with += word
	return e
}

// firstFor returns the day on which work from r begins.
func (e extent) firstFor(r ref) Date {
	if r.edge == endOf {
		return e.last
	}
	return e.first
}

// lastFor returns the day by which work up to r is done.
func (e extent) lastFor(r ref) Date {
	if r.edge == startOf {
		return e.first
	}
	return e.last
}

// finer returns the finer of two precisions.
func finer(a, b Precision) Precision {
	if b != "" && fineness[b] < fineness[a] {
		return b
	}
	return a
}
