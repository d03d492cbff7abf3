package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store/harm"
)

// large is a plan with some thousand operations, some of them on overflow pages, by several writers, and with a picture.
func large(t testing.TB) *desk {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	action := d.state.Plan().Priorities[0].Rows[0].Actions[0].ID
	random := rand.New(rand.NewPCG(1, 2))
	for w := range 6 {
		if w > 0 {
			d.must(d.file.Close())
			d.open()
		}
		d.w.Sign(fmt.Sprint("Writer ", w), d.state.PlanID())
		var changes []history.Change
		for i := range 500 {
			words := strings.Repeat(fmt.Sprintf("word %d ", i), 1+random.IntN(25))
			if i%50 == 0 {
				words = strings.Repeat(fmt.Sprintf("a long text %d ", i), 100+random.IntN(900))
			}
			changes = append(changes, history.Change{Item: action, Field: fmt.Sprintf("text@x-%d", i), Value: history.V(words)})
		}
		d.commit(d.w.Commit(changes))
	}
	logo := plantest.Noise(224, random.Uint64())
	d.must(d.file.AddFile(logo))
	changes, err := d.state.Set(d.state.PlanID(), "design.logo.file", history.V(logo.Hash))
	d.must(err)
	d.commit(d.w.Commit(changes))
	d.publish()
	d.must(d.file.Close())
	return d
}

// TestRecover damages a file and gets back all of it, or says what is missing.
func TestRecover(t *testing.T) {
	d := large(t)
	good, err := os.ReadFile(d.path)
	d.must(err)
	log, _, _, err := Read(d.path)
	d.must(err)
	nowhere := Options{DataDir: t.TempDir(), Now: d.opts.Now}
	random := rand.New(rand.NewPCG(5, 6))
	for _, h := range harm.All {
		dir := t.TempDir()
		bad, to := filepath.Join(dir, "bad.plan"), filepath.Join(dir, "good.plan")
		write(t, bad, h.Do(random, slices.Clone(good)))
		r, err := Recover(context.Background(), bad, to, nowhere)
		if plan.CodeOf(err) == plan.Damaged && h.Name == "cut" {
			continue
		}
		d.must(err)
		saved, _, info, err := Read(to)
		d.must(err)
		missing := log.Len() - saved.Len()
		if r.BeginningLost {
			missing++
		}
		if r.Operations != saved.Len() || r.Whole != (missing == 0) && h.Name != "the header" && r.Whole || info.Plan != r.Plan {
			t.Errorf("%s: %+v, and %d are missing", h.Name, r, missing)
		}
		known := int64(0)
		for _, g := range r.Gaps {
			known += g.Missing
		}
		if known > int64(missing) || r.Complete() && missing > 0 {
			t.Errorf("%s: %d are missing, and it says %+v", h.Name, missing, r)
		}
		if err := os.Remove(to); err != nil {
			t.Fatal(err)
		}
		r, err = Recover(context.Background(), bad, to, d.opts) // with the working copy of the plan
		d.must(err)
		if saved, _, _, err := Read(to); err != nil || saved.Digest() != log.Digest() || r.MissingPictures != 0 || len(r.Gaps) != 0 || r.FromFile+r.FromHere != log.Len() {
			t.Errorf("%s, with the working copy: %+v, %v", h.Name, r, err)
		}
	}
}

// TestRecoverFromBackups has no working copy any more.
func TestRecoverFromBackups(t *testing.T) {
	d := large(t)
	d.open()
	d.must(d.file.Close()) // leaves a backup
	d.must(discard(d.file.dir))
	bad, to := filepath.Join(t.TempDir(), "bad.plan"), filepath.Join(t.TempDir(), "good.plan")
	content, err := os.ReadFile(d.path)
	d.must(err)
	log, _, _, err := Read(d.path)
	d.must(err)
	write(t, bad, content[:len(content)/3])
	r, err := Recover(context.Background(), bad, to, d.opts)
	d.must(err)
	if saved, _, _, err := Read(to); err != nil || saved.Digest() != log.Digest() || r.FromBackup == 0 || r.Pictures != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := Recover(context.Background(), bad, to, d.opts); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("a file was written over: %v", err)
	}
	write(t, bad, []byte(strings.Repeat("minutes of a meeting ", 1000)))
	if _, err := Recover(context.Background(), bad, to+".2", d.opts); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("of what is no plan: %v", err)
	}
}

// TestRecoverLeavesOutAPlanBegunAnew has the working copy of a file with the same id and no history in common.
func TestRecoverLeavesOutAPlanBegunAnew(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Of this file")
	d.publish()
	d.must(d.file.Close())
	content, err := os.ReadFile(d.path)
	d.must(err)
	d.begunAnew("Of another")
	o := newDesk(t, t.TempDir())
	o.opts = d.opts
	copyOver(t, d.path, o.path, -1)
	o.open()
	d.must(o.file.Close())
	bad, to := filepath.Join(t.TempDir(), "bad.plan"), filepath.Join(t.TempDir(), "good.plan")
	clear(content[:100])
	write(t, bad, content)
	r, err := Recover(context.Background(), bad, to, d.opts)
	d.must(err)
	d.shows(to, "Of this file")
	if r.FromHere != 0 || r.FromBackup != 0 || !r.Complete() {
		t.Errorf("%+v", r)
	}
}
