package detail

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// desk is the details of a row of a real document, in a window of the test driver.
type desk struct {
	*Detail
	t   *testing.T
	doc *document.Document
	win fyne.Window
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func en(words string) plan.Text { return plan.In(plan.English, words) }

// sample is a plan of two rows: one with two actions, a link and a measure, and one without anything.
func sample() *plan.Plan {
	m := plantest.Minter(1)
	p := &plan.Plan{ID: m.New(), Title: en("England"), Languages: []plan.Lang{plan.English, plan.Welsh}, Parent: plan.Parent{Title: en("The big plan")}}
	p.Priorities = []plan.Priority{{ID: m.New(), Title: en("Grow"), Rows: []plan.Row{{
		ID: m.New(), When: en("2027"),
		Actions: []plan.Action{
			{ID: m.New(), Text: en("Meet every board in each county."), Short: en("Meet boards"), Asks: []plan.Audience{plan.Members}, Status: plan.UnderWay,
				Links: []plan.Link{{ID: m.New(), Relation: plan.NotApplicable, Action: m.New(), AsSeen: en("Meet the **board**."), Reason: "There are many."}}},
			{ID: m.New(), Text: en("Plant trees.")},
		},
		Measures: []plan.Measure{{ID: m.New(), Text: en("A count is published."), Baseline: en("4"), Source: en("Board papers")}},
	}, {ID: m.New()}}}}
	return p
}

func open(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	now := func() time.Time { return time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC) }
	never := func(time.Duration, func()) func() { return func() {} } // Fyne's test driver would run it beside the test
	doc, err := document.Create(filepath.Join(t.TempDir(), "a.plan"), sample(), document.Options{DataDir: t.TempDir(), After: never, Now: now, Random: rand.NewChaCha8([32]byte{1})})
	must(t, err)
	d := &desk{Detail: New(doc), t: t, doc: doc}
	d.Problem = func(err error) { t.Errorf("problem: %v", err) }
	d.win = test.NewWindow(d.Detail)
	d.win.Resize(fyne.NewSize(640, 700))
	t.Cleanup(func() {
		must(t, doc.Close())
		d.win.Close()
	})
	d.Display(d.rows()[0].ID, "", plan.English)
	d.win.Resize(fyne.NewSize(640, 701)) // heights that follow from widths are known now
	return d
}

func (d *desk) rows() []plan.Row { return d.doc.Plan().Priorities[0].Rows }

func (d *desk) action(i int) *plan.Action { return &d.rows()[0].Actions[i] }

func (d *desk) press(names ...fyne.KeyName) {
	d.t.Helper()
	for _, n := range names {
		f := d.win.Canvas().Focused()
		if f == nil {
			d.t.Fatalf("%s: nothing has the keyboard", n)
		}
		f.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *desk) write(words string) { test.Type(d.win.Canvas().Focused(), words) }

// TestLook draws the pane. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestLook(t *testing.T) {
	d := open(t)
	test.AssertRendersToMarkup(t, "row.xml", d.win.Canvas())
	d.Display(d.rows()[1].ID, "", plan.Welsh)
	test.AssertRendersToMarkup(t, "nothing.xml", d.win.Canvas())
	d.Display("", "", plan.Welsh)
	test.AssertRendersToMarkup(t, "no-row.xml", d.win.Canvas())
}

