package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
)

// peek finds out which plan the bytes of a file say they are, so that its working copy can be found. What else is in the file is looked at later.
func peek(path string, content []byte) (plan.ID, error) {
	if err := checkHeader(path, content); err != nil {
		return "", err
	}
	content[18], content[19] = 1, 1
	c, err := inMemory(content)
	if err != nil {
		return "", damaged(path, "its database cannot be opened", err)
	}
	defer c.Close()
	if _, err := checkCore(c); err != nil {
		return "", damaged(path, "its tables are not those of a plan", err)
	}
	meta, err := readMeta(c)
	if err != nil {
		return "", damaged(path, "its first table cannot be read", err)
	}
	id, err := plan.ParseID(meta[metaPlan])
	if err != nil {
		return "", damaged(path, "it does not say which plan it is", err)
	}
	return id, nil
}

func sum(content []byte) string {
	h := sha256.Sum256(content)
	return hex.EncodeToString(h[:])
}

// load brings the working copy and the bytes of the plan file together. Work that was not published when the program last ended goes on from
// where it was, unless somebody else has changed the file since: then that work is written beside it and the file is taken as it is.
func (f *File) load(content []byte, shown string) error {
	notes, err := f.notes()
	if err != nil {
		return noWorkingCopy(err)
	}
	if err := f.mark(); err != nil {
		return noWorkingCopy(err)
	}
	f.recall(notes)
	path := f.status.Path
	have, err := f.stored()
	if err != nil {
		f.opts.Logger.Warn("the working copy cannot be read and is made anew", "error", err)
		if err := f.setAside(); err != nil { // what is whole in it may be wanted yet
			return noWorkingCopy(err)
		}
		have = &history.Log{}
	}
	drafts, err := f.drafts()
	if err != nil {
		return noWorkingCopy(err)
	}
	f.fresh = have.Len() == 0 && len(drafts) == 0 && f.status.Aside == ""
	if have.Len() > 0 && f.target == path && f.seen == shown && have.Digest() == f.digest {
		f.log = have
		if err := f.miss(); err != nil {
			return noWorkingCopy(err)
		}
		return f.sweep(notes[noteIntended] == shown)
	}
	log, files, info, err := decode(path, content)
	if err != nil {
		return err
	}
	unpublished := have.Len() > 0 && have.Digest() != f.digest && !within(have, log)
	// What was published may be gone from the file again, with other edits in its place: somebody saved another copy over it. It is only
	// here then. A file that merely went back to an earlier state is what somebody wanted.
	unpublished = unpublished || have.Len() > 0 && f.target == path && f.seen != shown && !within(have, log) && !within(log, have)
	switch {
	case unpublished && f.target == path && (f.seen == shown || notes[noteIntended] == shown):
		f.log, f.pending, f.seen = have, true, shown
		if !within(log, have) { // an operation that the file has is missing from the working copy: put it back
			if err := f.take(log); err != nil {
				return err
			}
		}
		if err := f.miss(); err != nil {
			return noWorkingCopy(err)
		}
		return f.sweep(notes[noteIntended] == shown)
	case unpublished:
		f.log, f.pending = have, true
		f.seen = f.seenNow(path)
		if _, err := f.Publish(context.Background()); err != nil {
			return err
		}
		if err := f.leaveDrafts(f.target); err != nil { // they stay here, and become edits of the file that is taken now
			f.opts.Logger.Warn("text that was being typed is not with the copy that it belongs to", "copy", f.target, "error", err)
		}
		f.status = Status{Path: path, Beside: f.target, Aside: f.status.Aside}
	case have.Len() > 0 && f.onlyHere(path, have, log):
		f.opts.Logger.Warn("the plan file went back to an earlier state; the working copy is set aside", "path", path)
		if err := f.setAside(); err != nil {
			return noWorkingCopy(err)
		}
	}
	f.target, f.seen, f.digest, f.pending, f.log = path, shown, log.Digest(), false, log
	f.status.Missing = info.Missing
	if err := f.fill(log, files, info.others); err != nil {
		return noWorkingCopy(err)
	}
	if err := f.remember(f.opts.Now()); err != nil {
		return noWorkingCopy(err)
	}
	return f.sweep(notes[noteIntended] == shown)
}

