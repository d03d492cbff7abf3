package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"planwright/plan/store"
)

func uris(paths ...string) []fyne.URI {
	var out []fyne.URI
	for _, p := range paths {
		out = append(out, storage.NewFileURI(p))
	}
	return out
}

// TestSeveralCopiesDroppedOnTheStartScreen open one of them and show what the others bring.
func TestSeveralCopiesDroppedOnTheStartScreen(t *testing.T) {
	w, c, _, paths := clash(t)
	mine := w.path
	w.closePlan()
	w.dropped(uris(append(slices.Clone(paths), mine)...))
	if w.path != mine || w.review == nil || !strings.Contains(strings.Join(w.review.Lines(), "\n"), "2041") {
		t.Fatalf("opened is %q", w.path)
	}
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	w.closePlan()
	// Where none was open here before, it is the latest.
	w.settings.Recent = nil
	w.dropped(uris(paths...))
	if !slices.Contains(paths, w.path) || len(w.boxes) != 1 {
		t.Errorf("opened is %q, with %d dialogs", w.path, len(w.boxes))
	}
	w.choose(t, say.Cancel)
	w.closePlan()
	other := filepath.Join(t.TempDir(), "other.plan")
	c.save = other
	w.openExample()
	w.closePlan()
	w.dropped(uris(mine, w.settings.Recent[0].Path))
	if w.doc != nil || !strings.Contains(w.words(), "different plans") {
		t.Errorf("of different plans it says %q", w.words())
	}
	w.choose(t, say.OK)
	broken := filepath.Join(t.TempDir(), "broken.plan")
	if err := os.WriteFile(broken, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.dropped(uris(broken, paths[0]))
	if w.path != paths[0] || !strings.Contains(w.words(), "broken.plan") {
		t.Errorf("of a damaged file it says %q, and opened is %q", w.words(), w.path)
	}
	w.press(fyne.KeyEscape)
}

// TestChangesSinceAreShownAndPrinted since a version with a name and since a file.
func TestChangesSinceAreShownAndPrinted(t *testing.T) {
	w, c, rows, paths := clash(t)
	c.open, c.save = paths[0], filepath.Join(t.TempDir(), "changes.html")
	w.changesSince()
	if !strings.Contains(w.words(), "No version of this plan has a name yet") {
		t.Errorf("without a named version it says %q", w.words())
	}
	w.choose(t, sayReview.SinceFile)
	if lines := strings.Join(w.review.Lines(), "\n"); !strings.Contains(lines, "Row 1.1, when: 2041 → 2031") {
		t.Errorf("since Ann's copy it says %q", lines)
	}
	w.choose(t, sayReview.PageOfChanges+"…")
	w.choose(t, say.PDFNext)
	w.choose(t, say.Done)
	page, err := os.ReadFile(c.save)
	if err != nil || !strings.Contains(string(page), "<ins>") || !strings.Contains(string(page), "2041") || !strings.Contains(string(page), "2031") {
		t.Errorf("the page has no marks (%v)", err)
	}
	if err := w.doc.NameEdition("Board draft"); err != nil {
		t.Fatal(err)
	}
	set(t, w.doc, rows[2].ID, "when:en", "2099")
	w.changesSince()
	w.choose(t, sayReview.SinceShow)
	if lines := w.review.Lines(); len(lines) != 3 || !strings.Contains(lines[1], "Row 1.3, when: ") || !strings.Contains(lines[1], "2099") {
		t.Errorf("since the named version it says %q", lines)
	}
	c.save = filepath.Join(t.TempDir(), "changes.pdf")
	w.choose(t, sayReview.PDFOfChanges+"…")
	w.choose(t, say.PDFNext)
	w.choose(t, say.Done)
	if info, err := os.Stat(c.save); err != nil || info.Size() < 10_000 {
		t.Errorf("no PDF of the changes: %v", err)
	}
	if _, _, _, err := store.Read(w.path); err != nil {
		t.Error(err)
	}
}

// TestSeveralFilesAreTicked in the list that stands in for a dialog of the system.
func TestSeveralFilesAreTicked(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.plan", "b.plan", "c.plan"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w, _ := start(t, typed{})
	b := newBrowser(w, dir, planEndings)
	b.several = true
	b.tick(filepath.Join(dir, "a.plan"))
	b.tick(filepath.Join(dir, "b.plan"))
	b.tick(filepath.Join(dir, "a.plan"))
	if len(b.ticked) != 1 || b.note.Text != say.TickedOne {
		t.Errorf("ticked are %v, and it says %q", b.ticked, b.note.Text)
	}
	var got []string
	typed{}.openFiles(w, "Copies", dir, planEndings, func(paths []string) { got = paths })
	if !strings.Contains(w.words(), say.TickFiles) {
		t.Errorf("it says %q", w.words())
	}
	w.window.Canvas().Focused().(*dialogEntry).SetText(filepath.Join(dir, "c.plan"))
	w.press(fyne.KeyReturn)
	if len(got) != 1 || filepath.Base(got[0]) != "c.plan" {
		t.Errorf("chosen are %v", got)
	}
}

// TestADoubleClickOnAFolderTicksNothing: the second click falls on what has come to lie where the folder was. The plan that is open is not in the list.
func TestADoubleClickOnAFolderTicksNothing(t *testing.T) {
	w, dir := written(t, &answers{})
	inner := filepath.Join(dir, "copies")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(dir, "a.plan"), filepath.Join(inner, "a.plan"), filepath.Join(inner, "b.plan")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Now()
	w.now = func() time.Time { return now }
	b := newBrowser(w, dir, planEndings)
	b.several = true
	b.read(dir)
	at := func(name string) int { return slices.IndexFunc(b.files, func(f file) bool { return f.name == name }) }
	if at(filepath.Base(w.path)) >= 0 || at("a.plan") < 0 {
		t.Errorf("listed are %v", b.files)
	}
	folder := at("copies")
	b.list.Select(folder)
	b.list.Select(folder)
	if b.dir != inner || len(b.ticked) != 0 {
		t.Fatalf("a double-click goes to %s and ticks %v", b.dir, b.ticked)
	}
	now = now.Add(time.Second)
	b.list.Select(at("a.plan"))
	if one := b.confirmWords(); len(b.ticked) != 1 || one != say.ChooseFile {
		t.Errorf("ticked are %v, and the button says %q", b.ticked, one)
	}
	b.list.Select(at("b.plan"))
	if got := b.confirmWords(); got != "Choose these 2 copies" {
		t.Errorf("with two the button says %q", got)
	}
}

// TestClicksInQuickSuccessionTickEachFile once, a double-click too; some time later a click takes the tick away.
func TestClicksInQuickSuccessionTickEachFile(t *testing.T) {
	dir := t.TempDir()
	names := []string{"a.plan", "b.plan", "c.plan"}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w, _ := start(t, typed{})
	now := time.Now()
	w.now = func() time.Time { return now }
	b := newBrowser(w, dir, planEndings)
	b.several = true
	b.ask("Copies", say.ChooseFiles, "", func(string) error { return nil }, func(string) {})
	tap := func(name string) {
		b.list.Select(slices.IndexFunc(b.files, func(f file) bool { return f.name == name }))
		now = now.Add(100 * time.Millisecond)
	}
	for _, name := range names {
		tap(name)
		tap(name) // as people do who double-click whatever they open
	}
	if len(b.ticked) != 3 || b.note.Text != "3 copies chosen." {
		t.Errorf("ticked are %v, and it says %q", b.ticked, b.note.Text)
	}
	now = now.Add(2 * time.Second)
	tap("c.plan")
	if len(b.ticked) != 2 {
		t.Errorf("after a later click ticked are %v", b.ticked)
	}
}
