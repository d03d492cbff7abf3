package desktop

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/export"
	"planwright/plan"
)

// answers is a chooser that answers at once: with these paths, or with the one proposed.
type answers struct {
	open string

	several []string
	save    string
}

func (a *answers) openFile(_ *window, _, _ string, _ []string, done func(string)) {
	if a.open != "" {
		done(a.open)
	}
}

func (a *answers) openFiles(w *window, title, dir string, endings []string, done func([]string)) {
	if len(a.several) > 0 {
		done(a.several)
	}
}

func (a *answers) saveFile(_ *window, _, path string, done func(string)) {
	if a.save != "" {
		path = a.save
	}
	done(path)
}

// start returns a window on a data folder, in which background work is done at once.
func start(t *testing.T, c chooser) (*window, *[]string) { return startIn(t, c, t.TempDir()) }

// startIn is start on a data folder that there is already.
func startIn(t *testing.T, c chooser, dataDir string) (*window, *[]string) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	var opened []string
	w := newWindow(test.NewTempApp(t), environment{
		Options: Options{DataDir: dataDir, Version: "test", Logger: slog.New(slog.DiscardHandler)},
		now:     time.Now, random: rand.Reader, chooser: c,
		open:  func(path string) error { opened = append(opened, path); return nil },
		start: func(work func()) { work() }, exit: func() {}, another: func() error { return nil },
		later: func(_ time.Duration, work func()) func() { work(); return func() {} },
		after: func(time.Duration, func()) func() { return func() {} }, // Fyne's test driver would run it beside the test
	})
	w.settings.Asked = true // for a name; the tests of that begin anew
	t.Cleanup(func() {
		if w.doc != nil {
			w.closePlan()
		}
	})
	return w, &opened
}

func (w *window) press(names ...fyne.KeyName) {
	for _, n := range names {
		if f := w.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		} else if len(w.boxes) > 0 {
			w.boxes[len(w.boxes)-1].key(&fyne.KeyEvent{Name: n})
		}
	}
}

func TestTheExampleIsOpenedEditedAndPrinted(t *testing.T) {
	w, opened := start(t, &answers{})
	w.openExample()
	if w.doc == nil || !strings.Contains(w.window.Title(), "Home care") {
		t.Fatalf("the window is called %q", w.window.Title())
	}
	w.press(fyne.KeyF2)
	test.Type(w.window.Canvas().Focused(), " Truly.")
	w.exportPDF()
	w.press(fyne.KeyReturn)
	pdf := strings.TrimSuffix(w.path, ".plan") + ".pdf"
	data, err := os.ReadFile(pdf)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Fatalf("no PDF: %v", err)
	}
	w.press(fyne.KeyReturn) // "Open"
	if len(*opened) != 1 || (*opened)[0] != pdf {
		t.Errorf("opened %q", *opened)
	}
	path := w.path
	w.closePlan()
	if w.doc != nil || len(w.settings.Recent) != 1 || w.settings.Recent[0].Path != path {
		t.Errorf("after closing the recent plans are %+v", w.settings.Recent)
	}
	w.openPlan(path)
	if got := w.doc.Plan().Priorities[0].Rows[0].Actions[0].Text.In(plan.English); !strings.HasSuffix(got, " Truly.") {
		t.Errorf("what was typed before exporting is %q", got)
	}
}

func TestAFileThatIsNoPlanIsRefusedInPlainWords(t *testing.T) {
	w, _ := start(t, &answers{})
	path := filepath.Join(t.TempDir(), "shopping.plan")
	if err := os.WriteFile(path, []byte("milk"), 0o644); err != nil {
		t.Fatal(err)
	}
	w.settings.remember(recent{Path: path})
	w.openPlan(path)
	if len(w.boxes) != 1 {
		t.Fatalf("%d dialogs are open, want one", len(w.boxes))
	}
	words := spell(w.boxes[0].popup.Content)
	if !strings.Contains(words, "shopping.plan") || strings.Contains(words, "document:") {
		t.Errorf("the dialog says %q", words)
	}
	if len(w.settings.Recent) != 0 {
		t.Error("it is still among the recent plans")
	}
	w.press(fyne.KeyEscape)
	if w.modal() {
		t.Error("Escape does not close the dialog")
	}
}

// spell returns the words of labels and buttons.
func spell(o fyne.CanvasObject) string {
	var out []string
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			out = append(out, spell(x))
		}
	case *container.Scroll:
		return spell(o.Content)
	case *fynewidget.Label:
		return o.Text
	case *dialogButton:
		return o.Text
	}
	return strings.Join(out, "\n")
}

func TestADocumentIsTakenIn(t *testing.T) {
	w, _ := start(t, &answers{})
	path := filepath.Join(t.TempDir(), "source.txt")
	source := "Our plan\n\nWorkforce priority one: Grow\n\nAction\tMeasure\tWhen\nPlant trees.\tTrees are counted.\t2027\n"
	if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	w.takeIn(path)
	w.press(fyne.KeyEscape)
	if w.doc != nil {
		t.Fatal("it was taken without being agreed to")
	}
	w.takeIn(path)
	w.press(fyne.KeyReturn)
	if w.doc == nil || len(w.doc.Plan().Priorities) != 1 || len(w.doc.Plan().Priorities[0].Rows) != 1 {
		t.Fatal("the plan that was made of it is not open")
	}
	more := strings.NewReplacer("one", "two", "Grow", "Tend", "Plant", "Water").Replace(source)
	if err := os.WriteFile(path, []byte(more), 0o644); err != nil {
		t.Fatal(err)
	}
	w.takeIn(path)
	w.press(fyne.KeyReturn)
	if n := len(w.doc.Plan().Priorities); n != 2 {
		t.Errorf("taken into the open plan: %d priorities, want 2", n)
	}
	if ok, err := w.doc.Undo(); !ok || err != nil || len(w.doc.Plan().Priorities) != 1 {
		t.Errorf("undo: %v, %v, %d priorities", ok, err, len(w.doc.Plan().Priorities))
	}
}

func TestTheMenuHoldsEveryCommandOnce(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	seen := map[string]string{}
	var walk func([]*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
			if i.Shortcut == nil {
				continue
			}
			if other := seen[i.Shortcut.ShortcutName()]; other != "" {
				t.Errorf("%s and %s share %s", other, i.Label, i.Shortcut.ShortcutName())
			}
			seen[i.Shortcut.ShortcutName()] = i.Label
		}
	}
	for _, m := range w.window.MainMenu().Items {
		walk(m.Items)
	}
	if len(seen) < 20 {
		t.Errorf("only %d shortcuts", len(seen))
	}
}

func TestAnExportThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cause := errors.New("no ink")
	if _, err := writeExport(ctx, path, func(f *os.File) (export.Report, error) { return export.Report{}, cause }); !errors.Is(err, cause) || plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("the error is %v", err)
	}
	cancel()
	if _, err := writeExport(ctx, path, func(f *os.File) (export.Report, error) { return export.Report{}, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, the error is %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Errorf("the file is %q, %v", data, err)
	}
}

func TestTheIDIsThatOfThePackage(t *testing.T) {
	data, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`ID = "` + ID + `"`, `Name = "` + Name + `"`} {
		if !strings.Contains(string(data), line) {
			t.Errorf("FyneApp.toml is without %s", line)
		}
	}
}
