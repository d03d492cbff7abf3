package form

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// The ids of the plan and of its section.
const (
	document = "019bb18b-0000-7000-8000-000000000001"
	section  = "019bb18b-0000-7000-8000-000000000002"
)

// fake is a document of one section in memory.
type fake struct {
	plan  *plan.Plan
	typed map[string]string
	fail  error
	mint  *plan.Minter
	edits int
}

func (f *fake) Plan() *plan.Plan                       { return f.plan }
func (f *fake) Type(item plan.ID, field, words string) { f.typed[string(item)+" "+field] = words }
func (f *fake) SetText(id plan.ID, field, w string) error {
	if err := f.edit(func(s *history.State) ([]history.Change, error) { return s.SetWords(id, field, w) }); err != nil {
		return err
	}
	delete(f.typed, string(id)+" "+field)
	return nil
}

func (f *fake) Add(kind string, parent, after plan.ID, fields map[string]string) (plan.ID, error) {
	id := f.mint.New()
	return id, f.edit(func(s *history.State) ([]history.Change, error) { return s.Add(kind, parent, after, id, fields) })
}

func (f *fake) Remove(items ...plan.ID) error {
	return f.edit(func(s *history.State) ([]history.Change, error) { return s.Remove(items...) })
}

func (f *fake) Move(item, parent, before plan.ID) error {
	return f.edit(func(s *history.State) ([]history.Change, error) { return s.Move(item, parent, before) })
}

func (f *fake) Sort(items []plan.ID) error {
	return f.edit(func(s *history.State) ([]history.Change, error) { return s.Sort(items) })
}

func (f *fake) SetPicture(item plan.ID, field string, file plan.File) error {
	if f.fail != nil {
		return f.fail
	}
	next := f.plan.Clone()
	pic := &next.Design.Logo
	if field == "picture" {
		pic = &next.Sections[0].Picture
	}
	if pic.File = file.Hash; file.Hash == "" {
		*pic = plan.Picture{}
	} else {
		next.Files = append(next.Files, file)
	}
	f.plan = next
	f.edits++
	return nil
}

func (f *fake) Edit(changes ...history.Change) error {
	return f.edit(func(*history.State) ([]history.Change, error) { return changes, nil })
}

// edit makes one edit, as the open plan does.
func (f *fake) edit(build func(*history.State) ([]history.Change, error)) error {
	if f.fail != nil {
		return f.fail
	}
	log := &history.Log{}
	start, err := history.Diff(nil, f.plan)
	if err != nil {
		return err
	}
	w := history.NewWriter(log, f.mint.New(), time.Now)
	if _, err := w.Commit(start); err != nil {
		return err
	}
	changes, err := build(history.Fold(log))
	if err != nil {
		return err
	}
	if _, err := w.Commit(changes); err != nil {
		return err
	}
	files := f.plan.Files
	f.plan = history.Fold(log).Plan()
	f.plan.Files = files
	f.edits++
	return nil
}

func open(t testing.TB) (*Form, *fake, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &fake{typed: map[string]string{}, mint: plantest.Minter(1), plan: &plan.Plan{
		ID: document, Scope: plan.UKWide, State: plan.Draft, NumberStyle: plan.NumberWords, Title: plan.In(plan.English, "Small plan"), Languages: []plan.Lang{plan.English, plan.Welsh},
		Sections: []plan.Section{{ID: section, Place: plan.Before, Kind: plan.Plain, Versions: plan.BothVersions, Title: plan.In(plan.English, "About"), Body: plan.In(plan.English, "Words.")}},
	}}
	f := New(d)
	f.Problem = func(err error) { t.Errorf("problem: %v", err) }
	w := test.NewWindow(f)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(700, 600))
	f.Display(Section, section, plan.English)
	f.Focus()
	return f, d, w
}

