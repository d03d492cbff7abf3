package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"planwright/assets/tongue"
	"planwright/plan"
)

func TestTheWindowBeginsInWelshWhereTheSystemIs(t *testing.T) {
	defer tongue.Use(tongue.English)
	for _, c := range []struct {
		locale string
		chosen tongue.Lang
		want   tongue.Lang
	}{
		{"", "", tongue.English}, {"en-GB", "", tongue.English}, {"cy-GB", "", tongue.Welsh}, {"cy", "", tongue.Welsh}, {"cyx", "", tongue.English},
		{"cy-GB", tongue.English, tongue.English}, {"en-GB", tongue.Welsh, tongue.Welsh}, {"fr-FR", "", tongue.English},
	} {
		w := &window{environment: environment{locale: c.locale}, settings: settings{Language: c.chosen}}
		if got := w.language(); got != c.want {
			t.Errorf("on a system in %q with %q chosen the window speaks %s, want %s", c.locale, c.chosen, got, c.want)
		}
	}
}

// TestTheLanguageChangesWhileAPlanIsOpen sees that one stays where one is, and that the choice is remembered.
func TestTheLanguageChangesWhileAPlanIsOpen(t *testing.T) {
	w, _ := start(t, &answers{})
	w.still = true
	defer w.setTongue(tongue.English)
	w.openExample()
	row := w.doc.Plan().Priorities[1].Rows[2].ID
	w.editor.GoTo(row)
	w.setLanguage(plan.Welsh)
	doc, english := w.doc, w.editor
	w.setTongue(tongue.Welsh)
	if w.doc != doc || w.editor == english || w.editor.Language() != plan.Welsh {
		t.Error("the plan is not shown anew, in its own language")
	}
	if got := w.window.MainMenu().Items[0].Label; got != "Ffeil" {
		t.Errorf("the first menu is called %q", got)
	}
	if got := lang.L("Paste"); got != "Gludo" {
		t.Errorf("the menus in entries offer %q", got)
	}
	w.press(fyne.KeyF2)
	if p, ok := w.window.Canvas().Focused().(interface{ AccessibilityLabel() string }); !ok || p.AccessibilityLabel() == "" {
		t.Errorf("the keyboard is at %T", w.window.Canvas().Focused())
	}
	w.press(fyne.KeyEscape)
	s, err := readSettings(w.DataDir)
	if err != nil || s.Language != tongue.Welsh {
		t.Errorf("the settings say %q, %v", s.Language, err)
	}
	w.closePlan()
	if w.doc != nil {
		t.Fatal("the plan is still open")
	}
	w.setTongue(tongue.English)
	if got := w.window.MainMenu().Items[0].Label; got != "File" || lang.L("Paste") != "Paste" {
		t.Errorf("in English again the first menu is called %q, and entries offer %q", got, lang.L("Paste"))
	}
}

func TestTheLanguageWaitsForWorkThatReadsWords(t *testing.T) {
	var i idle
	done := 0
	i.then(func() { done++ })
	i.begin()
	i.begin()
	i.then(func() { done++ })
	i.end()
	if done != 1 {
		t.Errorf("%d were done beside work, want the first alone", done)
	}
	i.end()
	if done != 2 {
		t.Errorf("%d were done in all, want 2", done)
	}
}
