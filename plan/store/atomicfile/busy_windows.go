package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"

	"golang.org/x/sys/windows"
)

// What the package windows has no names for. The first three are what ReplaceFileW says of a file that it could not move.
const (
	unableToRemoveReplaced   = windows.Errno(1175)
	unableToMoveReplacement  = windows.Errno(1176)
	unableToMoveReplacement2 = windows.Errno(1177)
	deletePending            = windows.Errno(303)
	userMappedFile           = windows.Errno(1224)
)

// busy is what Windows says while a virus scanner, a search index, a sync client or another window has a file open, and of one that is being removed.
var busy = []windows.Errno{windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, deletePending,
	unableToRemoveReplaced, unableToMoveReplacement, unableToMoveReplacement2, userMappedFile}

// inUse reports whether another program has the file open, for certain.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, userMappedFile)
}

// pause is time.Sleep but in tests.
var pause = time.Sleep

// The first wait, which is doubled each time, and the last for a file that is in use: half a second in all; and for one that is not there:
// while a file is replaced, its name is free for a moment.
const (
	shortest    = time.Millisecond
	longest     = 256 * time.Millisecond
	longestNone = 32 * time.Millisecond
)

// patiently does something with a file, again and again for a while when it is in use: on Windows others keep files open that they only look at.
func patiently(do func() error) error {
	for wait := shortest; ; wait *= 2 {
		err := do()
		switch {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrNotExist) && wait <= longestNone:
		case slices.ContainsFunc(busy, func(e windows.Errno) bool { return errors.Is(err, e) }) && wait <= longest:
		default:
			return err
		}
		pause(wait)
	}
}

// Open opens a file for reading, in the way that does not keep others from replacing it meanwhile. One that is in use is waited for a while.
func Open(path string) (f *os.File, err error) {
	p, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	var h windows.Handle
	err = patiently(func() error {
		h, err = windows.CreateFile(p, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE, nil,
			windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_BACKUP_SEMANTICS, 0) // the last is needed for folders, which the caller tells by Stat
		return err
	})
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// Stat is os.Stat that waits a while for a file that is in use, or just being replaced.
func Stat(path string) (st fs.FileInfo, err error) {
	err = patiently(func() error { st, err = os.Stat(path); return err })
	return st, err
}

// Remove is os.Remove that waits a while for a file that is in use.
func Remove(path string) error {
	first := true
	return patiently(func() error {
		err := os.Remove(path)
		if !first && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		first = false
		return err
	})
}
