package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// catalogue checks what the file says about itself and returns its title and language.
func (x *examiner) catalogue() (title, lang string) {
	c := x.Catalog()
	if c["Type"] != Name("Catalog") {
		x.fault("catalogue", "there is no catalogue")
	}
	if x.Dict(c["MarkInfo"])["Marked"] != true {
		x.fault("catalogue", "the file does not say that it is tagged")
	}
	if x.Dict(c["ViewerPreferences"])["DisplayDocTitle"] != true {
		x.fault("catalogue", "the title is not shown")
	}
	lang, valid := text(x.Value(c["Lang"]))
	if !valid || !language.MatchString(lang) {
		x.fault("languages", "the document is in the language %q", lang)
	}
	title, valid = text(x.Value(x.Dict(x.Trailer["Info"])["Title"]))
	if !valid || strings.TrimSpace(title) == "" {
		x.fault("catalogue", "the file has no title")
	}
	ids := x.Array(x.Trailer["ID"])
	if len(ids) != 2 || ids[0] != ids[1] {
		x.fault("catalogue", "the file has no id")
	}
	if len(x.Array(c["OutputIntents"])) != 1 {
		x.fault("catalogue", "the file does not say what its colours mean")
	}
	for _, key := range []Name{"OpenAction", "AA", "Names", "AcroForm"} {
		if c[key] != nil {
			x.fault("catalogue", "the file has %s, which does something by itself", key)
		}
	}
	x.pageTree(c["Pages"], nil)
	x.metadata(title, lang)
	return title, lang
}

// pageTree checks the tree of pages and returns how many there are.
func (x *examiner) pageTree(v, parent any) int {
	d := x.Dict(v)
	if d["Parent"] != parent {
		x.fault("catalogue", "a page does not name what holds it")
	}
	if d["Type"] == Name("Page") {
		box := x.Array(x.inherited(d, "MediaBox"))
		if len(box) != 4 {
			x.fault("catalogue", "a page has no size")
		}
		return 1
	}
	n := 0
	for _, k := range x.Array(d["Kids"]) {
		n += x.pageTree(k, v)
	}
	if d["Type"] != Name("Pages") || d["Count"] != n || n == 0 {
		x.fault("catalogue", "a node of the tree of pages counts %v pages and has %d", d["Count"], n)
	}
	return n
}

// claims are what the metadata must say, by the local names of the elements.
var claims = map[string]string{"http://www.aiim.org/pdfua/ns/id/ part": "1", "http://www.aiim.org/pdfa/ns/id/ part": "2",
	"http://www.aiim.org/pdfa/ns/id/ conformance": "A"}

// metadata checks the XMP packet: what the file claims to be, and the same title and language as elsewhere.
func (x *examiner) metadata(title, lang string) {
	s := x.Stream(x.Catalog()["Metadata"])
	if s == nil {
		x.fault("metadata", "there is none")
		return
	}
	said := map[string]string{}
	var path []string
	for d := xml.NewDecoder(bytes.NewReader(s.Data)); ; {
		token, err := d.Token()
		if token == nil {
			if err != nil && err.Error() != "EOF" {
				x.fault("metadata", "it can't be read: %v", err)
			}
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Space+" "+t.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			for _, name := range path {
				said[name] += string(t)
			}
		}
	}
	for name, want := range claims {
		if said[name] != want {
			x.fault("metadata", "%s is %q, not %q", name, said[name], want)
		}
	}
	const dc = "http://purl.org/dc/elements/1.1/ "
	for name, want := range map[string]string{"title": title, "language": lang} {
		if got := said[dc+name]; got != plainXML(want) {
			x.fault("metadata", "the %s is %q, and elsewhere %q", name, got, want)
		}
	}
}

// plainXML is s as XML gives it back, which has no other controls than these.
func plainXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

var address = regexp.MustCompile(`^(https://|mailto:)[!-~]+$`)

