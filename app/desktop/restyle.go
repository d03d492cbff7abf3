package desktop

import (
	"slices"
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fyne shows a theme that has changed by SetTheme alone. That reads all fonts anew, draws the menus twice, and refreshes each part once more for every container
// that it is in: to change the size of the text took 40 to 60 ms, four fifths of them for nothing. So the window goes through its parts itself. What it needs of Fyne for that is
// not for others: should a version lack it, the program does not link.

// rendererOf returns what a widget is made of.
//
//go:linkname rendererOf fyne.io/fyne/v2/internal/cache.Renderer
func rendererOf(fyne.Widget) fyne.WidgetRenderer

// forgetIcons drops the icons that Fyne has drawn, each in a colour of the theme.
//
//go:linkname forgetIcons fyne.io/fyne/v2/internal/cache.ResetThemeCaches
func forgetIcons()

// restyle shows everything as the settings, and what is known of the system, are by now.
func (w *window) restyle() {
	if w.style.Look != w.settings.Look || w.style.Mute != w.mute {
		forgetIcons()
	}
	w.style.Look, w.style.Zoom, w.style.Mute = w.settings.Look, w.settings.Zoom, w.mute
	for _, window := range w.app.Driver().AllWindows() {
		do := func() { restyleAll(window) }
		if e, ok := window.Canvas().Focused().(interface{ Hold(func()) }); ok { // the lines of its text break elsewhere
			e.Hold(do)
		} else {
			do()
		}
	}
	w.menuOf = nil // Fyne draws the menus when they are set
	w.refreshMenu()
}

func restyleAll(window fyne.Window) {
	for _, o := range slices.Concat([]fyne.CanvasObject{window.Content()}, window.Canvas().Overlays().List()) {
		if o != nil {
			restyle(o)
			window.Canvas().Refresh(o)
		}
	}
}

// restyle lays out and refreshes an object with all that is in it, from the inside out, down to the parts that its own Refresh leaves alone.
func restyle(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			restyle(part)
		}
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		r := rendererOf(o)
		for _, part := range r.Objects() {
			restyle(part)
		}
		r.Layout(o.Size())
		switch o.(type) {
		case *container.Split, *container.ThemeOverride: // they would only refresh what is in them again
		default:
			o.Refresh()
		}
	default:
		o.Refresh()
	}
}
