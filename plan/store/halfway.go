package store

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/store/atomicfile"
)

// openable is readWhole for a plan file that is about to be opened. Where a swap was cut off half way (it has two steps on Windows), there is
// no file of that name: what it had displaced gets its name back first.
func openable(path string, o Options) ([]byte, error) {
	content, err := readWhole(path)
	if plan.CodeOf(err) != plan.NotFound {
		return content, err
	}
	displaced := displacedFrom(path, o)
	if displaced == "" {
		return nil, err
	}
	if e := atomicfile.Place(displaced, path); e != nil {
		o.Logger.Warn("what a swap had displaced can't be put back", "path", displaced, "error", e)
		return nil, err
	}
	o.Logger.Warn("a swap was cut off half way and is undone", "path", path)
	return readWhole(path)
}

// displacedFrom returns the newest file that working copies of a plan at path, none of them open, had displaced from there, or "".
func displacedFrom(path string, o Options) string {
	dirs, err := filepath.Glob(filepath.Join(o.DataDir, "*"+workingName(path, "")))
	if err != nil {
		return ""
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return ""
	}
	var found []fs.FileInfo
	for _, dir := range dirs {
		prefix := leftBy(dir, path)
		for _, e := range entries {
			if info, err := e.Info(); err == nil && prefix != "" && info.Mode().IsRegular() && strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), ".old") {
				found = append(found, info)
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	newest := slices.MaxFunc(found, func(a, b fs.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), strings.Compare(a.Name(), b.Name()))
	})
	return filepath.Join(filepath.Dir(path), newest.Name())
}

// leftBy returns how the names begin of the files that a working copy puts beside the plan file at path, or "" when it is open or can't be read.
func leftBy(dir, path string) string {
	lock, err := atomicfile.Acquire(filepath.Join(dir, lockName))
	if err != nil || lock.Release() != nil {
		return ""
	}
	notes, _, ok := localNotes(filepath.Join(dir, localName))
	if !ok || notes[noteTarget] != path || notes[noteToken] == "" {
		return ""
	}
	f := File{target: path, token: notes[noteToken]}
	return f.prefix()
}
