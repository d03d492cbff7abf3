package table

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"planwright/plan"
)

// swap moves the first row behind the second, as somebody does elsewhere in the window while a cell is being edited.
func swap(t *testing.T, table *Table, f *fake) {
	t.Helper()
	if err := f.Move("r2", "p1", "r1"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
}

// action is the text of the first action, wherever its row stands now.
func action(f *fake) string { return text(&f.plan.Priorities[0], "a1", "text").In(plan.English) }

// referring is a table in whose plan the first action refers to its own row.
func referring(t *testing.T) (*Table, *fake, fyne.Window) {
	t.Helper()
	table, f, w := open(t)
	if err := f.SetText("a1", "text@en", "As [](#r1) says"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	return table, f, w
}

func TestACellShowsNumbersAndThePlanHoldsIds(t *testing.T) {
	table, f, w := referring(t)
	press(t, w, "F2")
	if table.live.Text != "As [](#1.1) says" || table.Typing() {
		t.Fatalf("the cell says %q, typing %v", table.live.Text, table.Typing())
	}
	write(w, ", see [the next](#1.2)")
	want := "As [](#r1) says, see [the next](#r2)"
	if got := f.typed["a1 text@en"]; got != want {
		t.Errorf("the draft is %q", got)
	}
	swap(t, table, f)
	write(w, "!")
	if got := f.typed["a1 text@en"]; got != want+"!" {
		t.Errorf("after the rows have moved the draft is %q", got)
	}
	press(t, w, "Tab")
	if action(f) != want+"!" {
		t.Errorf("the plan holds %q", action(f))
	}
	press(t, w, "Shift+Tab")
	if table.live.Text != "As [](#1.2) says, see [the next](#1.1)!" {
		t.Errorf("opened again the cell says %q", table.live.Text)
	}
}

func TestANumberFollowsItsRowWhileNobodyTypes(t *testing.T) {
	table, f, w := referring(t)
	press(t, w, "F2")
	table.live.SetCaret(len("As [](#1.1) s"))
	swap(t, table, f)
	if table.live.Text != "As [](#1.2) says" || table.Typing() || table.live.Caret() != len("As [](#1.2) s") {
		t.Errorf("the cell says %q, typing %v, with the caret at %d", table.live.Text, table.Typing(), table.live.Caret())
	}
	write(w, "h")
	if got := f.typed["a1 text@en"]; got != "As [](#r1) shays" {
		t.Errorf("the draft is %q", got)
	}
	press(t, w, "Escape")
	if action(f) != "As [](#r1) says" || f.typed["a1 text@en"] != action(f) {
		t.Errorf("after Escape the plan holds %q and the draft %q", action(f), f.typed["a1 text@en"])
	}
}

func TestUndoOfTypingEndsAtWhatThePlanHolds(t *testing.T) {
	table, _, w := referring(t)
	press(t, w, "F2")
	write(w, "[](#1.2)")
	for n := 0; table.UndoTyping() && n < 20; n++ {
	}
	if table.live.Text != "As [](#1.1) says" || table.Typing() {
		t.Errorf("the cell says %q, typing %v", table.live.Text, table.Typing())
	}
}

// TestACopiedCellHasNumbers for other programs, and is the words that the plan holds where it is pasted here.
func TestACopiedCellHasNumbers(t *testing.T) {
	table, f, w := referring(t)
	b := &board{}
	if table.Copy(b); b.Content() != "As 1.1 says" {
		t.Fatalf("the clipboard holds %q", b.Content())
	}
	press(t, w, "F2")
	table.live.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.live.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b})
	if table.live.Text != "As [](#1.1) says" || f.typed["a1 text@en"] != "As [](#r1) says" {
		t.Errorf("the cell says %q and the draft %q", table.live.Text, f.typed["a1 text@en"])
	}
	for _, other := range []string{"as 1.1 says", "As [](#r1) says"} {
		b.SetContent(other)
		table.live.TypedShortcut(&fyne.ShortcutSelectAll{})
		table.live.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b})
		if want := map[bool]string{true: other, false: "As [](#1.1) says"}[other[0] == 'a']; table.live.Text != want {
			t.Errorf("from elsewhere %q is pasted as %q", other, table.live.Text)
		}
	}
}

