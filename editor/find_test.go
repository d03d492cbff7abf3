package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/find"
	"planwright/plan/history"
	"planwright/plan/markup"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// look types what to find into the bar, which has the keyboard.
func (d *desk) look(words string) {
	d.t.Helper()
	d.command(say.Find)
	if d.win.Canvas().Focused() != fyne.Focusable(d.finder.bar.words) {
		d.t.Fatal("the bar has not the keyboard")
	}
	d.finder.bar.words.SetText("")
	d.write(words)
}

// all returns how often words stand in the texts of the plan in one language, whatever their capitals.
func all(p *plan.Plan, l plan.Lang, words string) int {
	n := 0
	p.EachText(func(field string, _ plan.ID, in plan.Lang, s string) {
		if in == l {
			n += strings.Count(strings.ToLower(s), words)
		}
	})
	return n
}

func TestFindStepsThroughThePlan(t *testing.T) {
	d := open(t, assets.Example())
	n := all(d.doc.Plan(), plan.English, "visit")
	if n < 3 {
		t.Fatalf("the example says visit %d times", n)
	}
	d.look("visit")
	var seen []string
	for i := range n + 1 {
		b := d.finder.bar
		if !strings.HasSuffix(b.count.Text, fmt.Sprint(" of ", n)) {
			t.Fatalf("step %d: the bar says %q, want one of %d", i, b.count.Text, n)
		}
		m := d.finder.found.Matches[d.finder.at]
		seen = append(seen, fmt.Sprint(m.Item, m.Field, m.Start))
		if got := strings.ToLower(m.Text[m.Start:m.End]); got != "visit" {
			t.Errorf("found %q", got)
		}
		it, _ := d.doc.Plan().Find(m.Item)
		switch it.Kind {
		case plan.KindAction, plan.KindMeasure:
			if c := d.table.Active(); m.Field == "text" && c.Item != m.Item {
				t.Errorf("%s %s: the cell is %+v", it.Kind, m.Field, c)
			}
		case plan.KindSection:
			if d.part != (outline.Part{Kind: outline.Section, ID: m.Item}) {
				t.Errorf("a match in a section shows %+v", d.part)
			}
		}
		if d.win.Canvas().Focused() != fyne.Focusable(b.words) {
			t.Fatal("stepping took the keyboard from the bar")
		}
		d.press(fyne.KeyReturn)
	}
	if seen[0] != seen[n] {
		t.Errorf("after the last comes %s, want the first again, %s", seen[n], seen[0])
	}
	distinct := map[string]bool{}
	for _, s := range seen {
		distinct[s] = true
	}
	if len(distinct) != n {
		t.Errorf("%d places were shown of %d", len(distinct), n)
	}
}

func TestFindBeginsWhereThePersonIs(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	row := p.Priorities[1].Rows[0]
	d.choose(outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}, true)
	d.table.Choose(table.When, row.ID, "")
	d.look("2")
	if m := d.finder.found.Matches[d.finder.at]; m.Item != row.ID || m.Field != "when" {
		t.Errorf("from the When of a row the first match is in %+v", m.Place)
	}
	d.press(fyne.KeyEscape)
	if d.finder.open || d.table.Active().Owner != row.ID || d.win.Canvas().Focused() == fyne.Focusable(d.finder.bar.words) {
		t.Error("Escape did not go back to the cell")
	}
	d.command(say.FindNext)
	if m := d.finder.found.Matches[d.finder.at]; !d.finder.open || m.Item == row.ID && m.Start == 0 {
		t.Errorf("F3 after the bar was closed shows %+v", m.Place)
	}
}

func TestFindSaysThatNothingIsFound(t *testing.T) {
	d := open(t, assets.Example())
	d.look("qqq")
	if got := d.finder.bar.count.Text; got != say.FindNothing || !d.finder.bar.one.Disabled() {
		t.Errorf("the bar says %q", got)
	}
	d.command(say.FindNext)
	d.finder.bar.words.SetText("")
	if got := d.finder.bar.count.Text; got != "" {
		t.Errorf("without words the bar says %q", got)
	}
}

