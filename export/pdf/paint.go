package pdf

import (
	"fmt"
	"strconv"
	"unicode/utf16"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// pagePainter writes the operators of one page.
type pagePainter struct {
	page *layout.Page
	set  *face.Set

	pictures *pictures

	buf   []byte
	face  *face.Face
	size  float64
	color layout.Color
	inked bool // a colour has been set

	open    bool  // a text object has been begun
	x, y    int64 // where its line begins, in hundredths of a point from the bottom left corner
	leading int64 // what T* goes down by, in hundredths
}

// paint returns the operators of the page, in buf where they fit it.
func (p *pagePainter) paint() []byte {
	if len(p.page.Back) > 0 {
		p.str("/Artifact<</Type/Layout>>BDC\n")
		for i := range p.page.Back {
			p.item(&p.page.Back[i])
		}
		p.str("EMC\n")
	}
	at, id := 0, 0
	for i := range p.page.Marks {
		m := &p.page.Marks[i]
		if m.Element != nil {
			p.str("/")
			p.str(string(m.Element.Role))
			p.str("<</MCID ")
			p.buf = strconv.AppendInt(p.buf, int64(id), 10)
			p.str(">>BDC\n")
			id++
		} else {
			p.str(artifacts[m.Artifact])
		}
		for ; at < m.End; at++ {
			p.item(&p.page.Items[at])
		}
		p.endText()
		p.str("EMC\n")
	}
	return p.buf
}

func (p *pagePainter) item(it *layout.Item) {
	switch {
	case it.Picture != nil:
		p.picture(it)
	case it.Face != nil:
		p.text(it)
	default:
		p.fill(it)
	}
}

// artifacts are the beginnings of what isn't part of the document's text.
var artifacts = [...]string{
	layout.HeaderArtifact:     "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
	layout.FooterArtifact:     "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
	layout.DecorationArtifact: "/Artifact<</Type/Layout>>BDC\n",
	layout.RepeatArtifact:     "/Artifact<</Type/Pagination>>BDC\n",
}

func (p *pagePainter) str(s string) { p.buf = append(p.buf, s...) }

// hundredths rounds v to hundredths of a point, finer than any printer.
func hundredths(v float64) int64 {
	if v < 0 {
		return int64(v*100 - 0.5)
	}
	return int64(v*100 + 0.5)
}

func (p *pagePainter) num(v float64) { p.units(hundredths(v)) }

// units writes a number of hundredths.
func (p *pagePainter) units(n int64) {
	p.buf = appendHundredths(p.buf, n)
	p.buf = append(p.buf, ' ')
}

func appendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if d := n % 100; d != 0 {
		b = append(b, '.', byte('0'+d/10))
		if d%10 != 0 {
			b = append(b, byte('0'+d%10))
		}
	}
	return b
}

func (p *pagePainter) ink(c layout.Color) {
	if p.inked && p.color == c {
		return
	}
	p.inked, p.color = true, c
	for _, shift := range []uint{16, 8, 0} {
		// Thousandths, rounded: enough to give every value of 0 to 255 back.
		n := (int64(c>>shift&0xFF)*1000 + 127) / 255
		switch n {
		case 0:
			p.str("0 ")
		case 1000:
			p.str("1 ")
		default:
			p.buf = fmt.Appendf(p.buf, ".%03d ", n)
		}
	}
	p.str("rg\n")
}

// up returns a height from the bottom of the page, as PDF counts.
func (p *pagePainter) up(y float64) float64 { return p.page.Height - y }

func (p *pagePainter) fill(it *layout.Item) {
	p.ink(it.Color)
	p.num(it.X)
	p.num(p.up(it.Y + it.H))
	p.num(it.W)
	p.num(it.H)
	p.str("re f\n")
}

func (p *pagePainter) text(it *layout.Item) {
	p.ink(it.Color)
	if it.Actual != "" {
		p.endText()
		p.str("/Span<</ActualText<FEFF")
		for _, u := range utf16.Encode([]rune(it.Actual)) {
			p.buf = fmt.Appendf(p.buf, "%04X", u)
		}
		p.str(">>>BDC\n")
	}
	if it.Face != p.face || it.Size != p.size {
		p.font(it)
	}
	p.moveTo(hundredths(it.X), hundredths(p.up(it.Y)))
	p.str("[(")
	p.show(it.Text)
	p.str(")]TJ\n")
	if it.Actual != "" {
		p.endText()
		p.str("EMC\n")
	}
}

// moveTo begins a line of text at x, y. Lines of one paragraph go on from one another: places said in full would be a sixth of
// a file.
func (p *pagePainter) moveTo(x, y int64) {
	switch {
	case !p.open:
		p.open = true
		p.str("BT ")
		p.units(x)
		p.units(y)
		p.str("Td")
	case x == p.x && p.y-y == p.leading:
		p.str("T*")
	case x == p.x && y < p.y:
		p.leading = p.y - y
		p.str("0 ")
		p.units(-p.leading)
		p.str("TD")
	default:
		p.units(x - p.x)
		p.units(y - p.y)
		p.str("Td")
	}
	p.x, p.y = x, y
}

func (p *pagePainter) endText() {
	if p.open {
		p.str("ET\n")
		p.open = false
	}
}

func (p *pagePainter) font(it *layout.Item) {
	p.face, p.size = it.Face, it.Size
	p.str("/")
	p.str(resources[slotOf(p.set, it.Face)])
	p.str(" ")
	p.num(it.Size)
	p.str("Tf ")
}

// show writes characters as the strings and adjustments of a TJ operator. A character's code is its number in Unicode.
func (p *pagePainter) show(text string) {
	b := p.buf
	prev := rune(-1)
	for _, r := range text {
		if prev >= 0 {
			if k := p.face.Kern(prev, r); k != 0 {
				b = append(b, ')')
				b = strconv.AppendInt(b, int64(-k), 10)
				b = append(b, '(')
			}
		}
		if prev = r; 'a' <= r && r <= 'z' { // most letters
			b = append(b, 0, byte(r))
			continue
		}
		b = appendCode(appendCode(b, byte(r>>8)), byte(r))
	}
	p.buf = b
}

// appendCode writes one byte of a literal string.
func appendCode(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}
