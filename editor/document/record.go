package document

import (
	"planwright/plan"
	"planwright/plan/history"
)

// turn makes operations of an edit and appends them to the writer's log.
type turn func(*history.Writer, *history.State) ([]history.Op, error)

// with returns a turn that commits what build returns, unless the plan is locked against it.
func (d *Document) with(build func(*history.State) ([]history.Change, error)) turn {
	return committing(func(s *history.State) ([]history.Change, error) {
		changes, err := build(s)
		if err != nil {
			return nil, err
		}
		return d.throughLock(s, changes)
	})
}

// committing returns a turn that commits what build returns.
func committing(build func(*history.State) ([]history.Change, error)) turn {
	return func(w *history.Writer, s *history.State) ([]history.Op, error) {
		changes, err := build(s)
		if err != nil {
			return nil, err
		}
		return w.Commit(changes)
	}
}

// record makes one edit and returns how many operations it took; one that changes nothing takes none.
// Where the disk refuses it, the edit stands all the same and is kept for another try: nothing written is thrown away.
// The caller holds write.
func (d *Document) record(kind EventKind, t turn) (int, error) {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return 0, errClosed
	}
	ops, err := t(d.writer, d.state)
	d.unsaved = append(d.unsaved, ops...)
	d.mu.Unlock()
	if err != nil || len(ops) == 0 {
		return 0, err
	}
	saved := d.saveEdits()

	d.mu.Lock()
	defer d.mu.Unlock()
	d.state.Apply(ops)
	d.snapshot = nil
	d.noteUndo()
	d.edited(d.o.Now())
	if changed := items(ops); len(changed) > 0 {
		d.events.add(Event{Kind: kind, Items: changed})
	}
	return len(ops), saved
}

// saveEdits puts the edits that are not safe yet on the disk. The caller holds write.
func (d *Document) saveEdits() error {
	d.mu.Lock()
	ops := d.unsaved
	d.mu.Unlock()
	if len(ops) == 0 {
		return nil
	}
	err := d.file.Commit(ops)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.noteUnsaved(err)
	if err == nil {
		d.unsaved = nil
		d.status.Saved = d.o.Now()
		return nil
	}
	d.scheduleDrafts()
	return err
}

// noteUnsaved notes whether what was written could be made safe. The caller holds mu.
func (d *Document) noteUnsaved(err error) {
	if err != nil && d.status.Unsaved == nil {
		d.o.Logger.Error("what was written is not saved", "plan", d.path, "error", err)
	}
	if (err == nil) != (d.status.Unsaved == nil) {
		d.events.add(Event{Kind: StatusChanged})
	}
	d.status.Unsaved = err
}

// begin folds a log and begins a writer of its own, who can undo what the writers of own did.
func (d *Document) begin(log *history.Log, own []plan.ID) {
	d.log, d.state = log, history.Fold(log)
	d.writer = history.NewWriter(log, d.mint.New(), d.o.Now)
	d.writer.Sign(d.o.Author, d.file.PlanID())
	d.writer.Continue(own...)
	d.noteUndo()
}

// noteUndo works out what can be undone and redone. The caller holds mu.
func (d *Document) noteUndo() {
	d.canUndo = d.writer.CanUndo(d.state) && mayTurn(d.state, d.writer.Undoing(d.state), d.writer.UndoesCopies(d.state))
	d.canRedo = d.writer.CanRedo(d.state) && mayTurn(d.state, d.writer.Redoing(d.state), d.writer.RedoesCopies(d.state))
}
