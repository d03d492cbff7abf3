package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// conflict leaves a plan whose last edit, "Ours", waits in the working copy, while another file that can't be joined, "Theirs", is in its place.
func conflict(t *testing.T) *desk {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	d.must(d.file.Close())
	d.begunAnew("Theirs")
	return d
}

// TestAPlanOpensAlthoughTheCopyOfItIsGone removes the copy that our work went to, with more waiting for it.
func TestAPlanOpensAlthoughTheCopyOfItIsGone(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.begunAnew("Theirs")
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
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Ours")
	d.publish()
	d.must(d.file.Close())
	d.must(os.WriteFile(d.path, before, 0o600))
	o := d.elsewhere()
	o.title("Sent back by e-mail")
	o.publish()
	o.must(o.file.Close())
	d.open()
	d.publish()
	d.offers("Ours", "Sent back by e-mail")
}

// TestWhatCannotBeReadIsKeptWhenTheSwapDisplacedIt finds beside the plan, after a crash, what others put in its place at the moment of our
// swap, and which this program has no use for.
func TestWhatCannotBeReadIsKeptWhenTheSwapDisplacedIt(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	d.publish()
	mine, err := os.ReadFile(d.path)
	d.must(err)
	other := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	another, err := os.ReadFile(other.path)
	d.must(err)
	d.must(d.file.Close())
	for _, theirs := range [][]byte{put32(slices.Clone(mine), 60, format+1), another, []byte("minutes of a meeting")} {
		left := filepath.Join(filepath.Dir(d.path), "~England.plan."+d.file.token+"33333333.tmp")
		d.must(os.WriteFile(left, theirs, 0o600))
		d.open()
		beside := d.file.Status().Beside
		if beside == "" {
			t.Fatalf("%.20q is nowhere; the folder holds %v", theirs, d.copies())
		}
		if kept, err := os.ReadFile(beside); err != nil || !slices.Equal(kept, theirs) {
			t.Errorf("%.20q became %.20q, %v", theirs, kept, err)
		}
		d.must(d.file.Close())
	}
}

// TestAnEarlierCopyLeavesTheWorkingCopyOfAPlanThatIsGone opens a backup after the plan itself was deleted: what came after the backup is
// in the working copy alone then.
func TestAnEarlierCopyLeavesTheWorkingCopyOfAPlanThatIsGone(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Later")
	d.publish()
	d.must(d.file.Close())
	whole := d.file.dir
	d.must(os.Remove(d.path))
	d.path = filepath.Join(filepath.Dir(d.path), "Backup.plan")
	d.must(os.WriteFile(d.path, before, 0o600))
	d.open()
	if _, err := os.Stat(filepath.Join(whole, workName)); err != nil {
		t.Errorf("the only copy of the last edit is gone: %v", err)
	}
}

// TestDraftsGoWithTheCopy has text half typed into work that waits, in an item that theirs does not have.
func TestDraftsGoWithTheCopy(t *testing.T) {
	d := conflict(t)
	f, err := begin(d.path, d.file.PlanID(), d.opts)
	d.must(err)
	item := d.mint.New()
	d.must(f.SaveDraft(item, "text@en", "half typed"))
	d.must(f.release())
	d.open()
	if drafts, err := d.file.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("theirs has the drafts %v, %v", drafts, err)
	}
	d.path = d.file.Status().Beside
	d.must(d.file.Close())
	d.open()
	if drafts, err := d.file.Drafts(); err != nil || len(drafts) != 1 || drafts[0].Text != "half typed" || drafts[0].Item != item {
		t.Errorf("the copy has the drafts %v, %v", drafts, err)
	}
	if d.file.Status().Waiting {
		t.Error("the copy waits for something")
	}
	d.commit(d.w.Undo(d.state))
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" {
		t.Errorf("undone in the copy to %q", got)
	}
}

// TestAWorkingCopyWithOneBadOperationIsSetAside has an edit that waits and one bit of another fallen over.
func TestAWorkingCopyWithOneBadOperationIsSetAside(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Waiting")
	if _, err := d.file.work.Exec("UPDATE op SET wall = wall + 1 WHERE seq = 1"); err != nil {
		t.Fatal(err)
	}
	d.must(d.file.Close())
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" {
		t.Errorf("opened as %q", got)
	}
	found, err := filepath.Glob(filepath.Join(d.file.dir, workName+".aside-*"))
	d.must(err)
	if len(found) != 1 {
		t.Fatalf("the operations that are whole are nowhere: %v", found)
	}
	d.title("And on")
	d.publish()
	d.shows(d.path, "And on")
}

// TestCreateKeepsWhatWaitedForAFileThatIsGone takes the same plan in again where its file was deleted while work and a draft were waiting.
func TestCreateKeepsWhatWaitedForAFileThatIsGone(t *testing.T) {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	d.create(p)
	d.title("Waiting")
	d.must(d.file.SaveDraft(p.ID, "subtitle@en", "half typed"))
	d.must(d.file.Close())
	d.must(os.Remove(d.path))
	d.create(p)
	if drafts, err := d.file.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("the new plan begins with the drafts %v, %v", drafts, err)
	}
	d.must(d.file.Close())
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" || d.file.Status().Beside != "" {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
	for _, name := range []string{workName, localName} {
		if found, err := filepath.Glob(filepath.Join(d.file.dir, name+".aside-*")); err != nil || len(found) != 1 {
			t.Errorf("what was waiting in %s is gone: %v, %v", name, found, err)
		}
	}
	d.must(d.file.Close())
	d.must(os.Remove(d.path))
	d.create(p) // with nothing waiting nothing is set aside
	if found, err := filepath.Glob(filepath.Join(d.file.dir, workName+".aside-*")); err != nil || len(found) != 1 {
		t.Errorf("set aside are %v, %v", found, err)
	}
}

// TestALongNameLeavesRoomForOurs publishes to a file whose name is as long as names can be, and writes a copy beside it.
func TestALongNameLeavesRoomForOurs(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.path = filepath.Join(filepath.Dir(d.path), strings.Repeat("ŵ", 125)+".plan") // 255 bytes
	d.create(newDesk(t, "").sample())
	d.title("Ours")
	d.publish()
	d.shows(d.path, "Ours")
	d.begunAnew("Theirs")
	d.title("Ours again")
	d.shows(d.publish().Path, "Ours again")
	d.shows(d.path, "Theirs")
}
