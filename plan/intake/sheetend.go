package intake

import (
	"slices"

	"planwright/plan"
)

// share notes the cells of a line for texts of its row or priority, which stand on each of its lines.
func (s *sheet) share(l *sheetLine, id plan.ID, fields ...SheetField) {
	if _, ok := s.shared[id]; !ok {
		s.order = append(s.order, id)
	}
	for i, c := range s.cols {
		if slices.Contains(fields, c.field) {
			s.shared[id] = append(s.shared[id], sharedCell{c.field, c.lang, l.cells[i], l.rec.place()})
		}
	}
	if _, ok := s.shared[id]; !ok {
		s.shared[id] = nil
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

// settleShared brings the texts of rows and priorities up to date. The first line that differs from the plan decides; a
// second new value is reported, and a blank counts only when every line is blank.
func (s *sheet) settleShared() {
	p := s.r.plan
	texts := map[plan.ID]func(SheetField) *plan.Text{}
	row := func(r *plan.Row) {
		texts[r.ID] = func(f SheetField) *plan.Text {
			if f == SheetWhen {
				return &r.When
			}
			return &r.Title
		}
	}
	for pi := range p.Priorities {
		pr := &p.Priorities[pi]
		texts[pr.ID] = func(SheetField) *plan.Text { return &pr.Title }
		for ri := range pr.Rows {
			row(&pr.Rows[ri])
		}
	}
	for _, rows := range s.made {
		for _, n := range rows {
			row(&n.row)
		}
	}
	for _, id := range s.order {
		s.settleCells(texts[id], s.shared[id])
	}
}

// settleCells brings the texts of one row or priority up to date with all its cells.
func (s *sheet) settleCells(text func(SheetField) *plan.Text, cells []sharedCell) {
	type key struct {
		field SheetField
		lang  plan.Lang
	}
	var keys []key
	byKey := map[key][]sharedCell{}
	for _, c := range cells {
		k := key{c.field, c.lang}
		if byKey[k] == nil {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], c)
	}
	clear(s.before) // each text is set once here
	for _, k := range keys {
		t := text(k.field)
		old := (*t)[k.lang].Text
		var chosen *sharedCell
		blank := true
		for i := range byKey[k] {
			c := &byKey[k][i]
			if cleanValue(c.cell) == "" {
				continue
			}
			blank = false
			switch {
			case sameCell(old, c.cell):
			case chosen == nil:
				chosen = c
			case cleanValue(chosen.cell) != cleanValue(c.cell):
				s.r.leaveOut(c.cell, "another line of the same row says “"+shorten(cleanValue(chosen.cell))+"”, which was taken", c.at)
			}
		}
		if blank && old != "" {
			chosen = &byKey[k][0]
		}
		if chosen != nil {
			l := &sheetLine{s: s, rec: &record{from: chosen.at.Line, to: chosen.at.To}}
			s.set(t, edit{chosen.cell, k.lang, l, ""}, "the "+string(k.field), k.field == SheetPriority)
		}
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
				rows = append(rows, n.row)
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
	const why = "the sheet doesn't have it; it stays in the plan"
	into, refs := s.r.into, plan.Refs(s.r.into)
	add := func(id plan.ID, words string) {
		if !s.seen[id] {
			s.r.report.Missing = append(s.r.report.Missing, Left{Words: refs[id] + " " + words, Why: why})
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
