package outline

import "planwright/plan"

// gap is a cell of a row that has no words.
type gap int

const (
	noAction gap = iota
	noMeasure
	noWhen
)

// gaps returns which cells of a row have no words in a language. Where no row of the plan has a measure there is no column for them in print either
// (the reduced plans of the nations are so), and none is missed.
func gaps(r *plan.Row, l plan.Lang, measures bool) []gap {
	var out []gap
	said := false
	for i := range r.Actions {
		said = said || r.Actions[i].Text.In(l) != ""
	}
	if !said {
		out = append(out, noAction)
	}
	said = !measures
	for i := range r.Measures {
		said = said || r.Measures[i].Text.In(l) != ""
	}
	if !said {
		out = append(out, noMeasure)
	}
	if r.When.In(l) == "" {
		out = append(out, noWhen)
	}
	return out
}

// hasMeasures reports whether any row of the plan has a measure with words.
func (l *lister) hasMeasures() bool {
	for i := range l.plan.Priorities {
		rows := l.plan.Priorities[i].Rows
		for j := range rows {
			for k := range rows[j].Measures {
				if !rows[j].Measures[k].Text.Empty() {
					return true
				}
			}
		}
	}
	return false
}

// missing says which cells are empty: by name where it is one.
func missing(list []gap) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return [...]string{say.NoAction, say.NoMeasure, say.NoWhen}[list[0]]
	}
	return count(len(list), "", say.Empty)
}
