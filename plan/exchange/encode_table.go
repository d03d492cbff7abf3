package exchange

import (
	"slices"

	"planwright/plan"
)

func (e *encoder) priority(p *plan.Priority) value {
	v := item(p.ID)
	v.words("title", p.Title)
	each(&v, "commitments", p.Commitments, func(c *plan.Commitment) value {
		v := item(c.ID)
		v.words("text", c.Text)
		return v
	})
	each(&v, "rows", p.Rows, e.row)
	return v
}

func (e *encoder) row(r *plan.Row) value {
	v := item(r.ID)
	if e.derived {
		v.str("ref", e.refs[r.ID])
	}
	v.words("title", r.Title)
	v.put("when", e.when(r.When))
	each(&v, "actions", r.Actions, action)
	each(&v, "measures", r.Measures, measure)
	return v
}

// when returns a timing with what its words mean, as far as they are understood. It goes by the first of the plan's
// languages that has words.
func (e *encoder) when(t plan.Text) value {
	v := value{shape: object}
	v.words("text", t)
	if !e.derived {
		return v
	}
	langs := append(slices.Clone(e.p.Languages), t.Langs()...)
	words, l := t.Best(langs...)
	parsed := plan.ParseTiming(words, l, e.p.Period)
	start, end := parsed.Bounds()
	v.str("start", start)
	v.str("end", end)
	v.str("precision", string(parsed.Precision))
	v.str("recurrence", parsed.Recurrence.String())
	return v
}

func action(a *plan.Action) value {
	v := item(a.ID)
	v.words("text", a.Text)
	v.words("short", a.Short)
	v.words("lead", a.Lead)
	v.words("partners", a.Partners)
	each(&v, "asks", inOrder(a.Asks), func(who *plan.Audience) value { return value{shape: text, text: string(*who)} })
	v.str("status", string(a.Status))
	each(&v, "links", a.Links, link)
	return v
}

func link(l *plan.Link) value {
	v := item(l.ID)
	v.str("relation", string(l.Relation))
	v.str("action", string(l.Action))
	v.words("asSeen", l.AsSeen)
	v.str("reason", l.Reason)
	return v
}

// inOrder returns the audiences in the order of their constants, each once: they are a set, and a set has one form.
// Audiences that this version doesn't know come last.
func inOrder(asks []plan.Audience) []plan.Audience {
	var out []plan.Audience
	for _, who := range plan.Audiences() {
		if slices.Contains(asks, who) {
			out = append(out, who)
		}
	}
	var rest []plan.Audience
	for _, who := range asks {
		if !slices.Contains(out, who) && !slices.Contains(rest, who) {
			rest = append(rest, who)
		}
	}
	slices.Sort(rest)
	return append(out, rest...)
}

func measure(m *plan.Measure) value {
	v := item(m.ID)
	v.words("text", m.Text)
	v.words("counted", m.Counted)
	v.words("baseline", m.Baseline)
	v.words("target", m.Target)
	v.words("by", m.By)
	v.words("source", m.Source)
	each(&v, "readings", m.Readings, func(r *plan.Reading) value {
		v := item(r.ID)
		v.str("date", r.Date)
		v.str("value", r.Value)
		v.str("note", r.Note)
		return v
	})
	return v
}
