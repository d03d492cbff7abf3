package layout

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"planwright/export/publication"
	"planwright/plan"
)

// Picture is an image file that items place on pages. Painters decode it (package plan/picture); layout only needs to know its shape.
type Picture struct {
	Hash          string // of Data, as the plan refers to it: the same picture is embedded once
	Type          string // "image/png" or "image/jpeg"
	Data          []byte // the file; not to be changed
	Width, Height int    // in pixels as it is to be seen, both above 0: a painter turns what the camera held sideways (picture.Info.Turn)
}

// Box is an area of a page, Y its top.
type Box struct{ X, Y, W, H float64 }

// How large pictures are printed.
const (
	logoHeight     = 72.0 // of a square logo on A4, in points
	logoWidth      = 0.36 // of a wide one, as a part of the text's width
	clearSpace     = 0.25 // around a logo, as a part of its height
	pictureHeight  = 0.5  // of a section's picture at most, as a part of the text's height on a page
	pictureShrinks = 0.7  // how far it is made smaller to stay on a page, as a part of the height it would have
	coarsest       = 72.0 // dots per inch below which no picture is enlarged
	fine           = 100  // dots per inch that a picture needs in print
	wished         = 150  // dots per inch that the person is asked for then
	inch           = 72.0
)

// figureElement adds the element of a picture to parent; nil when there is nothing to tell of it.
func (s *setter) figureElement(p *publication.Picture, parent *Element) *Element {
	if p.Alt == "" {
		return nil
	}
	e := parent.add(FigureRole)
	e.Alt = spoken(p.Alt)
	if p.AltLang != s.lang {
		e.Lang = p.AltLang
	}
	return e
}

// spoken returns words for a reader aloud: composed, and without characters that only direct how text is set.
func spoken(words string) string {
	return strings.Map(func(r rune) rune {
		switch c := classify(r); {
		case c == ending || c == spacing:
			return ' '
		case c == ignored, c == unfit && (r < ' ' || unicode.IsControl(r) || r >= 0xE000 && r <= 0xF8FF || r&0xFFFE == 0xFFFE):
			return -1
		}
		return r
	}, normal(words))
}

// placed is the picture as painters take it.
func placed(p *publication.Picture) *Picture {
	return &Picture{Hash: p.File.Hash, Type: p.File.Type, Data: p.File.Bytes, Width: p.Width, Height: p.Height}
}

// picture puts a picture on the current page. It notes when it has too few dots for that size; full is the width that one with more of them
// would have.
func (c *composer) picture(p *publication.Picture, elem *Element, at Box, full float64) {
	it := Item{X: at.X, Y: at.Y, W: at.W, H: at.H, Picture: placed(p)}
	if elem != nil {
		elem.Box = &Box{at.X + c.aside, at.Y, at.W, at.H}
	}
	c.put(elem, DecorationArtifact, it)
	c.fresh = false
	dots := float64(p.Width) / at.W * inch
	if dots >= fine-0.5 {
		return
	}
	c.found.coarse = append(c.found.coarse, publication.Notice{Item: p.Item, Words: fmt.Sprintf(
		"%s has %.0f dots per inch at the size at which it is printed and will look coarse. Use one that is at least %d pixels wide.",
		p.Name, math.Floor(dots), int(math.Ceil(full/inch*wished/10)*10))})
}

// logoSize returns how large a logo is printed: square ones less wide and long ones less high, so that they look about as large.
func (s *setter) logoSize(p *publication.Picture) (w, h float64) {
	sheet := s.c.sheet
	scale := min(sheet.width, sheet.height) / sizes[A4][0]
	ratio := float64(p.Width) / float64(p.Height)
	h = logoHeight * scale
	if ratio > 1 {
		h /= math.Sqrt(ratio)
		h = max(h, 0.55*logoHeight*scale)
	}
	w = h * ratio
	if most := logoWidth * (sheet.right - sheet.left); w > most {
		w, h = most, most/ratio
	}
	return round(w), round(h)
}

// logoSpace returns what a logo needs at the top of a cover, with the clear space under it; 0 when there is none.
func (s *setter) logoSpace(l *coverLogo) float64 {
	if l == nil {
		return 0
	}
	return l.h + max(clearSpace*l.h, 0.8*s.styles.em)
}

// coverLogo is a logo with its size on the cover.
type coverLogo struct {
	picture *publication.Picture
	elem    *Element
	w, h    float64
}

// logo readies the logo of a cover; nil when there is none.
func (s *setter) logo(p *publication.Picture, parent *Element) *coverLogo {
	if p == nil {
		return nil
	}
	w, h := s.logoSize(p)
	return &coverLogo{p, s.figureElement(p, parent), w, h}
}

// pictureBlock is a picture of a section with its credit beneath, kept together. It is made a little smaller where that keeps it on a page.
type pictureBlock struct {
	picture *publication.Picture
	elem    *Element
	item    plan.ID
	x, w, h float64
	full    float64 // the width that it would have with any number of dots
	credit  *text   // nil when there is none, or it is too long to be kept with the picture
	gap     float64
}

// pictureChunks sets a picture as wide as running text, within half a page's height.
func (s *setter) pictureChunks(p *publication.Picture, area column, parent *Element) []chunk {
	em := s.styles.em
	ratio := float64(p.Width) / float64(p.Height)
	full := min(area.width(), measure*em, pictureHeight*s.c.pageHeight()*ratio)
	w := min(full, float64(p.Width)*inch/coarsest)
	h := w / ratio
	b := &pictureBlock{picture: p, elem: s.figureElement(p, parent), item: p.Item, x: area.left, w: round(w), h: round(h), full: full, gap: 0.3 * em}
	chunks := []chunk{{before: 0.8 * em, body: b}}
	if credit := s.credit(p, area, parent); credit != nil {
		if credit.height() < 0.15*s.c.pageHeight() {
			b.credit = credit
		} else {
			chunks[0].keep = true
			chunks = append(chunks, chunk{before: b.gap, body: credit})
		}
	}
	return append(chunks, chunk{body: space(0.3 * em)})
}

// credit sets who made a picture, smaller than the text but in large print.
func (s *setter) credit(p *publication.Picture, area column, parent *Element) *text {
	st := s.styles.body.inColor(s.colors.muted)
	if !s.large {
		st.size, st.leading = round(0.85*st.size), round(0.85*st.leading)
	}
	s.item = p.Item
	words := s.paragraph(st, p.Credit, parent.add(P))
	if words.empty() {
		return nil
	}
	return &text{p: words, lines: words.lines(0, min(area.width(), measure*s.styles.em), 0), x: area.left}
}

// beneath is the height of what stands under the picture.
func (b *pictureBlock) beneath() float64 {
	if b.credit == nil {
		return 0
	}
	return b.gap + b.credit.height()
}

func (b *pictureBlock) height() float64 { return b.h + b.beneath() }
func (b *pictureBlock) least() float64  { return pictureShrinks*b.h + b.beneath() }

func (b *pictureBlock) set(c *composer) {
	if !c.fresh && !c.fits(b.least()) {
		c.newPage()
	}
	c.note(b.item, c.here())
	w, h := b.w, b.h
	if room := c.room() - b.beneath() - 2*slack; h > room && room > 1 {
		w, h = round(w*room/h), round(room)
	}
	c.picture(b.picture, b.elem, Box{b.x, c.y, w, h}, b.full)
	c.y += h
	if b.credit != nil {
		c.y += b.gap
		b.credit.set(c)
	}
}
