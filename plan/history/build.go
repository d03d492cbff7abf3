package history

import (
	"slices"
	"strconv"

	"planwright/plan"
)

// Plan returns the plan that the state shows, as values of its own: the caller may keep and change them.
// Files are not in the log, so Files is empty. Items and fields that this program does not know are left out here and nowhere else.
func (s *State) Plan() *plan.Plan {
	return s.plan(func(priority *item) []plan.Row {
		return collect(rowTable, priority, buildRow)
	})
}

// plan makes the plan, with rows from what makes those of a priority.
func (s *State) plan(rows func(priority *item) []plan.Row) *plan.Plan {
	root := s.arranged().root
	p := &plan.Plan{ID: root.id, Changed: s.Changed()}
	fill(planTable, p, root)
	p.Languages = s.languages(root, p.Languages)
	charities := collect(charityTable, root, func(c *plan.CharityNumber, it *item) { c.ID = it.id })
	p.Organisation.Charities = charities
	p.Sections = collect(sectionTable, root, func(x *plan.Section, it *item) { x.ID = it.id })
	p.Priorities = collect(priorityTable, root, func(x *plan.Priority, it *item) {
		x.ID = it.id
		x.Commitments = collect(commitmentTable, it, func(x *plan.Commitment, it *item) { x.ID = it.id })
		x.Rows = rows(it)
	})
	p.Statistics = collect(statisticTable, root, func(x *plan.Statistic, it *item) { x.ID = it.id })
	p.Terms = collect(termTable, root, func(x *plan.Term, it *item) { x.ID = it.id })
	p.Links = collect(linkTable, root, func(x *plan.Link, it *item) { x.ID = it.id })
	p.Comments = collect(commentTable, root, func(x *plan.Comment, it *item) { x.ID = it.id })
	p.Editions = collect(editionTable, root, func(x *plan.Edition, it *item) { x.ID = it.id })
	return p
}

// buildRow gives a row what is under it.
func buildRow(r *plan.Row, it *item) {
	r.ID = it.id
	r.Actions = collect(actionTable, it, func(a *plan.Action, it *item) {
		a.ID = it.id
		a.Links = collect(linkTable, it, func(x *plan.Link, it *item) { x.ID = it.id })
	})
	r.Measures = collect(measureTable, it, func(m *plan.Measure, it *item) {
		m.ID = it.id
		m.Readings = collect(readingTable, it, func(x *plan.Reading, it *item) { x.ID = it.id })
	})
}

// languages sorts the plan's languages by their rank, then by name.
func (s *State) languages(root *item, in []plan.Lang) []plan.Lang {
	rank := func(l plan.Lang) int {
		if n, err := strconv.Atoi(root.value("language." + string(l)).text); err == nil {
			return n
		}
		return 1 << 30
	}
	slices.SortFunc(in, func(a, b plan.Lang) int {
		if c := rank(a) - rank(b); c != 0 {
			return c
		}
		return compare(a, b)
	})
	return in
}

// collect makes the items of one kind that stand under an item, in their order.
func collect[T any](t *kindTable[T], under *item, finish func(*T, *item)) []T {
	n := 0
	for _, it := range under.kids {
		if it.kind == t.name {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	n = 0
	for _, it := range under.kids {
		if it.kind == t.name {
			fill(t, &out[n], it)
			finish(&out[n], it)
			n++
		}
	}
	return out
}

// fill puts the values of an item into x and returns how many fields it could not place.
func fill[T any](t *kindTable[T], x *T, it *item) (unknown int) {
	sources := false
	for i := range it.cells {
		v := it.cells[i].value()
		if v.IsNull() || reserved(it.cells[i].field) {
			continue
		}
		c, rest, of := t.find(it.cells[i].field)
		switch {
		case c == nil:
			unknown++
		case of:
			sources = true
		case !c.write(x, rest, v.text):
			unknown++
		}
	}
	if sources { // only now, since a digest is nothing without the words it belongs to
		for i := range it.cells {
			v := it.cells[i].top.op.Value
			if c, lang, of := t.find(it.cells[i].field); of && !v.IsNull() {
				if it.cells[i].mixed() && it.joined(c.logName(lang)) {
					continue // the two texts translate different words, and nobody said what the joined one does
				}
				words := *c.text(x)
				if w, ok := words[plan.Lang(lang)]; ok {
					w.Of = v.text
					words[plan.Lang(lang)] = w
				}
			}
		}
	}
	return unknown
}
