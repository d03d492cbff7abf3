package editor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/changes"
)

// rows are the ids of the rows of a priority.
func (d *desk) rows(priority int) []plan.ID {
	var out []plan.ID
	for _, r := range d.doc.Plan().Priorities[priority].Rows {
		out = append(out, r.ID)
	}
	return out
}

func TestTheOutlineGoesThroughThePlan(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	d.outline.Focus()
	d.press(fyne.KeyHome)
	for range 40 { // whatever there is can be looked at without the keyboard leaving the tree
		d.press(fyne.KeyRight, fyne.KeyDown)
		if !d.outline.Focused() {
			t.Fatalf("the keyboard went to %T", d.win.Canvas().Focused())
		}
	}
	row := p.Priorities[1].Rows[2].ID
	d.outline.Open(p.Priorities[1].ID, true)
	d.outline.Chosen(outline.Part{Kind: outline.Row, ID: row}, true)
	if d.part.ID != p.Priorities[1].ID || d.table.Row() != row || d.outline.Focused() {
		t.Errorf("shown is %v, the row %s", d.part, d.table.Row())
	}
	if got := d.outline.Part(); got != (outline.Part{Kind: outline.Row, ID: row}) {
		t.Errorf("marked is %v", got)
	}
	for kind, id := range map[outline.Kind]plan.ID{outline.Organisation: p.ID, outline.Look: p.ID, outline.Statistics: p.ID, outline.Terms: p.ID, outline.Commitments: p.Priorities[0].ID} {
		part := outline.Part{Kind: kind, ID: id}
		if d.outline.Chosen(part, true); d.part != part || d.middle.Objects[0] != fyne.CanvasObject(d.form) || d.win.Canvas().Focused() == nil {
			t.Errorf("%v shows %v", part, d.part)
		}
	}
}