func TestReplaceAllIsOneStepOfUndo(t *testing.T) {
	d := open(t, assets.Example())
	n := all(d.doc.Plan(), plan.English, "visit")
	welsh := all(d.doc.Plan(), plan.Welsh, "ymweliad")
	var title, yes string
	var agree func()
	d.host.Ask = func(t string, _ fyne.CanvasObject, y string, do func()) { title, yes, agree = t, y, do }
	d.look("visit")
	d.command(say.ReplaceDots)
	d.finder.bar.with.SetText("call")
	test.Tap(d.finder.bar.all)
	if agree == nil || all(d.doc.Plan(), plan.English, "visit") != n {
		t.Fatal("it was not shown first")
	}
	if !strings.Contains(title, fmt.Sprint(n)) || !strings.Contains(yes, fmt.Sprint(n)) {
		t.Errorf("asked: %s %s", title, yes)
	}
	d.Focus() // as the dialog that asked does when it closes
	agree()
	if got := all(d.doc.Plan(), plan.English, "visit"); got != 0 {
		t.Errorf("%d are left", got)
	}
	if all(d.doc.Plan(), plan.Welsh, "ymweliad") != welsh {
		t.Error("the Welsh was changed")
	}
	if got := d.finder.bar.count.Text; !strings.HasPrefix(got, fmt.Sprint(n, " replaced in ")) || d.status.Text != got {
		t.Errorf("the bar says %q, the status line %q", got, d.status.Text)
	}
	d.command(say.Undo)
	if got := all(d.doc.Plan(), plan.English, "visit"); got != n {
		t.Errorf("after one undo %d are there, want %d", got, n)
	}
	if d.press(fyne.KeyEscape); d.finder.open {
		t.Error("Escape does not put the bar away")
	}
}

func TestReplaceOneGoesOn(t *testing.T) {
	d := open(t, assets.Example())
	n := all(d.doc.Plan(), plan.English, "visit")
	d.look("visit")
	d.command(say.ReplaceDots)
	d.finder.bar.with.SetText("revisit") // holds what is looked for: each is replaced once
	first := d.finder.found.Matches[d.finder.at]
	test.Tap(d.finder.bar.one)
	now := d.finder.found.Matches[d.finder.at]
	if now.Item == first.Item && now.Field == first.Field && now.Start <= first.Start+2 {
		t.Errorf("after replacing %+v at %d the match is at %d", first.Place, first.Start, now.Start)
	}
	if got := all(d.doc.Plan(), plan.English, "revisit"); got != 1 {
		t.Errorf("%d were replaced", got)
	}
	d.win.Canvas().Focus(d.finder.bar.with)
	for range n - 1 {
		d.press(fyne.KeyReturn)
	}
	if got := all(d.doc.Plan(), plan.English, "revisit"); got != n {
		t.Errorf("after replacing each, %d are replaced of %d", got, n)
	}
}

// TestAReferenceInNewWordsIsTypedByItsNumber, of which the plan holds the id.
func TestAReferenceInNewWordsIsTypedByItsNumber(t *testing.T) {
	d := open(t, assets.Example())
	row := d.doc.Plan().Priorities[0].Rows[1].ID
	d.look("visit")
	d.command(say.ReplaceDots)
	d.finder.bar.with.SetText("[](#1.2)")
	at := slices.IndexFunc(d.finder.found.Matches, func(m find.Match) bool { return markup.Refers(m.Kind, m.Field) })
	if at < 0 {
		t.Fatal("no text that may refer to anything is found")
	}
	d.finder.step(at - d.finder.at)
	m := d.finder.found.Matches[d.finder.at]
	test.Tap(d.finder.bar.one)
	for _, r := range history.Records(d.doc.Plan()) {
		name, _ := history.FieldName(m.Kind, m.Field, m.Lang)
		if words, _ := r.Text(name); r.ID == m.Item && !strings.HasPrefix(words[m.Start:], "[](#"+string(row)+")") {
			t.Errorf("the plan holds %q", words)
		}
	}
}

