package editor

import (
	"testing"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/plan"
	"planwright/plan/nation"
	"planwright/plan/plantest"
)

// TestCoverageFollowsThePlan with the other plan at hand, which is looked for once, and decisions are edits that can be undone.
func TestCoverageFollowsThePlan(t *testing.T) {
	d := open(t, assets.Example())
	parent := plantest.Rows(3)
	asked := 0
	d.host.Parent = func(ask bool, done func(*plan.Plan)) {
		if asked++; !ask {
			done(parent)
		}
	}
	d.ShowCoverage(true)
	if !d.Covering() || asked != 1 {
		t.Fatalf("the list is open: %v; asked %d times", d.Covering(), asked)
	}
	c := d.coverage
	first, second := parent.Priorities[0].Rows[0].Actions[0].ID, parent.Priorities[0].Rows[1].Actions[0].ID
	before := len(d.doc.Plan().Priorities)
	if err := c.panel.Decide(first, nation.Decision{Choice: nation.Take}); err != nil {
		t.Fatal(err)
	}
	if got := nation.Cover(d.doc.Plan(), parent); got.Count(nation.Delivered) != 1 || len(d.doc.Plan().Priorities) != before+1 {
		t.Errorf("it stands %+v", got.Entries)
	}
	d.GoTo(d.doc.Plan().Priorities[0].Rows[0].Actions[0].ID)
	if !c.panel.CanTie() {
		t.Fatal("the action in the table can't be tied")
	}
	if err := c.panel.Tie(second); err != nil {
		t.Fatal(err)
	}
	if l := d.doc.Plan().Priorities[0].Rows[0].Actions[0].Links; len(l) == 0 || l[len(l)-1].Action != second {
		t.Errorf("the links are %+v", l)
	}
	for range 2 {
		if _, err := d.doc.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := nation.Cover(d.doc.Plan(), parent); got.Count(nation.Undecided) != 3 || len(d.doc.Plan().Priorities) != before {
		t.Errorf("after undo it stands %+v", got.Entries)
	}
	d.ShowCoverage(false)
	d.choose(outline.Part{Kind: outline.Details, ID: d.doc.Plan().ID}, true)
	if c.panel.CanTie() {
		t.Error("without a table there is an action in it")
	}
	d.ShowCoverage(true)
	if asked != 1 {
		t.Error("the other plan is looked for again")
	}
	d.ShowTodo(true)
	if d.Covering() {
		t.Error("two lists are open")
	}
}
