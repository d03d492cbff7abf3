package desktop

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/exchange"
)

// TestThreeCopiesOfAPublishedPlan takes back three copies of a real plan, each edited in ten places, with clashes, a deletion against an edit, moved rows and
// a Welsh text, in several orders: the plan is the same then, and every text of all three is in it or among the versions to choose from.
func TestThreeCopiesOfAPublishedPlan(t *testing.T) {
	source := "../../../shared/plans/uk-wide-pdf-text.txt"
	if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
		t.Skip("there are no published plans here")
	}
	dir := t.TempDir()
	c := &answers{save: filepath.Join(dir, "uk.plan")}
	w, _ := start(t, c)
	w.takeIn(source)
	w.choose(t, say.TakeNew)
	p := w.doc.Plan()
	if len(p.Priorities) < 3 {
		t.Fatalf("%d priorities were found", len(p.Priorities))
	}
	var typed []string
	copies := editedApart(t, w, c, dir, p, &typed)
	base, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	w.closePlan()
	var first string
	for _, order := range [][]int{{0, 1, 2}, {2, 0, 1}, {1, 2, 0}} {
		path := filepath.Join(t.TempDir(), "uk.plan")
		if err := os.WriteFile(path, base, 0o600); err != nil {
			t.Fatal(err)
		}
		w, _ := start(t, c)
		w.openPlan(path)
		var paths []string
		for _, i := range order {
			paths = append(paths, copies[i])
		}
		w.takeBack(paths)
		w.choose(t, sayReview.TakeIn)
		w.choose(t, say.OK)
		digest := exchange.Digest(w.doc.Plan())
		if first == "" {
			first = digest
		}
		if digest != first {
			t.Errorf("in the order %v the plan is another", order)
		}
		everything := allTexts(w.doc)
		for _, words := range typed {
			if !strings.Contains(everything, "\n"+words+"\n") {
				t.Errorf("in the order %v, %q is lost", order, words)
			}
		}
		if len(w.doc.Unsettled()) < 3 {
			t.Errorf("there wait %+v", w.doc.Unsettled())
		}
		w.closePlan()
	}
}

// editedApart returns three copies of the plan that is open, edited apart, and notes the words that were typed.
func editedApart(t *testing.T, w *window, c *answers, dir string, p *plan.Plan, typed *[]string) []string {
	t.Helper()
	one, two, three := &p.Priorities[0], &p.Priorities[1], &p.Priorities[2]
	when := func(r *plan.Row) (plan.ID, string) { return r.ID, "when:en" }
	var out []string
	for n, name := range []string{"Ann", "Ben", "Cat"} {
		c.save = filepath.Join(dir, name+".plan")
		w.saveCopy()
		w.choose(t, say.OK)
		at := time.Now().Add(time.Duration(n-1) * time.Hour) // clocks that do not agree
		d, err := document.Open(c.save, document.Options{DataDir: t.TempDir(), Author: name, Autosave: true, Now: func() time.Time { return at }})
		if err != nil {
			t.Fatal(err)
		}
		write := func(item plan.ID, field, words string) {
			*typed = append(*typed, words)
			set(t, d, item, field, words)
		}
		for i := range 4 {
			id, field := when(&one.Rows[(i+n)%len(one.Rows)])
			write(id, field, name+" says 203"+string(rune('0'+i)))
		}
		write(one.Rows[0].Actions[0].ID, "text@en", name+" has written all of this action anew.")
		write(two.ID, "title@en", name+"'s title")
		write(three.Rows[1].Actions[0].ID, "short@en", name+" in short")
		write(three.Rows[n].Actions[0].ID, "lead:en", name)
		switch name {
		case "Ann":
			err = errors.Join(d.Remove(two.Rows[2].ID), d.Move(three.Rows[2].ID, three.ID, three.Rows[0].ID))
		case "Ben":
			write(two.Rows[2].Actions[0].ID, "text@en", "Ben has edited what Ann has deleted.")
			err = d.Move(three.Rows[2].ID, two.ID, "")
		case "Cat":
			write(one.Rows[0].Actions[0].ID, "text@cy", "Gweithio gyda phob bwrdd.")
			_, err = d.Add(plan.KindRow, one.ID, "", nil)
		}
		if err := errors.Join(err, d.Close()); err != nil {
			t.Fatal(err)
		}
		out = append(out, c.save)
	}
	return out
}

// allTexts returns every text of a plan and every version that waits in it, one a line.
func allTexts(d *document.Document) string {
	var b strings.Builder
	b.WriteString("\n")
	d.Plan().EachText(func(_ string, _ plan.ID, _ plan.Lang, words string) { b.WriteString(words + "\n") })
	for _, c := range d.Unsettled() {
		for _, v := range c.Values {
			b.WriteString(v.Text + "\n")
		}
	}
	return b.String()
}
