package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds fails unless the file at path has this content.
func holds(t *testing.T, path, content string) {
	t.Helper()
	have, err := os.ReadFile(path)
	must(t, err)
	if string(have) != content {
		t.Errorf("%s holds %q, not %q", filepath.Base(path), have, content)
	}
}

// pair makes a folder with the files fresh and target.
func pair(t *testing.T) (fresh, target string) {
	dir := t.TempDir()
	fresh, target = filepath.Join(dir, "fresh"), filepath.Join(dir, "target")
	must(t, Write(fresh, []byte("new"), 0o600))
	must(t, Write(target, []byte("old"), 0o600))
	return fresh, target
}

func TestWriteNeverOverwrites(t *testing.T) {
	_, target := pair(t)
	if err := Write(target, []byte("new"), 0o600); !errors.Is(err, os.ErrExist) {
		t.Errorf("got %v", err)
	}
	holds(t, target, "old")
}

func TestSwapKeepsWhatItDisplaces(t *testing.T) {
	for name, swap := range map[string]func(string, string) (string, error){"exchange": Swap, "keeping": replaceKeeping} {
		t.Run(name, func(t *testing.T) {
			fresh, target := pair(t)
			displaced, err := swap(fresh, target)
			must(t, err)
			holds(t, target, "new")
			holds(t, displaced, "old")
		})
	}
}

func TestSwapWithNothingThere(t *testing.T) {
	fresh, target := pair(t)
	must(t, os.Remove(target))
	if _, err := Swap(fresh, target); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	holds(t, fresh, "new")
}

func TestPlaceNeverOverwrites(t *testing.T) {
	fresh, target := pair(t)
	if err := Place(fresh, target); !errors.Is(err, os.ErrExist) {
		t.Errorf("got %v", err)
	}
	holds(t, target, "old")
	must(t, os.Remove(target))
	must(t, Place(fresh, target))
	holds(t, target, "new")
	if _, err := os.Lstat(fresh); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old name is still there: %v", err)
	}
}

// TestAFolderThatCannotBeSynced is what some network drives have. What is done is done then: were it called a failure, the caller would
// remove what he takes for his own new file, and that is what was displaced.
func TestAFolderThatCannotBeSynced(t *testing.T) {
	syncDir = func(string) error { return errors.New("no such call") }
	t.Cleanup(func() { syncDir = SyncDir })
	fresh, target := pair(t)
	displaced, err := Swap(fresh, target)
	must(t, err)
	holds(t, target, "new")
	holds(t, displaced, "old")
	must(t, Place(displaced, target+" (copy)"))
	holds(t, target+" (copy)", "old")
}

func TestOneLockAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	lock, err := Acquire(path)
	must(t, err)
	if _, err := Acquire(path); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	must(t, lock.Release())
	again, err := Acquire(path)
	must(t, err)
	must(t, again.Release())
}
