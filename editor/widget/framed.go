package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Framed returns o with an edge like that of an entry. Fyne draws a choice without one, and so nobody sees that it is one.
func Framed(o fyne.CanvasObject) fyne.CanvasObject {
	f := &framed{inner: o}
	f.ExtendBaseWidget(f)
	return f
}

type framed struct {
	fynewidget.BaseWidget
	inner fyne.CanvasObject
}

func (f *framed) CreateRenderer() fyne.WidgetRenderer {
	r := &framedRenderer{inner: f.inner, edge: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type framedRenderer struct {
	inner fyne.CanvasObject
	edge  *canvas.Rectangle
}

func (r *framedRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inner, r.edge} }
func (r *framedRenderer) MinSize() fyne.Size           { return r.inner.MinSize() }
func (r *framedRenderer) Destroy()                     {}

func (r *framedRenderer) Layout(size fyne.Size) {
	r.inner.Resize(size)
	r.edge.Resize(size)
}

func (r *framedRenderer) Refresh() {
	r.edge.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	r.edge.StrokeWidth = 1
	r.edge.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.edge.Refresh()
	r.inner.Refresh()
}
