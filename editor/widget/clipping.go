package widget

import "strings"

// Clipping is a clipboard that holds what is to be put into an entry, as if it were pasted, and nothing else.
type Clipping string

// Content returns what is to be put in.
func (c Clipping) Content() string { return string(c) }

// SetContent does nothing: nothing is taken out of an entry with it.
func (c Clipping) SetContent(string) {}

// taken is what was last put on the computer's clipboard in another form than it is held in here.
var taken struct{ shown, held, of string }

// Took notes that words stand on the clipboard as others are shown them, which the document with the id of holds in a form of its own.
func Took(shown, held, of string) { taken.shown, taken.held, taken.of = shown, held, of }

// Held returns what is on the clipboard in the form that the document holds it in which it was copied from, when it comes back there, and else as it is.
func Held(content, to string) string {
	if taken.shown != "" && to == taken.of && strings.ReplaceAll(content, "\r\n", "\n") == taken.shown {
		return taken.held
	}
	return content
}
