package intake

import (
	"slices"

	"planwright/plan"
)

// share notes the cells of a line for texts of an item. Several lines may have cells for the same text: those of the row
// or the priority to which all of them belong, and copies of a line with its ids.
func (s *sheet) share(l *sheetLine, id plan.ID, fields ...SheetField) {
	if _, ok := s.shared[id]; !ok {
		s.order = append(s.order, id)
		s.shared[id] = nil
	}
	for i, c := range s.cols {
		if slices.Contains(fields, c.field) {
			s.shared[id] = append(s.shared[id], sharedCell{c.field, c.lang, l.cells[i], l.rec.place()})
		}
	}
}

// shareTitle notes the title that a line gives its priority. Where the title is what the priority was found by, only its
// titles in other languages can be news.
func (s *sheet) shareTitle(l *sheetLine, pi int) {
	id := s.r.plan.Priorities[pi].ID
	if l.priorityID != "" {
		s.share(l, id, SheetPriority)
		return
	}
	if _, ok := s.shared[id]; !ok {
		s.order = append(s.order, id)
		s.shared[id] = nil
	}
	for i, c := range s.cols {
		if c.field == SheetPriority && c.lang != s.r.plan.Primary() {
			s.shared[id] = append(s.shared[id], sharedCell{c.field, c.lang, l.cells[i], l.rec.place()})
		}
	}
}

// settle brings the texts of all items up to date with their cells.
func (s *sheet) settle() {
	p := s.r.plan
	items := map[plan.ID]target{}
	row := func(r *plan.Row) {
		items[r.ID] = target{text: rowTexts(r), clears: s.headed[r.ID]}
		for i := range r.Actions {
			items[r.Actions[i].ID] = target{text: actionTexts(&r.Actions[i]), status: &r.Actions[i].Status, clears: true}
		}
		for i := range r.Measures {
			items[r.Measures[i].ID] = target{text: measureTexts(&r.Measures[i]), clears: true}
		}
	}
	for pi := range p.Priorities {
		pr := &p.Priorities[pi]
		items[pr.ID] = target{text: map[SheetField]*plan.Text{SheetPriority: &pr.Title}, clears: true}
		for ri := range pr.Rows {
			row(&pr.Rows[ri])
		}
	}
	for _, n := range s.news {
		row(&n.row)
	}
	for _, id := range s.order {
		t := items[id]
		t.old = s.old[id]
		s.settleItem(t, s.shared[id])
	}
}

// insert puts the new rows where the sheet has them.
func (s *sheet) insert() {
	if len(s.made) == 0 {
		return
	}
	p := s.r.plan
	for pi := range p.Priorities {
		pr := &p.Priorities[pi]
		var rows []plan.Row
		take := func(at rowPlace) {
			for _, n := range s.made[at] {
				if !n.known {
					rows = append(rows, n.row)
				}
			}
		}
		for _, row := range pr.Rows {
			rows = append(rows, row)
			take(rowPlace{pi, row.ID})
		}
		take(rowPlace{priority: pi})
		pr.Rows = rows
	}
}

// missing reports what the plan has and the sheet doesn't. It stays.
func (s *sheet) missing() {
	into, refs := s.r.into, plan.Refs(s.r.into)
	add := func(id plan.ID, words string) {
		if !s.seen[id] {
			s.r.report.Missing = append(s.r.report.Missing, Left{Words: refs[id] + " " + words, Why: s.r.say.Left.Missing})
		}
	}
	lang := into.Languages
	for _, pr := range into.Priorities {
		for _, row := range pr.Rows {
			title, _ := row.Title.Best(lang...)
			add(row.ID, title)
			for _, a := range row.Actions {
				words, _ := a.Text.Best(lang...)
				add(a.ID, words)
			}
			for _, m := range row.Measures {
				words, _ := m.Text.Best(lang...)
				add(m.ID, words)
			}
		}
	}
}
