package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
)

// copies returns the plan files in the folder that are not the plan itself.
func (d *desk) copies() []string {
	entries, err := os.ReadDir(filepath.Dir(d.path))
	d.must(err)
	var out []string
	for _, e := range entries {
		if e.Name() != filepath.Base(d.path) {
			out = append(out, e.Name())
		}
	}
	return out
}

// elsewhere opens the same file on another computer.
func (d *desk) elsewhere() *desk {
	o := newDesk(d.t, "")
	o.path = d.path
	return o.open()
}

// begunAnew puts another file in the place of the plan's: one of the same plan that has no history in common with it, and can't be joined.
func (d *desk) begunAnew(title string) {
	d.t.Helper()
	o := newDesk(d.t, d.t.TempDir())
	p := d.state.Plan()
	p.Title = plan.In("en", title)
	o.create(p)
	d.must(o.file.Close())
	content, err := os.ReadFile(o.path)
	d.must(err)
	d.must(os.WriteFile(d.path, content, 0o600))
}

func TestAFileThatCannotBeJoinedIsLeftAlone(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.opts.Now = func() time.Time { return time.Date(2026, 5, 3, 14, 3, 0, 0, time.UTC) }
	d.must(d.file.Close())
	d.open()
	d.begunAnew("Theirs")
	d.title("Ours")
	done := d.publish()
	beside := filepath.Join(filepath.Dir(d.path), "England (copy, 2026-05-03).plan")
	if !done.Beside || done.Path != beside || d.file.Status().Beside != beside || d.file.Status().Path != beside {
		t.Fatalf("published %+v, status %+v", done, d.file.Status())
	}
	d.shows(d.path, "Theirs")
	d.shows(beside, "Ours")
	d.title("Ours again")
	if done := d.publish(); done.Path != beside || done.Beside {
		t.Errorf("then published %+v", done)
	}
	d.shows(beside, "Ours again")
	if c := d.copies(); len(c) != 1 {
		t.Errorf("the folder also holds %v", c)
	}
	d.must(d.file.Close())

	d.open() // the file itself: it is theirs
	if got := d.state.Plan().Title.In("en"); got != "Theirs" || d.file.Status().Waiting {
		t.Errorf("the file opens as %q, %+v", got, d.file.Status())
	}
	d.must(d.file.Close())
	d.path = beside
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Ours again" {
		t.Errorf("the copy opens as %q", got)
	}
}

// TestUnpublishedWorkAndAChangedFile opens a file that somebody changed while our work was not yet in it.
func TestUnpublishedWorkAndAChangedFile(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	d.must(d.file.Close())
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	o.must(o.file.Close())
	d.open()
	if s := d.file.Status(); d.state.Plan().Title.In("en") != "Ours" || !s.Waiting || !s.Unfinished {
		t.Errorf("opened as %q, %+v", d.state.Plan().Title.In("en"), s)
	}
	d.publish()
	d.took("Theirs")
	d.offers("Ours", "Theirs")
	if c := d.copies(); len(c) != 0 {
		t.Errorf("the folder also holds %v", c)
	}
}

func TestAFileReplacedWithNothingWaitingIsTakenAsItIs(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, err := os.ReadFile(d.path)
	d.must(err)
	d.title("Later")
	d.publish()
	d.must(d.file.Close())
	d.must(os.WriteFile(d.path, before, 0o600)) // somebody went back to an earlier copy
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" || d.file.Status().Beside != "" {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
}

func TestTheTargetIsGone(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Kept")
	moved := d.path + ".moved"
	d.must(os.Rename(d.path, moved))
	_, err := d.file.Publish(context.Background())
	if plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), safeHere) {
		t.Fatalf("got %v", err)
	}
	if s := d.file.Status(); !s.Waiting || !errors.Is(s.Why, os.ErrNotExist) {
		t.Errorf("status %+v", s)
	}
	d.must(os.Rename(moved, d.path))
	d.publish()
	d.shows(d.path, "Kept")
	if s := d.file.Status(); s.Waiting || s.Why != nil {
		t.Errorf("status %+v", s)
	}
}

func TestTheTargetCanOnlyBeRead(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Kept")
	d.must(os.Chmod(d.path, 0o444))
	if _, err := d.file.Publish(context.Background()); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), "only be read") {
		t.Fatalf("got %v", err)
	}
	d.shows(d.path, "Workforce plan")
	d.must(os.Chmod(d.path, 0o640))
	d.publish()
	d.shows(d.path, "Kept")
	if st, err := os.Stat(d.path); err != nil || st.Mode().Perm() != 0o640 && filepath.Separator == '/' {
		t.Errorf("the permissions became %v, %v", st.Mode(), err)
	}
	if c := d.copies(); len(c) != 0 {
		t.Errorf("left behind: %v", c)
	}
}

// TestAMovedFileKeepsWhatWasWaiting renames a plan whose last edit was not yet in it.
func TestAMovedFileKeepsWhatWasWaiting(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Waiting")
	d.must(d.file.SaveDraft(d.state.PlanID(), "subtitle@en", "being typed"))
	d.must(d.file.Close())
	moved := filepath.Join(filepath.Dir(d.path), "Renamed.plan")
	d.must(os.Rename(d.path, moved))
	d.path = moved
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Waiting" || !d.file.Status().Waiting {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
	if drafts, err := d.file.Drafts(); err != nil || len(drafts) != 1 || drafts[0].Text != "being typed" {
		t.Errorf("drafts %v, %v", drafts, err)
	}
	d.commit(d.w.Undo(d.state))
	if got := d.state.Plan().Title.In("en"); got != "Workforce plan" {
		t.Errorf("undone to %q", got)
	}
	dirs, err := filepath.Glob(filepath.Join(d.opts.DataDir, string(d.file.PlanID())+"-*"))
	if err != nil || len(dirs) != 1 {
		t.Errorf("working copies %v, %v", dirs, err)
	}
}

