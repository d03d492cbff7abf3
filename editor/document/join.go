package document

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// Choices returns the fields in which somebody has to choose between what people wrote apart. Setting one settles it.
func (d *Document) Choices() []history.Choice {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.Choices()
}

// Joined returns the texts in which the changes of two people were joined, and that nobody has accepted or changed yet.
func (d *Document) Joined() []history.Joined {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.Joined()
}

// Join takes in what copies of the plan hold: a log and their pictures. What is being typed becomes an edit first, so that it stands beside what
// the copies say. When it returns nil all of it is safe on this computer. What others did there is not for Undo here.
func (d *Document) Join(copies *history.Log, files []plan.File) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	if err := d.settle(everything); err != nil {
		return err
	}
	if err := d.saveEdits(); err != nil {
		return err
	}
	d.mu.Lock()
	closed, log := d.closed, d.file.Log()
	d.mu.Unlock()
	if closed {
		return errClosed
	}
	all, err := history.Join(log, copies)
	if err != nil {
		return &plan.Problem{Code: plan.Invalid, What: "What was to be joined is not a copy of this plan, or not one that can be joined.", Safe: "Nothing was changed.",
			Do: "See that it is the right file.", Err: fmt.Errorf("document: %w", err)}
	}
	ops := all.Since(log)
	if err := d.file.Join(all, files); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := log.Append(ops...); err != nil {
		return fmt.Errorf("document: %w", err)
	}
	d.state.Apply(ops)
	for _, f := range files {
		if !slices.ContainsFunc(d.files, func(have plan.File) bool { return have.Hash == f.Hash }) {
			d.files = append(d.files, f)
		}
	}
	slices.SortFunc(d.files, func(a, b plan.File) int { return strings.Compare(a.Hash, b.Hash) })
	d.snapshot = nil
	d.noteUndo()
	d.edited(d.o.Now())
	d.events.add(Event{Kind: Changed, Items: items(ops)})
	return nil
}
