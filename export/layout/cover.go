package layout

import (
	"planwright/export/layout/face"
	"planwright/export/publication"
)

// cover sets the first page of a part: a field in the primary colour with the title, and below it what the plan covers and
// how far it has come. A title too long for that is set as plain text instead; covered tells the furniture.
func (s *setter) cover(cv *publication.Cover, parent *Element) {
	c := s.c
	em := s.coverEm()
	area := column{c.sheet.left, c.sheet.right}
	inset := max(28, 2.2*em)
	inside := area.inner(inset)
	wide := inside // for the title, whose letters are larger
	inside.right = min(inside.right, inside.left+32*em)
	item := func(runs []publication.Run, st style, role Role) *text {
		if len(runs) == 0 {
			return nil
		}
		st.size, st.leading = round(st.size*em/s.styles.em), round(st.leading*em/s.styles.em)
		p := s.paragraph(st, runs, parent.add(role))
		if p.empty() {
			return nil
		}
		return &text{p: p, lines: p.balanced(inside.width()), x: inside.left}
	}
	logo := s.logo(cv.Logo, parent)
	name := item(cv.Organisation, s.styles.coverName, P)
	title := item(cv.Title, s.styles.title, H1)
	if title != nil {
		title.resize(wide.width())
		title.lines = title.p.balanced(wide.width())
		h := &heading{level: 1, words: s.listed(title.p, cv.Title), elem: title.p.elem}
		title.heading = h
		s.headings = append(s.headings, h)
	}
	subtitle := item(cv.Subtitle, s.styles.subtitle, P)
	var below []*text
	facts := 0 // how many of them are in the larger style
	for i, runs := range [][]publication.Run{cv.Scope, cv.Period, cv.Edition, cv.Version, cv.State, cv.Date} {
		st := s.styles.coverLine
		switch i {
		case 0, 1: // nation and period
			st = s.styles.coverFact
			if i == 1 {
				st.weight = face.Regular
			}
		case 3: // version
			st = s.styles.coverFact
		case 4: // state
			st.weight = face.Bold
		}
		if t := item(runs, st, P); t != nil {
			below = append(below, t)
			if i < 2 {
				facts++
			}
		}
	}
	s.setCover(area, inset, logo, name, title, subtitle, s.facts(below, facts, inside))
}

// coverEm is the size of text that a cover is set for: that of the document, or on a small page in large print a smaller one, so that the
// whole of it keeps its shape. No word gets smaller than those of large print.
func (s *setter) coverEm() float64 {
	fit := min(0.031*s.c.sheet.height, 0.035*s.c.sheet.width)
	return min(s.styles.em, max(fit, LargePrint))
}

// facts are the lines below the field of a cover, in one column or in two.
type facts struct {
	all, left, right []*text
}

// facts sets the lines below the field in two columns, the larger ones (nation and period) at the left; in one where that would be narrow.
func (s *setter) facts(below []*text, larger int, inside column) *facts {
	f := &facts{all: below, left: below}
	const between = 24
	half := (s.c.sheet.right - inside.left - between) / 2
	if half < 12*s.coverEm() || larger == 0 || larger == len(below) {
		return f
	}
	f.left, f.right = below[:larger], below[larger:]
	for _, t := range below {
		t.lines = t.p.balanced(half)
	}
	for _, t := range f.right {
		t.x = inside.left + half + between
	}
	return f
}

func (f *facts) height(gap float64) float64 {
	column := func(ts []*text) float64 {
		h := 0.0
		for _, t := range ts {
			h += t.height() + gap
		}
		return h
	}
	return max(column(f.left), column(f.right))
}

// place puts the lines at the cursor.
func (f *facts) place(c *composer, gap float64) {
	top := c.y
	for _, ts := range [][]*text{f.left, f.right} {
		c.y = top
		for _, t := range ts {
			place(c, t)
			c.y += gap
		}
	}
}