func TestAFieldIsADraftUntilItIsLeft(t *testing.T) {
	d := open(t)
	d.Focus() // the first action's short form
	d.write(" all")
	if words, typing := d.doc.Typed(d.action(0).ID, "short@en"); !typing || words != "Meet boards all" {
		t.Errorf("the draft is %q: %v", words, typing)
	}
	if got := d.action(0).Short.In("en"); got != "Meet boards" {
		t.Errorf("before it is left the plan says %q", got)
	}
	d.press(fyne.KeyReturn) // on to the lead
	if got := d.action(0).Short.In("en"); got != "Meet boards all" {
		t.Errorf("after it is left the plan says %q", got)
	}
	d.Reload()
	d.write("Ann")
	d.press(fyne.KeyReturn)
	if got := d.action(0).Lead.In("en"); got != "Ann" {
		t.Errorf("the lead is %q", got)
	}
	for range 2 {
		if ok, err := d.doc.Undo(); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	d.Reload()
	if a := d.action(0); !a.Lead.Empty() || a.Short.In("en") != "Meet boards" || d.actions[0].short.Text != "Meet boards" {
		t.Errorf("after undo the action is %+v, and the field says %q", a, d.actions[0].short.Text)
	}
}

func TestEscapePutsTheOldWordsBackAndThenLeaves(t *testing.T) {
	d := open(t)
	left := 0
	d.Leave = func() { left++ }
	d.Focus()
	d.write("x")
	d.press(fyne.KeyEscape)
	if d.actions[0].short.Text != "Meet boards" || left != 0 {
		t.Errorf("it says %q, left %d times", d.actions[0].short.Text, left)
	}
	d.press(fyne.KeyEscape)
	if left != 1 {
		t.Errorf("left %d times", left)
	}
}

func TestUndoTyping(t *testing.T) {
	d := open(t)
	d.Focus()
	if d.UndoTyping() {
		t.Error("undone is what nobody typed")
	}
	d.write("x")
	if !d.UndoTyping() || d.actions[0].short.Text != "Meet boards" {
		t.Errorf("after undo it says %q", d.actions[0].short.Text)
	}
}

func TestTicksAndStatusAreEditsAtOnce(t *testing.T) {
	d := open(t)
	b := d.actions[0]
	test.Tap(b.asks[3])
	test.Tap(b.asks[1])
	b.status.SetSelected(say.Statuses[plan.Done])
	if a := d.action(0); len(a.Asks) != 1 || a.Asks[0] != plan.Everyone || a.Status != plan.Done {
		t.Errorf("the action asks %v and is %s", a.Asks, a.Status)
	}
	b.status.SetSelected(say.Unsaid)
	if a := d.action(0); a.Status != "" || d.action(1).Status != "" {
		t.Errorf("the status is %q", a.Status)
	}
	for range 4 {
		if ok, err := d.doc.Undo(); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	d.Reload()
	if b.status.Selected != say.Statuses[plan.UnderWay] || b.asks[3].Checked || !b.asks[1].Checked {
		t.Errorf("after undo the pane shows %q, %v, %v", b.status.Selected, b.asks[3].Checked, b.asks[1].Checked)
	}
}

// TestALockedRowTakesAStatusAlone, since progress comes after agreement.
func TestALockedRowTakesAStatusAlone(t *testing.T) {
	d := open(t)
	must(t, d.doc.Edit(history.Change{Item: d.doc.Plan().ID, Field: "state", Value: history.V(string(plan.Published))}))
	d.Display(d.rows()[0].ID, "", plan.English)
	b := d.actions[0]
	if b.status.Disabled() || !b.asks[0].Disabled() || !b.lead.ReadOnly {
		t.Error("the status can't be chosen, or something else can be changed")
	}
	if b.status.SetSelected(say.Statuses[plan.Done]); d.action(0).Status != plan.Done {
		t.Errorf("the status is %q", d.action(0).Status)
	}
}

func TestALinkIsShownRemovedAndBroughtBack(t *testing.T) {
	d := open(t)
	b := d.actions[0]
	if len(b.links.Objects) != 1 || len(d.actions[1].links.Objects) != 0 {
		t.Fatalf("%d links are shown", len(b.links.Objects))
	}
	remove := test.LaidOutObjects(b.links)
	for _, o := range remove {
		if x, ok := o.(*button); ok {
			d.win.Canvas().Focus(x)
		}
	}
	d.press(fyne.KeyReturn)
	if len(d.action(0).Links) != 0 || len(b.links.Objects) != 0 {
		t.Errorf("after it was removed the links are %v", d.action(0).Links)
	}
	if _, err := d.doc.Undo(); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	if len(b.links.Objects) != 1 {
		t.Error("undo does not show the link again")
	}
}

func TestEachLanguageHasItsOwnWords(t *testing.T) {
	d := open(t)
	d.Focus()
	d.write("x")
	d.Display(d.rows()[0].ID, "", plan.Welsh) // what was typed is kept, in the language it was typed in
	if a := d.action(0); a.Short.In("en") != "Meet boardsx" || a.Short.In("cy") != "" {
		t.Errorf("the short form is %v", a.Short)
	}
	if e := d.actions[0].short; e.Text != "" || e.PlaceHolder != "Meet boardsx" {
		t.Errorf("in Welsh it says %q with the hint %q", e.Text, e.PlaceHolder)
	}
	if !d.FocusField(d.rows()[0].Measures[0].ID, "target") {
		t.Fatal("there is no target")
	}
	d.write("Deg")
	if !d.Keep() || d.rows()[0].Measures[0].Target.In("cy") != "Deg" {
		t.Errorf("the target is %v", d.rows()[0].Measures[0].Target)
	}
}

// TestAnotherRowTakesOverTheFields and leaves nothing of the one before in them.
func TestAnotherRowTakesOverTheFields(t *testing.T) {
	d := open(t)
	id, err := d.doc.Add(plan.KindAction, d.rows()[1].ID, "", map[string]string{"text@en": "Dig."})
	must(t, err)
	d.Display(d.rows()[1].ID, id, plan.English)
	if e := d.actions[0].short; e.Text != "" || e.item != id || d.actions[0].asks[1].Checked || len(d.actions[0].links.Objects) != 0 {
		t.Errorf("of the row before is left %q, %v", e.Text, d.actions[0].asks[1].Checked)
	}
	d.Focus()
	d.write("Dig")
	d.Display(d.rows()[0].ID, "", plan.English)
	if got := d.rows()[1].Actions[0].Short.In("en"); got != "Dig" || d.action(0).Short.In("en") != "Meet boards" {
		t.Errorf("kept is %q", got)
	}
}

func TestAnEditElsewhereLeavesWhatIsBeingTyped(t *testing.T) {
	d := open(t)
	d.Focus()
	d.write(", mine")
	must(t, d.doc.SetText(d.action(0).ID, "lead:en", "Ben"))
	d.Reload()
	if b := d.actions[0]; b.short.Text != "Meet boards, mine" || b.lead.Text != "Ben" {
		t.Errorf("the fields say %q and %q", b.short.Text, b.lead.Text)
	}
	must(t, d.doc.Remove(d.rows()[0].ID))
	d.Reload()
	if d.body.Visible() || !d.empty.Visible() {
		t.Error("the row is gone and still shown")
	}
}

// TestAShortFormRefersByNumbers of which the plan holds the ids, also in what is being typed and where rows move.
func TestAShortFormRefersByNumbers(t *testing.T) {
	d := open(t)
	rows := d.rows()
	first, second := "[](#"+string(rows[0].ID)+")", "[](#"+string(rows[1].ID)+")"
	d.Focus()
	d.write(" of [](#1.2)")
	if words, _ := d.doc.Typed(rows[0].Actions[0].ID, "short@en"); words != "Meet boards of "+second {
		t.Errorf("the draft is %q", words)
	}
	d.press(fyne.KeyReturn)
	if got := d.action(0).Short.In("en"); got != "Meet boards of "+second {
		t.Errorf("the plan holds %q", got)
	}
	must(t, d.doc.SetText(rows[0].Actions[0].ID, "short@en", "Meet "+first+second))
	d.Reload()
	e := d.actions[0].short
	if e.Text != "Meet [](#1.1)[](#1.2)" {
		t.Errorf("the field says %q", e.Text)
	}
	e.SetCaret(len("Meet [](#1.1)"))
	must(t, d.doc.Move(rows[1].ID, d.doc.Plan().Priorities[0].ID, rows[0].ID))
	if d.Reload(); e.Text != "Meet [](#1.2)[](#1.1)" || e.Typing() || e.Caret() != len("Meet [](#1.2)") {
		t.Errorf("after the rows were changed about the field says %q, the caret behind %d", e.Text, e.Caret())
	}
	widget.Took("As 1.1", "As "+first, string(d.doc.Plan().ID))
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: widget.Clipping("As 1.1")})
	if words, _ := d.doc.Typed(rows[0].Actions[0].ID, "short@en"); e.Text != "As [](#1.2)" || words != "As "+first {
		t.Errorf("what was copied is pasted as %q, the draft is %q", e.Text, words)
	}
}

