package preview

import (
	"fmt"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/plantest"
)

// fake is a document in memory.
type fake struct {
	plan  *plan.Plan
	typed map[string]string // item + field -> the draft
}

func (f *fake) Plan() *plan.Plan { return f.plan }

func (f *fake) Typed(item plan.ID, field string) (string, bool) {
	words, ok := f.typed[string(item)+" "+field]
	return words, ok
}

// edit changes the first action of a row in a copy of the plan.
func (f *fake) edit(row int, words string) {
	next := f.plan.Clone()
	next.Priorities[0].Rows[row].Actions[0].Text = plan.In(plan.English, words)
	f.plan = next
}

func in(words string) plan.Text { return plan.In(plan.English, words) }

// small is a plan with that many rows.
func small(rows int) *fake {
	m := plantest.Minter(1)
	p := &plan.Plan{ID: m.New(), Title: in("Harbour plan"), Languages: []plan.Lang{"en", "cy"}, Priorities: []plan.Priority{{ID: m.New(), Title: in("Boats"),
		Commitments: []plan.Commitment{{ID: m.New(), Text: in("We keep to it.")}}}},
		Sections: []plan.Section{{ID: m.New(), Title: in("About us"), Body: in("Few words.\n\nAnd more."), Place: plan.After}}}
	for i := range rows {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: m.New(), When: in("2026 to 2027"),
			Actions:  []plan.Action{{ID: m.New(), Text: in(fmt.Sprintf("Ask every crew of boat %d how it finds its sailors, and write down what it says.", i))}},
			Measures: []plan.Measure{{ID: m.New(), Text: in("Every crew was asked, and four in five have answered within the year.")}}})
	}
	return &fake{plan: p, typed: map[string]string{}}
}

// desk is a preview in a window, whose work off Fyne's goroutine waits until the test lets it come back.
type desk struct {
	*Preview
	t    testing.TB
	doc  *fake
	win  fyne.Window
	back chan func()
	wake chan func() // what waits for its time
	time time.Time
}

func open(t testing.TB, doc *fake) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &desk{t: t, doc: doc, win: test.NewWindow(nil), back: make(chan func(), 1000), time: time.Unix(1e9, 0)}
	d.Preview = New(doc, InTime)
	d.do = func(f func()) { d.back <- f }
	d.now = func() time.Time { return d.time }
	d.maker.later = func(_ time.Duration, f func()) func() { // when the test settles, unless it is taken back before
		stopped := false
		d.wake = make(chan func(), 1)
		d.wake <- func() {
			if !stopped {
				f()
			}
		}
		return func() { stopped = true }
	}
	d.Canvas = d.win.Canvas
	d.win.SetContent(d.Preview)
	d.win.Resize(fyne.NewSize(420, 600))
	d.Display(plan.English)
	t.Cleanup(func() {
		d.Close()
		d.win.Close()
	})
	return d
}

