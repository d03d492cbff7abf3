package table

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// press sends keys to whatever has the keyboard. "Shift+" holds Shift meanwhile.
func press(t *testing.T, w fyne.Window, names ...string) {
	t.Helper()
	for _, name := range names {
		focused := w.Canvas().Focused()
		if focused == nil {
			t.Fatalf("%s: nothing has the keyboard", name)
		}
		plain, shifted := strings.CutPrefix(name, "Shift+")
		if shifted {
			focused.(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(plain)})
		if shifted && w.Canvas().Focused() != nil {
			w.Canvas().Focused().(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
	}
}

func write(w fyne.Window, words string) { test.Type(w.Canvas().Focused(), words) }

func row(f *fake, i int) *plan.Row { return &f.plan.Priorities[0].Rows[i] }

func TestTypingIsADraftAndLeavingAnEdit(t *testing.T) {
	table, f, w := open(t)
	press(t, w, "F2")
	write(w, " Now.")
	if got := f.typed["a1 text@en"]; got != "Count the posts that stand empty in every service, twice a year. Now." {
		t.Errorf("draft is %q", got)
	}
	if got := row(f, 0).Actions[0].Text.In("en"); strings.Contains(got, "Now") {
		t.Errorf("the plan holds %q before the cell is left", got)
	}
	press(t, w, "Tab")
	if got := row(f, 0).Actions[0].Text.In("en"); !strings.HasSuffix(got, "twice a year. Now.") {
		t.Errorf("the plan holds %q after the cell is left", got)
	}
	if len(f.typed) != 0 {
		t.Errorf("drafts are left: %v", f.typed)
	}
	if !table.Editing() || table.Active().Item != "a2" {
		t.Errorf("Tab went to %v, editing %v", table.Active(), table.Editing())
	}
}

func TestEscapeRestores(t *testing.T) {
	table, f, w := open(t)
	press(t, w, "Return")
	write(w, "nonsense")
	press(t, w, "Escape")
	if table.Editing() {
		t.Error("the cell is still being edited")
	}
	if got := row(f, 0).Actions[0].Text.In("en"); strings.Contains(got, "nonsense") {
		t.Errorf("the plan holds %q", got)
	}
	if got := f.typed["a1 text@en"]; strings.Contains(got, "nonsense") {
		t.Errorf("the draft that is left, %q, would bring it back", got)
	}
}

func TestTabVisitsEveryCellInReadingOrder(t *testing.T) {
	table, f, w := open(t)
	want := []string{"a1", "a2", "m1", "r1", "r2", "a3", "", "r2", "", "", "r3"}
	for i, id := range want {
		if got := table.Active().Item; string(got) != id {
			t.Fatalf("stop %d is %q, want %q", i, got, id)
		}
		if i < len(want)-1 {
			press(t, w, "Tab")
		}
	}
	for i := len(want) - 2; i >= 0; i-- {
		press(t, w, "Shift+Tab")
		if got := table.Active().Item; string(got) != want[i] {
			t.Fatalf("back at stop %d it is %q, want %q", i, got, want[i])
		}
	}
	press(t, w, "Shift+Tab")
	if table.Active().Kind != Commitment {
		t.Errorf("before the first row comes %v, want the commitment", table.Active())
	}
	press(t, w, "Shift+Tab", "Shift+Tab")
	if table.Active().Kind != Heading || len(f.plan.Priorities[0].Rows) != 3 {
		t.Errorf("at the start: %v, %d rows", table.Active(), len(f.plan.Priorities[0].Rows))
	}
}

func TestTabPastTheEndAddsARow(t *testing.T) {
	table, f, w := open(t)
	table.SelectRow("r3")
	press(t, w, "End", "Tab")
	if n := len(f.plan.Priorities[0].Rows); n != 4 {
		t.Fatalf("%d rows, want 4", n)
	}
	write(w, "Write the handbook.")
	press(t, w, "Tab")
	write(w, "It is read.")
	press(t, w, "Tab")
	write(w, "2026")
	press(t, w, "Return")
	r := row(f, 3)
	if len(r.Actions) != 1 || r.Actions[0].Text.In("en") != "Write the handbook." || len(r.Measures) != 1 ||
		r.Measures[0].Text.In("en") != "It is read." || r.When.In("en") != "2026" {
		t.Errorf("the new row is %+v", r)
	}
	if n := len(f.plan.Priorities[0].Rows); n != 5 || table.Row() != f.plan.Priorities[0].Rows[4].ID {
		t.Errorf("Enter in the last When: %d rows, at %v", n, table.Active())
	}
}

func TestArrowsKeepToTheColumn(t *testing.T) {
	table, _, w := open(t)
	steps := []struct {
		key  string
		want Cell
	}{
		{"Down", Cell{Kind: Action, Owner: "r1", Item: "a2"}},
		{"Right", Cell{Kind: Measure, Owner: "r1", Item: "m1"}},
		{"Right", Cell{Kind: When, Owner: "r1", Item: "r1"}},
		{"Down", Cell{Kind: Theme, Owner: "r2", Item: "r2"}},
		{"Down", Cell{Kind: Action, Owner: "r2", Item: "a3"}},
		{"Right", Cell{Kind: Measure, Owner: "r2"}},
		{"Down", Cell{Kind: Measure, Owner: "r3"}},
		{"Down", Cell{Kind: Measure, Owner: "r3"}},
		{"Left", Cell{Kind: Action, Owner: "r3"}},
		{"Left", Cell{Kind: Action, Owner: "r3"}},
		{"End", Cell{Kind: When, Owner: "r3", Item: "r3"}},
		{"Home", Cell{Kind: Action, Owner: "r3"}},
		{"Up", Cell{Kind: Action, Owner: "r2", Item: "a3"}},
		{"Up", Cell{Kind: Theme, Owner: "r2", Item: "r2"}},
	}
	for i, s := range steps {
		press(t, w, s.key)
		if got := table.Active(); got != s.want {
			t.Fatalf("step %d, %s: at %+v, want %+v", i, s.key, got, s.want)
		}
	}
}

func TestShiftEnterAddsAPointWhereItIsWanted(t *testing.T) {
	table, f, w := open(t)
	press(t, w, "Shift+Return")
	write(w, "Between.")
	table.Close()
	var got []string
	for _, a := range row(f, 0).Actions {
		got = append(got, a.Text.In("en"))
	}
	if len(got) != 3 || got[1] != "Between." {
		t.Errorf("actions are %q", got)
	}
	table.AddMeasure()
	if len(row(f, 0).Measures) != 1 {
		t.Error("a measure nobody has written is in the plan")
	}
	press(t, w, "Escape")
	if _, _, ok := table.find(Cell{Kind: Measure, Owner: "r1", After: "m1"}); ok {
		t.Error("the point that was begun and left empty is still shown")
	}
}

func TestEmptyingAPointTakesItAway(t *testing.T) {
	table, f, w := open(t)
	press(t, w, "Down", "Delete")
	if n := len(row(f, 0).Actions); n != 1 {
		t.Errorf("%d actions, want 1", n)
	}
	if _, _, ok := table.find(table.Active()); !ok {
		t.Errorf("the active cell %v is not shown", table.Active())
	}
	press(t, w, "Delete")
	if a := row(f, 0).Actions; len(a) != 1 || a[0].Text.In("en") != "" || a[0].Text.In("cy") == "" {
		t.Errorf("the action with Welsh words must stay: %+v", a)
	}
}

func TestRowsAreAddedMovedAndRemoved(t *testing.T) {
	table, f, w := open(t)
	order := func() string {
		var ids []string
		for _, r := range f.plan.Priorities[0].Rows {
			ids = append(ids, string(r.ID))
		}
		return strings.Join(ids, " ")
	}
	table.MoveRow(true)
	if got := order(); got != "r1 r2 r3" {
		t.Errorf("moving the first row up gave %s", got)
	}
	table.MoveRow(false)
	if got := order(); got != "r2 r1 r3" || table.Row() != "r1" {
		t.Errorf("moved down: %s, at %s", got, table.Row())
	}
	table.MoveRow(false)
	table.MoveRow(false)
	if got := order(); got != "r2 r3 r1" {
		t.Errorf("moved to the end: %s", got)
	}
	table.MoveRow(true)
	if got := order(); got != "r2 r1 r3" {
		t.Errorf("moved up: %s", got)
	}
	table.AddRow()
	if got := order(); got != "r2 r1 new1 r3" || !table.Editing() {
		t.Errorf("added: %s, editing %v", got, table.Editing())
	}
	press(t, w, "Escape")
	table.SelectRow("new1")
	press(t, w, "Delete")
	if got := order(); got != "r2 r1 r3" || table.Row() != "r3" || !table.Selected() {
		t.Errorf("removed: %s, at %s, selected %v", got, table.Row(), table.Selected())
	}
	press(t, w, "Up", "Up", "Up", "Delete", "Delete", "Delete")
	if got := order(); got != "" || table.Active().Kind != Heading {
		t.Errorf("all removed: %q, at %v", got, table.Active())
	}
}

func TestSecondLanguageShowsTheFirstAsHint(t *testing.T) {
	table, f, w := open(t)
	table.Display("p1", plan.Welsh)
	i, j, _ := table.find(Cell{Kind: Action, Owner: "r1", Item: "a2"})
	if c := table.blocks[i].cells[j]; c.words != "" || c.hint != "Tell the board." {
		t.Errorf("the Welsh cell shows %q with the hint %q", c.words, c.hint)
	}
	press(t, w, "Down", "Return")
	if table.live.PlaceHolder != "Tell the board." {
		t.Errorf("while writing the hint is %q", table.live.PlaceHolder)
	}
	write(w, "Dweud wrth y bwrdd.")
	table.Close()
	if a := row(f, 0).Actions[1].Text; a.In("cy") != "Dweud wrth y bwrdd." || a.In("en") != "Tell the board." {
		t.Errorf("the action is %v", a)
	}
}

func TestAClickPutsTheCaretUnderThePointer(t *testing.T) {
	table, f, w := open(t)
	i, j, _ := table.find(Cell{Kind: Action, Owner: "r1", Item: "a2"})
	c := table.blocks[i].cells[j]
	at := fyne.NewPos(c.text.X+table.metrics.body.Width("Tell", false), table.blocks[i].y+c.text.Y+5)
	table.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	write(w, "y")
	table.Close()
	if got := row(f, 0).Actions[1].Text.In("en"); got != "Telly the board." {
		t.Errorf("the action is %q", got)
	}
}

func TestAnEditThatFailsKeepsTheWords(t *testing.T) {
	table, f, w := open(t)
	var told error
	table.Problem = func(err error) { told = err }
	press(t, w, "Return")
	write(w, " More.")
	f.fail = errors.New("the disk is full")
	press(t, w, "Tab")
	if !errors.Is(told, f.fail) || !table.Editing() || !strings.HasSuffix(table.live.Text, "More.") {
		t.Errorf("told %v, editing %v, words %q", told, table.Editing(), table.live.Text)
	}
	f.fail = nil
	if !table.Close() || !strings.HasSuffix(row(f, 0).Actions[0].Text.In("en"), "More.") {
		t.Errorf("afterwards the plan holds %q", row(f, 0).Actions[0].Text.In("en"))
	}
}

func TestReloadWhileWriting(t *testing.T) {
	table, f, w := open(t)
	press(t, w, "Return")
	write(w, " Mine.")
	if err := f.SetText("m1", "text@en", "Changed elsewhere."); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	if !strings.HasSuffix(table.live.Text, "Mine.") || !table.Editing() {
		t.Errorf("the words being written became %q", table.live.Text)
	}
	if err := f.Remove("r1"); err != nil {
		t.Fatal(err)
	}
	table.Reload()
	if table.Editing() {
		t.Error("a cell is being edited that is gone")
	}
}

func TestUndoTypingTakesBackTypingAlone(t *testing.T) {
	table, _, w := open(t)
	if table.UndoTyping() {
		t.Error("there is nothing to undo while no cell is edited")
	}
	press(t, w, "Return")
	before := table.live.Text
	write(w, "xyz")
	for n := 0; table.live.Text != before && n < 5; n++ {
		if !table.UndoTyping() {
			t.Fatal("typing can't be undone")
		}
	}
	if table.live.Text != before || table.UndoTyping() {
		t.Errorf("after undo the words are %q", table.live.Text)
	}
}

func TestTheEntryGrowsWithItsWords(t *testing.T) {
	table, _, w := open(t)
	press(t, w, "Return")
	i, _, _ := table.find(table.Active())
	height, entry := table.blocks[i].height, table.live.Size().Height
	write(w, strings.Repeat(" and more words", 20))
	if got := table.blocks[i].height; got <= height {
		t.Errorf("the row is %v high, was %v", got, height)
	}
	if got := table.live.Size().Height; got <= entry {
		t.Errorf("the entry is %v high, was %v", got, entry)
	}
	if table.live.Position().Y+table.live.Size().Height > table.blocks[i].y+table.blocks[i].height+1 {
		t.Error("the entry hangs out of its row")
	}
}

// The height is worked out from the entry's own lines while one types, and must be what Fyne would measure.
func TestTheEntryIsAsHighAsItsWords(t *testing.T) {
	for _, kind := range []Kind{Action, Heading} {
		for width := float32(500); width < 900; width += 70 {
			table, _, w := open(t)
			w.Resize(fyne.NewSize(width, 560))
			c := Cell{Kind: kind, Owner: "r1", Item: "a1"}
			if kind == Heading {
				c = Cell{Kind: kind, Owner: "p1", Item: "p1"}
			}
			table.edit(c, nil)
			for _, r := range "\n\nlong words, and a-word-that-is-too-long-for-a-line-of-its-own-in-this-narrow-table  \n x" {
				if r == '\n' && kind == Action {
					press(t, w, "Return")
				} else if r != '\n' {
					table.live.TypedRune(r)
				}
				table.live.ruler.SetText(table.live.Text)
				if want := table.live.ruler.MinSize().Height - 2*table.metrics.pad; table.live.height != want {
					t.Fatalf("at the width %v %q is %v high, want %v", width, table.live.Text, table.live.height, want)
				}
			}
		}
	}
}

func TestOnlyWhatIsInViewIsDrawn(t *testing.T) {
	table, f, _ := open(t)
	p := &f.plan.Priorities[0]
	for i := range 5000 {
		p.Rows = append(p.Rows, plan.Row{ID: plan.ID(fmt.Sprint("x", i)), When: en("2027")})
	}
	table.Reload()
	if n := len(table.sheet.objects); n > 40 {
		t.Errorf("%d objects are drawn for a view of a dozen rows", n)
	}
	table.SelectRow(p.Rows[4000].ID)
	if i, _, _ := table.find(table.Active()); table.blocks[i].id != p.Rows[4000].ID || table.scroll.Offset.Y == 0 {
		t.Error("the selected row is not in view")
	}
}

// New objects at each layout would keep Fyne laying out and painting for ever.
func TestLayingOutAgainDrawsNothingNew(t *testing.T) {
	table, _, _ := open(t)
	table.scroll.ScrollToOffset(fyne.NewPos(0, 200))
	table.sheet.show()
	head, first := table.renderer.sticky.Objects[0], table.sheet.objects[1]
	table.renderer.Layout(table.Size())
	table.sheet.show()
	if table.renderer.sticky.Objects[0] != head || table.sheet.objects[1] != first {
		t.Error("laying out the same table again made new objects")
	}
}

func TestEverySpaceTypedInACellStays(t *testing.T) {
	words := strings.Repeat("the quick brown fox jumps over the lazy dog ", 3) + "end"
	for width := float32(620); width < 720; width += 3 {
		table, f, w := open(t)
		w.Resize(fyne.NewSize(width, 560))
		table.SelectRow("r3")
		press(t, w, "Escape", "F2")
		write(w, words)
		if table.live.Text != words {
			t.Fatalf("at the width %v the cell holds %q", width, table.live.Text)
		}
		press(t, w, "Tab")
		if got := row(f, 2).Actions[0].Text.In("en"); got != words {
			t.Fatalf("at the width %v the plan holds %q", width, got)
		}
	}
}
