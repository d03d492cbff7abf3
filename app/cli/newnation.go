package cli

import (
	"strings"

	"planwright/app/cli/amend"
	"planwright/plan"
	"planwright/plan/nation"
)

// nation returns the plan of a nation that begins from another plan.
func (f newFlags) nation(parent *plan.Plan, mint *plan.Minter) (*plan.Plan, error) {
	if f.scope == "" {
		return nil, usage("Say which nation the plan is for, for example --scope england.")
	}
	scope, err := amend.Choice("a scope", f.scope, plan.Scopes())
	if err != nil {
		return nil, err
	}
	o := nation.Options{Title: parent.Title, Scope: scope, Period: parent.Period, Languages: parent.Languages, Fit: f.fit, Fresh: mint.New}
	if f.language != "" {
		if o.Languages, err = amend.Languages(f.language); err != nil {
			return nil, err
		}
	}
	if f.period != "" {
		if o.Period, err = amend.Period(f.period); err != nil {
			return nil, err
		}
	}
	decisions, err := f.decisions(parent)
	if err != nil {
		return nil, err
	}
	p, err := nation.Make(parent, decisions, o)
	if err == nil && f.title != "" {
		p.Title = plan.In(p.Primary(), f.title)
	}
	return p, err
}

// decisions are what the options say of each action of the other plan.
func (f newFlags) decisions(parent *plan.Plan) (nation.Decisions, error) {
	d := nation.All(parent, nation.Decision{Choice: nation.Take})
	for _, ref := range f.adapt {
		if err := decide(d, parent, ref, nation.Decision{Choice: nation.Adapt}); err != nil {
			return nil, err
		}
	}
	for _, s := range f.notHere {
		ref, reason, _ := strings.Cut(strings.TrimSpace(s), " ")
		if reason = strings.TrimSpace(reason); reason == "" {
			return nil, usage("Say why %s has no place here, for example --not-here \"%s another body does this\".", ref, ref)
		}
		if err := decide(d, parent, ref, nation.Decision{Choice: nation.NotHere, Reason: reason}); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// decide notes a decision about an action, or about all of a row or a priority.
func decide(d nation.Decisions, parent *plan.Plan, ref string, what nation.Decision) error {
	at, err := plan.Resolve(parent, ref)
	if err != nil {
		return err
	}
	found := false
	in := map[plan.ID]bool{at.ID: at.Kind == plan.KindPriority || at.Kind == plan.KindRow || at.Kind == plan.KindAction}
	for it := range parent.Items() { // parents before children
		if in[it.Parent] {
			in[it.ID] = true
		}
		if it.Kind == plan.KindAction && in[it.ID] {
			d[it.ID], found = what, true
		}
	}
	if !found {
		return usage("%s has no action. Name an action (2.3.a1), a row (2.3) or a priority (P2) of the other plan.", ref)
	}
	return nil
}
