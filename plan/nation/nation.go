// Package nation makes the plan of a nation from the UK-wide plan, and says how the one stands to the other: which of the UK-wide actions
// are delivered, adapted or left out with a reason, and which are the nation's alone.
package nation

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
)

// Choice is what a nation decides about one action of the parent plan.
type Choice string

// The choices. The zero value is that nothing was decided.
const (
	Take    Choice = "take"     // it is done here as it stands
	Adapt   Choice = "adapt"    // it is done here in another way: its words are a start
	NotHere Choice = "not-here" // it has no place here, for a reason
)

// Choices returns the choices that can be made.
func Choices() []Choice { return []Choice{Take, Adapt, NotHere} }

// Decision is a choice and, where it is NotHere, the reason for it.
type Decision struct {
	Choice Choice
	Reason string
}

// Decisions are what was decided, by the id of the parent plan's action. An action that is not in it is undecided.
type Decisions map[plan.ID]Decision

// All returns the decision to treat every action of a plan alike.
func All(parent *plan.Plan, d Decision) Decisions {
	out := Decisions{}
	each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { out[a.ID] = d })
	return out
}

// Options say what the new plan is beside its actions.
type Options struct {
	Title     plan.Text
	Scope     plan.Scope
	ScopeName plan.Text
	Period    plan.Period
	Languages []plan.Lang    // none means those of the parent plan
	Fit       bool           // timings that are plain years become those that they share with Period: see (*plan.Plan).FitTimings
	Fresh     func() plan.ID // returns a new id with each call
}

// Make returns a new draft that begins from parent: its priorities with their commitments, the actions that were taken or adapted in
// their rows with the measures and the When of those, its terms, its design and its organisation, in the languages of the new plan. Each action keeps a
// link to the one that it comes from with the words of that, and each that is left out has a link of the plan itself with the reason.
// Sections, statistics, comments, readings and how far actions have come belong to the parent plan and stay there. parent is not changed.
//
// The error is a Problem: a decision is about something that is no action of the parent plan.
func Make(parent *plan.Plan, decisions Decisions, o Options) (*plan.Plan, error) {
	if err := decisions.check(parent); err != nil {
		return nil, err
	}
	langs := slices.Clone(o.Languages)
	if len(langs) == 0 {
		langs = slices.Clone(parent.Languages)
	}
	if len(langs) == 0 {
		langs = []plan.Lang{parent.Primary()}
	}
	from := parent.Clone()
	out := &plan.Plan{ID: o.Fresh(), Title: o.Title, Scope: o.Scope, ScopeName: o.ScopeName, Period: o.Period, Languages: langs, State: plan.Draft,
		PriorityLabel: from.PriorityLabel, NumberStyle: from.NumberStyle, Design: from.Design, Organisation: from.Organisation, Terms: from.Terms}
	c := newCopier(parent, out, o.Fresh)
	out.Parent = plan.Parent{ID: parent.ID, Title: c.seen(parent.Title)}
	for i := range from.Priorities {
		out.Priorities = append(out.Priorities, c.priority(&from.Priorities[i], decisions))
	}
	c.head(out)
	c.rewrite(out)
	for _, f := range parent.Files {
		if f.Hash == out.Design.Logo.File {
			out.Files = append(out.Files, f)
		}
	}
	each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) {
		if d := decisions[a.ID]; d.Choice == NotHere {
			out.Links = append(out.Links, c.link(a, plan.NotApplicable, d.Reason))
		}
	})
	if o.Fit {
		out.FitTimings()
	}
	return out, nil
}

// check returns a Problem unless every decision is about an action of the plan.
func (d Decisions) check(parent *plan.Plan) error {
	left := len(d)
	each(parent, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) {
		if _, ok := d[a.ID]; ok {
			left--
		}
	})
	if left > 0 {
		return &plan.Problem{Code: plan.NotFound, What: fmt.Sprintf("%d of the decisions are about actions that the other plan does not have.", left),
			Safe: "Nothing was made.", Do: "It may have changed since: look at its actions again."}
	}
	return nil
}

// each calls f with every action of a plan.
func each(p *plan.Plan, f func(pr *plan.Priority, r *plan.Row, a *plan.Action)) {
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		for j := range pr.Rows {
			for k := range pr.Rows[j].Actions {
				f(pr, &pr.Rows[j], &pr.Rows[j].Actions[k])
			}
		}
	}
}

// copier copies items of one plan for another, under new ids and in its languages.
type copier struct {
	from, to []plan.Lang
	fresh    func() plan.ID
	ids      []string // old and new ids in turn, as strings.NewReplacer takes them: texts refer to items by them
}

func newCopier(parent, p *plan.Plan, fresh func() plan.ID) *copier {
	c := &copier{from: parent.Languages, to: p.Languages, fresh: fresh}
	if len(c.from) == 0 {
		c.from = []plan.Lang{parent.Primary()}
	}
	if len(c.to) == 0 {
		c.to = []plan.Lang{p.Primary()}
	}
	return c
}

// own gives a copied item an id of its own.
func (c *copier) own(id *plan.ID) {
	old := *id
	*id = c.fresh()
	c.ids = append(c.ids, string(old), string(*id))
}

