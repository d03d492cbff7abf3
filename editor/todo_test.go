package editor

import (
	"testing"

	"fyne.io/fyne/v2"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/plan"
	"planwright/plan/check"
)

// TestTheListOfWhatIsLeftFollowsThePlan off Fyne's goroutine, and once for many edits.
func TestTheListOfWhatIsLeftFollowsThePlan(t *testing.T) {
	d := open(t, assets.Example())
	if d.todo.button.Visible() || len(d.later) == 0 {
		t.Errorf("the plan was looked through while it was opened, or is not to be: %d", len(d.later))
	}
	d.pass()
	before := d.todo.count
	if before == 0 || !d.todo.button.Visible() {
		t.Fatalf("%d are left to do in the example", before)
	}
	row := d.doc.Plan().Priorities[0].Rows[0]
	for _, words := range []string{"soon", "sooner", "at some time"} {
		if err := d.doc.SetText(row.ID, "when:en", words); err != nil {
			t.Fatal(err)
		}
	}
	if d.todo.count != before {
		t.Error("an edit waits for the list")
	}
	first := d.later[0]
	first() // out of date
	if d.todo.count != before {
		t.Error("what was out of date is shown")
	}
	d.pass()
	if d.todo.count != before+2 { // the When is not understood, and its Welsh is of other words
		t.Errorf("left to do are %d, want %d", d.todo.count, before+2)
	}
	if d.reload(); len(d.later) != 0 {
		t.Error("a plan that has not changed is looked through again")
	}
	for range 3 {
		if _, err := d.doc.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	d.pass()
	if d.todo.count != before {
		t.Errorf("after undo left to do are %d, want %d", d.todo.count, before)
	}
}

func TestNothingLeftToFinish(t *testing.T) {
	d := open(t, []byte(`{"format": "planwright-plan", "version": 1, "title": {"en": "A"}, "languages": ["en"], "period": {"start": 2025, "end": 2027},
		"organisation": {"name": {"en": "Ours"}}}`))
	d.pass()
	d.todo.goTo(check.Finding{Kind: check.Empty, Item: d.doc.Plan().ID, ItemKind: plan.KindPlan}, false)
	if d.todo.count != 1 || d.middle.Objects[0] != d.empty {
		t.Errorf("of a plan without priorities is left to do: %d", d.todo.count)
	}
	d.command(say.AddPriority)
	d.write("Grow")
	d.command(say.AddRow)
	d.write("Meet")
	d.press(fyne.KeyTab, fyne.KeyTab)
	d.write("2026")
	d.press(fyne.KeyEscape)
	row := d.doc.Plan().Priorities[0].Rows[0]
	for item, field := range map[plan.ID]string{row.ID: "when:en", row.Actions[0].ID: "short@en"} {
		if err := d.doc.SetText(item, field, "2026"); err != nil {
			t.Fatal(err)
		}
	}
	d.pass()
	if d.todo.count != 0 || d.todo.button.Visible() {
		t.Errorf("left to do are %d", d.todo.count)
	}
	d.command(say.Todo) // it can be asked for all the same
	if !d.todo.open() {
		t.Error("the list does not open")
	}
}

// TestAFindingLeadsToItsPlace in its language, and a click gives that the keyboard.
func TestAFindingLeadsToItsPlace(t *testing.T) {
	d := open(t, assets.Example())
	d.pass()
	d.ShowTodo(true)
	p := d.doc.Plan()
	row := &p.Priorities[1].Rows[2]
	action, measure := row.Actions[0].ID, row.Measures[0].ID
	section := p.Sections[0].ID
	for _, c := range []struct {
		f    check.Finding
		part outline.Part
		cell table.Cell
	}{
		{check.Finding{Kind: check.NoWhen, Item: row.ID, Field: "when", Lang: "en"}, outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}, table.Cell{Kind: table.When, Owner: row.ID, Item: row.ID}},
		{check.Finding{Kind: check.Untranslated, Item: action, Field: "text", Lang: "cy"}, outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}, table.Cell{Kind: table.Action, Owner: row.ID, Item: action}},
		{check.Finding{Kind: check.NoMeasure, Item: row.ID, Lang: "en"}, outline.Part{Kind: outline.Priority, ID: p.Priorities[1].ID}, table.Cell{Kind: table.Measure, Owner: row.ID, Item: measure}},
		{check.Finding{Kind: check.NoCommitment, Item: p.Priorities[0].ID}, outline.Part{Kind: outline.Priority, ID: p.Priorities[0].ID},
			table.Cell{Kind: table.Commitment, Owner: p.Priorities[0].ID, Item: p.Priorities[0].Commitments[0].ID}},
		{check.Finding{Kind: check.Empty, Item: section, Field: "body", Lang: "cy"}, outline.Part{Kind: outline.Section, ID: section}, table.Cell{}},
		{check.Finding{Kind: check.Empty, Item: p.ID, Field: "title"}, outline.Part{Kind: outline.Details, ID: p.ID}, table.Cell{}},
	} {
		d.todo.goTo(c.f, true)
		if d.part != c.part || c.cell != (table.Cell{}) && d.table.Active() != c.cell {
			t.Errorf("%+v leads to %+v, %+v", c.f, d.part, d.table.Active())
		}
		if c.f.Lang != "" && d.Language() != c.f.Lang {
			t.Errorf("%+v is shown in %s", c.f, d.Language())
		}
		if _, stays := d.win.Canvas().Focused().(interface{ Select(int) }); !stays {
			t.Errorf("%+v takes the keyboard away: %T", c.f, d.win.Canvas().Focused())
		}
	}
	d.todo.goTo(check.Finding{Kind: check.Untranslated, Item: action, Field: "lead", Lang: plan.Welsh}, false)
	if !d.details.open || d.todo.panel == nil || !d.todo.open() {
		t.Fatal("the details of the row are not opened")
	}
	lead := row.Actions[0].Lead.In("cy")
	d.write(" a’r bwrdd")
	d.press(fyne.KeyReturn)
	if got := d.doc.Plan().Priorities[1].Rows[2].Actions[0].Lead.In("cy"); got != lead+" a’r bwrdd" {
		t.Errorf("the lead is %q", got)
	}
	d.win.Resize(fyne.NewSize(500, 500)) // no room for both
	d.todo.goTo(check.Finding{Kind: check.NoWhen, Item: row.ID, Field: "when", Lang: "en"}, false)
	if d.todo.open() || d.table.Active().Kind != table.When {
		t.Error("in a narrow window the list hides the place")
	}
}

