package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// bubble is a speech bubble. Fyne has no icon for what people say of something.
var bubble = fyne.NewStaticResource("bubble.svg",
	[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="M3 3h18v14h-9l-6 6v-6H3zM5.5 5.5v9h13v-9z" fill-rule="evenodd"/></svg>`))

// Bubble is the icon of comments, in the colour of text.
func Bubble() fyne.Resource { return theme.NewThemedResource(bubble) }

// BubbleSign is the same in the colour of the program, as a sign at what somebody has said something of.
func BubbleSign() fyne.Resource { return theme.NewColoredResource(bubble, theme.ColorNamePrimary) }
