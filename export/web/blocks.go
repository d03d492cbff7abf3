package web

import (
	"context"
	"strconv"

	"planwright/export/publication"
	"planwright/plan"
)

// cover writes who publishes the plan, its title in the element given, and what stands with it.
func (p *page) cover(title string) {
	c := &p.part.Cover
	if c.Logo != nil {
		p.image(c.Logo, "logo")
	}
	p.paragraph("organisation", c.Organisation)
	p.element(title, "", c.Title)
	p.paragraph("subtitle", c.Subtitle)
	var facts [][]publication.Run
	for _, runs := range [][]publication.Run{c.Scope, c.Period, c.Edition, c.State, c.Version, c.Date} {
		if len(runs) > 0 {
			facts = append(facts, runs)
		}
	}
	if len(facts) == 0 {
		return
	}
	p.out.WriteString("<ul class=\"facts\">\n")
	for _, runs := range facts {
		p.element("li", "", runs)
	}
	p.out.WriteString("</ul>\n")
}

// element writes runs in an element, with the attributes given.
func (p *page) element(tag, attrs string, runs []publication.Run) {
	p.out.WriteString("<" + tag + attrs + ">")
	p.runs(runs, p.part.Lang)
	p.out.WriteString("</" + tag + ">\n")
}

func (p *page) paragraph(class string, runs []publication.Run) {
	if len(runs) > 0 {
		p.element("p", " class=\""+class+"\"", runs)
	}
}

func (p *page) blocks(ctx context.Context, blocks []publication.Block) error {
	for i := 0; i < len(blocks); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := i
		for n < len(blocks) && isFigure(blocks[n]) {
			n++
		}
		if n > i {
			p.figures(blocks[i:n])
			i = n - 1
			continue
		}
		p.block(blocks[i])
	}
	return nil
}

func isFigure(b publication.Block) bool {
	_, ok := b.(*publication.Figure)
	return ok
}

func (p *page) block(b publication.Block) {
	switch b := b.(type) {
	case *publication.Heading:
		p.heading(b)
	case *publication.Paragraph:
		if b.Style != publication.Key { // nothing is drawn here
			p.element("p", p.id(b.Item)+styles[b.Style], b.Runs)
		}
	case *publication.List:
		p.list(b)
	case *publication.Table:
		p.table(b)
	case *publication.Timeline:
		p.timeline(b)
	case *publication.Box:
		p.box(b)
	case *publication.Picture:
		p.picture(b)
	case *publication.Definitions:
		p.definitions(b)
	case *publication.Contents:
		p.contents(b)
	case *publication.Imprint:
		p.imprint(b)
	case *publication.Remarks:
		p.remarks(b)
	}
}

var styles = [...]string{publication.Body: "", publication.Detail: " class=\"detail\"", publication.Blank: " class=\"soft\"", publication.Tight: " class=\"tight\""}

func (p *page) heading(h *publication.Heading) {
	attrs := p.id(h.Item)
	if attrs == "" && h.Item == "" && p.heads[h] != "" {
		attrs = " id=\"" + escaped(p.heads[h]) + "\""
	}
	if h.Priority {
		attrs += " class=\"priority\""
	}
	p.element("h"+strconv.Itoa(min(h.Level+p.deeper, 6)), attrs, h.Runs)
}

// list writes a list. A list of actions has the references of its rows before the first action of each; its points need no other mark.
func (p *page) list(l *publication.List) {
	tag, attrs := "ul", ""
	switch {
	case l.Ordered:
		tag = "ol"
	case l.Style == publication.Commitments:
		attrs = " class=\"commitments\""
	case l.Style == publication.Actions:
		attrs = " class=\"actions\""
	}
	p.out.WriteString("<" + tag + attrs + ">\n")
	for i := range l.Items {
		it := &l.Items[i]
		p.out.WriteString("<li" + p.id(it.Item) + value(l, it.Label) + ">")
		if !l.Ordered && it.Label != "" {
			p.out.WriteString("<span class=\"ref\">" + escaped(it.Label) + " </span>")
		}
		p.runs(it.Runs, p.part.Lang)
		p.out.WriteString("</li>\n")
	}
	p.out.WriteString("</" + tag + ">\n")
}

