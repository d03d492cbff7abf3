package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Bar is the layout of a toolbar: its objects stand in a row, the last Trailing of them at the right end. Where the window is
// narrow those in the middle that find no room are left out, so that large text never makes a window too wide for its screen.
type Bar struct{ Trailing int }

// Layout places what has room.
func (b *Bar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNamePadding)
	leading, trailing := objects[:len(objects)-b.Trailing], objects[len(objects)-b.Trailing:]
	right := size.Width
	for i := len(trailing) - 1; i >= 0; i-- {
		o := trailing[i]
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		right -= w
		o.Move(fyne.NewPos(right, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		right -= pad
	}
	x, full := float32(0), false
	for _, o := range leading {
		w := o.MinSize().Width
		full = full || x+w > right
		at := x
		if full {
			at = -10000 // out of sight: hiding it would lay everything out again
		}
		o.Move(fyne.NewPos(at, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + pad
	}
}

// MinSize has room for the objects at the right end.
func (b *Bar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		min := o.MinSize()
		size.Height = max(size.Height, min.Height)
		if i >= len(objects)-b.Trailing && o.Visible() {
			size.Width += min.Width + theme.Size(theme.SizeNamePadding)
		}
	}
	return size
}
