package editor

import (
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/editor/document"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/exchange"
)

// desk is an editor of a real document in a window of the test driver.
type desk struct {
	*Editor
	t     testing.TB
	doc   *document.Document
	win   fyne.Window
	modal bool
	later []func() // what is to be done off Fyne's goroutine
}

// pass does what is to be done later.
func (d *desk) pass() {
	for len(d.later) > 0 {
		work := d.later[0]
		d.later = d.later[1:]
		work()
	}
}

func open(t *testing.T, data []byte) *desk {
	t.Helper()
	p, _, err := exchange.Decode(data, exchange.Options{Mint: plan.NewMinter(time.Now, rand.Reader)})
	if err != nil {
		t.Fatal(err)
	}
	return openPlan(t, p)
}

func openPlan(t testing.TB, p *plan.Plan) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	never := func(time.Duration, func()) func() { return func() {} } // Fyne's test driver would run it beside the test
	doc, err := document.Create(filepath.Join(t.TempDir(), "a.plan"), p, document.Options{DataDir: t.TempDir(), After: never})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, doc: doc, win: test.NewWindow(nil)}
	d.Editor = New(doc, Host{
		Problem: func(err error) { t.Errorf("problem: %v", err) },
		Changed: func() {},
		Combine: func() {},
		Export:  func() {},
		Picture: func(func(string)) {},
		Start:   func(work func()) { work() },
		Canvas:  d.win.Canvas(),
		Modal:   func() bool { return d.modal },
		Later: func(_ time.Duration, work func()) func() {
			d.later = append(d.later, work)
			return func() {}
		},
	})
	d.win.SetContent(d.Content())
	d.win.Resize(fyne.NewSize(1200, 800))
	d.Focus()
	t.Cleanup(func() {
		d.Detach()
		if err := doc.Close(); err != nil {
			t.Error(err)
		}
		d.win.Close()
	})
	return d
}

func (d *desk) press(names ...fyne.KeyName) {
	d.t.Helper()
	for _, n := range names {
		if d.win.Canvas().Focused() == nil {
			d.t.Fatalf("%s: nothing has the keyboard", n)
		}
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *desk) write(words string) { test.Type(d.win.Canvas().Focused(), words) }

// choose runs a command of a menu, as its shortcut does: greyed or not.
func (d *desk) command(label string) {
	d.t.Helper()
	for _, m := range d.Menus() {
		for _, item := range m.Items {
			if item.Label == label {
				item.Action()
				return
			}
		}
	}
	d.t.Fatalf("no menu holds %q", label)
}

func (d *desk) action(row, n int) string {
	return d.doc.Plan().Priorities[0].Rows[row].Actions[n].Text.In(plan.English)
}

func TestEditUndoRedo(t *testing.T) {
	d := open(t, assets.Example())
	was := d.action(0, 0)
	d.press(fyne.KeyF2)
	d.write(" Changed.")
	d.press(fyne.KeyTab)
	if got := d.action(0, 0); got != was+" Changed." {
		t.Fatalf("the action is %q", got)
	}
	d.command(say.Undo)
	if got := d.action(0, 0); got != was {
		t.Errorf("after undo it is %q", got)
	}
	d.command(say.Redo)
	if got := d.action(0, 0); got != was+" Changed." {
		t.Errorf("after redo it is %q", got)
	}
}

func TestUndoTakesBackTypingFirst(t *testing.T) {
	d := open(t, assets.Example())
	was := d.action(0, 0)
	d.command(say.RemoveRow)
	d.press(fyne.KeyF2)
	d.write("x")
	d.command(say.Undo) // the letter
	if n := len(d.doc.Plan().Priorities[0].Rows); n != 5 {
		t.Fatalf("undo of a letter brought the row back: %d rows", n)
	}
	d.command(say.Undo) // the row
	if got := d.action(0, 0); got != was {
		t.Errorf("the first action is %q, want %q", got, was)
	}
}

func TestAnEditElsewhereIsShown(t *testing.T) {
	d := open(t, assets.Example())
	r := d.doc.Plan().Priorities[0].Rows[0]
	if err := d.doc.Remove(r.ID); err != nil {
		t.Fatal(err)
	}
	if d.table.Row() == r.ID {
		t.Error("the table still shows the row that is gone")
	}
}

func TestPrioritiesFromNothing(t *testing.T) {
	blank, err := assets.Template("blank")
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, blank)
	if d.middle.Objects[0] != d.empty {
		t.Error("a plan without priorities shows no word on what to do")
	}
	for _, title := range []string{"First", "Second"} {
		d.command(say.AddPriority)
		d.write(title)
		d.press(fyne.KeyEscape)
		d.command(say.AddPriority)
		d.write(title)
		d.press(fyne.KeyReturn)
		d.command(say.MovePriorityUp)
	}
	var titles []string
	for _, p := range d.doc.Plan().Priorities {
		titles = append(titles, p.Title.In(plan.English))
	}
	if got := strings.Join(titles, ","); got != "First,Second,," {
		t.Errorf("priorities are %s", got)
	}
	for range titles {
		d.command(say.RemovePriority)
	}
	if len(d.doc.Plan().Priorities) != 0 || d.middle.Objects[0] != d.empty {
		t.Errorf("%d priorities are left", len(d.doc.Plan().Priorities))
	}
}

