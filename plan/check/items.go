package check

import (
	"slices"

	"planwright/plan"
	"planwright/plan/nation"
)

// head looks at what the title page says.
func (c *checker) head() {
	p := c.plan
	c.known(p.ID, p.Title)
	if blank(p.Title) {
		c.add(Empty, Wrong, p.ID, "title", c.primary, c.say.NoTitle)
	}
	if p.Period == (plan.Period{}) {
		c.add(Empty, Missing, p.ID, "period.start", "", c.say.NoPeriod)
	}
	if blank(p.Organisation.Name) {
		c.add(Empty, Missing, p.ID, "organisation.name", c.primary, c.say.NoOrganisation)
	}
	if len(p.Priorities) == 0 {
		c.add(Empty, Missing, p.ID, "", "", c.say.NoPriorities)
	}
	c.picture(p.ID, "design.logo", &p.Design.Logo, c.say.Logo, !blank(p.Organisation.Name))
	c.prose(p.ID, "organisation.about", p.Organisation.About, full|reduced)
}

// picture looks whether a picture that people see is told to those who can't. A logo goes without, where the organisation has a name.
func (c *checker) picture(item plan.ID, field string, pic *plan.Picture, sentence string, named bool) {
	if pic.File != "" && !pic.Decorative && blank(pic.Alt) && !named {
		c.add(Undescribed, Wrong, item, field+".alt", c.primary, sentence)
	}
}

func (c *checker) section(s *plan.Section) {
	c.known(s.ID, s.Title, s.Body)
	holdsFigures := s.Kind == plan.Figures && len(c.plan.Statistics) > 0
	switch {
	case blank(s.Body) && s.Picture.File == "" && !holdsFigures && blank(s.Title):
		c.add(Empty, Missing, s.ID, "body", c.primary, c.say.Blank)
	case blank(s.Body) && s.Picture.File == "" && !holdsFigures:
		c.add(Empty, Missing, s.ID, "body", c.primary, c.say.NoBody)
	}
	c.picture(s.ID, "picture", &s.Picture, c.say.Picture, false)
	c.prose(s.ID, "body", s.Body, printedIn(s.Versions))
}

func (c *checker) priority(p *plan.Priority) {
	c.known(p.ID, p.Title)
	if blank(p.Title) {
		c.add(Untitled, Wrong, p.ID, "title", c.primary, c.say.Untitled)
	}
	if len(p.Rows) == 0 {
		c.add(NoRows, Missing, p.ID, "", "", c.say.NoRows)
	}
	says := func(x plan.Commitment) bool { return !blank(x.Text) }
	if c.committed && !slices.ContainsFunc(p.Commitments, says) {
		c.add(NoCommitment, Hint, p.ID, "", c.primary, c.say.NoCommitments)
	}
	for i := range p.Commitments {
		x := &p.Commitments[i]
		c.known(x.ID, x.Text, p.Title)
		if !says(*x) {
			c.add(Empty, Missing, x.ID, "text", c.primary, c.say.Blank)
		}
		c.prose(x.ID, "text", x.Text, full|reduced)
	}
	for i := range p.Rows {
		c.row(&p.Rows[i])
	}
}

func (c *checker) row(r *plan.Row) {
	first := r.Title
	for i := range r.Actions {
		if blank(first) {
			first = r.Actions[i].Text
		}
	}
	c.known(r.ID, first)
	says := func(a plan.Action) bool { return !blank(a.Text) || !blank(a.Short) }
	if !slices.ContainsFunc(r.Actions, says) {
		c.add(Empty, Wrong, r.ID, "", c.primary, c.say.NoAction)
	}
	switch {
	case blank(r.When):
		c.add(NoWhen, Missing, r.ID, "when", c.primary, c.say.NoWhen)
	default:
		c.timing(r.ID, "when", r.When)
	}
	if c.measured && !hasMeasure(r) {
		c.add(NoMeasure, Missing, r.ID, "", c.primary, c.say.NoMeasure)
	}
	for i := range r.Actions {
		if a := &r.Actions[i]; len(r.Actions) > 1 || says(*a) { // the row says so of the only one
			c.action(a, first)
		}
	}
	for i := range r.Measures {
		if m := &r.Measures[i]; len(r.Measures) > 1 || !emptyMeasure(m) {
			c.measure(m, first)
		}
	}
}

