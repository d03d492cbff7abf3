package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// aside gives a database another name, under which nothing looks at it again.
func aside(path string, o Options) error {
	if err := os.Rename(path, fmt.Sprintf("%s.aside-%d", path, o.Now().UnixMilli())); err != nil {
		return err
	}
	if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// setAside begins the database of operations anew and keeps the one that there was.
func (f *File) setAside() error {
	path := filepath.Join(f.dir, workName)
	if err := errors.Join(f.work.Close(), aside(path, f.opts)); err != nil {
		return err
	}
	db, err := openWhole(path, coreSchema, nil)
	if err == nil {
		f.work = db
	}
	return err
}

// keepEarlier sets a working copy aside, and reports true, in which work waits for a file of the same plan that stood at the same place
// and is gone: a plan that is made there anew begins without that work, and must not be what removes it.
func (f *File) keepEarlier() (kept bool, err error) {
	if _, err := os.Lstat(filepath.Join(f.dir, workName)); err != nil {
		return false, nil
	}
	old := &File{opts: f.opts, id: f.id, dir: f.dir}
	err = old.openBoth(nil, nil)
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
	return true, errors.Join(aside(filepath.Join(f.dir, workName), f.opts), aside(filepath.Join(f.dir, localName), f.opts))
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
