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
// the copies say. When it returns nil all of it is safe on this computer. It writes nothing of its own, so that joining the same copies elsewhere gives the
// same history; TakeBack is for a person, who may think better of it.
func (d *Document) Join(copies *history.Log, files []plan.File) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	_, _, err := d.join(copies, files)
	return err
}

// TakeBack is Join as one step of undo, also after a restart. back are the edits that make some of it as it was again, since the person does not want it;
// they belong to the step, and so are those that bring back what was taken out. With nothing new in the copies the step is of these alone.
func (d *Document) TakeBack(copies *history.Log, files []plan.File, back ...history.Change) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	before, ops, err := d.join(copies, files)
	if err != nil {
		return err
	}
	fresh := slices.ContainsFunc(ops, func(o history.Op) bool { return !o.AboutWriter() })
	_, err = d.record(Changed, func(w *history.Writer, _ *history.State) ([]history.Op, error) {
		if !fresh {
			return w.Commit(back)
		}
		return w.Took(before, back)
	})
	return err
}

// Return brings back what copies had brought to the plan, and what was taken out of it again, as one step of undo. It reports whether there was any.
func (d *Document) Return(copies ...*history.Log) (bool, error) {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	n, err := d.record(Changed, committing(func(s *history.State) ([]history.Change, error) { return s.TakenOut(copies...), nil }))
	return n > 0, err
}

// join is Join for a caller who holds write. It returns the heads that the log had before, and what was new.
func (d *Document) join(copies *history.Log, files []plan.File) (before []history.Hash, ops []history.Op, err error) {
	if err := d.settle(everything); err != nil {
		return nil, nil, err
	}
	if err := d.saveEdits(); err != nil {
		return nil, nil, err
	}
	d.mu.Lock()
	closed, log := d.closed, d.file.Log()
	d.mu.Unlock()
	if closed {
		return nil, nil, errClosed
	}
	all, err := history.Join(log, copies)
	if err != nil {
		return nil, nil, &plan.Problem{Code: plan.Invalid, What: "What was to be joined is not a copy of this plan, or not one that can be joined.", Safe: "Nothing was changed.",
			Do: "See that it is the right file.", Err: fmt.Errorf("document: %w", err)}
	}
	before, ops = log.Heads(), all.Since(log)
	if err := d.file.Join(all, files); err != nil {
		return nil, nil, err
	}
	return before, ops, d.joined(log, ops, files)
}

// joined shows what the file has joined.
func (d *Document) joined(log *history.Log, ops []history.Op, files []plan.File) error {
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