func TestLanguages(t *testing.T) {
	d := open(t, assets.Example())
	d.press(fyne.KeyF2)
	d.write(" Kept.")
	d.SetLanguage(plan.Welsh)
	if !strings.HasSuffix(d.action(0, 0), "Kept.") {
		t.Error("changing the language lost what was being typed")
	}
	if d.table.Language() != plan.Welsh {
		t.Errorf("the table shows %s", d.table.Language())
	}
	d.command(say.AddAction)
	d.write("Gair")
	d.SetLanguage(plan.English)
	row := d.doc.Plan().Priorities[0].Rows[0]
	last := row.Actions[1].Text
	if last.In(plan.Welsh) != "Gair" || last.In(plan.English) != "" {
		t.Errorf("the action written in Welsh is %v", last)
	}
}

func TestSectionsAreWrittenInTheForm(t *testing.T) {
	d := open(t, assets.Example())
	id := d.doc.Plan().Sections[0].ID
	d.outline.Chosen(outline.Part{Kind: outline.Section, ID: id}, true)
	d.write("New: ")
	d.outline.Chosen(outline.Part{Kind: outline.Details, ID: d.doc.Plan().ID}, true)
	if got := d.doc.Plan().Sections[0].Title.In(plan.English); !strings.HasPrefix(got, "New: ") {
		t.Errorf("the section's heading is %q", got)
	}
	d.write("X")
	d.command(say.Undo) // the letter
	d.command(say.Undo) // the heading
	if got := d.doc.Plan().Sections[0].Title.In(plan.English); strings.HasPrefix(got, "New: ") {
		t.Errorf("after undo the heading is %q", got)
	}
}

func TestF6GoesRound(t *testing.T) {
	d := open(t, assets.Example())
	first := d.win.Canvas().Focused()
	d.press(fyne.KeyF6)
	if !d.outline.Focused() {
		t.Errorf("F6 went to %T", d.win.Canvas().Focused())
	}
	d.press(fyne.KeyF6)
	if d.win.Canvas().Focused() != first {
		t.Errorf("F6 came back to %T", d.win.Canvas().Focused())
	}
}

func TestCommandsWaitForDialogs(t *testing.T) {
	d := open(t, assets.Example())
	d.modal = true
	n := len(d.doc.Plan().Priorities[0].Rows)
	for _, label := range []string{say.AddRow, say.RemoveRow, say.MoveDown, say.AddPriority, say.RemovePriority, say.Undo} {
		d.command(label)
	}
	if got := d.doc.Plan(); len(got.Priorities[0].Rows) != n || len(got.Priorities) != 4 {
		t.Error("a command ran under a dialog")
	}
}

