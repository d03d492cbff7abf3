package layout

import (
	"planwright/plan"
)

// flowable is something that goes down the pages.
type flowable interface {
	height() float64 // in one piece
	least() float64  // what must be free for it to begin on a page
	set(c *composer) // puts it down at the cursor, going over to new pages where it must
}

// chunk is a flowable with its place among others.
type chunk struct {
	before float64 // space above it, unless it begins a page
	keep   bool    // it stays on the page with what follows
	body   flowable
}

// flow puts chunks down one after another.
func (c *composer) flow(chunks []chunk) {
	for i := 0; i < len(chunks) && c.ctx.Err() == nil; {
		end := i + kept(chunks[i:])
		if need := chain(chunks[i:end]); !c.fresh && !c.fits(need) {
			c.newPage()
		}
		for ; i < end; i++ {
			if !c.fresh {
				c.y += chunks[i].before
			}
			chunks[i].body.set(c)
		}
	}
}

// kept returns how many of the first chunks stay together.
func kept(chunks []chunk) int {
	n := 1
	for n < len(chunks) && chunks[n-1].keep {
		n++
	}
	return n
}

// chain returns the height that chunks which stay together need to begin with.
func chain(chunks []chunk) float64 {
	h := 0.0
	for k, ch := range chunks {
		h += ch.before
		if k < len(chunks)-1 {
			h += ch.body.height()
		} else {
			h += ch.body.least()
		}
	}
	return h
}

// total returns the height of chunks in one piece.
func total(chunks []chunk) float64 {
	h := 0.0
	for _, ch := range chunks {
		h += ch.before + ch.body.height()
	}
	return h
}

// text is a paragraph, perhaps with a label before it, broken into lines.
type text struct {
	p       *para
	lines   []line
	x       float64 // of the paragraph
	label   *para   // a bullet or number, or nil
	labelX  float64
	item    plan.ID
	heading *heading // what more is known of it when it is a heading
}

// heading is what a bookmark and a line of the contents need.
type heading struct {
	level    int
	words    string
	short    string // without "Workforce priority one: " before it; or ""
	contents bool   // it is that of the contents themselves
	chapter  bool   // it opens a priority
	aside    bool   // it is that of something set apart
	at       Place
	elem     *Element
}

func (t *text) height() float64 { return float64(len(t.lines)) * t.p.style.leading }

// whole is the most lines that a paragraph is never divided at: two would have to stand on either side.
const whole = 3

func (t *text) least() float64 {
	n := len(t.lines)
	if n > whole {
		n = 2
	}
	return float64(n) * t.p.style.leading
}

func (t *text) set(c *composer) {
	if !c.fresh && !c.fits(t.least()) {
		c.newPage()
	}
	c.note(t.item, c.here())
	if h := t.heading; h != nil {
		h.at = c.here()
		if h.level == 2 && !h.contents && !h.aside {
			c.headed(h)
		}
	}
	if t.label != nil {
		c.line(t.label, t.label.lines(0, c.sheet.width, 1)[0], t.labelX, c.y)
	}
	lead := t.p.style.leading
	for rest := t.lines; len(rest) > 0 && c.ctx.Err() == nil; {
		fit := int(c.room() / lead)
		n := min(fit, len(rest))
		if n < len(rest) {
			n = min(n, len(rest)-2) // no lone last line
		}
		if n < len(rest) && n < 2 { // nor a lone first one
			if !c.fresh {
				c.newPage()
				continue
			}
			n = max(min(fit, len(rest)), 1)
		}
		c.spot(t.item, Whole, c.sheet.left, c.y, c.width(), float64(n)*lead)
		for _, l := range rest[:n] {
			c.line(t.p, l, t.x, c.y)
			c.y += lead
			c.fresh = false
		}
		rest = rest[n:]
		if len(rest) > 0 {
			c.newPage()
		}
	}
	c.fresh = false
}

