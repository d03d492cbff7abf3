package outline

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
)

func en(words string) plan.Text { return plan.In(plan.English, words) }

func small() *plan.Plan {
	return &plan.Plan{
		ID: "plan", Title: en("Small plan"), Languages: []plan.Lang{plan.English, plan.Welsh},
		Sections: []plan.Section{
			{ID: "s1", Title: en("About"), Place: plan.Before, Versions: plan.FullOnly},
			{ID: "s2", Place: plan.After},
			{ID: "s4", Place: plan.After, Body: en("### Who we are\n\n**Everyone** who lives in [the county](https://www.example.org) counts.")},
			{ID: "s3", Title: en("A case"), Place: plan.AtPriority, Priority: "p2"},
		},
		Priorities: []plan.Priority{
			{ID: "p1", Title: en("Grow the team").With(plan.Welsh, plan.Words{Text: "Tyfu'r tîm"}), Rows: make([]plan.Row, 1)},
			{ID: "p2", Title: en("Keep the team that we have grown, and see that nobody leaves it unheard"), Rows: make([]plan.Row, 7)},
		},
	}
}

func TestPartsStandInPrintedOrder(t *testing.T) {
	want := []entry{
		{Part: Part{Details, "plan"}, words: "Small plan", note: say.Details},
		{words: say.SectionsBefore},
		{Part: Part{Section, "s1"}, words: "About", note: say.FullOnly},
		{words: say.Priorities},
		{Part: Part{Priority, "p1"}, number: "1", words: "Grow the team", note: "1 row"},
		{Part: Part{Priority, "p2"}, number: "2", words: "Keep the team that we have grown, and see that nobody leaves it unheard", note: "7 rows"},
		{Part: Part{Section, "s3"}, words: "A case"},
		{words: say.SectionsAfter},
		{Part: Part{Section, "s2"}, words: say.UntitledSection, grey: true},
		{Part: Part{Section, "s4"}, words: "Who we are Everyone who lives in…", grey: true},
	}
	got := entries(small(), plan.English)
	if len(got) != len(want) {
		t.Fatalf("%d entries, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("entry %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	welsh := entries(small(), plan.Welsh)
	if welsh[4].words != "Tyfu'r tîm" || welsh[4].grey || welsh[5].words == "" || !welsh[5].grey {
		t.Errorf("in Welsh the priorities are %+v and %+v: one without a title shows the English in grey", welsh[4], welsh[5])
	}
}

func show(t *testing.T) (*Outline, fyne.Window, *[]Part) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	o := New()
	var chosen []Part
	o.Chosen = func(p Part) { chosen = append(chosen, p) }
	w := test.NewWindow(o)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(260, 520))
	o.Display(small(), plan.English)
	return o, w, &chosen
}

func TestChoosingByKeyboard(t *testing.T) {
	o, w, chosen := show(t)
	o.Select(Part{Priority, "p1"})
	if len(*chosen) != 0 {
		t.Error("a choice of ours was told as the person's")
	}
	w.Canvas().Focus(o)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
	// The first step leads from the title page to a caption, which can't be chosen.
	if len(*chosen) != 1 || (*chosen)[0] != (Part{Section, "s1"}) {
		t.Errorf("chosen: %+v", *chosen)
	}
	asked := false
	o.Next = func() { asked = true }
	if o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6}); !asked {
		t.Error("F6 asks for no other pane")
	}
}

func TestLook(t *testing.T) {
	o, w, _ := show(t)
	o.Select(Part{Priority, "p2"})
	test.AssertRendersToMarkup(t, "outline.xml", w.Canvas())
}

// An item that made new objects at each layout kept Fyne laying it out and painting for ever: half a core for a still window.
func TestLayingOutAgainDrawsNothingNew(t *testing.T) {
	o, _, _ := show(t)
	i := newItem(o)
	i.show(o.entries[0])
	i.Resize(fyne.NewSize(200, 40))
	before := test.WidgetRenderer(i).Objects()[0]
	test.WidgetRenderer(i).Layout(i.Size())
	i.show(o.entries[0])
	if after := test.WidgetRenderer(i).Objects()[0]; after != before {
		t.Error("laying out the same entry again made new objects")
	}
	i.show(o.entries[2])
	if after := test.WidgetRenderer(i).Objects()[0]; after == before {
		t.Error("another entry is shown by the old objects")
	}
}

// TestBeginsAtItsTop: a part is chosen before the window has its size; where there is room for it, the list is not scrolled.
func TestBeginsAtItsTop(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	o := New()
	w := test.NewWindow(o)
	t.Cleanup(w.Close)
	o.Resize(fyne.NewSize(260, 60))
	o.Display(small(), plan.English)
	o.Select(Part{Priority, "p1"})
	o.Resize(fyne.NewSize(260, 330))
	if at := o.GetScrollOffset(); at != 0 {
		t.Errorf("the list begins at %g", at)
	}
}
