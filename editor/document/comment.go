package document

import (
	"time"

	"planwright/plan"
)

// Hand returns who wrote what a field of an item says now, and when. The name is "" where that person gave none; the time is zero where
// nobody wrote there.
func (d *Document) Hand(item plan.ID, field string) (name string, at time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	ops := d.state.Standing(item, field)
	if len(ops) == 0 {
		return "", time.Time{}
	}
	for _, a := range d.state.Authors() {
		if a.Writer == ops[0].Writer {
			name = a.Name
		}
	}
	return name, time.UnixMilli(ops[0].Wall).UTC()
}

// SignAs lets edits bear a name that was not known when the document was opened. The next edit says it, also of those that were written since then.
// Where another name was known, that stays until the document is opened again.
func (d *Document) SignAs(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.o.Author = name
	d.writer.Sign(name, d.file.PlanID())
}
