package timeline

import (
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// line is one line of the timeline: the heading of a group, or a row.
type line struct {
	heading string
	row     *plan.TimelineRow // nil for a heading
	said    string            // when it is, in the language of the window; as it is written where it has no date
	outside bool              // of the plan's years
	y       float32
	height  float32
}

// linesOf returns what there is to show, group by group; what has no date comes last.
func linesOf(p *plan.Plan, t *plan.Timeline, l plan.Lang, refs *markup.References) []line {
	var out []line
	add := func(r *plan.TimelineRow, dated bool) {
		x := line{row: r}
		switch {
		case dated:
			x.said = capital(r.Timing.Say(say.Lang))
			x.outside = t.Period != t.All && !t.Period.Holds(r.Timing)
		case r.Timing.Words == "":
			x.said = say.Unwritten
		default:
			x.said = r.Timing.Words
		}
		out = append(out, x)
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		out = append(out, line{heading: headingOf(p, g, l, refs)})
		for k := range g.Rows {
			add(&g.Rows[k], true)
		}
	}
	if len(t.Undated) > 0 {
		out = append(out, line{heading: say.Undated})
		for k := range t.Undated {
			add(&t.Undated[k], false)
		}
	}
	return out
}

func headingOf(p *plan.Plan, g *plan.TimelineGroup, l plan.Lang, refs *markup.References) string {
	label, title := p.PriorityLabelAt(g.Index, l), words(p, g.Priority.Title, l, refs)
	if label == "" || title == "" {
		return label + title
	}
	return label + ": " + title
}

// about says what the row of a line is about. It is worked out for what is in view alone: of thousands of rows it takes a while.
func (v *View) about(x *line) string { return about(v.plan, x.row.Row, v.lang, v.refs) }

// about says what a row is about: its title, or what its first action says.
func about(p *plan.Plan, r *plan.Row, l plan.Lang, refs *markup.References) string {
	if w := words(p, r.Title, l, refs); w != "" {
		return w
	}
	for i := range r.Actions {
		for _, t := range []plan.Text{r.Actions[i].Short, r.Actions[i].Text} {
			if w := words(p, t, l, refs); w != "" {
				return w
			}
		}
	}
	return ""
}

// words returns a text without its markup, on one line, in the language l or else another of the plan's.
func words(p *plan.Plan, t plan.Text, l plan.Lang, refs *markup.References) string {
	w, _ := t.Best(append([]plan.Lang{l}, p.Languages...)...)
	return strings.Join(strings.Fields(refs.Plain(w)), " ")
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] // what is said begins with a letter of ASCII, or a digit
}
