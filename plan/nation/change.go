package nation

import (
	"slices"
	"strings"

	"planwright/plan"
)

// Decide changes p in place as a decision about one action of the parent plan asks for, whatever was decided before:
//
//   - Take and Adapt bring the action in where nothing here answers to it yet, beside what was brought in of the same row, or in a row of
//     its own where it would stand in the parent plan's order; where something does, only how it stands to the other is said anew. No words of p change.
//   - NotHere keeps the reason. It is an error, a Problem, while something here answers to the action: that is removed first, by a person.
//   - Without a choice a reason that was given is taken away.
//
// parent may be nil for what needs no words of it: NotHere and no choice. It returns the action here, for Take and Adapt.
func Decide(p, parent *plan.Plan, action plan.ID, d Decision, fresh func() plan.ID) (plan.ID, error) {
	e := Cover(p, parent).Find(action)
	if e == nil {
		return "", unknown()
	}
	switch d.Choice {
	case Take, Adapt:
		relation := map[Choice]plan.Relation{Take: plan.Delivers, Adapt: plan.Adapts}[d.Choice]
		if len(e.Answers) > 0 {
			relate(p, action, relation)
			return e.Answers[0].Action, nil
		}
		if parent == nil || e.Ref == "" {
			return "", unknown()
		}
		dropReasons(p, action)
		adopt(p, parent)
		return bring(p, parent, action, relation, fresh), nil
	case NotHere:
		if len(e.Answers) > 0 {
			return "", &plan.Problem{Code: plan.Invalid, What: "Something in this plan answers to that action: " + e.Answers[0].Ref + ".", Safe: "Nothing was changed.",
				Do: "Remove it first if it is not done here; then say why."}
		}
		if parent != nil {
			adopt(p, parent)
		}
		leave(p, e, d.Reason, fresh)
	default:
		dropReasons(p, action)
	}
	return "", nil
}

// Tie says that an action here answers to one of the parent plan that it did not come from.
func Tie(p, parent *plan.Plan, here, action plan.ID, r plan.Relation, fresh func() plan.ID) error {
	e := Cover(p, parent).Find(action)
	if e == nil || parent == nil {
		return unknown()
	}
	found := false
	each(p, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) {
		if a.ID != here {
			return
		}
		found = true
		a.Links = slices.DeleteFunc(a.Links, func(l plan.Link) bool { return l.Action == action })
		a.Links = append(a.Links, plan.Link{ID: fresh(), Relation: r, Action: action, AsSeen: newCopier(parent, p, fresh).seen(e.Text)})
	})
	if !found {
		return unknown()
	}
	dropReasons(p, action)
	adopt(p, parent)
	return nil
}

// Seen notes that a person has seen what an action of the parent plan says now.
func Seen(p, parent *plan.Plan, action plan.ID) error {
	e := Cover(p, parent).Find(action)
	if e == nil || e.Ref == "" {
		return unknown()
	}
	text := newCopier(parent, p, nil).seen(e.Text)
	eachLink(p, action, func(l *plan.Link) { l.AsSeen = text })
	return nil
}

func unknown() error {
	return &plan.Problem{Code: plan.NotFound, What: "The other plan has no such action any more, or is not at hand.", Safe: "Nothing was changed.",
		Do: "Open the list again with the other plan's file."}
}

// adopt notes what plan p comes from, where it does not say so yet.
func adopt(p, parent *plan.Plan) {
	if p.Parent.ID == "" {
		p.Parent = plan.Parent{ID: parent.ID, Title: newCopier(parent, p, nil).seen(parent.Title)}
	}
}

// eachLink calls f with every link to an action of the parent plan.
func eachLink(p *plan.Plan, action plan.ID, f func(l *plan.Link)) {
	links := func(list []plan.Link) {
		for i := range list {
			if list[i].Action == action {
				f(&list[i])
			}
		}
	}
	each(p, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { links(a.Links) })
	links(p.Links)
}

// relate says how what answers to an action stands to it.
func relate(p *plan.Plan, action plan.ID, r plan.Relation) {
	eachLink(p, action, func(l *plan.Link) {
		if l.Relation != plan.NotApplicable {
			l.Relation = r
		}
	})
}

// dropReasons takes away what was said of why an action is left out.
func dropReasons(p *plan.Plan, action plan.ID) {
	reason := func(l plan.Link) bool { return l.Action == action && l.Relation == plan.NotApplicable }
	p.Links = slices.DeleteFunc(p.Links, reason)
	each(p, func(_ *plan.Priority, _ *plan.Row, a *plan.Action) { a.Links = slices.DeleteFunc(a.Links, reason) })
}

