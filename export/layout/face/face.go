// Package face answers what layout and painters need to know of a font: which characters it has, how wide they are,
// how far pairs of them are kerned, and their outlines.
//
// Widths are whole thousandths of the type size, rounded as the PDF's own table of widths is, so that what was measured
// is what is painted. Every answer is worked out once and kept for the life of the program. A Face may be used from any
// goroutine.
package face

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Unit is what widths are counted in: a thousandth of the type size.
const Unit = 1000

// Face is one font.
type Face struct {
	Name    string // as asked for: "SourceSans3_400Regular"
	PSName  string // the name inside the font
	Data    []byte // the font file; not to be changed
	Ascent  int    // of the font's line, above the baseline, in Units
	Descent int    // of the font's line, below the baseline, as a positive number
	Cap     int    // height of a capital letter

	plain    *Face                 // of an evened face: the one that it is made of; else nil
	zero     int                   // of an evened face: the width that each digit is given; else 0
	even     func() *Face          // see Even
	fallback func() (*Face, error) // see Fallback

	font  *sfnt.Font
	upm   fixed.Int26_6
	scale float64

	wide [256]atomic.Pointer[widths]         // by the high byte of the character
	near [nearCount * nearCount]atomic.Int32 // kerning of pairs of the common characters
	mu   sync.Mutex                          // guards what follows
	buf  sfnt.Buffer
	far  map[[2]rune]int

	outlines map[rune]Outline
}

// widths holds the advances of 256 neighbouring characters: 0 not yet known, -1 not in the font, else the width plus one.
type widths [256]atomic.Int32

// The characters whose pairs are kept in a table rather than a map: Latin with Welsh, and general punctuation.
const (
	latinEnd   = 0x180
	punctFirst = 0x2010
	punctEnd   = 0x2030
	nearCount  = latinEnd + punctEnd - punctFirst
)

const noBreakSpace = '\u00A0'

// minKern is the least adjustment worth the bytes it takes in a file; below it nobody sees the difference.
const minKern = 8

// Parse reads a TrueType font.
func Parse(name string, data []byte) (*Face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("face: %s: %w", name, err)
	}
	fc := &Face{Name: name, Data: data, font: f, far: map[[2]rune]int{}, outlines: map[rune]Outline{}}
	fc.upm = fixed.Int26_6(f.UnitsPerEm()) << 6
	fc.scale = Unit / float64(f.UnitsPerEm())
	if fc.PSName, err = f.Name(&fc.buf, sfnt.NameIDPostScript); err != nil {
		return nil, fmt.Errorf("face: %s has no PostScript name: %w", name, err)
	}
	m, err := f.Metrics(&fc.buf, fc.upm, font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("face: %s has no metrics: %w", name, err)
	}
	fc.Ascent, fc.Descent, fc.Cap = fc.units(m.Ascent), fc.units(m.Descent), fc.units(m.CapHeight)
	fc.even = sync.OnceValue(fc.evened)
	return fc, nil
}

func (f *Face) units(v fixed.Int26_6) int { return int(math.Round(f.scale * float64(v) / 64)) }

// Width returns how wide r is, and whether the font has it. Characters above U+FFFF are never had: a PDF made with
// two-byte character codes can't name them.
func (f *Face) Width(r rune) (int, bool) {
	if r < 0 || r > 0xFFFF {
		return 0, false
	}
	page := f.wide[r>>8].Load()
	if page == nil {
		f.wide[r>>8].CompareAndSwap(nil, new(widths))
		page = f.wide[r>>8].Load()
	}
	w := page[r&0xFF].Load()
	if w == 0 {
		w = f.measure(r)
		page[r&0xFF].Store(w)
	}
	if w < 0 {
		return 0, false
	}
	return int(w - 1), true
}

func (f *Face) measure(r rune) int32 {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || g == 0 {
		return -1
	}
	w, err := f.font.GlyphAdvance(&f.buf, g, f.upm, font.HintingNone)
	if err != nil {
		return -1
	}
	return int32(f.units(w)) + 1
}

// Glyph returns the number of r's glyph in the font, or 0, which is that of what a font lacks.
func (f *Face) Glyph(r rune) uint16 {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0
	}
	return uint16(g)
}

// known marks a kerning in the table as worked out, so that zero can mean that it isn't.
const known = 1 << 20

// Kern returns how far b is moved when it follows a, usually towards it and so below zero. Spaces are never kerned, so that a
// line is as wide as its words and spaces wherever it was broken; but for an evened face, where digits need air on both sides.
func (f *Face) Kern(a, b rune) int {
	if f.zero == 0 && (a == ' ' || b == ' ' || a == noBreakSpace || b == noBreakSpace) {
		return 0
	}
	i, j := near(a), near(b)
	if i < 0 || j < 0 {
		return f.farKern(a, b)
	}
	p := &f.near[i*nearCount+j]
	k := p.Load()
	if k == 0 {
		f.mu.Lock()
		k = int32(f.pair(a, b)) + known
		f.mu.Unlock()
		p.Store(k)
	}
	return int(k - known)
}

// near returns the place of r in the table of pairs, or -1.
func near(r rune) int {
	switch {
	case r >= 0 && r < latinEnd:
		return int(r)
	case r >= punctFirst && r < punctEnd:
		return latinEnd + int(r-punctFirst)
	}
	return -1
}

func (f *Face) farKern(a, b rune) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	k, ok := f.far[[2]rune{a, b}]
	if !ok {
		k = f.pair(a, b)
		f.far[[2]rune{a, b}] = k
	}
	return k
}

// pair asks the font. The caller holds mu.
func (f *Face) pair(a, b rune) int {
	if f.zero > 0 {
		return f.evenPair(a, b)
	}
	i, err := f.font.GlyphIndex(&f.buf, a)
	if err != nil || i == 0 {
		return 0
	}
	j, err := f.font.GlyphIndex(&f.buf, b)
	if err != nil || j == 0 {
		return 0
	}
	k, err := f.font.Kern(&f.buf, i, j, f.upm, font.HintingNone)
	if err != nil { // the font has no kerning for this pair, or none at all
		return 0
	}
	u := f.units(k)
	if u > -minKern && u < minKern {
		return 0
	}
	return u
}

// Measure returns the width of s, kerned. Characters that the font lacks have no width.
func (f *Face) Measure(s string) int {
	w, prev := 0, rune(-1)
	for _, r := range s {
		if prev >= 0 {
			w += f.Kern(prev, r)
		}
		a, _ := f.Width(r)
		w, prev = w+a, r
	}
	return w
}
