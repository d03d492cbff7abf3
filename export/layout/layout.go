package layout

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// Layout breaks a publication into pages. It stops with the context's error when ctx is cancelled. The same publication and
// options always give the same pages.
func Layout(ctx context.Context, pub *publication.Publication, o Options) (*Document, error) {
	o, err := o.complete(pub.Plan.Design)
	if err != nil {
		return nil, err
	}
	faces, err := o.Faces(pub.Plan.Design)
	if err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}
	// Words such as "see page 12" depend on the pages, and the pages on how long those words are. A first guess is nearly
	// always the right length; when it isn't, another pass settles it.
	pages := &pass{pub: pub, options: o, faces: faces, answers: map[question]string{}, shifts: map[int]*float64{}}
	for range mostPasses {
		if err := pages.run(ctx); err != nil {
			return nil, err
		}
		if pages.settled() {
			break
		}
	}
	return pages.doc, nil
}

// mostPasses is after how many passes page numbers in the text are taken as they are; two are the rule.
const mostPasses = 5

// question asks for the words of a live run.
type question struct {
	part int
	live publication.Live
	to   plan.ID
}

// pass is one laying out of the whole publication.
type pass struct {
	pub     *publication.Publication
	options Options
	faces   *face.Set
	answers map[question]string // to the questions, as the pass before found them
	doc     *Document
	c       *composer
	found   map[question]string // the answers as this pass finds them
	shifts  map[int]*float64    // of each part, once they are known: see widen
}

func (p *pass) run(ctx context.Context) error {
	found := &findings{}
	colors, darkened := newPalette(p.pub.Plan.Design, p.options.Plain)
	p.prepare(ctx, colors)
	var furniture []func()
	for i := range p.pub.Parts {
		s, first := p.part(i, found)
		if err := ctx.Err(); err != nil {
			return err
		}
		end := len(p.doc.Pages)
		furniture = append(furniture, func() { s.furniture(&p.pub.Parts[i], first, end) })
	}
	p.c.fillNumbers()
	for _, f := range furniture { // now that the number of pages is known
		f()
	}
	prune(p.doc.Root)
	p.doc.Count = enumerate(p.doc.Root, 0)
	p.doc.Notices = found.notices()
	p.doc.Notices = append(p.doc.Notices, darkened...)
	return nil
}

// prepare makes an empty document.
func (p *pass) prepare(ctx context.Context, colors palette) {
	st := newStyles(p.options.TextSize, colors)
	p.doc = &Document{Root: &Element{Role: DocumentRole}, Faces: p.faces, Title: p.pub.Title, Author: p.pub.Author,
		Lang: p.pub.Lang(), Changed: p.pub.Changed}
	p.c = &composer{ctx: ctx, doc: p.doc, sheet: newSheet(p.options, st.furniture.leading), colors: colors, styles: st,
		ref: p.faces[face.Regular]}
	p.found = map[question]string{}
}

// part lays out the document in one language, and returns its setter and the index of its first page.
func (p *pass) part(i int, found *findings) (*setter, int) {
	part, c := &p.pub.Parts[i], p.c
	parent := p.doc.Root
	if len(p.pub.Parts) > 1 {
		parent = p.doc.Root.add(PartRole)
		if part.Lang != p.doc.Lang {
			parent.Lang = part.Lang
		}
	}
	s := &setter{c: c, styles: c.styles, words: part.Words, colors: c.colors, large: p.options.TextSize >= LargePrint}
	s.builder = &builder{faces: p.faces, lang: part.Lang, colors: c.colors, found: found}
	var mu sync.Mutex // rows are built side by side
	var asked []question
	s.live = func(r publication.Run) string {
		mu.Lock()
		defer mu.Unlock()
		q := question{i, r.Live, r.To}
		asked = append(asked, q)
		return p.answer(q)
	}
	first := len(p.doc.Pages)
	c.found = found
	c.places, c.head = map[plan.ID]Place{}, runningHead{}
	c.newPage()
	c.spot(p.pub.Plan.ID, Whole, 0, 0, c.sheet.width, c.sheet.height)
	s.cover(&part.Cover, parent)
	area := column{c.sheet.left, c.sheet.right}
	s.hanging = s.hang(part.Blocks)
	chunks := s.spread(part.Blocks, area, parent)
	for _, t := range s.toc {
		t.enter(s)
	}
	known := p.shifts[i]
	taken := s.widen(chunks, area.width(), known)
	p.shifts[i] = &taken
	c.flow(chunks)
	if n := len(p.doc.Pages); c.fresh && n > first+1 { // nothing came after the cover
		p.doc.Pages, c.heads = p.doc.Pages[:n-1], c.heads[:n-1]
	}
	c.aim()
	for _, q := range asked {
		p.found[q] = s.liveWords(q)
	}
	p.outline(s)
	return s, first
}

// answer returns the words of a live run: those that the pass before found, or a guess.
func (p *pass) answer(q question) string {
	if words, ok := p.answers[q]; ok {
		return words
	}
	if q.live == publication.TablePages {
		p.answers[q] = "4–18"
	} else {
		p.answers[q] = "8"
	}
	return p.answers[q]
}

// settled reports whether the pages bear out the words of the live runs; the next pass has the better ones.
func (p *pass) settled() bool {
	same := true
	for q, words := range p.found {
		if p.answers[q] != words {
			p.answers[q], same = words, false
		}
	}
	return same
}

// liveWords returns the words of a live run as the pages of the part are now.
func (s *setter) liveWords(q question) string {
	if q.live == publication.PageOf {
		return strconv.Itoa(s.c.places[q.to].Page + 1)
	}
	if s.tabular.set {
		return s.tabular.String()
	}
	return s.chapters.String()
}

// outline adds the headings of a part to the bookmarks. Levels never skip one.
func (p *pass) outline(s *setter) {
	last := -1
	for _, h := range s.headings {
		if h.words == "" {
			continue
		}
		level := min(h.level-1, last+1)
		p.doc.Outline = append(p.doc.Outline, Bookmark{Level: level, Text: h.words, To: h.at, Element: h.elem})
		last = level
	}
}

// rangeMark stands between the first and the last page of a range.
const rangeMark = "–"

// pageRange is a range of pages, as indexes.
type pageRange struct {
	first, last int
	set         bool
}

func (r *pageRange) include(first, last int) {
	if !r.set {
		*r = pageRange{first, last, true}
		return
	}
	r.first, r.last = min(r.first, first), max(r.last, last)
}

// String returns the numbers of the pages: "3–10", or "3".
func (r pageRange) String() string {
	if r.first == r.last {
		return strconv.Itoa(r.first + 1)
	}
	return strconv.Itoa(r.first+1) + rangeMark + strconv.Itoa(r.last+1)
}
