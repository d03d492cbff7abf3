package store

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"planwright/plan"
	"planwright/plan/store/atomicfile"
)

// adopt takes over work that was never published from other working copies of the same plan: of this file under an earlier name, or of one
// that began as another and was published here because somebody else had changed that. They are done with afterwards.
func (f *File) adopt() {
	all, err := os.ReadDir(f.opts.DataDir)
	if err != nil { // what it does not name may be in it all the same
		f.leave(f.opts.DataDir, err)
	}
	for _, e := range all {
		dir := filepath.Join(f.opts.DataDir, e.Name())
		if !strings.HasPrefix(e.Name(), string(f.id)+"-") || dir == f.dir {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, workName)); errors.Is(err, os.ErrNotExist) {
			continue // only what was set aside is left there
		}
		if err := f.adoptFrom(dir); err != nil {
			f.leave(dir, err)
		}
	}
}

// leave passes over a folder. Unless what is in it belongs to another file the person is told where it is: it may hold work that this plan
// lacks, and the disk did not give it. The next Open looks again.
func (f *File) leave(dir string, err error) {
	f.opts.Logger.Warn("another working copy of the plan is left as it is", "folder", dir, "error", err)
	if !errors.Is(err, errNotOurs) {
		f.status.Aside = cmp.Or(f.status.Aside, dir)
	}
}

var errNotOurs = errors.New("it belongs to another file, or is in use")

func (f *File) adoptFrom(dir string) error {
	lock, err := atomicfile.Acquire(filepath.Join(dir, lockName))
	if errors.Is(err, atomicfile.ErrLocked) {
		return errNotOurs
	}
	if err != nil {
		return err
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
		if _, err := os.Lstat(other.target); err == nil {
			return errNotOurs
		} else if !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if _, err := os.Stat(filepath.Dir(other.target)); errors.Is(err, os.ErrNotExist) {
			return errNotOurs // its folder is not there either: a memory stick that will be back
		} else if err != nil {
			return err
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
		if canJoin(f.log, log) != nil {
			return errNotOurs
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
