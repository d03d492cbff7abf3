package layout

import (
	"strconv"

	"planwright/export/layout/face"
	"planwright/export/publication"
)

// contents is the table of contents: a line for each heading of level 2, with the page it is on.
type contents struct {
	title  *publication.Contents
	area   column
	parent *Element
	chunks []chunk
}

func (t *contents) height() float64 { return total(t.chunks) }
func (t *contents) least() float64  { return min(t.height(), 200) }
func (t *contents) set(c *composer) { c.flow(t.chunks) }

// contents readies the place of the contents; its lines come from enter, once all headings are known.
func (s *setter) contents(b *publication.Contents, area column, parent *Element) *contents {
	title := s.plain(s.styles.h2, b.Title, parent.add(H2))
	head := &text{p: title, lines: title.balanced(area.width()), x: area.left,
		heading: &heading{level: 2, words: title.text, elem: title.elem, contents: true}}
	s.headings = append(s.headings, head.heading)
	return &contents{title: b, area: area, parent: parent.add(TOC), chunks: []chunk{{keep: true, body: head}}}
}

// enter adds a line for each heading of level 2.
func (t *contents) enter(s *setter) {
	em := s.styles.em
	// Numbers of three digits leave room enough; a fourth may come close to the words.
	number := float64(s.faces[face.Regular].Measure("0000")) * s.styles.entry.size / face.Unit
	for _, h := range s.headings {
		if h.level != 2 || h.contents || h.aside {
			continue
		}
		elem := t.parent.add(TOCI).add(ReferenceRole).add(LinkRole)
		st := s.styles.entry
		if h.chapter {
			st.weight = face.Bold
		}
		p := s.plain(st, h.words, elem)
		if p.empty() {
			continue
		}
		e := &contentsLine{heading: h, right: t.area.right, pad: 0.34 * em,
			text: text{p: p, lines: p.balanced(t.area.width() - number - em), x: t.area.left}}
		before := 0.0
		if len(t.chunks) == 1 {
			before = 0.7 * em
		}
		t.chunks = append(t.chunks, chunk{before: before, body: e})
	}
}

// contentsLine is one line of the contents, or several when the heading is long.
type contentsLine struct {
	text
	heading *heading
	right   float64
	pad     float64
}

func (e *contentsLine) height() float64 { return e.text.height() + 2*e.pad }
func (e *contentsLine) least() float64  { return e.height() }

func (e *contentsLine) set(c *composer) {
	if !c.fresh && !c.fits(e.height()) {
		c.newPage()
	}
	top, begun := c.y, c.at
	c.y += e.pad
	e.text.set(c)
	if c.at != begun { // so long that it went over to another page: the link lies where the number is
		top = c.sheet.top
	}
	last := c.y - e.p.style.leading
	c.numbers = append(c.numbers, number{page: c.at, item: len(c.page().Items), right: e.right, heading: e.heading})
	c.put(e.p.elem, HeaderArtifact, Item{Y: last + c.baseline(e.p.style), Color: e.p.style.color,
		Face: c.doc.Faces[e.p.style.weight].Even(), Size: e.p.style.size, Text: " "})
	c.y += e.pad
	c.fill(e.x, c.y-hair, e.right-e.x, hair, c.colors.hairline)
	c.entries = append(c.entries, entry{page: c.at, link: len(c.page().Links), heading: e.heading})
	c.addLink(Link{X: e.x, Y: top, W: e.right - e.x, H: c.y - top, Contents: e.heading.words, Element: e.p.elem}, "")
}

// number is a page number to be put in once the pages are known.
type number struct {
	page, item int
	right      float64
	heading    *heading
}

// entry is a link of the contents to be aimed once the pages are known.
type entry struct {
	page, link int
	heading    *heading
}

// fillNumbers puts the page numbers of the contents in their places and aims its links.
func (c *composer) fillNumbers() {
	for _, n := range c.numbers {
		it := &c.doc.Pages[n.page].Items[n.item]
		it.Text = " " + strconv.Itoa(n.heading.at.Page+1)
		it.X = n.right - float64(it.Face.Measure(it.Text))*it.Size/face.Unit
	}
	for _, e := range c.entries {
		c.doc.Pages[e.page].Links[e.link].To = e.heading.at
	}
}

// aim leads the links within a part to the places of their items.
func (c *composer) aim() {
	for _, l := range c.leads {
		c.doc.Pages[l.page].Links[l.link].To = c.places[l.to]
	}
	c.leads = nil
}
