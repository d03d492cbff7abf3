package desktop

import (
	"bytes"
	"crypto/rand"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"planwright/assets/tongue"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/plantest"
)

// second returns another window on the same data folder, as another program would show it.
func (w *window) second(t *testing.T) *window {
	t.Helper()
	v := newWindow(w.app, environment{
		Options: Options{DataDir: w.DataDir, Version: "test", Logger: slog.New(slog.DiscardHandler)},
		now:     time.Now, random: rand.Reader, chooser: &answers{},
		open:  func(string) error { return nil },
		start: func(work func()) { work() }, exit: func() {}, another: func() error { return nil },
		later: func(_ time.Duration, work func()) func() { work(); return func() {} },
	})
	t.Cleanup(func() {
		if v.doc != nil {
			v.closePlan()
		}
	})
	return v
}

// menuItem returns the command of a menu.
func (w *window) menuItem(t *testing.T, label string) menuCommand {
	t.Helper()
	for _, c := range w.commands() {
		if c.label == label {
			return c
		}
	}
	t.Fatalf("no menu holds %q", label)
	return menuCommand{}
}

func TestEveryShortcutIsOnThePageOfShortcuts(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	page := map[string]bool{}
	keys := map[string]string{}
	for _, part := range w.shortcutParts() {
		for _, k := range part.keys {
			page[k[0]+" "+k[1]] = true
			if strings.TrimSpace(k[1]) == "" {
				t.Errorf("%s does nothing", k[0])
			}
		}
	}
	n := 0
	var walk func(items []*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
			name := shortcutName(i.Shortcut)
			if name == "" {
				continue
			}
			n++
			if !page[name+" "+i.Label] {
				t.Errorf("%s, %s, is not on the page", name, i.Label)
			}
			if other := keys[name]; other != "" {
				t.Errorf("%s is %s and %s", name, other, i.Label)
			}
			keys[name] = i.Label
		}
	}
	for _, m := range w.window.MainMenu().Items {
		walk(m.Items)
	}
	if n < 25 {
		t.Errorf("only %d shortcuts", n)
	}
	for _, want := range []string{"Ctrl+F", "Ctrl+H", "Ctrl+G", "Ctrl+K", "F1", "F3", "Shift+F3", "F11", "Ctrl+P", "Ctrl+Shift+N", "Ctrl+Enter"} {
		if keys[want] == "" {
			t.Errorf("%s does nothing", want)
		}
	}
}

// TestFunctionKeysReachTheWindow: Fyne gives them to whatever has the keyboard.
func TestFunctionKeysReachTheWindow(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	for _, write := range []bool{false, true} {
		if write {
			w.press(fyne.KeyF2)
		}
		if w.press(fyne.KeyF1); len(w.boxes) != 1 {
			t.Fatalf("writing %v: F1 opens %d boxes", write, len(w.boxes))
		}
		w.press(fyne.KeyEscape)
		w.press(fyne.KeyF11)
		if !w.window.FullScreen() || !w.menuItem(t, sayComfort.FullScreen).item.Checked {
			t.Errorf("writing %v: F11 does not fill the screen", write)
		}
		w.press(fyne.KeyF11)
		if w.window.FullScreen() {
			t.Errorf("writing %v: F11 does not go back", write)
		}
	}
}

// TestPlusEnlargesHoweverItIsPressed, whatever has the keyboard.
func TestPlusEnlargesHoweverItIsPressed(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"in the table", func() { w.editor.Focus() }},
		{"in a cell", func() { w.press(fyne.KeyF2) }},
	} {
		c.do()
		caret := -1
		if e, ok := w.window.Canvas().Focused().(interface{ Caret() int }); ok {
			caret = e.Caret()
		}
		for _, plus := range widget.Pluses {
			before := w.settings.Zoom
			w.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(plus)
			if w.settings.Zoom <= before {
				t.Errorf("%s: %s does nothing", c.name, plus.ShortcutName())
			}
			if e, ok := w.window.Canvas().Focused().(interface{ Caret() int }); ok != (c.name == "in a cell") || ok && e.Caret() != caret {
				t.Errorf("%s: the caret is not where it was in the text", c.name)
			}
			w.setZoom(1)
		}
	}
}