// leave keeps the reason why an action is left out, in the one place where it stands already if there is one.
func leave(p *plan.Plan, e *Entry, reason string, fresh func() plan.ID) {
	if len(e.Reasons) > 0 {
		id := e.Reasons[0].ID
		eachLink(p, e.Action, func(l *plan.Link) {
			if l.ID == id {
				l.Reason = reason
			}
		})
		return
	}
	c := &copier{to: p.Languages}
	p.Links = append(p.Links, plan.Link{ID: fresh(), Relation: plan.NotApplicable, Action: e.Action, AsSeen: c.seen(e.Text), Reason: reason})
}

// bring copies one action of the parent plan into p and returns its id there.
func bring(p, parent *plan.Plan, action plan.ID, r plan.Relation, fresh func() plan.ID) plan.ID {
	c := newCopier(parent, p, fresh)
	from := parent.Clone()
	pi, ri, ai := where(from, action)
	row := &from.Priorities[pi].Rows[ri]
	choice := Decision{Choice: Take}
	if r == plan.Adapts {
		choice.Choice = Adapt
	}
	if at, k, ok := besideSibling(p, row, ai); ok {
		made := c.action(&row.Actions[ai], r)
		c.rewriteAction(&made, strings.NewReplacer(c.ids...))
		at.Actions = slices.Insert(at.Actions, k, made)
		return made.ID
	}
	made, _ := c.row(row, Decisions{action: choice})
	to, at := rowPlace(p, from, pi, ri)
	if to == nil {
		p.Priorities = append(p.Priorities, c.priority(&plan.Priority{ID: from.Priorities[pi].ID, Title: from.Priorities[pi].Title}, nil))
		to = &p.Priorities[len(p.Priorities)-1]
		to.Title = c.text(to.Title, strings.NewReplacer())
	}
	c.rewriteRow(&made, strings.NewReplacer(c.ids...))
	to.Rows = slices.Insert(to.Rows, at, made)
	return made.Actions[0].ID
}

// where returns the indices of an action's priority, row and place in that, or -1.
func where(p *plan.Plan, action plan.ID) (priority, row, at int) {
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			for k := range p.Priorities[i].Rows[j].Actions {
				if p.Priorities[i].Rows[j].Actions[k].ID == action {
					return i, j, k
				}
			}
		}
	}
	return -1, -1, -1
}

// besideSibling returns the row here that holds what came from the same row of the parent plan, and the place in it that keeps their order.
func besideSibling(p *plan.Plan, row *plan.Row, at int) (r *plan.Row, k int, ok bool) {
	for i := range row.Actions {
		pi, ri, ai := answering(p, row.Actions[i].ID)
		if pi < 0 {
			continue
		}
		if r = &p.Priorities[pi].Rows[ri]; i < at {
			k, ok = ai+1, true
		} else if !ok {
			return r, ai, true
		}
	}
	return r, k, ok
}

// answering returns where something here answers to an action of the parent plan, or -1.
func answering(p *plan.Plan, action plan.ID) (priority, row, at int) {
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			for k, a := range p.Priorities[i].Rows[j].Actions {
				if slices.ContainsFunc(a.Links, func(l plan.Link) bool { return l.Action == action && l.Relation != plan.NotApplicable }) {
					return i, j, k
				}
			}
		}
	}
	return -1, -1, -1
}

// rowPlace returns the priority here and the place in it for a row of the parent plan: behind the nearest row before it that something here
// came from, else before the nearest behind it, else last in the priority of the same title. It is nil where there is none.
func rowPlace(p, parent *plan.Plan, pi, ri int) (to *plan.Priority, at int) {
	rows := parent.Priorities[pi].Rows
	near := func(j, by int) *plan.Priority {
		for _, a := range rows[j].Actions {
			if i, r, _ := answering(p, a.ID); i >= 0 {
				at = r + by
				return &p.Priorities[i]
			}
		}
		return nil
	}
	for j := ri - 1; j >= 0; j-- {
		if to = near(j, 1); to != nil {
			return to, at
		}
	}
	for j := ri + 1; j < len(rows); j++ {
		if to = near(j, 0); to != nil {
			return to, at
		}
	}
	for i := range p.Priorities {
		for _, l := range p.Priorities[i].Title.Langs() {
			if strings.EqualFold(p.Priorities[i].Title.In(l), parent.Priorities[pi].Title.In(l)) {
				return &p.Priorities[i], len(p.Priorities[i].Rows)
			}
		}
	}
	return nil, 0
}
