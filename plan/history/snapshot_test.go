package history

import (
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestSnapshotsShowThePlan holds snapshots, taken now and then while people edit copies and pass them on, against the plan made anew, and
// looks in the end whether one that was given out has changed since.
func TestSnapshotsShowThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		var given, asGiven []*plan.Plan
		w.look = func(d *bench) {
			if rapid.IntRange(0, 2).Draw(t, "looks") == 0 {
				return
			}
			got := d.state.Snapshot()
			same(t, "snapshot", got, d.state.Plan())
			given, asGiven = append(given, got), append(asGiven, got.Clone())
		}
		w.live()
		w.live()
		for i := range given {
			same(t, "a snapshot given out before", given[i], asGiven[i])
		}
	})
}

func TestSnapshotsShareWhatHasNotChanged(t *testing.T) {
	b := newBench(t, 1)
	b.commit(Diff(nil, plantest.Rows(40)))
	was := b.state.Snapshot()
	row := was.Priorities[0].Rows[1]
	b.commit(b.state.Set(row.Actions[0].ID, "text@en", V("Something else")))
	b.commit(b.state.Remove(was.Priorities[1].Rows[0].ID))
	now := b.state.Snapshot()
	same(t, "snapshot", now, b.state.Plan())
	made := 0
	shares := map[*plan.Action]bool{}
	for i := range was.Priorities {
		for j := range was.Priorities[i].Rows {
			shares[&was.Priorities[i].Rows[j].Actions[0]] = true
		}
	}
	for i := range now.Priorities {
		for j := range now.Priorities[i].Rows {
			if r := &now.Priorities[i].Rows[j]; !shares[&r.Actions[0]] {
				if made++; r.ID != row.ID {
					t.Errorf("row %d.%d was made anew", i+1, j+1)
				}
			}
		}
	}
	if made != 1 {
		t.Errorf("%d rows were made anew for one in which something changed", made)
	}
}
