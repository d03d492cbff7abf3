package store

import (
	"fmt"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
)

// AddFile keeps a picture in the plan. It is on the disk when AddFile returns, and in the plan file with the next Publish. A picture that is
// there already is not kept twice.
func (f *File) AddFile(p plan.File) error {
	if err := checkFile(p); err != nil {
		return &plan.Problem{Code: plan.Invalid, What: "The picture cannot be kept in the plan.",
			Do: fmt.Sprintf("Choose a PNG or JPEG file of at most %d MB.", plan.MaxFileBytes>>20), Err: err}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	var count int
	if err := f.work.QueryRow("SELECT count(*) FROM file").Scan(&count); err != nil {
		return noRoom(err)
	}
	if count >= maxFiles {
		return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("A plan holds at most %d pictures.", maxFiles),
			Do: "Use one of those it has, or another plan."}
	}
	if err := f.note(notePictures, "1"); err != nil { // first: written for nothing it does no harm
		return noRoom(err)
	}
	f.pending = true
	if _, err := f.work.Exec("INSERT OR IGNORE INTO file VALUES(?, ?, ?)", p.Hash, p.Type, p.Bytes); err != nil {
		return noRoom(err)
	}
	return nil
}

// Files returns the pictures that the plan keeps, by hash.
func (f *File) Files() ([]plan.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, errClosed
	}
	return f.pictures()
}

func (f *File) pictures() (files []plan.File, err error) {
	err = connection(f.work, func(c *sqlite3.SQLiteConn) error {
		files, err = readFiles(c)
		return err
	})
	return files, err
}