// TestADamagedWorkingCopy begins again from the file.
func TestADamagedWorkingCopy(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Published")
	d.publish()
	d.must(d.file.Close())
	for _, name := range []string{workName, localName} {
		d.must(os.WriteFile(filepath.Join(d.file.dir, name), []byte(strings.Repeat("not a database", 1000)), 0o600))
	}
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Published" {
		t.Errorf("opened as %q", got)
	}
	d.title("And on")
	d.publish()
	d.shows(d.path, "And on")
}

// TestLeftoversAreSwept removes what a killed program left beside the plan, and nothing else.
func TestLeftoversAreSwept(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	prefix := filepath.Join(filepath.Dir(d.path), "~England.plan."+d.file.token)
	stranger := filepath.Join(filepath.Dir(d.path), "~England.plan.99999999.tmp")
	mine, err := os.ReadFile(d.path)
	d.must(err)
	d.must(d.file.Close())
	for name, content := range map[string][]byte{prefix + "11111111.tmp": []byte("half a file"), prefix + "22222222.tmp": mine, stranger: []byte("of another computer")} {
		d.must(os.WriteFile(name, content, 0o600))
	}
	d.open()
	if c := d.copies(); !slices.Equal(c, []string{filepath.Base(stranger)}) {
		t.Errorf("left are %v", c)
	}
}

// TestWhatTheSwapDisplacedIsKept finds, after a crash, a version of the plan that somebody else wrote at the moment of our swap.
func TestWhatTheSwapDisplacedIsKept(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	mine, err := os.ReadFile(d.path)
	d.must(err)
	d.must(d.file.Close())
	o := d.elsewhere()
	o.title("Displaced")
	o.publish()
	theirs, err := os.ReadFile(d.path)
	d.must(err)
	d.must(os.WriteFile(d.path, mine, 0o600))
	d.must(os.WriteFile(filepath.Join(filepath.Dir(d.path), "~England.plan."+d.file.token+"33333333.tmp"), theirs, 0o600))
	o.must(o.file.Close())
	d.open()
	d.took("Displaced")
	if s := d.file.Status(); !s.Waiting || len(d.copies()) != 0 || d.state.Plan().Title.In("en") != "Displaced" {
		t.Fatalf("status %+v, folder %v", s, d.copies())
	}
	d.publish()
	d.shows(d.path, "Displaced")
}

// TestTwoPublishAtOnce lets two computers publish to one file at the same moment, many times: the file holds both edits afterwards, and
// nothing lies beside it.
func TestTwoPublishAtOnce(t *testing.T) {
	rounds := times(40, 150)
	if testing.Short() {
		rounds = 8
	}
	for part := 0; part < rounds; part += 50 { // what a part needed is cleared away before the next
		t.Run(fmt.Sprint("from ", part), func(t *testing.T) {
			for range min(50, rounds-part) {
				publishAtOnce(t)
			}
		})
	}
	t.Logf("%d times two computers published at once: both edits are in the file each time, and nothing is beside it", rounds)
}

func publishAtOnce(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	o := d.elsewhere()
	d.title("one")
	o.title("two")
	var wait sync.WaitGroup
	errs := make([]error, 2)
	for i, who := range []*desk{d, o} {
		wait.Go(func() { _, errs[i] = who.file.Publish(context.Background()) })
	}
	wait.Wait()
	for i := range errs {
		d.must(errs[i])
	}
	d.publish() // as each does soon after, when it sees that the file is another
	o.publish()
	d.offers("one", "two")
	d.must(d.file.Close())
	o.must(o.file.Close())
	if c := d.copies(); len(c) != 0 {
		t.Fatalf("the folder also holds %v", c)
	}
}

func TestPublishGivesUpWhenAskedTo(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Later")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.file.Publish(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	d.shows(d.path, "Workforce plan")
	d.publish()
	d.shows(d.path, "Later")
}

// TestEditsWhilePublishing commits from one goroutine while another publishes, and loses nothing.
func TestEditsWhilePublishing(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				if _, err := d.file.Publish(context.Background()); err != nil {
					t.Error(err)
					return
				}
			}
		}
	})
	for i := range 60 {
		d.title(fmt.Sprint("Title ", i))
	}
	close(stop)
	wait.Wait()
	d.publish()
	d.shows(d.path, "Title 59")
	if d.file.Status().Waiting {
		t.Error("something is waiting")
	}
}

func TestEditsWaitForTheDiskAfterPublishing(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	waits := func(when string) {
		t.Helper()
		for name, db := range map[string]*sql.DB{"work": d.file.work, "local": d.file.local} {
			var level int
			d.must(db.QueryRow("PRAGMA synchronous").Scan(&level))
			if level != 3 {
				t.Errorf("%s: synchronous of %s is %d, want 3 (EXTRA)", when, name, level)
			}
		}
	}
	waits("created")
	d.title("One")
	waits("edited")
	d.publish()
	waits("published")
	if err := d.file.snapshot(filepath.Join(d.file.dir, "nowhere", privateName)); err == nil {
		t.Fatal("a snapshot was written to a folder that is not there")
	}
	waits("publishing failed")
	d.title("Two")
	d.must(connection(d.file.work, func(c *sqlite3.SQLiteConn) error { return pragmas(c, "synchronous=OFF") }))
	d.publish()
	waits("published from a careless connection")
}
