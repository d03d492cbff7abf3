package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// choose presses the button of the front dialog that says so.
func (w *window) choose(t *testing.T, label string) {
	t.Helper()
	if len(w.boxes) == 0 {
		t.Fatalf("no dialog to choose %q in", label)
	}
	for _, b := range w.boxes[len(w.boxes)-1].buttons {
		if b.Text == label {
			b.OnTapped()
			return
		}
	}
	t.Fatalf("no button %q", label)
}

// words returns what the front dialog says, "" where there is none.
func (w *window) words() string {
	if len(w.boxes) == 0 {
		return ""
	}
	return spell(w.boxes[len(w.boxes)-1].popup.Content)
}

func (w *window) lastAction() string {
	return w.doc.Plan().Priorities[0].Rows[0].Actions[0].Text.In(plan.English)
}

// written is a window on the example, with words that its file has not got, in a folder of its own.
func written(t *testing.T, c *answers) (w *window, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "plans")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	c.save = filepath.Join(dir, "county.plan")
	w, _ = start(t, c)
	w.openExample()
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Truly.")
	return w, dir
}

func TestClosingAPlanWhoseFolderHasGone(t *testing.T) {
	w, dir := written(t, &answers{})
	path := w.path
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	w.closePlan()
	if words := w.words(); !strings.Contains(words, "county.plan") || !strings.Contains(words, "waits on this computer") {
		t.Fatalf("the dialog says %q", words)
	}
	w.press(fyne.KeyEscape)
	if w.doc == nil || w.modal() {
		t.Fatal("Escape does not stay")
	}
	if kept, err := readSettings(w.DataDir); err != nil || !kept.waiting(path) {
		t.Errorf("a program that ended now would not know that work waits: %v", err)
	}
	w.closePlan()
	w.choose(t, say.Stay)
	if w.doc == nil {
		t.Fatal("Stay closes")
	}
	w.closePlan()
	w.choose(t, say.CloseAnyway)
	if w.doc != nil || w.modal() {
		t.Fatalf("Close anyway does not close, or says %q", w.words())
	}
	w.openPlan(path)
	if words := w.words(); !strings.Contains(words, say.WorkWaits) || w.doc != nil || len(w.settings.Recent) != 1 {
		t.Errorf("the missing file: %q, recent plans %+v", words, w.settings.Recent)
	}
	w.press(fyne.KeyEscape)
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	w.openPlan(path)
	if w.doc == nil || !strings.HasSuffix(w.lastAction(), " Truly.") || w.settings.waiting(path) {
		t.Fatalf("the work did not come out: %q", w.words())
	}
}

func TestACopyIsSavedWhenTheFolderHasGone(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	c.save = filepath.Join(t.TempDir(), "rescued.plan")
	w.closePlan()
	w.choose(t, say.SaveCopy)
	if words := w.words(); !strings.Contains(words, "rescued.plan") || w.doc == nil {
		t.Fatalf("after saving the dialog says %q", words)
	}
	w.choose(t, say.OK)
	if w.doc != nil {
		t.Fatal("the plan is still open")
	}
	w.openPlan(c.save)
	if w.doc == nil || !strings.HasSuffix(w.lastAction(), " Truly.") {
		t.Fatalf("the copy lacks the last words: %q", w.words())
	}
}

func TestACopyIsNoPlanOpenedInPlaceOfTheFirst(t *testing.T) {
	c := &answers{}
	w, _ := written(t, c)
	path := w.path
	w.saveCopy()
	if words := w.words(); !strings.Contains(words, say.CopySame) {
		t.Errorf("a copy in the place of the plan itself: %q", words)
	}
	w.press(fyne.KeyEscape)
	c.save = filepath.Join(t.TempDir(), "more.plan")
	w.saveCopy()
	w.choose(t, say.OK)
	if _, err := os.Stat(c.save); err != nil || w.path != path || w.doc == nil {
		t.Errorf("%v; the window shows %q", err, w.path)
	}
}

