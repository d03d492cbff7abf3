// Package widget holds the parts of the window that know nothing of plans: its theme, and text set in lines.
package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours that the table needs beside Fyne's own names.
const (
	ColorSheet    fyne.ThemeColorName = "planwrightSheet"    // the paper that a table stands on
	ColorBand     fyne.ThemeColorName = "planwrightBand"     // the band behind a row's title
	ColorHeader   fyne.ThemeColorName = "planwrightHeader"   // the table's header row
	ColorRule     fyne.ThemeColorName = "planwrightRule"     // hairlines between rows
	ColorMuted    fyne.ThemeColorName = "planwrightMuted"    // numbers, hints and captions
	ColorSelected fyne.ThemeColorName = "planwrightSelected" // the selected row
	ColorFound    fyne.ThemeColorName = "planwrightFound"    // behind words that somebody looks for
	ColorFoundNow fyne.ThemeColorName = "planwrightFoundNow" // behind those of them that are at hand
)

// Fonts are the faces a Theme sets text in. A nil face leaves that style to Fyne's own.
type Fonts struct {
	Regular, Bold fyne.Resource
}

// Theme is the look of the window: few colours, each readable on what it stands on, in a light and a dark set that follow
// the system unless Look says otherwise, the same two in high contrast, and one scale of sizes. Zoom enlarges text and the space around it; 1 is the usual size.
type Theme struct {
	Fonts Fonts
	Zoom  float32
	Look  Look
	Mute  bool // the system says nothing about light and dark: AsSystem is light then, whatever Fyne makes of it
}

// Look is which set of colours a Theme shows.
type Look string

// The looks there are.
const (
	AsSystem Look = "" // as the system wishes
	Light    Look = "light"
	Dark     Look = "dark"

	ContrastLight Look = "contrast-light" // black on white, for eyes that need it
	ContrastDark  Look = "contrast-dark"  // white on black
)

var _ fyne.Theme = (*Theme)(nil)

// Color returns the colour of that name in the light or the dark set.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if c, ok := t.set(v)[name]; ok {
		return c
	}
	if t.Look == Dark || t.Look == ContrastDark {
		v = theme.VariantDark
	} else if t.Look == Light || t.Look == ContrastLight {
		v = theme.VariantLight
	}
	return theme.DefaultTheme().Color(name, v)
}

// set returns the colours of the look.
func (t *Theme) set(v fyne.ThemeVariant) palette {
	switch {
	case t.Look == ContrastLight:
		return contrastLight
	case t.Look == ContrastDark:
		return contrastDark
	case t.Look == Dark, t.Look == AsSystem && v == theme.VariantDark && !t.Mute:
		return dark
	}
	return light
}

// Font returns the face for a style. Italic, monospace and symbols are Fyne's own.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Italic || s.Symbol:
	case s.Bold && t.Fonts.Bold != nil:
		return t.Fonts.Bold
	case !s.Bold && t.Fonts.Regular != nil:
		return t.Fonts.Regular
	}
	return theme.DefaultTheme().Font(s)
}

// Icon returns Fyne's icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns a size of the scale, enlarged by Zoom where it belongs to text.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := textSizes[name]; ok {
		if t.Zoom > 0 {
			return s * t.Zoom
		}
		return s
	}
	if s, ok := contrastSizes[name]; ok && (t.Look == ContrastLight || t.Look == ContrastDark) {
		return s
	}
	if s, ok := fixedSizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

var textSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           15,
	theme.SizeNameCaptionText:    13,
	theme.SizeNameSubHeadingText: 18,
	theme.SizeNameHeadingText:    24,
	theme.SizeNameInlineIcon:     20,
	theme.SizeNameInnerPadding:   8,
	theme.SizeNameLineSpacing:    4,
}

var fixedSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:            4,
	theme.SizeNameInputBorder:        2,
	theme.SizeNameInputRadius:        4,
	theme.SizeNameSelectionRadius:    4,
	theme.SizeNameButtonRadius:       5,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     6,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameModalBlurRadius:    0, // with a blur a frame takes up to 90 ms where there is no graphics card, without it 28
}

// contrastSizes are those that high contrast has otherwise.
var contrastSizes = map[fyne.ThemeSizeName]float32{theme.SizeNameInputBorder: 3}

