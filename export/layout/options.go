package layout

import (
	"fmt"
	"slices"
	"strings"

	"planwright/export/layout/face"
	"planwright/plan"
)

// Options choose the paper, the size of the text and its font. The zero value is the plan's own paper, upright, at 12 points in
// the plan's own font and colours.
type Options struct {
	Paper     Paper
	Landscape bool
	TextSize  float64 // in points, from MinTextSize to MaxTextSize; 0 means DefaultTextSize
	Font      string  // one of plan.Fonts; "" means the plan's own
	Plain     bool    // black on white with rules in place of fields and tints, for little ink; nothing is left out
}

// Faces returns the family that a plan of this design is set in with these options. One of a name not known is the default family.
func (o Options) Faces(d plan.Design) (*face.Set, error) {
	if o.Font != "" {
		return face.Family(o.Font)
	}
	return face.Family(d.Font)
}

// Paper is a size of paper.
type Paper string

// The papers there are.
const (
	A4     Paper = "a4"
	A3     Paper = "a3"
	Letter Paper = "letter"
)

// The sizes of text that pages can be set in. LargePrint is where no word may be smaller, and where the first row
// under a heading may be divided so that the heading does not stand alone.
const (
	MinTextSize     = 10
	DefaultTextSize = 12
	LargePrint      = 16
	MaxTextSize     = 24
)

// sizes of the papers upright, in points.
var sizes = map[Paper][2]float64{A4: {595.28, 841.89}, A3: {841.89, 1190.55}, Letter: {612, 792}}

// complete fills in what o leaves open, or says what is wrong with it.
func (o Options) complete(d plan.Design) (Options, error) {
	if o.Paper == "" {
		o.Paper = Paper(d.Paper)
		if _, ok := sizes[o.Paper]; !ok {
			o.Paper = A4
		}
	}
	if _, ok := sizes[o.Paper]; !ok {
		return o, &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("There is no paper called %q here.", string(o.Paper)),
			Do: "Choose a4, a3 or letter."}
	}
	if o.Font != "" && !slices.Contains(plan.Fonts(), o.Font) {
		return o, &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("There is no font called %q here.", o.Font),
			Do: "Choose " + strings.Join(plan.Fonts(), " or ") + "."}
	}
	if o.TextSize == 0 {
		o.TextSize = DefaultTextSize
	}
	if !(o.TextSize >= MinTextSize && o.TextSize <= MaxTextSize) {
		return o, &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("Text can't be set at %g points.", o.TextSize),
			Do: fmt.Sprintf("Choose a size from %d to %d.", MinTextSize, MaxTextSize)}
	}
	return o, nil
}

// margin is the least distance of anything from the edge of the paper: 15 mm.
const margin = 42.52

// sheet is the paper with the room that text has on it.
type sheet struct {
	width, height float64
	left, right   float64 // edges of the text
	top, bottom   float64 // of the text, between head and foot
	head, foot    float64 // tops of the running head and of the foot
}

func newSheet(o Options, furniture float64) sheet {
	size := sizes[o.Paper]
	s := sheet{width: size[0], height: size[1]}
	if o.Landscape {
		s.width, s.height = s.height, s.width
	}
	s.left, s.right = margin, s.width-margin
	s.head = margin
	s.foot = s.height - margin - furniture
	s.top = s.head + furniture + 18
	s.bottom = s.foot - 12
	return s
}
