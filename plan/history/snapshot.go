package history

import "planwright/plan"

// Snapshot returns the plan that the state shows, as Plan does, but it is not to be changed: rows in which nothing has changed since the
// snapshot before are shared with that. Of an edit in a plan of 10,000 rows it makes one row anew.
func (s *State) Snapshot() *plan.Plan {
	p := s.plan(s.sharedRows)
	s.snapshots++
	return p
}

// shared is a row as a snapshot shows it.
type shared struct {
	row   plan.Row
	items []*item // the row with all that is under it, each item before what it holds: its kinds say how that stands together
	in    uint32  // the number of the last snapshot that shows it, from 1
}

// sharedRows is the rows of a priority, those of the last snapshot where they still hold.
func (s *State) sharedRows(priority *item) []plan.Row {
	if s.rows == nil {
		s.rows = map[*item]*shared{}
	}
	n := 0
	for _, it := range priority.kids {
		if it.kind == plan.KindRow {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]plan.Row, 0, n)
	for _, it := range priority.kids {
		if it.kind == plan.KindRow {
			out = append(out, s.sharedRow(it))
		}
	}
	return out
}

func (s *State) sharedRow(it *item) plan.Row {
	x := s.rows[it]
	switch {
	case x == nil:
		x = &shared{}
		s.rows[it] = x
	case x.in == s.snapshots && s.holds(it, x.items):
		x.in++
		return x.row
	}
	x.row = plan.Row{}
	fill(rowTable, &x.row, it)
	buildRow(&x.row, it)
	x.items = it.withKids(x.items[:0])
	x.in = s.snapshots + 1
	return x.row
}

// holds reports whether items are still a row with all that is under it, and nobody has written to any of them since the last snapshot.
func (s *State) holds(row *item, items []*item) bool {
	rest, ok := s.after(row, items)
	return ok && len(rest) == 0
}

// after returns what follows an item and what is under it in items, and whether those stand at its beginning as they were.
func (s *State) after(it *item, items []*item) ([]*item, bool) {
	if len(items) == 0 || items[0] != it || it.written >= s.snapshots {
		return nil, false
	}
	items, ok := items[1:], true
	for _, kid := range it.kids {
		if items, ok = s.after(kid, items); !ok {
			return nil, false
		}
	}
	return items, true
}

// withKids appends an item and all that is under it to a list.
func (it *item) withKids(to []*item) []*item {
	to = append(to, it)
	for _, kid := range it.kids {
		to = kid.withKids(to)
	}
	return to
}
