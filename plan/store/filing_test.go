package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
)

func TestACopyCanBeTakenBack(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Not yet in the file")
	to := filepath.Join(filepath.Dir(d.path), "To send.plan")
	d.must(d.file.Copy(context.Background(), to))
	d.shows(to, "Not yet in the file")
	d.shows(d.path, "Workforce plan")
	mine, _, info, err := Read(to)
	d.must(err)
	if info.Plan != d.state.PlanID() || mine.Digest() != d.log.Digest() {
		t.Errorf("the copy is %+v", info)
	}
	if err := d.file.Copy(context.Background(), to); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("a file was written over: %v", err)
	}
	d.publish()
	d.shows(d.path, "Not yet in the file")
}

func TestAPlanIsMoved(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Waiting")
	d.must(d.file.Close())
	to := filepath.Join(t.TempDir(), "Moved.plan")
	taken := filepath.Join(t.TempDir(), "Taken.plan")
	write(t, taken, []byte("mine"))
	if err := Move(d.path, taken); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("moved over another file: %v", err)
	}
	d.must(Move(d.path, to))
	if err := Move(d.path, to+".2"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("moved what is gone: %v", err)
	}
	d.path = to
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Waiting" {
		t.Errorf("opened as %q", got)
	}
	if !d.w.CanUndo(d.state) {
		t.Error("undo did not move with it")
	}
}

func TestWorkingFilesAreCleared(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	if err := Clear(d.path, d.opts); plan.CodeOf(err) != plan.InUse {
		t.Errorf("cleared while it is open: %v", err)
	}
	d.title("Waiting")
	d.must(d.file.Close())
	if err := Clear(d.path, d.opts); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("cleared while work waits: %v", err)
	}
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Waiting" {
		t.Fatalf("the work is gone: %q", got)
	}
	d.publish()
	d.must(d.file.Close())
	in, err := os.ReadFile(filepath.Join(d.file.dir, workName))
	d.must(err)
	write(t, filepath.Join(d.file.dir, workName+asideMark+"1"), in)
	good, err := os.ReadFile(d.path)
	d.must(err)
	d.must(Clear(d.path, d.opts))
	if left, _ := filepath.Glob(filepath.Join(d.opts.DataDir, "*")); len(left) != 1 || filepath.Base(left[0]) != "backups" {
		t.Errorf("left are %v", left)
	}
	if now, err := os.ReadFile(d.path); err != nil || !slices.Equal(now, good) || len(d.backups()) != 0 {
		t.Errorf("the plan changed, or %d backups are left (%v)", len(d.backups()), err)
	}
	d.open()
	d.shows(d.path, "Waiting")
}

// TestWhatWasSetAsideIsNotCleared while it holds what the file does not.
func TestWhatWasSetAsideIsNotCleared(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Later")
	d.publish()
	d.must(d.file.Close())
	write(t, d.path, before)
	d.open()
	kept := d.file.Status().Aside
	d.must(d.file.Close())
	d.must(Clear(d.path, d.opts))
	d.holds(kept, "Later")
}

func TestUnfinishedWorkIsFound(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	is := func(when string, want ...string) {
		t.Helper()
		if got := Unfinished(d.opts.DataDir); !slices.Equal(got, want) {
			t.Errorf("%s: unfinished are %v, want %v", when, got, want)
		}
	}
	d.title("Waiting")
	is("while it is open")
	d.must(d.file.Close())
	is("closed with an edit waiting", d.path)
	d.open()
	d.publish()
	d.must(d.file.Close())
	is("published")
	d.open()
	d.must(d.file.SaveDraft(d.state.PlanID(), "title@en", "half"))
	d.must(d.file.Close())
	is("closed with text half typed", d.path)
	d.open()
	changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V("half"))
	d.must(err)
	d.commit(d.w.Commit(changes))
	d.must(d.file.ClearDraft(d.state.PlanID(), "title@en"))
	d.publish()
	d.must(d.file.Close())
	is("all is done")
	is("and again")
}