// A plan that was opened but not shown, since the first one stayed, is let go of.
func TestAPlanNotShownAfterAllIsLetGoOf(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	c.save = filepath.Join(t.TempDir(), "other.plan")
	w.saveCopy()
	w.choose(t, say.OK)
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Really.")
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	w.openPlan(c.save)
	w.choose(t, say.Stay)
	if w.doc == nil || filepath.Base(w.path) != "county.plan" {
		t.Fatalf("Stay shows %q", w.path)
	}
	w.openPlan(c.save)
	w.choose(t, say.CloseAnyway)
	if w.doc == nil || w.path != c.save {
		t.Errorf("the window shows %q, and says %q", w.path, w.words())
	}
}

// anotherPlan puts another plan in the place of the file at path.
func anotherPlan(t *testing.T, path string) {
	t.Helper()
	c := &answers{save: filepath.Join(t.TempDir(), "another.plan")}
	w, _ := start(t, c)
	w.openExample()
	w.closePlan()
	content, err := os.ReadFile(c.save)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Two windows on one file, of two people: each shows what the other wrote.
func TestTwoWindowsOnOneFile(t *testing.T) {
	w, _ := written(t, &answers{})
	w.saveNow()
	other, _ := start(t, &answers{})
	other.openPlan(w.path)
	if other.doc == nil {
		t.Fatalf("the second window says %q", other.words())
	}
	other.press(fyne.KeyF2)
	test.Type(other.window.Canvas().Focused(), " Really.")
	other.saveNow()
	w.look()
	if got := w.lastAction(); !strings.HasSuffix(got, " Truly. Really.") || w.modal() || !strings.Contains(w.doc.Status().String(), "Took in changes") {
		t.Errorf("the first window has %q, %q", got, w.doc.Status())
	}
}

func TestAnotherPlanInPlaceOfTheFile(t *testing.T) {
	w, _ := written(t, &answers{})
	path := w.path
	w.saveNow()
	anotherPlan(t, path)
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Really.")
	w.saveNow()
	copied := w.doc.Status().Copy
	if words := w.words(); copied == "" || !strings.Contains(words, filepath.Base(copied)) || !strings.Contains(words, "county.plan") {
		t.Fatalf("of the copy %q the dialog says %q", copied, words)
	}
	w.choose(t, say.OK)
	if w.modal() || w.path != copied || !strings.Contains(w.window.Title(), filepath.Base(copied)) || w.settings.Recent[0].Path != copied {
		t.Errorf("the window shows %q and is called %q; it says %q", w.path, w.window.Title(), w.words())
	}
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Again.")
	w.saveNow()
	if w.modal() {
		t.Errorf("it is told again: %q", w.words())
	}
	w.closePlan()
	w.openPlan(path)
	if w.doc == nil {
		t.Fatalf("the other plan can't be opened: %q", w.words())
	}
}

func TestAnotherPlanInPlaceOfTheFileIsToldOfBeforeClosing(t *testing.T) {
	w, _ := written(t, &answers{})
	w.saveNow()
	anotherPlan(t, w.path)
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Really.")
	w.closePlan()
	if w.doc == nil || !w.modal() {
		t.Fatal("it closed without a word")
	}
	w.choose(t, say.OK)
	if w.doc != nil || w.modal() {
		t.Errorf("it did not close: %q", w.words())
	}
}

// The program that was started with a plan that it can't open says so on a start screen that works.
func TestAProgramStartedWithAPlanThatIsOpenElsewhere(t *testing.T) {
	first, _ := written(t, &answers{})
	env := first.environment
	env.Path = first.path
	w := newWindow(test.NewTempApp(t), env)
	w.openPlan(env.Path)
	if words := w.words(); !strings.Contains(words, "open in another window") {
		t.Fatalf("the dialog says %q", words)
	}
	w.choose(t, say.OK)
	if w.modal() || w.doc != nil || w.busy.Load() {
		t.Fatal("the window can't be used")
	}
	first.closePlan()
	w.openPlan(env.Path)
	if w.doc == nil {
		t.Fatalf("it can't be opened once it is free: %q", w.words())
	}
	w.closePlan()
}
