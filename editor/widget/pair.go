package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Pair is a layout of two objects side by side, the first a little wider, where there is room for both, and else of the second under the first.
// Each container needs a Pair of its own.
type Pair struct {
	Low   bool // the first keeps its own height where the second is higher
	width float32
}

// pairFrom is from how many times the size of text two texts have room beside each other.
const pairFrom = 34

// Layout places the two.
func (p *Pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	a, b := objects[0], objects[1]
	a.Move(fyne.NewPos(0, 0))
	switch gap := 2 * theme.Size(theme.SizeNameInnerPadding); {
	case !b.Visible():
		a.Resize(size)
	case p.beside():
		w := (size.Width - gap) * 0.56
		a.Resize(fyne.NewSize(w, size.Height))
		if p.Low {
			a.Resize(fyne.NewSize(w, a.MinSize().Height))
		}
		b.Move(fyne.NewPos(w+gap, 0))
		b.Resize(fyne.NewSize(size.Width-gap-w, size.Height))
	default:
		below := b.MinSize().Height
		a.Resize(fyne.NewSize(size.Width, max(a.MinSize().Height, size.Height-below)))
		b.Move(fyne.NewPos(0, a.Size().Height))
		b.Resize(fyne.NewSize(size.Width, below))
	}
}

func (p *Pair) beside() bool { return p.width >= pairFrom*theme.Size(theme.SizeNameText) }

// MinSize is what the two need in the width that there was.
func (p *Pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	switch {
	case !objects[1].Visible():
		return a
	case p.beside():
		return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
	}
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}