func (c *checker) action(a *plan.Action, row plan.Text) {
	c.known(a.ID, a.Text, a.Short, row)
	if blank(a.Text) {
		c.add(Empty, Wrong, a.ID, "text", c.primary, c.say.Blank)
		if blank(a.Short) {
			return
		}
	}
	c.adapting(a)
	versions := full
	if blank(a.Short) {
		if c.shortened {
			c.add(NoShort, Missing, a.ID, "short", c.primary, c.say.NoShort)
		}
		versions |= reduced
	} else {
		c.short(a)
	}
	c.prose(a.ID, "text", a.Text, versions)
}

// unshortened says once, of the plan, that no action has a short form: short forms are for those who want a reduced version of few words.
func (c *checker) unshortened() {
	says := func(r plan.Row) bool {
		return slices.ContainsFunc(r.Actions, func(a plan.Action) bool { return !blank(a.Text) })
	}
	if !c.shortened && slices.ContainsFunc(c.plan.Priorities, func(p plan.Priority) bool { return slices.ContainsFunc(p.Rows, says) }) {
		c.add(NoShort, Hint, c.plan.ID, "", "", "")
		c.found[len(c.found)-1].Sentence = c.say.NoShorts
	}
}

// adapting looks whether an action that is to be adapted still says what the one that it comes from said.
func (c *checker) adapting(a *plan.Action) {
	for i := range a.Links {
		if l := &a.Links[i]; l.Relation == plan.Adapts && !blank(a.Text) && nation.Same(a.Text, l) {
			c.add(Unadapted, Missing, a.ID, "text", c.primary, c.parented(c.say.Unadapted, c.say.UnadaptedFrom))
			return
		}
	}
}

// parented puts the title of the plan that this one comes from into a sentence, or returns other where it is not known.
func (c *checker) parented(other, form string) string {
	p := c.plan
	title, _ := p.Parent.Title.Best(append(slices.Clone(p.Languages), p.Parent.Title.Langs()...)...)
	if title = shortened(title, 60); title == "" {
		return other
	}
	return fill(form, title)
}

func (c *checker) measure(m *plan.Measure, row plan.Text) {
	c.known(m.ID, m.Text, row)
	if blank(m.Text) {
		c.add(Empty, Missing, m.ID, "text", c.primary, c.say.Blank)
	}
	c.prose(m.ID, "text", m.Text, full)
	if !blank(m.By) {
		c.timing(m.ID, "by", m.By)
	}
}

func (c *checker) statistic(s *plan.Statistic) {
	c.known(s.ID, s.What, s.Figure)
	if blank(s.Figure) {
		c.add(Empty, Wrong, s.ID, "figure", c.primary, c.say.NoFigure)
	}
	if blank(s.What) {
		c.add(Empty, Wrong, s.ID, "what", c.primary, c.say.NoWhat)
	}
	if blank(s.Source) {
		c.add(NoSource, Missing, s.ID, "source", c.primary, c.say.NoSource)
	}
}

func (c *checker) term(t *plan.Term) {
	c.known(t.ID, t.Short, t.Meaning)
	if blank(t.Short) {
		c.add(Empty, Wrong, t.ID, "short", c.primary, c.say.NoTerm)
	}
	if blank(t.Meaning) {
		c.add(Empty, Wrong, t.ID, "meaning", c.primary, c.say.NoMeaning)
	}
}

// duplicates finds rows that say what a row before them says already, whatever their spaces and capitals.
func (c *checker) duplicates() {
	seen := map[string]string{} // what a row says, and the row's reference
	for i := range c.plan.Priorities {
		for j := range c.plan.Priorities[i].Rows {
			r := &c.plan.Priorities[i].Rows[j]
			key := c.essence(r)
			if key == "" {
				continue
			}
			if first, known := seen[key]; known {
				c.add(Duplicate, Hint, r.ID, "", "", fill(c.say.Duplicate, first))
			} else {
				seen[key] = c.at[r.ID].ref
			}
		}
	}
}

// essence is what a row says in the primary language, or "" when it has no action there.
func (c *checker) essence(r *plan.Row) string {
	var actions string
	for i := range r.Actions {
		actions += "\x00" + folded(r.Actions[i].Text.In(c.primary))
	}
	if folded(actions) == "" {
		return ""
	}
	all := folded(r.Title.In(c.primary)) + actions + "\x01" + folded(r.When.In(c.primary))
	for i := range r.Measures {
		all += "\x01" + folded(r.Measures[i].Text.In(c.primary))
	}
	return all
}
