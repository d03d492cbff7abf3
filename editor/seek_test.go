package editor

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"planwright/plan"
	"planwright/plan/plantest"
)

// searching is a window of a plan that is searched off Fyne's goroutine, with the searches that were begun and have not been done.
func searching(t *testing.T) (*desk, *[]func()) {
	d := openPlan(t, plantest.Rows(manyRows))
	var begun []func()
	d.host.Later = func(_ time.Duration, work func()) (stop func()) {
		begun = append(begun, work)
		return func() {} // one that has begun
	}
	return d, &begun
}

// TestEachLetterGivesUpTheSearchBefore, whichever of them comes back last.
func TestEachLetterGivesUpTheSearchBefore(t *testing.T) {
	for _, c := range []struct {
		name  string
		order []int
	}{{"in turn", []int{0, 1, 2}}, {"the last first", []int{2, 1, 0}}, {"the last between", []int{0, 2, 1}}} {
		t.Run(c.name, func(t *testing.T) {
			d, begun := searching(t)
			d.look("qua")
			if len(*begun) != 3 || d.finder.bar.count.Text != say.FindLooking {
				t.Fatalf("%d searches, and the bar says %q", len(*begun), d.finder.bar.count.Text)
			}
			for _, i := range c.order {
				(*begun)[i]()
			}
			f := d.finder
			if want := all(d.doc.Plan(), plan.English, "qua"); len(f.found.Matches) != want || want == 0 {
				t.Fatalf("found %d, want %d", len(f.found.Matches), want)
			}
			m := f.found.Matches[f.at]
			if got := strings.ToLower(m.Text[m.Start:m.End]); got != "qua" || d.row() == "" || f.bar.place.Hidden {
				t.Errorf("%q is at hand, in row %q", got, d.row())
			}
			if got, want := f.refs[m.Item], plan.Refs(d.doc.Plan())[m.Item]; got != want {
				t.Errorf("it stands in %s, want %s", got, want)
			}
		})
	}
}

// TestAnEditGivesUpASearch and another looks through the plan as it is then, which still goes to the first match.
func TestAnEditGivesUpASearch(t *testing.T) {
	d, begun := searching(t)
	last := &d.doc.Plan().Priorities[0].Rows[3]
	d.look("zebra")
	if err := d.doc.SetText(last.Actions[0].ID, "text@en", "A zebra."); err != nil {
		t.Fatal(err)
	}
	for i := len(*begun) - 1; i >= 0; i-- { // those of before the edit come back last
		(*begun)[i]()
	}
	f := d.finder
	if len(f.found.Matches) != 1 || f.plan != d.doc.Plan() || f.looking {
		t.Fatalf("found %d, want the one that was written meanwhile", len(f.found.Matches))
	}
	if d.row() != last.ID {
		t.Errorf("the window shows %q, want the row of the match", d.row())
	}
}

// TestReplacingTakesNothingBack: words that are being typed in a cell are looked through before anything is replaced.
func TestReplacingTakesNothingBack(t *testing.T) {
	for _, all := range []bool{false, true} {
		d, begun := searching(t)
		pass := func() {
			for _, work := range *begun {
				work()
			}
			*begun = nil
		}
		asked := false
		d.host.Ask = func(_ string, _ fyne.CanvasObject, _ string, do func()) { asked = true; do() }
		replace := d.finder.replace
		if all {
			replace = d.finder.replaceAll
		}
		d.look("service")
		pass()
		m := d.finder.found.Matches[d.finder.at]
		d.table.Go(m.Item, "text@en")
		d.press(fyne.KeyF2)
		d.write(" One more service.")
		d.finder.bar.with.SetText("practice")
		words := func() string { return d.textOf(m.Item) }
		replace()
		if got := words(); asked || got != m.Text+" One more service." {
			t.Fatalf("all %v: the text is %q, and it asked: %v", all, got, asked)
		}
		if pass(); strings.Contains(words(), "practice") {
			t.Errorf("all %v: it replaces what nobody has seen", all)
		}
		replace()
		pass()
		if got := words(); asked != all || !strings.Contains(got, "practice") || !strings.HasSuffix(got, map[bool]string{false: " One more service.", true: " One more practice."}[all]) {
			t.Errorf("all %v: the text is %q", all, got)
		}
	}
}

// textOf returns the words of an action or a measure.
func (d *desk) textOf(item plan.ID) (words string) {
	d.doc.Plan().EachText(func(field string, id plan.ID, _ plan.Lang, s string) {
		if id == item && field == "text" {
			words = s
		}
	})
	return words
}
