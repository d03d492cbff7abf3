package layout

import (
	"planwright/export/layout/face"
	"planwright/export/publication"
)

// furniture puts the running head and the foot on the pages of a part, from first to before end; its cover has none.
func (s *setter) furniture(part *publication.Part, first, end int) {
	c := s.c
	st := s.styles.furniture
	width := c.sheet.right - c.sheet.left
	state := publication.PlainText(publication.Settled(part.Cover.State))
	if v := publication.PlainText(publication.Settled(part.Cover.Version)); v != "" && state != "" {
		state += " · " + v
	} else if state == "" {
		state = v
	}
	quiet := builder{faces: s.faces, lang: s.lang, colors: s.colors, found: &findings{}} // its findings are the text's own
	title := quiet.plain(st, publication.PlainText(publication.Settled(part.Cover.Title)), nil)
	stateLine := quiet.plain(st, state, nil)
	head, of := quiet.plain(st, "", nil), runningHead{} // made anew where the words change: they may be a megabyte
	for i := first; i < end; i++ {
		if i == first && s.covered {
			continue
		}
		c.at = i
		if c.heads[i] != of {
			of = c.heads[i]
			if head = quiet.plain(st, of.words, nil); of.short != "" && !besides(head, title, width) {
				head = quiet.plain(st, of.short, nil)
			}
		}
		count := quiet.plain(st, s.words.Page(i+1, len(c.doc.Pages)), nil)
		c.furnish(head, title, c.sheet.head, width, HeaderArtifact)
		rule := c.sheet.head + st.leading + 4
		c.fill(c.sheet.left, rule, width, hair, c.colors.hairline)
		c.furnish(count, stateLine, c.sheet.foot, width, FooterArtifact)
	}
}

// besides reports whether two lines fit beside each other.
func besides(right, left *para, width float64) bool {
	unit := left.style.size / face.Unit
	return float64(left.widest()+right.widest())*unit+2*slack+furnitureGap(left.style.size) <= width
}

// furnitureGap is what is between two lines of a size beside each other at the least, in points. An ellipsis, which is about as wide as the text is
// high, comes on top of a line that is shortened, and must fit there too.
func furnitureGap(size float64) float64 { return max(18, 1.2*size) }

// furnish puts one line at the left and one at the right, shortened where they would meet.
func (c *composer) furnish(right, left *para, y, width float64, a Artifact) {
	unit := left.style.size / face.Unit
	wl, wr := float64(left.widest())*unit+slack, float64(right.widest())*unit+slack
	if gap := furnitureGap(left.style.size); wl+wr+gap > width { // what is at the right says where one is, and goes before what all pages have
		wr = min(wr, width-gap) // the ellipsis comes on top
		wl = width - gap - wr
	}
	if !left.empty() && wl > width/5 {
		c.shortened(left, c.sheet.left, y, wl, a, false)
	}
	if !right.empty() {
		c.shortened(right, c.sheet.right, y, wr, a, true)
	}
}

// shortened puts the first words of p that fit the width, with an ellipsis when there are more.
func (c *composer) shortened(p *para, x, y, width float64, a Artifact, right bool) {
	unit := p.style.size / face.Unit
	ls := p.lines(0, width, 1)
	l, words := ls[0], p
	if int(l.next) < len(p.atoms) {
		words = p.cutAt(p.atoms[l.next-1].end)
		l = line{end: int32(len(words.text)), width: words.atoms[0].width, next: 1}
	}
	w := float64(l.width) * unit
	if right {
		x -= w
	}
	c.artifactLine(words, l, x, y, a)
}

// cutAt returns the beginning of p up to end with an ellipsis after it, as a single word.
func (p *para) cutAt(end int32) *para {
	q := *p
	q.text = p.text[:end] + "…"
	q.spans, q.atoms = nil, []atom{{end: int32(len(q.text))}}
	start := int32(0)
	for _, s := range p.spans {
		if last := s.end >= end; last {
			s.end = int32(len(q.text))
		}
		q.spans = append(q.spans, s)
		q.atoms[0].width += int32(s.face.Measure(q.text[start:s.end]))
		if start = s.end; int(start) == len(q.text) {
			break
		}
	}
	return &q
}
