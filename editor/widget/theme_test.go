package widget

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Every text must be readable on what it stands on: WCAG 2.2 AA asks 4.5:1 for text and 3:1 for the edges of controls.
func TestThemeContrast(t *testing.T) {
	text := []struct{ fore, back fyne.ThemeColorName }{
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
	}
	edges := []struct{ fore, back fyne.ThemeColorName }{
		{theme.ColorNameInputBorder, theme.ColorNameInputBackground},
		{theme.ColorNameInputBorder, theme.ColorNameBackground},
		{theme.ColorNamePrimary, ColorSelected},
		{theme.ColorNamePrimary, ColorBand},
	}
	th := &Theme{}
	for name, v := range map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark} {
		for _, c := range text {
			if got := contrast(th.Color(c.fore, v), th.Color(c.back, v)); got < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", name, c.fore, c.back, got)
			}
		}
		for _, c := range edges {
			if got := contrast(th.Color(c.fore, v), th.Color(c.back, v)); got < 3 {
				t.Errorf("%s: the edge %s on %s has contrast %.2f, want 3", name, c.fore, c.back, got)
			}
		}
	}
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
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// luminance is WCAG's relative luminance.
func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}
