package plan

// recurrence reads how often something is done: "annually", "every three years", "twice a year", "six-monthly", "ongoing",
// "every March".
func (p *timingParser) recurrence() (Recurrence, bool) {
	switch s := p.peek(0); {
	case s == ongoing:
		p.at++
		return Recurrence{Unit: Continuous}, true
	case s == adverb:
		p.at++
		return p.tok(-1).every, true
	case s == number && p.num(0, 1, 120) && (p.peek(1) == adverb || p.peek(1) == dash && p.peek(2) == adverb):
		n := p.tok(0).n
		p.at++
		p.take(dash)
		p.at++
		return multiply(n, p.tok(-1).every), true
	case s == every:
		p.at++
		return p.interval()
	case s == times, s == number && p.peek(1) == timesWord:
		return p.frequency()
	case s == per && p.peek(1) == unit: // "per year", behind a number that isn't a timing's
		p.at += 2
		return p.tok(-1).every, p.tok(-1).every.Unit != ""
	}
	return Recurrence{}, false
}

// interval reads what follows "every": "year", "three years", "other year", "second year", "March", "autumn term".
func (p *timingParser) interval() (Recurrence, bool) {
	n := 1
	switch {
	case p.take(other):
		n = 2
	case p.num(0, 1, 120) && p.tok(0).digits < 4 && p.peek(1) == unit:
		n = p.tok(0).n
		p.at++
	}
	if p.unit(0, 1, Months) && p.peek(1) == month { // Welsh: "bob mis Mawrth"
		p.at++
	}
	switch p.peek(0) {
	case unit:
		p.at++
		return multiply(n, p.tok(-1).every), true
	case month, season, schoolTerm:
		p.at++
		return Recurrence{n, Years}, true
	}
	return Recurrence{}, false
}

// frequency reads "twice a year", "3 times per year", "once every two years", "twice yearly".
func (p *timingParser) frequency() (Recurrence, bool) {
	n := p.tok(0).n
	p.at++
	p.take(timesWord)
	var length Recurrence
	switch {
	case p.peek(0) == adverb:
		p.at++
		length = p.tok(-1).every
	case p.take(every):
		r, ok := p.interval()
		if !ok {
			return Recurrence{}, false
		}
		length = r
	default:
		p.take(per)
		if p.peek(0) != unit {
			return Recurrence{}, false
		}
		p.at++
		length = p.tok(-1).every
	}
	return divide(length, n)
}

// multiply returns n times the interval r.
func multiply(n int, r Recurrence) Recurrence { return Recurrence{n * r.Every, r.Unit} }

// divide returns the interval of what happens n times in r. There is none when it isn't a whole number of units that a
// calendar has: five times a year is every how many months?
func divide(r Recurrence, n int) (Recurrence, bool) {
	if n < 1 {
		return Recurrence{}, false
	}
	if r.Every%n == 0 {
		return Recurrence{r.Every / n, r.Unit}, true
	}
	finer := map[RecurrenceUnit]Recurrence{Years: {12, Months}, Weeks: {7, Days}}[r.Unit]
	if finer.Unit == "" || r.Every*finer.Every%n != 0 {
		return Recurrence{}, false
	}
	return Recurrence{r.Every * finer.Every / n, finer.Unit}, true
}
