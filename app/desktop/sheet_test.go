package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheSheetForComments is made with and without comments, and as a page where its name says so; the plan itself never shows them.
func TestTheSheetForComments(t *testing.T) {
	a := &answers{}
	w, _ := start(t, a)
	w.openExample()
	comment := w.doc.Plan().Comments[0].Text
	dir := t.TempDir()
	made := func(name string, begin func()) string {
		t.Helper()
		a.save = filepath.Join(dir, name)
		begin()
		w.press(fyne.KeyReturn)
		data, err := os.ReadFile(a.save)
		if err != nil {
			t.Fatal(err)
		}
		w.press(fyne.KeyEscape)
		return string(data)
	}
	sheet := w.menuItem(t, say.ExportSheet).item.Action
	if page := made("a.html", sheet); !strings.Contains(page, comment) || !strings.Contains(page, "Sheet for comments") {
		t.Error("the sheet has no comments")
	}
	if pdf := made("a.pdf", sheet); !strings.HasPrefix(pdf, "%PDF-") {
		t.Error("it is no PDF")
	}
	if page := made("plan.html", w.exportPage); strings.Contains(page, comment) {
		t.Error("the page of the plan shows a comment")
	}
}

// TestTheNameBesideAComment is kept, and the plan stays open.
func TestTheNameBesideAComment(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	doc := w.doc
	w.setName("Cai")
	if s, err := readSettings(w.DataDir); err != nil || s.Name != "Cai" || w.doc != doc {
		t.Errorf("kept is %q, %v", s.Name, err)
	}
	id := w.doc.Plan().Priorities[0].Rows[0].ID
	if err := w.doc.SetText(id, "title@en", "Signed"); err != nil {
		t.Fatal(err)
	}
	if name, _ := w.doc.Hand(id, "title@en"); name != "Cai" {
		t.Errorf("it was written by %q", name)
	}
}
