// Package when helps to write when something is to be done: it says how the words of a When are understood, warns of what lies outside the plan's
// years, and offers years, parts of years and recurrences to pick from.
package when

import (
	"fmt"
	"strings"

	"planwright/plan"
)

// Meaning says how the words of a When are understood in a plan of that period, in the language of the window. It reports true when they had
// better be looked at: they were not understood, or lie outside the period.
func Meaning(words string, l plan.Lang, period plan.Period) (said string, look bool) {
	if strings.TrimSpace(words) == "" {
		return say.Empty, false
	}
	t := plan.ParseTiming(words, l, period)
	switch {
	case !t.Understood:
		return say.NotUnderstood, true
	case t.Start.IsZero() && t.End.IsZero() && t.Recurrence.Unit == "":
		return say.Undated, true
	}
	said = fmt.Sprintf(say.Understood, t.Say(say.Lang))
	s := plan.Scale{First: period.Start, Last: period.End}
	if s.First == 0 || s.Last < s.First || s.Holds(t) {
		return said, false
	}
	if s.First == s.Last {
		return said + "\n" + fmt.Sprintf(say.OutsideAt, s.First), true
	}
	return said + "\n" + fmt.Sprintf(say.Outside, s.First, s.Last), true
}

// picking is what is picked so far.
type picking struct {
	plan.Pick
	years plan.Scale // that there are to pick from
}

// toggleYear picks a year: a second one makes a range, of a range it is the only one that stays, and one that is picked alone is let go.
func (p *picking) toggleYear(y int) {
	alone := p.From == p.To
	switch {
	case p.From == y && p.To == y:
		p.From, p.To, p.Part, p.N = 0, 0, "", 0
		p.Side = plan.Within
	case p.From == 0 || !alone || p.Side != plan.Within || p.Part != "":
		p.From, p.To = y, y
	default:
		p.From, p.To = min(p.From, y), max(p.To, y)
	}
}

// togglePart picks a part of a year, or lets it go. Of several years it is in the last.
func (p *picking) togglePart(part plan.Precision, n int) {
	if p.Part == part && p.N == n {
		p.Part, p.N = "", 0
		return
	}
	p.Part, p.N = part, n
	if p.From == 0 {
		p.From, p.To = p.years.First, p.years.First
	}
	p.From = p.To
}

// setSide says how the years are meant. By and From are of a single year.
func (p *picking) setSide(s plan.PickSide) {
	p.Side = s
	switch {
	case s == plan.Within:
	case p.From == 0 && s == plan.Due:
		p.From, p.To = p.years.Last, p.years.Last
	case p.From == 0:
		p.From, p.To = p.years.First, p.years.First
	case s == plan.Due:
		p.From = p.To
	default:
		p.To = p.From
	}
}

// toggleEvery picks how often, or lets it go.
func (p *picking) toggleEvery(r plan.Recurrence) {
	if p.Every == r {
		r = plan.Recurrence{}
	}
	p.Every = r
}

// mostYears is how many years are offered at the most.
const mostYears = 12

// yearsOf returns the years to pick from: those of the plan, or where it has no period those that its rows name.
func yearsOf(p *plan.Plan, l plan.Lang) plan.Scale {
	s := plan.NewTimeline(p, l).Period
	s.Last = min(s.Last, s.First+mostYears-1)
	return s
}

// recurrences are how often something can be picked to be done.
func recurrences() []plan.Recurrence {
	return []plan.Recurrence{{Every: 1, Unit: plan.Months}, {Every: 3, Unit: plan.Months}, {Every: 6, Unit: plan.Months}, {Every: 1, Unit: plan.Terms},
		{Every: 1, Unit: plan.Years}, {Every: 2, Unit: plan.Years}, {Every: 3, Unit: plan.Years}, {Unit: plan.Continuous}}
}
