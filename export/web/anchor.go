package web

import (
	"strconv"
	"strings"

	"planwright/export/publication"
	"planwright/plan"
)

// anchor gives every item of the part a place that links can lead to: "2.3" where it has such a reference, so that people can pass on the
// address, and a number otherwise. It is to be called once for each part and begins a new one.
func (p *page) anchor() {
	p.anchors, p.names, p.heads, p.tables, p.deeper = map[plan.ID]string{}, map[plan.ID]string{}, map[*publication.Heading]string{}, "", 0
	p.anchors[p.pub.Plan.ID] = "main"
	if len(p.pub.Parts) > 1 {
		p.anchors[p.pub.Plan.ID] = partAnchor(p.index)
	}
	p.names[p.pub.Plan.ID] = publication.PlainText(p.part.Cover.Title)
	priority := ""
	publication.Walk(p.part.Blocks, func(b publication.Block) {
		switch b := b.(type) {
		case *publication.Heading:
			p.heads[b] = p.place(b.Item)
			if b.Item != "" {
				p.names[b.Item] = publication.PlainText(publication.Settled(b.Runs))
			}
			if b.Priority && priority == "" {
				priority = p.heads[b]
			}
		case *publication.Table:
			if p.tables == "" {
				p.tables = p.place("")
			}
		}
	}, func(id plan.ID) {
		if p.anchors[id] == "" {
			p.place(id)
		}
		if p.names[id] == "" {
			p.names[id] = p.refs[id]
		}
	})
	if p.tables == "" {
		p.tables = priority
	}
}

// place returns a new anchor, that of id if that is an item.
func (p *page) place(id plan.ID) string {
	if at := p.anchors[id]; at != "" {
		return at
	}
	prefix := ""
	if p.index > 0 {
		prefix = strings.TrimPrefix(partAnchor(p.index), "part-") + "-"
	}
	name := prefix + p.refs[id]
	for n := 1; name == prefix || p.used(name); n++ {
		name = prefix + "x" + strconv.Itoa(len(p.taken)+n)
	}
	p.taken[name] = true
	if id != "" {
		p.anchors[id] = name
	}
	return name
}

// used reports whether a name can't be given again, or can't be one: HTML allows no spaces.
func (p *page) used(name string) bool {
	return p.taken[name] || strings.ContainsFunc(name, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '.' && r != '-'
	})
}

// id returns the attribute that makes an element the place of an item; only the first of an item has it.
func (p *page) id(item plan.ID) string {
	at := p.anchors[item]
	if item == "" || at == "" {
		return ""
	}
	key := "\x00" + at
	if p.taken[key] {
		return ""
	}
	p.taken[key] = true
	return " id=\"" + escaped(at) + "\""
}