func TestThePaletteFindsCommandsAndPlaces(t *testing.T) {
	w, _ := start(t, &answers{})
	w.searchDialog()
	if len(w.boxes) != 1 {
		t.Fatal("without a plan there is no palette")
	}
	w.press(fyne.KeyEscape)
	w.openExample()
	p := w.doc.Plan()
	typed := func(words string) {
		w.searchDialog()
		test.Type(w.window.Canvas().Focused(), words)
		w.press(fyne.KeyReturn)
	}
	typed("2.3")
	if len(w.boxes) != 0 || w.editor.ChosenPriority() != 1 {
		t.Errorf("2.3 shows priority %d, with %d boxes", w.editor.ChosenPriority()+1, len(w.boxes))
	}
	typed("commitment add")
	if got := len(w.doc.Plan().Priorities[1].Commitments); got != len(p.Priorities[1].Commitments) {
		t.Errorf("a commitment was made before anything was written: %d", got)
	}
	test.Type(w.window.Canvas().Focused(), "We will.")
	w.press(fyne.KeyTab)
	if got := w.doc.Plan().Priorities[1].Commitments; got[len(got)-1].Text.In(plan.English) != "We will." {
		t.Errorf("Add commitment did not begin one: %+v", got)
	}
	typed("counts")
	if len(w.boxes) != 1 {
		t.Error("Counts does not open")
	}
	w.press(fyne.KeyReturn)
	if len(w.lately) != 3 || !strings.HasSuffix(w.lately[0], sayComfort.Counts) {
		t.Errorf("chosen lately: %v", w.lately)
	}
	w.menuItem(t, "Go to…").item.Action()
	test.Type(w.window.Canvas().Focused(), "S2")
	w.press(fyne.KeyReturn)
	if w.editor.ChosenPriority() != -1 {
		t.Error("S2 does not show a section")
	}
}

