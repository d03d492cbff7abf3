// Package store keeps a plan: the .plan file that people see, and the working copy on this computer in which every edit is safe at once.
//
// A .plan file is a document: it is read whole and written whole, and no database ever works inside the folder it lies in.
// Read trusts nothing in a file. Open makes a working copy of it; Commit puts operations there and returns when they are on the disk;
// Publish writes the file anew beside itself, checks it, and swaps it into place. Nothing here knows what a plan is about: package
// history does. The format of the file is laid down in docs/file-format.md.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
)

// Options say where working copies are kept and what the package may know of the world.
type Options struct {
	DataDir string           // the folder for working copies; made when it is missing
	Now     func() time.Time // the clock; nil means the computer's
	Random  io.Reader        // for the names of files that are there for a moment; nil means the computer's
	Logger  *slog.Logger     // for what only a programmer wants to know; nil means nowhere
}

func (o Options) filled() (Options, error) {
	if o.DataDir == "" {
		return o, errors.New("store: no folder for working copies")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(o.DataDir, 0o700); err != nil {
		return o, noWorkingCopy(err)
	}
	return o, nil
}

// File is an open plan: its working copy, and the .plan file that it is published to. Any goroutine may use it.
type File struct {
	opts   Options
	id     plan.ID
	dir    string // the working copy's folder
	lock   *atomicfile.Lock
	opened *history.Log

	mu      sync.Mutex // guards what follows; held while the working copy is written to
	work    *sql.DB    // the core tables, and nothing else
	local   *sql.DB    // drafts and notes: what is never published
	log     *history.Log
	unsaved []history.Op // given to Commit, and not in the working copy because of an error
	owned   map[plan.ID]bool
	token   string       // marks the names of the files that this working copy puts beside the target for a moment
	target  string       // where the plan is published to
	seen    string       // SHA-256 of the target as it was last seen, "" before there was one
	stat    fs.FileInfo  // what the system said of it then, or nil
	digest  history.Hash // of the log as it was last published
	pending bool         // whether the working copy has something that the target lacks
	fresh   bool         // whether the working copy held nothing when it was opened
	added   int          // how many pictures were added since it was opened
	took    []history.Op // taken in from the target and not yet asked for with Took
	status  Status
	closed  bool

	first func() // makes the backup of what was opened, unless it was made

	publishing sync.Mutex // held while the target is being replaced, and guards what follows once first is done; lock it with hold
	backedUp   time.Time  // when the last backup was made
	left       []string   // files of ours beside the target that could not be removed because somebody was reading them
}

// Open opens the plan file at path with a working copy of its own, finding work that was not yet published when the program last ended.
// It fails with a plan.Problem when the file is not a plan, and with the code plan.InUse when it is open already.
func Open(path string, o Options) (*File, error) {
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	path, err = resolve(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	stat := statOf(path) // before it is read: what is written later shows
	content, err := openable(path, o)
	if err != nil {
		return nil, err
	}
	shown := sum(content) // before the two bytes that say how the file is to be opened are set
	id, err := peek(path, content)
	if err != nil {
		return nil, err
	}
	f, err := begin(path, id, o)
	if err != nil {
		return nil, err
	}
	if err := f.load(content, shown, stat); err != nil {
		err = errors.Join(err, f.release())
		if f.fresh { // nothing was ever kept here
			err = errors.Join(err, discard(f.dir))
		}
		return nil, err
	}
	f.adopt()
	if len(f.status.Missing) > 0 { // another working copy may have had them
		if err := f.miss(); err != nil {
			return nil, errors.Join(noWorkingCopy(err), f.release())
		}
	}
	f.backUpOpened(content)
	f.opened = f.log.Clone()
	return f, nil
}

// Create makes a new plan file at path, where there must be none, from a log and its pictures, and opens it.
// The writers of the log count as this computer's own, so that what they did can be undone.
func Create(path string, log *history.Log, files []plan.File, o Options) (*File, error) {
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	if err := nameable(path); err != nil {
		return nil, err
	}
	path, err = resolve(path)
	if err != nil {
		return nil, unwritable(path, "there is no such folder", "", "Choose another folder.", err)
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, exists(path)
	}
	id := history.Fold(log).PlanID()
	if id == "" {
		return nil, errors.New("store: a log without a plan")
	}
	for _, p := range files {
		if err := checkFile(p); err != nil {
			return nil, err
		}
	}
	f, err := claim(path, id, o)
	if err != nil {
		return nil, err
	}
	kept, err := f.keepEarlier()
	if err != nil {
		return nil, errors.Join(noWorkingCopy(err), f.release())
	}
	fail := func(err error) (*File, error) {
		err = errors.Join(err, f.release())
		if !kept {
			err = errors.Join(err, discard(f.dir))
		}
		return nil, err
	}
	f.log = log.Clone()
	writers := log.Writers()
	if err := f.openBoth(
		func(tx *sql.Tx) error { return fillIn(tx, id, f.log, files, nil) },
		func(tx *sql.Tx) error { return errors.Join(ownIn(tx, writers), f.markIn(tx)) },
	); err != nil {
		return fail(noWorkingCopy(err))
	}
	for _, w := range writers {
		f.owned[w] = true
	}
	f.pending, f.backedUp = true, o.Now()
	if _, err := f.Publish(context.Background()); err != nil {
		return fail(err)
	}
	f.opened = f.log.Clone()
	return f, nil
}

// resolve returns the one path that a file is known by, whatever links lead to it.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(abs)) // the file itself need not be there yet
	if err != nil {
		if st, there := os.Stat(filepath.Dir(abs)); there == nil && st.IsDir() {
			return abs, nil // some drives of Windows don't say what they are
		}
		return abs, err
	}
	return filepath.Join(dir, filepath.Base(abs)), nil
}

// Log returns the log as it was when the file was opened. It is the caller's: operations that he appends reach the file by Commit.
func (f *File) Log() *history.Log { return f.opened }

// PlanID returns the id of the plan.
func (f *File) PlanID() plan.ID { return f.id }

// Writers returns the writers that wrote to this plan from this computer, the oldest first: what they did may be undone here.
func (f *File) Writers() ([]plan.ID, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, errClosed
	}
	var out []plan.ID
	err := queryStrings(f.local, "SELECT writer FROM own ORDER BY n", func(s []string) { out = append(out, plan.ID(s[0])) }, 1)
	return out, err
}

