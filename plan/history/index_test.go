package history

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

// TestTheIndexIsWhatTheLogSays holds the index, made at some time while people edit copies and pass them on, against the whole log.
func TestTheIndexIsWhatTheLogSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.look = func(d *bench) {
			if rapid.IntRange(0, 3).Draw(t, "asks") == 0 {
				d.state.indexed()
			}
		}
		w.live()
		for _, d := range w.desks {
			s := d.state
			ops, under := map[plan.ID][]*Op{}, map[plan.ID][]plan.ID{}
			for o := range s.inSight() {
				ops[o.Item] = append(ops[o.Item], o)
			}
			for _, it := range s.inLine {
				under[it.above()] = append(under[it.above()], it.id)
			}
			for _, it := range s.inLine {
				if !slices.Equal(s.operations(it.id), ops[it.id]) {
					t.Fatalf("%d operations on %s, want %d", len(s.operations(it.id)), it.id, len(ops[it.id]))
				}
				var got []plan.ID
				for _, kid := range s.beneath(it.id) {
					got = append(got, kid.id)
				}
				slices.Sort(got)
				slices.Sort(under[it.id])
				if !slices.Equal(got, under[it.id]) {
					t.Fatalf("under %s are %v, want %v", it.id, got, under[it.id])
				}
			}
		}
	})
}
