package preview

import (
	"strings"

	"planwright/plan"
)

// typed is text that is being typed into a field and is not an edit yet.
type typed struct {
	item  plan.ID
	field string // as the operation log names it: "text@en", "when:cy"
	words string
}

// withTyped returns p with what is being typed in place. Fields that it doesn't know are shown once they are left.
func withTyped(p *plan.Plan, texts []typed) *plan.Plan {
	if len(texts) == 0 {
		return p
	}
	p = p.Clone()
	for _, t := range texts {
		at := strings.IndexAny(t.field, "@:")
		if at < 0 {
			continue
		}
		if text := textOf(p, t.item, t.field[:at]); text != nil {
			*text = text.With(plan.Lang(t.field[at+1:]), plan.Words{Text: t.words})
		}
	}
	return p
}

// textOf returns a text of an item of p, or nil.
func textOf(p *plan.Plan, item plan.ID, name string) *plan.Text {
	if item == p.ID {
		return map[string]*plan.Text{"title": &p.Title, "subtitle": &p.Subtitle, "edition": &p.Edition}[name]
	}
	for i := range p.Sections {
		if s := &p.Sections[i]; s.ID == item {
			return map[string]*plan.Text{"title": &s.Title, "body": &s.Body}[name]
		}
	}
	for i := range p.Priorities {
		if text := inPriority(&p.Priorities[i], item, name); text != nil {
			return text
		}
	}
	return nil
}

func inPriority(p *plan.Priority, item plan.ID, name string) *plan.Text {
	if p.ID == item {
		return map[string]*plan.Text{"title": &p.Title}[name]
	}
	for i := range p.Commitments {
		if c := &p.Commitments[i]; c.ID == item {
			return map[string]*plan.Text{"text": &c.Text}[name]
		}
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.ID == item {
			return map[string]*plan.Text{"title": &r.Title, "when": &r.When}[name]
		}
		for k := range r.Actions {
			if a := &r.Actions[k]; a.ID == item {
				return map[string]*plan.Text{"text": &a.Text, "short": &a.Short, "lead": &a.Lead}[name]
			}
		}
		for k := range r.Measures {
			if m := &r.Measures[k]; m.ID == item {
				return map[string]*plan.Text{"text": &m.Text}[name]
			}
		}
	}
	return nil
}
