package document

import (
	"slices"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/history"
)

// A plan that is agreed or published is locked: it stays what was agreed until somebody begins a new draft. What can be done all the same is to
// comment, to say how far an action has come, to name a version, to take in copies, and to say that it is published now or agreed. An edit that makes it a draft again begins a
// new draft, whatever else it does, and keeps the plan as it was as a named version.

// StartDraft begins a new draft of a plan that is agreed or published, as one step of undo. The plan as it was is kept as a named version. A plan
// that is not locked is left as it is.
func (d *Document) StartDraft() error {
	if err := d.Settle(); err != nil || !d.Plan().Locked() {
		return err
	}
	return d.Edit(history.Change{Item: d.Plan().ID, Field: fieldState, Value: history.V(string(plan.Draft))})
}

const fieldState = "state"

// locked reports whether a state is that of a locked plan.
func locked(s *history.State) bool { return stateOfPlan(s).Locked() }

func stateOfPlan(s *history.State) plan.State {
	return plan.State(s.Value(s.PlanID(), fieldState).String())
}

// throughLock returns the changes that are made when these are asked for: with those that keep a version where they begin a new draft. In a
// locked plan all others but those of aside are refused. The caller holds write and mu.
func (d *Document) throughLock(s *history.State, changes []history.Change) ([]history.Change, error) {
	if len(changes) == 0 || !locked(s) {
		return changes, nil
	}
	switch next := stateAfter(s, changes); {
	case !next.Locked():
		return d.keepingEdition(s, changes)
	case aside(s, changes):
		return changes, nil
	}
	return nil, lockedProblem(stateOfPlan(s))
}

// stateAfter returns the state of the plan once changes are made to it.
func stateAfter(s *history.State, changes []history.Change) plan.State {
	now := stateOfPlan(s)
	for _, c := range changes {
		if c.Item == s.PlanID() && c.Field == fieldState {
			now = plan.State(c.Value.String())
		}
	}
	return now
}

// aside reports whether changes leave all that is printed of a locked plan but its state as it is.
func aside(s *history.State, changes []history.Change) bool {
	kinds := map[plan.ID]string{}
	for _, c := range changes {
		if c.Field == "kind" && !c.Value.IsNull() {
			kinds[c.Item] = c.Value.String()
		}
	}
	return !slices.ContainsFunc(changes, func(c history.Change) bool {
		kind := kinds[c.Item]
		if kind == "" {
			kind = s.Value(c.Item, "kind").String() // also of one that is removed
		}
		switch kind {
		case plan.KindComment, plan.KindEdition, history.KindWriter:
			return false
		}
		progress := kind == plan.KindAction && c.Field == "status" // what follows agreement; it is never printed
		return !progress && (c.Item != s.PlanID() || c.Field != fieldState)
	})
}

// mayTurn reports whether undo or redo may write changes: in a locked plan what may be done there, copies that are taken out or in again, and
// what begins a new draft once more.
func mayTurn(s *history.State, changes []history.Change, copies bool) bool {
	return !locked(s) || copies || !stateAfter(s, changes).Locked() || aside(s, changes)
}

// mayStep reports whether there is something that undo or redo may turn.
func (d *Document) mayStep(kind EventKind) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if kind == Undone {
		return d.canUndo
	}
	return d.canRedo
}

// keepingEdition returns the changes with those that name the plan as it stands as a version. It has no name where more people wrote at once
// than a name can stand for; its history is there all the same.
func (d *Document) keepingEdition(s *history.State, changes []history.Change) ([]history.Change, error) {
	heads := d.log.Heads()
	if len(heads) > maxHeads {
		d.o.Logger.Warn("the plan as it was agreed is kept without a name", "plan", d.path, "heads", len(heads))
		return changes, nil
	}
	p := s.Plan()
	fields := map[string]string{}
	for _, l := range p.Languages {
		if name, ok := history.FieldName(plan.KindEdition, "label", l); ok {
			fields[name] = editionName(p, l)
		}
	}
	for _, h := range heads {
		fields["at."+h.String()] = "1"
	}
	after := plan.ID("")
	if n := len(p.Editions); n > 0 {
		after = p.Editions[n-1].ID
	}
	edition, err := s.Add(plan.KindEdition, p.ID, after, d.mint.New(), fields)
	return append(slices.Clone(changes), edition...), err
}

// editionName is what a locked plan is called as a version, in one of its languages: "As agreed, 2 March 2026".
func editionName(p *plan.Plan, l plan.Lang) string {
	w := publication.WordsIn(l)
	name := w.AsAgreed
	if p.State == plan.Published {
		name = w.AsPublished
	}
	if !p.Changed.IsZero() {
		name += ", " + w.Date(p.Changed.UTC())
	}
	return name
}

// lockedProblem says why a plan is not edited.
func lockedProblem(s plan.State) error {
	say := spokenLock.Now()
	what := say.Agreed
	if s == plan.Published {
		what = say.Published
	}
	return &plan.Problem{Code: plan.Locked, What: what, Safe: say.Safe, Do: say.Do}
}
