package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"planwright/plan"
)

// place is one field of one item: where text is typed.
type place struct {
	item  plan.ID
	field string
}

// draft is text that is being typed.
type draft struct {
	text  string
	begun time.Time // when the first letter was typed
	dirty bool      // the disk does not hold text yet
}

// Type takes the whole text of a field as it stands after a keystroke. It returns at once; the text is on the disk within
// DraftDelay, survives a crash, and becomes one edit at SetText or Settle, or by itself after DraftLife.
// Until then Plan does not show it. In a locked plan nothing new is begun.
func (d *Document) Type(item plan.ID, field, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return
	}
	at := place{item, field}
	t := d.drafts[at]
	if t == nil {
		if locked(d.state) {
			return
		}
		t = &draft{begun: d.o.Now()}
		d.drafts[at] = t
	} else if t.text == text {
		return
	}
	t.text, t.dirty = text, true
	d.scheduleDrafts()
}

// Typed returns the text that is being typed into a field, and whether there is any that is not an edit yet.
func (d *Document) Typed(item plan.ID, field string) (text string, typing bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if t := d.drafts[place{item, field}]; t != nil {
		return t.text, true
	}
	return "", false
}

// Settle makes an edit of everything that has been typed, one for each field. It is for the moment when a field is left,
// and comes by itself before undo, publishing and closing.
func (d *Document) Settle() error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	return d.settle(everything)
}

// everything is a time that every draft was begun before, as settle takes it.
var everything time.Time

// settle makes edits of the drafts that were begun before the given time. What can't be made an edit stays a draft, so that
// it is not lost; but what was typed into an item that has been removed since goes with it. The caller holds write.
func (d *Document) settle(before time.Time) error {
	var failed error
	for _, at := range d.typedBefore(before) {
		d.mu.Lock()
		text := d.drafts[at].text
		d.mu.Unlock()
		err := d.setText(at, text, committing)
		if err == nil || plan.CodeOf(err) == plan.NotFound {
			err = d.dropDraft(at, &text)
		}
		if err != nil && failed == nil {
			failed = err
		}
	}
	return failed
}

// typedBefore returns the fields whose drafts were begun before the given time, or all when it is zero: the oldest first.
func (d *Document) typedBefore(before time.Time) []place {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []place
	for at, t := range d.drafts {
		if before == everything || t.begun.Before(before) {
			out = append(out, at)
		}
	}
	slices.SortFunc(out, func(a, b place) int {
		if c := d.drafts[a].begun.Compare(d.drafts[b].begun); c != 0 {
			return c
		}
		if c := strings.Compare(string(a.item), string(b.item)); c != 0 {
			return c
		}
		return strings.Compare(a.field, b.field)
	})
	return out
}

// scheduleDrafts has saveDrafts called when the next draft is due, or what the disk refused is to be tried again.
// The caller holds mu.
func (d *Document) scheduleDrafts() {
	now := d.o.Now()
	var due time.Time
	sooner := func(t time.Time) {
		if soonest := now.Add(DraftDelay); t.Before(soonest) { // what was refused is not tried again at every turn
			t = soonest
		}
		if due.IsZero() || t.Before(due) {
			due = t
		}
	}
	for _, t := range d.drafts {
		if t.dirty {
			sooner(now)
		}
		sooner(t.begun.Add(DraftLife))
	}
	for _, t := range d.remarks {
		if t.dirty {
			sooner(now)
		}
	}
	if len(d.unsaved) > 0 || len(d.done) > 0 {
		sooner(now.Add(RetryFirst))
	}
	if due.IsZero() || d.draftAt.IsZero() || due.Before(d.draftAt) {
		d.draftStop()
		d.draftAt, d.draftStop = due, func() {}
		if !due.IsZero() && !d.closed {
			d.draftStop = d.o.After(due.Sub(now), d.saveDrafts)
		}
	}
}

// saveDrafts puts what has been typed on the disk, makes edits of what is old enough, and comes again while there is need.
func (d *Document) saveDrafts() {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	d.mu.Lock()
	closed := d.closed
	d.draftAt = time.Time{}
	d.mu.Unlock()
	if closed {
		return
	}
	err := d.saveEdits()
	for _, do := range []func() error{d.writeDrafts, d.writeRemarks, d.clearDrafts} {
		if e := do(); err == nil {
			err = e
		}
	}
	old := d.o.Now().Add(-DraftLife).Add(1) // begun that long ago, or longer
	if e := d.settle(old); err == nil {
		err = e
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.noteUnsaved(err)
	d.noteDrafts()
	d.scheduleDrafts()
}

// noteDrafts tells subscribers when typed text comes between the plan and its file, or ceases to. It is not told at the first
// keystroke, which is not to wait for a window that draws itself anew. The caller holds mu.
func (d *Document) noteDrafts() {
	if now := len(d.drafts) > 0; now != d.draftTold {
		d.draftTold = now
		if !d.status.Waiting { // else the status says the same with drafts and without
			d.events.add(Event{Kind: StatusChanged})
		}
	}
}

// writeDrafts puts what has been typed on the disk. The caller holds write.
func (d *Document) writeDrafts() error {
	d.mu.Lock()
	texts := map[place]string{}
	for at, t := range d.drafts {
		if t.dirty {
			texts[at] = t.text
		}
	}
	d.mu.Unlock()
	var failed error
	for at, text := range texts {
		if err := d.file.SaveDraft(at.item, at.field, text); err != nil {
			failed = fmt.Errorf("document: typed text: %w", err)
			continue
		}
		d.mu.Lock()
		delete(d.done, at) // it is written over, and must not be taken off the disk in its place
		if t := d.drafts[at]; t != nil && t.text == text {
			t.dirty = false
		}
		d.status.Saved = d.o.Now()
		d.mu.Unlock()
	}
	return failed
}

// dropDraft forgets the draft of a field that has been left, or, when settled is not nil, whose text has become an edit: if typing
// went on meanwhile that is a new draft then, which the disk will hold soon. The caller holds write.
func (d *Document) dropDraft(at place, settled *string) error {
	if !d.finishDraft(at, settled) {
		return nil
	}
	err := d.clearDrafts()
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.drafts) == 0 {
		d.noteDrafts()
	}
	d.scheduleDrafts()
	return err
}

// finishDraft notes that a draft is done with, and reports whether there was one.
func (d *Document) finishDraft(at place, settled *string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	t := d.drafts[at]
	switch {
	case t == nil:
		return false
	case settled == nil || t.text == *settled:
		delete(d.drafts, at)
	default:
		t.begun, t.dirty = d.o.Now(), true
	}
	d.done[at] = true
	return true
}

// clearDrafts takes the drafts that are done with off the disk. One that stayed there would be typed again after a crash, over
// whatever was written since. The caller holds write.
func (d *Document) clearDrafts() error {
	d.mu.Lock()
	done := slices.Collect(maps.Keys(d.done))
	d.mu.Unlock()
	for _, at := range done {
		if err := d.file.ClearDraft(at.item, at.field); err != nil {
			return fmt.Errorf("document: typed text that is an edit now: %w", err)
		}
		d.mu.Lock()
		delete(d.done, at)
		d.mu.Unlock()
	}
	return nil
}
