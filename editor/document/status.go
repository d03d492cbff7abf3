package document

import (
	"fmt"
	"path/filepath"
	"time"

	"planwright/assets/tongue"
)

// Status is how safe the work is: on this computer, and in the file.
type Status struct {
	Name    string    // the name of the file, without its folder
	Path    string    // the file, with its folder; another than was opened once something else is in its place
	Saved   time.Time // when the last edit became safe on this computer; zero before the first
	Written time.Time // when the file was last written; zero before the first time
	Waiting bool      // there are edits that the file does not hold yet
	Typing  bool      // there is typed text that is not on the disk yet; it will be within DraftDelay
	Draft   bool      // there is typed text that is no edit yet, so that the file does not hold it
	Copy    string    // where edits of ours went because somebody else had changed the plan's file, or ""; tell the person
	Aside   string    // where an earlier working copy was put that may hold edits which the file does not have, or ""; tell the person
	Missing int       // how many pictures the plan shows that the file does not hold; tell the person
	TookIn  string    // the people whose changes were last taken in from the file, as words: "Ann and Bob", "somebody"; "" for nobody yet
	TookAt  time.Time // when that was

	// Unfinished says that work was found at opening that the file did not hold: the program ended in the midst of it, or the file could not be
	// written then. Tell the person.
	Unfinished bool
	Unsaved    error // why typed text could not be made safe; nil when all is well
	Failed     error // why the file could not be written; nil when all is well. It is tried again

	opened string    // the name of the file that was opened
	asked  time.Time // when this was so, in the time zone that times are told in
}

// String returns the words for the status line: one time when the file holds all there is, and both places when it does not.
// Where others have changed the file, or something of it is not where it should be, it says so.
func (s Status) String() string {
	say := spoken.Now()
	words := s.whereabouts()
	if s.TookIn != "" {
		words += fmt.Sprintf(say.TookIn, s.TookIn, s.clock(s.TookAt))
	}
	if s.Unfinished {
		words += say.Unfinished
	}
	if s.Aside != "" {
		words += fmt.Sprintf(say.Aside, s.Aside)
	}
	switch {
	case s.Missing == 1:
		words += say.MissingOne
	case s.Missing > 1:
		words += fmt.Sprintf(say.Missing, s.Missing)
	}
	return words
}

// whereabouts says where the edits are.
func (s Status) whereabouts() string {
	switch {
	case s.Copy == "":
		return s.line()
	case s.inCopy():
		return fmt.Sprintf(spoken.Now().InCopy, s.line(), s.opened)
	}
	return fmt.Sprintf(spoken.Now().OurCopy, s.line(), s.opened, filepath.Base(s.Copy))
}

func (s Status) line() string {
	say := spoken.Now()
	switch {
	case s.Unsaved != nil:
		return say.Unsaved
	case s.Waiting && s.Failed != nil:
		return fmt.Sprintf(say.Failed, s.at(), s.Name)
	case s.Waiting, s.Draft:
		return fmt.Sprintf(say.Waiting, s.at(), s.Name)
	case s.inCopy():
		return fmt.Sprintf(say.SavedIn, s.at(), s.Name)
	}
	return fmt.Sprintf(say.Saved, s.at())
}

// inCopy reports whether the plan goes on in another file than was opened.
func (s Status) inCopy() bool { return s.Copy != "" && s.Copy == s.Path }

// at returns when the work was saved.
func (s Status) at() string { return s.clock(s.Saved) }

// clock returns a time as words: " 14:03" today, " 2 March, 14:03" on another day, and nothing when nobody knows.
func (s Status) clock(at time.Time) string {
	t := at.In(s.asked.Location())
	switch {
	case at.IsZero():
		return ""
	case t.YearDay() == s.asked.YearDay() && t.Year() == s.asked.Year():
		return t.Format(" 15:04")
	}
	return tongue.Date(t, " 2 January, 15:04")
}
