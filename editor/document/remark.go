package document

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"planwright/plan"
	"planwright/plan/store"
)

// remarkField begins the field of a draft that is a comment and no text of the item itself.
const remarkField = "comment "

// Remark takes the whole text of a comment as it stands after a keystroke: of a new one on a field of an item, or with "" on all of it, or of an answer
// to the first of a thread. It returns at once; the text is on the disk within DraftDelay, and after a crash it is a comment when the plan is opened
// again. By itself it becomes none: who sends it, or gives it up, takes it back with no text.
func (d *Document) Remark(on plan.ID, field string, answers plan.ID, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := place{on, remarkField + field + " " + string(answers)}
	if t := d.remarks[at]; d.closed || t == nil && text == "" || t != nil && t.text == text {
		return
	}
	d.remarks[at] = &draft{text: text, dirty: true}
	d.scheduleDrafts()
}

// writeRemarks puts comments that are being written on the disk, and takes off it those that were sent. The caller holds write.
func (d *Document) writeRemarks() error {
	d.mu.Lock()
	texts := map[place]string{}
	for at, t := range d.remarks {
		if t.dirty {
			texts[at] = t.text
		}
	}
	d.mu.Unlock()
	var failed error
	for at, text := range texts {
		var err error
		if text == "" {
			err = d.file.ClearDraft(at.item, at.field)
		} else {
			err = d.file.SaveDraft(at.item, at.field, text)
		}
		if err != nil {
			failed = fmt.Errorf("document: a comment that is being written: %w", err)
			continue
		}
		d.mu.Lock()
		if t := d.remarks[at]; t.text == text {
			if t.dirty = false; text == "" {
				delete(d.remarks, at)
			}
		}
		d.mu.Unlock()
	}
	return failed
}

// takeRemarks makes comments of what was being written when the program last ended. One that was sent in that moment is there already.
func (d *Document) takeRemarks(found []store.Draft) {
	if len(found) == 0 {
		return
	}
	err := d.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		for _, t := range found {
			field, answers, _ := strings.Cut(strings.TrimPrefix(t.Field, remarkField), " ")
			c := plan.Comment{On: t.Item, Field: field, Answers: plan.ID(answers), Text: strings.TrimSpace(t.Text), By: d.o.Author, At: t.Saved.UTC().Truncate(time.Second)}
			if c.Text == "" || slices.ContainsFunc(p.Comments, func(x plan.Comment) bool {
				return x.On == c.On && x.Field == c.Field && x.Answers == c.Answers && x.Text == c.Text
			}) {
				continue
			}
			if !slices.ContainsFunc(p.Comments, func(x plan.Comment) bool { return x.ID == c.Answers }) {
				c.Answers = "" // what it answers has gone
			}
			c.ID = fresh()
			p.Comments = append(p.Comments, c)
		}
		return nil
	})
	d.write.Lock()
	defer d.write.Unlock()
	for _, t := range found {
		if err == nil {
			err = d.file.ClearDraft(t.Item, t.Field)
		}
	}
	if err != nil { // the draft stays, and is tried again
		d.o.Logger.Error("a comment written before a crash can't be added yet", "plan", d.path, "error", err)
	}
}
