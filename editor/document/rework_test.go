package document

import (
	"errors"
	"slices"
	"testing"

	"planwright/plan"
)

func TestReworkIsOneStepOfUndo(t *testing.T) {
	d := newBench(t).create()
	before := d.Plan()
	first := before.Priorities[0]
	var id plan.ID
	must(t, d.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		id = fresh()
		p.Priorities = append(p.Priorities, plan.Priority{ID: id, Title: plan.In("en", "Another"), Rows: p.Priorities[0].Rows})
		p.Priorities[0].Rows = nil
		return nil
	}))
	now := d.Plan().Priorities
	last := now[len(now)-1]
	if last.ID != id || len(now[0].Rows) != 0 || !slices.EqualFunc(last.Rows, first.Rows, func(a, b plan.Row) bool { return a.ID == b.ID }) {
		t.Fatalf("the priorities are %+v", now)
	}
	if done, err := d.Undo(); err != nil || !done {
		t.Fatal(done, err)
	}
	if got := d.Plan().Priorities; len(got) != len(before.Priorities) || len(got[0].Rows) != len(first.Rows) {
		t.Errorf("after undo the priorities are %+v", got)
	}
}

// Rows that were cut and are pasted keep their ids, and so their history and the references to them.
func TestReworkPutsBackWhatWasRemoved(t *testing.T) {
	d := newBench(t).create()
	row := d.Plan().Clone().Priorities[0].Rows[0]
	must(t, d.Remove(row.ID))
	must(t, d.Rework(func(p *plan.Plan, _ func() plan.ID) error {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, row)
		return nil
	}))
	rows := d.Plan().Priorities[0].Rows
	got := rows[len(rows)-1]
	if got.ID != row.ID || len(got.Actions) != len(row.Actions) || got.Actions[0].ID != row.Actions[0].ID || got.Actions[0].Text.In("en") != row.Actions[0].Text.In("en") {
		t.Errorf("the row came back as %+v, was %+v", got, row)
	}
}

func TestReworkThatFailsChangesNothing(t *testing.T) {
	d := newBench(t).create()
	no := errors.New("no")
	err := d.Rework(func(p *plan.Plan, _ func() plan.ID) error {
		p.Priorities = nil
		return no
	})
	if !errors.Is(err, no) || len(d.Plan().Priorities) == 0 || d.CanUndo() {
		t.Errorf("%v, %d priorities", err, len(d.Plan().Priorities))
	}
}
