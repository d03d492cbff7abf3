package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/nation"
	"planwright/plan/plantest"
)

func TestANewPlanIsWhatTheFormSays(t *testing.T) {
	w, _ := start(t, &answers{})
	f := w.newForm(assets.Templates()[0])
	if f.note() != fyne.Focusable(f.title) || !f.noTitle.Hidden {
		t.Error("a title is not asked for, or before anybody has tried to do without")
	}
	f.title.SetText("  Plan for the coast ")
	p, err := w.newPlan(f)
	if err != nil || f.note() != nil {
		t.Fatal(err)
	}
	p.EachText(func(field string, _ plan.ID, l plan.Lang, words string) {
		if l != "" && l != plan.English {
			t.Errorf("a plan in English has %s in %s: %.40q", field, l, words)
		}
	})
	f = w.newForm(assets.Templates()[1])
	if got := f.nation.Selected; got != "England" {
		t.Errorf("a nation plan is proposed for %q", got)
	}
	f.title.SetText("Plan for the coast")
	f.nation.SetSelected("Wales")
	if f.welsh.Selected != say.EnglishWelsh {
		t.Errorf("for Wales it is proposed to write in %q", f.welsh.Selected)
	}
	f.from.SetText("2025")
	f.to.SetText("2027")
	f.welsh.SetSelected(say.WelshEnglish)
	f.nation.SetSelected("Scotland")
	f.nation.SetSelected("Wales")
	if p, err = w.newPlan(f); err != nil {
		t.Fatal(err)
	}
	if p.Title.In(plan.Welsh) != "Plan for the coast" || p.Scope != plan.Wales || p.Period != (plan.Period{Start: 2025, End: 2027}) ||
		p.Primary() != plan.Welsh || len(p.Languages) != 2 {
		t.Errorf("the plan is %+v", p)
	}
	f.tried = true
	for _, years := range [][2]string{{"2027", "2025"}, {"soon", "2027"}, {"2025", ""}} {
		f.from.SetText(years[0])
		f.to.SetText(years[1])
		if f.note() != fyne.Focusable(f.from) || f.noYears.Hidden {
			t.Errorf("the years %q were taken", years)
		}
	}
	f.from.SetText("2027")
	f.to.SetText("2027")
	f.nation.SetSelectedIndex(len(scopeOrder) - 1)
	if f.note() != fyne.Focusable(f.other) || !f.noYears.Hidden || f.other.Hidden {
		t.Error("the name of another place is not asked for")
	}
}

// TestALongTitleIsSeenWhole where it is written, and so is the path of its file; in a small window the box stays inside.
func TestALongTitleIsSeenWhole(t *testing.T) {
	const title = "Allied health professions in public health: workforce action plan for England"
	w, _ := start(t, &answers{})
	parent := plantest.Rows(1)
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(600, 500)} {
		w.window.Resize(size)
		for name, show := range map[string]func() *dialogEntry{
			"a new plan": func() *dialogEntry {
				f := w.newForm(assets.Templates()[0])
				w.newDetails(f)
				return f.title
			},
			"a nation's plan": func() *dialogEntry {
				m := &making{w: w, parent: parent, decisions: nation.Decisions{}, form: newNationForm(parent)}
				m.about()
				return m.form.title
			},
			"the file": func() *dialogEntry {
				typed{}.saveFile(w, "", "/home/somebody/"+title+".plan", func(string) {})
				return w.window.Canvas().Focused().(*dialogEntry)
			},
		} {
			entry := show()
			words := fyne.MeasureText(title, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width
			if size.Width > 1000 && entry.Size().Width < words+2*theme.Size(theme.SizeNameInnerPadding) {
				t.Errorf("%s: of %v the title has %v", name, words, entry.Size().Width)
			}
			if wide := w.boxes[0].popup.Content.Size().Width; wide > size.Width {
				t.Errorf("%s: the box is %v wide in a window of %v", name, wide, size.Width)
			}
			w.boxes[0].close()
		}
	}
}

// TestAPlanFromAnotherIsOfferedWithTheTemplates and begins to be made there.
func TestAPlanFromAnotherIsOfferedWithTheTemplates(t *testing.T) {
	c := &answers{}
	w, _ := start(t, c)
	c.open, _ = ukPlan(t, w, 2)
	w.newDialog()
	for range assets.Templates() {
		w.window.Canvas().FocusNext()
	}
	w.press(fyne.KeyReturn) // no plan is known yet, so it asks for a file at once
	if said := w.words(); len(w.boxes) != 1 || !strings.Contains(said, sayNation.AboutTitle) {
		t.Errorf("%d dialogs are open, and it says %q", len(w.boxes), said)
	}
}

func TestTheAssistantIsUsedByKeyboard(t *testing.T) {
	w, _ := start(t, &answers{})
	w.newDialog()
	w.press(fyne.KeyReturn) // the first template
	if len(w.boxes) != 1 {
		t.Fatalf("%d dialogs are open", len(w.boxes))
	}
	w.press(fyne.KeyReturn) // without a title
	if len(w.boxes) != 1 || w.doc != nil || w.window.Canvas().Focused() == nil {
		t.Fatal("a plan without a title was made, or the keyboard is nowhere")
	}
	for _, r := range "Coast" {
		w.window.Canvas().Focused().TypedRune(r)
	}
	w.choose(t, sayStart.Back)
	w.press(fyne.KeyEscape)
	if w.modal() {
		t.Fatal("Escape leaves a dialog open")
	}
	w.newDialog()
	w.press(fyne.KeyReturn)
	for _, r := range "Coast" {
		w.window.Canvas().Focused().TypedRune(r)
	}
	w.press(fyne.KeyReturn)
	if w.doc == nil || w.doc.Plan().Title.In(plan.English) != "Coast" {
		t.Fatalf("no plan was made: %q", w.words())
	}
}
