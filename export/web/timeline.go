package web

import "planwright/export/publication"

// timeline writes the rows over the years as a table: what a page that is read on telephones and aloud has in place of bars.
func (p *page) timeline(t *publication.Timeline) {
	p.out.WriteString("<table role=\"table\" class=\"timeline\">\n<caption>" + escaped(t.Summary) + "</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">\n")
	for _, head := range t.Heads {
		p.out.WriteString("<th role=\"columnheader\" scope=\"col\">" + escaped(head) + "</th>\n")
	}
	p.out.WriteString("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n")
	for i := range t.Rows {
		r := &t.Rows[i]
		p.out.WriteString("<tr role=\"row\">\n")
		p.element("td", " role=\"cell\" data-head=\""+escaped(t.Heads[0])+"\"", r.Action)
		p.element("td", " role=\"cell\" data-head=\""+escaped(t.Heads[1])+"\"", r.When)
		p.out.WriteString("</tr>\n")
	}
	p.out.WriteString("</tbody>\n</table>\n")
}
