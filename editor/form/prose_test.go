package form

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// printedWords are the words of a text as it prints, line by line; bold ones in capitals.
func printedWords(p *printed) string {
	var lines []string
	for _, o := range p.objects {
		if c, ok := o.(*fyne.Container); ok {
			for _, x := range c.Objects {
				words := x.(*canvas.Text).Text
				if x.(*canvas.Text).TextStyle.Bold {
					words = strings.ToUpper(words)
				}
				lines = append(lines, words)
			}
		}
	}
	return strings.Join(lines, "|")
}

func TestTheTextShowsAsItPrints(t *testing.T) {
	f, d, w := open(t)
	row := d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New(), Rows: []plan.Row{{ID: d.mint.New()}, {ID: row}}}}
	body := f.fields[1]
	w.Canvas().Focus(body)
	body.SetText("### Why\nWe **work** here, see [](#" + string(row) + ") on page [](#page:" + string(row) + ").\n\n- one\n- two\n\n3. three")
	if got, want := printedWords(f.proses[0].printed), "WHY|We|WORK|here, see|1.2|on page|[page]|.|•|one|•|two|3.|three"; got != want {
		t.Errorf("it prints as\n%s, want\n%s", got, want)
	}
	body.SetText("")
	if f.proses[0].printed.Visible() {
		t.Error("nothing is shown as it prints")
	}
}

func TestMarksByMenuAndButton(t *testing.T) {
	f, d, w := open(t)
	body := f.fields[1]
	w.Canvas().Focus(body)
	body.SetText("We work here")
	body.SetCaret(4)
	edits := d.edits
	f.Mark(Bold)
	if body.Text != "We **work** here" || d.plan.Sections[0].Body.In(plan.English) != body.Text || d.edits != edits+2 {
		t.Errorf("in %d edits it says %q, the plan %v", d.edits-edits, body.Text, d.plan.Sections[0].Body)
	}
	test.Type(body, "ed")
	if body.Text != "We **worked** here" {
		t.Errorf("typing goes on in %q", body.Text)
	}
	f.Mark(Bold)
	f.Mark(Bullets)
	if body.Text != "- We worked here" || w.Canvas().Focused() != fyne.Focusable(body) {
		t.Errorf("it says %q", body.Text)
	}
	f.Mark(Numbers)
	f.Mark(SubHeading)
	if body.Text != "### We worked here" {
		t.Errorf("it says %q", body.Text)
	}
	body.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.Mark(Bold)
	if body.Text != "### **We worked here**" {
		t.Errorf("with all selected it says %q", body.Text)
	}
}

func TestALinkIsAskedFor(t *testing.T) {
	f, d, w := open(t)
	body, i := f.fields[1], f.proses[0].insert
	w.Canvas().Focus(body)
	body.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.Mark(Link)
	if !i.content.Visible() || i.words.Text != "Words." || w.Canvas().Focused() != fyne.Focusable(i.address) {
		t.Fatalf("asked is for %q", i.words.Text)
	}
	test.Type(i.address, "http://example.org")
	i.address.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !i.doubt.Visible() || body.Text != "Words." {
		t.Errorf("an address that can't be a link was taken: %q", body.Text)
	}
	i.address.SetText("www.example.org/a")
	i.address.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if body.Text != "[Words.](https://www.example.org/a)" || i.content.Visible() || d.plan.Sections[0].Body.In(plan.English) != body.Text {
		t.Errorf("it says %q", body.Text)
	}
	f.Mark(Link)
	i.words.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if i.content.Visible() || w.Canvas().Focused() != fyne.Focusable(body) {
		t.Error("Escape asks on")
	}
	for words, want := range map[string]string{"a@example.org": "mailto:a@example.org", "mailto:a@example.org": "mailto:a@example.org", "https://example.org": "https://example.org"} {
		if got, ok := linkTo(words); !ok || got != want {
			t.Errorf("%q leads to %q", words, got)
		}
	}
}

func TestAReferenceIsLookedFor(t *testing.T) {
	f, d, w := open(t)
	action := func(s string) []plan.Action { return []plan.Action{{ID: d.mint.New(), Text: plan.In(plan.English, s)}} }
	rows := []plan.Row{{ID: d.mint.New(), Actions: action("Count the posts")}, {ID: d.mint.New(), Actions: action("Tell the board")}}
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New(), Title: plan.In(plan.English, "Grow"), Rows: rows}}
	body, i := f.fields[1], f.proses[0].insert
	w.Canvas().Focus(body)
	body.SetCaret(6)
	f.Mark(Reference)
	if len(i.found) != 3 || i.found[0].words != "Priority 1 Grow" || w.Canvas().Focused() != fyne.Focusable(i.find) {
		t.Fatalf("offered are %+v", i.found)
	}
	test.Type(i.find, "board")
	i.find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	source := func() string { return d.plan.Sections[0].Body.In(plan.English) }
	if want := "Words.[](#" + string(rows[1].ID) + ")"; body.Text != "Words.[](#1.2)" || source() != want || !strings.HasSuffix(printedWords(f.proses[0].printed), "1.2") {
		t.Errorf("it says %q and prints as %q", body.Text, printedWords(f.proses[0].printed))
	}
	f.Mark(Reference)
	i.find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	test.Tap(i.page)
	if !strings.HasSuffix(body.Text, "[](#page:1.1)") || !strings.HasSuffix(source(), "[](#page:"+string(rows[0].ID)+")") {
		t.Errorf("it says %q, and the plan %q", body.Text, source())
	}
	f.Mark(Reference)
	if test.Type(i.find, "nowhere"); !i.none.Visible() || !i.number.Disabled() {
		t.Error("what is not there can be referred to")
	}
}

// TestPagesLook holds the pages against pictures of them in markup.
func TestPagesLook(t *testing.T) {
	f, d, w := open(t)
	w.Resize(fyne.NewSize(760, 900))
	d.plan.Terms = []plan.Term{{ID: d.mint.New(), Short: plan.In(plan.English, "NHS"), Meaning: plan.In(plan.English, "National Health Service")}, {ID: d.mint.New()}}
	d.plan.Sections[0].Body = plan.In(plan.English, "### Why\nWe **work** here.\n\n- one\n- two")
	f.Reload()
	test.AssertRendersToMarkup(t, "section.xml", w.Canvas())
	f.Display(Terms, document, plan.Welsh)
	test.AssertRendersToMarkup(t, "terms.xml", w.Canvas())
	f.Display(Organisation, document, plan.English)
	test.AssertRendersToMarkup(t, "organisation.xml", w.Canvas())
}

// BenchmarkType is one letter in a section's text of 4,000 characters, which is shown as it prints too.
func BenchmarkType(b *testing.B) {
	f, _, w := open(b)
	body := f.fields[1]
	var s strings.Builder
	for i := 0; s.Len() < 4000; i++ {
		fmt.Fprintf(&s, "We will **work** with members to build skills, and say in year %d what came of it.\n\n- one point\n- another\n\n", i)
	}
	w.Canvas().Focus(body)
	body.SetText(s.String())
	body.SetCaret(2000)
	for i := 0; b.Loop(); i++ {
		if i%100 == 99 {
			body.SetText(s.String())
			body.SetCaret(2000)
		}
		body.TypedRune('x')
	}
}
