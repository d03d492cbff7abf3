package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan/store"
)

// planIn returns the id of the plan in a file, and how many operations it holds.
func planIn(t *testing.T, path string) (id string, operations int) {
	t.Helper()
	log, _, info, err := store.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(info.Plan), log.Len()
}

func TestCopiesWithAndWithoutHistory(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	c.save = filepath.Join(dir, "to send.plan")
	w.saveCopy()
	w.choose(t, say.OK)
	id, n := planIn(t, c.save)
	if id != string(w.doc.Plan().ID) {
		t.Error("a copy is another plan")
	}
	c.save = filepath.Join(dir, "next year.plan")
	w.saveAfresh()
	w.choose(t, say.OK)
	if other, m := planIn(t, c.save); other == id || m > n {
		t.Errorf("a new plan is the same, or has %d operations where there were %d", m, n)
	}
}

func TestMoveTo(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	from := w.path
	c.save = filepath.Join(dir, "moved")
	w.moveTo()
	if w.doc == nil || filepath.Base(w.path) != "moved.plan" || w.modal() || !strings.HasSuffix(w.lastAction(), " Truly.") || !w.doc.CanUndo() {
		t.Fatalf("after moving the window shows %q and says %q", w.path, w.words())
	}
	if _, err := os.Stat(from); err == nil || w.settings.Recent[0].Path != w.path || len(w.settings.Recent) != 1 {
		t.Errorf("it is still where it was, or the recent plans are %+v", w.settings.Recent)
	}
	to := w.path
	c.save = filepath.Join(dir, "taken.plan")
	if err := os.WriteFile(c.save, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.moveTo()
	if !strings.Contains(w.words(), "already a file") || w.path != to || w.doc == nil {
		t.Errorf("moving over another file: %q, and the window shows %q", w.words(), w.path)
	}
	w.press(fyne.KeyEscape)
}

func TestClearWorkingFiles(t *testing.T) {
	w, _ := written(t, &answers{})
	path := w.path
	w.clearWorking()
	w.choose(t, say.Cancel)
	if w.doc == nil {
		t.Fatal("Cancel closes the plan")
	}
	w.clearWorking()
	w.choose(t, say.ClearDo)
	if w.doc != nil || !strings.Contains(w.words(), say.Cleared) {
		t.Fatalf("the window says %q", w.words())
	}
	w.choose(t, say.OK)
	if left, err := filepath.Glob(filepath.Join(w.DataDir, "*", "work.sqlite")); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
	w.openPlan(path)
	if w.doc == nil || !strings.HasSuffix(w.lastAction(), " Truly.") || w.doc.CanUndo() {
		t.Errorf("the plan did not stay as it was: %q", w.words())
	}
}

func TestEarlierVersions(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	w.earlierVersions()
	if !strings.Contains(w.words(), "none yet") {
		t.Errorf("a new plan has earlier versions: %q", w.words())
	}
	w.choose(t, say.OK)
	path := w.path
	w.closePlan()
	w.openPlan(path) // makes one
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Really.")
	w.closePlan()
	w.openPlan(path) // and another
	w.closePlan()
	w.openPlan(path)
	w.earlierVersions()
	list, err := store.Backups(w.DataDir, w.doc.Plan().ID)
	if err != nil || len(list) != 2 {
		t.Fatalf("kept are %v, %v", list, err)
	}
	e := &earlier{w: w, list: list, chosen: -1, cancel: func() {}}
	if label := e.label(list[1]); !strings.Contains(label, "when it was opened") {
		t.Errorf("the label is %q", label)
	}
	w.choose(t, say.Leave)
	words, err := contents(list[1])
	if title := w.doc.Plan().Title.In("en"); err != nil || !strings.Contains(words, title) || !strings.Contains(words, "Priorities: ") {
		t.Errorf("it holds %q, %v", words, err)
	}
	c.save = filepath.Join(dir, "earlier.plan")
	restore(t, w, list[1])
	if !strings.Contains(w.words(), say.EarlierSaved) {
		t.Fatalf("the window says %q", w.words())
	}
	w.choose(t, say.OK)
	w.choose(t, say.Leave)
	w.openPlan(c.save)
	if got := w.lastAction(); !strings.HasSuffix(got, " Truly.") {
		t.Errorf("the earlier version says %q", got)
	}
}

// restore chooses a version in the dialog and saves it.
func restore(t *testing.T, w *window, b store.Backup) {
	t.Helper()
	e := w.earlierVersions()
	e.choose(len(e.list) - 1)
	if e.list[e.chosen] != b || !strings.Contains(e.holds.Text, "Priorities: ") {
		t.Fatalf("chosen is %+v, which holds %q", e.list[e.chosen], e.holds.Text)
	}
	w.choose(t, say.EarlierSave)
}

func TestADamagedPlanIsRecovered(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	path := w.path
	w.closePlan()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(content[:100])
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	c.save = filepath.Join(dir, "recovered.plan")
	w.openPlan(path)
	w.choose(t, say.Rescue)
	if words := w.words(); !strings.Contains(words, "Nothing is missing") {
		t.Fatalf("the window says %q", words)
	}
	w.choose(t, say.OK)
	if w.doc == nil || filepath.Base(w.path) != "recovered.plan" || !strings.HasSuffix(w.lastAction(), " Truly.") {
		t.Errorf("the window shows %q and says %q", w.path, w.words())
	}
}

func TestTheStartScreenTellsOfUnfinishedWork(t *testing.T) {
	w, dir := written(t, &answers{})
	path := w.path
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	w.closePlan()
	w.choose(t, say.CloseAnyway)
	if words := spell(w.unfinishedPlans()); !strings.Contains(words, "does not hold all of your work yet") || !strings.Contains(words, filepath.Base(path)) {
		t.Errorf("the start screen says %q of %v", words, w.unfinished)
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	w.openPlan(path)
	if !strings.Contains(w.doc.Status().String(), "unfinished work") {
		t.Errorf("the status is %q", w.doc.Status())
	}
	w.closePlan()
	if words := spell(w.unfinishedPlans()); strings.Contains(words, "does not hold all of your work") {
		t.Errorf("it is said again: %q", words)
	}
}
