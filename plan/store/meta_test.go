package store

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// meta returns the table meta of the plan file.
func (d *desk) meta() map[string]string {
	d.t.Helper()
	content, err := readWhole(d.path)
	d.must(err)
	c, err := inMemory(content)
	d.must(err)
	defer c.Close()
	meta, err := readMeta(c)
	d.must(err)
	return meta
}

// TestUnknownMetaIsKept has keys of a later program in the table meta: they come through editing, and through a copy beside the file.
func TestUnknownMetaIsKept(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	content, err := os.ReadFile(d.path)
	d.must(err)
	d.must(os.WriteFile(d.path, altered(t, content, "INSERT INTO meta VALUES('seal', 'it''s wax'), ('about2', '')", "UPDATE meta SET value = 'x' WHERE key = 'about'"), 0o600))
	d.open()
	d.title("Edited")
	d.publish()
	meta := d.meta()
	if meta["seal"] != "it's wax" || meta["about2"] != "" || meta["about"] != about || meta["minor"] != "0" || len(meta) != 6 {
		t.Errorf("published with %v", meta)
	}
	d.must(d.file.Close())
	d.open() // what the working copy holds is taken as it is
	d.title("Edited again")
	d.publish()
	if got := d.meta(); got["seal"] != meta["seal"] || !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(meta))) {
		t.Errorf("published again with %v", got)
	}
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	d.title("Ours")
	d.path = d.publish().Path
	if got := d.meta(); got["seal"] != meta["seal"] {
		t.Errorf("the copy has %v", got)
	}
}

func TestMinorVersions(t *testing.T) {
	for m, want := range map[string][2]bool{
		"0": {false, true}, "1": {true, true}, "12": {true, true}, "999999": {true, true},
		"": {}, "abc": {}, "1a": {}, "-1": {}, "+1": {}, "01": {}, "1000000": {}, " 1": {}, "1.0": {},
	} {
		if newer, ok := newerMinor(m); newer != want[0] || ok != want[1] {
			t.Errorf("%q: newer %v, a version %v", m, newer, ok)
		}
	}
}

// TestThePlanOfSeveralIsTheOneWithTheLeastID reads files whose log makes two items of kind plan.
func TestThePlanOfSeveralIsTheOneWithTheLeastID(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	before, after := plan.ID("00000000-0000-7000-8000-000000000001"), plan.ID("ffffffff-ffff-7fff-bfff-ffffffffffff")
	kind := func(item plan.ID, kind string) history.Change {
		return history.Change{Item: item, Field: "kind", Value: history.V(kind)}
	}
	for name, c := range map[string]struct {
		changes []history.Change
		meta    plan.ID
		good    bool
	}{
		"one":                            {nil, d.file.id, true},
		"not the one":                    {nil, before, false},
		"another after":                  {[]history.Change{kind(after, "plan")}, d.file.id, true},
		"named by the other":             {[]history.Change{kind(after, "plan")}, after, false},
		"another before":                 {[]history.Change{kind(before, "plan")}, d.file.id, false},
		"named by the one before":        {[]history.Change{kind(before, "plan")}, before, true},
		"another before, written over":   {[]history.Change{kind(before, "plan"), kind(before, "term")}, d.file.id, true},
		"the plan itself made a section": {[]history.Change{kind(d.file.id, "section")}, d.file.id, false},
	} {
		log := d.log.Clone()
		for _, change := range c.changes {
			_, err := history.NewWriter(log, d.mint.New(), d.opts.Now).Commit([]history.Change{change})
			d.must(err)
		}
		if got := isPlanOf(log, c.meta); got != c.good {
			t.Errorf("%s: %v", name, got)
		}
	}
	ops, err := d.w.Commit([]history.Change{kind(before, "plan")})
	d.must(err)
	if err := d.file.Commit(ops); err == nil {
		t.Error("an edit made a second plan, which would keep the file from ever being written again")
	}
}

// TestAMissingPictureIsSaid takes a picture out of a file that shows it: the plan opens, and whoever opens it is told.
func TestAMissingPictureIsSaid(t *testing.T) {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	pic := plantest.Picture("image/png", 1)
	p.Files, p.Design.Logo = []plan.File{pic}, plan.Picture{File: pic.Hash, Decorative: true}
	d.create(p)
	missing := func(want ...string) {
		t.Helper()
		if got := d.file.Status().Missing; !slices.Equal(got, want) {
			t.Errorf("missing are %v, not %v", got, want)
		}
	}
	missing()
	d.must(d.file.Close())
	content, err := os.ReadFile(d.path)
	d.must(err)
	d.must(os.WriteFile(d.path, altered(t, content, "DELETE FROM file"), 0o600))
	if _, _, info, err := Read(d.path); err != nil || !slices.Equal(info.Missing, []string{pic.Hash}) {
		t.Errorf("read as %+v, %v", info, err)
	}
	whole := d.opts.DataDir
	d.opts.DataDir = filepath.Join(t.TempDir(), "another computer")
	d.open()
	missing(pic.Hash)
	d.title("Edited all the same")
	d.publish()
	missing(pic.Hash)
	d.must(d.file.Close())
	d.open() // with a working copy that is as the file
	missing(pic.Hash)
	changes, err := d.state.Set(p.ID, "design.logo.file", history.Null)
	d.must(err)
	d.commit(d.w.Commit(changes))
	d.publish()
	missing() // nothing shows it any more
	d.commit(d.w.Undo(d.state))
	d.publish()
	missing(pic.Hash)
	content, err = os.ReadFile(d.path)
	d.must(err)
	d.must(d.file.AddFile(pic))
	missing()
	d.publish()
	missing()
	if _, files, info, err := Read(d.path); err != nil || len(files) != 1 || len(info.Missing) != 0 {
		t.Errorf("in the end %s, %v", fmt.Sprint(len(files), info.Missing), err)
	}
	d.must(d.file.Close())
	d.must(os.WriteFile(d.path, content, 0o600)) // without the picture, on the computer that still has it
	d.opts.DataDir = whole
	d.open()
	missing()
	if !d.file.Status().Waiting {
		t.Error("the picture does not go back into the file")
	}
	d.must(d.file.Close())
	d.open()
	d.publish()
	if _, files, info, err := Read(d.path); err != nil || len(files) != 1 || len(info.Missing) != 0 {
		t.Errorf("put back: %d, missing %v, %v", len(files), info.Missing, err)
	}
}