// seenNow returns what the target counts as last seen when unpublished work is written out because the plan is opened at path. Nothing
// may keep the plan from being opened: a copy that was removed meanwhile is written anew, and where the notes are lost, what is there
// is somebody else's.
func (f *File) seenNow(path string) string {
	if _, err := os.Lstat(f.target); f.target != path && errors.Is(err, os.ErrNotExist) {
		return ""
	}
	if f.seen == "" {
		return "nothing"
	}
	return f.seen
}

// leaveDrafts passes what was being typed on to the working copy of the copy that our work was just written to: it was typed there, and
// what it was typed into need not be in the file that somebody else wrote.
func (f *File) leaveDrafts(beside string) error {
	drafts, err := f.drafts()
	if err != nil || len(drafts) == 0 {
		return err
	}
	own, err := f.Writers()
	if err != nil {
		return err
	}
	files, err := f.pictures()
	if err != nil {
		return err
	}
	others, err := f.otherMeta()
	if err != nil {
		return err
	}
	other, err := begin(beside, f.id, f.opts)
	if err != nil {
		return err
	}
	other.seen, other.digest = f.seen, f.digest
	err = other.fill(f.log, files, others)
	for _, do := range []func() error{
		func() error { return other.own(own) },
		func() error { return f.giveDrafts(other) },
		func() error { return other.remember(f.opts.Now()) },
		other.release,
	} {
		if e := do(); err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	_, err = f.local.Exec("DELETE FROM draft")
	return err
}

// within reports whether every operation of a is in b.
func within(a, b *history.Log) bool {
	if a.Len() > b.Len() {
		return false
	}
	for o := range a.Ops() {
		if _, ok := b.Find(o.Hash); !ok {
			return false
		}
	}
	return true
}

// take puts the operations of a log that are missing into the working copy.
func (f *File) take(log *history.Log) error {
	var ops []history.Op
	for o := range log.Ops() {
		if _, ok := f.log.Find(o.Hash); !ok {
			ops = append(ops, o)
		}
	}
	if err := f.log.Append(ops...); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if err := f.insertRetrying(ops); err != nil {
		return noWorkingCopy(err)
	}
	return nil
}

// recall sets what the notes say.
func (f *File) recall(notes map[string]string) {
	if t := notes[noteTarget]; t != "" {
		f.target = t
	}
	f.seen = notes[noteSeen]
	if h, err := history.ParseHash(notes[noteDigest]); err == nil {
		f.digest = h
	}
	f.pending = notes[notePictures] == "1"
	if ms, err := strconv.ParseInt(notes[notePublished], 10, 64); err == nil {
		f.status.Published = time.UnixMilli(ms).UTC()
		f.status.Saved = f.status.Published
	}
}

// remember notes what the target holds, as just read or written at a time.
func (f *File) remember(at time.Time) error {
	f.status.Published = at
	return f.note(noteTarget, f.target, noteSeen, f.seen, noteDigest, f.digest.String(), notePublished, strconv.FormatInt(at.UnixMilli(), 10), notePictures, "")
}

// mark gives the working copy the token that marks the names of its files beside the target.
func (f *File) mark() error {
	notes, err := f.notes()
	if err != nil {
		return err
	}
	if f.token = notes[noteToken]; f.token != "" {
		return nil
	}
	return transact(f.local, f.markIn)
}

// markIn is mark within a transaction. A token that is there already stays.
func (f *File) markIn(tx *sql.Tx) (err error) {
	err = tx.QueryRow("SELECT value FROM note WHERE key = ?", noteToken).Scan(&f.token)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if f.token, err = f.chance(); err != nil {
		return err
	}
	return noteIn(tx, noteToken, f.token)
}

// chance returns eight random hexadecimal digits.
func (f *File) chance() (string, error) {
	var b [4]byte
	if _, err := io.ReadFull(f.opts.Random, b[:]); err != nil {
		return "", fmt.Errorf("store: no randomness: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}

// stored reads the log of the working copy.
func (f *File) stored() (log *history.Log, err error) {
	err = connection(f.work, func(c *sqlite3.SQLiteConn) error {
		var id string
		if err := each(c, "SELECT value FROM meta WHERE key = 'plan'", func(v []driver.Value) error { id, _ = v[0].(string); return nil }); err != nil {
			return err
		}
		if log, err = readLog(c); err != nil {
			return err
		}
		if log.Len() > 0 && id != string(f.id) {
			return errors.New("store: the working copy is of another plan")
		}
		return nil
	})
	return log, err
}

// adopt takes over work that was never published from other working copies of the same plan: of this file under an earlier name, or of one
// that began as another and was published here because somebody else had changed that. They are done with afterwards.
func (f *File) adopt() {
	others, err := filepath.Glob(filepath.Join(f.opts.DataDir, string(f.id)+"-*"))
	if err != nil {
		return
	}
	for _, dir := range others {
		if dir == f.dir {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, workName)); errors.Is(err, os.ErrNotExist) {
			continue // only what was set aside is left there
		}
		if err := f.adoptFrom(dir); err != nil {
			f.opts.Logger.Warn("another working copy of the plan is left as it is", "folder", dir, "error", err)
		}
	}
}

var errNotOurs = errors.New("it belongs to another file, or is in use")

func (f *File) adoptFrom(dir string) error {
	lock, err := atomicfile.Acquire(filepath.Join(dir, lockName))
	if err != nil {
		return errNotOurs
	}
	other := &File{opts: f.opts, id: f.id, dir: dir, lock: lock, owned: map[plan.ID]bool{}}
	if err := other.openBoth(nil, nil); err != nil {
		return errors.Join(err, other.release())
	}
	if err = errNotOurs; other.status.Aside == "" { // else it can't be read, or not by this version
		err = f.adoptOpen(other)
	}
	if err := errors.Join(err, other.release()); err != nil {
		return err
	}
	return discard(dir)
}

func (f *File) adoptOpen(other *File) error {
	notes, err := other.notes()
	if err != nil {
		return err
	}
	other.recall(notes)
	if other.target != f.target {
		if _, err := os.Lstat(other.target); !errors.Is(err, os.ErrNotExist) {
			return errNotOurs
		}
		if _, err := os.Stat(filepath.Dir(other.target)); err != nil {
			return errNotOurs // its folder is not there either: a memory stick that will be back
		}
	}
	log, err := other.stored()
	if err != nil {
		return err
	}
	if !within(log, f.log) {
		if log.Digest() == other.digest {
			return errNotOurs // this file is an earlier one than that which is gone: nothing else has what came after it
		}
		if !within(f.log, log) {
			return errNotOurs // both went on: putting them together is for a person to decide
		}
		if err := f.take(log); err != nil {
			return err
		}
		f.pending = true
	}
	files, err := other.pictures()
	if err != nil {
		return err
	}
	for _, p := range files {
		if _, err := f.work.Exec("INSERT OR IGNORE INTO file VALUES(?, ?, ?)", p.Hash, p.Type, p.Bytes); err != nil {
			return err
		}
	}
	var writers []plan.ID
	if err := queryStrings(other.local, "SELECT writer FROM own ORDER BY n", func(s []string) { writers = append(writers, plan.ID(s[0])) }, 1); err != nil {
		return err
	}
	if err := f.own(writers); err != nil {
		return err
	}
	return other.giveDrafts(f)
}
