package panel

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/plantest"
)

var monday = time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)

// desk is a plan that two people have edited apart.
type desk struct {
	t      *testing.T
	doc    *document.Document
	before changes.Side
	row    plan.Row
	win    fyne.Window
}

// options are those of a document of somebody whose clock stands still.
func options(t *testing.T, name string, at time.Time, seed byte) document.Options {
	return document.Options{DataDir: t.TempDir(), Author: name, Now: func() time.Time { return at }, Random: rand.NewChaCha8([32]byte{seed})}
}

func open(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	mint := plantest.Minter(1)
	p := &plan.Plan{ID: mint.New(), Title: plan.In("en", "A plan"), Languages: []plan.Lang{"en", "cy"}}
	row := func(action, when string) plan.Row {
		return plan.Row{ID: mint.New(), When: plan.In("en", when), Actions: []plan.Action{{ID: mint.New(), Text: plan.In("en", action), Short: plan.In("en", "Meet")}}}
	}
	p.Priorities = []plan.Priority{{ID: mint.New(), Title: plan.In("en", "Grow"), Rows: []plan.Row{
		row("Meet every board in each county and report to members once a year.", "2027"), row("Plant trees.", "2028")}}}
	path := filepath.Join(t.TempDir(), "a.plan")
	doc, err := document.Create(path, p, options(t, "Ann", monday, 17))
	must(t, err)
	theirs := filepath.Join(t.TempDir(), "b.plan")
	must(t, doc.SaveCopy(t.Context(), theirs))
	copy, err := document.Open(theirs, options(t, "Ben", monday.Add(time.Hour), 33))
	must(t, err)
	rows := p.Priorities[0].Rows
	text := rows[0].Actions[0].Text.In("en")
	for _, e := range []struct {
		d            *document.Document
		item         plan.ID
		field, words string
	}{
		{doc, rows[0].ID, "when:en", "2029"}, {copy, rows[0].ID, "when:en", "2030"},
		{doc, rows[0].Actions[0].ID, "text@en", "Always " + strings.ToLower(text[:1]) + text[1:]},
		{copy, rows[0].Actions[0].ID, "text@en", strings.Replace(text, "once a year", "twice a year", 1)},
		{doc, rows[0].Actions[0].ID, "short@en", "Meet boards"}, {copy, rows[0].Actions[0].ID, "short@en", "Meet all"},
		{copy, rows[1].Actions[0].ID, "text@en", "Plant many trees."},
	} {
		must(t, e.d.SetText(e.item, e.field, e.words))
	}
	must(t, doc.Remove(rows[1].ID))
	d := &desk{t: t, doc: doc, before: changes.Of(doc.Log()), row: rows[0], win: test.NewWindow(nil)}
	must(t, doc.Join(copy.Log(), nil))
	must(t, copy.Close())
	t.Cleanup(func() {
		must(t, doc.Close())
		d.win.Close()
	})
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) show(o fyne.CanvasObject, width, height float32) {
	d.win.SetContent(o)
	d.win.Resize(fyne.NewSize(width, height))
}

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

func (d *desk) choices() *Choices {
	c := NewChoices(d.doc)
	c.Problem = func(err error) { d.t.Errorf("problem: %v", err) }
	c.Canvas = func() fyne.Canvas { return d.win.Canvas() }
	c.Now = func() time.Time { return monday }
	d.show(c.Content(), 400, 600)
	c.Begin()
	c.Focus()
	return c
}

var teller = changes.Teller{Now: monday, Primary: "en"}

// TestLook draws the panels. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestLook(t *testing.T) {
	d := open(t)
	d.choices()
	test.AssertRendersToMarkup(t, "choices.xml", d.win.Canvas())
	after := changes.Of(d.doc.Log())
	r := NewReview(changes.Between(d.before, after), d.before, after, teller, true)
	d.show(r.Content(), 900, 500)
	test.AssertRendersToMarkup(t, "review.xml", d.win.Canvas())
	h := NewHistory(Past{Side: after, Entries: changes.History(after, changes.Only{}), Whole: true}, teller)
	d.show(h.Content(), 900, 500)
	test.AssertRendersToMarkup(t, "history.xml", d.win.Canvas())
}

