package plan

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Colour is a colour as 0xRRGGBB.
type Colour uint32

// White is the colour of paper.
const White Colour = 0xFFFFFF

// The contrasts that the Web Content Accessibility Guidelines 2.1 ask for at level AA: of text with what is behind it (success
// criterion 1.4.3) and of bars and marks with what is beside them (1.4.11).
const (
	ReadableContrast = 4.5
	VisibleContrast  = 3
)

// ParseColour reads "#RRGGBB".
func ParseColour(s string) (Colour, bool) {
	if !validColour(s) {
		return 0, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	return Colour(v), err == nil
}

// String returns the colour as "#RRGGBB".
func (c Colour) String() string { return fmt.Sprintf("#%06X", uint32(c)) }

// Mix returns part (0 to 1) of c and the rest of d.
func (c Colour) Mix(d Colour, part float64) Colour {
	channel := func(shift uint) Colour {
		x, y := float64(c>>shift&0xFF), float64(d>>shift&0xFF)
		return Colour(math.Round(x*part+y*(1-part))) << shift
	}
	return channel(16) | channel(8) | channel(0)
}

// Tint returns the pale shade of c that stands behind words in c.
func (c Colour) Tint() Colour { return c.Mix(White, 0.11) }

// Contrast returns the contrast ratio of two colours as WCAG 2.1 defines it, from 1 to 21.
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c Colour) luminance() float64 {
	linear := func(shift uint) float64 {
		v := float64(c>>shift&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

// Primary and accent colours. A plan's first colour is printed as words on white and on its own tint, and behind white words; what
// is readable on the tint is so on white as well. Its second is printed as bars on white and on that tint.

func primaryContrast(c Colour) float64 { return Contrast(c, c.Tint()) }
func accentContrast(c Colour) float64  { return Contrast(c, White) }

// ReadablePrimary returns the shade of c nearest to it that words can be printed in: c itself where that has the contrast for it.
func ReadablePrimary(c Colour) Colour { return darkened(c, ReadableContrast, primaryContrast) }

// VisibleAccent returns the shade of c nearest to it that bars can be printed in: c itself where that has the contrast for it.
func VisibleAccent(c Colour) Colour { return darkened(c, VisibleContrast, accentContrast) }

// darkened returns c with as little black as gives it the contrast.
func darkened(c Colour, least float64, contrast func(Colour) float64) Colour {
	const steps = 256
	for n := steps; n > 0; n-- {
		if d := c.Mix(0, float64(n)/steps); contrast(d) >= least {
			return d
		}
	}
	return 0
}

// CheckPrimary returns nil when s, "#RRGGBB", is a colour that a plan's words can be read in, else a Problem that offers the nearest one.
// An empty s is the program's own colour.
func CheckPrimary(s string) error {
	return checkColour(s, "Words", ReadableContrast, primaryContrast, ReadablePrimary)
}

// CheckAccent does for a plan's second colour what CheckPrimary does for its first.
func CheckAccent(s string) error {
	return checkColour(s, "Bars", VisibleContrast, accentContrast, VisibleAccent)
}

func checkColour(s, what string, least float64, contrast func(Colour) float64, nearest func(Colour) Colour) error {
	if s == "" {
		return nil
	}
	c, ok := ParseColour(s)
	if !ok {
		return &Problem{Code: Invalid, What: fmt.Sprintf("%q is not a colour.", shorten(s)),
			Do: `Write it as "#" and six digits, for example "#0B6E69".`}
	}
	if contrast(c) >= least {
		return nil
	}
	return &Problem{Code: Invalid,
		What: fmt.Sprintf("%s in %s would be hard to see: its contrast with what is behind it is %s to 1, and WCAG 2.1 asks for %s at level AA.",
			what, strings.ToUpper(s), tenths(contrast(c)), tenths(least)),
		Do: fmt.Sprintf("Choose a darker colour. The nearest that will do is %s.", nearest(c))}
}

// tenths returns v with one decimal, rounded down: what fails by a hair must not look as if it had passed.
func tenths(v float64) string { return strconv.FormatFloat(math.Floor(v*10)/10, 'f', -1, 64) }
