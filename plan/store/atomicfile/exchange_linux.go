package atomicfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(fresh, target string) (string, error) {
	err := unix.Renameat2(unix.AT_FDCWD, fresh, unix.AT_FDCWD, target, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return replaceKeeping(fresh, target) // some network and FAT file systems have no exchange
	}
	if err != nil {
		return "", &os.LinkError{Op: "exchange", Old: fresh, New: target, Err: err}
	}
	return fresh, nil
}

func placeNew(fresh, target string) error {
	err := unix.Renameat2(unix.AT_FDCWD, fresh, unix.AT_FDCWD, target, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return linkNew(fresh, target)
	}
	if err != nil {
		return &os.LinkError{Op: "place", Old: fresh, New: target, Err: err}
	}
	return nil
}
