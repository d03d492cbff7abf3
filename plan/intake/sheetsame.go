package intake

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"planwright/plan"
)

// known takes out again what lines without ids added although the plan has it already, with exactly those texts, and no line
// of the sheet names it by its id: it came from the same lines, when the sheet was taken in before.
func (s *sheet) known() {
	p := s.r.plan
	for pi := range p.Priorities {
		pr := &p.Priorities[pi]
		for ri := range pr.Rows {
			if row := &pr.Rows[ri]; s.old[row.ID] {
				row.Actions = knownItems(s, row.Actions, func(a plan.Action) plan.ID { return a.ID }, sameAction)
				row.Measures = knownItems(s, row.Measures, func(m plan.Measure) plan.ID { return m.ID }, sameMeasure)
			}
		}
		// Rows of a sheet of another plan stand in their priority already.
		pr.Rows = slices.DeleteFunc(pr.Rows, func(row plan.Row) bool { return !s.old[row.ID] && s.knownRow(pi, row) })
	}
	for _, n := range s.news {
		n.known = s.knownRow(n.priority, n.row)
	}
}

// knownItems returns the items of a row without new ones that it had before.
func knownItems[T any](s *sheet, items []T, id func(T) plan.ID, same func(a, b T) bool) []T {
	var out []T
	for _, it := range items {
		if !s.old[id(it)] {
			had := slices.IndexFunc(items, func(o T) bool { return s.old[id(o)] && !s.seen[id(o)] && same(o, it) })
			if had >= 0 {
				s.already(id(items[had]), id(it))
				continue
			}
		}
		out = append(out, it)
	}
	return out
}

// knownRow reports whether the priority had a row with the texts of a new one.
func (s *sheet) knownRow(pi int, row plan.Row) bool {
	for _, o := range s.r.plan.Priorities[pi].Rows {
		if s.old[o.ID] && !s.seen[o.ID] && sameText(o.Title, row.Title) && sameText(o.When, row.When) &&
			slices.EqualFunc(o.Actions, row.Actions, sameAction) && slices.EqualFunc(o.Measures, row.Measures, sameMeasure) {
			s.already(o.ID, row.ID)
			for _, a := range o.Actions {
				s.seen[a.ID] = true
			}
			for _, m := range o.Measures {
				s.seen[m.ID] = true
			}
			return true
		}
	}
	return false
}

// already reports that what would have been added is in the plan as the item had, to which its comments go.
func (s *sheet) already(had, added plan.ID) {
	s.seen[had] = true
	ref := plan.Refs(s.r.into)[had]
	var at Place
	if cells := s.shared[added]; len(cells) > 0 {
		at = cells[0].at
	}
	s.r.guess(fmt.Sprintf(s.r.say.Guess.Already, ref), "", at)
	p := s.r.plan
	var comments []plan.Comment
	for _, c := range p.Comments {
		if c.On == added {
			c.On = had
			if slices.ContainsFunc(p.Comments, func(o plan.Comment) bool { return o.On == had && o.Text == c.Text }) {
				continue
			}
		}
		comments = append(comments, c)
	}
	p.Comments = comments
}

func sameAction(a, b plan.Action) bool {
	return a.Status == b.Status && sameTexts(actionTexts(&a), actionTexts(&b))
}

func sameMeasure(a, b plan.Measure) bool { return sameTexts(measureTexts(&a), measureTexts(&b)) }

func sameTexts(a, b map[SheetField]*plan.Text) bool {
	return maps.EqualFunc(a, b, func(x, y *plan.Text) bool { return sameText(*x, *y) })
}

// sameText reports whether two texts say the same in each language.
func sameText(a, b plan.Text) bool {
	words := func(t plan.Text) map[plan.Lang]string {
		out := map[plan.Lang]string{}
		for l, w := range t {
			if w.Text != "" {
				out[l] = w.Text
			}
		}
		return out
	}
	return reflect.DeepEqual(words(a), words(b))
}
