package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func newEntry(t *testing.T, width float32) (*Entry, fyne.Window) {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	w := test.NewWindow(e)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 300))
	w.Canvas().Focus(e)
	return e, w
}

// A letter goes where the caret is, also after a space for which a full line had no room.
func TestEveryTypedSpaceStaysWhereverTheLineEnds(t *testing.T) {
	test.NewTempApp(t)
	words := strings.Repeat("the quick brown fox jumps over the lazy dog ", 3) + "end"
	for width := float32(90); width < 260; width++ {
		e, w := newEntry(t, width)
		test.Type(e, words)
		if e.Text != words {
			t.Errorf("at the width %v: %q", width, e.Text)
		}
		w.Close()
	}
}

// TestTheCaretStaysInTheTextWhenItsLinesBreakElsewhere and with words selected nothing is typed over.
func TestTheCaretStaysInTheTextWhenItsLinesBreakElsewhere(t *testing.T) {
	test.NewTempApp(t)
	words := strings.Repeat("the quick brown fox jumps over the lazy dog ", 3) + "end"
	for at := 0; at <= len(words); at += 7 {
		for _, width := range []float32{90, 130, 500} {
			for _, selects := range []bool{false, true} {
				e, w := newEntry(t, 250)
				e.SetText(words)
				e.SetCaret(at)
				want := at
				if selects {
					e.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
					e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
					e.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
					want = e.Caret()
				}
				w.Resize(fyne.NewSize(width, 300))
				if got := e.Caret(); got != want || e.SelectedText() != "" {
					t.Fatalf("the caret was at %d and is at %d, with %q selected", want, got, e.SelectedText())
				}
				e.TypedRune('#')
				if typed := words[:want] + "#" + words[want:]; e.Text != typed {
					t.Fatalf("typed at %d of %v: %q", at, width, e.Text)
				}
				w.Close()
			}
		}
	}
}

func TestAnythingTypedIsTheText(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		e := &Entry{}
		e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
		e.ExtendBaseWidget(e)
		w := test.NewWindow(e)
		defer w.Close()
		w.SetPadded(false)
		w.Resize(fyne.NewSize(rapid.Float32Range(60, 300).Draw(t, "width"), 300))
		var want []rune
		at := 0
		for i, n := 0, rapid.IntRange(1, 120).Draw(t, "keys"); i < n; i++ {
			switch k := rapid.SampledFrom([]rune("aaaabWi.      \n<>-+")).Draw(t, "key"); k {
			case '\n':
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				want = append(want[:at:at], append([]rune{k}, want[at:]...)...)
				at++
			case '-':
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				if at > 0 {
					want = append(want[:at-1:at-1], want[at:]...)
					at--
				}
			case '+':
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
				if at < len(want) {
					want = append(want[:at:at], want[at+1:]...)
				}
			case '<':
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
				at = e.Caret() // between two lines Fyne has the caret in one place for two
			case '>':
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
				at = e.Caret()
			default:
				e.TypedRune(k)
				want = append(want[:at:at], append([]rune{k}, want[at:]...)...)
				at++
			}
			if e.Text != string(want) || e.Caret() != at {
				t.Fatalf("%q with the caret at %d, want %q at %d", e.Text, e.Caret(), string(want), at)
			}
		}
	})
}

func TestTheCaretAfterASelectionIsReplaced(t *testing.T) {
	for _, c := range []struct {
		before, after string
		at, selected  int
		forward       bool
		want          int
	}{
		{"abc ", "abc d", 4, 0, false, 5},
		{"abc d", "abc ", 5, 0, false, 4},
		{"abcd", "abc", 3, 0, true, 3},
		{"one two", "one x", 7, 3, false, 5},
		{"one two", "x two", 0, 3, false, 1},
		{"one two", " two", 3, 3, false, 0},
		{"one", "one two three", 3, 0, false, 13},
		{"one three", "one two three", 0, 0, false, 7}, // undo, elsewhere
	} {
		if got := caret([]rune(c.before), []rune(c.after), c.at, c.selected, c.forward); got != c.want {
			t.Errorf("%q to %q from %d: %d, want %d", c.before, c.after, c.at, got, c.want)
		}
	}
}

func TestTypingAfterASelectionWasSetAside(t *testing.T) {
	test.NewTempApp(t)
	e, w := newEntry(t, 200)
	defer w.Close()
	e.SetText("one two three")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.SetText("")
	test.Type(e, "abc")
	if e.Text != "abc" {
		t.Errorf("after the text was set, typing gives %q", e.Text)
	}
	e.SetText("one two three")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(e, "abc")
	if e.Text != "abc" {
		t.Errorf("over a selection typing gives %q", e.Text)
	}
}

func TestReadOnlyTextIsReadAndCopied(t *testing.T) {
	test.NewTempApp(t)
	e := &Entry{}
	e.ExtendBaseWidget(e)
	w := test.NewWindow(e)
	defer w.Close()
	e.SetText("Some words")
	e.ReadOnly = true
	w.Canvas().Focus(e)
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("other")
	test.Type(e, "x")
	for _, k := range editingKeys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutPaste{Clipboard: clipboard}, &fyne.ShortcutSelectAll{}, &fyne.ShortcutCut{Clipboard: clipboard}} {
		e.TypedShortcut(s)
	}
	if e.Text != "Some words" || clipboard.Content() != "other" {
		t.Fatalf("the text is %q, the clipboard %q", e.Text, clipboard.Content())
	}
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if clipboard.Content() != "Some words" {
		t.Errorf("copied is %q", clipboard.Content())
	}
}
