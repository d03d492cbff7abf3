package panel

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/changes"
)

// said is all that stands in an object: of words that differ from others, those in braces.
func said(o fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *fynewidget.Label:
			b.WriteString(o.Text + "\n")
		case *fynewidget.RichText:
			for _, s := range o.Segments {
				if x := s.(*fynewidget.TextSegment); x.Style.TextStyle.Underline {
					b.WriteString("{" + x.Text + "}")
				} else {
					b.WriteString(x.Text)
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// TestVersionsReferByNumbers while what is chosen is what the plan holds, with its ids.
func TestVersionsReferByNumbers(t *testing.T) {
	d := open(t)
	action := d.row.Actions[0].ID
	row, priority := "[](#"+string(d.row.ID)+")", "[](#"+string(d.doc.Plan().Priorities[0].ID)+")"
	must(t, d.doc.Choose(action, "text@en", "Meet every board as "+row+" says in each county."))
	theirs := filepath.Join(t.TempDir(), "c.plan")
	must(t, d.doc.SaveCopy(t.Context(), theirs))
	copy, err := document.Open(theirs, options(t, "Cath", monday.Add(2*time.Hour), 49))
	must(t, err)
	must(t, copy.SetText(action, "text@en", "Meet every board as "+priority+" says in each county."))
	must(t, d.doc.SetText(action, "text@en", "Meet every board as rule 7 says in each county."))
	before := changes.Of(d.doc.Log())
	must(t, d.doc.Join(copy.Log(), nil))
	must(t, copy.Close())
	after := changes.Of(d.doc.Log())

	c := d.choices()
	at := slices.IndexFunc(c.list, func(ch changes.Change) bool { return ch.Field == "text" && ch.What == changes.Choose })
	if at < 0 {
		t.Fatalf("there is nothing to choose: %+v", c.list)
	}
	c.reader.list.Select(at)
	shown := said(c.reader.detail)
	for _, want := range []string{"as {[](#P1)} says", "as [](#1.1) says"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the versions lack %q:\n%s", want, shown)
		}
	}
	told := teller.Numbered(before.Plan, after.Plan)
	review := NewReview(changes.Between(before, after), before, after, told, true)
	h := NewHistory(Past{Side: after, Entries: changes.History(after, changes.Only{Item: action, Field: "text"})}, told)
	for i := range h.shown {
		shown += said(h.detail(i))
	}
	for i := range review.order {
		if review.order[i] >= 0 {
			shown += said(review.show(i))
		}
	}
	shown += strings.Join(append(review.Lines(), h.Lines()...), "\n") + c.reader.lines[at].words
	for _, id := range []plan.ID{d.row.ID, d.doc.Plan().Priorities[0].ID} {
		if strings.Contains(shown, string(id)) {
			t.Errorf("people read the id %s:\n%s", id, shown)
		}
	}
	for i, v := range c.list[at].Values {
		if !strings.Contains(v.Text, priority) {
			continue
		}
		var keep []*keyButton
		for _, o := range test.LaidOutObjects(c.reader.detail) {
			if b, ok := o.(*keyButton); ok && b.Text == say.KeepThis {
				keep = append(keep, b)
			}
		}
		test.Tap(keep[i])
	}
	if got := d.doc.Plan().Priorities[0].Rows[0].Actions[0].Text.In("en"); got != "Meet every board as "+priority+" says in each county." {
		t.Errorf("the plan holds %q", got)
	}
	if words := c.reader.lines[at].words; !strings.Contains(words, "[](#P1)") {
		t.Errorf("what was chosen is listed as %q", words)
	}
	restored := ""
	h.Restore = func(_ plan.ID, _, words string) { restored = words }
	for i := range h.shown {
		if s := h.shown[i].change; s != nil && s.Old == "Meet every board as "+row+" says in each county." {
			for _, o := range test.LaidOutObjects(h.detail(i)) {
				if b, ok := o.(*keyButton); ok && restored == "" {
					test.Tap(b)
				}
			}
		}
	}
	if restored != "Meet every board as "+row+" says in each county." {
		t.Errorf("put back is %q", restored)
	}
}
