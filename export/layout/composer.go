package layout

import (
	"context"
	"slices"
	"sort"
	"strings"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// composer puts things on pages, from top to bottom.
type composer struct {
	ctx    context.Context
	doc    *Document
	sheet  sheet
	colors palette
	styles styles
	found  *findings
	ref    *face.Face // whose line all text stands on

	at    int       // the page being set, as an index
	y     float64   // where the next thing goes
	fresh bool      // nothing but furniture is on this page yet, or in this column
	dry   bool      // nothing is put down: only how the pages fall is wanted
	ends  []float64 // when dry: how far down each page but the last is filled
	torn  int       // how often a row of a table went over to another page
	aside float64   // how far to the right of where it says everything is put, for text in columns
	wide  float64   // how wide such a column is; 0 where there is none
	boxes []*box    // that are open, outermost first

	tagged int               // marks with an Element on this page
	places map[plan.ID]Place // where items begin
	leads  []lead            // links whose place isn't known yet
	heads  []runningHead     // of each page, its right side
	head   runningHead       // of the pages to come

	numbers []number // page numbers to be put in once the pages are known
	entries []entry  // links of the contents to be aimed then
}

// lead is a link to an item of the document.
type lead struct {
	page, link int
	to         plan.ID
}

// box is a tinted area that goes on over pages.
type box struct {
	left, right float64
	top         float64
	under       int // how many fills of the page lie beneath it
	pad         float64
	fill, bar   Color
	edges       [2]float64 // how thick the rules above and below it are in plain print
}

func (c *composer) page() *Page { return &c.doc.Pages[c.at] }

// newPage goes over to the next page. Open boxes end and begin again.
func (c *composer) newPage() {
	for _, b := range slices.Backward(c.boxes) { // innermost first: its fills stay above those of the others
		c.paintBox(b, c.y+b.pad)
	}
	if c.dry {
		c.ends = append(c.ends, c.y)
	}
	pg := Page{Width: c.sheet.width, Height: c.sheet.height}
	if n := len(c.doc.Pages); n > 0 { // a page is likely to hold about as much as the one before
		last := &c.doc.Pages[n-1]
		pg.Items, pg.Marks = make([]Item, 0, len(last.Items)+8), make([]Mark, 0, len(last.Marks)+8)
		pg.Spots = make([]Spot, 0, len(last.Spots)+8)
	}
	c.doc.Pages = append(c.doc.Pages, pg)
	c.at = len(c.doc.Pages) - 1
	c.heads = append(c.heads, c.head)
	c.tagged = 0
	c.y = c.sheet.top
	c.fresh = true
	for _, b := range c.boxes {
		b.top, b.under = c.y, len(c.page().Back)
		c.y += b.pad
	}
}

// bottom is how far down text may go.
func (c *composer) bottom() float64 {
	y := c.sheet.bottom
	for _, b := range c.boxes {
		y -= b.pad
	}
	return y
}

// pageHeight is the height that text can have on a page.
func (c *composer) pageHeight() float64 { return c.sheet.bottom - c.sheet.top }

// slack forgives what adding up many heights loses.
const slack = 0.01

// fits reports whether something of that height fits on what is left of the page.
func (c *composer) fits(height float64) bool { return c.y+height <= c.bottom()+slack }

// room is the height left on the page.
func (c *composer) room() float64 { return c.bottom() - c.y + slack }

// width is how wide the text or the column is that is being set.
func (c *composer) width() float64 {
	if c.wide > 0 {
		return c.wide
	}
	return c.sheet.right - c.sheet.left
}

// here is the place of the cursor.
func (c *composer) here() Place { return Place{Page: c.at, Y: c.y} }

// note remembers where an item begins; the first place counts.
func (c *composer) note(id plan.ID, at Place) {
	if id == "" || c.dry {
		return
	}
	if _, ok := c.places[id]; !ok {
		c.places[id] = at
	}
}

// fill puts a filled rectangle behind the text. One in the colour of paper is left out.
func (c *composer) fill(x, y, w, h float64, color Color) {
	if color == c.colors.white || c.dry {
		return
	}
	pg := c.page()
	pg.Back = append(pg.Back, Item{X: x + c.aside, Y: y, W: w, H: h, Color: color})
}

// put adds text that belongs to elem, or is an artifact when elem is nil.
func (c *composer) put(elem *Element, artifact Artifact, it Item) {
	if c.dry {
		return
	}
	pg := c.page()
	n := len(pg.Marks)
	if n == 0 || pg.Marks[n-1].Element != elem || elem == nil && pg.Marks[n-1].Artifact != artifact {
		pg.Marks = append(pg.Marks, Mark{Element: elem, Artifact: artifact})
		n++
		if elem != nil {
			elem.Kids = append(elem.Kids, Kid{Page: c.at, Mark: c.tagged, Link: -1})
			c.tagged++
		}
	}
	it.X += c.aside
	pg.Items = append(pg.Items, it)
	pg.Marks[n-1].End = len(pg.Items)
}

// baseline returns how far below the top of a line its baseline is.
func (c *composer) baseline(st style) float64 {
	asc, desc := st.size*float64(c.ref.Ascent)/face.Unit, st.size*float64(c.ref.Descent)/face.Unit
	return (st.leading-asc-desc)/2 + asc
}

// line puts one line of p with its top left corner at x, top. The page it is on is the current one.
func (c *composer) line(p *para, l line, x, top float64) {
	c.lineAs(p, l, x, top, p.elem, HeaderArtifact)
}

// artifactLine puts a line that is no part of the document's text.
func (c *composer) artifactLine(p *para, l line, x, top float64, a Artifact) {
	c.lineAs(p, l, x, top, nil, a)
}

func (c *composer) lineAs(p *para, l line, x, top float64, elem *Element, a Artifact) {
	if c.dry {
		return
	}
	base := top + c.baseline(p.style)
	first := sort.Search(len(p.spans), func(i int) bool { return p.spans[i].end > l.start })
	for i, pos := first, l.start; pos < l.end && i < len(p.spans); i++ {
		s := &p.spans[i]
		text := p.text[pos:min(s.end, l.end)]
		pos = s.end
		width := 0.0
		if pos < l.end || s.uri != "" || s.to != "" || s.mark != publication.Kept {
			width = float64(s.face.Measure(text)) * p.style.size / face.Unit
		}
		if strings.Contains(text, "\u00A0") {
			text = strings.ReplaceAll(text, "\u00A0", " ")
		}
		e := elem
		if e != nil {
			e = c.spanElement(p, s)
		}
		c.put(e, a, Item{X: x, Y: base, Color: s.color, Face: s.face, Size: p.style.size, Text: text, Actual: s.actual})
		if s.mark != publication.Kept && s.actual == "" {
			c.decorate(s, x, base, width, p.style.size, text)
		}
		if e != nil && (s.uri != "" || s.to != "") {
			c.link(p, s, e, Link{X: x, Y: top, W: width, H: p.style.leading}, base, text)
		}
		x += width
	}
}

// spanElement returns what a span is tagged as: the paragraph itself, or a part of it that leads somewhere or is in
// another language.
func (c *composer) spanElement(p *para, s *span) *Element {
	if s.uri == "" && s.to == "" && s.lang == "" && s.mark == publication.Kept {
		return p.elem
	}
	if s.elem == nil {
		role := Span
		if s.uri != "" || s.to != "" {
			role = LinkRole
		}
		s.elem = p.elem.add(role)
		s.elem.Lang = s.lang
		s.elem.Mark = s.mark
	}
	return s.elem
}

// decorate strikes out what was removed and underlines what was added. The lines are artifacts; the element says it as well.
func (c *composer) decorate(s *span, x, base, width, size float64, text string) {
	if c.dry {
		return
	}
	if strings.HasSuffix(text, " ") {
		width -= float64(s.face.Measure(" ")) * size / face.Unit
	}
	y := base + 0.12*size
	if s.mark == publication.Removed {
		y = base - 0.27*size
	}
	pg := c.page()
	pg.Back = append(pg.Back, Item{X: x + c.aside, Y: y, W: width, H: 0.06 * size, Color: s.color}) // in white too, on a field
}

// leastLink is how wide a link is at least: an accent alone has no width.
const leastLink = 1

// link lays an area over linked text and underlines it.
func (c *composer) link(p *para, s *span, e *Element, area Link, base float64, text string) {
	if strings.HasSuffix(text, " ") {
		area.W -= float64(s.face.Measure(" ")) * p.style.size / face.Unit
	}
	area.W = max(area.W, leastLink)
	area.URI, area.Element = s.uri, e
	area.Contents = strings.TrimSpace(p.spanText(s))
	if s.uri != "" && !strings.Contains(area.Contents, s.uri) {
		area.Contents += " (" + s.uri + ")"
	}
	c.fill(area.X, base+0.12*p.style.size, area.W, 0.05*p.style.size, s.color)
	c.addLink(area, s.to)
}

// spanText returns the whole text of a span, on however many lines it stands.
func (p *para) spanText(s *span) string {
	start := int32(0)
	for i := range p.spans {
		if &p.spans[i] == s {
			break
		}
		start = p.spans[i].end
	}
	return p.text[start:s.end]
}

// addLink adds a link's area to the page and to its element.
func (c *composer) addLink(l Link, to plan.ID) {
	if c.dry {
		return
	}
	pg := c.page()
	l.X += c.aside
	l.Element.Kids = append(l.Element.Kids, Kid{Page: c.at, Mark: -1, Link: len(pg.Links)})
	if to != "" {
		c.leads = append(c.leads, lead{page: c.at, link: len(pg.Links), to: to})
	}
	pg.Links = append(pg.Links, l)
}

// openBox begins a tinted area at the cursor.
func (c *composer) openBox(b *box) {
	b.top, b.under = c.y, len(c.page().Back)
	c.boxes = append(c.boxes, b)
	c.y += b.pad
}

// closeBox ends the innermost area below the cursor.
func (c *composer) closeBox() {
	b := c.boxes[len(c.boxes)-1]
	c.boxes = c.boxes[:len(c.boxes)-1]
	c.y += b.pad
	c.paintBox(b, c.y)
}

// paintBox puts the fills of a box beneath those of what stands in it, such as the lines under links.
func (c *composer) paintBox(b *box, bottom float64) {
	bottom = min(bottom, c.sheet.bottom)
	if bottom-b.top < 2*b.pad+1 {
		return // nothing got into it on this page
	}
	pg := c.page()
	inside := slices.Clone(pg.Back[b.under:])
	pg.Back = pg.Back[:b.under]
	c.fill(b.left, b.top, b.right-b.left, bottom-b.top, b.fill)
	if b.bar != b.fill {
		c.fill(b.left, b.top, 3, bottom-b.top, b.bar)
	}
	if c.colors.plain {
		c.fill(b.left, b.top, b.right-b.left, b.edges[0], c.colors.hairline)
		c.fill(b.left, bottom-b.edges[1], b.right-b.left, b.edges[1], c.colors.hairline)
	}
	pg.Back = append(pg.Back, inside...)
}
