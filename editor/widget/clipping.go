package widget

// Clipping is a clipboard that holds what is to be put into an entry, as if it were pasted, and nothing else.
type Clipping string

// Content returns what is to be put in.
func (c Clipping) Content() string { return string(c) }

// SetContent does nothing: nothing is taken out of an entry with it.
func (c Clipping) SetContent(string) {}
