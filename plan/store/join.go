package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/backup"
)

// theirs is a plan file that somebody else wrote, read and found fit to be joined into ours.
type theirs struct {
	path    string
	content []byte
	shown   string // SHA-256 of the file
	log     *history.Log
	files   []plan.File
	info    Info
	stat    fs.FileInfo // of the file when it was read, or nil
}

// errApart says that a file is not one that the plan can be joined with: it stays as it is, and ours goes beside it.
var errApart = errors.New("store: it can't be joined with the plan")

// settling is how long after a file was last written it may be that another program is still writing it, where it makes no sense as it is.
const settling = 10 * time.Second

// readTheirs reads the bytes of a file that was found in the place of ours. The error is errApart, with the cause, when it can't be joined.
func (f *File) readTheirs(path string, content []byte, stat fs.FileInfo) (*theirs, error) {
	t := &theirs{path: path, content: content, shown: sum(content), stat: stat}
	var err error
	if t.log, t.files, t.info, err = decode(path, content); err != nil {
		return nil, fmt.Errorf("%w: %w", errApart, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return t, f.joinable(t)
}

// joinable returns errApart unless a file holds the same plan, begun by the same operations, and nothing in it contradicts ours.
func (f *File) joinable(t *theirs) error {
	if t.info.Plan != f.id {
		return fmt.Errorf("%w: it is another plan, %s", errApart, t.info.Plan)
	}
	if err := canJoin(f.log, t.log); err != nil {
		return fmt.Errorf("%w: %w", errApart, err)
	}
	return nil
}

// canJoin returns an error unless two logs have a beginning in common and their union is a log.
func canJoin(ours, other *history.Log) error {
	if !history.Related(ours, other) {
		return errors.New("store: no history in common")
	}
	return ours.Clone().Append(other.Since(ours)...)
}

// join puts what somebody else wrote into the working copy, in one transaction that is on the disk when join returns. The caller
// holds mu, and says afterwards what the target holds now.
func (f *File) join(t *theirs) error {
	ops := t.log.Since(f.log)
	err := transact(f.work, func(tx *sql.Tx) error {
		if err := insertInto(tx, ops); err != nil {
			return err
		}
		for _, p := range t.files {
			if _, err := tx.Exec("INSERT OR IGNORE INTO file VALUES(?, ?, ?)", p.Hash, p.Type, p.Bytes); err != nil {
				return err
			}
		}
		for key, value := range t.info.others {
			if _, err := tx.Exec("INSERT OR IGNORE INTO meta VALUES(?, ?)", key, value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return noWorkingCopy(err)
	}
	if err := f.log.Append(ops...); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	f.took = append(f.took, ops...)
	return f.miss()
}

// joinTarget joins what the target turned out to hold, and notes what it lacks of ours. There is a backup of both first; ours is what would
// be written to the file, or nil when that has not been made.
func (f *File) joinTarget(ctx context.Context, t *theirs, ours []byte) error {
	f.backUpBoth(ctx, t, ours)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.save(); err != nil {
		return err
	}
	if err := f.join(t); err != nil {
		return err
	}
	lacks, err := f.morePictures(t.files)
	if err != nil {
		return noWorkingCopy(err)
	}
	f.seen, f.stat, f.digest = t.shown, t.stat, t.log.Digest()
	f.pending = lacks || f.log.Digest() != f.digest
	if err := f.remember(f.opts.Now()); err != nil {
		return noWorkingCopy(err)
	}
	if lacks {
		return f.note(notePictures, "1")
	}
	return nil
}

// backUpBoth makes a backup of what is to be joined and of what it is joined into.
func (f *File) backUpBoth(ctx context.Context, t *theirs, ours []byte) {
	f.backUp(backup.Theirs, t.content)
	f.backUpOurs(ctx, ours)
}

// backUpOurs makes a backup of what something is to be joined into: of the bytes given, or of those that would be written to the file now.
func (f *File) backUpOurs(ctx context.Context, ours []byte) {
	if ours == nil {
		r, err := f.ready(ctx)
		if err != nil {
			f.opts.Logger.Warn("no backup was made before what others wrote was joined in", "error", err)
			return
		}
		ours = r.content
	}
	f.backUp(backup.Ours, ours)
}

// morePictures reports whether the working copy holds a picture that is not among files.
func (f *File) morePictures(files []plan.File) (bool, error) {
	there := map[string]bool{}
	for _, p := range files {
		there[p.Hash] = true
	}
	more := false
	err := queryStrings(f.work, "SELECT hash FROM file", func(s []string) { more = more || !there[s[0]] }, 1)
	return more, err
}

// Took returns the operations that others wrote and that were taken in from the target since Took was last asked. They are in the working
// copy already. What holds a log of its own appends them to it.
func (f *File) Took() []history.Op {
	f.mu.Lock()
	defer f.mu.Unlock()
	ops := f.took
	f.took = nil
	return ops
}

// Changed reports whether the target is not, or may not be, what it was when it was last seen. It reads none of its content.
func (f *File) Changed() bool {
	f.mu.Lock()
	target, known := f.target, f.stat
	f.mu.Unlock()
	st, err := os.Stat(target)
	return err != nil || known == nil || !os.SameFile(st, known) || st.Size() != known.Size() || !st.ModTime().Equal(known.ModTime())
}

// lookAround reads the target when it may have changed, and joins what others wrote in it. Where ours is no longer there, or cannot be joined
// with what is, it notes that the target lacks our work.
func (f *File) lookAround(ctx context.Context) (joined bool, err error) {
	if !f.Changed() {
		return false, nil
	}
	content, stat, err := f.look()
	f.mu.Lock()
	known := f.seen
	f.mu.Unlock()
	switch {
	case known == "": // it is yet to be made
		return false, nil
	case err == nil && sum(content) == known:
		f.mu.Lock()
		f.stat = stat
		f.mu.Unlock()
		return false, nil
	case err == nil:
		t, err := f.readTheirs(f.target, content, stat)
		if err == nil {
			return true, f.joinTarget(ctx, t, nil)
		}
	}
	f.mu.Lock()
	f.pending = true
	f.mu.Unlock()
	return false, nil
}
