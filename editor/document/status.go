package document

import (
	"fmt"
	"time"
)

// Status is how safe the work is: on this computer, and in the file.
type Status struct {
	Name    string    // the name of the file, without its folder
	Path    string    // the file, with its folder; another than was opened once somebody else has changed that
	Saved   time.Time // when the last edit became safe on this computer; zero before the first
	Written time.Time // when the file was last written; zero before the first time
	Waiting bool      // there are edits that the file does not hold yet
	Typing  bool      // there is typed text that is not on the disk yet; it will be within DraftDelay
	Copy    string    // where edits of ours went because somebody else had changed the plan's file, or ""; tell the person
	Unsaved error     // why typed text could not be made safe; nil when all is well
	Failed  error     // why the file could not be written; nil when all is well. It is tried again

	asked time.Time // when this was so, in the time zone that times are told in
}

// String returns the words for the status line: one time when the file holds all there is, and both places when it does not.
func (s Status) String() string {
	switch {
	case s.Unsaved != nil:
		return "Not saved: this computer's disk refused it"
	case s.Waiting && s.Failed != nil:
		return fmt.Sprintf("Saved on this computer%s, %s could not be written yet", s.at(), s.Name)
	case s.Waiting:
		return fmt.Sprintf("Saved on this computer%s, %s waiting", s.at(), s.Name)
	}
	return "Saved" + s.at()
}

// at returns when the work was saved: " 14:03" today, " 2 March, 14:03" on another day, and nothing when nobody knows.
func (s Status) at() string {
	t := s.Saved.In(s.asked.Location())
	switch {
	case s.Saved.IsZero():
		return ""
	case t.YearDay() == s.asked.YearDay() && t.Year() == s.asked.Year():
		return t.Format(" 15:04")
	}
	return t.Format(" 2 January, 15:04")
}
