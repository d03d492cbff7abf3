package document

import (
	"crypto/rand"
	"io"
	"log/slog"
	"time"
)

// The times that a document keeps to.
const (
	// DraftDelay is how long typed text may wait before it is on the disk.
	DraftDelay = time.Second
	// DraftLife is how long typed text may stay a draft before it becomes an edit, although its field has not been left.
	DraftLife = time.Minute
	// PublishDelay is how long after the last edit the file is written.
	PublishDelay = 2 * time.Second
	// PublishLimit is how long after the first edit the file is written, although edits go on.
	PublishLimit = 10 * time.Second
	// RetryFirst is the pause after a first failure to write the file. It doubles with each further one.
	RetryFirst = 2 * time.Second
	// RetryLimit is the longest pause between two attempts.
	RetryLimit = time.Minute
)

// Options are what a document needs of the program around it.
type Options struct {
	DataDir  string // the folder for working copies (package app/place)
	Author   string // the name under which edits are recorded; may be empty
	Autosave bool   // write the file by itself: soon after edits, and at Close

	Logger *slog.Logger     // nil logs nothing
	Now    func() time.Time // nil is the computer's clock
	Random io.Reader        // nil is the system's source of randomness

	// After calls f once, in a goroutine of its own, when d has passed, unless stop was called before. nil is time.AfterFunc.
	// Tests that own the clock own this too.
	After func(d time.Duration, f func()) (stop func())
}

// filled returns o with the computer's own clock, randomness and a silent log where none is given.
func (o Options) filled() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.After == nil {
		o.After = func(d time.Duration, f func()) func() {
			t := time.AfterFunc(d, f)
			return func() { t.Stop() }
		}
	}
	return o
}
