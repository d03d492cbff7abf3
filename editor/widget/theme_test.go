package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"planwright/plan"
)

// pair is something that stands on something else.
type pair struct{ fore, back fyne.ThemeColorName }

var texts = []pair{
	{theme.ColorNameForeground, theme.ColorNameBackground},
	{theme.ColorNameForeground, theme.ColorNameButton},
	{theme.ColorNameForeground, theme.ColorNameMenuBackground},
	{theme.ColorNameForeground, theme.ColorNameSelection},
	{theme.ColorNameForeground, ColorSheet},
	{theme.ColorNameForeground, ColorBand},
	{theme.ColorNameForeground, ColorHeader},
	{theme.ColorNameForeground, ColorSelected},
	{theme.ColorNameForeground, ColorFound},
	{theme.ColorNameForeground, ColorFoundNow},
	{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
	{theme.ColorNamePlaceHolder, theme.ColorNameBackground},
	{ColorMuted, ColorSheet},
	{ColorMuted, ColorBand},
	{ColorMuted, ColorSelected},
	{ColorMuted, theme.ColorNameBackground},
	{theme.ColorNamePrimary, ColorSheet},
	{theme.ColorNamePrimary, theme.ColorNameBackground},
	{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
	{theme.ColorNameForegroundOnError, theme.ColorNameError},
	{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
	{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
	{theme.ColorNameError, theme.ColorNameOverlayBackground},
	{theme.ColorNameWarning, theme.ColorNameBackground},
	{theme.ColorNameSuccess, theme.ColorNameOverlayBackground},
	{theme.ColorNameHyperlink, ColorSheet},
	{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
}

var edges = []pair{
	{theme.ColorNameInputBorder, theme.ColorNameInputBackground},
	{theme.ColorNameInputBorder, theme.ColorNameBackground},
	{theme.ColorNamePrimary, ColorSelected},
	{theme.ColorNamePrimary, ColorBand},
}

// Every text must be readable on what it stands on: WCAG 2.2 asks 4.5:1 for text at level AA and 7:1 at AAA, and 3:1 for the edges of controls.
func TestThemeContrast(t *testing.T) {
	for _, c := range []struct {
		look Look
		text float64
	}{{Light, 4.5}, {Dark, 4.5}, {ContrastLight, 7}, {ContrastDark, 7}} {
		th := &Theme{Look: c.look}
		check := func(list []pair, least float64) {
			for _, p := range list {
				if got := contrast(th.Color(p.fore, 0), th.Color(p.back, 0)); got < least {
					t.Errorf("%s: %s on %s has contrast %.2f, want %v", c.look, p.fore, p.back, got, least)
				}
			}
		}
		check(texts, c.text)
		check(edges, 3)
	}
}

// In high contrast all that parts one thing from another is seen, and what has the keyboard can't be mistaken for what has not.
func TestHighContrastShowsEdgesAndFocus(t *testing.T) {
	for _, look := range []Look{ContrastLight, ContrastDark} {
		th := &Theme{Look: look}
		at := func(n fyne.ThemeColorName) color.Color { return th.Color(n, 0) }
		for _, n := range []fyne.ThemeColorName{theme.ColorNameSeparator, theme.ColorNameScrollBar, ColorRule, theme.ColorNameDisabled} {
			for _, on := range []fyne.ThemeColorName{theme.ColorNameBackground, ColorSheet, ColorBand} {
				if got := contrast(at(n), at(on)); got < 3 {
					t.Errorf("%s: %s on %s has contrast %.2f", look, n, on, got)
				}
			}
		}
		for _, c := range []pair{{theme.ColorNameForeground, theme.ColorNameButton}, {theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary}} {
			focused := over(at(theme.ColorNameFocus), at(c.back))
			if got := contrast(focused, at(c.back)); got < 3 {
				t.Errorf("%s: %s with the keyboard has contrast %.2f to the same without it", look, c.back, got)
			}
			if got := contrast(at(c.fore), focused); got < 4.5 {
				t.Errorf("%s: %s on %s with the keyboard has contrast %.2f", look, c.fore, c.back, got)
			}
		}
		if at(theme.ColorNameButton) == at(theme.ColorNameBackground) || at(theme.ColorNameButton) == at(theme.ColorNameOverlayBackground) {
			t.Errorf("%s: a button looks like words that do nothing", look)
		}
		usual := &Theme{Look: Light}
		if th.Size(theme.SizeNameInputBorder) <= usual.Size(theme.SizeNameInputBorder) {
			t.Errorf("%s: the edge of an entry that has the keyboard is no stronger", look)
		}
	}
}

// over lays a colour that may be translucent over another.
func over(top, under color.Color) color.Color {
	a, b := color.NRGBAModel.Convert(top).(color.NRGBA), color.NRGBAModel.Convert(under).(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8((int(x)*int(a.A) + int(y)*(255-int(a.A))) / 255) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 255}
}

func TestThemeZoom(t *testing.T) {
	usual, large := &Theme{}, &Theme{Zoom: 2}
	if got, want := large.Size(theme.SizeNameText), 2*usual.Size(theme.SizeNameText); got != want {
		t.Errorf("text at zoom 2 is %v, want %v", got, want)
	}
	if got, want := large.Size(theme.SizeNameSeparatorThickness), usual.Size(theme.SizeNameSeparatorThickness); got != want {
		t.Errorf("a hairline at zoom 2 is %v, want %v", got, want)
	}
}

func TestThemeFollowsTheSystemThatSpeaks(t *testing.T) {
	for _, c := range []struct {
		theme Theme
		dark  bool
	}{{Theme{}, true}, {Theme{Mute: true}, false}, {Theme{Look: Light}, false}, {Theme{Look: Dark, Mute: true}, true}} {
		want := light[ColorSheet]
		if c.dark {
			want = dark[ColorSheet]
		}
		if got := c.theme.Color(ColorSheet, theme.VariantDark); got != want {
			t.Errorf("%+v shows %v where Fyne says dark, want %v", c.theme, got, want)
		}
	}
}

func contrast(a, b color.Color) float64 {
	of := func(c color.Color) plan.Colour {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		return plan.Colour(n.R)<<16 | plan.Colour(n.G)<<8 | plan.Colour(n.B)
	}
	return plan.Contrast(of(a), of(b))
}
