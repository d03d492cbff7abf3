package store

import (
	"slices"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store/backup"
)

// TestJoinKeepsWhatCopiesHold even when the program ends before the file is written, and leaves it to those who wrote it.
func TestJoinKeepsWhatCopiesHold(t *testing.T) {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	d.create(p)
	log, _, _, err := Read(d.path)
	d.must(err)
	w := history.NewWriter(log, plantest.Minter(500).New(), d.opts.Now)
	_, err = w.Commit([]history.Change{{Item: p.ID, Field: "subtitle@en", Value: history.V("by somebody else")}})
	d.must(err)
	picture := plantest.Picture("image/png", 7)
	d.must(d.file.Join(log, []plan.File{picture}))
	list, err := Backups(d.opts.DataDir, p.ID)
	d.must(err)
	if !slices.ContainsFunc(list, func(b Backup) bool { return b.Why == backup.Ours }) {
		t.Errorf("there is no backup from before the join, only %v", list)
	}
	d.must(d.file.Join(log, []plan.File{picture})) // once more changes nothing
	if s := d.file.Status(); !s.Waiting {
		t.Error("the file is not waiting for what was joined")
	}
	d.must(d.file.Close())
	f, err := Open(d.path, d.opts)
	d.must(err)
	defer f.Close()
	writers, err := f.Writers()
	d.must(err)
	for _, id := range writers {
		if id == w.ID() {
			t.Error("somebody else's writer counts as this computer's")
		}
	}
	if got := history.Fold(f.Log()).Value(p.ID, "subtitle@en").String(); got != "by somebody else" {
		t.Errorf("after opening again the text is %q", got)
	}
	_, err = f.Publish(t.Context())
	d.must(err)
	_, files, info, err := Read(d.path)
	d.must(err)
	if len(files) != 1 || info.Digest != log.Digest() {
		t.Errorf("the file holds %d pictures", len(files))
	}
}
