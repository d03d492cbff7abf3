// Package atomicfile replaces a file as a whole, so that nobody ever sees half of one, and keeps what was replaced to look at.
//
// It knows nothing of plans and needs neither a database nor a window; each system's own calls are in a file of their own.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ErrLocked says that another process, or another part of this one, holds the lock.
var ErrLocked = errors.New("the lock is held by somebody else")

// Write makes a new file at path with these bytes, safely on the disk when it returns. It fails when there is a file already.
func Write(path string, content []byte, mode os.FileMode) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode.Perm())
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	if _, err = f.Write(content); err != nil {
		return err
	}
	return f.Sync()
}

// Swap puts the file fresh in the place of the file target and returns where that one is now, for the caller to look at and remove.
// Both must be in one folder. Where the system can exchange two files at a stroke nothing that anybody writes to target can be lost;
// elsewhere the old file is kept under a second name while the new one is put over it.
// With an error target is as it was: a folder that can't be synced is none, since the swap is done then.
func Swap(fresh, target string) (displaced string, err error) {
	if filepath.Dir(fresh) != filepath.Dir(target) {
		return "", fmt.Errorf("atomicfile: %s and %s are not in one folder", fresh, target)
	}
	if displaced, err = exchange(fresh, target); err != nil {
		return "", err
	}
	_ = syncDir(filepath.Dir(target))
	return displaced, nil
}

// syncDir is SyncDir but in tests.
var syncDir = SyncDir

// Place moves the file fresh to target, which must not exist; otherwise the error is os.ErrExist. With an error nothing has moved.
func Place(fresh, target string) error {
	if err := placeNew(fresh, target); err != nil {
		return err
	}
	_ = syncDir(filepath.Dir(target)) // as with Swap
	return nil
}

// replaceKeeping is Swap for systems and file systems without an exchange: what stood at target keeps a second name beside it.
func replaceKeeping(fresh, target string) (string, error) {
	kept := fresh + ".old"
	if err := os.Link(target, kept); err != nil {
		// Without links either, a copy has to do: what is written to target after this moment is not seen.
		if err := copyFile(target, kept); err != nil {
			return "", err
		}
	}
	if err := os.Rename(fresh, target); err != nil {
		return "", errors.Join(err, os.Remove(kept))
	}
	return kept, nil
}

func copyFile(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	return Write(to, content, 0o600)
}
