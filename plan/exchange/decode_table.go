package exchange

import (
	"fmt"

	"planwright/plan"
)

func (f fields) priority() plan.Priority {
	p := plan.Priority{ID: f.id(), Title: f.words("title")}
	f.each("commitments", func(f fields) {
		p.Commitments = append(p.Commitments, plan.Commitment{ID: f.id(), Text: f.words("text")})
	})
	f.each("rows", func(f fields) { p.Rows = append(p.Rows, f.row()) })
	return p
}

func (f fields) row() plan.Row {
	r := plan.Row{ID: f.id(), Title: f.words("title"), When: f.when()}
	f.ignore("ref")
	f.each("actions", func(f fields) { r.Actions = append(r.Actions, f.action()) })
	f.each("measures", func(f fields) { r.Measures = append(r.Measures, f.measure()) })
	return r
}

// when reads a timing: an object whose "text" holds the words, a text by language, or a plain string. What the words mean is
// worked out anew, so the members that say it are passed over.
func (f fields) when() plan.Text {
	v, ok := f.get("when")
	if !ok {
		return nil
	}
	if v.shape == object && isTiming(v) {
		var t plan.Text
		f.sub("when", func(f fields) {
			t = f.words("text")
			f.ignore("start", "end", "precision", "recurrence")
		})
		return t
	}
	return f.words("when")
}

// isTiming reports whether an object has the members of a timing, none of which is the code of a language.
func isTiming(v *value) bool {
	for i := range v.members {
		switch v.members[i].name {
		case "text", "start", "end", "precision", "recurrence":
			return true
		}
	}
	return false
}

func (f fields) action() plan.Action {
	a := plan.Action{ID: f.id(), Text: f.words("text"), Short: f.words("short"), Lead: f.words("lead"), Partners: f.words("partners"),
		Asks: f.asks(), Status: choice(f, "status", plan.Statuses(), "")}
	f.each("links", func(f fields) { a.Links = append(a.Links, f.planLink()) })
	return a
}

// planLink reads a link to an action of the parent plan.
func (f fields) planLink() plan.Link {
	return plan.Link{ID: f.id(), Relation: choice(f, "relation", plan.Relations(), ""), Action: f.link("action"), AsSeen: f.words("asSeen"),
		Reason: f.str("reason")}
}

// asks reads whom an action asks: a set, so each counts once and the order is always the same.
func (f fields) asks() []plan.Audience {
	v, ok := f.is("asks", list)
	if !ok {
		return nil
	}
	var out []plan.Audience
	for i, item := range v.items {
		path := fmt.Sprintf("%s[%d]", f.at("asks"), i)
		if item.shape != text {
			f.d.fail(path, item, plan.Invalid, "A text is expected here, but there is %s.", item.shape)
			return nil
		}
		out = append(out, oneOf(f.d, path, item, plan.Audiences()))
	}
	return inOrder(out)
}

func (f fields) measure() plan.Measure {
	m := plan.Measure{ID: f.id(), Text: f.words("text"), Counted: f.words("counted"), Baseline: f.words("baseline"),
		Target: f.words("target"), By: f.words("by"), Source: f.words("source")}
	f.each("readings", func(f fields) {
		m.Readings = append(m.Readings, plan.Reading{ID: f.id(), Date: f.str("date"), Value: f.str("value"), Note: f.str("note")})
	})
	return m
}
