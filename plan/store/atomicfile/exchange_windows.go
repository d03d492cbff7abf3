package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

var replaceFileW = windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")

// ignoreMergeErrors is REPLACEFILE_IGNORE_MERGE_ERRORS: on a share where permissions may not be set the file is replaced all the same.
const ignoreMergeErrors = 2

// replaceFile is ReplaceFileW, but in tests. It keeps the attributes and permissions of the target, and gives what it displaces another name.
var replaceFile = func(target, fresh, kept *uint16) error {
	if err := replaceFileW.Find(); err != nil {
		return err
	}
	if ok, _, err := replaceFileW.Call(uintptr(unsafe.Pointer(target)), uintptr(unsafe.Pointer(fresh)), uintptr(unsafe.Pointer(kept)), ignoreMergeErrors, 0, 0); ok == 0 {
		return err
	}
	return nil
}

// errStranded says that the target was moved away and its name taken by somebody else: both files are whole, and nothing is to be tried again.
var errStranded = errors.New("atomicfile: somebody else took the name while the file was replaced")

// exchange uses ReplaceFileW. Where that does not work for another reason than that the file is in use (it asks more of a disk than memory
// sticks and some shares can do) the two files are moved one after the other, which is how ReplaceFileW works, too: for a moment there
// is no target. Neither ever moves over a file, so nothing that somebody else puts there meanwhile is lost.
func exchange(fresh, target string) (string, error) {
	kept := fresh + ".old"
	var names [3]*uint16
	for i, name := range []string{target, fresh, kept} {
		var err error
		if names[i], err = windows.UTF16PtrFromString(name); err != nil {
			return "", &os.LinkError{Op: "replace", Old: fresh, New: target, Err: err}
		}
	}
	err := patiently(func() error {
		if err := replaceFile(names[0], names[1], names[2]); err != nil {
			return moveBack(kept, target, err)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !inUse(err) && !errors.Is(err, errStranded) && !readOnly(names[0]) {
		err = patiently(func() error {
			if err := move(target, kept); err != nil {
				return err
			}
			if err := move(fresh, target); err != nil {
				return moveBack(kept, target, err)
			}
			return nil
		})
	}
	if err != nil {
		return "", &os.LinkError{Op: "replace", Old: fresh, New: target, Err: err}
	}
	return kept, nil
}

func readOnly(path *uint16) bool {
	attributes, err := windows.GetFileAttributes(path)
	return err == nil && attributes&windows.FILE_ATTRIBUTE_READONLY != 0
}

// moveBack gives the target its name back when a swap stopped half way, and returns the cause of that.
func moveBack(kept, target string, cause error) error {
	if _, err := os.Lstat(kept); err != nil {
		return cause
	}
	if err := patiently(func() error { return move(kept, target) }); err != nil {
		return fmt.Errorf("%w, as %s: %v, %v", errStranded, kept, cause, err)
	}
	return cause
}

// move moves a file to a place that must be free: MoveFileExW never moves over a file without its flag for it.
func move(from, to string) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(f, t, windows.MOVEFILE_WRITE_THROUGH)
}

func placeNew(fresh, target string) error {
	if err := patiently(func() error { return move(fresh, target) }); err != nil {
		return &os.LinkError{Op: "place", Old: fresh, New: target, Err: err}
	}
	return nil
}

// SyncDir does nothing on Windows, whose file systems write their folders themselves.
func SyncDir(string) error { return nil }

// Lock is a lock that this process holds until Release or its end, however that comes about.
type Lock struct{ f *os.File }

// Acquire takes the lock named by the file at path, which it makes when there is none, or returns ErrLocked at once.
func Acquire(path string) (*Lock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if err != nil {
		f.Close()
		if err == windows.ERROR_LOCK_VIOLATION || err == windows.ERROR_IO_PENDING {
			return nil, ErrLocked
		}
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return &Lock{f}, nil
}

// Release gives the lock back.
func (l *Lock) Release() error { return l.f.Close() }