func TestAFieldIsKeptWhenItIsLeft(t *testing.T) {
	f, d, w := open(t)
	test.Type(w.Canvas().Focused(), "All ")
	if got := d.typed[section+" title@en"]; got != "All About" {
		t.Errorf("the draft is %q", got)
	}
	if got := d.plan.Sections[0].Title.In(plan.English); got != "About" {
		t.Errorf("before it is left the plan holds %q", got)
	}
	w.Canvas().FocusNext()
	if got := d.plan.Sections[0].Title.In(plan.English); got != "All About" {
		t.Errorf("after it is left the plan holds %q", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(f.fields[1]) {
		t.Error("Tab goes elsewhere than to the text")
	}
}

func TestEscapePutsTheOldWordsBack(t *testing.T) {
	f, d, w := open(t)
	test.Type(w.Canvas().Focused(), "x")
	f.fields[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.fields[0].Text != "About" || d.typed[section+" title@en"] == "xAbout" {
		t.Errorf("the field says %q, the draft %q", f.fields[0].Text, d.typed[section+" title@en"])
	}
}

func TestTheSecondLanguageHintsAtTheFirst(t *testing.T) {
	f, d, w := open(t)
	f.Display(Section, section, plan.Welsh)
	if e := f.fields[1]; e.Text != "" || e.other.words.Text != "Words." || !e.other.content.Visible() || e.other.name.Text != "English" {
		t.Errorf("the text says %q beside %q", e.Text, e.other.words.Text)
	}
	w.Canvas().Focus(f.fields[1])
	test.Type(f.fields[1], "Geiriau.")
	if !f.Keep() || d.plan.Sections[0].Body.In(plan.Welsh) != "Geiriau." || d.plan.Sections[0].Body.In(plan.English) != "Words." {
		t.Errorf("the text is %v", d.plan.Sections[0].Body)
	}
}

func TestAChangeElsewhereIsShownUnlessOneIsTyping(t *testing.T) {
	f, d, w := open(t)
	test.Type(w.Canvas().Focused(), "My ")
	for field, words := range map[string]string{"title@en": "Theirs", "body@en": "Their words."} {
		if err := d.SetText(section, field, words); err != nil {
			t.Fatal(err)
		}
	}
	f.Reload()
	if f.fields[0].Text != "My About" || f.fields[1].Text != "Their words." {
		t.Errorf("the fields say %q and %q", f.fields[0].Text, f.fields[1].Text)
	}
}

func TestWordsThatCannotBeKeptStay(t *testing.T) {
	f, d, w := open(t)
	var told error
	f.Problem = func(err error) { told = err }
	d.fail = errors.New("the disk is full")
	test.Type(w.Canvas().Focused(), "More ")
	if f.Keep() || !errors.Is(told, d.fail) || f.fields[0].Text != "More About" {
		t.Errorf("told %v, the field says %q", told, f.fields[0].Text)
	}
}

func TestTitlePage(t *testing.T) {
	f, d, w := open(t)
	f.Display(Details, document, plan.English)
	f.Focus()
	test.Type(w.Canvas().Focused(), "A ")
	if !f.Keep() || d.plan.Title.In(plan.English) != "A Small plan" {
		t.Errorf("the title is %q", d.plan.Title.In(plan.English))
	}
}

// pick makes a choice as the person does, by its words.
func (f *Form) pick(t *testing.T, words string) {
	t.Helper()
	for _, c := range f.choices {
		if slices.Contains(c.Options, words) {
			c.SetSelected(words)
			return
		}
	}
	t.Fatalf("no choice offers %q", words)
}

func TestChoicesOfTheTitlePage(t *testing.T) {
	f, d, _ := open(t)
	f.Display(Details, document, plan.English)
	for _, c := range []struct {
		words string
		held  func() bool
	}{
		{"Wales", func() bool { return d.plan.Scope == plan.Wales && !f.other.Visible() }},
		{"Elsewhere", func() bool { return d.plan.Scope == plan.OtherScope && f.other.Visible() }},
		{"English", func() bool { return slices.Equal(d.plan.Languages, []plan.Lang{plan.English}) }},
		{"Welsh, with English", func() bool { return slices.Equal(d.plan.Languages, []plan.Lang{plan.Welsh, plan.English}) }},
		{"Out for comment", func() bool { return d.plan.State == plan.OutForComment }},
	} {
		before := d.edits
		f.pick(t, c.words)
		if !c.held() || d.edits != before+1 {
			t.Errorf("after choosing %q in %d edits the plan is %+v", c.words, d.edits-before, d.plan)
		}
		f.pick(t, c.words)
		if d.edits != before+1 {
			t.Errorf("choosing %q again is an edit", c.words)
		}
	}
	d.plan.State = "withdrawn" // by a newer program
	f.Reload()
	if c := f.choices[2]; c.Selected != "withdrawn" {
		t.Errorf("a state without words is shown as %q", c.Selected)
	}
}

func TestChoicesOfASection(t *testing.T) {
	f, d, _ := open(t)
	priority := d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: priority}}
	f.Reload()
	f.pick(t, "At the head of priority 1")
	f.pick(t, "Case study")
	f.pick(t, "Reduced version")
	if s := d.plan.Sections[0]; s.Place != plan.AtPriority || s.Priority != priority || s.Kind != plan.CaseStudy || s.Versions != plan.ReducedOnly {
		t.Errorf("the section is %+v", s)
	}
	f.pick(t, "After the priorities")
	if s := d.plan.Sections[0]; s.Place != plan.After || s.Priority != "" {
		t.Errorf("the section stands %q of %q", s.Place, s.Priority)
	}
}

func TestYears(t *testing.T) {
	f, d, w := open(t)
	f.Display(Details, document, plan.English)
	y := f.years
	w.Canvas().Focus(y)
	test.Type(y, "2025 to 2028")
	if !f.Keep() || d.plan.Period != (plan.Period{Start: 2025, End: 2028}) || d.edits != 1 {
		t.Errorf("in %d edits the period is %v", d.edits, d.plan.Period)
	}
	y.SetText("soon")
	w.Canvas().FocusNext()
	if f.Keep() || !y.note.Visible() || y.Text != "soon" || d.plan.Period.Start != 2025 {
		t.Errorf("years that are none: the note shows %v, the entry %q, the plan %v", y.note.Visible(), y.Text, d.plan.Period)
	}
	if w.Canvas().Focused() != fyne.Focusable(y) {
		t.Error("the keyboard is not where the years can be mended")
	}
	y.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !f.Keep() || y.Text != "2025 to 2028" || y.note.Visible() {
		t.Errorf("after Escape the entry says %q", y.Text)
	}
	y.SetText("")
	if !f.Keep() || d.plan.Period != (plan.Period{}) {
		t.Errorf("emptied, the period is %v", d.plan.Period)
	}
}

func TestParseYears(t *testing.T) {
	for words, want := range map[string]plan.Period{
		"": {}, " 2025 ": {Start: 2025, End: 2025}, "2025 to 2028": {Start: 2025, End: 2028}, "2025–2028": {Start: 2025, End: 2028},
		"2025-2028": {Start: 2025, End: 2028}, "2025 i 2028": {Start: 2025, End: 2028},
	} {
		if got, ok := ParseYears(words); !ok || got != want {
			t.Errorf("%q is %v, %v", words, got, ok)
		}
	}
	for _, words := range []string{"soon", "25", "2028 to 2025", "1025 to 2028", "2025 to", "2025 2028", "20250"} {
		if got, ok := ParseYears(words); ok {
			t.Errorf("%q was taken for %v", words, got)
		}
	}
}

func TestEverySpaceTypedInATextStays(t *testing.T) {
	words := strings.Repeat("the quick brown fox jumps over the lazy dog ", 4) + "end"
	for width := float32(500); width < 560; width += 4 {
		f, _, w := open(t)
		w.Resize(fyne.NewSize(width, 600))
		body := f.fields[1]
		body.SetText("")
		test.Type(body, words)
		if body.Text != words {
			t.Fatalf("at the width %v the text is %q", width, body.Text)
		}
	}
}

func TestTheFormOfALockedPlanIsReadOnly(t *testing.T) {
	f, d, w := open(t)
	d.plan.State = plan.Agreed
	for _, page := range []Page{Details, Organisation, Look, Section, Statistics, Terms} {
		item := plan.ID(document)
		if page == Section {
			item = section
		}
		f.Display(page, item, plan.English)
		before := d.plan
		for _, e := range f.fields {
			w.Canvas().Focus(e)
			test.Type(e, "x")
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			if e.Typing() {
				t.Errorf("page %d: %s took what was typed", page, e.name)
			}
		}
		for _, o := range f.edits {
			if !o.Disabled() {
				t.Errorf("page %d: a button can be pressed: %+v", page, o)
			}
		}
		for _, c := range f.choices {
			if free := !c.Disabled(); free != c.always {
				t.Errorf("page %d: the choice %q can be made: %v", page, c.Selected, free)
			}
		}
		if d.plan != before || len(d.typed) > 0 {
			t.Errorf("page %d: the plan was changed, or %v typed", page, d.typed)
		}
	}
	f.Display(Details, document, plan.English)
	for _, c := range f.choices {
		if c.always {
			c.SetSelected(states()[0].words)
		}
	}
	if d.plan.Locked() || f.fields[0].ReadOnly || f.choices[0].Disabled() {
		t.Error("with the state back at draft the page is still locked")
	}
}
