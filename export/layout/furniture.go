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
	state := publication.PlainText(part.Cover.State)
	if v := publication.PlainText(part.Cover.Version); v != "" && state != "" {
		state += " · " + v
	} else if state == "" {
		state = v
	}
	quiet := builder{faces: s.faces, lang: s.lang, colors: s.colors, found: &findings{}} // its findings are the text's own
	title := quiet.plain(st, publication.PlainText(part.Cover.Title), nil)
	stateLine := quiet.plain(st, state, nil)
	for i := first; i < end; i++ {
		if i == first && s.covered {
			continue
		}
		c.at = i
		head := quiet.plain(st, c.heads[i], nil)
		count := quiet.plain(st, s.words.Page(i+1, len(c.doc.Pages)), nil)
		c.furnish(head, title, c.sheet.head, width, HeaderArtifact)
		rule := c.sheet.head + st.leading + 4
		c.fill(c.sheet.left, rule, width, 0.6, c.colors.hairline)
		c.furnish(count, stateLine, c.sheet.foot, width, FooterArtifact)
	}
}

// furnish puts one line at the right and one at the left, shortened where they would meet.
func (c *composer) furnish(right, left *para, y, width float64, a Artifact) {
	const gap = 18
	rightWidth := 0.0
	if !left.empty() {
		w := c.shortened(left, c.sheet.left, y, width*0.45, a, false)
		width -= w + gap
	}
	if !right.empty() {
		rightWidth = width
		c.shortened(right, c.sheet.right, y, rightWidth, a, true)
	}
}

// shortened puts the first words of p that fit the width, with an ellipsis when there are more, and returns how wide they are.
func (c *composer) shortened(p *para, x, y, width float64, a Artifact, right bool) float64 {
	unit := p.style.size / face.Unit
	ls := p.lines(0, width, 1)
	l, words := ls[0], p
	if int(l.next) < len(p.atoms) {
		f := p.spans[0].face
		cut := p.text[l.start:p.atoms[l.next-1].end]
		q := *p
		q.text = cut + "…"
		q.spans = []span{{end: int32(len(q.text)), face: f, color: p.style.color}}
		q.atoms = []atom{{end: int32(len(q.text)), width: int32(f.Measure(q.text))}}
		l, words = line{end: int32(len(q.text)), width: q.atoms[0].width, next: 1}, &q
	}
	w := float64(l.width) * unit
	if right {
		x -= w
	}
	c.artifactLine(words, l, x, y, a)
	return w
}
