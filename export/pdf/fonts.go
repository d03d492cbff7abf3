package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// slot is a font of a file: one of each weight of the document's family, and behind them those that stand in for what these lack.
type slot uint8

const (
	standIns = slot(face.Weights)
	slots    = 2 * slot(face.Weights)
)

// resources are the names of the fonts on the pages.
var resources = [slots]string{"R", "B", "S", "T"}

// slotOf returns the slot of a face.
func slotOf(set *face.Set, f *face.Face) slot {
	f = f.Plain()
	for w, own := range set {
		if f == own {
			return slot(w)
		}
	}
	for w, own := range set {
		if f == own.Fallback() {
			return standIns + slot(w)
		}
	}
	return 0
}

// fontUse is a font of a document, with the characters that are set in it, sorted.
type fontUse struct {
	face     *face.Face
	resource string // its name on the pages
	runes    []rune
}

// uses returns the fonts of a document. Both weights of its family are always among them, and each of them has a space at least.
func uses(doc *layout.Document) []fontUse {
	all := characters(doc)
	var out, others []fontUse
	for w, fc := range doc.Faces {
		i := slot(w)
		all[i].add(' ')
		out = append(out, fontUse{fc, resources[i], all[i].sorted()})
		if runes := all[i+standIns].sorted(); len(runes) > 0 {
			others = append(others, fontUse{fc.Fallback(), resources[i+standIns], runes})
		}
	}
	return append(out, others...)
}

// characters returns what is set in each font.
func characters(doc *layout.Document) *[slots]runeSet {
	var out [slots]runeSet
	var last *face.Face
	var into *runeSet
	add := func(items []layout.Item) {
		for i := range items {
			it := &items[i]
			if it.Face == nil {
				continue
			}
			if it.Face != last {
				last, into = it.Face, &out[slotOf(doc.Faces, it.Face)]
			}
			for _, r := range it.Text {
				into.add(r)
			}
		}
	}
	for i := range doc.Pages {
		add(doc.Pages[i].Back)
		add(doc.Pages[i].Items)
	}
	return &out
}

// embedded is a font as a file holds it: a composite font whose codes are the characters' numbers in Unicode, so that also a program
// that looks at nothing but the pages can make sense of their bytes (ISO 32000-1, 9.7).
type embedded struct {
	resource string
	name     string // with the tag of a subset

	descriptor string // but for its name and program
	widths     []byte
	program    []byte // packed, as the streams below
	length     int    // of the program unpacked
	glyphs     []byte // from codes to glyphs
	unicode    []byte // from codes to characters
}

// embed makes a subset of a font with the characters that are set in it.
func (u fontUse) embed() (*embedded, error) {
	f, err := readTrueType(u.face.Data)
	if err != nil {
		return nil, err
	}
	wanted := make([]uint16, len(u.runes))
	for i, r := range u.runes {
		wanted[i] = u.face.Glyph(r) // 0 where the font lacks r, which layout sees to
	}
	program, number, err := f.subset(wanted)
	if err != nil {
		return nil, fmt.Errorf("%w (%s)", err, u.face.Name)
	}
	glyphs := make([]byte, 2*(int(u.runes[len(u.runes)-1])+1))
	for i, r := range u.runes {
		binary.BigEndian.PutUint16(glyphs[2*int(r):], number[wanted[i]])
	}
	return &embedded{
		resource: u.resource, name: u.tag() + "+" + u.face.PSName,
		descriptor: f.descriptor(u.face), widths: u.widths(),
		program: deflate(program), length: len(program), glyphs: deflate(glyphs), unicode: deflate(toUnicode(u.runes)),
	}, nil
}

// descriptor writes what a reader that can't use the program is told of the font, in thousandths of the type size.
func (f *trueType) descriptor(fc *face.Face) string {
	head := f.tables["head"]
	scale := face.Unit / float64(max(binary.BigEndian.Uint16(head[18:]), 1))
	box := make([]int, 4)
	for i := range box {
		box[i] = int(math.Round(scale * float64(int16(binary.BigEndian.Uint16(head[36+2*i:])))))
	}
	weight := 400.0
	if os2 := f.tables["OS/2"]; len(os2) >= 6 {
		weight = float64(binary.BigEndian.Uint16(os2[4:]))
	}
	stem := int(50 + weight*weight/(65*65)) // what programs write that know a weight alone
	// Symbolic: its codes are Unicode's, not those of a standard encoding.
	return fmt.Sprintf("/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		box[0], box[1], box[2], box[3], fc.Ascent, -fc.Descent, fc.Cap, stem)
}

// widths writes those that the text was measured with, as ranges of neighbouring codes (ISO 32000-1, 9.7.4.3).
func (u fontUse) widths() []byte {
	b := []byte("[")
	for i, r := range u.runes {
		switch {
		case i == 0:
			b = fmt.Appendf(b, "%d[", r)
		case u.runes[i-1]+1 == r:
			b = append(b, ' ')
		default:
			b = fmt.Appendf(b, "]%d[", r)
		}
		w, _ := u.face.Width(r)
		b = strconv.AppendInt(b, int64(w), 10)
	}
	return append(b, "]]"...)
}

// tag returns six letters that stand for this choice of characters.
func (u fontUse) tag() string {
	h := sha256.New()
	fmt.Fprint(h, u.face.PSName, u.runes)
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode writes the map from codes to characters: each code is its character's number.
func toUnicode(runes []rune) []byte {
	type span struct{ first, last rune }
	var spans []span
	for _, r := range runes {
		if n := len(spans); n > 0 && spans[n-1].last+1 == r && r&0xFF != 0 { // a span may not cross a change of the high byte
			spans[n-1].last = r
		} else {
			spans = append(spans, span{r, r})
		}
	}
	b := []byte("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for group := range slices.Chunk(spans, 100) {
		b = fmt.Appendf(b, "%d beginbfrange\n", len(group))
		for _, s := range group {
			b = fmt.Appendf(b, "<%04X><%04X><%04X>\n", s.first, s.last, s.first)
		}
		b = append(b, "endbfrange\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"...)
}

// fonts adds the document's fonts to the file.
func (x *finisher) fonts(fonts []*embedded) {
	x.fontRefs = map[string]int{}
	packed := func(data []byte, more ...string) int {
		n := x.out.alloc()
		x.out.stream(n, newDict(append(more, "Filter", "/FlateDecode")...), data, true)
		return n
	}
	put := func(format string, values ...any) int {
		n := x.out.alloc()
		x.out.put(n, fmt.Appendf(nil, format, values...))
		return n
	}
	for _, f := range fonts {
		program := packed(f.program, "Length1", strconv.Itoa(f.length))
		descriptor := put("<</Type/FontDescriptor/FontName/%s%s/FontFile2 %d 0 R>>", f.name, f.descriptor, program)
		cid := put("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
			"/FontDescriptor %d 0 R/W%s/CIDToGIDMap %d 0 R>>", f.name, descriptor, f.widths, packed(f.glyphs))
		x.fontRefs[f.resource] = put("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
			f.name, cid, packed(f.unicode))
	}
}

// runeSet is a set of two-byte characters.
type runeSet struct{ bits [1024]uint64 }

func (s *runeSet) add(r rune) { s.bits[uint16(r)>>6] |= 1 << (r & 63) }

func (s *runeSet) sorted() []rune {
	var out []rune
	for i, word := range s.bits {
		for b := range 64 {
			if word&(1<<b) != 0 {
				out = append(out, rune(i*64+b))
			}
		}
	}
	return slices.Clip(out)
}
