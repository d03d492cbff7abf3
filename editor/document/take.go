package document

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

// TakeFrom makes the edits that lead from base to next, as one step of undo. It is for work that is easier done on a whole plan,
// such as taking in a document: base is what Plan returned, next a changed clone of it. Whatever has been edited since
// base stays, but for the very fields that next changes too. When something that next changes has been removed
// meanwhile, the error is a *plan.Problem with the code plan.NotFound, and nothing was changed.
//
// A field of settle is written even where it says already what it is to say: of several versions that wait for a choice, or in place of two that were
// joined, that is then the one which was chosen.
func (d *Document) TakeFrom(base, next *plan.Plan, settle ...Field) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	d.mu.Lock()
	var changes []history.Change
	var err error
	if base == d.shown() {
		changes, err = history.Diff(d.state, next)
	} else {
		changes, err = changesBetween(d.state, base, next)
	}
	if err == nil {
		changes, err = settled(d.state, changes, settle)
	}
	d.mu.Unlock()
	if err != nil {
		return err
	}
	if err := d.keepFiles(next.Files); err != nil { // first, so that no edit speaks of a picture that is not there
		return err
	}
	_, err = d.record(Changed, d.with(func(*history.State) ([]history.Change, error) { return changes, nil }))
	return err
}

// Field is a field of an item, named as in the operation log.
type Field struct {
	Item  plan.ID
	Field string
}

// settled returns changes with those that choose what fields show already, where several versions stand in them.
func settled(now *history.State, changes []history.Change, settle []Field) ([]history.Change, error) {
	for _, f := range settle {
		if now.Kind(f.Item) == "" || slices.ContainsFunc(changes, func(c history.Change) bool { return c.Item == f.Item && c.Field == f.Field }) {
			continue
		}
		more, err := now.Set(f.Item, f.Field, now.Value(f.Item, f.Field))
		if err != nil {
			return nil, err
		}
		changes = append(changes, more...)
	}
	return changes, nil
}

// changesBetween returns the changes that do to now what leads from base to next.
func changesBetween(now *history.State, base, next *plan.Plan) ([]history.Change, error) {
	since, err := history.Diff(now, base)
	if err != nil {
		return nil, err
	}
	all, err := history.Diff(now, next)
	if err != nil || len(since) == 0 {
		return all, err
	}
	old, err := stateOf(base)
	if err != nil {
		return nil, err
	}
	wanted, err := history.Diff(old, next)
	if err != nil {
		return nil, err
	}
	if err := stillThere(now, old, wanted); err != nil {
		return nil, err
	}
	// all knows where things stand now, but would also take back what was done since base: only what is wanted of it is made.
	type field struct {
		item plan.ID
		name string
	}
	want := map[field]bool{}
	for _, c := range wanted {
		want[field{c.Item, c.Field}] = true
	}
	return slices.DeleteFunc(all, func(c history.Change) bool {
		isNew := old.Kind(c.Item) == "" && now.Kind(c.Item) == ""
		return !want[field{c.Item, c.Field}] && !isNew
	}), nil
}

// stateOf returns the state that shows p.
func stateOf(p *plan.Plan) (*history.State, error) {
	changes, err := history.Diff(nil, p)
	if err != nil {
		return nil, err
	}
	log := &history.Log{}
	writer := history.IDFrom([16]byte{6: 0x70, 8: 0x80, 15: 1}) // nobody hears of it
	if _, err := history.NewWriter(log, writer, func() time.Time { return p.Changed }).Commit(changes); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	return history.Fold(log), nil
}

// stillThere returns a Problem when an item that the changes are to, or to be put under, stood in old and does not now.
// To remove what has been removed already is done without a word.
func stillThere(now, old *history.State, changes []history.Change) error {
	removed := map[plan.ID]bool{}
	for _, c := range changes {
		removed[c.Item] = removed[c.Item] || c.Field == "deleted" && !c.Value.IsNull()
	}
	gone := func(id plan.ID) bool { return old.Kind(id) != "" && now.Kind(id) == "" }
	for _, c := range changes {
		id := c.Item
		if c.Field == "parent" && !gone(id) {
			id = plan.ID(c.Value.String())
		}
		if gone(id) && !removed[c.Item] {
			return &plan.Problem{Code: plan.NotFound, What: fmt.Sprintf("A %s that was to be changed has been removed meanwhile.", old.Kind(id)),
				Safe: "Nothing was changed.", Do: "Do it again with the plan as it is now.",
				Err: errors.New("document: no item " + string(id))}
		}
	}
	return nil
}
