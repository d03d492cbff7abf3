package form

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
)

// fake is a document of one section in memory.
type fake struct {
	plan  *plan.Plan
	typed map[string]string
	fail  error
}

func (f *fake) Plan() *plan.Plan                       { return f.plan }
func (f *fake) Type(item plan.ID, field, words string) { f.typed[string(item)+" "+field] = words }
func (f *fake) SetText(id plan.ID, field, w string) error {
	if f.fail != nil {
		return f.fail
	}
	next := *f.plan
	next.Sections = []plan.Section{f.plan.Sections[0]}
	s := &next.Sections[0]
	switch string(id) + " " + field {
	case "plan title@en":
		next.Title = next.Title.With(plan.English, plan.Words{Text: w})
	case "s1 title@en":
		s.Title = s.Title.With(plan.English, plan.Words{Text: w})
	case "s1 body@en":
		s.Body = s.Body.With(plan.English, plan.Words{Text: w})
	case "s1 body@cy":
		s.Body = s.Body.With(plan.Welsh, plan.Words{Text: w})
	default:
		return errors.New("fake: no " + field)
	}
	f.plan = &next
	delete(f.typed, string(id)+" "+field)
	return nil
}

func open(t *testing.T) (*Form, *fake, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &fake{typed: map[string]string{}, plan: &plan.Plan{
		ID: "plan", Title: plan.In(plan.English, "Small plan"), Languages: []plan.Lang{plan.English, plan.Welsh},
		Sections: []plan.Section{{ID: "s1", Title: plan.In(plan.English, "About"), Body: plan.In(plan.English, "Words.")}},
	}}
	f := New(d)
	f.Problem = func(err error) { t.Errorf("problem: %v", err) }
	w := test.NewWindow(f)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(700, 600))
	f.Display("s1", plan.English)
	f.Focus()
	return f, d, w
}

func TestAFieldIsKeptWhenItIsLeft(t *testing.T) {
	f, d, w := open(t)
	test.Type(w.Canvas().Focused(), "All ")
	if got := d.typed["s1 title@en"]; got != "All About" {
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
	if f.fields[0].Text != "About" || d.typed["s1 title@en"] == "xAbout" {
		t.Errorf("the field says %q, the draft %q", f.fields[0].Text, d.typed["s1 title@en"])
	}
}

func TestTheSecondLanguageHintsAtTheFirst(t *testing.T) {
	f, d, w := open(t)
	f.Display("s1", plan.Welsh)
	if e := f.fields[1]; e.Text != "" || e.PlaceHolder != "Words." {
		t.Errorf("the text says %q with the hint %q", e.Text, e.PlaceHolder)
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
		if err := d.SetText("s1", field, words); err != nil {
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
	f.Display("plan", plan.English)
	f.Focus()
	test.Type(w.Canvas().Focused(), "A ")
	if !f.Keep() || d.plan.Title.In(plan.English) != "A Small plan" {
		t.Errorf("the title is %q", d.plan.Title.In(plan.English))
	}
}