// settle lets all work come back, until there is none for a while.
func (d *desk) settle() {
	d.t.Helper()
	for {
		select {
		case f := <-d.wake:
			f()
		case f := <-d.back:
			f()
		default:
			if d.idle() && len(d.back) == 0 {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
}

// idle reports whether no goroutine is at work.
func (d *desk) idle() bool {
	for _, l := range []*latest{&d.maker.layouts, &d.maker.paints} {
		l.mu.Lock()
		busy := l.busy
		l.mu.Unlock()
		if busy {
			return false
		}
	}
	return true
}

// shown returns what is printed on the pages in view.
func (d *desk) shown() map[int]image.Image {
	out := map[int]image.Image{}
	for i, l := range d.sheet.leaves {
		out[i] = l.print.Image
	}
	return out
}

func TestPagesInViewAreShown(t *testing.T) {
	d := open(t, small(60))
	if d.pages != nil || len(d.wake) > 0 {
		t.Fatal("pages are made although the pane is closed")
	}
	d.Activate(true)
	d.settle()
	if n := len(d.pages.Pages); n < 5 {
		t.Fatalf("there are %d pages", n)
	}
	if len(d.shown()) == 0 || len(d.shown()) > 2 {
		t.Errorf("%d pages are in view", len(d.shown()))
	}
	for i, img := range d.shown() {
		b := d.places.boxes[i]
		if img == nil || img.Bounds().Dx() != int(b.w) || img.Bounds().Dy() != int(b.h) {
			t.Errorf("page %d is not painted as large as it is shown: %v", i+1, b)
		}
	}
	if n := d.maker.images.order.Len(); n > 4 {
		t.Errorf("%d pages were painted", n)
	}
	if want := fmt.Sprintf("Page 1 of %d", len(d.pages.Pages)); d.bar.number.Text != want {
		t.Errorf("the bar says %q, not %q", d.bar.number.Text, want)
	}
}

// TestOnlyChangedPagesArePaintedAgain edits a row of the page in view, and one far away.
func TestOnlyChangedPagesArePaintedAgain(t *testing.T) {
	d := open(t, small(60))
	d.Activate(true)
	d.settle()
	d.Turn(1)
	d.settle()
	before := d.shown()
	d.doc.edit(50, "Another.")
	d.Reload()
	d.settle()
	for i, img := range d.shown() {
		if img != before[i] {
			t.Errorf("page %d was painted again although a row of another was edited", i+1)
		}
	}
	d.doc.edit(0, "Quite another text.")
	d.Reload()
	d.settle()
	if d.shown()[1] == before[1] {
		t.Error("the page of an edited row was not painted again")
	}
}

func TestNothingIsDoneForNothing(t *testing.T) {
	d := open(t, small(3))
	d.Activate(true)
	d.settle()
	d.Reload()
	d.Display(plan.English)
	if len(d.wake) > 0 || !d.idle() {
		t.Error("work was begun although nothing has changed")
	}
	d.SetReduced(true)
	if len(d.wake) == 0 {
		t.Error("another version makes no pages")
	}
	d.settle()
	d.Activate(false)
	d.doc.edit(1, "Unseen.")
	d.Reload()
	if len(d.wake) > 0 || d.maker.images.order.Len() > 0 {
		t.Error("a closed pane works on or keeps pages")
	}
	d.Follow(d.doc.plan.Priorities[0].Rows[2].ID, layout.WhenPart)
	d.Activate(true)
	d.settle()
	if _, ok := d.Place(d.doc.plan.Priorities[0].Rows[2].ID); len(d.shown()) == 0 || !ok {
		t.Error("opened again it doesn't show the row that is worked on")
	}
}

// TestThePagesAreMadeAsTheyAreWanted: on other paper, larger, in other languages; and what that is stands over them.
func TestThePagesAreMadeAsTheyAreWanted(t *testing.T) {
	d := open(t, small(3))
	d.doc.plan.Languages = []plan.Lang{plan.English, plan.Welsh}
	d.Words = func(l Look) string {
		if l == (Look{}) {
			return ""
		}
		return fmt.Sprintf("%s %v %v %s", l.Paper, l.TextSize, l.All, l.Lang)
	}
	d.Activate(true)
	d.settle()
	if d.told.Visible() {
		t.Errorf("of the usual pages it says %q", d.words.Text)
	}
	last := d.doc.plan.Priorities[0].Rows[2].ID
	d.Follow(last, layout.Whole)
	d.hand()
	d.scrollTo(0, 0)
	width, n := d.pages.Pages[0].Width, len(d.pages.Pages)
	top := d.scroll.Position().Y
	d.SetLook(Look{Options: layout.Options{Paper: layout.A3, Landscape: true, TextSize: 24}, All: true})
	d.settle()
	if got := d.pages.Pages[0]; got.Width < 1.9*width || got.Width <= got.Height || len(d.pages.Pages) <= n {
		t.Errorf("%d pages of %v by %v, before %d of %v", len(d.pages.Pages), got.Width, got.Height, n, width)
	}
	if !d.reached || d.scroll.Offset.Y == 0 {
		t.Error("what is worked on is not in view")
	}
	if !d.told.Visible() || d.words.Text != "a3 24 true " || d.scroll.Position().Y <= top {
		t.Errorf("over them it says %q", d.words.Text)
	}
	d.Display(plan.Welsh) // all are in them still
	if !d.Look().All {
		t.Error("in all languages no more")
	}
	d.SetLook(Look{Lang: plan.English})
	d.Display(plan.Welsh)
	if d.Look().Lang != plan.English {
		t.Error("the language that is in view already takes over")
	}
	if d.Display(plan.English); d.Look() != (Look{}) || d.told.Visible() {
		t.Errorf("the language that is gone to does not take over: %+v", d.Look())
	}
	d.settle()
	d.Words = func(l Look) string {
		if l.Reduced {
			return "reduced"
		}
		return ""
	}
	if d.SetReduced(true); d.told.Visible() || !d.Look().IsReduced() {
		t.Error("of the version that the table shows it says something")
	}
	was := d.Look()
	d.SetLook(Look{Reduced: true})
	if d.SetReduced(false); d.Look().IsReduced() {
		t.Error("the version that is gone to does not take over")
	}
	if d.SetLook(was); d.told.Visible() || !d.Look().IsReduced() {
		t.Error("the pages are not again what they were")
	}
	d.SetReduced(false)
	d.Words = func(Look) string { return "another way" }
	usual := 0
	d.Usual = func() { usual++ }
	d.SetLook(Look{Timeline: true})
	test.Tap(d.told.Objects[1].(*fyne.Container).Objects[0].(fyne.Tappable))
	if usual != 1 {
		t.Error("the button does not ask for the usual pages")
	}
	d.settle()
}

func TestTypingIsFollowed(t *testing.T) {
	d := open(t, small(60))
	d.Activate(true)
	d.settle()
	a := d.doc.plan.Priorities[0].Rows[0].Actions[0].ID
	holds := func(words string) bool {
		for _, pg := range d.pages.Pages {
			for _, it := range pg.Items {
				if it.Text == words {
					return true
				}
			}
		}
		return false
	}
	d.doc.typed[string(a)+" text@en"] = "Begun"
	d.Typing(a, "text@en")
	d.settle()
	if !holds("Begun") {
		t.Error("typed words are not on the pages")
	}
	d.Follow(a, layout.Whole)
	d.settle()
	d.key(fyne.KeyEnd)
	d.time = d.time.Add(rest + time.Second)
	d.doc.typed[string(a)+" text@en"] = "Begun again"
	d.Typing(a, "text@en")
	d.settle()
	if _, ok := d.Place(a); !ok {
		t.Error("what is being typed is not in view")
	}
	delete(d.doc.typed, string(a)+" text@en") // Escape
	d.Reload()
	d.settle()
	if holds("Begun again") || len(d.typing) > 0 {
		t.Error("words that were taken back are on the pages")
	}
}
