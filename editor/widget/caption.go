package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// Caption is a small quiet text, wrapped: a heading over a field, or a word of help under it.
type Caption struct{ fynewidget.Label }

// NewCaption returns a caption with these words.
func NewCaption(words string) *Caption {
	c := &Caption{}
	c.Text = words
	c.Wrapping = fyne.TextWrapWord
	c.SizeName = theme.SizeNameCaptionText
	c.ExtendBaseWidget(c)
	return c
}
