// Package count counts the words and the parts of a plan.
package count

import (
	"strings"
	"unicode"

	"planwright/plan"
	"planwright/plan/markup"
)

// Counts are what a plan, or a part of it, holds.
type Counts struct {
	Words       int // of the full version, without the words that the program adds in print
	Short       int // of the short forms alone, which the reduced version prints in place of the actions
	Priorities  int
	Commitments int
	Rows        int
	Actions     int
	Measures    int
	Sections    int
}

// Of returns what p holds in the language l. A part counts whether or not it has words in l.
func Of(p *plan.Plan, l plan.Lang) Counts {
	var c Counts
	c.add(l, p.Title, p.Subtitle, p.Edition, p.Organisation.Name, p.Organisation.Address, p.Organisation.Contact, p.Organisation.Copyright)
	c.Words += Prose(p.Organisation.About.In(l))
	for i := range p.Sections {
		c.section(&p.Sections[i], l)
	}
	for i := range p.Priorities {
		c.priority(&p.Priorities[i], l)
	}
	for i := range p.Statistics {
		s := &p.Statistics[i]
		c.add(l, s.Figure, s.What, s.Place, s.Date, s.Source)
	}
	for i := range p.Terms {
		c.add(l, p.Terms[i].Short, p.Terms[i].Meaning)
	}
	return c
}

// OfPriority returns what the priority at index i holds in the language l, with the sections at its head. It is zero when i is out of range.
func OfPriority(p *plan.Plan, i int, l plan.Lang) Counts {
	var c Counts
	if i < 0 || i >= len(p.Priorities) {
		return c
	}
	pr := &p.Priorities[i]
	c.priority(pr, l)
	for j := range p.Sections {
		if s := &p.Sections[j]; s.Place == plan.AtPriority && s.Priority == pr.ID {
			c.section(s, l)
		}
	}
	return c
}

func (c *Counts) section(s *plan.Section, l plan.Lang) {
	c.Sections++
	c.add(l, s.Title, s.Picture.Credit)
	c.Words += Prose(s.Body.In(l))
}

func (c *Counts) priority(p *plan.Priority, l plan.Lang) {
	c.Priorities++
	c.Commitments += len(p.Commitments)
	c.Rows += len(p.Rows)
	c.add(l, p.Title)
	for i := range p.Commitments {
		c.Words += Prose(p.Commitments[i].Text.In(l))
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		c.Actions += len(r.Actions)
		c.Measures += len(r.Measures)
		c.add(l, r.Title, r.When)
		for j := range r.Actions {
			a := &r.Actions[j]
			c.Words += Prose(a.Text.In(l))
			c.Short += Prose(a.Short.In(l))
			c.add(l, a.Lead, a.Partners)
		}
		for j := range r.Measures {
			m := &r.Measures[j]
			c.Words += Prose(m.Text.In(l))
			c.add(l, m.Counted, m.Baseline, m.Target, m.By, m.Source)
		}
	}
}

func (c *Counts) add(l plan.Lang, texts ...plan.Text) {
	for _, t := range texts {
		c.Words += Words(t.In(l))
	}
}

// Prose returns how many words a text in the small Markdown has as it prints. Numbers that references print are not among them.
func Prose(s string) int {
	if !marked(s) {
		return Words(s)
	}
	return Words(markup.Plain(s))
}

// marked reports whether s may hold markup, which few texts do.
func marked(s string) bool {
	s = strings.TrimSpace(s)
	return strings.ContainsAny(s, "*[\\\n\r") || s != "" && (s[0] == '-' || s[0] == '#' || s[0] >= '0' && s[0] <= '9')
}

// Words returns how many words s has: stretches without white space that hold a letter or a digit, as word processors count them, but for dashes
// and the like that stand alone.
func Words(s string) int {
	n := 0
	counted := false // the stretch at hand is
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			counted = false
		case !counted && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			n++
			counted = true
		}
	}
	return n
}
