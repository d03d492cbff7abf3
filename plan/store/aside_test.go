package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
)

// aside returns what was set aside in the working copy's folder.
func (d *desk) aside(name string) []string {
	d.t.Helper()
	found, err := filepath.Glob(filepath.Join(d.file.dir, name+asideMark+"*"))
	d.must(err)
	return found
}

// holds fails unless the working copy that was set aside at path has an operation with this value.
func (d *desk) holds(path, words string) {
	d.t.Helper()
	db, err := openDatabase(path)
	d.must(err)
	defer db.Close()
	var n int
	d.must(db.QueryRow("SELECT count(*) FROM op WHERE value = ?", words).Scan(&n))
	if n == 0 {
		d.t.Errorf("%s does not hold %q", filepath.Base(path), words)
	}
}

// TestAFileThatWentBackLeavesTheWorkingCopy puts an earlier state of the file back in its place, as a backup program does and a folder in
// the cloud may: what came after it is in the working copy alone.
func TestAFileThatWentBackLeavesTheWorkingCopy(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Later")
	d.publish()
	d.must(d.file.Close())
	d.must(os.WriteFile(d.path, before, 0o600))
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" || d.file.Status().Waiting {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
	kept := d.file.Status().Aside
	if found := d.aside(workName); len(found) != 1 || found[0] != kept {
		t.Fatalf("the last edit is nowhere: %v, and the status says %q", found, kept)
	}
	d.holds(kept, "Later")
	d.title("On from there")
	d.publish()
	d.must(d.file.Close())
	d.open()
	if s := d.file.Status(); s.Aside != "" || len(d.aside(workName)) != 1 {
		t.Errorf("set aside again: %+v", s)
	}
	d.shows(d.path, "On from there")
}

// TestAFileThatWentOnSetsNothingAside opens what somebody else added to, and then theirs while ours is in a copy beside it.
func TestAFileThatWentOnSetsNothingAside(t *testing.T) {
	d := conflict(t)
	path := d.path
	d.open()
	d.must(d.file.Close())
	o := d.elsewhere()
	o.title("Theirs again")
	o.publish()
	o.must(o.file.Close())
	d.open()
	d.title("Ours too")
	d.begunAnew("Theirs at the same time")
	beside := d.publish().Path
	d.must(d.file.Close())
	d.open()
	if d.path != path || d.file.Status().Aside != "" || len(d.aside("*")) != 0 {
		t.Errorf("set aside although %s has it: %v", filepath.Base(beside), d.aside("*"))
	}
	d.shows(beside, "Ours too")
}

// TestAWorkingCopyOfAnotherVersionIsSetAside has work waiting in a working copy that a later program has changed.
func TestAWorkingCopyOfAnotherVersionIsSetAside(t *testing.T) {
	for _, name := range []string{workName, localName} {
		for _, version := range []string{"2", "0"} {
			d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
			d.title("Waiting")
			db := d.file.work
			if name == localName {
				db = d.file.local
			}
			if _, err := db.Exec("PRAGMA user_version=" + version); err != nil {
				t.Fatal(err)
			}
			d.must(d.file.Close())
			d.open()
			kept := d.file.Status().Aside
			if found := d.aside(name); len(found) != 1 || found[0] != kept {
				t.Fatalf("%s of version %s: set aside are %v, the status says %q", name, version, found, kept)
			}
			d.shows(d.path, "Workforce plan")
			if name == workName {
				d.holds(kept, "Waiting")
			} else {
				d.publish() // where the notes say nothing, what is in the file is somebody else's, and joined in
				d.shows(d.path, "Waiting")
			}
			d.title("And on")
			d.publish()
			d.shows(d.path, "And on")
		}
	}
}

// TestWhatIsSetAsideOutlivesAdoption renames a plan whose working copy is of another version: another one takes its place, and neither
// empties nor removes what was set aside.
func TestWhatIsSetAsideOutlivesAdoption(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Waiting")
	if _, err := d.file.work.Exec("PRAGMA user_version=7"); err != nil {
		t.Fatal(err)
	}
	d.must(d.file.Close())
	first := d.file.dir
	old := d.path
	d.path = filepath.Join(filepath.Dir(old), "Renamed.plan")
	d.must(os.Rename(old, d.path))
	for range 3 {
		d.open()
		d.must(d.file.Close())
		found, err := filepath.Glob(filepath.Join(first, workName+asideMark+"*"))
		d.must(err)
		if len(found) != 1 {
			t.Fatalf("what was waiting is gone: %v", found)
		}
		d.holds(found[0], "Waiting")
	}
}