// boxed is a run of chunks in a tinted area.
type boxed struct {
	box    box
	chunks []chunk
}

func (b *boxed) height() float64 { return total(b.chunks) - b.firstSpace() + 2*b.box.pad }

// firstSpace is the space above the first chunk, which the padding takes the place of.
func (b *boxed) firstSpace() float64 { return b.chunks[0].before }

func (b *boxed) least() float64 {
	return chain(b.chunks[:kept(b.chunks)]) - b.firstSpace() + 2*b.box.pad
}

func (b *boxed) set(c *composer) {
	if !c.fresh && !c.fits(b.least()) {
		c.newPage()
	}
	bx := b.box
	c.openBox(&bx)
	b.chunks[0].before = 0
	c.flow(b.chunks)
	c.closeBox()
	c.fresh = false
}

// chapter is a priority with all it holds. One with a table begins a page, unless the whole of it fits on what is left of
// one or little of that one is used; one without begins wherever enough of a page is left.
type chapter struct {
	tabular bool
	pages   *pageRange // of all chapters
	chunks  []chunk
}

// How much of a page is enough for a chapter to begin there: one without a table, and one with.
const (
	enough        = 0.4
	enoughTabular = 0.55
)

func (ch *chapter) height() float64 { return total(ch.chunks) }
func (ch *chapter) least() float64  { return 0 }

func (ch *chapter) set(c *composer) {
	least := enough
	if ch.tabular {
		least = enoughTabular
	}
	if h := ch.height(); !c.fresh && !c.fits(h) && (c.room() < least*c.pageHeight() || !c.fits(chain(ch.chunks[:kept(ch.chunks)])) ||
		h <= c.pageHeight() && c.room() < 0.7*c.pageHeight()) { // it has a page for itself if that holds the whole of it
		c.newPage()
	}
	first := c.at
	c.flow(ch.chunks)
	ch.pages.include(first, c.at)
}

// runningHead says at the head of a page where in the plan it is.
type runningHead struct {
	words string
	short string // where words are too long for the line; or ""
}

// headed makes a heading the running head of the pages that follow, and of this one when it begins with it. A page that begins in the midst of a
// part is headed by that: whose rows these are is what nothing else on it tells, while a heading further down is seen.
func (c *composer) headed(h *heading) {
	c.head = runningHead{h.words, h.short}
	if last := &c.heads[len(c.heads)-1]; c.fresh || last.words == "" {
		*last = c.head
	}
}

// colophon is an imprint: it stays on one page if a page can hold it.
type colophon struct {
	room   float64 // the height of a page's text
	chunks []chunk
	item   plan.ID
}

func (i *colophon) height() float64 { return total(i.chunks) }

func (i *colophon) least() float64 {
	if h := i.height(); h <= i.room+slack {
		return h
	}
	return chain(i.chunks[:min(3, len(i.chunks))])
}

func (i *colophon) set(c *composer) {
	if !c.fresh && !c.fits(i.least()) {
		c.newPage()
	}
	page, before, top := c.at, len(c.page().Spots), c.y
	c.flow(i.chunks)
	c.spotUnder(i.item, ImprintPart, page, before, top)
}

// banner is a heading on a band of the primary colour, as wide as the text.
type banner struct {
	text
	pad float64
}

func (b *banner) height() float64 { return b.text.height() + 2*b.pad }
func (b *banner) least() float64  { return b.height() }

func (b *banner) set(c *composer) {
	if !c.fresh && !c.fits(b.height()) {
		c.newPage()
	}
	bx := box{left: c.sheet.left, right: c.sheet.right, pad: b.pad, fill: c.colors.field, bar: c.colors.field, edges: [2]float64{2, hair}}
	c.openBox(&bx)
	b.text.set(c)
	c.closeBox()
}

// space is empty room, such as between groups.
type space float64

func (s space) height() float64 { return float64(s) }
func (s space) least() float64  { return 0 }
func (s space) set(c *composer) { c.y += float64(s) }
