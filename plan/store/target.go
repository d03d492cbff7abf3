package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"planwright/plan"
	"planwright/plan/store/atomicfile"
	"planwright/plan/store/backup"
)

// placed says what became of a plan file.
type placed struct {
	where string      // the target or, when what is there can't be joined, a new file beside it; "" when nothing was written
	stat  fs.FileInfo // of the file there, or nil when that is not known
	other *theirs     // what others had written there, to be joined in
}

// put brings the bytes of a plan file to its place. When somebody else has changed the target nothing is written and theirs is returned;
// when they did so at the same moment ours is in its place and theirs is returned, in a file beside it.
func (f *File) put(content []byte) (p placed, err error) {
	if _, err := os.Stat(f.target); f.seen == "" && errors.Is(err, fs.ErrNotExist) {
		return f.putNew(content)
	}
	there, stat, err := f.look()
	now := ""
	if err == nil {
		now = sum(there)
	}
	switch {
	case err != nil:
		return p, f.waiting(err)
	case f.seen == "":
		return p, exists(f.target)
	case now == sum(content):
		return placed{where: f.target, stat: stat}, nil
	case now != f.seen:
		return f.changedBy(there, stat, content)
	case stat.Mode()&0o200 == 0:
		return p, f.waiting(fs.ErrPermission)
	}
	if err := f.intend(content); err != nil {
		return p, noWorkingCopy(err)
	}
	fresh, err := f.beside(content, stat.Mode())
	if err != nil {
		return p, f.waiting(err)
	}
	p = placed{where: f.target, stat: statOf(fresh)}
	displaced, err := atomicfile.Swap(fresh, f.target)
	if err != nil {
		return placed{}, f.waiting(errors.Join(err, os.Remove(fresh)))
	}
	was, err := readWhole(displaced)
	if err == nil && sum(was) == f.seen {
		f.left = append(f.left, displaced)
		f.tidy()
		return p, nil
	}
	if err == nil {
		if p.other, err = f.readTheirs(displaced, was, nil); err == nil {
			return p, nil
		}
	} else {
		return placed{}, f.takeBack(displaced, sum(content), err)
	}
	f.opts.Logger.Warn("what somebody else wrote at the same moment is put back", "path", f.target, "error", err)
	where, err := f.giveBack(displaced, sum(content))
	return placed{where: where}, err
}

// changedBy is put where the target holds something that we had not seen.
func (f *File) changedBy(there []byte, stat fs.FileInfo, content []byte) (placed, error) {
	t, err := f.readTheirs(f.target, there, stat)
	if err == nil {
		return placed{other: t}, nil
	}
	if age := f.opts.Now().Sub(stat.ModTime()); (plan.CodeOf(err) == plan.Damaged || len(there) == 0) && age >= 0 && age < settling {
		return placed{}, f.waiting(fmt.Errorf("store: another program may still be writing it: %w", err))
	}
	f.opts.Logger.Warn("what somebody else wrote can't be joined", "path", f.target, "error", err)
	where, err := f.putBeside(content, stat.Mode())
	return placed{where: where, stat: statOf(where)}, err
}

// statOf returns what the system says of a file of ours, or nil.
func statOf(path string) fs.FileInfo {
	st, err := os.Stat(path)
	if err != nil {
		return nil
	}
	return st
}

// look reads what stands at the target.
func (f *File) look() (content []byte, stat fs.FileInfo, err error) {
	if stat, err = atomicfile.Stat(f.target); err != nil {
		return nil, nil, err
	}
	content, err = readWhole(f.target)
	return content, stat, err
}

// beside writes content to a new file beside the target, with a name that says whose it is.
func (f *File) beside(content []byte, mode fs.FileMode) (string, error) {
	name, err := f.chance()
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(f.target), f.prefix()+name+".tmp")
	return path, atomicfile.Write(path, content, mode.Perm()|0o200)
}

// prefix is how the names of our files beside the target begin.
func (f *File) prefix() string { return "~" + shortened(filepath.Base(f.target)) + "." + f.token }

// shortened leaves room behind a name for what is put there: no file system takes a name of more than 255 bytes.
func shortened(name string) string {
	const room = 215
	if len(name) <= room {
		return name
	}
	return strings.ToValidUTF8(name[:room], "")
}

