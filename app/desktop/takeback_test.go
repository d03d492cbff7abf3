package desktop

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/exchange"
)

// copies saves copies of the plan that is open and has each edited by somebody.
func copies(t *testing.T, w *window, c *answers, dir string, edits map[string]func(*document.Document)) []string {
	t.Helper()
	var out []string
	minutes := 0
	for _, name := range []string{"Ann", "Ben", "Cat"} {
		if edits[name] == nil {
			continue
		}
		c.save = filepath.Join(dir, name+".plan")
		w.saveCopy()
		w.choose(t, say.OK)
		minutes++
		at := time.Now().Add(time.Duration(minutes) * time.Minute)
		d, err := document.Open(c.save, document.Options{DataDir: t.TempDir(), Author: name, Autosave: true, Now: func() time.Time { return at }})
		if err != nil {
			t.Fatal(err)
		}
		edits[name](d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		out = append(out, c.save)
	}
	return out
}

func set(t *testing.T, d *document.Document, item plan.ID, field, words string) {
	t.Helper()
	if err := d.SetText(item, field, words); err != nil {
		t.Fatal(err)
	}
}

// clash is a window on a plan of which two copies were edited: When of the first row in both and here, the second row removed in one and edited
// in the other, and a third row's When in one alone.
func clash(t *testing.T) (w *window, c *answers, rows []plan.Row, paths []string) {
	t.Helper()
	c = &answers{}
	w, dir := written(t, c)
	rows = w.doc.Plan().Priorities[0].Rows
	paths = copies(t, w, c, dir, map[string]func(*document.Document){
		"Ann": func(d *document.Document) {
			set(t, d, rows[0].ID, "when:en", "2041")
			set(t, d, rows[2].ID, "when:en", "2043")
			if err := d.Remove(rows[1].ID); err != nil {
				t.Fatal(err)
			}
		},
		"Ben": func(d *document.Document) {
			set(t, d, rows[0].ID, "when:en", "2051")
			set(t, d, rows[1].Actions[0].ID, "text@en", "Ben has other words here")
		},
	})
	set(t, w.doc, rows[0].ID, "when:en", "2031")
	return w, c, rows, paths
}

func TestCopiesAreTakenBackAndSettled(t *testing.T) {
	w, c, rows, paths := clash(t)
	c.several = paths
	w.takeBackDialog()
	lines := strings.Join(w.review.Lines(), "\n")
	for _, s := range []string{"[3 versions] Row 1.1, when", "2041", "[Deleted and edited] Row 1.2", "Row 1.3, when"} {
		if !strings.Contains(lines, s) {
			t.Errorf("the review is without %q:\n%s", s, lines)
		}
	}
	w.review.ShowBy(true)
	if first := w.review.Lines()[0]; first != "Ann and Ben" {
		t.Errorf("by person the first are %q", first)
	}
	if words := w.words(); !strings.Contains(words, "2 copies: Ann.plan, Ben.plan.") || strings.Contains(lines, "Removed") {
		t.Errorf("the look says %q, and a part of what is deleted and edited goes apart:\n%s", words, lines)
	}
	w.choose(t, sayReview.TakeIn)
	if whole := w.doc.Plan().Priorities[0].Rows[1]; len(whole.Measures) != len(rows[1].Measures) || len(whole.Actions) != len(rows[1].Actions) {
		t.Errorf("before anybody has decided, of the row there stands %+v", whole)
	}
	if !strings.Contains(w.words(), "1 text to choose between and 1 row that Ann deleted and Ben edited") {
		t.Errorf("after taking in it says %q", w.words())
	}
	w.choose(t, sayReview.ShowChoices)
	if !w.editor.Choosing() || len(w.doc.Unsettled()) != 2 {
		t.Fatalf("the list of choices is open: %v, and waiting are %+v", w.editor.Choosing(), w.doc.Unsettled())
	}
	if got := w.doc.Plan().Priorities[0].Rows[2].When.In(plan.English); got != "2043" {
		t.Errorf("When of 1.3 is %q", got)
	}
	// The keyboard is in the list: Enter goes to the first button, and Enter presses it.
	w.press(fyne.KeyReturn, fyne.KeyReturn)
	if left := w.doc.Unsettled(); len(left) != 1 || left[0].What != changes.Kept {
		t.Errorf("after choosing there wait %+v", left)
	}
	w.press(fyne.KeyReturn, fyne.KeyReturn)
	if left := w.doc.Unsettled(); len(left) != 0 || len(w.doc.Plan().Priorities[0].Rows[1].Measures) != len(rows[1].Measures) {
		t.Errorf("after keeping the row there wait %+v", left)
	}
	w.press(fyne.KeyEscape)
	if w.editor.Choosing() {
		t.Error("Escape does not put the list away")
	}
	// Undo asks again whether the row stays, all of which stands meanwhile. Then the other choice waits again, and then the copies go as a whole.
	w.editor.Undo()
	if kept := w.doc.Plan().Priorities[0].Rows[1]; len(kept.Measures) != len(rows[1].Measures) || kept.Actions[0].Text.In("en") != "Ben has other words here" {
		t.Errorf("undo of keeping a row leaves %+v", kept)
	}
	if left := w.doc.Unsettled(); len(left) != 1 || left[0].What != changes.Kept || len(left[0].Back) != 0 || changes.Names([]string{left[0].Deleted[0].Name}) != "Ann" {
		t.Errorf("after keeping it was taken back there wait %+v", left)
	}
	w.editor.Redo()
	if left := w.doc.Unsettled(); len(left) != 0 || len(w.doc.Plan().Priorities[0].Rows[1].Measures) != len(rows[1].Measures) {
		t.Errorf("kept again, there wait %+v", left)
	}
	w.editor.Undo()
	w.editor.Undo()
	if left := w.doc.Unsettled(); len(left) != 2 {
		t.Errorf("after the choice was taken back there wait %+v", left)
	}
	if label := w.window.MainMenu().Items[1].Items[0].Label; label != "Undo combining copies" {
		t.Errorf("undo is called %q", label)
	}
	with := exchange.Digest(w.doc.Plan())
	w.editor.Undo()
	after := w.doc.Plan().Priorities[0].Rows
	if after[2].When.In("en") != rows[2].When.In("en") || after[0].When.In("en") != "2031" || after[1].Actions[0].Text.In("en") != rows[1].Actions[0].Text.In("en") || len(w.doc.Unsettled()) != 0 {
		t.Errorf("without the copies the rows are %+v", after[:3])
	}
	w.editor.Redo()
	if got := exchange.Digest(w.doc.Plan()); got != with || len(w.doc.Unsettled()) != 2 {
		t.Errorf("taken back again, the plan is another, or there wait %+v", w.doc.Unsettled())
	}
	w.takeBack(paths)
	if !strings.Contains(w.words(), sayReview.NothingNewMany) {
		t.Errorf("the same copies again say %q", w.words())
	}
	w.press(fyne.KeyReturn)
}

// TestCopiesComeBackAfterTheirCombiningWasUndone when the same files are chosen again, whatever was typed meanwhile, and one that is left out stays out.
func TestCopiesComeBackAfterTheirCombiningWasUndone(t *testing.T) {
	w, _, rows, paths := clash(t)
	w.takeBack(paths)
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	with, waits := exchange.Digest(w.doc.Plan()), len(w.doc.Unsettled())
	w.editor.Undo()
	without := exchange.Digest(w.doc.Plan())
	set(t, w.doc, rows[2].ID, "title@en", "Written since")
	set(t, w.doc, rows[2].ID, "title@en", rows[2].Title.In("en"))
	w.takeBack(paths)
	if words := w.words(); !strings.Contains(words, sayReview.TitleBack) || !strings.Contains(words, sayReview.TookOut) || !strings.Contains(words, "2 copies: Ann.plan, Ben.plan.") {
		t.Errorf("the same copies again say %q", words)
	}
	lines := strings.Join(w.review.Lines(), "\n")
	for _, s := range []string{"[3 versions] Row 1.1, when: Ben: 2051 · Ann: 2041", "[Deleted and edited] Row 1.2", "2043, by Ann"} {
		if !strings.Contains(lines, s) {
			t.Errorf("the review is without %q:\n%s", s, lines)
		}
	}
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	if got := exchange.Digest(w.doc.Plan()); got != with || len(w.doc.Unsettled()) != waits {
		t.Errorf("brought back, the plan is another, and there wait %d and not %d", len(w.doc.Unsettled()), waits)
	}
	w.editor.Undo()
	if got := exchange.Digest(w.doc.Plan()); got != without {
		t.Error("undo takes something else out than what came back")
	}
	w.takeBack(paths[:1])
	if words := w.words(); !strings.Contains(words, "1 copy: Ann.plan.") || !strings.Contains(words, "changes by Ann") || strings.Contains(words, "Ben") || strings.Contains(words, "somebody") {
		t.Errorf("one of the copies says %q", words)
	}
	w.review.TickAll(false)
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	if got := exchange.Digest(w.doc.Plan()); got != without {
		t.Error("what was not ticked came back")
	}
	w.takeBack(paths[:1])
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	now := w.doc.Plan().Priorities[0].Rows
	left := w.doc.Unsettled()
	if now[2].When.In("en") != "2043" || now[0].When.In("en") != "2041" || now[1].Actions[0].Text.In("en") != rows[1].Actions[0].Text.In("en") || len(left) != 1 || left[0].What != changes.Kept {
		t.Errorf("of Ann's copy alone come %q and %q, and there wait %+v", now[0].When, now[2].When, left)
	}
}

func TestWhatIsNotTickedStays(t *testing.T) {
	w, _, rows, paths := clash(t)
	w.takeBack(paths)
	was := w.doc.Plan()
	w.review.TickAll(false)
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	now := w.doc.Plan().Priorities[0]
	if now.Rows[0].When.In("en") != "2031" || now.Rows[2].When.In("en") != rows[2].When.In("en") || len(now.Rows) != len(was.Priorities[0].Rows) ||
		now.Rows[1].Actions[0].Text.In("en") != rows[1].Actions[0].Text.In("en") || len(w.doc.Unsettled()) != 0 {
		t.Errorf("what was not ticked is in the plan: %+v", now.Rows[:3])
	}
	ann, digest := w.doc.Log(), exchange.Digest(w.doc.Plan())
	w.editor.Undo() // nothing is left to take out of the plan, so it is of the edit before that
	if w.doc.Plan().Priorities[0].Rows[0].When.In("en") == "2031" || ann.News(w.doc.Log()) {
		t.Errorf("undo left %q, and the plan had been %s", w.doc.Plan().Priorities[0].Rows[0].When.In("en"), digest)
	}
}

func TestCopiesThatAreNone(t *testing.T) {
	c := &answers{}
	w, dir := written(t, c)
	c.save = filepath.Join(dir, "other.plan")
	w.saveAfresh()
	w.choose(t, say.OK)
	w.takeBack([]string{c.save})
	if !strings.Contains(w.words(), "other.plan") || !strings.Contains(w.words(), say.NothingChanged) || len(w.boxes) != 1 {
		t.Errorf("another plan: %q", w.words())
	}
	w.choose(t, sayReview.Compare)
	if !strings.Contains(w.words(), sayReview.NoDifference) {
		t.Errorf("compared with the same words: %q", w.review.Lines())
	}
	w.press(fyne.KeyEscape)
	set(t, w.doc, w.doc.Plan().Priorities[0].Rows[0].ID, "when:en", "2039")
	w.takeBack([]string{c.save})
	w.choose(t, sayReview.Compare)
	if lines := strings.Join(w.review.Lines(), "\n"); !strings.Contains(lines, "Row 1.1, when: 2039 →") {
		t.Errorf("compared with other words: %q", lines)
	}
	w.press(fyne.KeyEscape)
	w.takeBack([]string{w.path})
	if len(w.boxes) != 1 {
		t.Fatal("the plan itself was taken back")
	}
	w.press(fyne.KeyEscape)
	w.takeBack(make([]string, mostCopies+1))
	if len(w.boxes) != 1 {
		t.Fatal("too many copies were taken back")
	}
	w.press(fyne.KeyEscape)
	if w.modal() {
		t.Error("Escape does not close what was said")
	}
}

func TestACopyThatIsDroppedIsTakenBackAndAnotherPlanIsOpened(t *testing.T) {
	w, c, _, paths := clash(t)
	w.dropped([]fyne.URI{storage.NewFileURI(paths[0])})
	if w.review == nil || len(w.boxes) != 1 {
		t.Fatal("a copy that was dropped is not shown")
	}
	w.press(fyne.KeyEscape)
	if w.modal() {
		t.Error("Escape does not close the review")
	}
	c.save = filepath.Join(filepath.Dir(paths[0]), "other.plan")
	w.saveAfresh()
	w.choose(t, say.OK)
	w.dropped([]fyne.URI{storage.NewFileURI(c.save)})
	if w.path != c.save {
		t.Errorf("open is %q", w.path)
	}
}

func TestHistoryAndNamedVersions(t *testing.T) {
	w, _, rows, paths := clash(t)
	if err := w.doc.NameEdition("Board draft 2"); err != nil {
		t.Fatal(err)
	}
	w.takeBack(paths)
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	w.showHistory(changes.Only{Item: rows[2].ID, Field: "when"})
	if lines := strings.Join(w.past.Lines(), "\n"); !strings.Contains(lines, "Ann") || !strings.Contains(lines, "2043") {
		t.Errorf("the history of a cell says %q", lines)
	}
	was := rows[2].When.In("en")
	w.past.Restore(rows[2].ID, "when:en", was)
	if got := w.doc.Plan().Priorities[0].Rows[2].When.In("en"); got != was || w.modal() {
		t.Errorf("restored is %q", got)
	}
	w.showHistory(changes.Only{})
	w.past.ShowNamed()
	if lines := w.past.Lines(); len(lines) != 1 || !strings.Contains(lines[0], "Board draft 2") {
		t.Errorf("the named versions are %q", lines)
	}
	w.past.Compare(&w.doc.Plan().Editions[0], nil)
	if lines := strings.Join(w.review.Lines(), "\n"); !strings.Contains(lines, "Row 1.1, when") || strings.Contains(lines, "Row 1.3, when") || strings.Contains(lines, "Version") {
		t.Errorf("compared with now: %s", lines)
	}
	w.press(fyne.KeyEscape, fyne.KeyEscape)
	if w.modal() {
		t.Error("Escape does not close the history")
	}
}

func TestCopiesInTheFolderAreOffered(t *testing.T) {
	w, _, _, paths := clash(t)
	w.look()
	if got := w.editor.Offered(); !strings.Contains(got, "Ann.plan") || !strings.Contains(got, "Ben.plan") {
		t.Fatalf("offered is %q", got)
	}
	w.editor.AcceptOffer()
	if w.review == nil || w.editor.Offered() != "" {
		t.Fatal("the copies are not shown")
	}
	w.choose(t, sayReview.TakeIn)
	w.choose(t, say.OK)
	path := w.path
	w.closePlan()
	w.openPlan(path)
	if got := w.editor.Offered(); got != "" || len(paths) != 2 {
		t.Errorf("copies that hold nothing new are offered: %q", got)
	}
}

func TestWhatIsWrittenIsSigned(t *testing.T) {
	w, _ := written(t, &answers{})
	w.askName()
	w.window.Canvas().Focused().(*dialogEntry).SetText("  Dilys ")
	w.press(fyne.KeyReturn)
	if w.doc == nil || w.settings.Name != "Dilys" {
		t.Fatalf("the name is %q, and a plan is open: %v", w.settings.Name, w.doc != nil)
	}
	row := w.doc.Plan().Priorities[0].Rows[0].ID
	set(t, w.doc, row, "when:en", "2039")
	w.showHistory(changes.Only{Item: row, Field: "when"})
	if lines := strings.Join(w.past.Lines(), "\n"); !strings.Contains(lines, "Dilys") {
		t.Errorf("the history says %q", lines)
	}
	w.press(fyne.KeyEscape)
}

// TestTheNameIsAskedOnceBeforeCopiesAreCombined, and what was written before it was known bears it too.
func TestTheNameIsAskedOnceBeforeCopiesAreCombined(t *testing.T) {
	for name, c := range map[string]struct {
		answer []fyne.KeyName
		typed  string
		want   string
	}{
		"given":   {[]fyne.KeyName{fyne.KeyReturn}, " Dilys  Rees", "Dilys Rees"},
		"skipped": {[]fyne.KeyName{fyne.KeyEscape}, "Dil", ""},
		"empty":   {[]fyne.KeyName{fyne.KeyReturn}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w, _, rows, paths := clash(t)
			w.settings.Asked = false
			doc := w.doc
			w.takeBack(paths)
			if w.review != nil || !strings.Contains(w.words(), sayReview.NameBefore) {
				t.Fatalf("it says %q", w.words())
			}
			w.window.Canvas().Focused().(*dialogEntry).SetText(c.typed)
			w.press(c.answer...)
			if w.review == nil || w.doc != doc {
				t.Fatalf("it does not go on: %q", w.words())
			}
			if s, err := readSettings(w.DataDir); err != nil || s.Name != c.want || !s.Asked {
				t.Errorf("kept is %q, %v, %v", s.Name, s.Asked, err)
			}
			w.choose(t, sayReview.TakeIn)
			w.choose(t, sayReview.ShowChoices)
			by := ""
			for _, v := range w.doc.Unsettled()[0].Values {
				by += v.Name + ","
			}
			if want := "Ann,Ben," + c.want + ","; len(by) != len(want) || !strings.Contains(by, ","+c.want) && !strings.HasPrefix(by, c.want+",") {
				t.Errorf("the versions of When of %s are by %q", rows[0].ID, by)
			}
			w.press(fyne.KeyEscape)
			w.takeBack(paths)
			if strings.Contains(w.words(), sayReview.NameBefore) {
				t.Error("it asks again")
			}
			w.press(fyne.KeyReturn)
		})
	}
}
