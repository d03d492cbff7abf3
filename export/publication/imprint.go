package publication

import (
	"strings"
)

// imprint returns who publishes the plan and how to reach them.
func (m *maker) imprint() []Block {
	o := &m.plan.Organisation
	im := imprinter{maker: m}
	im.group()
	im.add(embolden(m.organisation()))
	im.blocks = append(im.blocks, m.prose(o.About, 3)...)
	im.group()
	im.add(m.line(o.Address))
	tel, mail, web := strings.TrimSpace(o.Telephone), m.mail(), m.web()
	im.labelled(m.words.Telephone, m.own(tel))
	im.labelled(m.words.Email, mail)
	im.labelled(m.words.Web, web)
	im.group()
	im.labelled(m.words.Contact, m.line(o.Contact))
	switch {
	case mail != nil:
		im.add(append(m.own(m.words.Formats+" "), mail...))
	case tel != "":
		im.add(m.own(m.words.Formats + " " + tel))
	}
	im.group()
	m.registrations(&im)
	im.add(m.line(o.Copyright))
	im.add(m.logoCredit)
	if len(im.blocks) == 0 {
		return nil
	}
	title := m.words.Publisher
	if tel != "" || mail != nil || web != nil || m.says(o.Contact) || m.says(o.Address) {
		title = m.words.Contacts
	}
	return []Block{&Imprint{Item: m.plan.ID, Blocks: append([]Block{m.heading(2, "", m.own(title))}, im.blocks...)}}
}

// imprinter gathers the lines of the imprint.
type imprinter struct {
	*maker
	blocks []Block
	style  Style
}

// group sets the next line apart from those before it.
func (im *imprinter) group() { im.style = Body }

// add adds a line, if it has words.
func (im *imprinter) add(runs []Run) {
	if len(runs) > 0 {
		im.blocks = append(im.blocks, &Paragraph{Runs: runs, Style: im.style})
		im.style = Tight
	}
}

func (im *imprinter) labelled(label string, runs []Run) {
	if len(runs) > 0 {
		im.add(append(im.label(label), runs...))
	}
}

// organisation returns its name, with the short one in brackets where the name doesn't hold it.
func (m *maker) organisation() []Run {
	o := &m.plan.Organisation
	name := m.line(o.Name)
	short, _ := m.wordsOf(o.ShortName)
	if len(name) == 0 {
		return m.line(o.ShortName)
	}
	if short != "" && !strings.Contains(PlainText(name), short) {
		name = append(name, m.own(" ("+short+")")...)
	}
	return name
}

// registrations adds the numbers under which the organisation is registered.
func (m *maker) registrations(im *imprinter) {
	o := &m.plan.Organisation
	for i := range o.Charities {
		c := &o.Charities[i]
		runs := m.own(m.words.Charity)
		if register := m.line(c.Register); len(register) > 0 {
			runs = append(append(append(runs, m.own(" (")...), register...), m.own(")")...)
		}
		if c.Number != "" {
			runs = append(runs, m.own(" "+c.Number)...)
		}
		im.add(runs)
	}
	if o.Company != "" {
		im.add(m.own(m.words.Company + " " + o.Company))
	}
	if o.VAT != "" {
		im.add(m.own(m.words.VAT + " " + o.VAT))
	}
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
