package web

import (
	_ "embed"
	"strings"

	"planwright/plan"
)

//go:embed style.css
var sheet string

// The ground of a screen that is set to dark, and the words on it.
const (
	darkGround plan.Colour = 0x15191C
	darkInk    plan.Colour = 0xE9ECEE
)

// style returns the style sheet in a plan's colours.
func style(primary, accent plan.Colour) string {
	darkTint := primary.Mix(darkGround, 0.25)
	return strings.NewReplacer(
		"$primary", primary.String(), "$accent", accent.String(), "$tint", primary.Tint().String(),
		"$band", primary.Mix(plan.White, 0.055).String(), "$hairline", primary.Mix(plan.White, 0.38).String(),
		"$darkGround", darkGround.String(), "$darkInk", darkInk.String(), "$darkTint", darkTint.String(),
		"$darkPrimary", lightened(primary, plan.ReadableContrast, darkGround, darkTint).String(),
		"$darkAccent", lightened(accent, plan.VisibleContrast, darkGround, darkTint).String(),
	).Replace(sheet)
}

// lightened returns c with as little white as gives it the contrast on all grounds.
func lightened(c plan.Colour, least float64, grounds ...plan.Colour) plan.Colour {
	const steps = 64
	for n := range steps {
		d := plan.White.Mix(c, float64(n)/steps)
		seen := true
		for _, g := range grounds {
			seen = seen && plan.Contrast(d, g) >= least
		}
		if seen {
			return d
		}
	}
	return plan.White
}
