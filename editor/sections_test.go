package editor

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/plan"
)

func (d *desk) sections() []plan.ID {
	var out []plan.ID
	for _, s := range d.doc.Plan().Sections {
		out = append(out, s.ID)
	}
	return out
}

func TestSectionsAreAddedMovedAndRemoved(t *testing.T) {
	d := open(t, assets.Example())
	was := d.sections()
	d.command(say.AddSectionAfter)
	d.write("Contact")
	if !d.Keep() {
		t.Fatal("the heading can't be kept")
	}
	all := d.doc.Plan().Sections
	last := all[len(all)-1]
	if len(all) != len(was)+1 || last.Title.In(plan.English) != "Contact" || last.Place != plan.After {
		t.Fatalf("%d sections, the last is %+v", len(all), last)
	}
	if found := d.doc.Plan().Validate(); len(found) > 0 {
		t.Errorf("the plan is not valid: %v", found[0])
	}
	added := d.sections()
	d.command(say.MoveSectionUp)
	if got := d.sections(); got[len(got)-2] != last.ID {
		t.Errorf("moved up, it is not the last but one")
	}
	d.command(say.MoveSectionDown)
	if got := d.sections(); !slices.Equal(got, added) {
		t.Errorf("moved up and down again, the sections are %v, not %v", got, added)
	}
	d.command(say.MoveSectionDown) // it is the last
	d.command(say.RemoveSection)
	if got := d.sections(); !slices.Equal(got, was) || d.part.Kind != outline.Section {
		t.Errorf("removed, the sections are %v, and a %v shows", got, d.part.Kind)
	}
	for range 3 {
		d.command(say.Undo)
	}
	if got := d.sections(); !slices.Equal(got, added) {
		t.Errorf("after undo of removing and both moves the sections are %v", got)
	}
}

func TestAFirstSectionBeforeNothing(t *testing.T) {
	d := open(t, []byte(`{"format":"planwright-plan","version":1,"title":{"en":"Small"},"scope":"england","languages":["en"],"state":"draft"}`))
	d.command(say.AddSectionBefore)
	d.command(say.RemoveSection)
	if len(d.sections()) != 0 || d.part.Kind != outline.Priority {
		t.Errorf("%d sections, and a %v shows", len(d.sections()), d.part.Kind)
	}
	d.command(say.MoveSectionUp)
	d.command(say.RemoveSection)
}

func TestAPriorityTakesTheSectionsAtItsHeadAlong(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	at := slices.IndexFunc(p.Sections, func(s plan.Section) bool { return s.Place == plan.AtPriority })
	if at < 0 {
		t.Fatal("the example has no section at the head of a priority")
	}
	id := p.Sections[at].Priority
	d.choose(outline.Part{Kind: outline.Priority, ID: id}, true)
	d.command(say.RemovePriority)
	if found := d.doc.Plan().Validate(); len(found) > 0 || len(d.doc.Plan().Sections) != len(p.Sections)-1 {
		t.Errorf("%d sections; %v", len(d.doc.Plan().Sections), found)
	}
	d.command(say.Undo)
	if _, found := d.doc.Plan().Find(p.Sections[at].ID); !found || len(d.doc.Plan().Priorities) != len(p.Priorities) {
		t.Error("undo does not bring both back")
	}
}

func TestALanguageIsAddedAndTakenAway(t *testing.T) {
	d := open(t, []byte(`{"format":"planwright-plan","version":1,"title":{"en":"Small"},"scope":"wales","languages":["en"],"state":"draft"}`))
	if d.tools.frame.Visible() {
		t.Error("a plan of one language has a language switch")
	}
	p := d.doc.Plan()
	d.choose(outline.Part{Kind: outline.Details, ID: p.ID}, true)
	languages := d.selects()[1]
	languages.SetSelected("English, with Welsh")
	d.reload()
	if !d.tools.frame.Visible() || !slices.Equal(d.doc.Plan().Languages, []plan.Lang{plan.English, plan.Welsh}) {
		t.Fatalf("the languages are %v, the switch shows: %v", d.doc.Plan().Languages, d.tools.frame.Visible())
	}
	d.SetLanguage(plan.Welsh)
	d.Focus()
	d.write("Bach")
	d.win.Canvas().Focus(d.selects()[1])
	d.selects()[1].SetSelected("English")
	d.reload()
	if d.Language() != plan.English || d.tools.frame.Visible() {
		t.Errorf("without Welsh the window shows %s", d.Language())
	}
	d.command(say.Undo)
	if !d.tools.frame.Visible() || len(d.doc.Plan().Languages) != 2 {
		t.Error("undo does not bring the language back")
	}
	d.command(say.Undo)
	d.command(say.Undo)
	if len(d.doc.Plan().Languages) != 1 {
		t.Errorf("with all undone the languages are %v", d.doc.Plan().Languages)
	}
}

// selects returns the choices of the form in their order.
func (d *desk) selects() []chooser {
	var out []chooser
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, ok := o.(chooser); ok {
			out = append(out, c)
			return
		}
		switch o := o.(type) {
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
	walk(d.form)
	return out
}

// chooser is what a choice of the form can do for a test.
type chooser interface {
	fyne.Focusable
	SetSelected(string)
	SelectedIndex() int
}
