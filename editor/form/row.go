package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// row adds fields side by side, in as many lines as the words of their choices need.
func (f *Form) row(objects ...fyne.CanvasObject) {
	r := &abreast{}
	for _, c := range f.choices {
		for _, o := range objects {
			if c.box == o {
				r.choices = append(r.choices, c)
			}
		}
	}
	f.content.Add(container.New(r, objects...))
}

// abreast is a layout of fields side by side, equally wide, as many in a line as leave the longest words of a choice uncut. Its height follows its
// width.
type abreast struct {
	choices []*choice
	width   float32
}

// Layout places the fields.
func (a *abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a.width = size.Width
	n, height := a.inLine(len(objects)), highest(objects)
	if n == len(objects) {
		height = size.Height
	}
	w := a.share(n)
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i%n)*(w+between()), float32(i/n)*(height+theme.Size(theme.SizeNamePadding))))
		o.Resize(fyne.NewSize(w, height))
	}
}

// MinSize is what the fields need in the width of the last layout.
func (a *abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	n := a.inLine(len(objects))
	lines := float32((len(objects) + n - 1) / n)
	return fyne.NewSize(width, lines*highest(objects)+(lines-1)*theme.Size(theme.SizeNamePadding))
}

// inLine returns how many of so many fields stand in a line.
func (a *abreast) inLine(n int) int {
	if a.width <= 0 {
		return n
	}
	need := float32(0)
	for _, c := range a.choices {
		need = max(need, c.longest())
	}
	for n > 1 && a.share(n) < need {
		n--
	}
	return n
}

// share is how wide each of n fields in a line is.
func (a *abreast) share(n int) float32 {
	return (a.width - between()*float32(n-1)) / float32(n)
}

// between is the gap between two fields.
func between() float32 { return 2 * theme.Size(theme.SizeNameInnerPadding) }

func highest(objects []fyne.CanvasObject) float32 {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return height
}

// longest is how wide the choice must be for the longest words that it offers.
func (c *choice) longest() float32 {
	width := float32(0)
	for _, words := range c.Options {
		width = max(width, fyne.MeasureText(words, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width)
	}
	return width + 4*theme.Size(theme.SizeNameInnerPadding) + theme.Size(theme.SizeNameInlineIcon) // as Fyne places them
}
