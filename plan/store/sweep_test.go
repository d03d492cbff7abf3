package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestWhatOtherRunsLeft lies beside the plan under the names of other working copies. What has been there for long is joined in and removed; what they
// may be about to use, what is no plan and what is another plan's is left alone.
func TestWhatOtherRunsLeft(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	earlier, err := os.ReadFile(d.path)
	d.must(err)
	d.publish()
	ours, err := os.ReadFile(d.path)
	d.must(err)
	d.must(d.file.Close())
	o := d.elsewhere()
	o.title("Displaced")
	o.publish()
	theirs, err := os.ReadFile(d.path)
	d.must(err)
	o.must(o.file.Close())
	write(t, d.path, ours)
	another := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	strange, err := os.ReadFile(another.path)
	d.must(err)

	dir, long := filepath.Dir(d.path), time.Now().Add(-2*idle)
	for name, c := range map[string]struct {
		content []byte
		old     bool
	}{
		"~England.plan.aaaaaaaa11111111.tmp": {earlier, true},
		"~England.plan.aaaaaaaa22222222.tmp": {earlier, false},
		"~England.plan.bbbbbbbb11111111.tmp": {theirs[:len(theirs)/2], true},
		"~England.plan.cccccccc11111111.tmp": {strange, true},
		"~Wales.plan.aaaaaaaa11111111.tmp":   {earlier, true},
		"England.plan.aaaaaaaa11111111.tmp":  {earlier, true},
	} {
		write(t, filepath.Join(dir, name), c.content)
		if c.old {
			d.must(os.Chtimes(filepath.Join(dir, name), long, long))
		}
	}
	d.open()
	if s := d.file.Status(); s.Waiting || len(d.copies()) != 5 || slices.Contains(d.copies(), "~England.plan.aaaaaaaa11111111.tmp") {
		t.Errorf("%+v, and beside the plan are %v", s, d.copies())
	}
	d.must(d.file.Close())

	displaced := filepath.Join(dir, "~England.plan.dddddddd11111111.tmp")
	write(t, displaced, theirs)
	d.must(os.Chtimes(displaced, long, long))
	d.open()
	if !d.file.Status().Waiting || slices.Contains(d.copies(), filepath.Base(displaced)) {
		t.Errorf("%+v, and beside the plan are %v", d.file.Status(), d.copies())
	}
	d.took("Displaced")
	d.publish()
	d.shows(d.path, "Displaced")
	d.once("Ours", "Displaced")
}
