package desktop

import "github.com/ncruces/zenity"

// Tell shows words in a box of the system's and waits until they are read, for when there can be no window of ours. Where the system has no such box
// it returns at once. It needs neither Fyne nor OpenGL.
func Tell(words string) {
	_ = zenity.Error(words, zenity.Title(Name)) // whoever has no box has the words on standard error
}