func TestEachKindOfChoiceIsSettledByTheKeyboard(t *testing.T) {
	d := open(t)
	c := d.choices()
	var went []string
	c.GoTo = func(ch changes.Change) { went = append(went, ch.Field) }
	var kinds []changes.What
	for _, ch := range c.list {
		kinds = append(kinds, ch.What)
	}
	first := c.list[c.reader.chosen]
	slices.Sort(kinds)
	if !slices.Equal(kinds, []changes.What{changes.Choose, changes.Choose, changes.Joined, changes.Kept}) {
		t.Fatalf("waiting are %v", kinds)
	}
	for n := 4; n > 0; n-- {
		if c.Waiting() != n || len(d.doc.Unsettled()) != n {
			t.Errorf("%d wait in the list, and %d in the plan, want %d", c.Waiting(), len(d.doc.Unsettled()), n)
		}
		d.press(fyne.KeyReturn, fyne.KeyReturn) // to the first button, and press it
		if n == 4 && (!slices.Equal(went, []string{first.Field}) || sameChoice(c.list[c.reader.chosen], first)) {
			t.Errorf("after the first was settled the plan shows %q, and the list is at %q", went, c.list[c.reader.chosen].Field)
		}
	}
	rows := d.doc.Plan().Priorities[0].Rows
	if len(rows) != 2 || len(went) == 0 || rows[0].Actions[0].Text.In("en") != "Always meet every board in each county and report to members twice a year." {
		t.Errorf("settled, the rows are %+v, and shown were %v", rows, went)
	}
}

// TestASettledChoiceCanBeChosenAnew also after undo, which lets it wait again.
func TestASettledChoiceCanBeChosenAnew(t *testing.T) {
	d := open(t)
	c := d.choices()
	at := slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "when" })
	must(t, d.doc.Choose(d.row.ID, "when:en", "2029"))
	c.Reload()
	if !c.settled[at] || c.text(d.row.ID, "when:en") != "2029" {
		t.Fatalf("settled: %v, the text is %q", c.settled[at], c.text(d.row.ID, "when:en"))
	}
	if _, err := d.doc.Undo(); err != nil {
		t.Fatal(err)
	}
	c.Reload()
	if c.settled[at] || c.Waiting() != len(c.list) {
		t.Error("what was taken back does not wait again")
	}
	c.reader.list.Select(at)
	d.press(fyne.KeyReturn, fyne.KeyReturn)
	if got := d.doc.Plan().Priorities[0].Rows[0].When.In("en"); got != "2030" {
		t.Errorf("chosen anew is %q", got)
	}
}

// TestWhatWasThereBeforeCanBeKept, like the versions that came after it.
func TestWhatWasThereBeforeCanBeKept(t *testing.T) {
	d := open(t)
	c := d.choices()
	c.reader.list.Select(slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "when" }))
	was := c.list[c.reader.chosen].Old
	var keep []*keyButton
	for _, o := range test.LaidOutObjects(c.reader.detail) {
		if b, ok := o.(*keyButton); ok && b.Text == say.KeepThis {
			keep = append(keep, b)
		}
	}
	if was == "" || len(keep) != 3 {
		t.Fatalf("before stood %q, and %d can be kept", was, len(keep))
	}
	test.Tap(keep[2])
	if got := d.doc.Plan().Priorities[0].Rows[0].When.In("en"); got != was || c.Waiting() != 3 {
		t.Errorf("kept is %q, and %d wait", got, c.Waiting())
	}
}

func TestOwnWordsInstead(t *testing.T) {
	d := open(t)
	c := d.choices()
	at := slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "short" })
	c.reader.list.Select(at)
	c.write()
	c.entry.SetText("Meet them all")
	c.Reload() // as when somebody else's work comes in: the words stay
	if c.entry.Text != "Meet them all" {
		t.Errorf("the words being written are %q", c.entry.Text)
	}
	d.press(fyne.KeyEscape)
	if c.editing || d.win.Canvas().Focused() != fyne.Focusable(c.reader.list) {
		t.Error("Escape does not leave the words")
	}
	c.do(c.doc.Choose(d.row.Actions[0].ID, "short@en", "Meet them all"))
	if got := d.doc.Plan().Priorities[0].Rows[0].Actions[0].Short.In("en"); got != "Meet them all" || c.Waiting() != 3 {
		t.Errorf("own words are %q, and %d wait", got, c.Waiting())
	}
	closed := false
	c.Close = func() { closed = true }
	d.press(fyne.KeyEscape)
	if !closed {
		t.Error("Escape does not close the list")
	}
}

func TestAReviewIsTickedByTheKeyboard(t *testing.T) {
	d := open(t)
	after := changes.Of(d.doc.Log())
	r := NewReview(changes.Between(d.before, after), d.before, after, teller, true)
	d.show(r.Content(), 900, 500)
	d.win.Canvas().Focus(r.Focusable())
	if n := len(r.Unticked()); n != 0 {
		t.Fatalf("%d are not ticked at first", n)
	}
	d.press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace)
	if u := r.Unticked(); len(u) != 1 || u[0].Item != r.report.Changes[1].Item {
		t.Errorf("not ticked are %+v", u)
	}
	r.ShowBy(true)
	if u := r.Unticked(); len(u) != 1 {
		t.Error("the ticks are lost when they are grouped by person")
	}
	d.press(fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyHome)
	if r.reader.chosen != 1 {
		t.Errorf("Home goes to line %d", r.reader.chosen)
	}
}

