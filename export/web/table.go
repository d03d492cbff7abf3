package web

import (
	"strconv"

	"planwright/export/publication"
)

// The roles are those that the elements have by themselves. They are written out since browsers take them away from a table that is shown as
// something else, as this one is on narrow screens.
func (p *page) table(t *publication.Table) {
	p.out.WriteString("<table role=\"table\" id=\"" + escaped(p.tableAnchor()) + "\">\n<caption>" + escaped(t.Summary) + "</caption>\n" +
		"<thead role=\"rowgroup\">\n<tr role=\"row\">\n")
	for i := range t.Columns {
		p.out.WriteString("<th role=\"columnheader\" scope=\"col\" class=\"" + columns[t.Columns[i].Kind] + "\">" + escaped(t.Columns[i].Head) + "</th>\n")
	}
	p.out.WriteString("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n")
	for i := range t.Rows {
		p.row(t, &t.Rows[i])
	}
	p.out.WriteString("</tbody>\n</table>\n")
}

var columns = [...]string{publication.ActionColumn: "action", publication.MeasureColumn: "measure", publication.LeadColumn: "lead", publication.WhenColumn: "when"}

func (p *page) tableAnchor() string {
	if key := "\x00" + p.tables; !p.taken[key] {
		p.taken[key] = true
		return p.tables
	}
	return p.place("")
}

func (p *page) row(t *publication.Table, r *publication.Row) {
	p.out.WriteString("<tr role=\"row\"" + p.id(r.Item) + ">\n")
	numbered := numbered(t, r)
	for k := range r.Cells {
		c, kind := &r.Cells[k], t.Columns[k].Kind
		p.out.WriteString("<td role=\"cell\" class=\"" + columns[kind] + "\" data-head=\"" + escaped(t.Columns[k].Head) + "\">\n")
		if kind == publication.ActionColumn {
			p.theme(r)
		}
		switch {
		case kind == publication.LeadColumn:
			p.leads(c, numbered)
		case c.Listed:
			tag := "ul"
			if numbered && kind == publication.ActionColumn {
				tag = "ol"
			}
			p.out.WriteString("<" + tag + ">\n")
			for i := range c.Entries {
				p.out.WriteString("<li" + p.id(c.Entries[i].Item) + ">\n")
				p.entry(&c.Entries[i])
				p.out.WriteString("</li>\n")
			}
			p.out.WriteString("</" + tag + ">\n")
		default:
			for i := range c.Entries {
				p.out.WriteString("<div" + p.id(c.Entries[i].Item) + ">\n")
				p.entry(&c.Entries[i])
				p.out.WriteString("</div>\n")
			}
		}
		p.out.WriteString("</td>\n")
	}
	p.out.WriteString("</tr>\n")
}

// theme writes the reference of a row and its title.
func (p *page) theme(r *publication.Row) {
	if r.Ref == "" && len(r.Theme) == 0 {
		return
	}
	p.out.WriteString("<p class=\"theme\">")
	if r.Ref != "" {
		p.out.WriteString("<span class=\"ref\">" + escaped(r.Ref) + "</span> ")
	}
	p.runs(r.Theme, p.part.Lang)
	p.out.WriteString("</p>\n")
}

// numbered reports whether the actions of a row are numbered, so that its leads can say which of them they lead.
func numbered(t *publication.Table, r *publication.Row) bool {
	for k := range t.Columns {
		if t.Columns[k].Kind == publication.LeadColumn {
			return r.Cells[0].Listed
		}
	}
	return false
}

func (p *page) leads(c *publication.Cell, numbered bool) {
	for i := range c.Entries {
		e := &c.Entries[i]
		p.out.WriteString("<div>\n")
		if numbered && !blank(e) {
			p.out.WriteString("<p class=\"soft\">" + escaped(p.part.Words.Action) + " " + strconv.Itoa(e.Beside+1) + "</p>\n")
		}
		p.entry(e)
		p.out.WriteString("</div>\n")
	}
}

func blank(e *publication.Entry) bool {
	para, ok := e.Blocks[0].(*publication.Paragraph)
	return ok && para.Style == publication.Blank
}

func (p *page) entry(e *publication.Entry) {
	for _, b := range e.Blocks {
		p.block(b)
	}
}