func TestPrintingMakesThePDFAndOpensIt(t *testing.T) {
	w, opened := start(t, &answers{})
	w.openExample()
	old := filepath.Join(w.DataDir, "print", "old.pdf")
	if err := errors.Join(os.MkdirAll(filepath.Dir(old), 0o700), os.WriteFile(old, nil, 0o600), os.Chtimes(old, time.Time{}, time.Now().Add(-48*time.Hour))); err != nil {
		t.Fatal(err)
	}
	w.print()
	if len(*opened) != 1 || len(w.boxes) != 0 {
		t.Fatalf("opened %q, with %d boxes", *opened, len(w.boxes))
	}
	data, err := os.ReadFile((*opened)[0])
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || filepath.Dir((*opened)[0]) != filepath.Dir(old) {
		t.Errorf("no PDF at %s: %v", (*opened)[0], err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("an old PDF stays for ever")
	}
	w.environment.open = func(string) error { return errors.New("no viewer") }
	w.print()
	if len(w.boxes) != 1 || !w.messages[len(w.messages)-1].problem {
		t.Error("where nothing can show a PDF the person is not told")
	}
}

func TestSavingSaysSo(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	w.menuItem(t, "Save to the file now").item.Action()
	last := w.messages[len(w.messages)-1]
	if !strings.HasPrefix(last.words, "Saved in ") || last.problem {
		t.Errorf("it says %+v", last)
	}
}

func TestMessagesAreKept(t *testing.T) {
	w, _ := start(t, &answers{})
	w.showMessages()
	w.press(fyne.KeyReturn)
	w.problem(&plan.Problem{What: "It rained.", Safe: "The plan is dry.", Do: "Close the window."})
	w.press(fyne.KeyReturn)
	w.problem(errors.New("cable"))
	w.press(fyne.KeyReturn)
	if len(w.messages) != 2 || w.messages[0].words != "It rained. The plan is dry. Close the window." || !strings.Contains(w.messages[1].words, "cable") {
		t.Fatalf("kept: %+v", w.messages)
	}
	w.showMessages()
	w.boxes[0].buttons[0].OnTapped()
	if got := w.app.Clipboard().Content(); strings.Count(got, "\n") != 2 || !strings.HasSuffix(got, "Close the window.\n") {
		t.Errorf("copied: %q", got)
	}
	for range 2 * mostMessages {
		w.tell("again")
	}
	if len(w.messages) != mostMessages {
		t.Errorf("%d messages are kept", len(w.messages))
	}
}

// TestTwoWindowsKeepOutOfEachOthersWay: each has its own plan, the same plan opens in one of them only, and neither loses what the other notes.
func TestTwoWindowsKeepOutOfEachOthersWay(t *testing.T) {
	w, _ := start(t, &answers{})
	dir := t.TempDir()
	make := func(name string) string {
		path := filepath.Join(dir, name+".plan")
		p := plantest.Rows(5)
		p.ID = plan.NewMinter(time.Now, rand.Reader).New()
		w.createPlan(path, p)
		return path
	}
	a, b := make("a"), make("b") // b is open now
	v := w.second(t)
	v.openPlan(b)
	if v.doc != nil || len(v.boxes) != 1 || !v.messages[0].problem {
		t.Fatalf("the same plan is open in two windows, or nobody was told: %v", v.messages)
	}
	v.press(fyne.KeyReturn)
	v.openPlan(a)
	if v.doc == nil {
		t.Fatalf("the other plan does not open: %v", v.messages)
	}
	for _, x := range []*window{w, v} {
		id := x.doc.Plan().Priorities[0].Rows[0].Actions[0].ID
		if err := x.doc.SetText(id, "text@en", "Written in "+filepath.Base(x.path)); err != nil {
			t.Fatal(err)
		}
	}
	w.closePlan()
	v.openPlan(b) // free now
	v.closePlan()
	for _, path := range []string{a, b} {
		w.openPlan(path)
		if got := w.doc.Plan().Priorities[0].Rows[0].Actions[0].Text.In(plan.English); got != "Written in "+filepath.Base(path) {
			t.Errorf("%s says %q", path, got)
		}
	}
	s, err := readSettings(w.DataDir)
	if err != nil || len(s.Recent) != 2 {
		t.Errorf("the recent plans are %+v, %v", s.Recent, err)
	}
}

func TestAnotherWindowIsBegun(t *testing.T) {
	w, _ := start(t, &answers{})
	begun := 0
	w.another = func() error { begun++; return nil }
	w.menuItem(t, sayComfort.NewWindow).item.Action()
	if begun != 1 || len(w.boxes) != 0 {
		t.Errorf("%d windows were begun", begun)
	}
	w.another = func() error { return &plan.Problem{What: "No.", Do: "Wait."} }
	w.newWindow()
	if len(w.boxes) != 1 {
		t.Error("nobody is told that no window came")
	}
}

func TestRecentPlansOfTwoWindowsAreJoined(t *testing.T) {
	at := func(n int) time.Time { return time.Date(2026, 5, n, 0, 0, 0, 0, time.UTC) }
	s := settings{Recent: []recent{{Path: "a", Opened: at(3)}, {Path: "b", Opened: at(1)}}}
	s.forget("b")
	s.join(settings{Recent: []recent{{Path: "c", Opened: at(4)}, {Path: "a", Opened: at(2)}, {Path: "b", Opened: at(1)}}})
	if len(s.Recent) != 2 || s.Recent[0].Path != "c" || !s.Recent[1].Opened.Equal(at(3)) {
		t.Errorf("joined: %+v", s.Recent)
	}
	s.join(settings{Recent: []recent{{Path: "b", Opened: at(5)}}})
	if len(s.Recent) != 3 || s.Recent[0].Path != "b" {
		t.Errorf("opened again elsewhere: %+v", s.Recent)
	}
}

func TestTheHelpIsFoundByWords(t *testing.T) {
	w, _ := start(t, &answers{})
	w.help()
	e := w.window.Canvas().Focused().(*helpEntry)
	h := e.help
	if len(h.shown) != len(h.pages) || !strings.Contains(h.text.String(), "priorities") {
		t.Fatalf("%d parts, the first says %.60q", len(h.shown), h.text.String())
	}
	e.SetText("replace accents")
	if len(h.shown) != 1 || h.pages[h.shown[0]].Title != "Find and replace" || !strings.Contains(h.text.String(), "Ctrl+H") {
		t.Errorf("found %v: %.60q", h.shown, h.text.String())
	}
	e.SetText("zzz")
	if len(h.shown) != 0 || h.none.Text != sayComfort.HelpNothing {
		t.Errorf("nothing is found, and it says %q", h.none.Text)
	}
	e.SetText("")
	w.press(fyne.KeyDown, fyne.KeyPageDown)
	if h.at != 1 {
		t.Errorf("the arrow key goes to part %d", h.at)
	}
	if w.press(fyne.KeyEscape); len(w.boxes) != 0 {
		t.Error("Escape does not close the help")
	}
}

// TestTheHelpTellsNoUntruth: every key that it names is one, and every command.
func TestTheHelpTellsNoUntruth(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	for _, lang := range tongue.Langs() {
		w.setTongue(lang)
		w.helpNames(t, string(lang))
	}
	w.setTongue(tongue.English)
}

// helpNames sees that what the help names in bold in a language is in the menus and on the keyboard.
func (w *window) helpNames(t *testing.T, lang string) {
	t.Helper()
	known := map[string]bool{"F2": true, "Shift+Enter": true, "F6": true, "Tab": true, "Escape": true}
	var labels []string
	for _, c := range w.commands() {
		known[c.shortcut] = true
		labels = append(labels, strings.TrimSuffix(strings.ReplaceAll(c.menu+", "+c.label, sayComfort.Within, ", "), "…"))
	}
	for _, m := range w.window.MainMenu().Items { // a menu within a menu is named by itself
		for _, i := range m.Items {
			labels = append(labels, strings.TrimSuffix(m.Label+", "+i.Label, "…"))
		}
	}
	for _, p := range helpPages(lang) {
		for i, bold := range strings.Split(p.Words, "**") {
			menu, _, isMenu := strings.Cut(bold, ", ")
			if i%2 == 0 || !isMenu && !strings.Contains(bold, "+") && !(len(bold) < 4 && bold[0] == 'F') {
				continue
			}
			if !isMenu && !known[bold] {
				t.Errorf("%s, %s: there is no key %s", lang, p.Title, bold)
			}
			found := !isMenu
			for _, l := range labels {
				found = found || strings.HasPrefix(l, bold)
			}
			if !found {
				t.Errorf("%s, %s: there is no %s in the menu %s", lang, p.Title, bold, menu)
			}
		}
	}
}

func TestShortcutNames(t *testing.T) {
	for _, c := range []struct {
		of   fyne.Shortcut
		want string
	}{
		{nil, ""}, {&desktop.CustomShortcut{KeyName: fyne.KeyF3, Modifier: fyne.KeyModifierShift}, "Shift+F3"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, "Ctrl+Shift+Enter"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}, "Alt+Up"},
	} {
		if got := shortcutName(c.of); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.of, got, c.want)
		}
	}
}
