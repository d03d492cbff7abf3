package pdf

import (
	"bytes"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"planwright/export/layout/face"
)

// known returns all characters of a face, sorted.
func known(f *face.Face) []rune {
	var out []rune
	for r := rune(1); r <= 0xFFFF; r++ {
		if f.Glyph(r) != 0 {
			out = append(out, r)
		}
	}
	return out
}

func families(t testing.TB) []*face.Face {
	t.Helper()
	var out []*face.Face
	for _, name := range []string{"source-sans-3", "atkinson-hyperlegible-next"} {
		set, err := face.Family(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, set[:]...)
	}
	return out
}

// outline draws a glyph in units of the font, with how far it goes on.
func outline(t testing.TB, f *sfnt.Font, g uint16) (sfnt.Segments, fixed.Int26_6) {
	t.Helper()
	var buf sfnt.Buffer
	upm := fixed.Int26_6(f.UnitsPerEm()) << 6
	segments, err := f.LoadGlyph(&buf, sfnt.GlyphIndex(g), upm, nil)
	if err != nil {
		t.Fatal(err)
	}
	segments = slices.Clone(segments)
	wide, err := f.GlyphAdvance(&buf, sfnt.GlyphIndex(g), upm, font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return segments, wide
}

// drawn parses a subset. Go's reader wants tables that an embedded font need not have; they are put beside it, from the whole font.
func drawn(t testing.TB, program []byte, whole *trueType) *sfnt.Font {
	t.Helper()
	f, err := readTrueType(program)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"cmap", "name", "OS/2", "post"} {
		f.tables[tag] = whole.tables[tag]
	}
	out, err := sfnt.Parse(sfntFile(f.tables))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sfntFile writes tables as a font file.
func sfntFile(tables map[string][]byte) []byte {
	tags := slices.Sorted(func(yield func(string) bool) {
		for tag := range tables {
			if !yield(tag) {
				return
			}
		}
	})
	head := []byte{0, 1, 0, 0, 0, byte(len(tags)), 0, 0, 0, 0, 0, 0}
	var body []byte
	at := len(head) + 16*len(tags)
	be := func(n int) []byte { return []byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)} }
	for _, tag := range tags {
		head = append(append(append(append(head, tag...), 0, 0, 0, 0), be(at+len(body))...), be(len(tables[tag]))...)
		body = append(body, tables[tag]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}

// TestASubsetDrawsTheSame holds the outlines and widths of characters in a subset, those made of other glyphs among them, to those of
// the whole font.
func TestASubsetDrawsTheSame(t *testing.T) {
	for _, f := range families(t) {
		t.Run(f.Name, func(t *testing.T) {
			runes := known(f)
			whole, err := readTrueType(f.Data)
			if err != nil {
				t.Fatal(err)
			}
			full, err := sfnt.Parse(f.Data)
			if err != nil {
				t.Fatal(err)
			}
			composite := 0
			rapid.Check(t, func(rt *rapid.T) {
				var wanted []uint16
				for _, r := range rapid.SliceOfN(rapid.SampledFrom(runes), 1, 80).Draw(rt, "characters") {
					wanted = append(wanted, f.Glyph(r))
				}
				program, number, err := whole.subset(wanted)
				if err != nil {
					rt.Fatal(err)
				}
				small := drawn(t, program, whole)
				for _, g := range wanted {
					was, wasWide := outline(t, full, g)
					is, isWide := outline(t, small, number[g])
					if !slices.Equal(was, is) || wasWide != isWide {
						rt.Fatalf("glyph %d of %s is another as %d of the subset", g, f.Name, number[g])
					}
					if glyph, err := whole.glyph(g); err == nil && len(glyph) > 0 && glyph[0] >= 0x80 {
						composite++
					}
				}
				if checksum(program) != 0xB1B0AFBA {
					rt.Fatal("the checksum of the whole is wrong")
				}
			})
			if composite == 0 {
				t.Error("no glyph was made of others; parts were not tried")
			}
		})
	}
}

// TestASubsetIsTheSameAgain, and holds nothing that was not wanted.
func TestASubsetIsTheSameAgain(t *testing.T) {
	for _, f := range families(t) {
		whole, err := readTrueType(f.Data)
		if err != nil {
			t.Fatal(err)
		}
		wanted := []uint16{f.Glyph('H'), f.Glyph('H'), f.Glyph('i')}
		one, number, err := whole.subset(wanted)
		two, _, err2 := whole.subset(wanted)
		if err != nil || err2 != nil || !bytes.Equal(one, two) {
			t.Errorf("%s: %v, %v, and the same: %v", f.Name, err, err2, bytes.Equal(one, two))
		}
		if len(number) > 5 || len(one) > 4096 { // .notdef, H, and an i that may be made of two
			t.Errorf("%s: %d glyphs in %d bytes for two letters", f.Name, len(number), len(one))
		}
		if _, _, err := whole.subset([]uint16{0xFFFF}); err == nil {
			t.Errorf("%s: a glyph that is not there was found", f.Name)
		}
	}
}

// FuzzSubset cuts and changes a font: an error or a program must come of it.
func FuzzSubset(f *testing.F) {
	set, err := face.Default()
	if err != nil {
		f.Fatal(err)
	}
	data := set[face.Regular].Data
	whole, err := readTrueType(data)
	if err != nil {
		f.Fatal(err)
	}
	place := func(tag string) int { return bytes.Index(data, whole.tables[tag][:4]) }
	f.Add(0, byte(0), uint16(40), len(data))
	f.Add(5, byte(200), uint16(40), len(data))
	f.Add(place("maxp")+4, byte(255), uint16(9000), len(data))
	f.Add(place("head")+51, byte(0), uint16(41), len(data))
	f.Add(place("hhea")+34, byte(0), uint16(41), len(data))
	f.Add(place("loca")+7, byte(255), uint16(1), len(data))
	f.Add(place("glyf"), byte(255), uint16(0), 5000)
	f.Fuzz(func(t *testing.T, at int, c byte, g uint16, length int) {
		b := bytes.Clone(data[:min(uint(length), uint(len(data)))])
		if len(b) > 0 {
			b[int(uint(at)%uint(len(b)))] = c
		}
		font, err := readTrueType(b)
		if err != nil {
			return
		}
		program, number, err := font.subset([]uint16{g})
		if err != nil {
			return
		}
		if again, err := readTrueType(program); err != nil || again.count != len(number) {
			t.Errorf("a program was made that can't be read: %v", err)
		}
	})
}