// TestADamagedFileLeavesTheWorkingCopy damages the file while an edit waits for it: it is there when the file is mended.
func TestADamagedFileLeavesTheWorkingCopy(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	good, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Waiting")
	d.must(d.file.Close())
	d.must(os.WriteFile(d.path, altered(t, good, "UPDATE op SET wall = wall + 1"), 0o600))
	if _, err := Open(d.path, d.opts); plan.CodeOf(err) != plan.Damaged {
		t.Fatalf("opened with %v", err)
	}
	d.must(os.WriteFile(d.path, good, 0o600))
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Waiting" {
		t.Errorf("opened as %q", got)
	}
}

// TestNothingSetAsideIsWrittenOver sets two databases aside at one moment.
func TestNothingSetAsideIsWrittenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), workName)
	o := Options{Now: func() time.Time { return time.UnixMilli(5) }}
	seen := map[string]bool{}
	for _, words := range []string{"first", "second", "third"} {
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		to, err := aside(path, o)
		if err != nil || seen[to] || !strings.HasPrefix(to, path+asideMark) {
			t.Fatalf("%s, %v", to, err)
		}
		seen[to] = true
		if b, err := os.ReadFile(to); err != nil || string(b) != words {
			t.Errorf("%s holds %q, %v", to, b, err)
		}
	}
}

// TestThePlanFileHasTheFormatOfPlanFiles whatever version the working copy that it is made from has.
func TestThePlanFileHasTheFormatOfPlanFiles(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Edited")
	if _, err := d.file.work.Exec("PRAGMA user_version=99"); err != nil {
		t.Fatal(err)
	}
	d.publish()
	if log, _, info, err := Read(d.path); err != nil || info.Format != format || history.Fold(log).Plan().Title.In("en") != "Edited" {
		t.Errorf("%+v, %v", info, err)
	}
}

// TestACopyKeepsTheWorkOfOneThatIsGone writes a copy, with a draft, where one of the same name was removed although work was waiting for it.
func TestACopyKeepsTheWorkOfOneThatIsGone(t *testing.T) {
	d := conflict(t)
	path := d.path
	d.open()
	beside := d.file.Status().Beside
	d.must(d.file.Close())
	d.path = beside
	d.open()
	d.title("Waiting for the copy")
	d.must(d.file.Close())
	old := d.file
	d.must(os.Remove(beside))
	f, err := begin(path, old.id, d.opts)
	d.must(err)
	f.log = d.log
	f.target = beside
	d.must(f.SaveDraft(d.mint.New(), "text@en", "half typed"))
	d.must(f.leaveDrafts(beside))
	d.must(f.release())
	d.file = old
	found := d.aside(workName)
	if len(found) != 1 {
		t.Fatalf("what was waiting for the copy is gone: %v", found)
	}
	d.holds(found[0], "Waiting for the copy")
}

// TestADiskThatRefusesToReadSetsNothingAside tells a database that is corrupt from one of which SQLite did not get all.
func TestADiskThatRefusesToReadSetsNothingAside(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	path := filepath.Join(d.file.dir, workName)
	if !looksWhole(path) {
		t.Error("a whole database does not look whole")
	}
	content, err := os.ReadFile(path)
	d.must(err)
	clear(content[4096:])
	write(t, path, content)
	if looksWhole(path) {
		t.Error("a database without its pages looks whole")
	}
	for code, want := range map[sqlite3.ErrNo]bool{sqlite3.ErrCorrupt: false, sqlite3.ErrNotADB: false, sqlite3.ErrIoErr: true, sqlite3.ErrNomem: true} {
		if got := unreachable(fmt.Errorf("reading: %w", sqlite3.Error{Code: code})); got != want {
			t.Errorf("code %d: unreachable is %v", code, got)
		}
	}
}
