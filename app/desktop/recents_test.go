package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor"
	"planwright/plan"
)

func TestTheDateOfAChangeInWords(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC) // a Monday
	for at, want := range map[time.Time]string{
		{}: "",
		time.Date(2026, 3, 2, 8, 5, 0, 0, time.UTC):    "changed today at 08:05",
		time.Date(2026, 3, 1, 23, 59, 0, 0, time.UTC):  "changed yesterday at 23:59",
		time.Date(2026, 2, 28, 12, 0, 0, 0, time.UTC):  "changed on Saturday",
		time.Date(2026, 2, 23, 12, 0, 0, 0, time.UTC):  "changed on 23 February",
		time.Date(2025, 12, 31, 12, 0, 0, 0, time.UTC): "changed on 31 December 2025",
		time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC):   "changed on 5 March", // a clock that was wrong
	} {
		if got := changedWords(at, now); got != want {
			t.Errorf("%v: %q, not %q", at, got, want)
		}
	}
}

// startScreen returns the words on the start screen and its buttons.
func (w *window) startScreen() (words string, plans []*recentButton) {
	var all []string
	for _, o := range test.LaidOutObjects(w.window.Content()) {
		switch o := o.(type) {
		case *recentButton:
			plans = append(plans, o)
		case interface{ AccessibilityLabel() string }:
			all = append(all, o.AccessibilityLabel())
		}
	}
	return strings.Join(all, " "), plans
}

func TestTheStartScreenListsPlansKindly(t *testing.T) {
	c := &answers{}
	w, _ := start(t, c)
	w.window.Resize(fyne.NewSize(1200, 800))
	if words, plans := w.startScreen(); len(plans) != 0 || !strings.Contains(words, sayStart.NothingYet) {
		t.Errorf("an empty list says %q", words)
	}
	w.openExample()
	path := w.path
	if err := w.doc.SetText(w.doc.Plan().ID, "title@en", "Renamed while it was open"); err != nil {
		t.Fatal(err)
	}
	w.closePlan()
	words, plans := w.startScreen()
	if len(plans) != 1 || plans[0].AccessibilityLabel() != "Renamed while it was open" || !strings.Contains(words, "changed today") || !strings.Contains(words, filepath.Base(path)) {
		t.Errorf("the list says %q", words)
	}

	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	w.showStart()
	if words, _ = w.startScreen(); !strings.Contains(words, "moved or renamed") {
		t.Errorf("of a plan that has gone the list says %q", words)
	}
	w.openPlan(path)
	w.press(fyne.KeyEscape)
	if len(w.settings.Recent) != 1 {
		t.Error("a plan that could not be opened went off the list")
	}
	elsewhere := filepath.Join(t.TempDir(), "moved.plan")
	if err := os.Rename(path+".away", elsewhere); err != nil {
		t.Fatal(err)
	}
	c.open = elsewhere
	w.lookFor(w.settings.Recent[0])
	if w.doc == nil || len(w.settings.Recent) != 1 || w.settings.Recent[0].Path != elsewhere {
		t.Fatalf("the plan was not found where it is: %+v", w.settings.Recent)
	}
	w.closePlan()
	_, plans = w.startScreen()
	w.window.Canvas().Focus(plans[0])
	w.press(fyne.KeyDelete)
	if _, plans = w.startScreen(); len(plans) != 0 || len(w.settings.Recent) != 0 {
		t.Error("Delete does not take a plan off the list")
	}
	if _, err := os.Stat(elsewhere); err != nil {
		t.Errorf("the file has gone: %v", err)
	}
}

func TestPanesAreRemembered(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	path := w.path
	w.editor.ShowDetails(true)
	w.closePlan()
	if !w.settings.Panes.Details {
		t.Fatal("closing a plan forgets that its details were open")
	}
	w.openPlan(path)
	if got := w.editor.Panes(); !got.Details {
		t.Errorf("the panes are %+v", got)
	}
	if kept, err := readSettings(w.DataDir); err != nil || kept.Panes == (editor.Panes{}) || !kept.Panes.Details {
		t.Errorf("another window would have %+v, %v", kept.Panes, err)
	}
}

func TestAProblemWithALockedPlanOffersANewDraft(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	next := w.doc.Plan().Clone()
	next.State = plan.Agreed
	if err := w.doc.TakeFrom(w.doc.Plan(), next); err != nil {
		t.Fatal(err)
	}
	w.problem(w.doc.SetText(w.doc.Plan().ID, "title@en", "Another"))
	w.choose(t, say.LockedStart)
	if w.doc.Plan().Locked() || len(w.doc.Plan().Editions) != 1 {
		t.Errorf("the state is %q", w.doc.Plan().State)
	}
	w.quit() // nothing is asked: all is saved
	if w.modal() {
		t.Errorf("closing asks %q", w.words())
	}
}
