package layout

import (
	"math"
	"strconv"
	"strings"

	"planwright/plan"
)

// palette is the colours of a document. Text on Tint or white is ink, muted or primary; text on primary is white: each pair
// has the contrast that WCAG 2.1 asks for at level AA, 4.5 to 1, and stays legible when printed in greys.
type palette struct {
	ink, muted, white Color
	primary           Color // fields and bands, headings on white
	accent            Color // bars and rules
	onPrimary         Color // a bar on a field of the primary colour
	tint              Color // behind the heads of tables and in boxes
	band              Color // behind themes
	hairline          Color
}

const (
	defaultPrimary Color = 0x14425A
	defaultAccent  Color = 0x1B7F79
)

// readable is the contrast that WCAG 2.1 asks of text at level AA.
const readable = 4.5

// tinted returns the tint of a colour.
func tinted(c Color) Color { return mix(c, 0xFFFFFF, 0.11) }

// newPalette returns the colours for a design. A primary colour that can't be read on its own tint (and so neither on white,
// nor white on it) is darkened until it can; changed tells.
func newPalette(d plan.Design) (p palette, changed bool) {
	p = palette{ink: 0x1C2023, muted: 0x50585E, white: 0xFFFFFF, primary: defaultPrimary, accent: defaultAccent}
	if c, ok := parseColor(d.Primary); ok {
		p.primary = c
	}
	if c, ok := parseColor(d.Accent); ok {
		p.accent = c
	} else if p.primary != defaultPrimary {
		p.accent = p.primary
	}
	for p.tint = tinted(p.primary); contrast(p.primary, p.tint) < readable; p.tint = tinted(p.primary) {
		p.primary = mix(p.primary, 0, 0.95)
		changed = true
	}
	p.band = mix(p.primary, p.white, 0.055)
	p.onPrimary = mix(p.accent, p.white, 0.45)
	p.hairline = mix(p.primary, p.white, 0.38)
	return p, changed
}

func parseColor(s string) (Color, bool) {
	hex, ok := strings.CutPrefix(s, "#")
	if !ok || len(hex) != 6 {
		return 0, false
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	return Color(v), err == nil
}

// mix returns part of a and the rest of b.
func mix(a, b Color, part float64) Color {
	channel := func(shift uint) Color {
		x, y := float64(a>>shift&0xFF), float64(b>>shift&0xFF)
		return Color(math.Round(x*part+y*(1-part))) << shift
	}
	return channel(16) | channel(8) | channel(0)
}

// contrast returns the contrast ratio of two colours as WCAG 2.1 defines it, from 1 to 21.
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c Color) float64 {
	linear := func(shift uint) float64 {
		v := float64(c>>shift&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}
