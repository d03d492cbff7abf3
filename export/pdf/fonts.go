package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"planwright/export/layout/face"
)

// fontUse says what a font registered with fpdf really is.
type fontUse struct {
	face     *face.Face
	resource string // its name on the pages
	runes    []rune // the characters used, sorted
}

// fonts gives each font the name of a subset, an exact map from codes to characters, and a font program without the tables
// that an embedded one doesn't need. (fpdf's map is wrong above U+00FF and its cmap table has a wrong length.)
func (x *finisher) fonts(uses map[string]fontUse) error {
	x.fontRefs = map[string]int{}
	for n := 1; n <= x.file.last; n++ {
		o := x.file.objects[n]
		if o == nil || o.d == nil || string(o.d.get("Subtype")) != "/Type0" {
			continue
		}
		use, ok := uses[strings.TrimPrefix(string(o.d.get("BaseFont")), "/utf8")]
		if !ok {
			return fmt.Errorf("pdf: the font %q is not known", o.d.get("BaseFont"))
		}
		x.fontRefs[use.resource] = n
		if err := x.font(o, use); err != nil {
			return fmt.Errorf("pdf: font %s: %w", use.face.PSName, err)
		}
	}
	if len(x.fontRefs) != len(uses) {
		return fmt.Errorf("pdf: %d fonts were written, not %d", len(x.fontRefs), len(uses))
	}
	return nil
}

func (x *finisher) font(o *object, use fontUse) error {
	descendants := bytes.TrimSpace(bytes.Trim(o.d.get("DescendantFonts"), "[]"))
	cid, _, err := x.file.object(descendants)
	if err != nil {
		return err
	}
	descriptor, _, err := x.file.object(cid.d.get("FontDescriptor"))
	if err != nil {
		return err
	}
	unicode, _, err := x.file.object(o.d.get("ToUnicode"))
	if err != nil {
		return err
	}
	program, _, err := x.file.object(descriptor.d.get("FontFile2"))
	if err != nil {
		return err
	}
	_, info, err := x.file.object(cid.d.get("CIDSystemInfo"))
	if err != nil {
		return err
	}
	x.drop[info] = true
	name := "/" + subsetTag(use) + "+" + use.face.PSName
	o.d.set("BaseFont", name)
	cid.d.set("BaseFont", name)
	cid.d.set("CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
	cid.d.set("W", string(bytes.Join(bytes.Fields(cid.d.get("W")), []byte(" "))))
	descriptor.d.set("FontName", name)
	descriptor.d.set("Flags", "4") // symbolic: its codes are Unicode's, not those of a standard encoding
	unicode.d.del("Filter")
	unicode.stream = toUnicode(use.runes)
	return slim(program)
}

// subsetTag returns six letters that stand for this choice of characters.
func subsetTag(use fontUse) string {
	h := sha256.New()
	fmt.Fprint(h, use.face.PSName, use.runes)
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

// slim unpacks a font program and leaves out its superfluous tables.
func slim(o *object) error {
	z, err := zlib.NewReader(bytes.NewReader(o.stream))
	if err != nil {
		return err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	if data, err = slimFont(data); err != nil {
		return err
	}
	o.d.del("Filter")
	o.d.set("Length1", strconv.Itoa(len(data)))
	o.stream = data
	return nil
}

// embedded are the tables that an embedded TrueType program has to have (ISO 32000-1, 9.9).
var embedded = map[string]bool{"cvt ": true, "fpgm": true, "glyf": true, "head": true, "hhea": true, "hmtx": true, "loca": true,
	"maxp": true, "prep": true}

// fontTable is a table of a TrueType font.
type fontTable struct {
	tag  string
	data []byte
}

func slimFont(b []byte) ([]byte, error) {
	tables, err := fontTables(b)
	if err != nil {
		return nil, err
	}
	searchRange, selector := 1, 0
	for searchRange*2 <= len(tables) {
		searchRange, selector = searchRange*2, selector+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tables), searchRange * 16, selector, len(tables)*16 - searchRange*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(tables), 0
	for _, t := range tables {
		if t.tag == "head" && len(t.data) >= 12 {
			head = at
			clear(t.data[8:12]) // the checksum of the whole, worked out below
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	if head == 0 {
		return nil, errors.New("the font program has no head")
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out, nil
}

// fontTables returns the tables worth keeping, sorted.
func fontTables(b []byte) ([]fontTable, error) {
	if len(b) < 12 {
		return nil, errors.New("the font program is too short")
	}
	var out []fontTable
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		if 28+16*i > len(b) {
			return nil, errors.New("the font program is too short")
		}
		e := b[12+16*i:]
		tag := string(e[:4])
		off, n := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if off+n > uint64(len(b)) {
			return nil, fmt.Errorf("its table %q is beyond its end", tag)
		}
		if embedded[tag] && n > 0 {
			out = append(out, fontTable{tag, bytes.Clone(b[off : off+n])})
		}
	}
	slices.SortFunc(out, func(a, b fontTable) int { return strings.Compare(a.tag, b.tag) })
	return out, nil
}

func checksum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		s += binary.BigEndian.Uint32(last[:])
	}
	return s
}
