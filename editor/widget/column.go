package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Column is a layout of one object as a column of readable width in the middle, with a margin around it.
type Column struct {
	Letters float32 // how many letters a line has, about
	Left    bool    // the column stands at the left instead
	Middle  bool    // what does not fill the height stands a little above the middle of it
}

// Layout places the column.
func (c *Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := c.margin()
	width := min(size.Width-2*m, c.Letters*theme.Size(theme.SizeNameText)*0.6)
	left := m
	if !c.Left {
		left = (size.Width - width) / 2
	}
	for _, o := range objects {
		o.Move(fyne.NewPos(left, m))
		o.Resize(fyne.NewSize(width, size.Height-2*m))
		if free := o.Size().Height - o.MinSize().Height; c.Middle && free > 0 {
			o.Move(fyne.NewPos(left, m+free*0.4))
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
		}
	}
}

// MinSize is that of the objects with the margin.
func (c *Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*c.margin(), 2*c.margin())
}

func (c *Column) margin() float32 { return 2 * theme.Size(theme.SizeNameInnerPadding) }

// Row is a layout of objects side by side, equally wide, with a clear gap between them.
type Row struct{}

// Layout places the objects.
func (Row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := 2 * theme.Size(theme.SizeNameInnerPadding)
	width := (size.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// MinSize has room for the objects, each as wide as the widest.
func (Row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	n := float32(len(objects))
	size.Width = size.Width*n + 2*theme.Size(theme.SizeNameInnerPadding)*(n-1)
	return size
}
