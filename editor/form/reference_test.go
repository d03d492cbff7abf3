package form

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// TestAReferenceIsKeptWhileItsRowMoves: what somebody types beside it makes no other of it, and Escape neither.
func TestAReferenceIsKeptWhileItsRowMoves(t *testing.T) {
	f, d, w := open(t)
	first, second := d.mint.New(), d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New(), Rows: []plan.Row{{ID: first}, {ID: second}}}}
	body := f.fields[1]
	source := func() string { return d.plan.Sections[0].Body.In(plan.English) }
	held := "See [](#" + string(first) + ")"
	d.plan.Sections[0].Body = plan.In(plan.English, held)
	f.Reload()
	if body.Text != "See [](#1.1)" {
		t.Fatalf("the field says %q", body.Text)
	}
	swap := func() {
		next := d.plan.Clone()
		r := next.Priorities[0].Rows
		r[0], r[1] = r[1], r[0]
		d.plan = next
		f.Reload()
	}
	w.Canvas().Focus(body)
	body.SetCaret(0)
	body.TypedRune('!')
	swap()
	if got := d.typed[section+" body@en"]; got != "!"+held {
		t.Errorf("the draft is %q", got)
	}
	body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.Keep()
	if source() != held {
		t.Errorf("after Escape the plan says %q, want %q", source(), held)
	}
	f.Reload()
	if body.Text != "See [](#1.2)" {
		t.Errorf("once nothing is being typed the field says %q", body.Text)
	}
	body.SetCaret(0)
	body.TypedRune('!')
	swap()
	if f.Keep(); source() != "!"+held {
		t.Errorf("the plan says %q, want %q", source(), "!"+held)
	}
}

// TestPastedIdsAreShownAsNumbers, as they come from a cell that was copied.
func TestPastedIdsAreShownAsNumbers(t *testing.T) {
	f, d, _ := open(t)
	row := d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New(), Rows: []plan.Row{{ID: row}}}}
	f.Reload()
	body := f.fields[1]
	body.TypedShortcut(&fyne.ShortcutSelectAll{})
	clip := test.NewClipboard()
	clip.SetContent("See [](#" + string(row) + ")")
	body.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if got := d.typed[section+" body@en"]; body.Text != "See [](#1.1)" || got != clip.Content() {
		t.Errorf("the field says %q and the draft %q", body.Text, got)
	}
}
