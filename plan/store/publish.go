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
)

// Status says what is safe where.
type Status struct {
	Path      string    // the plan file: where Publish writes to
	Saved     time.Time // when the last edit was safe on this computer
	Published time.Time // when the plan file was last written, or read with nothing to add
	Waiting   bool      // whether there are edits that the plan file does not have
	Why       error     // why the last Publish failed, a plan.Problem, or nil
	Unsaved   error     // why an edit is not even safe on this computer, a plan.Problem, or nil
	Beside    string    // the file that our own edits were written to because somebody else had changed the plan file, or ""
	Aside     string    // where an earlier working copy is kept that may hold edits which the plan file does not have, or ""
	Missing   []string  // the hashes of pictures that the plan shows and that it does not hold, as of when the file was last read or written
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
	Beside  bool      // whether Path is new, because somebody else had changed the plan file: that one is as they left it
}

// Publish writes the plan file, so that it holds every edit that was committed before the call. It is made in a private place, read
// back and checked, and then swapped in at a stroke: whoever opens it sees the old or the new plan, whole. When somebody else has
// changed it in the meantime it is left alone, and ours is written beside it.
//
// With an error, a plan.Problem, the plan file is as it was and the work is safe in the working copy: try again later.
func (f *File) Publish(ctx context.Context) (Published, error) {
	f.publishing.Lock()
	defer f.publishing.Unlock()
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return Published{}, errClosed
	}
	if err := f.save(); err != nil {
		f.mu.Unlock()
		return Published{}, err
	}
	if !f.pending {
		defer f.mu.Unlock()
		return Published{Path: f.target, At: f.status.Published}, nil
	}
	private := filepath.Join(f.dir, privateName)
	err := f.snapshot(private)
	log, pictures := f.log.Clone(), f.added
	f.mu.Unlock()
	var content []byte
	var info Info
	if err == nil {
		content, info, err = finish(ctx, private, log)
	}
	if e := os.Remove(private); err == nil && e != nil && !errors.Is(e, os.ErrNotExist) {
		err = e
	}
	if err != nil {
		return Published{}, f.failed(unwritable(f.target, "this computer could not make it ready", safeHere, "See whether the disk is full. It is tried again by itself.", err))
	}
	where, err := f.put(content)
	if err != nil {
		return Published{}, f.failed(err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.opts.Now()
	done := Published{Path: where, At: now, Written: true, Beside: where != f.target}
	if done.Beside {
		f.status.Beside = where
	}
	f.target, f.seen, f.digest, f.status.Why, f.status.Missing = where, sum(content), log.Digest(), nil, info.Missing
	f.pending = f.log.Len() != log.Len() || f.added != pictures
	err = f.remember(now)
	if err == nil && f.added != pictures {
		err = f.note(notePictures, "1")
	}
	if err != nil { // the file is good; at worst it is compared operation by operation when it is next opened
		f.opts.Logger.Warn("what was published could not be noted", "error", err)
	}
	return done, nil
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
	if err := os.Remove(private); err != nil && !errors.Is(err, os.ErrNotExist) {
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
