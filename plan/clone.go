package plan

import (
	"maps"
	"slices"
)

// Clone returns a copy of the plan that shares nothing with it that could be changed, except the bytes of its files: these
// are named by their hash and so are never written to. Nil slices and texts stay nil.
func (p *Plan) Clone() *Plan {
	c := *p
	c.Title, c.Subtitle, c.ScopeName, c.Edition = p.Title.clone(), p.Subtitle.clone(), p.ScopeName.clone(), p.Edition.clone()
	c.PriorityLabel, c.Parent.Title = p.PriorityLabel.clone(), p.Parent.Title.clone()
	c.Languages = slices.Clone(p.Languages)
	c.Design.Logo = p.Design.Logo.clone()
	c.Organisation = p.Organisation.clone()
	c.Sections = cloneEach(p.Sections, Section.clone)
	c.Priorities = cloneEach(p.Priorities, Priority.clone)
	c.Statistics = cloneEach(p.Statistics, Statistic.clone)
	c.Terms = cloneEach(p.Terms, Term.clone)
	c.Links = cloneEach(p.Links, Link.clone)
	c.Comments = slices.Clone(p.Comments)
	c.Editions = cloneEach(p.Editions, Edition.clone)
	c.Files = slices.Clone(p.Files)
	return &c
}

// cloneEach returns a copy of s in which each item is a copy too.
func cloneEach[T any](s []T, clone func(T) T) []T {
	out := slices.Clone(s)
	for i := range out {
		out[i] = clone(out[i])
	}
	return out
}

func (t Text) clone() Text { return maps.Clone(t) }

func (p Picture) clone() Picture {
	p.Alt, p.Credit = p.Alt.clone(), p.Credit.clone()
	return p
}

func (o Organisation) clone() Organisation {
	o.Name, o.ShortName, o.About, o.Address = o.Name.clone(), o.ShortName.clone(), o.About.clone(), o.Address.clone()
	o.Contact, o.Copyright = o.Contact.clone(), o.Copyright.clone()
	o.Charities = cloneEach(o.Charities, func(c CharityNumber) CharityNumber {
		c.Register = c.Register.clone()
		return c
	})
	return o
}

func (s Section) clone() Section {
	s.Title, s.Body, s.Picture = s.Title.clone(), s.Body.clone(), s.Picture.clone()
	return s
}

func (p Priority) clone() Priority {
	p.Title = p.Title.clone()
	p.Commitments = cloneEach(p.Commitments, func(c Commitment) Commitment {
		c.Text = c.Text.clone()
		return c
	})
	p.Rows = cloneEach(p.Rows, Row.clone)
	return p
}

func (r Row) clone() Row {
	r.Title, r.When = r.Title.clone(), r.When.clone()
	r.Actions = cloneEach(r.Actions, Action.clone)
	r.Measures = cloneEach(r.Measures, Measure.clone)
	return r
}

func (a Action) clone() Action {
	a.Text, a.Short, a.Lead, a.Partners = a.Text.clone(), a.Short.clone(), a.Lead.clone(), a.Partners.clone()
	a.Asks = slices.Clone(a.Asks)
	a.Links = cloneEach(a.Links, Link.clone)
	return a
}

func (l Link) clone() Link {
	l.AsSeen = l.AsSeen.clone()
	return l
}

func (m Measure) clone() Measure {
	m.Text, m.Counted, m.Baseline = m.Text.clone(), m.Counted.clone(), m.Baseline.clone()
	m.Target, m.By, m.Source = m.Target.clone(), m.By.clone(), m.Source.clone()
	m.Readings = slices.Clone(m.Readings)
	return m
}

func (s Statistic) clone() Statistic {
	s.Figure, s.What, s.Place = s.Figure.clone(), s.What.clone(), s.Place.clone()
	s.Date, s.Source = s.Date.clone(), s.Source.clone()
	return s
}

func (t Term) clone() Term {
	t.Short, t.Meaning = t.Short.clone(), t.Meaning.clone()
	return t
}

func (e Edition) clone() Edition {
	e.Label, e.At = e.Label.clone(), slices.Clone(e.At)
	return e
}