// TestTimingsAreFittedInOneStep to the plan's years, and taken back in one.
func TestTimingsAreFittedInOneStep(t *testing.T) {
	d := open(t, []byte(`{"format": "planwright-plan", "version": 1, "title": {"en": "A"}, "languages": ["en"], "period": {"start": 2025, "end": 2027},
		"organisation": {"name": {"en": "Ours"}}, "priorities": [{"title": {"en": "Grow"}, "rows": [{"when": {"en": "2024 to 2027"}, "actions": [{"text": {"en": "Meet"}}]},
		{"when": {"en": "2026 to 2028"}, "actions": [{"text": {"en": "Plant"}}]}, {"when": {"en": "2021"}, "actions": [{"text": {"en": "Dig"}}]}]}]}`))
	d.pass()
	whens := func() (out string) {
		for _, r := range d.doc.Plan().Priorities[0].Rows {
			out += r.When.In("en") + ", "
		}
		return out
	}
	before, was := d.todo.count, whens()
	d.ShowTodo(true)
	d.todo.panel.Fit()
	d.pass()
	if got := whens(); got != "2025 to 2027, 2026 to 2027, 2021, " || d.todo.count != before-2 {
		t.Errorf("the timings are %s; left to do are %d of %d", got, d.todo.count, before)
	}
	d.command(say.Undo)
	if d.pass(); whens() != was || d.todo.count != before {
		t.Errorf("after undo the timings are %s", whens())
	}
}

func TestTheListsMakeRoomForEachOther(t *testing.T) {
	d := openPaged(t)
	if !d.seesPages() {
		t.Fatal("there are no pages")
	}
	d.ShowTodo(true)
	if d.seesPages() || d.right.Objects[0] != d.todo.beside {
		t.Error("the list does not stand beside the table")
	}
	d.ShowChoices(true)
	if d.todo.open() || d.right.Objects[0] != d.choices.beside {
		t.Error("the choices do not take its place")
	}
	d.ShowTodo(true)
	d.press(fyne.KeyEscape)
	if d.todo.open() || !d.seesPages() {
		t.Error("Escape does not bring the pages back")
	}
}

func TestDetailsOfTheRow(t *testing.T) {
	d := open(t, assets.Example())
	row := d.doc.Plan().Priorities[0].Rows[0]
	was := row.Actions[0].Short.In("en")
	d.press(fyne.KeyF4)
	if !d.Panes().Details || d.middle.Objects[0] != d.details.below {
		t.Fatal("F4 does not open the details")
	}
	d.write(" new")
	d.command(say.Undo) // the letters
	d.command(say.Undo)
	d.write(" now")
	d.press(fyne.KeyEscape, fyne.KeyEscape) // the old words, and back to the table
	d.press(fyne.KeyF6)
	d.write(" all")
	d.press(fyne.KeyReturn)
	if got := d.doc.Plan().Priorities[0].Rows[0].Actions[0].Short.In("en"); got != was+" all" {
		t.Errorf("the short form is %q", got)
	}
	d.press(fyne.KeyF4) // away, with the keyboard in the table
	d.press(fyne.KeyDown)
	if d.Panes().Details || d.table.Active().Item == row.Actions[0].ID {
		t.Errorf("F4 leaves the details open, or the keyboard nowhere: %+v", d.table.Active())
	}
	d.command(say.Undo)
	if got := d.doc.Plan().Priorities[0].Rows[0].Actions[0].Short.In("en"); got != was {
		t.Errorf("after undo the short form is %q", got)
	}
	d.table.Choose(table.Action, row.ID, row.Actions[0].ID)
	d.ShowDetails(true)
	d.write("x")
	if !d.Detach() || d.doc.Plan().Priorities[0].Rows[0].Actions[0].Short.In("en") != was+"x" {
		t.Error("what is being typed is lost when the window closes")
	}
}

