package publication

import (
	"strings"
)

// imprint returns who publishes the plan and how to reach them.
func (m *maker) imprint() []Block {
	o := &m.plan.Organisation
	im := &Imprint{}
	style := Body
	add := func(runs []Run) {
		if len(runs) > 0 {
			im.Blocks = append(im.Blocks, &Paragraph{Runs: runs, Style: style})
			style = Tight
		}
	}
	if name := m.line(o.Name); len(name) > 0 {
		if short, _ := m.wordsOf(o.ShortName); short != "" && !strings.Contains(PlainText(name), short) {
			name = append(name, m.own(" ("+short+")")...)
		}
		add(embolden(name))
	} else {
		add(embolden(m.line(o.ShortName)))
	}
	im.Blocks = append(im.Blocks, m.prose(o.About, 3)...)
	style = Body
	add(m.line(o.Address))
	tel, mail, web := strings.TrimSpace(o.Telephone), m.mail(), m.web()
	if tel != "" {
		add(append(m.label(m.words.Telephone), m.own(tel)...))
	}
	if mail != nil {
		add(append(m.label(m.words.Email), mail...))
	}
	if web != nil {
		add(append(m.label(m.words.Web), web...))
	}
	style = Body
	if contact := m.line(o.Contact); len(contact) > 0 {
		add(append(m.label(m.words.Contact), contact...))
	}
	switch {
	case mail != nil:
		add(append(m.own(m.words.Formats+" "), mail...))
	case tel != "":
		add(m.own(m.words.Formats + " " + tel))
	}
	style = Body
	for i := range o.Charities {
		c := &o.Charities[i]
		runs := m.own(m.words.Charity)
		if register := m.line(c.Register); len(register) > 0 {
			runs = append(append(append(runs, m.own(" (")...), register...), m.own(")")...)
		}
		if c.Number != "" {
			runs = append(runs, m.own(" "+c.Number)...)
		}
		add(runs)
	}
	if o.Company != "" {
		add(m.own(m.words.Company + " " + o.Company))
	}
	if o.VAT != "" {
		add(m.own(m.words.VAT + " " + o.VAT))
	}
	add(m.line(o.Copyright))
	if len(im.Blocks) == 0 {
		return nil
	}
	return []Block{im}
}

// mail returns the organisation's e-mail address as a link, or nil.
func (m *maker) mail() []Run {
	a := strings.TrimSpace(m.plan.Organisation.Email)
	if a == "" {
		return nil
	}
	r := Run{Text: a, Lang: m.lang}
	if strings.Count(a, "@") == 1 && !strings.ContainsAny(a, " <>\"") {
		r.Link = "mailto:" + a
	}
	return []Run{r}
}

// web returns the organisation's web address as a link, or nil. One written without a scheme leads to https.
func (m *maker) web() []Run {
	a := strings.TrimSpace(m.plan.Organisation.Web)
	if a == "" {
		return nil
	}
	r := Run{Text: a, Lang: m.lang}
	switch {
	case strings.ContainsAny(a, " <>\""):
	case strings.HasPrefix(a, "https://"):
		r.Link = a
	case !strings.Contains(a, ":") && strings.Contains(a, "."):
		r.Link = "https://" + a
	}
	return []Run{r}
}
