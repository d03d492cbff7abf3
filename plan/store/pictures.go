package store

import (
	"fmt"
	"slices"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/picture"
)

// AddFile keeps a picture in the plan. It is on the disk when AddFile returns, and in the plan file with the next Publish. A picture that is
// there already is not kept twice, and one that could not be printed is refused.
func (f *File) AddFile(p plan.File) error {
	if err := checkFile(p); err != nil {
		return &plan.Problem{Code: plan.Invalid, What: "The picture cannot be kept in the plan.",
			Do: fmt.Sprintf("Choose a PNG or JPEG file of at most %d MB.", plan.MaxFileBytes>>20), Err: err}
	}
	if _, err := picture.Check("The picture", &p); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	var count, size int64
	if err := f.work.QueryRow("SELECT count(*), coalesce(sum(length(bytes)), 0) FROM file WHERE hash <> ?", p.Hash).Scan(&count, &size); err != nil {
		return noRoom(err)
	}
	if err := roomFor(count, size, int64(len(p.Bytes))); err != nil {
		return err
	}
	if err := f.note(notePictures, "1"); err != nil { // first: written for nothing it does no harm
		return noRoom(err)
	}
	f.pending = true
	if _, err := f.work.Exec("INSERT OR IGNORE INTO file VALUES(?, ?, ?)", p.Hash, p.Type, p.Bytes); err != nil {
		return noRoom(err)
	}
	f.added++
	f.status.Missing = slices.DeleteFunc(slices.Clone(f.status.Missing), func(hash string) bool { return hash == p.Hash })
	return nil
}

// miss notes which pictures the plan shows that the working copy does not hold.
func (f *File) miss() error {
	there := map[string]bool{}
	err := queryStrings(f.work, "SELECT hash FROM file", func(s []string) { there[s[0]] = true }, 1)
	if err == nil {
		f.status.Missing = missingFiles(f.log, func(hash string) bool { return there[hash] })
	}
	return err
}

// maxPictures is how many bytes the pictures of a plan may have together: half of what a file may, so that it can always be written with
// what is said in it. Nothing is ever taken out of a plan, not even a picture that no longer stands in it.
const maxPictures = maxFileSize / 2

// roomFor returns an error unless a plan that has so many pictures of so many bytes can have one more.
func roomFor(count, size, more int64) error {
	switch {
	case count >= maxFiles:
		return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("A plan holds at most %d pictures.", maxFiles),
			Do: "Use one of those it has, or another plan."}
	case size+more > maxPictures:
		return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("A plan holds at most %d MB of pictures, earlier ones included.", maxPictures>>20),
			Do: "Use one of those it has, or a smaller picture."}
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
