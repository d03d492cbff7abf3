package outline

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestRenamingInPlace(t *testing.T) {
	d := show(t, small())
	d.Select(Part{Priority, "p1"}, "")
	d.Focus()
	d.press(fyne.KeyF2)
	test.Type(d.win.Canvas().Focused(), " well ")
	if d.doc.typed != "p1 title@en Grow the team well " || d.doc.kept != "" {
		t.Errorf("the draft is %q", d.doc.typed)
	}
	d.press(fyne.KeyReturn)
	if d.doc.kept != "p1 title@en Grow the team well" || d.Renaming() || !d.Focused() {
		t.Errorf("kept is %q, the entry still there: %v", d.doc.kept, d.Renaming())
	}
	d.doc.kept = ""
	d.press(fyne.KeyF2)
	test.Type(d.win.Canvas().Focused(), "x")
	d.press(fyne.KeyEscape)
	if d.doc.kept != "" || d.doc.typed != "p1 title@en Grow the team" || d.Renaming() {
		t.Errorf("after Escape kept is %q and the draft %q", d.doc.kept, d.doc.typed)
	}
	d.doc.fail = errors.New("the disk is full")
	d.press(fyne.KeyF2)
	test.Type(d.win.Canvas().Focused(), "y")
	if d.press(fyne.KeyReturn); d.said() != "the disk is full" || !d.Renaming() || !strings.HasSuffix(d.rename.Text, "y") {
		t.Error("a name that can't be kept is lost, or nobody hears of it")
	}
	d.doc.fail = nil
	d.press(fyne.KeyEscape)
	d.Select(Part{Terms, "plan"}, "")
	if d.press(fyne.KeyF2); d.Renaming() {
		t.Error("the glossary can be renamed")
	}
}

// TestNoWordsShowUnderTheEntry of a part whose title has several lines, while it is renamed.
func TestNoWordsShowUnderTheEntry(t *testing.T) {
	d := show(t, small())
	d.Select(Part{Priority, "p2"}, "")
	d.Focus()
	shown := func(words string) bool {
		for _, o := range d.tree.drawn[Part{Priority, "p2"}].picture.Objects {
			if text, is := o.(*canvas.Text); is && strings.Contains(text.Text, words) {
				return true
			}
		}
		return false
	}
	if !shown("unheard") || !shown("3 rows") {
		t.Fatal("the title has no later line")
	}
	if d.press(fyne.KeyF2); shown("Keep the team") || shown("unheard") || !shown("3 rows") {
		t.Error("the words of the title are drawn under the entry, or what stands under them is not")
	}
	if d.press(fyne.KeyEscape); !shown("unheard") {
		t.Error("after Escape the title is not drawn")
	}
}
