package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// This file makes a font program of the few glyphs that a document uses (ISO 32000-1, 9.9). fpdf can do it too, but reads a font
// whole before it cuts it, which took a quarter of the time of a small file.

// trueType is what a subset needs of a TrueType font. Every place in it is checked when it is used: its bytes are trusted to be a
// font, not to be a good one.
type trueType struct {
	tables map[string][]byte
	long   bool // places of glyphs are given in four bytes, not as half of them in two
	count  int  // glyphs
	full   int  // glyphs with an advance of their own; the others have the last of them
}

var errFont = errors.New("pdf: the font program ends in the midst of something")

func readTrueType(b []byte) (*trueType, error) {
	if len(b) < 12 {
		return nil, errFont
	}
	f := &trueType{tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		if 28+16*i > len(b) {
			return nil, errFont
		}
		e := b[12+16*i:]
		off, n := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if off+n > uint64(len(b)) {
			return nil, errFont
		}
		f.tables[string(e[:4])] = b[off : off+n]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "loca": 2, "glyf": 0, "hmtx": 4} {
		if t, ok := f.tables[tag]; !ok || len(t) < least {
			return nil, fmt.Errorf("pdf: the font program has no table %q, or too short a one", tag)
		}
	}
	f.long = binary.BigEndian.Uint16(f.tables["head"][50:]) != 0
	f.count = int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	f.full = int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if f.full == 0 {
		return nil, errors.New("pdf: the font program has no widths")
	}
	return f, nil
}

// glyph returns the outline of a glyph; a space has none.
func (f *trueType) glyph(g uint16) ([]byte, error) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	size := 2
	if f.long {
		size = 4
	}
	at := int(g) * size
	if int(g) >= f.count || at+2*size > len(loca) {
		return nil, fmt.Errorf("pdf: the font program has no glyph %d", g)
	}
	place := func(b []byte) uint64 {
		if f.long {
			return uint64(binary.BigEndian.Uint32(b))
		}
		return 2 * uint64(binary.BigEndian.Uint16(b))
	}
	from, to := place(loca[at:]), place(loca[at+size:])
	if from > to || to > uint64(len(glyf)) {
		return nil, errFont
	}
	return glyf[from:to], nil
}

// metrics returns the advance and the left side bearing of a glyph, as its table holds them.
func (f *trueType) metrics(g uint16) ([]byte, error) {
	hmtx := f.tables["hmtx"]
	last := f.full - 1
	own := min(int(g), last)
	bearing := 4*own + 2
	if int(g) > last {
		bearing = 4*f.full + 2*(int(g)-f.full)
	}
	if 4*own+2 > len(hmtx) || bearing+2 > len(hmtx) {
		return nil, errFont
	}
	return append(slices.Clone(hmtx[4*own:4*own+2]), hmtx[bearing:bearing+2]...), nil
}

// The flags of a part of a composite glyph (OpenType, "glyf").
const (
	partWords      = 1 << 0
	partScale      = 1 << 3
	partMore       = 1 << 5
	partTwoScales  = 1 << 6
	partFourScales = 1 << 7
)

// parts calls do with the place of the number of each glyph that a composite glyph is made of.
func parts(glyph []byte, do func(at int) error) error {
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(glyph) {
			return errFont
		}
		flags := binary.BigEndian.Uint16(glyph[at:])
		if err := do(at + 2); err != nil {
			return err
		}
		at += 6
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partTwoScales != 0:
			at += 4
		case flags&partFourScales != 0:
			at += 8
		}
		if flags&partMore == 0 {
			return nil
		}
	}
}

// subset returns a font program with the glyphs wanted, and with those that they are made of, and the new number of each wanted
// one. Glyph 0, which stands for what a font lacks, is always the first. The same glyphs give the same bytes.
func (f *trueType) subset(wanted []uint16) ([]byte, map[uint16]uint16, error) {
	number, order := map[uint16]uint16{0: 0}, []uint16{0}
	take := func(g uint16) uint16 {
		n, ok := number[g]
		if !ok {
			n = uint16(len(order))
			number[g] = n
			order = append(order, g)
		}
		return n
	}
	for _, g := range wanted {
		take(g)
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(order); i++ { // order grows by the parts of composite glyphs
		from, err := f.glyph(order[i])
		if err != nil {
			return nil, nil, err
		}
		metrics, err := f.metrics(order[i])
		if err != nil {
			return nil, nil, err
		}
		loca, hmtx = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), append(hmtx, metrics...)
		glyph := slices.Clone(from)
		if err := parts(glyph, func(at int) error {
			binary.BigEndian.PutUint16(glyph[at:], take(binary.BigEndian.Uint16(glyph[at:])))
			return nil
		}); err != nil {
			return nil, nil, err
		}
		glyf = append(glyf, glyph...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return f.assemble(glyf, loca, hmtx, len(order)), number, nil
}

// assemble writes a font program with the tables that an embedded one has to have.
func (f *trueType) assemble(glyf, loca, hmtx []byte, glyphs int) []byte {
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	clear(head[8:12])                        // the checksum of the whole, worked out below
	binary.BigEndian.PutUint16(head[50:], 1) // loca is long
	binary.BigEndian.PutUint16(hhea[34:], uint16(glyphs))
	binary.BigEndian.PutUint16(maxp[4:], uint16(glyphs))
	type table struct {
		tag  string
		data []byte
	}
	var tables []table
	for _, t := range []table{{"cvt ", f.tables["cvt "]}, {"fpgm", f.tables["fpgm"]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", f.tables["prep"]}} {
		if len(t.data) > 0 {
			tables = append(tables, t)
		}
	}
	searchRange, selector := 1, 0
	for searchRange*2 <= len(tables) {
		searchRange, selector = searchRange*2, selector+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tables), searchRange * 16, selector, len(tables)*16 - searchRange*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*len(tables), 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		for _, v := range []int{int(checksum(t.data)), at, len(t.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the big-endian words of b, the last filled up with zeros (OpenType, "Calculating checksums").
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
