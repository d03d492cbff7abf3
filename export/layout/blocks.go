package layout

import (
	"slices"
	"strings"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// measure is the greatest length of a line of running text, in ems: about 75 letters.
const measure = 36

// setter turns the blocks of one part into chunks of known width and height.
type setter struct {
	*builder
	c        *composer
	styles   styles
	words    *publication.Words
	colors   palette
	headings []*heading // in order, the title first
	toc      []*contents
	covered  bool      // the part has a cover
	chapters pageRange // the pages of the priorities
	tabular  pageRange // the pages of the tables
	tables   []*table  // in order, to give them their columns in common
	large    bool      // large print
	hanging  float64   // see hang
}

// column is the area that running text is set in.
type column struct{ left, right float64 }

func (a column) width() float64 { return a.right - a.left }

// inner returns a without a margin on either side.
func (a column) inner(by float64) column { return column{a.left + by, a.right - by} }

// blocks sets blocks one after another, tagged as children of parent.
func (s *setter) blocks(bs []publication.Block, area column, parent *Element) []chunk {
	var out []chunk
	for i := 0; i < len(bs); i++ {
		if _, ok := bs[i].(*publication.Figure); ok {
			n := figures(bs[i:])
			out = append(out, s.figures(bs[i:i+n], area, parent)...)
			i += n - 1
			continue
		}
		h, ok := bs[i].(*publication.Heading)
		if ok && charted(bs[i:]) {
			end := i + 1
			for end < len(bs) && !opens(bs[end], h.Level) {
				end++
			}
			out = append(out, s.timelines(bs[i:end], area, parent))
			i = end - 1
			continue
		}
		if !ok || !h.Priority {
			out = append(out, s.block(bs[i], area, parent)...)
			continue
		}
		end := i + 1
		for end < len(bs) && !opens(bs[end], h.Level) {
			end++
		}
		out = append(out, s.chapter(h, bs[i+1:end], area, parent))
		i = end - 1
	}
	introduce(out)
	return out
}

// opens reports whether a chapter ends before b.
func opens(b publication.Block, level int) bool {
	switch b := b.(type) {
	case *publication.Heading:
		return b.Level <= level
	case *publication.Imprint, *publication.Definitions:
		return true
	case *publication.Box:
		return len(b.Blocks) > 0 && opens(b.Blocks[0], level)
	case *publication.Remarks:
		return len(b.Blocks) > 0 && opens(b.Blocks[0], level)
	}
	return false
}

func (s *setter) chapter(h *publication.Heading, rest []publication.Block, area column, parent *Element) chunk {
	em := s.styles.em
	const pad = 9
	s.item = h.Item
	t := s.headingText(h, s.styles.band, area.inner(pad+3), parent)
	chunks := []chunk{{keep: len(rest) > 0, body: &banner{text: *t, pad: pad}}}
	if len(rest) > 0 {
		if l, ok := rest[0].(*publication.List); ok && l.Style == publication.Commitments {
			bx := box{left: area.left, right: area.right, pad: 0.75 * em, fill: s.colors.tint, bar: s.colors.tint, edges: [2]float64{0, hair}}
			chunks = append(chunks, chunk{keep: len(rest) > 1, body: &boxed{box: bx, chunks: s.list(l, area.inner(pad), parent)}})
			rest = rest[1:]
		}
	}
	chunks = append(chunks, s.spread(rest, area, parent)...)
	return chunk{before: 2.2 * em, body: &chapter{tabular: slices.ContainsFunc(rest, isTable), pages: &s.chapters, chunks: chunks}}
}

func isTable(b publication.Block) bool {
	_, ok := b.(*publication.Table)
	return ok
}

// headingText sets a heading and enters it in the list of headings.
func (s *setter) headingText(h *publication.Heading, st style, area column, parent *Element) *text {
	role := H2
	if h.Level >= 3 {
		role = H3
	}
	p := s.paragraph(st, h.Runs, parent.add(role))
	hd := &heading{level: h.Level, words: s.listed(p, h.Runs), elem: p.elem, chapter: h.Priority, aside: h.Aside}
	if h.Labelled {
		hd.short = publication.PlainText(publication.Settled(h.Runs[1:]))
	}
	s.headings = append(s.headings, hd)
	return &text{p: p, lines: p.balanced(area.width()), x: area.left, item: h.Item, heading: hd}
}

// listed returns the words of a heading as the contents, the bookmarks and the heads of pages have them.
func (s *setter) listed(p *para, runs []publication.Run) string {
	if !slices.ContainsFunc(runs, func(r publication.Run) bool { return r.Mark != publication.Kept }) {
		return p.text
	}
	return s.paragraph(p.style, publication.Settled(runs), nil).text
}

// block sets one block.
func (s *setter) block(b publication.Block, area column, parent *Element) []chunk {
	em := s.styles.em
	switch b := b.(type) {
	case *publication.Heading:
		return s.heading(b, area, parent)
	case *publication.Paragraph:
		s.item = b.Item
		p := s.paragraph(s.styles.body, b.Runs, parent.add(P))
		if p.empty() {
			return nil
		}
		before := 0.6 * em
		if b.Style == publication.Tight {
			before = 0.15 * em
		}
		// What ends in a colon announces what follows.
		return []chunk{{before: before, keep: strings.HasSuffix(p.text, ":"), body: s.flowing(p, area, b.Item)}}
	case *publication.List:
		return s.list(b, area, parent)
	case *publication.Table:
		return []chunk{{before: 1.2 * em, body: s.table(b, area, parent)}, {body: space(0.8 * em)}}
	case *publication.Timeline:
		return s.timeline(b, area, parent)
	case *publication.Box:
		return s.box(b, area, parent)
	case *publication.Picture:
		return s.pictureChunks(b, area, parent)
	case *publication.Definitions:
		return s.definitions(b, area, parent)
	case *publication.Contents:
		t := s.contents(b, area, parent)
		s.toc = append(s.toc, t)
		return []chunk{{body: t}, {body: space(0.8 * em)}}
	case *publication.Imprint:
		return s.imprint(b, area, parent)
	case *publication.Remarks:
		return s.remarks(b, area, parent)
	}
	return nil
}

// flowing breaks running text into lines of readable length.
func (s *setter) flowing(p *para, area column, item plan.ID) *text {
	width := min(area.width(), measure*p.style.size)
	return &text{p: p, lines: p.lines(0, width, 0), x: area.left, item: item}
}

func (s *setter) heading(h *publication.Heading, area column, parent *Element) []chunk {
	em := s.styles.em
	st, before, after := s.styles.h2, 2*em, 0.15*em
	if h.Level >= 3 || h.Aside {
		st, before, after = s.styles.h3, 1.15*em, 0
	}
	s.item = h.Item
	t := s.headingText(h, st, area, parent)
	if t.p.empty() {
		return nil
	}
	return []chunk{{before: before, keep: true, body: t}, {keep: true, body: space(after)}}
}

// introduce keeps a line or two under a heading together with what follows them: they announce it, and would be lost at the foot of a page.
func introduce(chunks []chunk) {
	headed := false
	for i := range chunks {
		t, ok := chunks[i].body.(*text)
		switch {
		case ok && t.heading != nil:
			headed = true
		case ok && headed && len(t.lines) <= 2 && i+1 < len(chunks):
			if next, ok := chunks[i+1].body.(*text); ok && next.heading == nil {
				chunks[i].keep = true
			}
			headed = false
		case ok:
			headed = false
		}
	}
}

func (s *setter) list(l *publication.List, area column, parent *Element) []chunk {
	em := s.styles.em
	list := parent.add(L)
	list.Numbering = numbering(l.Ordered)
	var out []chunk
	indent := s.indent(l, s.styles.body)
	st := s.styles.body
	if l.Style == publication.Actions { // set as in a table
		st = s.styles.cell
		indent = max(indent, s.hanging)
	}
	for i := range l.Items {
		it := &l.Items[i]
		s.item = it.Item
		li := list.add(LI)
		var label *para
		reference := !l.Ordered && it.Label != ""
		if !reference {
			label = s.label(it.Label, s.styles.body, li)
		}
		body := li.add(LBody)
		if reference { // it is read as part of the point: a list has bullets or numbers, and not both
			label = s.plain(s.styles.theme, it.Label+string(noBreakSpace), body)
		}
		p := s.paragraph(st, it.Runs, body)
		t := s.flowing(p, column{area.left + indent, area.right}, it.Item)
		if l.Style != publication.Points { // under a band as wide as the page a line may be longer
			t.lines = p.lines(0, min(area.width()-indent, 1.25*measure*p.style.size), 0)
		}
		t.label, t.labelX = label, area.left+0.2*em
		if l.Style == publication.Actions && it.Label == "" {
			t.labelX = area.left + indent - 0.9*em
		}
		before := 0.35 * em
		if i == 0 {
			before = 0.6 * em
		}
		// No point stands alone at the foot of a page, or at its head.
		near := i == 0 && len(l.Items) > 1 || i == len(l.Items)-2
		out = append(out, chunk{before: before, keep: near, body: t})
	}
	together := 0.2 // of a page: a list that short stays together
	if l.Style == publication.Commitments {
		together = 0.5
	}
	if total(out) < together*s.c.pageHeight() {
		for i := range len(out) - 1 {
			out[i].keep = true
		}
	}
	return out
}

// label sets a bullet or a number.
func (s *setter) label(words string, st style, li *Element) *para {
	if words == "" {
		words = "•"
	}
	st.color = s.colors.primary
	return s.plain(st, words, li.add(Lbl))
}

// indent returns how far the points of a list stand from its left edge: as far as its widest label needs.
func (s *setter) indent(l *publication.List, st style) float64 {
	widest := 0
	for i := range l.Items {
		widest = max(widest, s.faces[face.Regular].Measure(l.Items[i].Label))
	}
	return max(1.25*st.size, 0.2*st.size+float64(widest+450)*st.size/face.Unit)
}

// box sets a section that is set apart in a tinted area.
func (s *setter) box(b *publication.Box, area column, parent *Element) []chunk {
	em := s.styles.em
	pad := em
	bx := box{left: area.left, right: area.right, pad: pad, fill: s.colors.tint, bar: s.colors.accent, edges: [2]float64{hair, hair}}
	chunks := s.spread(b.Blocks, area.inner(pad+2), parent)
	if len(chunks) == 0 {
		return nil
	}
	return []chunk{{before: 1.4 * em, body: &boxed{box: bx, chunks: chunks}}, {body: space(0.5 * em)}}
}

// widest returns the width of the whole paragraph on one line.
func (p *para) widest() int32 {
	w := int32(0)
	for i, a := range p.atoms {
		w += a.width
		if i+1 < len(p.atoms) {
			w += int32(a.space)
		}
	}
	return w
}

// definitions sets the terms: each in bold at the left, its meaning in a column beside it.
func (s *setter) definitions(d *publication.Definitions, area column, parent *Element) []chunk {
	list := parent.add(L)
	bold := s.styles.body
	bold.weight = face.Bold
	out := make([]*figureBlock, 0, len(d.Terms))
	for i := range d.Terms {
		t := &d.Terms[i]
		s.item = t.Item
		li := list.add(LI)
		fb := &figureBlock{item: t.Item}
		if term := s.paragraph(bold, t.Term, li.add(Lbl)); !term.empty() {
			fb.figure = &text{p: term, x: area.left}
		}
		if meaning := s.paragraph(s.styles.body, t.Meaning, li.add(LBody)); !meaning.empty() {
			fb.beside = append(fb.beside, &text{p: meaning})
		}
		out = append(out, fb)
	}
	return s.twoColumns(out, area, 0.32, 0.5*s.styles.em)
}

// imprint sets who publishes the document, under a rule.
func (s *setter) imprint(b *publication.Imprint, area column, parent *Element) []chunk {
	chunks := s.spread(b.Blocks, area, parent)
	if len(chunks) == 0 {
		return nil
	}
	chunks[0].before = 0.6 * s.styles.em
	chunks = append([]chunk{{keep: true, body: rule{area}}}, chunks...)
	return []chunk{{before: 1.6 * s.styles.em, body: &colophon{s.c.pageHeight(), chunks, b.Item}}}
}

// rule is a line across the text.
type rule struct{ column }

func (r rule) height() float64 { return 1 }
func (r rule) least() float64  { return 1 }
func (r rule) set(c *composer) {
	c.fill(r.left, c.y, r.width(), 1, c.colors.primary)
	c.y++
	c.fresh = false
}
