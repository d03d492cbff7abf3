package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/preview"
	"planwright/export/layout"
	"planwright/plan"
)

// selects returns the choices of the front dialog.
func (w *window) selects() []*fynewidget.Select {
	var out []*fynewidget.Select
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *fynewidget.Select:
			out = append(out, o)
		case *fyne.Container:
			for _, x := range o.Objects {
				walk(x)
			}
		case fyne.Widget:
			for _, x := range test.WidgetRenderer(o).Objects() {
				walk(x)
			}
		}
	}
	walk(w.boxes[len(w.boxes)-1].popup.Content)
	return out
}

// TestThePagesAreThoseOfThePDF: while it is chosen how that is to be, once it was made, and when the plan is opened again.
func TestThePagesAreThoseOfThePDF(t *testing.T) {
	w, opened := start(t, &answers{})
	w.openExample()
	path := w.path
	choose := func(list ...string) {
		t.Helper()
		for _, name := range list {
			done := false
			for _, s := range w.selects() {
				for _, o := range s.Options {
					if o == name {
						s.SetSelected(name)
						done = true
					}
				}
			}
			if !done {
				t.Fatalf("%q is not to be chosen", name)
			}
		}
	}
	large := preview.Look{Options: layout.Options{Paper: layout.A3, TextSize: 18}, All: true}

	w.exportPDF()
	if w.editor.Pages() != (preview.Look{}) {
		t.Errorf("at first it is proposed to make it %+v", w.editor.Pages())
	}
	choose("A3", say.Size18, say.AllLanguages)
	if w.editor.Pages() != large {
		t.Errorf("while one chooses, the pages are made %+v", w.editor.Pages())
	}
	w.press(fyne.KeyEscape)
	if w.editor.Pages() != (preview.Look{}) || w.lastPrinted() != (preview.Look{}) {
		t.Errorf("given up, they are made %+v", w.editor.Pages())
	}
	w.exportPDF()
	choose("A3", say.Size18, say.AllLanguages)
	w.press(fyne.KeyReturn)
	if w.editor.Pages() != large || len(w.boxes) != 1 {
		t.Errorf("made, the pages are %+v, with %d boxes", w.editor.Pages(), len(w.boxes))
	}
	w.press(fyne.KeyReturn)
	for _, word := range []string{"A3", "18", sayComfort.PagesAll} {
		if said := w.pageWords(w.editor.Pages()); !strings.Contains(said, word) {
			t.Errorf("it says %q", said)
		}
	}
	w.closePlan()
	w.openPlan(path)
	if w.editor.Pages() != large {
		t.Errorf("opened again, the pages are %+v", w.editor.Pages())
	}
	w.exportPDF()
	choose("A4", say.Size12)
	choose("English")
	w.press(fyne.KeyReturn)
	w.press(fyne.KeyReturn)
	if s, err := readSettings(w.DataDir); err != nil || w.editor.Pages() != (preview.Look{}) || s.Recent[0].Printed != nil {
		t.Errorf("in the usual way again they are %+v", w.editor.Pages())
	}
	w.setPrinted(large)
	n := len(*opened)
	if w.print(); len(*opened) != n+1 {
		t.Error("nothing was printed")
	}
	w.menuItem(t, "Usual pages").item.Action()
	if w.editor.Pages() != (preview.Look{}) || w.lastPrinted() != (preview.Look{}) {
		t.Error("the usual pages are not shown")
	}
}

// TestEveryWayOfMakingPagesGoesThroughTheForm and is told, but for the usual.
func TestEveryWayOfMakingPagesGoesThroughTheForm(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	p := w.doc.Plan()
	for words, l := range map[string]preview.Look{
		"":                       {},
		sayComfort.PagesReduced:  {Reduced: true},
		sayComfort.PagesTimeline: {Timeline: true},
		sayComfort.PagesPlain:    {Options: layout.Options{Plain: true}},
		"sideways":               {Options: layout.Options{Landscape: true}},
		"Letter":                 {Options: layout.Options{Paper: layout.Letter}},
		plan.Fonts()[1]:          {Options: layout.Options{Font: plan.Fonts()[1]}},
		"10 point":               {Options: layout.Options{TextSize: 10}},
		"Cymraeg":                {Lang: plan.Welsh},
		sayComfort.PagesAll:      {All: true},
	} {
		f := newExportForm(p, plan.English)
		f.choose(l, p)
		if got := f.look(p, plan.English); got != l {
			t.Errorf("%+v became %+v", l, got)
		}
		if said := w.pageWords(l); !strings.Contains(said, words) || (words == "") != (said == "") {
			t.Errorf("of %+v it says %q", l, said)
		}
	}
	f := newExportForm(p, plan.English)
	f.choose(preview.Look{Options: layout.Options{Paper: "a9", TextSize: 5, Font: "Comic"}, Lang: "fr"}, p)
	if got := f.look(p, plan.English); got != (preview.Look{}) {
		t.Errorf("what this program has not became %+v", got)
	}
}