func TestFindInAnotherLanguage(t *testing.T) {
	d := open(t, assets.Example())
	d.look("ymweliad")
	if got := d.finder.bar.count.Text; got != say.FindNothing {
		t.Fatalf("in English the bar says %q", got)
	}
	d.finder.bar.lang.SetSelected(say.FindAllLanguages)
	if len(d.finder.found.Matches) == 0 || d.Language() != plan.Welsh {
		t.Errorf("in all languages: %q, the window shows %s", d.finder.bar.count.Text, d.Language())
	}
}

// clash gives the When of the first row two versions to choose from.
func (d *desk) clash() {
	d.t.Helper()
	row := d.doc.Plan().Priorities[0].Rows[0].ID
	if err := d.doc.Publish(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
	theirs, _, _, err := store.Read(d.doc.Status().Path)
	if err != nil {
		d.t.Fatal(err)
	}
	w := history.NewWriter(theirs, plantest.Minter(99).New(), time.Now)
	changes, err := history.Fold(theirs).Set(row, "when:en", history.V("early in 2031"))
	if err == nil {
		_, err = w.Commit(changes)
	}
	if err == nil {
		err = d.doc.SetText(row, "when:en", "early in 2030")
	}
	if err == nil {
		err = d.doc.Join(theirs, nil)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.reload()
}

// TestTextsThatWaitForAChoiceAreLeftAlone: to replace a word in one of two versions would choose it.
func TestTextsThatWaitForAChoiceAreLeftAlone(t *testing.T) {
	d := open(t, assets.Example())
	d.clash()
	before := len(d.doc.Unsettled())
	if before == 0 {
		t.Fatal("nothing waits")
	}
	d.look("early in")
	d.command(say.ReplaceDots)
	d.finder.bar.with.SetText("late in")
	d.finder.replaceAll()
	d.finder.replace()
	if got := d.finder.bar.count.Text; got != say.ReplaceWaits {
		t.Errorf("replacing one of them, the bar says %q", got)
	}
	if got := len(d.doc.Unsettled()); got != before {
		t.Errorf("%d choices wait after replacing all, %d before", got, before)
	}
}

func TestAFieldOfTheTitlePageIsGoneTo(t *testing.T) {
	d := open(t, assets.Example())
	d.choose(outline.Part{Kind: outline.Details, ID: d.doc.Plan().ID}, true)
	title := d.doc.Plan().Title.In(plan.English)
	d.look(title)
	d.press(fyne.KeyEscape)
	e, ok := d.win.Canvas().Focused().(interface{ SelectedText() string })
	if !ok || d.win.Canvas().Focused() == fyne.Focusable(d.finder.bar.words) {
		t.Fatalf("the keyboard is with %T", e)
	}
	d.write("Z")
	d.Keep()
	if got := d.doc.Plan().Title.In(plan.English); !strings.Contains(got, "Z") {
		t.Errorf("the title is %q", got)
	}
}

func TestMatchesAreMarkedInTheTable(t *testing.T) {
	d := open(t, assets.Example())
	d.look("the")
	d.command(say.ReplaceDots)
	test.AssertObjectRendersToMarkup(t, "findbar.xml", d.finder.bar.content)
	count := func(name fyne.ThemeColorName) int {
		n := 0
		for _, o := range test.LaidOutObjects(d.table) {
			if r, ok := o.(*canvas.Rectangle); ok && r.Visible() && r.FillColor == theme.Color(name) {
				n++
			}
		}
		return n
	}
	if now, others := count(widget.ColorFoundNow), count(widget.ColorFound); now != 1 || others == 0 {
		t.Errorf("%d matches are marked as the one at hand, %d as others", now, others)
	}
	d.press(fyne.KeyEscape)
	if now, others := count(widget.ColorFoundNow), count(widget.ColorFound); now+others != 0 {
		t.Errorf("%d are marked when the bar is closed", now+others)
	}
}

func BenchmarkFindKey(b *testing.B) {
	p := plantest.Rows(10_000)
	q := find.Query{Words: "the workforce", Whole: true}
	for b.Loop() {
		if f, err := find.All(b.Context(), p, q, find.Place{}, 0); err != nil || len(f.Matches) == 0 {
			b.Fatal(err)
		}
	}
}