var errClosed = errors.New("store: the plan has been closed")

// Commit puts operations, which must be those of this computer's writer, into the working copy. They are on the disk when it returns
// without an error. After an error the same operations may be given again, alone or with later ones: what is there is not put there twice.
func (f *File) Commit(ops []history.Op) error {
	if len(ops) == 0 {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	for i := range ops {
		if err := ops[i].Verify(); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		if ops[i].Field == "kind" && ops[i].Value == history.V(plan.KindPlan) && ops[i].Item != f.id {
			return errors.New("store: a second plan in the file of one")
		}
	}
	before := len(f.unsaved)
	f.unsaved = append(f.unsaved, ops...)
	err := f.save()
	if errors.Is(err, history.ErrFork) { // trying that again would never help
		f.unsaved, f.status.Unsaved = f.unsaved[:before], nil
	}
	return err
}

// save puts what Commit was given into the working copy. What fails is kept and goes with the next.
func (f *File) save() error {
	if len(f.unsaved) == 0 {
		return nil
	}
	var writers []plan.ID
	for _, o := range f.unsaved {
		if !f.owned[o.Writer] && !slices.Contains(writers, o.Writer) {
			writers = append(writers, o.Writer)
		}
	}
	err := f.own(writers) // first, since a writer that then writes nothing does no harm
	if err == nil {
		err = f.insertRetrying(f.unsaved)
	}
	if err == nil {
		err = f.log.Append(f.unsaved...)
	}
	if err != nil {
		f.status.Unsaved = noRoom(err)
		return f.status.Unsaved
	}
	f.unsaved, f.status.Unsaved = nil, nil
	f.status.Saved = f.opts.Now()
	f.pending = true
	return nil
}

// Close ends work on the plan. What was not published stays in the working copy and is found again. An edit that Commit could not save is
// tried once more. The error is a plan.Problem.
func (f *File) Close() error {
	f.hold()
	defer f.publishing.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	err := f.save()
	f.closed = true
	f.tidy()
	if e := f.release(); e != nil {
		err = errors.Join(err, notPutAway(e))
	}
	return err
}

// release lets go of the working copy.
func (f *File) release() error {
	var errs []error
	for _, db := range []*sql.DB{f.work, f.local} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(append(errs, f.lock.Release())...)
}
