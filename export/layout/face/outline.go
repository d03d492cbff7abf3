package face

import (
	"golang.org/x/image/font/sfnt"
)

// Outline is the shape of one character as closed contours, in parts of the type size: x runs to the right from where the
// character begins, y down from the baseline. A contour begins with a Move.
type Outline []Segment

// Segment is one line or curve of an Outline, from where the one before it ended. Its last point is where it ends.
type Segment struct {
	Op     Op
	Points [3][2]float32 // as many as Op has, x and y
}

// Op says what a Segment is.
type Op uint8

// The segments of outlines, with how many points they have.
const (
	Move  Op = iota // 1: a contour begins
	Line            // 1
	Quad            // 2
	Cubic           // 3
)

// Outline returns the shape of r, which is not to be changed, or nil for a character that the font lacks or that shows nothing.
// It is worked out once.
func (f *Face) Outline(r rune) Outline {
	if _, ok := f.Width(r); !ok {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	o, ok := f.outlines[r]
	if !ok {
		o = f.outline(r)
		f.outlines[r] = o
	}
	return o
}

// outline asks the font. The caller holds mu.
func (f *Face) outline(r rune) Outline {
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || g == 0 {
		return nil
	}
	segments, err := f.font.LoadGlyph(&f.buf, g, f.upm, nil)
	if err != nil {
		return nil
	}
	out := make(Outline, len(segments))
	ops := [...]Op{sfnt.SegmentOpMoveTo: Move, sfnt.SegmentOpLineTo: Line, sfnt.SegmentOpQuadTo: Quad, sfnt.SegmentOpCubeTo: Cubic}
	for i, s := range segments {
		out[i].Op = ops[s.Op]
		for k, p := range s.Args {
			out[i].Points[k] = [2]float32{float32(p.X) / float32(f.upm), float32(p.Y) / float32(f.upm)}
		}
	}
	return out
}