// setCover places what cover has readied.
func (s *setter) setCover(area column, inset float64, logo *coverLogo, name, title, subtitle *text, below *facts) {
	c := s.c
	em := s.coverEm()
	const bar = 5
	lower := below.height(0.2 * em)
	top := c.sheet.head + s.logoSpace(logo)
	page := c.sheet.height - margin - top
	body := bar + em + heightOf(title)
	if subtitle != nil {
		body += 0.8*em + heightOf(subtitle)
	}
	// On a low page or in large print it is set closer.
	upper, gap := inset, 3*em
	for field := 0.0; ; upper, gap = 0.45*inset, em {
		if need := 2*upper + heightOf(name) + gap + body; need+upper+lower <= page {
			field = min(max(0.74*(c.sheet.height-2*margin)-(top-c.sheet.head), need), page-lower-upper)
		} else if gap > em {
			continue
		} else {
			s.plainCover(logo, name, title, subtitle, below.all)
			return
		}
		if logo != nil {
			c.picture(logo.picture, logo.elem, Box{area.right - logo.w, c.sheet.head, logo.w, logo.h}, logo.w)
		}
		c.y = top
		c.fill(area.left, c.y, area.right-area.left, field, c.colors.field)
		c.fill(area.left, c.y+field-stripHeight, area.right-area.left, stripHeight, c.colors.strip)
		if c.colors.plain {
			c.fill(area.left, c.y, area.right-area.left, 2, c.colors.hairline)
			c.fill(area.left, c.y+field-2, area.right-area.left, 2, c.colors.hairline)
		}
		c.y += upper
		place(c, name)
		c.y = top + field - upper - body
		c.fill(area.left+inset, c.y, 4.5*em, bar, c.colors.onPrimary)
		c.y += bar + em
		place(c, title)
		if subtitle != nil {
			c.y += 0.8 * em
			place(c, subtitle)
		}
		c.y = top + field + upper
		break
	}
	below.place(c, 0.2*em)
	s.covered = true
	c.newPage()
}

// stripHeight is how high the strip of the accent colour at the foot of a cover's field is.
const stripHeight = 8

// titleSizes are the sizes that a title is set in, as parts of the usual one, and on how many lines each may be.
var titleSizes = []struct {
	size float64
	most int
}{{1.25, 2}, {1, 5}, {0.8, 8}, {0.65, 1000}}

// resize sets a short title larger and a long one smaller.
func (t *text) resize(width float64) {
	usual, widest := t.p.style, int32(0)
	for i := 0; i < len(t.p.atoms); {
		j, w := t.p.group(i)
		i, widest = j, max(widest, w)
	}
	for _, s := range titleSizes {
		t.p.style.size, t.p.style.leading = round(usual.size*s.size), round(usual.leading*s.size)
		if widest <= t.p.style.room(width) && len(t.p.lines(0, width, 0)) <= s.most {
			return
		}
	}
	t.p.style = usual // with a word longer than a line
}

func heightOf(t *text) float64 {
	if t == nil {
		return 0
	}
	return t.height()
}

// place puts a text at the cursor, on this page whatever its height.
func place(c *composer, t *text) {
	if t == nil {
		return
	}
	if t.heading != nil {
		t.heading.at = c.here()
	}
	for _, l := range t.lines {
		c.line(t.p, l, t.x, c.y)
		c.y += t.p.style.leading
	}
	c.fresh = false
}

// plainCover lets texts too long for a cover flow, in ink on white.
func (s *setter) plainCover(logo *coverLogo, name, title, subtitle *text, below []*text) {
	var chunks []chunk
	if logo != nil {
		chunks = append(chunks, chunk{body: &pictureBlock{picture: logo.picture, elem: logo.elem, x: s.c.sheet.left, w: logo.w, h: logo.h, full: logo.w}},
			chunk{body: space(clearSpace * logo.h)})
	}
	for _, t := range append([]*text{name, title, subtitle}, below...) {
		if t == nil {
			continue
		}
		t.p.recolor(s.colors.onField, s.colors.primary)
		t.x = s.c.sheet.left
		t.lines = t.p.lines(0, s.c.sheet.right-s.c.sheet.left, 0)
		chunks = append(chunks, chunk{before: 0.5 * s.styles.em, body: t})
	}
	s.c.flow(chunks)
}

// recolor changes text of one colour into another.
func (p *para) recolor(from, to Color) {
	for i := range p.spans {
		if p.spans[i].color == from {
			p.spans[i].color = to
		}
	}
}
