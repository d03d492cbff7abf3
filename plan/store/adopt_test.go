package store

import (
	"os"
	"path/filepath"
	"testing"

	"planwright/plan/history"
)

// waiting returns a plan that was closed with an edit, "Waiting", that is not in its file.
func waiting(t *testing.T) *desk {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Waiting")
	d.must(d.file.Close())
	return d
}

// opensAs fails unless the plan at path opens with this title. It is closed again, and its status returned.
func (d *desk) opensAs(path, title string) Status {
	d.t.Helper()
	was := d.path
	d.path = path
	d.open()
	s := d.file.Status()
	if got := d.state.Plan().Title.In("en"); got != title {
		d.t.Errorf("%s opens as %q, not %q; %+v", filepath.Base(path), got, title, s)
	}
	d.must(d.file.Close())
	d.path = was
	return s
}

// TestTwoCopiesOfOnePlan leave each other's work alone.
func TestTwoCopiesOfOnePlan(t *testing.T) {
	d := waiting(t)
	to := filepath.Join(t.TempDir(), "Copy.plan")
	copyOver(t, d.path, to, -1)
	d.opensAs(to, "Workforce plan")
	d.opensAs(d.path, "Waiting")
}

// TestWorkForAMemoryStick waits until it is back, whichever copies of the plan are opened meanwhile.
func TestWorkForAMemoryStick(t *testing.T) {
	d := waiting(t)
	to := filepath.Join(t.TempDir(), "Copy.plan")
	copyOver(t, d.path, to, -1)
	stick := filepath.Dir(d.path)
	rename(t, stick, stick+"-away")
	d.opensAs(to, "Workforce plan")
	rename(t, stick+"-away", stick)
	d.opensAs(d.path, "Waiting")
}

// TestWorkThatCannotBeLookedForIsTold has a plan under another name, and its earlier working copy on a part of the disk that can't be used for now.
func TestWorkThatCannotBeLookedForIsTold(t *testing.T) {
	d := waiting(t)
	to := filepath.Join(filepath.Dir(d.path), "Renamed.plan")
	rename(t, d.path, to)
	lock := filepath.Join(d.file.dir, lockName)
	remove(t, lock)
	if err := os.Mkdir(lock, 0o700); err != nil { // no lock can be had
		t.Fatal(err)
	}
	first := d.file.dir
	if s := d.opensAs(to, "Workforce plan"); s.Aside != first {
		t.Errorf("told is %+v", s)
	}
	remove(t, lock)
	if s := d.opensAs(to, "Waiting"); s.Aside != "" {
		t.Errorf("told is %+v", s)
	}
}

// TestAWorkingCopyThatLacksWhatTheFileHas gets it back before it writes the file.
func TestAWorkingCopyThatLacksWhatTheFileHas(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Published")
	d.publish()
	d.title("Waiting")
	_, err := d.file.work.Exec("DELETE FROM op WHERE value = 'Published'")
	d.must(err)
	d.must(d.file.Close())
	d.open()
	d.publish()
	d.once("Published", "Waiting")
	if got := history.Fold(d.log).Plan().Title.In("en"); got != "Waiting" {
		t.Errorf("shown is %q", got)
	}
}
