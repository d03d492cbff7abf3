package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"planwright/plan/history"
)

// asideMark is what the name of a database that was set aside has behind its own.
const asideMark = ".aside-"

// aside gives a database another name, which it returns and under which nothing looks at it again, and never takes the name of another that
// was set aside.
func aside(path string, o Options) (string, error) {
	for n := o.Now().UnixMilli(); ; n++ {
		to := fmt.Sprint(path, asideMark, n)
		if _, err := os.Lstat(to); err == nil {
			continue
		} else if !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		if err := os.Rename(path, to); err != nil {
			return "", err
		}
		if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
		return to, nil
	}
}

// setAside begins the database of operations anew and keeps the one that there was.
func (f *File) setAside() error {
	path := filepath.Join(f.dir, workName)
	if err := f.work.Close(); err != nil {
		return err
	}
	to, err := aside(path, f.opts)
	if err != nil {
		return err
	}
	f.status.Aside = to
	db, err := openWhole(path, coreSchema, workVersion, nil)
	if err == nil {
		f.work = db
	}
	return err
}

// onlyHere reports whether the working copy holds operations that were all published once and are in none of the files that it knows: the
// plan file went back to an earlier state, log. That may be what somebody wanted; it may also be a disk or a folder in the cloud that lost something.
func (f *File) onlyHere(path string, have, log *history.Log) bool {
	if within(have, log) {
		return false
	}
	if f.target == path {
		return true
	}
	content, _, err := f.look() // it was published as another file than the one that is being opened
	return err != nil || sum(content) != f.seen
}

// keepEarlier sets a working copy aside, and reports true, in which work waits for a file of the same plan that stood at the same place
// and is gone: a plan that is made there anew begins without that work, and must not be what removes it.
func (f *File) keepEarlier() (kept bool, err error) {
	if _, err := os.Lstat(filepath.Join(f.dir, workName)); err != nil {
		return false, nil
	}
	old := &File{opts: f.opts, id: f.id, dir: f.dir}
	err = old.openBoth(nil, nil)
	f.status.Aside = old.status.Aside
	if err == nil {
		kept, err = old.waits()
	}
	for _, db := range []*sql.DB{old.work, old.local} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	if err != nil || !kept {
		return false, err
	}
	if f.status.Aside, err = aside(filepath.Join(f.dir, workName), f.opts); err != nil {
		return true, err
	}
	_, err = aside(filepath.Join(f.dir, localName), f.opts)
	return true, err
}

// waits reports whether a working copy holds what its file does not, or can't be read.
func (f *File) waits() (bool, error) {
	notes, err := f.notes()
	if err != nil {
		return false, err
	}
	f.recall(notes)
	drafts, err := f.drafts()
	if err != nil {
		return false, err
	}
	log, err := f.stored()
	return err != nil || len(drafts) > 0 || log.Len() > 0 && log.Digest() != f.digest, nil
}