var light = palette{
	theme.ColorNameBackground:          rgb(0xF4F6F8),
	theme.ColorNameForeground:          rgb(0x1A232C),
	theme.ColorNamePlaceHolder:         rgb(0x5A6874),
	theme.ColorNameDisabled:            rgb(0x7A8792),
	theme.ColorNamePrimary:             rgb(0x0F5C7D),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameHyperlink:           rgb(0x0F5C7D),
	theme.ColorNameButton:              rgb(0xE4E9ED),
	theme.ColorNameDisabledButton:      rgb(0xECEFF2),
	theme.ColorNameHover:               rgba(0x1A232C, 0x12),
	theme.ColorNamePressed:             rgba(0x1A232C, 0x22),
	theme.ColorNameFocus:               rgba(0x0F5C7D, 0x44),
	theme.ColorNameSelection:           rgb(0xBFDDEA),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameInputBorder:         rgb(0x7F8D99),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:    rgb(0xE9EEF1),
	theme.ColorNameSeparator:           rgb(0xD3DAE0),
	theme.ColorNameScrollBar:           rgba(0x1A232C, 0x66),
	theme.ColorNameShadow:              rgba(0x000000, 0x30),
	theme.ColorNameError:               rgb(0xA8201A),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	theme.ColorNameSuccess:             rgb(0x1D6B3C),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	theme.ColorNameWarning:             rgb(0x8A5200),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	ColorSheet:                         rgb(0xFFFFFF),
	ColorBand:                          rgb(0xEDF3F6),
	ColorHeader:                        rgb(0xDDE9EF),
	ColorRule:                          rgb(0xC6D0D8),
	ColorMuted:                         rgb(0x55636F),
	ColorSelected:                      rgb(0xE3F0F6),
	ColorFound:                         rgb(0xFFF0A8),
	ColorFoundNow:                      rgb(0xFFB94A),
}

var dark = palette{
	theme.ColorNameBackground:          rgb(0x14181C),
	theme.ColorNameForeground:          rgb(0xE7EBEF),
	theme.ColorNamePlaceHolder:         rgb(0x9DA9B4),
	theme.ColorNameDisabled:            rgb(0x7D8892),
	theme.ColorNamePrimary:             rgb(0x7CC3E2),
	theme.ColorNameForegroundOnPrimary: rgb(0x07202C),
	theme.ColorNameHyperlink:           rgb(0x7CC3E2),
	theme.ColorNameButton:              rgb(0x2A323A),
	theme.ColorNameDisabledButton:      rgb(0x20262C),
	theme.ColorNameHover:               rgba(0xFFFFFF, 0x14),
	theme.ColorNamePressed:             rgba(0xFFFFFF, 0x26),
	theme.ColorNameFocus:               rgba(0x7CC3E2, 0x50),
	theme.ColorNameSelection:           rgb(0x24556B),
	theme.ColorNameInputBackground:     rgb(0x10151A),
	theme.ColorNameInputBorder:         rgb(0x75828E),
	theme.ColorNameMenuBackground:      rgb(0x232A31),
	theme.ColorNameOverlayBackground:   rgb(0x232A31),
	theme.ColorNameHeaderBackground:    rgb(0x1F262C),
	theme.ColorNameSeparator:           rgb(0x353F48),
	theme.ColorNameScrollBar:           rgba(0xFFFFFF, 0x66),
	theme.ColorNameShadow:              rgba(0x000000, 0x80),
	theme.ColorNameError:               rgb(0xFF8A80),
	theme.ColorNameForegroundOnError:   rgb(0x3B0503),
	theme.ColorNameSuccess:             rgb(0x7FD6A0),
	theme.ColorNameForegroundOnSuccess: rgb(0x04220F),
	theme.ColorNameWarning:             rgb(0xF2BE6B),
	theme.ColorNameForegroundOnWarning: rgb(0x2E1C00),
	ColorSheet:                         rgb(0x1B2026),
	ColorBand:                          rgb(0x232D35),
	ColorHeader:                        rgb(0x263741),
	ColorRule:                          rgb(0x3B4751),
	ColorMuted:                         rgb(0xA3AFB9),
	ColorSelected:                      rgb(0x213641),
	ColorFound:                         rgb(0x5A4A00),
	ColorFoundNow:                      rgb(0x8A5000),
}

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(v uint32) color.NRGBA { return rgba(v, 0xFF) }

func rgba(v uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}