// TestCopiedRowsKeepTheirReferences when they are pasted here, while other programs get numbers.
func TestCopiedRowsKeepTheirReferences(t *testing.T) {
	table, f, _ := referring(t)
	b := &board{}
	table.SelectAll()
	if table.Copy(b); !strings.Contains(b.Content(), "As 1.1 says") || strings.Contains(b.Content(), "#") {
		t.Fatalf("the clipboard holds %q", b.Content())
	}
	rows := len(f.plan.Priorities[0].Rows)
	table.Paste(b)
	if n := len(f.plan.Priorities[0].Rows); n != 2*rows || f.plan.Priorities[0].Rows[rows].Actions[0].Text.In("en") != "As [](#r1) says" {
		t.Errorf("%d rows became %d, the first of the new ones with %q", rows, n, f.plan.Priorities[0].Rows[rows].Actions[0].Text.In("en"))
	}
}

// TestWhatIsPlainStaysAsItIsTyped: a title and a When have no references.
func TestWhatIsPlainStaysAsItIsTyped(t *testing.T) {
	table, f, w := open(t)
	table.EditTitle()
	write(w, " [](#1.1)")
	if got := f.typed["p1 title@en"]; got != "Grow the team [](#1.1)" {
		t.Errorf("the draft is %q", got)
	}
}

// number is a reference that leads to a number. What undo leaves of one is none.
var number = regexp.MustCompile(`\]\(#\d[^()]*\)`)

// TestPlanAndDraftsNeverHoldNumbers whatever is typed, and wherever rows go meanwhile: each step adds to the text what it says and nothing else.
func TestPlanAndDraftsNeverHoldNumbers(t *testing.T) {
	table, f, w := referring(t)
	begin := f.plan
	rapid.Check(t, func(t *rapid.T) {
		table.Cancel()
		f.plan, f.typed = begin, map[string]string{}
		table.Reload()
		table.Go("a1", "text@en")
		table.Edit()
		source := func() string {
			if table.live.touched {
				return f.typed["a1 text@en"]
			}
			return action(f)
		}
		for range rapid.IntRange(1, 10).Draw(t, "steps") {
			before, kept := source(), action(f)
			rows := f.plan.Priorities[0].Rows
			step := rapid.SampledFrom([]string{"letter", "number", "move", "keep", "escape", "undo"}).Draw(t, "step")
			want := before
			switch step {
			case "letter":
				test.Type(w.Canvas().Focused(), "x")
				want += "x"
			case "number":
				fresh, n := !table.live.touched, rapid.IntRange(1, len(rows)).Draw(t, "row")
				test.Type(w.Canvas().Focused(), "[](#1."+strconv.Itoa(n)+")")
				want = source()
				if id := plan.ID(strings.TrimSuffix(strings.TrimPrefix(want, before+"[](#"), ")")); !has(rows, id) || fresh && id != rows[n-1].ID {
					t.Fatalf("1.%d, typed behind %q, makes %q", n, before, want)
				}
			case "move":
				if err := f.Move(rapid.SampledFrom(rows).Draw(t, "moved").ID, "p1", rows[0].ID); err != nil {
					t.Fatal(err)
				}
				table.Reload()
			case "keep":
				table.Keep()
				table.Reload()
			case "escape":
				table.Cancel()
				table.Edit()
				want = kept
			case "undo":
				table.UndoTyping()
				want = source()
			}
			if got := source(); got != want {
				t.Fatalf("after %s the text is %q, want %q", step, got, want)
			}
			if number.MatchString(source()) || number.MatchString(action(f)) {
				t.Fatalf("after %s the draft is %q and the plan holds %q", step, source(), action(f))
			}
		}
	})
}

func has(rows []plan.Row, id plan.ID) bool {
	for i := range rows {
		if rows[i].ID == id {
			return true
		}
	}
	return false
}