// TestWhatWasKeptCanStillBeDeletedAndBroughtBack from the list, where it stays as settled.
func TestWhatWasKeptCanStillBeDeletedAndBroughtBack(t *testing.T) {
	d := open(t)
	c := d.choices()
	at := slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.What == changes.Kept })
	rows := func() int { return len(d.doc.Plan().Priorities[0].Rows) }
	c.reader.list.Select(at)
	d.press(fyne.KeyReturn, fyne.KeyReturn)
	if !c.settled[at] || rows() != 2 || c.reader.lines[at].words != say.SettledKept {
		t.Fatalf("settled: %v, %d rows, it says %q", c.settled[at], rows(), c.reader.lines[at].words)
	}
	c.reader.list.Select(at)
	d.press(fyne.KeyReturn, fyne.KeyReturn) // delete it
	if rows() != 1 || c.reader.lines[at].words != say.SettledGone {
		t.Errorf("deleted, there are %d rows, and it says %q", rows(), c.reader.lines[at].words)
	}
	c.reader.list.Select(at)
	d.press(fyne.KeyReturn, fyne.KeyReturn) // bring it back
	if got := d.doc.Plan().Priorities[0].Rows; len(got) != 2 || got[1].Actions[0].Text.In("en") != "Plant many trees." {
		t.Errorf("brought back, the rows are %+v", got)
	}
}

// TestVersionsArePutIntoOnesOwnWords where the cursor is.
func TestVersionsArePutIntoOnesOwnWords(t *testing.T) {
	d := open(t)
	c := d.choices()
	c.reader.list.Select(slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "short" }))
	if !c.lists.Visible() || c.writing.Visible() {
		t.Fatal("the list is not shown")
	}
	c.write()
	if c.lists.Visible() || !c.writing.Visible() || c.entry.Text != "Meet all" {
		t.Fatalf("the list is still shown: %v, and the words are %q", c.lists.Visible(), c.entry.Text)
	}
	c.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: widget.Clipping(" and boards")})
	if c.entry.Text != "Meet all and boards" {
		t.Errorf("with a version put in the words are %q", c.entry.Text)
	}
	c.do(c.doc.Choose(d.row.Actions[0].ID, "short@en", c.entry.Text))
	if !c.lists.Visible() || c.Waiting() != 3 {
		t.Errorf("the list is back: %v, and %d wait", c.lists.Visible(), c.Waiting())
	}
}

// TestOnesOwnWordsReferByNumbers, of which the plan holds the ids.
func TestOnesOwnWordsReferByNumbers(t *testing.T) {
	d := open(t)
	c := d.choices()
	action := func() string { return d.doc.Plan().Priorities[0].Rows[0].Actions[0].Text.In("en") }
	choose := func() {
		c.reader.list.Select(slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "text" && ch.Item == d.row.Actions[0].ID }))
		c.write()
	}
	choose()
	c.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(c.entry, "As [](#1.1) says")
	foot := c.writing.Objects[0].(*fyne.Container).Objects[2].(*fyne.Container)
	save := foot.Objects[1].(*fyne.Container).Objects[2].(*keyButton)
	if save.Text != say.SaveWords {
		t.Fatalf("the last button is %q", save.Text)
	}
	test.Tap(save)
	if want := "As [](#" + string(d.row.ID) + ") says"; action() != want {
		t.Errorf("the plan holds %q, want %q", action(), want)
	}
	if choose(); c.entry.Text != "As [](#1.1) says" {
		t.Errorf("written again they are %q", c.entry.Text)
	}
}

// TestASettledListSaysSoAndAnEmptyOneWhatToDo.
func TestASettledListSaysSoAndAnEmptyOneWhatToDo(t *testing.T) {
	d := open(t)
	c := d.choices()
	c.From = []string{"Cath", "Ann", "Ben"}
	for range 4 {
		d.press(fyne.KeyReturn, fyne.KeyReturn)
	}
	if !strings.Contains(c.count.Text, "Ann, Ben and Cath") || c.empty.Visible() {
		t.Errorf("in the end it says %q", c.count.Text)
	}
	c = d.choices() // as when the plan is opened again
	asked := false
	c.Combine = func() { asked = true }
	if !c.empty.Visible() || c.lists.Visible() {
		t.Error("the list is shown empty")
	}
	test.Tap(c.empty.Objects[1].(*fyne.Container).Objects[0].(fyne.Tappable))
	if !asked {
		t.Error("the button asks for no copies")
	}
}
