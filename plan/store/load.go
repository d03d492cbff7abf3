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
	"io/fs"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
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
// where it was. What somebody else has written in the file since is joined in by the next Publish, so that text that was being typed can become
// an edit that has not seen it. Where it can't be joined, that work is written beside the file, and the file is taken as it is.
func (f *File) load(content []byte, shown string, stat fs.FileInfo) error {
	notes, err := f.notes()
	if err != nil {
		return noWorkingCopy(err)
	}
	if err := f.mark(); err != nil {
		return noWorkingCopy(err)
	}
	f.recall(notes)
	f.stat = stat
	swapped := notes[noteIntended] == shown
	path := f.status.Path
	have, err := f.found()
	if err != nil {
		return noWorkingCopy(err)
	}
	if have.Len() > 0 && f.target == path && f.seen == shown && have.Digest() == f.digest {
		f.log = have
		return f.settle(swapped)
	}
	log, files, info, err := decode(path, content)
	if err != nil {
		return err
	}
	unpublished := have.Len() > 0 && have.Digest() != f.digest && !within(have, log)
	// What was published may be gone from the file again, with other edits in its place: somebody saved another copy over it. It is only
	// here then. A file that merely went back to an earlier state may be what somebody wanted: it is taken, and ours set aside.
	unpublished = unpublished || have.Len() > 0 && f.target == path && f.seen != shown && !within(have, log) && !within(log, have)
	if unpublished && f.target == path && (f.seen == shown || swapped) {
		f.log, f.pending, f.seen = have, true, shown
		f.status.Unfinished = true
		if !within(log, have) { // an operation that the file has is missing from the working copy: put it back
			if err := f.take(log); err != nil {
				return err
			}
		}
		return f.settle(swapped)
	}
	if waits, err := f.waitsFor(path, have, log, info, unpublished); err != nil {
		return noWorkingCopy(err)
	} else if waits {
		f.log, f.pending, f.stat = have, true, nil
		f.status.Unfinished = true
		if f.seen == "" { // the notes are lost: what is there is somebody else's
			f.seen = "nothing"
		}
		return f.settle(swapped)
	}
	lost := f.lost(info.Missing)
	switch {
	case unpublished:
		if err := f.writeBeside(path, have); err != nil {
			return err
		}
	case have.Len() > 0 && f.onlyHere(path, have, log):
		f.opts.Logger.Warn("the plan file went back to an earlier state; the working copy is set aside", "path", path)
		if err := f.setAside(); err != nil {
			return noWorkingCopy(err)
		}
	}
	f.target, f.seen, f.digest, f.pending, f.log = path, shown, log.Digest(), len(lost) > 0, log
	if err := f.beginWith(append(files, lost...), info); err != nil {
		return noWorkingCopy(err)
	}
	return f.settle(swapped)
}

// waitsFor reports whether the working copy has work that goes on, while the file that somebody else has changed can be joined in: edits that
// were not published, or text that was being typed.
func (f *File) waitsFor(path string, have, log *history.Log, info Info, unpublished bool) (bool, error) {
	if f.target != path || have.Len() == 0 || info.Plan != f.id {
		return false, nil
	}
	if !unpublished {
		drafts, err := f.drafts()
		if err != nil || len(drafts) == 0 {
			return false, err
		}
	}
	return canJoin(have, log) == nil, nil
}

// found returns the log that the working copy holds, which is empty when it is new or can't be read.
func (f *File) found() (*history.Log, error) {
	have, err := f.stored()
	if err != nil {
		if unreachable(err) { // it may be whole, and read the next time
			return nil, err
		}
		f.opts.Logger.Warn("the working copy cannot be read and is made anew", "error", err)
		if err := f.setAside(); err != nil { // what is whole in it may be wanted yet
			return nil, err
		}
		have = &history.Log{}
	}
	drafts, err := f.drafts()
	f.fresh = err == nil && have.Len() == 0 && len(drafts) == 0 && f.status.Aside == ""
	return have, err
}

// unreachable reports whether an error of the database says nothing of what is in it: the disk refused to read, or there was no memory.
func unreachable(err error) bool {
	var s sqlite3.Error
	return errors.As(err, &s) && !isCorrupt(err)
}

// settle ends what load began.
func (f *File) settle(swapped bool) error {
	if err := f.miss(); err != nil {
		return noWorkingCopy(err)
	}
	return f.sweep(swapped)
}

// writeBeside writes work that waits to a copy beside the plan file, which is not the one that it was made from.
func (f *File) writeBeside(path string, have *history.Log) error {
	f.log, f.pending = have, true
	f.seen = f.seenNow(path)
	if _, err := f.Publish(context.Background()); err != nil {
		return err
	}
	if err := f.leaveDrafts(f.target); err != nil { // they stay here, and become edits of the file that is taken now
		f.opts.Logger.Warn("text that was being typed is not with the copy that it belongs to", "copy", f.target, "error", err)
	}
	f.status = Status{Path: path, Beside: f.target, Aside: f.status.Aside}
	f.stat = nil
	return nil
}

// beginWith begins the working copy anew with what the plan file holds, and with pictures that have to go back into it if it is pending.
func (f *File) beginWith(files []plan.File, info Info) error {
	if err := f.fill(f.log, files, info.others); err != nil {
		return err
	}
	if err := f.remember(f.opts.Now()); err != nil || !f.pending {
		return err
	}
	return f.note(notePictures, "1")
}

// lost returns the pictures that the plan file lacks and the working copy has: taking the file as it is must not be the end of them.
func (f *File) lost(missing []string) []plan.File {
	if len(missing) == 0 {
		return nil
	}
	files, err := f.pictures()
	if err != nil {
		f.opts.Logger.Warn("the pictures of the working copy cannot be read", "error", err)
		return nil
	}
	return slices.DeleteFunc(files, func(p plan.File) bool { return !slices.Contains(missing, p.Hash) })
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
	other, err := claim(beside, f.id, f.opts)
	if err != nil {
		return err
	}
	if _, err = other.keepEarlier(); err == nil { // of a file of that name that is gone
		err = other.openBoth(nil, nil)
	}
	if err != nil {
		return errors.Join(err, other.release())
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
	ops := log.Since(f.log)
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
