package plan

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Code says of what sort a Problem is, for programs.
type Code string

// The codes a Problem can have.
const (
	Invalid     Code = "invalid"     // what was given is not what was asked for
	NotFound    Code = "not-found"   // there is no such item, file or reference
	Unreadable  Code = "unreadable"  // a file could not be read or is not what it should be
	Unwritable  Code = "unwritable"  // a file could not be written
	Damaged     Code = "damaged"     // a plan file does not hold what was saved in it
	Newer       Code = "newer"       // made by a newer version of the program
	InUse       Code = "in-use"      // another window or program holds it
	TooLarge    Code = "too-large"   // beyond a stated limit
	Unsupported Code = "unsupported" // understood, but not something the program does
	Locked      Code = "locked"      // the plan is agreed or published, and is not edited until a new draft is begun
)

// Problem is an error written for people: what happened, what is safe, and what to do about it.
// Each part is a whole sentence; Safe may be empty when nothing was at risk.
type Problem struct {
	Code Code
	What string // what happened, with the name of the file or item
	Safe string // what has not been harmed
	Do   string // what the reader can do now
	Err  error  // the cause, for the log; may be nil
}

// Error returns the sentences on one line, without the cause: that belongs in the log.
func (p *Problem) Error() string {
	var parts []string
	for _, s := range []string{p.What, p.Safe, p.Do} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// CodeOf returns the code of the first Problem in err's chain, or "" when there is none.
func CodeOf(err error) Code {
	var p *Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

// NoFile says that there is no file at path, in the one sentence that is used for it everywhere.
func NoFile(path string, err error) *Problem {
	return &Problem{Code: NotFound, What: fmt.Sprintf("There is no file %s.", path), Do: "Check the name and the folder.", Err: err}
}

// FileThere says that a file is there already and is not written over, in the one sentence that is used for it everywhere.
func FileThere(path string) *Problem {
	return &Problem{Code: Unwritable, What: fmt.Sprintf("There is already a file called %s.", filepath.Base(path)), Safe: "It was not changed.",
		Do: "Choose another name."}
}
