package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// conflict leaves a plan whose last edit, "Ours", waits in the working copy, while somebody else's, "Theirs", is in the file.
func conflict(t *testing.T) *desk {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	d.must(d.file.Close())
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	o.must(o.file.Close())
	return d
}

// TestAPlanOpensAlthoughTheCopyOfItIsGone removes the copy that our work went to, with more waiting for it.
func TestAPlanOpensAlthoughTheCopyOfItIsGone(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	d.title("Ours")
	beside := d.publish().Path
	d.title("Ours, and more")
	d.must(d.file.Close())
	d.must(os.Remove(beside))
	d.open()
	d.shows(d.path, "Theirs")
	d.shows(d.file.Status().Beside, "Ours, and more")
}

// TestAPlanOpensAlthoughTheNotesAreLost damages the database of notes while work waits and the file is somebody else's.
func TestAPlanOpensAlthoughTheNotesAreLost(t *testing.T) {
	d := conflict(t)
	d.must(os.WriteFile(filepath.Join(d.file.dir, localName), []byte(strings.Repeat("not a database", 1000)), 0o600))
	d.open()
	d.shows(d.path, "Theirs")
	d.shows(d.file.Status().Beside, "Ours")
}

// TestWhatSomebodySavedOverIsKept has everything of ours in the file, and then another copy of the plan saved over it: with edits of its
// own and without ours.
func TestWhatSomebodySavedOverIsKept(t *testing.T) {
	d := conflict(t)
	theirs, err := os.ReadFile(d.path)
	d.must(err)
	d.open() // theirs
	d.title("Ours")
	d.publish()
	d.must(d.file.Close())
	o := d.elsewhere()
	d.must(os.WriteFile(o.path, theirs, 0o600))
	o = d.elsewhere()
	o.title("Sent back by e-mail")
	o.publish()
	o.must(o.file.Close())
	d.open()
	d.shows(d.path, "Sent back by e-mail")
	beside := d.file.Status().Beside
	if beside == "" {
		t.Fatalf("the published edit is nowhere; the folder holds %v", d.copies())
	}
	d.shows(beside, "Ours")
}
