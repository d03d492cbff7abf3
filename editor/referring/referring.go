// Package referring is the field of a text of a plan that may refer to other items: it shows their printed numbers where the plan holds their ids.
package referring

import (
	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// Field is a field whose text may refer to items.
type Field struct {
	widget.Field
	Plan    func() *plan.Plan // as it stands
	Refers  bool              // a text of this field can hold references; without it the field shows what the plan holds
	Numbers markup.Numbering  // what its references are called in the entry
}

// Source returns words of the field as the plan holds them.
func (f *Field) Source(words string) string {
	if !f.Refers {
		return words
	}
	return f.Numbers.Source(f.Plan(), words)
}

// BeginWith shows another text of the plan in place of what stands there.
func (f *Field) BeginWith(words string) {
	if f.Refers {
		words, _ = f.Numbers.Renew(f.Plan(), words)
	}
	f.Begin(words)
}

// FollowWords shows words of the plan, unless others are being typed. The caret stays where only numbers have become others. It reports whether the field
// shows other words than before.
func (f *Field) FollowWords(words string) bool {
	if !f.Refers {
		return f.Follow(words)
	}
	p := f.Plan()
	if f.Typing() {
		return f.Follow(f.Numbers.Show(p, words))
	}
	at := f.Numbers.SourceOf(p, markup.Selection{Text: f.Text, To: f.Caret()})
	shown, other := f.Numbers.Renew(p, words)
	if other && f.Text == shown {
		f.Put(shown) // what undo would bring back means something else now
	}
	changed := f.Follow(shown)
	if changed && at.Text == words { // only numbers are others
		f.SetCaret(f.Numbers.ShowOf(p, at).To)
	}
	return changed
}

// TypedShortcut edits the words. What is pasted shows the numbers of what it refers to.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok && f.Refers {
		of := f.Plan()
		s = &fyne.ShortcutPaste{Clipboard: widget.Clipping(f.Numbers.Show(of, widget.Held(p.Clipboard.Content(), string(of.ID))))}
	}
	f.Field.TypedShortcut(s)
}
