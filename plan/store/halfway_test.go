package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"planwright/plan"
)

// TestASwapCutOffHalfWay kills the program between the two steps of a swap on Windows: there is no file then, and what was in its place
// lies beside it, as does ours.
func TestASwapCutOffHalfWay(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Not yet in the file")
	beside := filepath.Join(filepath.Dir(d.path), d.file.prefix())
	d.must(d.file.Close())
	whole, err := os.ReadFile(d.path)
	d.must(err)
	write(t, beside+"11111111.tmp", whole[:len(whole)/2])
	write(t, beside+"00000000.tmp.old", whole[:100]) // an older one, that somebody was reading
	d.must(os.Chtimes(beside+"00000000.tmp.old", time.Time{}, time.Now().Add(-time.Hour)))
	rename(t, d.path, beside+"11111111.tmp.old")

	if got := Unfinished(d.opts.DataDir); len(got) != 1 || got[0] != d.path {
		t.Errorf("unfinished are %v", got)
	}
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Not yet in the file" || !d.file.Status().Waiting {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
	d.shows(d.path, "Workforce plan")
	d.publish()
	d.shows(d.path, "Not yet in the file")
	if c := d.copies(); len(c) != 0 {
		t.Errorf("the folder also holds %v", c)
	}
}

// TestAFileThatSomebodyRemoved is not made up from what lies beside it.
func TestAFileThatSomebodyRemoved(t *testing.T) {
	for name, left := range map[string]func(d *desk) string{
		"nothing beside it": func(d *desk) string { return filepath.Join(filepath.Dir(d.path), "Other.plan") },
		"ours":              func(d *desk) string { return filepath.Join(filepath.Dir(d.path), d.file.prefix()+"11111111.tmp") },
		"of another computer": func(d *desk) string {
			return filepath.Join(filepath.Dir(d.path), "~England.plan.9999999911111111.tmp.old")
		},
		"of another plan of us": func(d *desk) string {
			return filepath.Join(filepath.Dir(d.path), "~Wales.plan."+d.file.token+"11111111.tmp.old")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
			d.must(d.file.Close())
			rename(t, d.path, left(d))
			if _, err := Open(d.path, d.opts); plan.CodeOf(err) != plan.NotFound {
				t.Errorf("got %v", err)
			}
			if _, err := os.Lstat(d.path); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("there is a file: %v", err)
			}
		})
	}
}
