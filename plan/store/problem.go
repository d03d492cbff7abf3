package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"planwright/plan"
)

func isEnd(err error) bool { return errors.Is(err, io.EOF) }

const harmless = "Nothing in it was changed."

// notPlan refuses a file that never was a plan.
func notPlan(path, why string) error {
	return &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("%s is not a plan: %s.", filepath.Base(path), why), Safe: harmless,
		Do: "Open a file that Planwright saved. A text or a table is no plan yet: take it in as a document."}
}

// damaged refuses a plan that does not hold what was saved in it.
func damaged(path, why string, err error) error {
	return &plan.Problem{Code: plan.Damaged, What: fmt.Sprintf("%s is damaged: %s.", filepath.Base(path), why), Safe: harmless,
		Do: "Save what can be read of it in a new file (the command is recover), or use an earlier copy.", Err: err}
}

// newerFormat refuses a plan that this program cannot know how to read.
func newerFormat(path string, version uint32) error {
	return &plan.Problem{Code: plan.Newer,
		What: fmt.Sprintf("%s was saved by a newer version of Planwright (file format %d; this one reads up to %d).", filepath.Base(path), version, format),
		Safe: harmless, Do: "Install the newer version to open it."}
}

// unreadable says why a file could not be read.
func unreadable(path string, err error) error {
	p := &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf("%s could not be read.", filepath.Base(path)),
		Do: "Try again; if it is on a memory stick or a shared drive, see whether that is connected.", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return plan.NoFile(path, err)
	case errors.Is(err, fs.ErrPermission):
		p.What = fmt.Sprintf("%s could not be read: this account is not allowed to.", filepath.Base(path))
		p.Do = "Ask the file's owner for permission, or copy it to a folder of your own."
	}
	return p
}

// tooLarge refuses a file beyond the limits of the format.
func tooLarge(path, why string) error {
	return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("%s is too large: %s.", filepath.Base(path), why), Safe: harmless,
		Do: "Use an earlier copy of it, or check that it is the file you meant."}
}

// unwritable says why a plan could not be written, where the work is safe on this computer.
func unwritable(path, why, safe, do string, err error) *plan.Problem {
	return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("%s could not be saved: %s.", filepath.Base(path), why), Safe: safe, Do: do, Err: err}
}

// noRoom says that this computer would not keep an edit.
func noRoom(err error) error {
	return &plan.Problem{Code: plan.Unwritable, What: "This computer did not save the last edit.", Safe: "Everything before it is saved.",
		Do: "See whether the disk is full; the edit is tried again with the next one.", Err: err}
}

// notPutAway says that the working copy could not be closed as it should, when everything in it is on the disk.
func notPutAway(err error) error {
	return &plan.Problem{Code: plan.Unwritable, What: "Planwright could not put away its working copy of the plan.", Safe: "What was said to be saved is safe.",
		Do: "See whether the disk is full or away, then open the plan again.", Err: err}
}
