// Package document is an open plan: the edits made to it, undo, typed text that survives a crash, and the file that follows by itself.
//
// An edit is safe on this computer when the call that makes it returns, and in the file soon after. Everything here may be
// called from any goroutine. Only the calls that edit, settle, publish and close wait for the disk; the others return at once.
package document

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store"
)

// Document is one plan that is open for editing. Close it to let go of the file.
type Document struct {
	path   string
	o      Options
	file   file
	events events

	publishOne sync.Mutex   // held while the file is being written; taken before write and mu
	write      sync.Mutex   // held while something is added to the working copy; taken before mu
	mint       *plan.Minter // guarded by write

	mu         sync.Mutex   // guards what follows; never held while the disk is used
	log        *history.Log // what state folds; the writer appends to it
	state      *history.State
	writer     *history.Writer // of the edits since the document was opened
	unsaved    []history.Op    // edits that the disk refused and that are tried again
	canUndo    bool
	canRedo    bool
	files      []plan.File
	waits      waits      // what Unsettled last found
	snapshot   *plan.Plan // what state holds as a plan, or nil when it has to be made anew
	drafts     map[place]*draft
	remarks    map[place]*draft // comments that are being written
	done       map[place]bool   // drafts that are edits now and still have to be taken off the disk
	draftTold  bool             // subscribers know that there are drafts
	draftAt    time.Time        // when saveDrafts is due; zero when it is not
	draftStop  func()           // stops the timer for it
	publishing publishing
	status     Status
	closed     bool
}

// file is what a document asks of its open file; *store.File does it, and tests put faults in between.
type file interface {
	PlanID() plan.ID
	Log() *history.Log
	Writers() ([]plan.ID, error)
	Commit([]history.Op) error
	Join(*history.Log, []plan.File) error
	SaveDraft(item plan.ID, field, text string) error
	ClearDraft(item plan.ID, field string) error
	Drafts() ([]store.Draft, error)
	AddFile(plan.File) error
	Files() ([]plan.File, error)
	Publish(context.Context) (store.Published, error)
	Copy(ctx context.Context, path string) error
	Changed() bool
	Took() []history.Op
	Status() store.Status
	Close() error
}

// errClosed is what a closed document says to every edit.
var errClosed = errors.New("document: it is closed")

// Open opens the plan file at path. Edits that the file did not get when the program last ended are there again, and text that
// was being typed then has become an edit. The error is a *plan.Problem, with the code plan.InUse when the plan is open elsewhere.
func Open(path string, o Options) (*Document, error) {
	o = o.filled()
	file, err := store.Open(path, o.store())
	if err != nil {
		return nil, err
	}
	return open(path, file, o)
}

// Create makes a new plan file at path, where there must be none yet, and opens it. Every item of p has an id.
func Create(path string, p *plan.Plan, o Options) (*Document, error) {
	o = o.filled()
	changes, err := history.Diff(nil, p)
	if err != nil {
		return nil, err
	}
	log := &history.Log{}
	w := history.NewWriter(log, plan.NewMinter(o.Now, o.Random).New(), o.Now)
	w.Sign(o.Author, p.ID)
	if _, err := w.Commit(changes); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	file, err := store.Create(path, log, p.Files, o.store())
	if err != nil {
		return nil, err
	}
	return open(path, file, o)
}

func (o Options) store() store.Options {
	return store.Options{DataDir: o.DataDir, Now: o.Now, Random: o.Random, Logger: o.Logger}
}

// open makes a document of an open file.
func open(path string, file file, o Options) (*Document, error) {
	d := &Document{path: path, o: o, file: file, mint: plan.NewMinter(o.Now, o.Random), drafts: map[place]*draft{}, remarks: map[place]*draft{}, done: map[place]bool{},
		draftStop: func() {}, publishing: publishing{stop: func() {}}}
	remarks, err := d.load()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	d.takeRemarks(remarks)
	return d, nil
}