func TestShortcutsAreUnique(t *testing.T) {
	d := open(t, assets.Example())
	seen := map[string]string{}
	for _, m := range d.Menus() {
		for _, item := range m.Items {
			if item.IsSeparator {
				continue
			}
			if item.Label == "" || item.Action == nil {
				t.Errorf("%s: an item without words or deed", m.Label)
			}
			if s := item.Shortcut; s != nil {
				if other := seen[s.ShortcutName()]; other != "" {
					t.Errorf("%s and %s share %s", other, item.Label, s.ShortcutName())
				}
				seen[s.ShortcutName()] = item.Label
			}
		}
	}
}

func TestDetachKeepsWhatIsBeingTyped(t *testing.T) {
	d := open(t, assets.Example())
	d.press(fyne.KeyF2)
	d.write(" The end.")
	if !d.Detach() || !strings.HasSuffix(d.action(0, 0), " The end.") {
		t.Errorf("the action is %q", d.action(0, 0))
	}
	if err := d.doc.Publish(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestWhatWaitsIsShown in the table, on the status line and in the list beside the table, and the history of a cell is asked for by its field.
func TestWhatWaitsIsShown(t *testing.T) {
	d := open(t, assets.Example())
	row := d.doc.Plan().Priorities[0].Rows[1]
	path := filepath.Join(t.TempDir(), "b.plan")
	if err := d.doc.SaveCopy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	theirs, err := document.Open(path, document.Options{DataDir: t.TempDir(), Author: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	for doc, words := range map[*document.Document]string{d.doc: "2031", theirs: "2041"} {
		if err := errors.Join(doc.SetText(row.ID, "when:en", words), doc.SetText(row.Actions[0].ID, "lead:en", words)); err != nil {
			t.Fatal(err)
		}
	}
	if d.choices.button.Visible() {
		t.Error("something is said to wait")
	}
	if err := errors.Join(d.doc.Join(theirs.Log(), nil), theirs.Close()); err != nil {
		t.Fatal(err)
	}
	d.reload()
	place := table.Place{Item: row.ID, Field: "when:en"}
	if !d.choices.button.Visible() || d.choices.signs.Texts[place] != table.ChooseSign || d.choices.signs.Rows[row.ID] != table.ChooseSign {
		t.Errorf("the signs are %+v", d.choices.signs)
	}
	d.win.Resize(fyne.NewSize(2000, 800)) // with room for the column of leads
	d.ShowChoices(true)
	if !d.Choosing() || d.seesPages() || d.choices.panel.Waiting() != 2 || d.table.Row() != row.ID {
		t.Errorf("the list is open: %v, %d wait in it, the row is %s", d.Choosing(), d.choices.panel.Waiting(), d.table.Row())
	}
	framed := []table.Kind{d.table.Active().Kind}
	d.press(fyne.KeyDown)
	framed = append(framed, d.table.Active().Kind)
	if !slices.Contains(framed, table.When) || !slices.Contains(framed, table.Lead) {
		t.Errorf("the cells of what waits are of the kinds %v", framed)
	}
	d.press(fyne.KeyEscape)
	if d.Choosing() {
		t.Error("Escape does not put the list away")
	}
	d.win.Resize(fyne.NewSize(900, 800)) // with no room for it: the details show what waits in it
	d.ShowDetails(false)
	d.choices.goTo(changes.Change{What: changes.Choose, Kind: plan.KindAction, Item: row.Actions[0].ID, Field: "lead", Lang: plan.English})
	if !d.details.shown() && d.table.Active().Kind != table.Lead {
		t.Error("what waits in a column that is not shown is nowhere to be seen")
	}
	d.ShowDetails(false)
	d.ShowChoices(true)
	d.win.Resize(fyne.NewSize(500, 500)) // no room for both
	if d.right.Objects[0] != d.choices.panel.Content() {
		t.Error("in a narrow window the list is squeezed")
	}
	d.ShowChoices(false)
	var asked changes.Only
	d.host.History = func(o changes.Only) { asked = o }
	d.table.Choose(table.When, row.ID, "")
	d.command(say.CellHistory)
	if asked != (changes.Only{Item: row.ID, Field: "when"}) {
		t.Errorf("asked is the history of %+v", asked)
	}
}
