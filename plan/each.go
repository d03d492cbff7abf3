package plan

import "slices"

// RowCount returns how many rows the plan has.
func (p *Plan) RowCount() int {
	n := 0
	for i := range p.Priorities {
		n += len(p.Priorities[i].Rows)
	}
	return n
}

// EachText calls f with every text that the plan holds, language by language, and with every plain string that a person
// typed; l is "" for those. The field is named as in the operation log, without its language, and id names the item.
// The order is that of Items, with the languages of one text sorted.
func (p *Plan) EachText(f func(field string, id ID, l Lang, words string)) {
	e := eachText{f: f}
	e.all(p)
}

// EachWhole calls f with every text of EachText that is kept in languages, once with all its languages and also where it is empty.
// The field is named as in the operation log, without its language, and id names the item. The order is that of EachText.
func (p *Plan) EachWhole(f func(field string, id ID, t Text)) {
	e := eachText{f: func(string, ID, Lang, string) {}, whole: f}
	e.all(p)
}

type eachText struct {
	f     func(field string, id ID, l Lang, words string)
	whole func(field string, id ID, t Text) // nil where the languages are wanted one by one
}

func (e eachText) all(p *Plan) {
	e.head(p)
	for i := range p.Sections {
		e.section(&p.Sections[i])
	}
	for i := range p.Priorities {
		e.priority(&p.Priorities[i])
	}
	for i := range p.Statistics {
		s := &p.Statistics[i]
		e.text(s.ID, "figure", s.Figure)
		e.text(s.ID, "what", s.What)
		e.text(s.ID, "place", s.Place)
		e.text(s.ID, "date", s.Date)
		e.text(s.ID, "source", s.Source)
	}
	for i := range p.Terms {
		e.text(p.Terms[i].ID, "short", p.Terms[i].Short)
		e.text(p.Terms[i].ID, "meaning", p.Terms[i].Meaning)
	}
	for i := range p.Links {
		e.link(&p.Links[i])
	}
	for i := range p.Comments {
		c := &p.Comments[i]
		e.plain(c.ID, "field", c.Field)
		e.plain(c.ID, "text", c.Text)
		e.plain(c.ID, "by", c.By)
	}
	for i := range p.Editions {
		e.text(p.Editions[i].ID, "label", p.Editions[i].Label)
	}
}

func (e eachText) text(id ID, field string, t Text) {
	if e.whole != nil {
		e.whole(field, id, t)
		return
	}
	langs := make([]Lang, 0, len(t))
	for l := range t {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	for _, l := range langs {
		e.f(field, id, l, t[l].Text)
	}
}

func (e eachText) plain(id ID, field, words string) {
	if words != "" {
		e.f(field, id, "", words)
	}
}

func (e eachText) head(p *Plan) {
	o := &p.Organisation
	e.text(p.ID, "title", p.Title)
	e.text(p.ID, "subtitle", p.Subtitle)
	e.text(p.ID, "scopeName", p.ScopeName)
	e.text(p.ID, "edition", p.Edition)
	e.text(p.ID, "parent.title", p.Parent.Title)
	e.text(p.ID, "priorityLabel", p.PriorityLabel)
	e.picture(p.ID, "design.logo", &p.Design.Logo)
	e.text(p.ID, "organisation.name", o.Name)
	e.text(p.ID, "organisation.shortName", o.ShortName)
	e.text(p.ID, "organisation.about", o.About)
	e.text(p.ID, "organisation.address", o.Address)
	e.plain(p.ID, "organisation.telephone", o.Telephone)
	e.plain(p.ID, "organisation.email", o.Email)
	e.plain(p.ID, "organisation.web", o.Web)
	e.text(p.ID, "organisation.contact", o.Contact)
	e.plain(p.ID, "organisation.company", o.Company)
	e.plain(p.ID, "organisation.vat", o.VAT)
	e.text(p.ID, "organisation.copyright", o.Copyright)
	for i := range o.Charities {
		e.text(o.Charities[i].ID, "register", o.Charities[i].Register)
		e.plain(o.Charities[i].ID, "number", o.Charities[i].Number)
	}
}

func (e eachText) picture(id ID, field string, p *Picture) {
	e.text(id, field+".alt", p.Alt)
	e.text(id, field+".credit", p.Credit)
	e.plain(id, field+".consent", p.Consent)
}

func (e eachText) section(s *Section) {
	e.text(s.ID, "title", s.Title)
	e.text(s.ID, "body", s.Body)
	e.picture(s.ID, "picture", &s.Picture)
}

func (e eachText) priority(p *Priority) {
	e.text(p.ID, "title", p.Title)
	for i := range p.Commitments {
		e.text(p.Commitments[i].ID, "text", p.Commitments[i].Text)
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		e.text(r.ID, "title", r.Title)
		e.text(r.ID, "when", r.When)
		for j := range r.Actions {
			e.action(&r.Actions[j])
		}
		for j := range r.Measures {
			e.measure(&r.Measures[j])
		}
	}
}

func (e eachText) action(a *Action) {
	e.text(a.ID, "text", a.Text)
	e.text(a.ID, "short", a.Short)
	e.text(a.ID, "lead", a.Lead)
	e.text(a.ID, "partners", a.Partners)
	for i := range a.Links {
		e.link(&a.Links[i])
	}
}

func (e eachText) link(l *Link) {
	e.text(l.ID, "asSeen", l.AsSeen)
	e.plain(l.ID, "reason", l.Reason)
}

func (e eachText) measure(m *Measure) {
	e.text(m.ID, "text", m.Text)
	e.text(m.ID, "counted", m.Counted)
	e.text(m.ID, "baseline", m.Baseline)
	e.text(m.ID, "target", m.Target)
	e.text(m.ID, "by", m.By)
	e.text(m.ID, "source", m.Source)
	for i := range m.Readings {
		e.plain(m.Readings[i].ID, "value", m.Readings[i].Value)
		e.plain(m.Readings[i].ID, "note", m.Readings[i].Note)
	}
}
