package store

import (
	"database/sql/driver"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
)

// Unfinished returns the paths of plan files that lack work which was done on them on this computer, sorted: the program ended in the
// midst of it, or they could not be written. Plans that are open are left out. It changes nothing.
func Unfinished(dataDir string) []string {
	dirs, err := filepath.Glob(filepath.Join(dataDir, "*", localName))
	if err != nil {
		return nil
	}
	var out []string
	for _, local := range dirs {
		if path := unfinishedIn(filepath.Dir(local)); path != "" && !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// unfinishedIn returns the path of the plan file that lacks something of a working copy, or "".
func unfinishedIn(dir string) string {
	lock, err := atomicfile.Acquire(filepath.Join(dir, lockName))
	if err != nil {
		return "" // it is open
	}
	if lock.Release() != nil { // at once: who opens the plan now must not be kept from it
		return ""
	}
	var f File
	notes, drafts, ok := localNotes(filepath.Join(dir, localName))
	if !ok {
		return ""
	}
	f.recall(notes)
	if drafts > 0 || f.pending || begunToWrite(filepath.Join(dir, workName+"-journal")) {
		return f.target
	}
	content, err := readWhole(filepath.Join(dir, workName))
	if err != nil {
		return ""
	}
	c, err := inMemory(content)
	if err != nil {
		return ""
	}
	defer c.Close()
	log, err := readLog(c)
	if err != nil || log.Len() == 0 || log.Digest() == f.digest {
		return ""
	}
	return f.target
}

// begunToWrite reports whether there is a journal with anything in it: a transaction was under way when the program ended.
func begunToWrite(journal string) bool {
	info, err := os.Stat(journal)
	return err == nil && info.Size() > 0
}

// localNotes reads the notes of a working copy and counts its drafts, without opening it.
func localNotes(path string) (notes map[string]string, drafts int, ok bool) {
	content, err := readWhole(path)
	if err != nil || !strings.HasPrefix(string(content), "SQLite format 3") {
		return nil, 0, false
	}
	c, err := inMemory(content)
	if err != nil {
		return nil, 0, false
	}
	defer c.Close()
	notes = map[string]string{}
	err = each(c, "SELECT key, value FROM note", func(v []driver.Value) error {
		key, ok1 := v[0].(string)
		value, ok2 := v[1].(string)
		if !ok1 || !ok2 {
			return history.ErrInvalid
		}
		notes[key] = value
		return nil
	})
	if err == nil {
		err = each(c, "SELECT item FROM draft", func([]driver.Value) error { drafts++; return nil })
	}
	return notes, drafts, err == nil
}
