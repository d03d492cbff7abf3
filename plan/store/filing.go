package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
	"planwright/plan/store/salvage"
)

// Copy writes another file of the plan to path, where there must be none, with all its history: the same plan, which can be joined with
// this one later. The plan goes on in its own file.
func (f *File) Copy(ctx context.Context, path string) error {
	f.hold()
	defer f.publishing.Unlock()
	if err := f.saveOpen(); err != nil {
		return err
	}
	r, err := f.ready(ctx)
	if err != nil {
		return unwritable(path, "this computer could not make it ready", safeHere, "See whether the disk is full.", err)
	}
	return placeFile(path, r.content)
}

// Move gives a plan file that is not open another name or folder, where there must be no file. With an error it is where it was.
// Work that waits for it, its undo and its drafts are found when it is next opened.
func Move(from, to string) error {
	if err := nameable(to); err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return exists(to)
	}
	err := atomicfile.Place(from, to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return exists(to)
	case errors.Is(err, fs.ErrNotExist):
		if _, gone := os.Lstat(from); gone != nil {
			return plan.NoFile(from, err)
		}
	}
	content, err := readWhole(from) // to another disk, most likely
	if err != nil {
		return err
	}
	if err := placeFile(to, content); err != nil {
		return err
	}
	back, err := readWhole(to)
	if err == nil && sum(back) != sum(content) {
		err = errors.New("store: what was written is not what is read")
	}
	if err == nil {
		err = os.Remove(from)
	}
	if err != nil {
		return unwritable(to, "the plan could not be taken away from where it was", "It is still there.", "Close it in other programs and try again.",
			errors.Join(err, os.Remove(to)))
	}
	return nil
}

// Clear removes what this computer keeps of the plan at path beside the file, which must not be open: its working copies, drafts, undo and
// earlier versions. The file stays. It refuses while the file does not hold all the work that was done on it here; what was set aside
// stays, too, where it holds anything that the file does not.
func Clear(path string, o Options) error {
	o, err := o.filled()
	if err != nil {
		return err
	}
	if path, err = resolve(path); err != nil {
		return unreadable(path, err)
	}
	log, _, info, err := Read(path)
	if err != nil {
		return err
	}
	dir := filepath.Join(o.DataDir, workingName(path, info.Plan))
	if _, err := os.Lstat(dir); err == nil {
		if err := clearWorking(path, dir, info.Plan, log, o); err != nil {
			return err
		}
	}
	list, err := Backups(o.DataDir, info.Plan)
	if err != nil {
		return err
	}
	var errs []error
	for _, b := range list {
		errs = append(errs, os.Remove(b.Path))
	}
	if len(list) > 0 {
		_ = os.Remove(backupsDir(o.DataDir, info.Plan)) // unless a new one has come meanwhile
	}
	return notCleared(errors.Join(errs...))
}

func notCleared(err error) error {
	if err == nil {
		return nil
	}
	return &plan.Problem{Code: plan.Unwritable, What: "Some working files could not be removed.", Safe: "The plan itself was not changed.",
		Do: "Close other programs that may be reading them, and try again.", Err: err}
}

// clearWorking removes one working copy, unless the file lacks anything of it.
func clearWorking(path, dir string, id plan.ID, log *history.Log, o Options) error {
	f, err := claim(path, id, o)
	if err != nil {
		return err
	}
	lacks, err := f.lackedBy(log)
	if e := f.release(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return noWorkingCopy(err)
	case lacks:
		return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("%s does not hold all of your work yet.", filepath.Base(path)), Safe: "Nothing was removed.",
			Do: "Open the plan and wait until the line at the bottom says that it is saved; then try again."}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return notCleared(err)
	}
	var errs []error
	for _, e := range entries {
		at := filepath.Join(dir, e.Name())
		if strings.Contains(e.Name(), asideMark) && !asideIsIn(at, log) {
			continue
		}
		errs = append(errs, os.Remove(at))
	}
	_ = os.Remove(dir) // unless something that was set aside stays in it
	return notCleared(errors.Join(errs...))
}

// lackedBy reports whether a working copy holds operations that the log does not, or text that was being typed.
func (f *File) lackedBy(log *history.Log) (bool, error) {
	if err := f.openBoth(nil, nil); err != nil {
		return true, err
	}
	have, err := f.stored()
	if err != nil {
		return true, err
	}
	drafts, err := f.drafts()
	return err != nil || len(drafts) > 0 || !within(have, log), err
}

// asideIsIn reports whether all that a database which was set aside holds is in the log too.
func asideIsIn(path string, log *history.Log) bool {
	if strings.HasPrefix(filepath.Base(path), localName) {
		drafts, err := draftsIn(path)
		return err == nil && drafts == 0
	}
	content, err := readWhole(path)
	if err != nil {
		return false
	}
	found := salvage.Scan(content)
	for _, op := range found.Ops {
		if _, ok := log.Find(op.Hash); !ok {
			return false
		}
	}
	return found.Damaged == 0
}

func draftsIn(path string) (n int, err error) {
	db, err := openDatabase(path)
	if err != nil {
		return 0, err
	}
	defer func(db *sql.DB) { err = errors.Join(err, db.Close()) }(db)
	return n, db.QueryRow("SELECT count(*) FROM draft").Scan(&n)
}
