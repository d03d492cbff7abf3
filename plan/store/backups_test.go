package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/backup"
)

// backups returns the backups of the plan.
func (d *desk) backups() []Backup {
	d.t.Helper()
	list, err := Backups(d.opts.DataDir, d.state.PlanID())
	d.must(err)
	return list
}

// whys returns the occasions of the backups, the newest first.
func (d *desk) whys() []backup.Why {
	var out []backup.Why
	for _, b := range d.backups() {
		out = append(out, b.Why)
	}
	return out
}

func TestBackupsAreMadeOnOpeningAndWhileEditing(t *testing.T) {
	d := newDesk(t, t.TempDir())
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	d.opts.Now = func() time.Time { return now }
	d.create(newDesk(t, "").sample())
	for i := range 25 {
		d.title(fmt.Sprint("Title ", i))
		d.publish()
		now = now.Add(time.Minute)
	}
	if got := d.whys(); !slices.Equal(got, []backup.Why{backup.Edited, backup.Edited}) {
		t.Errorf("25 minutes of editing made %v", got)
	}
	d.must(d.file.Close())
	for range 3 {
		d.open()
		d.must(d.file.Close())
	}
	if got := d.whys(); !slices.Equal(got, []backup.Why{backup.Opened, backup.Edited, backup.Edited}) {
		t.Errorf("then opening made %v", got)
	}
	for _, b := range d.backups() {
		log, _, info, err := ReadBackup(b)
		if err != nil || info.Plan != d.state.PlanID() || !strings.HasPrefix(history.Fold(log).Plan().Title.In("en"), "Title ") {
			t.Errorf("%s: %+v, %v", b.Path, info, err)
		}
	}
}

// TestTheBackupOfOpeningWaitsForNobody: without Publish or Close it is made after a rest.
func TestTheBackupOfOpeningWaitsForNobody(t *testing.T) {
	t.Parallel()
	d := newDesk(t, t.TempDir())
	d.create(newDesk(t, "").sample())
	d.must(d.file.Close())
	d.open()
	for end := time.Now().Add(time.Minute); !slices.Equal(d.whys(), []backup.Why{backup.Opened}); time.Sleep(rest / 10) {
		if time.Now().After(end) {
			t.Fatalf("there is %v", d.whys())
		}
	}
}

func TestBothSidesAreBackedUpBeforeTheyAreJoined(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	d.title("Ours")
	d.publish()
	d.took("Theirs")
	titles := map[backup.Why]string{}
	for _, b := range d.backups() {
		log, _, _, err := ReadBackup(b)
		d.must(err)
		titles[b.Why] = history.Fold(log).Plan().Title.In("en")
	}
	if titles[backup.Ours] != "Ours" || titles[backup.Theirs] != "Theirs" {
		t.Errorf("kept are %v", titles)
	}
}

// TestAnEarlierVersionIsRestoredAsACopy which is the same plan, so that it can be joined with what the plan has become.
func TestAnEarlierVersionIsRestoredAsACopy(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	d.open() // makes a backup
	d.title("Later")
	d.publish()
	d.must(d.file.Close())
	to := filepath.Join(filepath.Dir(d.path), "Earlier.plan")
	list := d.backups()
	d.must(Restore(list[len(list)-1], to))
	d.shows(to, "Workforce plan")
	d.shows(d.path, "Later")
	if err := Restore(list[0], to); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("a file was written over: %v", err)
	}
	content, err := os.ReadFile(list[0].Path)
	d.must(err)
	content[len(content)/2] ^= 4
	write(t, list[0].Path, content)
	if _, _, _, err := ReadBackup(list[0]); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("a damaged backup gave %v", err)
	}
	if c := d.copies(); !slices.Equal(c, []string{"Earlier.plan"}) {
		t.Errorf("the folder holds %v", c)
	}
}

// TestAFolderWhereNoBackupCanBeMade keeps nobody from work.
func TestAFolderWhereNoBackupCanBeMade(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	write(t, filepath.Join(d.opts.DataDir, "backups"), []byte("in the way"))
	d.open()
	d.title("On")
	d.publish()
	d.shows(d.path, "On")
}

// BenchmarkBackup makes and reads back a backup of a plan file of about 10 MB.
func BenchmarkBackup(b *testing.B) {
	d := newDesk(b, b.TempDir()).create(newDesk(b, "").sample())
	action := d.state.Plan().Priorities[0].Rows[0].Actions[0].ID
	for i := range 52_000 {
		words := fmt.Sprintf("Action %d of the plan: hold %d open days in every town, with %x and %x", i, i*7919%331, i*i*7919, i*104729)
		_, err := d.w.Commit([]history.Change{{Item: action, Field: "text@en", Value: history.V(words)}})
		d.must(err)
	}
	path := filepath.Join(b.TempDir(), "large.plan")
	f, err := Create(path, d.log, nil, Options{DataDir: b.TempDir(), Now: time.Now})
	d.must(err)
	d.must(f.Close())
	content, err := os.ReadFile(path)
	d.must(err)
	dir := b.TempDir()
	b.SetBytes(int64(len(content)))
	var size int64
	for n := 0; b.Loop(); n++ {
		e, err := backup.Add(dir, time.Unix(int64(n), 0), backup.Edited, content)
		d.must(err)
		d.must(backup.Prune(dir, e, maxBackups, time.Unix(int64(n), 0)))
		size = e.Size
	}
	b.ReportMetric(float64(len(content))/1e6, "MB/plan")
	b.ReportMetric(float64(size)/1e6, "MB/backup")
}
