package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
	"planwright/plan/store/backup"
)

// Status says what is safe where.
type Status struct {
	Path       string    // the plan file: where Publish writes to
	Saved      time.Time // when the last edit was safe on this computer
	Published  time.Time // when the plan file was last written, or read with nothing to add
	Waiting    bool      // whether there are edits that the plan file does not have
	Why        error     // why the last Publish failed, a plan.Problem, or nil
	Unsaved    error     // why an edit is not even safe on this computer, a plan.Problem, or nil
	Beside     string    // the file that our own edits were written to because the plan file is now one that can't be joined, or ""
	Aside      string    // where an earlier working copy is kept that may hold edits which the plan file does not have, or ""
	Unfinished bool      // whether Open found work that was not in the plan file yet
	Missing    []string  // the hashes of pictures that the plan shows and that it does not hold, as of when the file was last read or written
}

// Status returns what is safe where.
func (f *File) Status() Status {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.status
	s.Path, s.Waiting = f.target, f.pending || len(f.unsaved) > 0
	return s
}

// Published says what Publish did.
type Published struct {
	Path    string    // the plan file
	At      time.Time // when it was written
	Written bool      // false when it held everything already
	Beside  bool      // whether Path is new, because what is in the plan file's place can't be joined: it is left as it is
}

// Publish writes the plan file, so that it holds every edit that was committed before the call. It is made in a private place, read
// back and checked, and then swapped in at a stroke: whoever opens it sees the old or the new plan, whole.
//
// When somebody else has changed the file in the meantime, or changes it at the same moment, what they wrote is joined in first, and Took
// returns it. Only a file that can't be joined, since it is another plan, damaged or of a newer version, is left alone: then ours is
// written beside it. With nothing to write Publish still looks whether the file is what it was.
//
// With an error, a plan.Problem, the plan file is as it was and the work is safe in the working copy: try again later.
func (f *File) Publish(ctx context.Context) (Published, error) {
	f.hold()
	defer f.publishing.Unlock()
	if err := f.saveOpen(); err != nil {
		return Published{}, err
	}
	const rounds = 20
	for range rounds {
		done, again, err := f.round(ctx)
		if err != nil {
			return Published{}, f.failed(err)
		}
		if !again {
			return done, nil
		}
	}
	return Published{}, f.failed(f.waiting(errors.New("store: the file changes all the time")))
}

// saveOpen makes what was committed safe before a file is made of it.
func (f *File) saveOpen() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	return f.save()
}