// load reads what the open file holds. Text that was being typed when the program last ended becomes an edit. It returns the
// comments that were being written then.
func (d *Document) load() (remarks []store.Draft, err error) {
	own, err := d.file.Writers()
	if err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	if d.files, err = d.file.Files(); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	typed, err := d.file.Drafts()
	if err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	d.write.Lock()
	defer d.write.Unlock()
	d.mu.Lock()
	log := d.file.Log()
	d.begin(log, own)
	s := d.file.Status()
	d.status = Status{Name: filepath.Base(s.Path), Path: s.Path, Saved: s.Saved, Written: s.Published, Waiting: s.Waiting, Copy: s.Beside,
		Aside: s.Aside, Missing: len(s.Missing), Unfinished: s.Unfinished || len(typed) > 0}
	d.noteTaken(d.file.Took())
	if d.status.Saved.Before(s.Published) {
		d.status.Saved = s.Published
	}
	if s.Waiting {
		d.publishing.first, d.publishing.last = d.o.Now(), d.o.Now()
		d.schedulePublish()
	}
	for _, t := range typed {
		if strings.HasPrefix(t.Field, remarkField) {
			remarks = append(remarks, t)
			continue
		}
		d.drafts[place{t.Item, t.Field}] = &draft{text: t.Text, begun: d.o.Now()}
	}
	d.scheduleDrafts()
	d.mu.Unlock()
	if err := d.settle(everything); err != nil { // the draft stays, and is tried again
		d.o.Logger.Error("text typed before a crash can't become an edit yet", "plan", d.path, "error", err)
	}
	return remarks, nil
}

// Plan returns the plan as it stands, with its pictures and without text that is being typed. It is not to be changed: use Clone.
func (d *Document) Plan() *plan.Plan {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.shown()
}

// shown is Plan for who holds mu.
func (d *Document) shown() *plan.Plan {
	if d.snapshot == nil {
		d.snapshot = d.state.Snapshot()
		d.snapshot.Files = slices.Clone(d.files)
	}
	return d.snapshot
}

// Status returns how safe the work is.
func (d *Document) Status() Status {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.status
	s.asked, s.opened, s.Draft = d.o.Now(), filepath.Base(d.path), len(d.drafts) > 0
	for _, t := range d.drafts {
		s.Typing = s.Typing || t.dirty
	}
	return s
}

// keepFiles puts the pictures of a plan that the document has not got yet into the file. The caller holds write.
func (d *Document) keepFiles(files []plan.File) error {
	for _, f := range files {
		d.mu.Lock()
		known := d.closed || slices.ContainsFunc(d.files, func(have plan.File) bool { return have.Hash == f.Hash })
		d.mu.Unlock()
		if known {
			continue
		}
		if err := d.file.AddFile(f); err != nil {
			return err
		}
		d.mu.Lock()
		d.files = append(d.files, f)
		slices.SortFunc(d.files, func(a, b plan.File) int { return strings.Compare(a.Hash, b.Hash) })
		d.snapshot = nil
		d.edited(d.o.Now())
		d.mu.Unlock()
	}
	return nil
}

// Close makes edits of what has been typed, with Autosave writes the file, and lets go of it. With an error the document is closed
// all the same: what the file lacks then is safe on this computer, and there again when the plan is next opened.
func (d *Document) Close() error {
	d.mu.Lock()
	closed := d.closed
	d.mu.Unlock()
	if closed {
		return nil
	}
	err := d.Settle()
	if d.o.Autosave {
		err = errors.Join(err, d.publish(context.Background(), false))
	}
	defer d.events.deliver()
	d.publishOne.Lock()
	defer d.publishOne.Unlock()
	d.write.Lock()
	defer d.write.Unlock()
	err = errors.Join(err, d.writeRemarks())
	d.mu.Lock()
	d.closed = true
	d.draftStop()
	d.publishing.stop()
	d.mu.Unlock()
	return errors.Join(err, d.file.Close())
}
