package atomicfile

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

var replaceFileW = windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")

// exchange uses ReplaceFileW, which keeps the attributes and permissions of the target and puts what it displaces under another name.
func exchange(fresh, target string) (string, error) {
	kept := fresh + ".old"
	t, err := windows.UTF16PtrFromString(target)
	if err != nil {
		return "", err
	}
	f, err := windows.UTF16PtrFromString(fresh)
	if err != nil {
		return "", err
	}
	k, err := windows.UTF16PtrFromString(kept)
	if err != nil {
		return "", err
	}
	if err := replaceFileW.Find(); err != nil {
		return "", err
	}
	ok, _, err := replaceFileW.Call(uintptr(unsafe.Pointer(t)), uintptr(unsafe.Pointer(f)), uintptr(unsafe.Pointer(k)), 0, 0, 0)
	if ok != 0 {
		return kept, nil
	}
	// When ReplaceFileW stops half way the target may already carry its second name: then it gets its own back.
	if _, gone := os.Lstat(target); os.IsNotExist(gone) {
		if _, there := os.Lstat(kept); there == nil {
			if back := os.Rename(kept, target); back != nil {
				err = back
			}
		}
	}
	return "", &os.LinkError{Op: "replace", Old: fresh, New: target, Err: err}
}

// placeNew relies on MoveFileExW, which without its flag for it never moves over an existing file.
func placeNew(fresh, target string) error {
	f, err := windows.UTF16PtrFromString(fresh)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(target)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(f, t, windows.MOVEFILE_WRITE_THROUGH); err != nil {
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
