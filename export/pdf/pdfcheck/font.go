package pdfcheck

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// font is a font with two-byte codes, as text is shown in it.
type font struct {
	name    string
	unicode map[int]string // what each code stands for
	widths  map[int]float64
	normal  float64 // the width of codes that have none of their own
	glyph   func(code int) int
	program *program
	seen    map[int]bool // codes that were looked at
}

// program is what the checks need of an embedded TrueType font.
type program struct {
	perEm    int
	advances []int // by glyph; later glyphs have the last one
	glyphs   int
	offsets  []int // of outlines, one more than there are glyphs
}

// readFont reads the font that v leads to.
func (f *File) readFont(v any) (*font, error) {
	d := f.Dict(v)
	if d["Subtype"] != Name("Type0") || d["Encoding"] != Name("Identity-H") {
		return nil, errors.New("it is not of two-byte codes")
	}
	list := f.Array(d["DescendantFonts"])
	if len(list) != 1 {
		return nil, errors.New("it has no descendant")
	}
	cid := f.Dict(list[0])
	descriptor := f.Dict(cid["FontDescriptor"])
	base, _ := d["BaseFont"].(Name)
	if cid["Subtype"] != Name("CIDFontType2") || cid["BaseFont"] != base || descriptor["FontName"] != base {
		return nil, errors.New("its parts have different names")
	}
	if len(base) < 8 || base[6] != '+' {
		return nil, fmt.Errorf("the name %s of a subset has no tag", base)
	}
	out := &font{name: string(base), normal: 1000, seen: map[int]bool{}}
	if n, is := number(cid["DW"]); is {
		out.normal = n
	}
	var err error
	if out.unicode, err = readCMap(f.Stream(d["ToUnicode"])); err != nil {
		return nil, err
	}
	if out.widths, err = readWidths(f, f.Array(cid["W"])); err != nil {
		return nil, err
	}
	if out.glyph, err = f.glyphMap(cid["CIDToGIDMap"]); err != nil {
		return nil, err
	}
	file := f.Stream(descriptor["FontFile2"])
	if file == nil || file.Dict["Length1"] != len(file.Data) {
		return nil, errors.New("it is not embedded whole")
	}
	if out.program, err = readProgram(file.Data); err != nil {
		return nil, err
	}
	return out, nil
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// glyphMap returns the map from codes to glyphs.
func (f *File) glyphMap(v any) (func(int) int, error) {
	if v == Name("Identity") {
		return func(code int) int { return code }, nil
	}
	s := f.Stream(v)
	if s == nil {
		return nil, errors.New("it has no map from codes to glyphs")
	}
	return func(code int) int {
		if 2*code+1 >= len(s.Data) {
			return 0
		}
		return int(binary.BigEndian.Uint16(s.Data[2*code:]))
	}, nil
}

// readWidths reads a W array (9.7.4.3).
func readWidths(f *File, w Array) (map[int]float64, error) {
	out := map[int]float64{}
	for i := 0; i < len(w); {
		first, is := w[i].(int)
		if !is || i+1 >= len(w) {
			return nil, errors.New("its widths are out of order")
		}
		if list := f.Array(w[i+1]); list != nil {
			for k, v := range list {
				if out[first+k], is = number(v); !is {
					return nil, errors.New("a width is no number")
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return nil, errors.New("its widths are cut short")
		}
		last, is := w[i+1].(int)
		width, num := number(w[i+2])
		if !is || !num || last < first || last > 0xFFFF {
			return nil, errors.New("a range of widths is wrong")
		}
		for c := first; c <= last; c++ {
			out[c] = width
		}
		i += 3
	}
	return out, nil
}

// readCMap reads a ToUnicode map (9.10.3) of two-byte codes.
func readCMap(s *Stream) (map[int]string, error) {
	if s == nil {
		return nil, errors.New("it has no map to characters")
	}
	out := map[int]string{}
	l := &lexer{b: s.Data, content: true}
	var args []any
	for {
		v, err := l.next()
		if errors.Is(err, errEnd) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("its map to characters: %w", err)
		}
		op, is := v.(operator)
		if !is {
			args = append(args, v)
			continue
		}
		per := map[operator]int{"endbfchar": 2, "endbfrange": 3}[op]
		if per > 0 {
			if len(args)%per != 0 || len(args) > 100*per {
				return nil, errors.New("a group of its map to characters has a wrong length")
			}
			for ; len(args) > 0; args = args[per:] {
				if err := mapCodes(out, args[0], args[per-2], args[per-1]); err != nil {
					return nil, err
				}
			}
		}
		args = nil
	}
}

// mapCodes enters the codes from first to last.
func mapCodes(out map[int]string, first, last, to any) error {
	a, ok := first.(String)
	b, ok2 := last.(String)
	s, ok3 := to.(String)
	if !ok || !ok2 || !ok3 || len(a) != 2 || len(b) != 2 || a[0] != b[0] || a[1] > b[1] {
		return errors.New("a range of its map to characters is wrong")
	}
	for c := int(a[0])<<8 | int(a[1]); c <= int(b[0])<<8|int(b[1]); c++ {
		words, valid := wideText([]byte(s))
		if _, twice := out[c]; twice || !valid || words == "" {
			return fmt.Errorf("the code %04X has two characters or a wrong one", c)
		}
		out[c] = words
		next := []byte(s)
		next[len(next)-1]++ // 9.10.3: the last byte counts up
		s = String(next)
	}
	return nil
}

// readProgram reads the metrics and the table of outlines of a TrueType font.
func readProgram(b []byte) (*program, error) {
	tables := map[string][]byte{}
	if len(b) < 12 {
		return nil, errors.New("its program is too short")
	}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		if 28+16*i > len(b) {
			return nil, errors.New("its program is too short")
		}
		e := b[12+16*i:]
		off, n := int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
		if off+n > len(b) {
			return nil, errors.New("a table of its program is beyond its end")
		}
		tables[string(e[:4])] = b[off : off+n]
	}
	head, hhea, maxp, hmtx, loca := tables["head"], tables["hhea"], tables["maxp"], tables["hmtx"], tables["loca"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return nil, errors.New("its program lacks a table")
	}
	p := &program{perEm: int(binary.BigEndian.Uint16(head[18:])), glyphs: int(binary.BigEndian.Uint16(maxp[4:]))}
	n := int(binary.BigEndian.Uint16(hhea[34:]))
	if p.perEm == 0 || n == 0 || n > p.glyphs || len(hmtx) < 4*n {
		return nil, errors.New("its program has wrong metrics")
	}
	for i := range n {
		p.advances = append(p.advances, int(binary.BigEndian.Uint16(hmtx[4*i:])))
	}
	long := binary.BigEndian.Uint16(head[50:]) == 1
	for i := range p.glyphs + 1 {
		switch {
		case long && 4*i+4 <= len(loca):
			p.offsets = append(p.offsets, int(binary.BigEndian.Uint32(loca[4*i:])))
		case !long && 2*i+2 <= len(loca):
			p.offsets = append(p.offsets, 2*int(binary.BigEndian.Uint16(loca[2*i:])))
		default:
			return nil, errors.New("its program's outlines are not listed whole")
		}
		if p.offsets[i] > len(tables["glyf"]) || i > 0 && p.offsets[i] < p.offsets[i-1] {
			return nil, errors.New("an outline of its program is out of place")
		}
	}
	return p, nil
}

// width returns the advance of a glyph in thousandths of the type size.
func (p *program) width(glyph int) float64 {
	return float64(p.advances[min(glyph, len(p.advances)-1)]) * 1000 / float64(p.perEm)
}

// inked reports whether the glyph has an outline.
func (p *program) inked(glyph int) bool { return p.offsets[glyph+1] > p.offsets[glyph] }

// code returns the characters that a code stands for, and what is wrong with it, each code's faults once.
func (f *font) code(code int) (string, []string) {
	words := f.unicode[code]
	if f.seen[code] {
		return words, nil
	}
	f.seen[code] = true
	var faults []string
	if words == "" {
		faults = append(faults, fmt.Sprintf("%s: the code %04X stands for no character", f.name, code))
	}
	glyph := f.glyph(code)
	if glyph <= 0 || glyph >= f.program.glyphs {
		return words, append(faults, fmt.Sprintf("%s: the code %04X (%q) has no glyph", f.name, code, words))
	}
	width, own := f.widths[code]
	if !own {
		width = f.normal
	}
	if want := f.program.width(glyph); math.Abs(width-want) > 1 {
		faults = append(faults, fmt.Sprintf("%s: the code %04X (%q) is said to be %g wide and is %.1f", f.name, code, words, width, want))
	}
	if words != "" && words != " " && words != "\u00A0" && !f.program.inked(glyph) {
		faults = append(faults, fmt.Sprintf("%s: the code %04X (%q) shows nothing", f.name, code, words))
	}
	return words, faults
}