func (c *copier) priority(pr *plan.Priority, decisions Decisions) plan.Priority {
	out := plan.Priority{ID: pr.ID, Title: pr.Title, Commitments: pr.Commitments}
	c.own(&out.ID)
	for i := range out.Commitments {
		c.own(&out.Commitments[i].ID)
	}
	for i := range pr.Rows {
		if row, ok := c.row(&pr.Rows[i], decisions); ok {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// row returns the row with those of its actions that are done here; ok is false when none is. A row that never had any comes along.
func (c *copier) row(r *plan.Row, decisions Decisions) (out plan.Row, ok bool) {
	out = plan.Row{ID: r.ID, Title: r.Title, When: r.When, Measures: r.Measures}
	for i := range r.Actions {
		switch d := decisions[r.Actions[i].ID]; d.Choice {
		case Take:
			out.Actions = append(out.Actions, c.action(&r.Actions[i], plan.Delivers))
		case Adapt:
			out.Actions = append(out.Actions, c.action(&r.Actions[i], plan.Adapts))
		}
	}
	if len(r.Actions) > 0 && len(out.Actions) == 0 {
		return out, false
	}
	c.own(&out.ID)
	for i := range out.Measures {
		m := &out.Measures[i]
		c.own(&m.ID)
		m.Readings = nil
	}
	return out, true
}

// action returns a copy of an action that says what it comes from.
func (c *copier) action(a *plan.Action, r plan.Relation) plan.Action {
	out := *a
	out.Status, out.Links = "", []plan.Link{c.link(a, r, "")}
	c.own(&out.ID)
	return out
}

// link returns the link to an action of the parent plan.
func (c *copier) link(a *plan.Action, r plan.Relation, reason string) plan.Link {
	return plan.Link{ID: c.fresh(), Relation: r, Action: a.ID, AsSeen: c.seen(a.Text), Reason: reason}
}

// seen returns a text as it stands in those of its languages that the new plan has, or in all of them where it has none.
func (c *copier) seen(t plan.Text) plan.Text {
	var out plan.Text
	for _, l := range c.to {
		if w := t.In(l); w != "" {
			out = out.With(l, plan.Words{Text: w})
		}
	}
	if out == nil {
		for _, l := range t.Langs() {
			out = out.With(l, plan.Words{Text: t.In(l)})
		}
	}
	return out
}

// head gives what stands beside the priorities ids of its own.
func (c *copier) head(p *plan.Plan) {
	for i := range p.Organisation.Charities {
		c.own(&p.Organisation.Charities[i].ID)
	}
	for i := range p.Terms {
		c.own(&p.Terms[i].ID)
	}
}

// rewrite turns the texts of a new plan into its own languages, and their references to items that were copied into references to the copies.
func (c *copier) rewrite(p *plan.Plan) {
	ids := strings.NewReplacer(c.ids...)
	text := func(t *plan.Text) { *t = c.text(*t, ids) }
	text(&p.PriorityLabel)
	o := &p.Organisation
	for _, t := range []*plan.Text{&o.Name, &o.ShortName, &o.About, &o.Address, &o.Contact, &o.Copyright, &p.Design.Logo.Alt, &p.Design.Logo.Credit} {
		text(t)
	}
	for i := range o.Charities {
		text(&o.Charities[i].Register)
	}
	for i := range p.Terms {
		text(&p.Terms[i].Short)
		text(&p.Terms[i].Meaning)
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		text(&pr.Title)
		for j := range pr.Commitments {
			text(&pr.Commitments[j].Text)
		}
		for j := range pr.Rows {
			c.rewriteRow(&pr.Rows[j], ids)
		}
	}
}

func (c *copier) rewriteRow(r *plan.Row, ids *strings.Replacer) {
	text := func(t *plan.Text) { *t = c.text(*t, ids) }
	text(&r.Title)
	text(&r.When)
	for i := range r.Actions {
		c.rewriteAction(&r.Actions[i], ids)
	}
	for i := range r.Measures {
		m := &r.Measures[i]
		for _, t := range []*plan.Text{&m.Text, &m.Counted, &m.Baseline, &m.Target, &m.By, &m.Source} {
			text(t)
		}
	}
}

func (c *copier) rewriteAction(a *plan.Action, ids *strings.Replacer) {
	for _, t := range []*plan.Text{&a.Text, &a.Short, &a.Lead, &a.Partners} {
		*t = c.text(*t, ids)
	}
}

// text returns a text of the parent plan in the languages of the new one. What is a translation of what was up to date stays up to date, also
// where the two plans begin from different languages; of the rest nobody can say.
func (c *copier) text(t plan.Text, ids *strings.Replacer) plan.Text {
	var out plan.Text
	source := ids.Replace(t.In(c.to[0]))
	fresh := func(l plan.Lang) bool { return t.Translation(l, c.from[0]) == plan.UpToDate }
	for _, l := range c.to {
		w := plan.Words{Text: ids.Replace(t.In(l))}
		switch {
		case l == c.to[0] || source == "" || t[l].Of == "" && l != c.from[0]:
		case fresh(l) && fresh(c.to[0]):
			w.Of = plan.SourceDigest(source)
		case c.to[0] == c.from[0]:
			w.Of = t[l].Of
		}
		out = out.With(l, w)
	}
	return out
}
