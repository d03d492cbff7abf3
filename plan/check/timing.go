package check

import (
	"planwright/plan"
)

// when is a timing as it was typed: a plan says the same few over and over, so each is worked out once.
type when struct {
	words string
	lang  plan.Lang
}

// timing looks whether a timing can be understood in each of its languages, and, in the first that says it, whether it lies in the years
// of the plan.
func (c *checker) timing(item plan.ID, field string, t plan.Text) {
	placed := false
	for _, l := range c.plan.Languages {
		words := t.In(l)
		if space(words) {
			continue
		}
		at, known := c.times[when{words, l}]
		if !known {
			at = plan.ParseTiming(words, l, c.plan.Period)
			c.times[when{words, l}] = at
		}
		if !at.Understood {
			c.add(Unclear, Missing, item, field, l, fill(c.say.Unclear, shortened(words, 60)))
			continue
		}
		if s := c.outside(at); s != "" && !placed {
			c.add(Outside, s, item, field, l, fill(c.say.Outside, shortened(words, 60), c.years(c.plan.Period)))
			if fitted, ok := plan.FitWhen(t, c.plan.Languages, c.plan.Period); ok && field == "when" {
				c.found[len(c.found)-1].Fits = fitted.In(l)
			}
		}
		placed = true
	}
}

// outside returns how much it matters that a timing lies outside the years of the plan: wholly, or with one end; "" where it doesn't.
// Only what names dates can lie outside.
func (c *checker) outside(t plan.Timing) Severity {
	p := c.plan.Period
	before := func(d plan.Date) bool { return p.Start != 0 && !d.IsZero() && d.Year < p.Start }
	after := func(d plan.Date) bool { return p.End != 0 && !d.IsZero() && d.Year > p.End }
	switch {
	case after(t.Start), before(t.End):
		return Missing
	case before(t.Start), after(t.End):
		return Hint
	}
	return ""
}
