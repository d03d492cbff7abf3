package document

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"planwright/plan/store"
)

// publishing is the part of a document that writes its file in time.
type publishing struct {
	edits    int       // how many transactions there are since the document was opened
	upTo     int       // how many of them the last attempt to write the file took
	first    time.Time // when the first after those was made
	last     time.Time // when the newest was
	failures int       // how many attempts in a row have failed
	tried    time.Time // when the last one did
	busy     bool      // one is under way
	stop     func()    // stops the timer for the next
}

// Publish makes edits of what has been typed and writes the file now, if it does not hold everything already.
// It is for the moment when the window loses the focus, and for commands.
// While it fails the work is safe on this computer; with Autosave it is tried again, after growing pauses.
func (d *Document) Publish(ctx context.Context) error {
	err := d.Settle()
	if e := d.publish(ctx, false); err == nil { // what can't be settled stays a draft, and keeps nothing else back
		err = e
	}
	return err
}

// Look takes in what others have written in the file since it was last read or written, and writes it when it lacks something of ours then.
// It is for the moment when the window gets the focus, and for now and then: while the file is what it was it reads none of it. With an
// error the work is safe on this computer, as with Publish.
func (d *Document) Look(ctx context.Context) error {
	d.mu.Lock()
	closed, tried := d.closed, d.o.Autosave && d.status.Waiting && d.status.Failed != nil
	d.mu.Unlock()
	if closed {
		return errClosed
	}
	if tried || !d.file.Changed() { // what failed is tried again by itself, after growing pauses
		return nil
	}
	return d.publish(ctx, true)
}

// publish writes the file if it does not hold everything, or if it is to be looked at anyway. Edits may go on meanwhile.
func (d *Document) publish(ctx context.Context, look bool) error {
	defer d.events.deliver()
	d.publishOne.Lock()
	defer d.publishOne.Unlock()
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return errClosed
	}
	if !d.status.Waiting && !look {
		d.mu.Unlock()
		return nil
	}
	waited := d.status.Waiting
	d.publishing.stop()
	d.mu.Unlock()

	d.write.Lock()
	err := d.saveEdits()
	d.write.Unlock()

	d.mu.Lock()
	upTo := d.publishing.edits
	d.publishing.upTo, d.publishing.busy = upTo, true
	d.mu.Unlock()

	var done store.Published
	if err == nil {
		done, err = d.file.Publish(ctx)
	}
	d.takeIn()

	d.mu.Lock()
	defer d.mu.Unlock()
	p := &d.publishing
	p.busy = false
	if err != nil {
		d.status.Waiting = true // the file may have gone although nothing was waiting for it
		if !waited {
			p.first, p.last = d.o.Now(), d.o.Now()
		}
		d.publishFailed(ctx, err)
	} else {
		p.failures = 0
		d.status.Failed, d.status.Written, d.status.Waiting = nil, done.At, p.edits > upTo
		d.status.Path, d.status.Name = done.Path, filepath.Base(done.Path)
		if done.Beside {
			d.status.Copy = done.Path
		}
	}
	d.events.add(Event{Kind: StatusChanged})
	d.schedulePublish()
	return err
}

// publishFailed notes a failure; one that the caller wished for by ending ctx is none. The caller holds mu.
func (d *Document) publishFailed(ctx context.Context, err error) {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return
	}
	d.publishing.failures++
	d.publishing.tried = d.o.Now()
	d.status.Failed = err
	d.o.Logger.Warn("the file could not be written", "plan", d.path, "attempt", d.publishing.failures, "error", err)
}

// edited notes that there is one more edit, and when. The caller holds mu.
func (d *Document) edited(now time.Time) {
	p := &d.publishing
	if !d.status.Waiting || p.edits == p.upTo {
		p.first = now
	}
	p.edits++
	p.last = now
	d.status.Waiting = true
	d.schedulePublish()
}

// schedulePublish has the file written in time, if it is to be written at all. The caller holds mu.
func (d *Document) schedulePublish() {
	p := &d.publishing
	p.stop()
	p.stop = func() {}
	if !d.o.Autosave || d.closed || p.busy || !d.status.Waiting {
		return
	}
	due := p.last.Add(PublishDelay)
	if limit := p.first.Add(PublishLimit); limit.Before(due) {
		due = limit
	}
	if p.failures > 0 {
		due = p.tried.Add(pause(p.failures))
	}
	p.stop = d.o.After(max(due.Sub(d.o.Now()), 0), func() {
		_ = d.publish(context.Background(), false) // Status tells of a failure, and the log
	})
}

// pause returns how long to wait after so many failures in a row.
func pause(failures int) time.Duration {
	p := RetryFirst
	for range failures - 1 {
		if p *= 2; p >= RetryLimit {
			return RetryLimit
		}
	}
	return p
}
