package widget

import "strings"

// Field is an entry for words that are kept: what is typed is a draft until the field is left, and then an edit. Whose words they are, and what a
// draft and an edit are, its owner says, who calls Typed in OnChanged and Keep whenever the words must not be lost.
type Field struct {
	Entry
	Draft  func(words string)       // notes what is being typed
	Edit   func(words string) error // makes it an edit
	Failed func(error)              // hears that it could not be made one; the words stay

	original string // what the plan holds
	touched  bool   // something was typed since the words were last kept
	quiet    bool   // the words are being set by us, not typed
}

// AcceptsTab lets Tab go on to the next field.
func (f *Field) AcceptsTab() bool { return false }

// Typing reports whether the words are others than those that are kept.
func (f *Field) Typing() bool { return f.Text != f.original }

// Touched reports whether something was typed since the words were last kept.
func (f *Field) Touched() bool { return f.touched }

// Typed notes that a person has changed the words. It reports false where they were set by the program.
func (f *Field) Typed() bool {
	if f.quiet {
		return false
	}
	f.touched = true
	f.Draft(f.Text)
	return true
}

// Put sets the words without that counting as typing.
func (f *Field) Put(words string) {
	f.quiet = true
	f.SetText(words)
	f.quiet = false
}

// Begin shows other words than before, those of another item, whatever was being typed.
func (f *Field) Begin(words string) {
	f.touched = false
	if f.original = words; f.Text != words {
		f.Put(words)
	}
}

// Follow shows the words as they are kept now, unless others are being typed. It reports whether the field shows other words than before.
func (f *Field) Follow(words string) bool {
	changed := !f.Typing() && f.Text != words
	if changed {
		f.Put(words)
	}
	f.original = words
	return changed
}

// Kept notes that the words are kept as they stand.
func (f *Field) Kept() { f.original, f.touched = f.Text, false }

// Keep makes what was typed an edit, without the white space at its ends. It reports whether that could be done.
func (f *Field) Keep() bool {
	if !f.touched {
		return true
	}
	words := strings.TrimSpace(f.Text)
	f.Draft(words) // without the white space, the draft is this edit and done with
	if err := f.Edit(words); err != nil {
		f.Failed(err)
		return false
	}
	if f.Text != words {
		f.Put(words)
	}
	f.Kept()
	return true
}

// GiveUp puts the words back that are kept. It reports whether others were being typed.
func (f *Field) GiveUp() bool {
	if !f.Typing() {
		return false
	}
	f.SetText(f.original)
	return true
}
