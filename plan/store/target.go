package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/store/atomicfile"
)

// put brings the bytes of a plan file to its place and returns where that is: the target or, when somebody else has changed the target, a new
// file beside it.
func (f *File) put(content []byte) (where string, err error) {
	now, mode, err := f.look()
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.seen == "":
		return f.target, f.putNew(content)
	case err != nil:
		return "", f.waiting(err)
	case f.seen == "":
		return "", exists(f.target)
	case now == sum(content):
		return f.target, nil
	case now != f.seen:
		return f.putBeside(content, mode)
	case mode&0o200 == 0:
		return "", f.waiting(fs.ErrPermission)
	}
	if err := f.intend(content); err != nil {
		return "", noWorkingCopy(err)
	}
	fresh, err := f.beside(content, mode)
	if err != nil {
		return "", f.waiting(err)
	}
	displaced, err := atomicfile.Swap(fresh, f.target)
	if err != nil {
		return "", f.waiting(errors.Join(err, os.Remove(fresh)))
	}
	was, err := readWhole(displaced)
	if err == nil && sum(was) == f.seen {
		f.left = append(f.left, displaced)
		f.tidy()
		return f.target, nil
	}
	return f.giveBack(displaced, sum(content))
}

// look returns the SHA-256 and the mode of what stands at the target.
func (f *File) look() (hash string, mode fs.FileMode, err error) {
	st, err := os.Stat(f.target)
	if err != nil {
		return "", 0, err
	}
	content, err := readWhole(f.target)
	if err != nil {
		return "", 0, err
	}
	return sum(content), st.Mode(), nil
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

func (f *File) putNew(content []byte) error {
	fresh, err := f.beside(content, 0o644)
	if err != nil {
		return unwritable(f.target, "the folder cannot be written to", "", "Choose another folder.", err)
	}
	if err := atomicfile.Place(fresh, f.target); err != nil {
		err = errors.Join(err, os.Remove(fresh))
		if errors.Is(err, fs.ErrExist) {
			return exists(f.target)
		}
		return unwritable(f.target, "the folder cannot be written to", "", "Choose another folder.", err)
	}
	return nil
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
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return unwritable(f.target, "the file is no longer where it was", safeHere, "Put it back, or save the plan under a new name. "+again, err)
	case errors.Is(err, fs.ErrPermission):
		return unwritable(f.target, "it can only be read, not written to", safeHere, "Change that, or save the plan under a new name. "+again, err)
	}
	return unwritable(f.target, "it may be in use by another program, or its disk is full or away", safeHere, again, err)
}

// sweep removes what an earlier run left beside the target when it was killed. A version of the plan that somebody else wrote, or anything else
// that our swap displaced, is no such thing: it is kept as a copy. swapped says that the target is what was last to be put there: what is left
// then can't be half of ours.
func (f *File) sweep(swapped bool) error {
	dir := filepath.Dir(f.target)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // a folder that can't be listed has nothing that we could sweep
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), f.prefix()) || !e.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, e.Name())
		log, _, info, err := Read(path)
		ours := !swapped && plan.CodeOf(err) != plan.Newer // torn while it was written
		if err == nil {
			ours = info.Plan == f.id && within(log, f.log)
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