func TestAPlaceOnAPageLeadsToItsForm(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	for _, kind := range []string{plan.KindTerm, plan.KindStatistic, plan.KindCharity} {
		id, err := d.doc.Add(kind, p.ID, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		d.goTo(layout.Spot{Item: id})
		d.write("9")
		if !d.Keep() {
			t.Fatal("not kept")
		}
		found := false
		d.doc.Plan().EachText(func(_ string, item plan.ID, _ plan.Lang, words string) { found = found || item == id && words == "9" })
		if !found {
			t.Errorf("a click on a %s leads to %v, and typing elsewhere", kind, d.part)
		}
	}
}

func TestPartsAreMovedFromTheOutline(t *testing.T) {
	d := open(t, assets.Example())
	before := d.rows(0)
	next := d.rows(1)
	d.outline.Open(d.doc.Plan().Priorities[0].ID, true)
	d.outline.Chosen(outline.Part{Kind: outline.Row, ID: before[0]}, false)
	d.command(say.MoveDown) // the shortcut comes to the menu, wherever the keyboard is
	if got := d.rows(0); got[1] != before[0] || !d.outline.Focused() {
		t.Errorf("moved down, the first row is not the second, or the keyboard left")
	}
	last := before[len(before)-1]
	d.outline.Chosen(outline.Part{Kind: outline.Row, ID: last}, false)
	d.command(say.MoveDown)
	if got := d.rows(1); len(got) != len(next)+1 || got[0] != last || d.part.ID != d.doc.Plan().Priorities[1].ID || d.table.Row() != last {
		t.Error("the last row does not go on into the next priority, or is not shown there")
	}
	first := d.doc.Plan().Priorities[0].ID
	d.movePart(outline.Part{Kind: outline.Priority, ID: first}, outline.Drop{})
	if p := d.doc.Plan(); p.Priorities[len(p.Priorities)-1].ID != first {
		t.Error("the priority is not the last")
	}
	s := d.doc.Plan().Sections[0]
	d.movePart(outline.Part{Kind: outline.Section, ID: s.ID}, outline.Drop{Place: plan.AtPriority, Under: first})
	at := slices.IndexFunc(d.doc.Plan().Sections, func(x plan.Section) bool { return x.ID == s.ID })
	if got := d.doc.Plan().Sections[at]; got.Place != plan.AtPriority || got.Priority != first {
		t.Errorf("the section stands %s of %s", got.Place, got.Priority)
	}
	if found := d.doc.Plan().Validate(); len(found) > 0 {
		t.Errorf("the plan is not valid: %v", found[0])
	}
	d.command(say.Undo)
	if got := d.doc.Plan().Sections[0]; got.ID != s.ID || got.Place != s.Place {
		t.Error("one undo does not bring the section back to its place and order")
	}
}

func TestRemovingFromTheOutlineCanBeUndone(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	row := p.Priorities[0].Rows[1].ID
	for _, part := range []outline.Part{{Kind: outline.Row, ID: row}, {Kind: outline.Priority, ID: p.Priorities[1].ID}, {Kind: outline.Section, ID: p.Sections[0].ID}} {
		d.outline.Chosen(part, false)
		d.outline.Removed(part)
		if _, there := d.doc.Plan().Find(part.ID); there || !strings.HasSuffix(d.Offered(), "was removed, with all that stood in it.") || !d.outline.Focused() {
			t.Fatalf("%v: there is %v, offered %q", part, there, d.Offered())
		}
		d.AcceptOffer()
		if _, there := d.doc.Plan().Find(part.ID); !there || d.Offered() != "" {
			t.Errorf("%v does not come back", part)
		}
	}
	d.outline.Removed(outline.Part{Kind: outline.Row, ID: row})
	d.command(say.AddPriority)
	if d.Offered() != "" {
		t.Errorf("after another edit %q is still offered: it would be that which is undone", d.Offered())
	}
	d.outline.Removed(outline.Part{Kind: outline.Terms, ID: p.ID})
}

func TestRenamingFromTheMenu(t *testing.T) {
	d := open(t, assets.Example())
	d.command(say.RenameInList)
	d.write(" and more")
	d.press(fyne.KeyReturn)
	if got := d.doc.Plan().Priorities[0].Title.In(plan.English); !strings.HasSuffix(got, " and more") {
		t.Errorf("the priority is called %q", got)
	}
	d.command(say.FindPart)
	d.write("nowhere at all")
	d.press(fyne.KeyEscape)
	if !d.outline.Focused() {
		t.Error("Escape does not lead back to the tree")
	}
}

func TestWhatWaitsIsCountedByPart(t *testing.T) {
	p := &plan.Plan{ID: "plan", Sections: []plan.Section{{ID: "s"}}, Terms: []plan.Term{{ID: "t"}}, Statistics: []plan.Statistic{{ID: "f"}},
		Organisation: plan.Organisation{Charities: []plan.CharityNumber{{ID: "n"}}},
		Priorities:   []plan.Priority{{ID: "p", Commitments: []plan.Commitment{{ID: "c"}}, Rows: []plan.Row{{ID: "r", Actions: []plan.Action{{ID: "a"}}}}}}}
	var list []changes.Change
	for _, c := range [][2]string{{"s", "body"}, {"t", "short"}, {"f", "what"}, {"n", "number"}, {"c", "text"}, {"r", "when"}, {"a", "short"},
		{"plan", "title"}, {"plan", "design.primary"}, {"plan", "organisation.email"}} {
		list = append(list, changes.Change{Item: plan.ID(c[0]), Field: c[1]})
	}
	want := map[outline.Part]int{{Kind: outline.Section, ID: "s"}: 1, {Kind: outline.Terms, ID: "plan"}: 1, {Kind: outline.Statistics, ID: "plan"}: 1,
		{Kind: outline.Organisation, ID: "plan"}: 2, {Kind: outline.Commitments, ID: "p"}: 1, {Kind: outline.Priority, ID: "p"}: 3,
		{Kind: outline.Row, ID: "r"}: 2, {Kind: outline.Details, ID: "plan"}: 1, {Kind: outline.Look, ID: "plan"}: 1}
	got := waitingIn(p, list)
	for part, n := range want {
		if got[part] != n {
			t.Errorf("in %v wait %d, want %d", part, got[part], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("counted are %v", got)
	}
}

func TestTextCommandsWriteInSections(t *testing.T) {
	d := open(t, assets.Example())
	section := d.doc.Plan().Sections[0].ID
	before := d.doc.Plan().Sections[0].Body.In(plan.English)
	d.command(say.Bullets) // in the table: nothing
	d.choose(outline.Part{Kind: outline.Section, ID: section}, true)
	d.press(fyne.KeyTab)
	d.command(say.Bullets)
	if got := d.doc.Plan().Sections[0].Body.In(plan.English); got == before {
		t.Error("no line became a bullet")
	}
	d.command(say.Undo)
	if got := d.doc.Plan().Sections[0].Body.In(plan.English); got != before {
		t.Errorf("undone, the text is %q", got)
	}
}

// TestRowsAreDroppedOnThePriorityThatTheyGoTo, and one undo brings them back.
func TestRowsAreDroppedOnThePriorityThatTheyGoTo(t *testing.T) {
	d := open(t, assets.Example())
	before, next := d.rows(0), d.rows(1)
	second := d.doc.Plan().Priorities[1].ID
	d.table.SelectRow(before[1])
	d.outline.Open(second, true)
	driver := fyne.CurrentApp().Driver()
	origin, found := driver.AbsolutePositionForObject(d.outline), false
	for y := float32(0); y < d.outline.Size().Height && !found; y += 5 {
		at := origin.AddXY(80, y)
		if d.table.Held(d.table.Rows(), at) {
			to, ok := d.outline.Take()
			if found = ok && to.Under == second && to.Before == ""; found {
				d.table.Held(d.table.Rows(), at)
			}
		}
	}
	if !found {
		t.Fatal("no place in the outline takes the rows")
	}
	d.table.LetGo()
	if got := d.rows(1); len(got) != len(next)+1 || got[len(got)-1] != before[1] || len(d.rows(0)) != len(before)-1 {
		t.Error("the row is not the last of the second priority")
	}
	d.command(say.Undo)
	if !slices.Equal(d.rows(0), before) || !slices.Equal(d.rows(1), next) {
		t.Error("one undo does not bring it back")
	}
}
