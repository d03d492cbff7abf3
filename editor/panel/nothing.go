package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// nothing is what stands in place of a list that has nothing in it: that it is so, and what would fill it.
func nothing(icon fyne.Resource, words, more string) fyne.CanvasObject {
	head := fynewidget.NewLabel(words)
	head.Alignment, head.TextStyle.Bold, head.SizeName = fyne.TextAlignCenter, true, theme.SizeNameSubHeadingText
	head.Wrapping = fyne.TextWrapWord
	help := fynewidget.NewLabel(more)
	help.Alignment, help.Wrapping = fyne.TextAlignCenter, fyne.TextWrapWord
	return container.New(&widget.Column{Letters: 50, Middle: true}, container.NewVBox(fynewidget.NewIcon(icon), head, help))
}