// links checks the areas of links on all pages.
func (x *examiner) links() {
	for i, r := range x.Pages() {
		box := x.Array(x.inherited(x.Dict(r), "MediaBox"))
		for _, a := range x.Array(x.Dict(r)["Annots"]) {
			d := x.Dict(a)
			where := fmt.Sprintf("a link on page %d", i+1)
			if d["Subtype"] != Name("Link") || d["P"] != any(r) || d["F"] != 4 {
				x.fault("links", "%s is no link of that page that prints", where)
			}
			if words, valid := text(x.Value(d["Contents"])); !valid || strings.TrimSpace(words) == "" {
				x.fault("links", "%s does not say where it leads", where)
			}
			action := x.Dict(d["A"])
			uri, _ := text(x.Value(action["URI"]))
			switch {
			case d["Dest"] != nil && action == nil:
				x.destination(where, d["Dest"])
			case d["Dest"] != nil || action["S"] != Name("URI") || !address.MatchString(uri):
				x.fault("links", "%s leads to %q", where, uri)
			}
			if !within(x.Array(d["Rect"]), box) {
				x.fault("links", "%s lies outside the page, or has no area", where)
			}
		}
	}
}

// within reports whether a rectangle has an area inside the box.
func within(rect, box Array) bool {
	if len(rect) != 4 || len(box) != 4 {
		return false
	}
	var n [8]float64
	for i := range 4 {
		a, ok := number(rect[i])
		b, ok2 := number(box[i])
		if !ok || !ok2 {
			return false
		}
		n[i], n[4+i] = a, b
	}
	return n[0] < n[2] && n[1] < n[3] && n[0] >= n[4]-1 && n[1] >= n[5]-1 && n[2] <= n[6]+1 && n[3] <= n[7]+1
}

// destination sees that a place is on a page of the document.
func (x *examiner) destination(where string, v any) {
	d := x.Array(v)
	if len(d) != 5 || d[1] != Name("XYZ") {
		x.fault("links", "%s leads to %v", where, v)
		return
	}
	page, _ := d[0].(Ref)
	_, there := x.pages[page]
	y, is := number(d[3])
	box := x.Array(x.inherited(x.Dict(page), "MediaBox"))
	if there && len(box) == 4 {
		top, _ := number(box[3])
		there = is && y >= 0 && y <= top
	}
	if !there {
		x.fault("links", "%s leads to a place that is not in the document", where)
	}
}

// outline checks the bookmarks: chained both ways, counted right, each with words, a place and an element.
func (x *examiner) outline() {
	v := x.Catalog()["Outlines"]
	if v == nil {
		return
	}
	x.bookmarks(v, map[any]bool{})
}

// bookmarks checks those below a node and returns how many they are.
func (x *examiner) bookmarks(parent any, seen map[any]bool) int {
	n := 0
	d := x.Dict(parent)
	var before any
	at := d["First"]
	for at != nil && !seen[at] {
		seen[at] = true
		b := x.Dict(at)
		if b["Parent"] != parent || b["Prev"] != before {
			x.fault("outline", "a bookmark does not name its neighbours")
		}
		words, valid := text(x.Value(b["Title"]))
		if !valid || strings.TrimSpace(words) == "" {
			x.fault("outline", "a bookmark has no words")
		}
		x.destination("a bookmark", b["Dest"])
		if e, is := b["SE"].(Ref); is && !x.seen[e] {
			x.fault("outline", "a bookmark leads to an element that is not in the structure tree")
		}
		n += 1 + x.bookmarks(at, seen)
		before, at = at, b["Next"]
	}
	if at != nil || d["Last"] != before {
		x.fault("outline", "the bookmarks go in a circle, or end elsewhere than is said")
	}
	if count, _ := d["Count"].(int); count != n {
		x.fault("outline", "a bookmark counts %d below it and has %d", count, n)
	}
	return n
}