// intend notes what is about to be put at the target: after a crash in the midst of it the file is known as our own.
func (f *File) intend(content []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.note(noteIntended, sum(content))
}

func (f *File) putNew(content []byte) (placed, error) {
	fresh, err := f.beside(content, 0o644)
	if err != nil {
		return placed{}, unwritable(f.target, "the folder cannot be written to", "", "Choose another folder.", err)
	}
	p := placed{where: f.target, stat: statOf(fresh)}
	if err := atomicfile.Place(fresh, f.target); err != nil {
		err = errors.Join(err, os.Remove(fresh))
		if errors.Is(err, fs.ErrExist) {
			return placed{}, exists(f.target)
		}
		return placed{}, unwritable(f.target, "the folder cannot be written to", "", "Choose another folder.", err)
	}
	return p, nil
}

// tidy removes files of ours beside the target. One that somebody is just reading stays until the next time.
func (f *File) tidy() {
	f.left = slices.DeleteFunc(f.left, func(path string) bool {
		err := os.Remove(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			f.opts.Logger.Warn("a file of ours is left for now", "path", path, "error", err)
			return false
		}
		return true
	})
}

// takeBack undoes a swap that displaced what the disk does not give now, and says that it is to be tried again.
func (f *File) takeBack(displaced, ours string, cause error) error {
	back, err := atomicfile.Swap(displaced, f.target)
	if err == nil {
		var content []byte
		if content, err = readWhole(back); err == nil && sum(content) == ours {
			err = os.Remove(back)
		}
	}
	return f.waiting(errors.Join(cause, err)) // what stays beside the target is looked at when the plan is next opened
}

// giveBack undoes a swap that displaced what we had not seen: somebody wrote to the target at the same moment. Theirs goes back to its place, and
// ours beside it.
func (f *File) giveBack(theirs, ours string) (string, error) {
	back, err := atomicfile.Swap(theirs, f.target)
	if err != nil {
		return "", f.waiting(err)
	}
	content, err := readWhole(back)
	if err != nil {
		return "", f.waiting(err)
	}
	path, err := f.placeCopy(back)
	if err != nil && sum(content) == ours {
		err = errors.Join(err, os.Remove(back))
	}
	if err == nil && sum(content) != ours {
		// A third one was written while we gave back the second: it is kept under the new name, and ours is tried again.
		return "", f.waiting(fmt.Errorf("store: the file changes all the time; one version of it is kept as %s", path))
	}
	return path, err
}

func (f *File) putBeside(content []byte, mode fs.FileMode) (string, error) {
	fresh, err := f.beside(content, mode)
	if err != nil {
		return "", f.waiting(err)
	}
	path, err := f.placeCopy(fresh)
	if err != nil {
		err = errors.Join(err, os.Remove(fresh))
	}
	return path, err
}

// placeCopy gives a file beside the target the name of a copy: NAME (copy, DATE).plan. When that fails the file stays: it may be somebody else's.
func (f *File) placeCopy(fresh string) (string, error) {
	ext := filepath.Ext(f.target)
	stem := strings.TrimSuffix(f.target, ext)
	if i := strings.LastIndex(stem, " (copy, "); i >= 0 && strings.HasSuffix(stem, ")") {
		stem = stem[:i] // a copy of a copy is a copy of the same plan
	}
	stem = filepath.Join(filepath.Dir(stem), shortened(filepath.Base(stem)))
	date := f.opts.Now().Format("2006-01-02")
	for n := 1; n < 1000; n++ {
		path := fmt.Sprintf("%s (copy, %s)%s", stem, date, ext)
		if n > 1 {
			path = fmt.Sprintf("%s (copy, %s, %d)%s", stem, date, n, ext)
		}
		err := atomicfile.Place(fresh, path)
		if err == nil {
			return path, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", f.waiting(err)
		}
	}
	return "", f.waiting(fs.ErrExist)
}

