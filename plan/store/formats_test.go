package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planwright/plan/exchange"
	"planwright/plan/history"
	"planwright/plan/store/backup"
)

// formats returns the plans kept in testdata, one for each format that a released program has written, as format-1.0.plan and the like. Beside each
// stands the plan that it holds as JSON. They are never changed: a new format gets files of its own.
func formats(t *testing.T) []string {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join("testdata", "format-*.plan"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("no plans of past formats in testdata: %v", err)
	}
	return kept
}

func TestThereIsAFileOfTheFormatOfToday(t *testing.T) {
	name := filepath.Join("testdata", fmt.Sprintf("format-%d.%d.plan", format, minor))
	_, _, info, err := Read(name)
	if err != nil {
		t.Fatalf("%v: keep a plan made by this program, with `export %s -o %s` beside it", err, name, strings.TrimSuffix(name, "plan")+"json")
	}
	if info.Minor != fmt.Sprint(minor) {
		t.Errorf("%s is of the minor version %s", name, info.Minor)
	}
}

// TestPlansOfEveryFormatAreRead and say what they said when they were written.
func TestPlansOfEveryFormatAreRead(t *testing.T) {
	for _, kept := range formats(t) {
		log, files, _, err := Read(kept)
		if err != nil {
			t.Errorf("%s: %v", kept, err)
			continue
		}
		p := history.Fold(log).Plan()
		p.Files = files
		words, err := os.ReadFile(strings.TrimSuffix(kept, "plan") + "json")
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := exchange.Decode(words, exchange.Options{})
		if err != nil {
			t.Fatalf("%s: %v", kept, err)
		}
		if exchange.Digest(p) != exchange.Digest(want) {
			t.Errorf("%s is read as another plan than its JSON", kept)
		}
		if len(p.Priorities) == 0 || len(files) == 0 || log.Len() < 100 {
			t.Errorf("%s holds %d priorities, %d files and %d operations: too little to prove anything", kept, len(p.Priorities), len(files), log.Len())
		}
	}
}

// TestAPlanOfAPastFormatChangesWhenSavedOnly opens each and closes it, then opens it and edits: the first leaves the file byte for byte, the second
// writes it in the format of today, with a backup of what it was.
func TestAPlanOfAPastFormatChangesWhenSavedOnly(t *testing.T) {
	for _, kept := range formats(t) {
		was, err := os.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		d := newDesk(t, t.TempDir())
		write(t, d.path, was)
		d.open()
		title := d.state.Plan().Title.In("en")
		d.must(d.file.Close())
		if now, err := os.ReadFile(d.path); err != nil || !bytes.Equal(now, was) {
			t.Errorf("%s was changed by opening it (%v)", kept, err)
		}
		d.open()
		d.title("Another title")
		d.publish()
		d.must(d.file.Close())
		_, _, info, err := Read(d.path)
		if err != nil || info.Minor != fmt.Sprint(minor) {
			t.Errorf("%s, once saved, is of the minor version %s (%v)", kept, info.Minor, err)
		}
		d.shows(d.path, "Another title")
		var before bool
		for _, b := range d.backups() {
			log, _, _, err := ReadBackup(b)
			d.must(err)
			before = before || b.Why == backup.Opened && history.Fold(log).Plan().Title.In("en") == title
		}
		if !before {
			t.Errorf("%s was upgraded without a backup of what it was", kept)
		}
	}
}
