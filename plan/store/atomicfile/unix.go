//go:build !windows

package atomicfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// linkNew moves a file to a place that must be free, on file systems without a call for it.
func linkNew(fresh, target string) error {
	err := os.Link(fresh, target)
	if err == nil {
		return os.Remove(fresh)
	}
	if errors.Is(err, os.ErrExist) {
		return err
	}
	if _, there := os.Lstat(target); there == nil {
		return &os.LinkError{Op: "place", Old: fresh, New: target, Err: os.ErrExist}
	}
	return os.Rename(fresh, target)
}

// Open opens a file for reading, in the way that does not keep others from replacing it meanwhile.
func Open(path string) (*os.File, error) { return os.Open(path) }

// Stat says what the system knows of a file.
func Stat(path string) (os.FileInfo, error) { return os.Stat(path) }

// Remove removes a file.
func Remove(path string) error { return os.Remove(path) }

// SyncDir makes the names in a folder safe on the disk. File systems that can't are left to their own ways.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}

// Lock is a lock that this process holds until Release or its end, however that comes about.
type Lock struct{ f *os.File }

// Acquire takes the lock named by the file at path, which it makes when there is none, or returns ErrLocked at once.
func Acquire(path string) (*Lock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, ErrLocked
		}
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return &Lock{f}, nil
}

// Release gives the lock back.
func (l *Lock) Release() error { return l.f.Close() }