// value returns the attribute that gives a numbered point its number.
func value(l *publication.List, label string) string {
	if n := len(label); l.Ordered && n > 1 {
		if v, err := strconv.Atoi(label[:n-1]); err == nil {
			return " value=\"" + strconv.Itoa(v) + "\""
		}
	}
	return ""
}

func (p *page) box(b *publication.Box) {
	tag, attrs := "section", " class=\"box case-study\""
	if b.Kind == plan.CallOut {
		tag, attrs = "aside", " class=\"box call-out\" role=\"note\"" // wherever it stands it is no landmark
	}
	p.out.WriteString("<" + tag + attrs + ">\n")
	p.blocks(context.Background(), b.Blocks)
	p.out.WriteString("</" + tag + ">\n")
}

// figures writes statistics that stand together.
func (p *page) figures(list []publication.Block) {
	p.out.WriteString("<ul class=\"figures\">\n")
	for _, b := range list {
		f := b.(*publication.Figure)
		p.out.WriteString("<li" + p.id(f.Item) + ">\n")
		p.paragraph("figure", f.Figure)
		p.paragraph("what", f.What)
		p.paragraph("detail", f.Detail)
		p.out.WriteString("</li>\n")
	}
	p.out.WriteString("</ul>\n")
}

func (p *page) definitions(d *publication.Definitions) {
	p.out.WriteString("<dl>\n")
	for i := range d.Terms {
		t := &d.Terms[i]
		p.element("dt", p.id(t.Item), t.Term)
		p.element("dd", "", t.Meaning)
	}
	p.out.WriteString("</dl>\n")
}

// contents writes the headings that open a chapter, as links.
func (p *page) contents(c *publication.Contents) {
	title := "contents"
	for p.taken[title] {
		title += "-" + strconv.Itoa(p.index+1)
	}
	p.taken[title] = true
	level := strconv.Itoa(2 + p.deeper)
	p.out.WriteString("<nav aria-labelledby=\"" + title + "\">\n<h" + level + " id=\"" + title + "\">" + escaped(c.Title) + "</h" + level + ">\n<ul>\n")
	publication.Walk(p.part.Blocks, func(b publication.Block) {
		if h, ok := b.(*publication.Heading); ok && h.Level == 2 && !h.Aside {
			p.out.WriteString("<li><a href=\"#" + escaped(p.heads[h]) + "\">")
			p.runs(plain(h.Runs), p.part.Lang)
			p.out.WriteString("</a></li>\n")
		}
	}, nil)
	p.out.WriteString("</ul>\n</nav>\n")
}

// plain returns runs without their links, for where they are one.
func plain(runs []publication.Run) []publication.Run {
	out := append([]publication.Run(nil), publication.Settled(runs)...)
	for i := range out {
		out[i].Link, out[i].To = "", ""
		if out[i].Live == publication.TablePages {
			out[i].Live, out[i].Text = publication.Fixed, publication.WordsIn(out[i].Lang).ThisPage
		}
	}
	return out
}

// imprint writes who publishes the plan. Its lines are an address, which may not hold headings.
func (p *page) imprint(im *publication.Imprint) {
	p.out.WriteString("<footer>\n")
	open := false
	for _, b := range im.Blocks {
		_, heading := b.(*publication.Heading)
		switch {
		case heading && open:
			p.out.WriteString("</address>\n")
		case !heading && !open:
			p.out.WriteString("<address>\n")
		}
		open = !heading
		p.block(b)
	}
	if open {
		p.out.WriteString("</address>\n")
	}
	p.out.WriteString("</footer>\n")
}
