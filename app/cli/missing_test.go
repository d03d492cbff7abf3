package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// TestInfoTellsOfMissingPictures makes a plan that shows a picture which its file does not hold, as a damaged file that was
// put together again may.
func TestInfoTellsOfMissingPictures(t *testing.T) {
	mint := plantest.Minter(1)
	p := &plan.Plan{ID: mint.New(), Title: plan.In(plan.English, "A plan"), Languages: []plan.Lang{plan.English}}
	p.Design.Logo = plan.Picture{File: strings.Repeat("ab", 32), Decorative: true}
	changes, err := history.Diff(nil, p)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC) }
	log := &history.Log{}
	if _, err := history.NewWriter(log, mint.New(), now).Commit(changes); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.plan")
	f, err := store.Create(path, log, nil, store.Options{DataDir: filepath.Join(dir, "data"), Now: now, Random: bytes.NewReader(make([]byte, 1<<16))})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := read(path)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	about(c).write(&said, c)
	if want := "1 picture that the plan shows"; !strings.Contains(said.String(), want) {
		t.Errorf("info should say %q, and says:\n%s", want, said.String())
	}
}