func TestFieldsGrowWithTheirWords(t *testing.T) {
	d := open(t)
	e := d.actions[0].short
	one := e.MinSize().Height
	e.SetText(strings.Repeat("Meet every board in each county. ", 8))
	if e.rows < 3 || e.MinSize().Height < 2*one {
		t.Errorf("long words have %d lines", e.rows)
	}
	e.SetText(strings.Repeat("Meet every board in each county. ", 80))
	if e.rows != mostRows {
		t.Errorf("very long words have %d lines", e.rows)
	}
}

// TestTabKeepsInView whatever it comes to, in a pane that shows a field or two.
func TestTabKeepsInView(t *testing.T) {
	d := open(t)
	d.win.Resize(fyne.NewSize(640, 240))
	d.win.Canvas().Focus(d.theme)
	buttons := 0
	for n := range 22 {
		o := d.win.Canvas().Focused().(fyne.CanvasObject)
		if _, ok := o.(*button); ok {
			buttons++
		}
		top, y, view := d.within(o), d.scroll.Offset.Y, d.scroll.Size().Height
		if inPane := top > 0; inPane && (top < y-1 || top+min(o.Size().Height, view) > y+view+1) {
			t.Errorf("after %d tabs %T stands from %v to %v, in view are %v to %v", n, o, top, top+o.Size().Height, y, y+view)
		}
		d.win.Canvas().FocusNext()
	}
	if buttons == 0 {
		t.Error("Tab never comes to the button of the link")
	}
}

func TestKeysOfThePane(t *testing.T) {
	d := open(t)
	closed, next := 0, 0
	d.Close, d.Next = func() { closed++ }, func() { next++ }
	for _, f := range []fyne.Focusable{d.theme, d.actions[0].asks[0], d.actions[0].status} {
		d.win.Canvas().Focus(f)
		d.press(fyne.KeyF4, fyne.KeyF6)
	}
	if closed != 3 || next != 3 {
		t.Errorf("F4 closed %d times, F6 went on %d times", closed, next)
	}
}

func BenchmarkDisplay(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(&widget.Theme{})
	p := plantest.Rows(300)
	doc, err := document.Create(filepath.Join(b.TempDir(), "a.plan"), p, document.Options{DataDir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer doc.Close()
	d := New(doc)
	w := test.NewWindow(d)
	defer w.Close()
	w.Resize(fyne.NewSize(640, 400))
	rows := p.Priorities[0].Rows
	for i := 0; b.Loop(); i++ {
		d.Display(rows[i%len(rows)].ID, "", plan.English)
	}
}
