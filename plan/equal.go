package plan

import (
	"maps"
	"slices"
)

// Equal reports whether two rows are the same item and everything in them is the same.
func (r *Row) Equal(o *Row) bool {
	return r.ID == o.ID && maps.Equal(r.Title, o.Title) && maps.Equal(r.When, o.When) &&
		slices.EqualFunc(r.Actions, o.Actions, Action.equal) && slices.EqualFunc(r.Measures, o.Measures, Measure.equal)
}

func (a Action) equal(b Action) bool {
	return a.ID == b.ID && a.Status == b.Status && maps.Equal(a.Text, b.Text) && maps.Equal(a.Short, b.Short) && maps.Equal(a.Lead, b.Lead) &&
		maps.Equal(a.Partners, b.Partners) && slices.Equal(a.Asks, b.Asks) && slices.EqualFunc(a.Links, b.Links, Link.equal)
}

func (l Link) equal(m Link) bool {
	return l.ID == m.ID && l.Relation == m.Relation && l.Action == m.Action && l.Reason == m.Reason && maps.Equal(l.AsSeen, m.AsSeen)
}

func (m Measure) equal(n Measure) bool {
	return m.ID == n.ID && maps.Equal(m.Text, n.Text) && maps.Equal(m.Counted, n.Counted) && maps.Equal(m.Baseline, n.Baseline) &&
		maps.Equal(m.Target, n.Target) && maps.Equal(m.By, n.By) && maps.Equal(m.Source, n.Source) && slices.Equal(m.Readings, n.Readings)
}
