package history

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"planwright/plan"
)

// Writer turns changes into operations of one writer and appends them to a log.
//
// A writer is one run of the program on one computer, from its first edit after a file was opened until that file is closed. It is never
// taken up again, so that two copies of a file can't both go on as the same writer. It is not safe for concurrent use.
type Writer struct {
	log  *Log
	id   plan.ID
	now  func() time.Time
	name string
	plan plan.ID
	told bool // the log says the name

	seq, tx, wall int64

	mine map[plan.ID]bool // the writers whose transactions Undo may take back
	undo []step           // what Undo would take back, the next one last
	redo []step

	known                int  // the length of the log for which the next two hold
	nextUndo, nextRedo   turn // what Undo and Redo would write
	undoKnown, redoKnown bool
}

// NewWriter returns a writer with an id that no log has seen, which reads the time from now.
func NewWriter(log *Log, id plan.ID, now func() time.Time) *Writer {
	return &Writer{log: log, id: id, now: now, mine: map[plan.ID]bool{id: true}}
}

// ID returns the writer's id.
func (w *Writer) ID() plan.ID { return w.id }

// Sign makes the writer's next commit say who writes, as an item of kind writer under the plan with the id of: whose all is that this writer has
// written, the commits before it too. An empty name says nothing, and once a commit has said a name it stays.
func (w *Writer) Sign(name string, of plan.ID) { w.name, w.plan = name, of }

// Commit appends the changes to the log as one transaction, which is one step of undo, and returns the operations,
// for (*State).Apply and for the file. With no changes it does nothing.
func (w *Writer) Commit(changes []Change) ([]Op, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	ops, err := w.write(changes)
	if err != nil {
		return nil, err
	}
	w.note(ops)
	return ops, nil
}

// write appends the changes and returns the operations, the signature among them when it is due.
func (w *Writer) write(changes []Change) ([]Op, error) {
	if w.log.chains[w.id] != nil && w.seq == 0 {
		return nil, errors.New("history: the writer is already in the log")
	}
	seq, tx := w.seq, w.tx
	wall := max(w.wall, w.now().UnixMilli())
	var ops []Op
	add := func(c Change) {
		seq++
		ops = append(ops, Op{Writer: w.id, Seq: seq, Wall: wall, Tx: tx, Item: c.Item, Field: c.Field, Value: c.Value, Undoes: c.Undoes})
	}
	signs := !w.told && w.name != "" && w.plan != ""
	if signs {
		tx++
		add(Change{Item: w.id, Field: fieldKind, Value: V(KindWriter)})
		add(Change{Item: w.id, Field: fieldParent, Value: V(string(w.plan))})
		add(Change{Item: w.id, Field: "name", Value: V(w.name)})
	}
	tx++
	for _, c := range changes {
		if !deletes(c) {
			add(c)
		}
	}
	for _, c := range changes { // last, since what is written to an item after its deletion brings it back
		if deletes(c) {
			add(c)
		}
	}
	ops[0].Deps = w.unseen()
	var note *Op // that copies were taken in: what comes with it takes back a part of that
	for i := range ops {
		if note != nil && ops[i].Undoes.IsZero() {
			ops[i].Undoes = note.Hash
		}
		if err := ops[i].check(); err != nil {
			return nil, fmt.Errorf("history: change of %q of %s: %w", ops[i].Field, ops[i].Item, err)
		}
		ops[i].Hash = ops[i].Sum()
		if ops[i].NotesCopies() {
			note = &ops[i]
		}
	}
	if err := w.log.insert(ops); err != nil {
		return nil, err
	}
	w.seq, w.tx, w.wall, w.told = seq, tx, wall, w.told || signs
	return ops, nil
}

func deletes(c Change) bool { return c.Field == fieldDeleted && c.Value == V(yes) }

// unseen returns the heads of the log but for the writer's own last operation, which goes without saying.
func (w *Writer) unseen() []Hash {
	heads := w.log.Heads()
	if c := w.log.chains[w.id]; c != nil {
		own := c.ops[len(c.ops)-1].Hash
		heads = slices.DeleteFunc(heads, func(h Hash) bool { return h == own })
	}
	if len(heads) == 0 {
		return nil
	}
	return heads[:min(len(heads), MaxDeps)]
}
