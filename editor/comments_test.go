package editor

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/editor/table"
	"planwright/plan"
	"planwright/plan/changes"
)

// last is the newest comment.
func (d *desk) last() plan.Comment {
	c := d.doc.Plan().Comments
	return c[len(c)-1]
}

func TestCommentsByCellAndPart(t *testing.T) {
	d := open(t, assets.Example())
	d.comments.panel.Name = func() string { return "Ann" }
	p := d.doc.Plan()
	row := p.Priorities[0].Rows[0]
	first := plan.ID("")
	say := func(words string) plan.Comment {
		t.Helper()
		test.Type(d.win.Canvas().Focused(), words)
		if d.addRow(); d.last().Text != words { // Ctrl+Enter, which is the table's else
			t.Fatalf("the last comment says %q", d.last().Text)
		}
		return d.last()
	}
	for i, c := range []struct {
		at    func()
		label string
		on    plan.ID
		field string
	}{
		{func() { d.table.Choose(table.When, row.ID, row.ID) }, "Comment on this cell", row.ID, "when"},
		{func() { d.table.Choose(table.Action, row.ID, row.Actions[0].ID) }, "Comment on this cell", row.Actions[0].ID, "text"},
		{func() {}, "Comment on this row", row.ID, ""},
		{func() {}, "Comment on this priority", p.Priorities[0].ID, ""},
		{func() {}, "Comment on the whole plan", p.ID, ""},
		{func() { d.choose(outline.Part{Kind: outline.Section, ID: p.Sections[1].ID}, true) }, "Comment on this section", p.Sections[1].ID, ""},
		{func() { d.choose(outline.Part{Kind: outline.Details, ID: p.ID}, true) }, "Comment on this part", p.ID, ""},
	} {
		c.at()
		d.command(c.label)
		got := say("Why " + string(rune('A'+i)) + "?")
		if got.On != c.on || got.Field != c.field || got.By != "Ann" {
			t.Errorf("%s: %+v, want it on %s %q", c.label, got, c.on, c.field)
		}
		if first == "" {
			first = got.ID
		}
	}
	if n := len(d.doc.Plan().Priorities[0].Rows); n != len(p.Priorities[0].Rows) {
		t.Errorf("the keys that send a comment added a row: %d", n)
	}
	for place, want := range map[table.Place]int{{Item: row.ID, Field: "when"}: 1, {Item: row.ID}: 1, {Item: row.Actions[0].ID, Field: "text"}: 1} {
		if got := d.comments.marks[place]; got != want {
			t.Errorf("%+v is marked %d times, want %d", place, got, want)
		}
	}
	if got := waitingIn(d.doc.Plan(), []changes.Change{{Item: row.Actions[0].ID}})[outline.Part{Kind: outline.Priority, ID: p.Priorities[0].ID}]; got != 1 {
		t.Errorf("a comment on an action counts %d times at its priority", got)
	}
	before := d.comments.panel.Open()
	if err := d.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.Settle(first, true); return nil }); err != nil {
		t.Fatal(err)
	}
	if d.comments.marks[table.Place{Item: row.ID, Field: "when"}] != 0 || d.comments.panel.Open() != before-1 || !d.comments.button.Visible() {
		t.Error("what is settled is still marked")
	}
}

func TestCommentsOnAnEmptyCell(t *testing.T) {
	for c, want := range map[table.Cell]panel.Spot{
		{Kind: table.Measure, Owner: "r"}:            {On: "r", Field: "measures"},
		{Kind: table.Action, Owner: "r"}:             {On: "r", Field: "actions"},
		{Kind: table.Commitment, Owner: "p"}:         {On: "p", Field: "commitments"},
		{Kind: table.Short, Owner: "r", Item: "a"}:   {On: "a", Field: "short"},
		{Kind: table.Heading, Owner: "p", Item: "p"}: {On: "p", Field: "title"},
	} {
		if got := spotOfCell(c); got != want {
			t.Errorf("%+v: %+v, want %+v", c, got, want)
		}
	}
}

// TestTheListOfCommentsLeadsToThem, shuts the other lists, and gives the keyboard back.
func TestTheListOfCommentsLeadsToThem(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	row := p.Priorities[1].Rows[0]
	if err := d.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		p.Comments = []plan.Comment{{ID: fresh(), On: row.ID, Field: "when", Text: "Late?"}, {ID: fresh(), On: p.Sections[0].ID, Text: "Long."}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	d.ShowTodo(true)
	d.command("Comments (2)")
	if d.todo.open() || !d.comments.open() || d.right.Objects[0] != fyne.CanvasObject(d.comments.beside) {
		t.Fatal("the list is not open, or another is too")
	}
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if c := d.table.Active(); d.part.ID != p.Priorities[1].ID || c.Kind != table.When || c.Owner != row.ID {
		t.Errorf("it led to %+v in %+v", c, d.part)
	}
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if d.part.ID != p.Sections[0].ID {
		t.Errorf("it led to %+v", d.part)
	}
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.comments.open() {
		t.Error("Escape does not put it away")
	}
	d.table.Remarked(table.Cell{Kind: table.When, Owner: row.ID, Item: row.ID}, "")
	if !d.comments.open() || d.comments.panel.Threads()[1].On != row.ID {
		t.Error("the sign in the table does not open it")
	}
}

// TestAHalfWrittenCommentIsNotLost when the plan is closed.
func TestAHalfWrittenCommentIsNotLost(t *testing.T) {
	d := open(t, assets.Example())
	d.Comment()
	d.comments.panel.Send()                                                 // nothing yet
	d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // no name
	test.Type(d.win.Canvas().Focused(), "Not fin")
	n := len(d.doc.Plan().Comments)
	if !d.Keep() || len(d.doc.Plan().Comments) != n {
		t.Error("it was sent while it is being written")
	}
	if !d.Detach() || d.last().Text != "Not fin" {
		t.Errorf("closed, the last comment is %+v", d.last())
	}
}
