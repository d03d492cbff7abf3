package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Sheet is paper with an edge, to lay things on.
type Sheet struct{ fynewidget.BaseWidget }

// NewSheet returns a sheet.
func NewSheet() *Sheet {
	s := &Sheet{}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{paper: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type sheetRenderer struct{ paper *canvas.Rectangle }

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.paper} }
func (r *sheetRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *sheetRenderer) Layout(size fyne.Size)        { r.paper.Resize(size) }
func (r *sheetRenderer) Destroy()                     {}

func (r *sheetRenderer) Refresh() {
	r.paper.FillColor = theme.Color(ColorSheet)
	r.paper.StrokeColor = theme.Color(ColorRule)
	r.paper.StrokeWidth = 1
	r.paper.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.paper.Refresh()
}
