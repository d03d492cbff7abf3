package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Fyne has no icons for fitting a page to a pane.
var (
	fitWidthIcon = icon("fit-width.svg", `<path d="M3 4h2v16H3zM19 4h2v16h-2zM6 12l4-4v3h4V8l4 4-4 4v-3h-4v3z"/>`)
	fitPageIcon  = icon("fit-page.svg", `<path d="M5 2h14v20H5zM7 4v16h10V4zM12 6l3 3h-2v6h2l-3 3-3-3h2V9H9z" fill-rule="evenodd"/>`)
)

func icon(name, path string) fyne.Resource {
	return theme.NewThemedResource(fyne.NewStaticResource(name,
		[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`+path+`</svg>`)))
}
