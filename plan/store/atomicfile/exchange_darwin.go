package atomicfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(fresh, target string) (string, error) {
	err := unix.RenamexNp(fresh, target, unix.RENAME_SWAP)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return replaceKeeping(fresh, target) // not every disk is an APFS one
	}
	if err != nil {
		return "", &os.LinkError{Op: "exchange", Old: fresh, New: target, Err: err}
	}
	return fresh, nil
}

func placeNew(fresh, target string) error {
	err := unix.RenamexNp(fresh, target, unix.RENAME_EXCL)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return linkNew(fresh, target)
	}
	if err != nil {
		return &os.LinkError{Op: "place", Old: fresh, New: target, Err: err}
	}
	return nil
}
