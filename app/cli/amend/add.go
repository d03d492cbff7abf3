package amend

import (
	"maps"
	"slices"

	"planwright/plan"
)

// parents says under what each kind of item can be added. Where the plan comes first, the reference may be left out.
var parents = map[string][]string{
	plan.KindPriority:   {plan.KindPlan},
	plan.KindSection:    {plan.KindPlan, plan.KindPriority},
	plan.KindStatistic:  {plan.KindPlan},
	plan.KindTerm:       {plan.KindPlan},
	plan.KindCharity:    {plan.KindPlan},
	plan.KindCommitment: {plan.KindPriority},
	plan.KindRow:        {plan.KindPriority},
	plan.KindAction:     {plan.KindRow},
	plan.KindMeasure:    {plan.KindRow},
	plan.KindLink:       {plan.KindAction, plan.KindPlan},
	plan.KindReading:    {plan.KindMeasure},
	plan.KindComment: {plan.KindRow, plan.KindPlan, plan.KindPriority, plan.KindCommitment, plan.KindAction, plan.KindMeasure,
		plan.KindSection, plan.KindStatistic, plan.KindTerm, plan.KindComment},
}

// example is a reference to an item of each kind that others are added under.
var example = map[string]string{plan.KindPlan: "plan", plan.KindPriority: "P2", plan.KindRow: "2.3", plan.KindAction: "2.3.a1", plan.KindMeasure: "2.3.m1"}

// Kinds returns what can be added, sorted.
func Kinds() []string { return slices.Sorted(maps.Keys(parents)) }

// addItem adds an item of a kind with its main text under another. The kind is one of Kinds.
func addItem(p *plan.Plan, kind string, under plan.Item, id plan.ID, text string, o Options) error {
	if !contains(parents[kind], under.Kind) {
		return invalid("Name "+withArticle(parents[kind][0])+", for example "+example[parents[kind][0]]+".",
			"%s cannot be added under %s.", capital(withArticle(kind)), withArticle(under.Kind))
	}
	if !contains(p.Languages, o.Language) {
		return setText(p, new(plan.Text), o.Language, text)
	}
	words := plan.In(o.Language, text)
	switch kind {
	case plan.KindPriority:
		p.Priorities = append(p.Priorities, plan.Priority{ID: id, Title: words})
	case plan.KindSection:
		s := plan.Section{ID: id, Title: words, Place: plan.Before, Kind: plan.Plain, Versions: plan.BothVersions}
		if under.Kind == plan.KindPriority {
			s.Place, s.Priority = plan.AtPriority, under.ID
		}
		p.Sections = append(p.Sections, s)
	case plan.KindStatistic:
		p.Statistics = append(p.Statistics, plan.Statistic{ID: id, Figure: words})
	case plan.KindTerm:
		p.Terms = append(p.Terms, plan.Term{ID: id, Short: words})
	case plan.KindCharity:
		p.Organisation.Charities = append(p.Organisation.Charities, plan.CharityNumber{ID: id, Number: text})
	case plan.KindComment:
		c := plan.Comment{ID: id, On: under.ID, Text: text, By: o.By, At: o.Now().UTC()}
		if under.Kind == plan.KindComment { // it answers that, and stands where that stands
			to := itemAt(p, under.ID).(*plan.Comment)
			c.On, c.Field, c.Answers = to.On, to.Field, to.ID
		}
		p.Comments = append(p.Comments, c)
	case plan.KindLink:
		return addLink(p, under.ID, id, text)
	default:
		addBelow(itemAt(p, under.ID), kind, id, text, words, o)
	}
	return nil
}

// addLink ties an action to one of the parent plan, which is named by its id. Under the plan itself it says that nothing answers to that action.
func addLink(p *plan.Plan, under, as plan.ID, text string) error {
	to, err := id(text)
	if err != nil {
		return err
	}
	if under == p.ID {
		p.Links = append(p.Links, plan.Link{ID: as, Relation: plan.NotApplicable, Action: to})
	} else if a, ok := itemAt(p, under).(*plan.Action); ok {
		a.Links = append(a.Links, plan.Link{ID: as, Relation: plan.Delivers, Action: to})
	}
	return nil
}

// addBelow adds an item to a list of its parent, which is of a type that can hold it.
func addBelow(parent any, kind string, id plan.ID, text string, words plan.Text, o Options) {
	switch x := parent.(type) {
	case *plan.Priority:
		if kind == plan.KindCommitment {
			x.Commitments = append(x.Commitments, plan.Commitment{ID: id, Text: words})
			return
		}
		r := plan.Row{ID: id}
		if text != "" { // a row is read by what is done: its text is its first action's
			r.Actions = []plan.Action{{ID: o.Mint.New(), Text: words}}
		}
		x.Rows = append(x.Rows, r)
	case *plan.Row:
		if kind == plan.KindAction {
			x.Actions = append(x.Actions, plan.Action{ID: id, Text: words})
			return
		}
		x.Measures = append(x.Measures, plan.Measure{ID: id, Text: words})
	case *plan.Measure:
		x.Readings = append(x.Readings, plan.Reading{ID: id, Value: text})
	}
}
