package store

import (
	"context"
	"slices"

	"planwright/plan"
	"planwright/plan/history"
)

// Join puts what copies of the plan hold into the working copy: a log that has all of this one's operations or more, and pictures. It is on
// the disk when Join returns without an error, and in the plan file with the next Publish. Before it there is a backup of what was here. The writers stay those of other people: undo
// leaves what they did alone.
func (f *File) Join(log *history.Log, files []plan.File) error {
	have, err := f.Files()
	if err != nil {
		return err
	}
	for _, p := range files { // first, so that no edit speaks of a picture that is not there
		if !slices.ContainsFunc(have, func(h plan.File) bool { return h.Hash == p.Hash }) {
			if err := f.AddFile(p); err != nil {
				return err
			}
		}
	}
	f.hold() // what would be written to the file is made in a place of its own, of which there is one
	f.backUpOurs(context.Background(), nil)
	f.publishing.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	if err := f.save(); err != nil {
		return err
	}
	if err := f.take(log); err != nil {
		return err
	}
	f.pending, f.status.Saved = true, f.opts.Now()
	return nil
}
