package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
)

// fake is a document in memory. It keeps what it was told, so that tests can ask.
type fake struct {
	plan  *plan.Plan
	typed map[string]string // item + field -> the draft
	next  int
	steps int   // edits made in one go with Rework
	fail  error // what every edit answers
}

func (f *fake) Plan() *plan.Plan { return f.plan }

func (f *fake) Type(item plan.ID, field, words string) { f.typed[string(item)+" "+field] = words }

// edit changes a deep enough copy of the plan, since a snapshot that was handed out must not change.
func (f *fake) edit(change func(*plan.Priority)) error {
	if f.fail != nil {
		return f.fail
	}
	next := *f.plan
	next.Priorities = slices.Clone(f.plan.Priorities)
	for i := range next.Priorities {
		p := &next.Priorities[i]
		p.Commitments = slices.Clone(p.Commitments)
		p.Rows = slices.Clone(p.Rows)
		for j := range p.Rows {
			p.Rows[j].Actions = slices.Clone(p.Rows[j].Actions)
			p.Rows[j].Measures = slices.Clone(p.Rows[j].Measures)
		}
		change(p)
	}
	f.plan = &next
	return nil
}

func (f *fake) SetText(item plan.ID, field, words string) error {
	delete(f.typed, string(item)+" "+field)
	name, l := field, plan.Lang("")
	if i := strings.IndexAny(field, "@:"); i > 0 {
		name, l = field[:i], plan.Lang(field[i+1:])
	}
	found := false
	err := f.edit(func(p *plan.Priority) {
		for i := range p.Rows {
			for j := range p.Rows[i].Actions {
				if a := &p.Rows[i].Actions[j]; a.ID == item && name == "status" {
					a.Status, found = plan.Status(words), true
				}
			}
		}
		if t := text(p, item, name); t != nil {
			*t, found = (*t).With(l, plan.Words{Text: words}), true
		}
	})
	if err == nil && !found {
		return fmt.Errorf("fake: no %s of %s", field, item)
	}
	return err
}

func text(p *plan.Priority, item plan.ID, name string) *plan.Text {
	if p.ID == item && name == "title" {
		return &p.Title
	}
	for i := range p.Commitments {
		if p.Commitments[i].ID == item && name == "text" {
			return &p.Commitments[i].Text
		}
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		switch {
		case r.ID == item && name == "title":
			return &r.Title
		case r.ID == item && name == "when":
			return &r.When
		}
		for j := range r.Actions {
			if r.Actions[j].ID == item && name == "text" {
				return &r.Actions[j].Text
			}
			if r.Actions[j].ID == item && name == "lead" {
				return &r.Actions[j].Lead
			}
			if r.Actions[j].ID == item && name == "short" {
				return &r.Actions[j].Short
			}
		}
		for j := range r.Measures {
			if r.Measures[j].ID == item && name == "text" {
				return &r.Measures[j].Text
			}
		}
	}
	return nil
}

func (f *fake) Add(kind string, parent, after plan.ID, fields map[string]string) (plan.ID, error) {
	f.next++
	id := plan.ID(fmt.Sprintf("new%d", f.next))
	err := f.edit(func(p *plan.Priority) {
		switch kind {
		case "row":
			if p.ID == parent {
				p.Rows = insert(p.Rows, plan.Row{ID: id}, func(r plan.Row) bool { return r.ID == after })
			}
		case "commitment":
			if p.ID == parent {
				p.Commitments = insert(p.Commitments, plan.Commitment{ID: id}, func(c plan.Commitment) bool { return c.ID == after })
			}
		}
		for i := range p.Rows {
			r := &p.Rows[i]
			if r.ID == parent && kind == "action" {
				r.Actions = insert(r.Actions, plan.Action{ID: id}, func(a plan.Action) bool { return a.ID == after })
			}
			if r.ID == parent && kind == "measure" {
				r.Measures = insert(r.Measures, plan.Measure{ID: id}, func(m plan.Measure) bool { return m.ID == after })
			}
		}
	})
	return id, err
}

func insert[T any](list []T, v T, after func(T) bool) []T {
	return slices.Insert(list, slices.IndexFunc(list, after)+1, v)
}

func (f *fake) Remove(items ...plan.ID) error {
	gone := map[plan.ID]bool{}
	for _, id := range items {
		gone[id] = true
	}
	return f.edit(func(p *plan.Priority) {
		p.Commitments = slices.DeleteFunc(p.Commitments, func(c plan.Commitment) bool { return gone[c.ID] })
		p.Rows = slices.DeleteFunc(p.Rows, func(r plan.Row) bool { return gone[r.ID] })
		for i := range p.Rows {
			r := &p.Rows[i]
			r.Actions = slices.DeleteFunc(r.Actions, func(a plan.Action) bool { return gone[a.ID] })
			r.Measures = slices.DeleteFunc(r.Measures, func(m plan.Measure) bool { return gone[m.ID] })
		}
	})
}

func (f *fake) Move(item, parent, before plan.ID) error {
	if f.fail != nil {
		return f.fail
	}
	f.plan = f.plan.Clone()
	moveRows(f.plan, []plan.ID{item}, parent, before)
	return nil
}

func (f *fake) Rework(change func(*plan.Plan, func() plan.ID) error) error {
	if f.fail != nil {
		return f.fail
	}
	next := f.plan.Clone()
	err := change(next, func() plan.ID {
		f.next++
		return plan.ID(fmt.Sprintf("new%d", f.next))
	})
	if err == nil {
		f.plan = next
		f.steps++
	}
	return err
}

func en(words string) plan.Text { return plan.In(plan.English, words) }

// small is a plan that has what a table can have: a titled row, several actions and measures, an empty row, a little Welsh.
func small() *plan.Plan {
	return &plan.Plan{
		ID: "plan", Title: en("Small plan"), Languages: []plan.Lang{plan.English, plan.Welsh},
		PriorityLabel: en("Workforce priority"), NumberStyle: plan.NumberWords,
		Priorities: []plan.Priority{{
			ID: "p1", Title: en("Grow the team"),
			Commitments: []plan.Commitment{{ID: "c1", Text: en("Plan ahead with each service.")}},
			Rows: []plan.Row{
				{
					ID: "r1", When: en("2024 to 2027"),
					Actions: []plan.Action{
						{ID: "a1", Text: en("Count the posts that stand empty in every service, twice a year.").With(plan.Welsh, plan.Words{Text: "Cyfrif y swyddi gwag."})},
						{ID: "a2", Text: en("Tell the board.")},
					},
					Measures: []plan.Measure{{ID: "m1", Text: en("A count is published each spring and autumn.")}},
				},
				{ID: "r2", Title: en("First jobs"), When: en("2025"), Actions: []plan.Action{{ID: "a3", Text: en("Offer placements.")}}},
				{ID: "r3"},
			},
		}},
	}
}

// open returns a table that shows the first priority of a small plan in a window of a fixed size.
func open(t *testing.T) (*Table, *fake, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	f := &fake{plan: small(), typed: map[string]string{}}
	table := New(f)
	table.Problem = func(err error) { t.Errorf("problem: %v", err) }
	w := test.NewWindow(table)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(760, 560))
	table.Display("p1", plan.English)
	table.Focus()
	return table, f, w
}