// waiting says why the target can't be written to just now. The work is safe meanwhile.
func (f *File) waiting(err error) error {
	again := "It is tried again by itself."
	st, stErr := os.Stat(f.target)
	switch {
	case stErr == nil && st.IsDir():
		return unwritable(f.target, "a folder of that name stands in its place", safeHere, "Give the folder another name, or save the plan under a new name. "+again, err)
	case errors.Is(err, fs.ErrNotExist):
		return unwritable(f.target, "the file is no longer where it was", safeHere, "Put it back, or save the plan under a new name. "+again, err)
	case errors.Is(err, fs.ErrPermission):
		return unwritable(f.target, "it can only be read, not written to", safeHere, "Change that, or save the plan under a new name. "+again, err)
	}
	return unwritable(f.target, "it may be in use by another program, or its disk is full or away", safeHere, again, err)
}

// sweep removes what an earlier run left beside the target when it was killed. A version of the plan that somebody else wrote, or anything else
// that our swap displaced, is no such thing: it is joined in, or kept as a copy. swapped says that the target is what was last to be put there:
// what is left then can't be half of ours.
func (f *File) sweep(swapped bool) error {
	dir := filepath.Dir(f.target)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // a folder that can't be listed has nothing that we could sweep
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !strings.HasPrefix(e.Name(), f.prefix()) || !e.Type().IsRegular() {
			if err := f.sweepIdle(path, e); err != nil {
				return err
			}
			continue
		}
		ours, err := f.sweepIn(path, swapped)
		if plan.CodeOf(err) == plan.Unreadable { // it may be read the next time, and is joined then
			f.opts.Logger.Warn("a file beside the plan could not be read and is left for now", "path", path, "error", err)
			f.status.Aside = cmp.Or(f.status.Aside, path)
			continue
		}
		if err != nil {
			return err
		}
		if !ours {
			if copied, err := f.placeCopy(path); err == nil {
				f.status.Beside = copied
			} else {
				f.opts.Logger.Warn("a file of somebody else is left", "path", path, "error", err)
			}
		} else if err := os.Remove(path); err != nil {
			f.opts.Logger.Warn("a file of ours is left", "path", path, "error", err)
		}
	}
	return nil
}

// sweepIn reports whether a file that was left beside the target may go, since what is in it is ours, joined in, or half of what we wrote.
func (f *File) sweepIn(path string, swapped bool) (bool, error) {
	content, err := readWhole(path)
	if plan.CodeOf(err) == plan.Unreadable {
		return false, err
	}
	if err == nil {
		var t *theirs
		if t, err = f.readTheirs(path, content, nil); err == nil {
			if within(t.log, f.log) {
				return true, nil
			}
			f.backUp(backup.Theirs, content)
			f.mu.Lock()
			defer f.mu.Unlock()
			f.pending = true
			return true, f.join(t)
		}
	}
	torn := plan.CodeOf(err) == plan.Damaged || plan.CodeOf(err) == plan.Invalid
	return torn && !swapped, nil
}

// idle is how long a file that another run of the program left beside the target lies there before this one sees to it. The other would do so when it
// opens the plan again, but its computer may never come back, and clients of folders in the cloud carry such files everywhere.
const idle = 24 * time.Hour

// sweepIdle removes a file of another working copy beside the target that has been there for long, once all of it is in ours. What can't be joined is
// left alone.
func (f *File) sweepIdle(path string, e fs.DirEntry) error {
	name, ours := strings.CutPrefix(e.Name(), "~"+shortened(filepath.Base(f.target))+".")
	if !ours || !strings.HasSuffix(name, ".tmp") || !e.Type().IsRegular() {
		return nil
	}
	if st, err := e.Info(); err != nil || f.opts.Now().Sub(st.ModTime()) < idle {
		return nil
	}
	content, err := readWhole(path)
	if err != nil {
		return nil
	}
	t, err := f.readTheirs(path, content, nil)
	if err != nil {
		return nil
	}
	if !within(t.log, f.log) {
		f.backUp(backup.Theirs, content)
	}
	f.mu.Lock()
	f.pending = f.pending || !within(t.log, f.log)
	err = f.join(t)
	f.mu.Unlock()
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		f.opts.Logger.Warn("a file that another run left is still there", "path", path, "error", err)
	}
	return nil
}
