package store

import (
	"errors"
	"time"

	"planwright/plan"
)

// Draft is text that is being typed and is no operation yet.
type Draft struct {
	Item  plan.ID
	Field string
	Text  string
	Saved time.Time
}

// SaveDraft keeps the text that somebody is typing into a field, in place of what was kept for that field before. It is on the disk when
// SaveDraft returns. Drafts never leave this computer.
func (f *File) SaveDraft(item plan.ID, field, text string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	_, err := f.local.Exec("INSERT INTO draft VALUES(?, ?, ?, ?) ON CONFLICT(item, field) DO UPDATE SET text = excluded.text, saved = excluded.saved",
		string(item), field, text, f.opts.Now().UnixMilli())
	if err != nil {
		return noRoom(err)
	}
	return nil
}

// Drafts returns the drafts that were kept and not cleared, the oldest first: after a crash they are what was being typed.
func (f *File) Drafts() ([]Draft, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, errClosed
	}
	return f.drafts()
}

func (f *File) drafts() ([]Draft, error) {
	rows, err := f.local.Query("SELECT item, field, text, saved FROM draft ORDER BY saved, item, field")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Draft
	for rows.Next() {
		var d Draft
		var saved int64
		if err := rows.Scan(&d.Item, &d.Field, &d.Text, &saved); err != nil {
			return nil, err
		}
		d.Saved = time.UnixMilli(saved).UTC()
		out = append(out, d)
	}
	return out, rows.Err()
}

// ClearDraft forgets the draft of a field, once it has become an operation or was given up.
func (f *File) ClearDraft(item plan.ID, field string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errClosed
	}
	_, err := f.local.Exec("DELETE FROM draft WHERE item = ? AND field = ?", string(item), field)
	return err
}

// giveDrafts passes the drafts on to another working copy, which keeps its own where it has one.
func (f *File) giveDrafts(to *File) error {
	drafts, err := f.drafts()
	if err != nil || len(drafts) == 0 {
		return err
	}
	tx, err := to.local.Begin()
	if err != nil {
		return err
	}
	for _, d := range drafts {
		if _, err := tx.Exec("INSERT OR IGNORE INTO draft VALUES(?, ?, ?, ?)", string(d.Item), d.Field, d.Text, d.Saved.UnixMilli()); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