// round is one attempt to bring the plan file up to date. It is to be made again when others had changed the file, and theirs was joined in.
func (f *File) round(ctx context.Context) (done Published, again bool, err error) {
	if _, err := f.lookAround(ctx); err != nil {
		return done, false, err
	}
	f.mu.Lock()
	if !f.pending {
		defer f.mu.Unlock()
		f.status.Why = nil
		return Published{Path: f.target, At: f.status.Published}, false, nil
	}
	f.mu.Unlock()
	if _, err := atomicfile.Stat(f.target); errors.Is(err, os.ErrNotExist) && f.seen != "" { // spares making what can't be put anywhere
		return done, false, f.waiting(err)
	}
	r, err := f.ready(ctx)
	if err != nil {
		return done, false, unwritable(f.target, "this computer could not make it ready", safeHere, "See whether the disk is full. It is tried again by itself.", err)
	}
	p, err := f.put(r.content)
	if err != nil {
		return done, false, err
	}
	if p.other != nil && p.where == "" {
		return done, true, f.joinTarget(ctx, p.other, r.content)
	}
	switch {
	case p.other != nil:
		f.backUpBoth(ctx, p.other, r.content)
	case f.opts.Now().Sub(f.backedUp) >= BackupEvery:
		f.backUp(backup.Edited, r.content)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if p.other != nil { // it was displaced by ours, and is here alone until it is joined
		if err := f.join(p.other); err != nil {
			return done, false, err
		}
		f.left = append(f.left, p.other.path)
		f.tidy()
	}
	done = f.published(p, r)
	return done, p.other != nil, nil
}

// made is a plan file that is ready to be put in its place.
type made struct {
	content  []byte
	info     Info
	log      *history.Log
	pictures int // the count of pictures added when it was made
}

// ready makes a plan file of the working copy in a private place, and reads it back.
func (f *File) ready(ctx context.Context) (made, error) {
	private := filepath.Join(f.dir, privateName)
	f.mu.Lock()
	err := f.snapshot(private)
	r := made{log: f.log.Clone(), pictures: f.added}
	f.mu.Unlock()
	if err == nil {
		r.content, r.info, err = finish(ctx, private, r.log)
	}
	if e := atomicfile.Remove(private); e != nil && !errors.Is(e, os.ErrNotExist) { // the next one is made in its place
		f.opts.Logger.Warn("a file of ours is left for now", "path", private, "error", e)
	}
	return r, err
}

// published notes that a plan file was put in its place. The caller holds mu.
func (f *File) published(p placed, r made) Published {
	now := f.opts.Now()
	done := Published{Path: p.where, At: now, Written: true, Beside: p.where != f.target}
	if done.Beside {
		f.status.Beside = p.where
	}
	f.target, f.seen, f.stat, f.digest, f.status.Why, f.status.Missing = p.where, sum(r.content), p.stat, r.log.Digest(), nil, r.info.Missing
	f.pending = f.log.Len() != r.log.Len() || f.added != r.pictures
	err := f.remember(now)
	if err == nil && f.added != r.pictures {
		err = f.note(notePictures, "1")
	}
	if err != nil { // the file is good; at worst it is compared operation by operation when it is next opened
		f.opts.Logger.Warn("what was published could not be noted", "error", err)
	}
	return done
}

const safeHere = "Your work is safe on this computer."

// failed notes why publishing failed.
func (f *File) failed(err error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.status.Why = err
	return err
}

// snapshot writes the core tables as they are now to a file of their own. Nothing waits for the disk meanwhile: that file is read back and
// checked, and what is published is on the disk as the plan file. The working copy is only read from; its next write waits as ever.
func (f *File) snapshot(private string) error {
	if err := atomicfile.Remove(private); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return connection(f.work, func(c *sqlite3.SQLiteConn) (err error) {
		defer func() {
			if e := careful(c); e != nil {
				err = errors.Join(err, e, driver.ErrBadConn) // it is closed, and the next one begins careful
			}
		}()
		if err := pragmas(c, "synchronous=OFF"); err != nil {
			return err
		}
		_, err = c.Exec("VACUUM INTO ?", []driver.Value{private})
		return err
	})
}

// careful has a connection wait for the disk again, and makes sure that it does.
func careful(c *sqlite3.SQLiteConn) error {
	const extra = 3
	if err := pragmas(c, "synchronous=EXTRA"); err != nil {
		return err
	}
	return each(c, "PRAGMA synchronous", func(v []driver.Value) error {
		if v[0] != int64(extra) {
			return fmt.Errorf("store: PRAGMA synchronous is %v", v[0])
		}
		return nil
	})
}

// finish puts everything else into a snapshot that a plan file has, and returns its bytes and what they are once they have been read back and found good.
func finish(ctx context.Context, private string, log *history.Log) (content []byte, info Info, err error) {
	if err := ctx.Err(); err != nil {
		return nil, info, err
	}
	if err := complete(private, log); err != nil {
		return nil, info, err
	}
	if err := ctx.Err(); err != nil {
		return nil, info, err
	}
	content, err = os.ReadFile(private)
	if err != nil {
		return nil, info, err
	}
	if len(content) > maxFileSize {
		return nil, info, tooLarge(private, "a plan file has a limit")
	}
	checked, _, info, err := decode(private, append([]byte(nil), content...))
	if err != nil {
		return nil, info, fmt.Errorf("store: the new file is not good: %w", err)
	}
	if checked.Digest() != log.Digest() {
		return nil, info, errors.New("store: the new file does not hold what it should")
	}
	return content, info, nil
}

const about = "A workforce action plan. The table op holds all of it, with its history; the tables plan, priority, row, action, measure and " +
	"the others show it as it stood when it was saved, and are made anew each time. See docs/file-format.md of Planwright."

// complete writes the readable tables and what meta says about the log. The file is private and checked afterwards, so nothing has to
// reach the disk on the way.
func complete(private string, log *history.Log) (err error) {
	abs, err := filepath.Abs(private)
	if err != nil {
		return err
	}
	dc, err := newConnector(dsn(abs, "_journal_mode=OFF", "_synchronous=OFF", "_locking_mode=EXCLUSIVE", forOneGoroutine), 0).Connect(context.Background())
	if err != nil {
		return err
	}
	defer func() {
		if e := dc.Close(); err == nil {
			err = e
		}
	}()
	c, ok := dc.(*sqlite3.SQLiteConn)
	if !ok {
		return fmt.Errorf("store: the driver gave a %T", dc)
	}
	if _, err := c.Exec("BEGIN", nil); err != nil {
		return err
	}
	if err := pragmas(c, fmt.Sprintf("user_version=%d", format)); err != nil { // until now it is the working copy's
		return err
	}
	if _, err := c.Exec(readableSchema, nil); err != nil {
		return err
	}
	if err := writeMeta(c, log); err != nil {
		return err
	}
	if err := writeReadable(c, history.Fold(log)); err != nil {
		return err
	}
	_, err = c.Exec("COMMIT", nil)
	return err
}

func writeMeta(c *sqlite3.SQLiteConn, log *history.Log) error {
	for key, value := range map[string]string{metaLog: log.Digest().String(), metaAbout: about} {
		if _, err := c.Exec("INSERT INTO meta VALUES('"+key+"', '"+value+"')", nil); err != nil {
			return err
		}
	}
	return nil
}

// exists refuses to write over a file.
func exists(path string) error {
	return plan.FileThere(path)
}