// TestTheShortFormIsInReach of the menu of a row: that of the action one is in, or else the first of the row.
func TestTheShortFormIsInReach(t *testing.T) {
	d := open(t, []byte(`{"format": "planwright-plan", "version": 1, "title": {"en": "A"}, "languages": ["en"], "priorities": [{"title": {"en": "Grow"},
		"rows": [{"when": {"en": "2026"}, "actions": [{"text": {"en": "Meet"}}, {"text": {"en": "Plant"}, "short": {"en": "P"}}]}]}]}`))
	row := d.doc.Plan().Priorities[0].Rows[0]
	short := func(i int) string { return d.doc.Plan().Priorities[0].Rows[0].Actions[i].Short.In("en") }
	d.table.Choose(table.Action, row.ID, row.Actions[1].ID)
	d.command(say.ShortForm)
	if !d.Panes().Details {
		t.Fatal("the details are not opened")
	}
	d.write("lant")
	d.press(fyne.KeyEscape)
	d.table.Choose(table.When, row.ID, row.ID)
	d.command(say.ShortForm)
	d.write("Meet")
	d.press(fyne.KeyReturn)
	if short(0) != "Meet" || short(1) != "P" {
		t.Errorf("the short forms are %q and %q", short(0), short(1))
	}
	d.ShowReduced(true)
	d.table.Choose(table.Action, row.ID, row.Actions[1].ID)
	if d.command(say.ShortForm); d.table.Active().Kind != table.Short || d.table.Active().Item != row.Actions[1].ID {
		t.Errorf("in the reduced version it leads to %+v", d.table.Active())
	}
	d.choose(d.firstPart(), true)
	if d.table.SetReduced(false); d.actionHere() == "" {
		t.Error("of a priority that is shown no action is found")
	}
	d.choose(outline.Part{Kind: outline.Details, ID: d.doc.Plan().ID}, true)
	if d.actionHere() != "" {
		t.Error("without a table there is an action in it")
	}
}

// TestDetailsFollowTheTable from row to row, and give way where there is no table.
func TestDetailsFollowTheTable(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	d.ShowDetails(true)
	d.table.Choose(table.When, p.Priorities[0].Rows[2].ID, "")
	d.details.panel.Focus()
	d.write("x")
	d.outline.Chosen(outline.Part{Kind: outline.Section, ID: p.Sections[0].ID}, true)
	if got := d.doc.Plan().Priorities[0].Rows[2].Actions[0].Short.In("en"); got != p.Priorities[0].Rows[2].Actions[0].Short.In("en")+"x" {
		t.Errorf("the short form of the third row is %q", got)
	}
	if d.middle.Objects[0] != fyne.CanvasObject(d.form) {
		t.Error("a section is not shown in its form")
	}
	d.ShowDetails(true) // there is no row here
	if d.middle.Objects[0] != fyne.CanvasObject(d.form) {
		t.Error("the details take the place of a form")
	}
}

// TestWithoutShortFormsTheReducedVersionIsShown where they are written, from whatever part of the plan.
func TestWithoutShortFormsTheReducedVersionIsShown(t *testing.T) {
	d := openPaged(t)
	p := d.doc.Plan()
	d.choose(outline.Part{Kind: outline.Section, ID: p.Sections[0].ID}, true)
	d.todo.goTo(check.Finding{Kind: check.NoShort, Item: p.ID, ItemKind: plan.KindPlan}, false)
	if !d.table.Reduced() || d.part.ID != p.Priorities[0].ID {
		t.Errorf("the table shows short forms: %v, of %+v", d.table.Reduced(), d.part)
	}
	was := d.table.Active()
	if d.press(fyne.KeyDown); d.table.Active() == was {
		t.Errorf("the keyboard is with a %T", d.win.Canvas().Focused())
	}
}

func TestTheReducedVersionIsOneThing(t *testing.T) {
	d := openPaged(t)
	d.ShowReduced(true)
	if !d.table.Reduced() || !d.preview.Look().IsReduced() {
		t.Errorf("the table shows short forms: %v, the pages: %v", d.table.Reduced(), d.preview.Look().IsReduced())
	}
	action := d.doc.Plan().Priorities[0].Rows[1].Actions[0].ID
	d.todo.goTo(check.Finding{Kind: check.NoShort, Item: action, Field: "short", Lang: "en"}, false)
	if c := d.table.Active(); c.Kind != table.Short || c.Item != action || d.details.open {
		t.Errorf("a missing short form leads to %+v", c)
	}
	d.command(say.AddMeasure) // measures are shown in the full version alone
	if d.table.Reduced() || d.preview.Look().IsReduced() {
		t.Errorf("the table shows short forms: %v, the pages: %v", d.table.Reduced(), d.preview.Look().IsReduced())
	}
}
