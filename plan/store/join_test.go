package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// scale is how much more than usual the tests do that find what happens seldom. `make torture` sets it.
func scale() int {
	if n, err := strconv.Atoi(os.Getenv("PLANWRIGHT_TORTURE")); err == nil && n > 0 {
		return n
	}
	return 1
}

// times is how often something is tried that finds what happens seldom: usually, and by how much `make torture` is told to do.
func times(usually, each int) int {
	if os.Getenv("PLANWRIGHT_TORTURE") == "" {
		return usually
	}
	return each * scale()
}

// took takes in what the file took in, as a document does, and fails unless the value is among it.
func (d *desk) took(value string) {
	d.t.Helper()
	ops := d.file.Took()
	if !slices.ContainsFunc(ops, func(o history.Op) bool { return o.Value == history.V(value) }) {
		d.t.Errorf("%q is not among the %d operations taken in", value, len(ops))
	}
	d.must(d.log.Append(ops...))
	d.state.Apply(ops)
}

// offers fails unless the titles of the plan in the file are these, the one that is shown and those to choose from.
func (d *desk) offers(titles ...string) {
	d.t.Helper()
	log, _, _, err := Read(d.path)
	d.must(err)
	s := history.Fold(log)
	have := []string{s.Plan().Title.In("en")}
	for _, c := range s.Choices() {
		for _, o := range c.Others {
			have = append(have, o.Value.String())
		}
	}
	slices.Sort(have)
	slices.Sort(titles)
	if !slices.Equal(have, titles) {
		d.t.Fatalf("the file offers %q, not %q", have, titles)
	}
}

// TestWhatOthersWroteIsJoinedIn changes the file behind an open plan: with work waiting, and with none.
func TestWhatOthersWroteIsJoinedIn(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	o := d.elsewhere()
	logo := plantest.Picture("image/png", 7)
	o.must(o.file.AddFile(logo))
	o.title("Theirs")
	o.publish()
	if !d.file.Changed() {
		t.Error("that the file changed is not noticed")
	}
	d.title("Ours")
	if done := d.publish(); !done.Written || done.Beside || done.Path != d.path || len(d.copies()) != 0 {
		t.Errorf("published %+v", done)
	}
	d.took("Theirs")
	d.offers("Ours", "Theirs")
	if files, err := d.file.Files(); err != nil || len(files) != 1 || files[0].Hash != logo.Hash {
		t.Errorf("their picture is not there: %v, %v", files, err)
	}
	d.title("Chosen")
	d.publish()
	d.offers("Chosen")
	if done, err := o.file.Publish(context.Background()); err != nil || done.Written {
		t.Errorf("with nothing of its own the other one wrote %+v, %v", done, err)
	}
	o.took("Chosen")
	if got := o.state.Plan().Title.In("en"); got != "Chosen" || o.file.Changed() || o.file.Status().Waiting {
		t.Errorf("the other one shows %q, %+v", got, o.file.Status())
	}
}

// TestUndoLeavesTheWordsOfOthers takes in somebody else's edit and takes back our own.
func TestUndoLeavesTheWordsOfOthers(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Ours")
	d.publish()
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	d.publish()
	d.took("Theirs")
	if d.w.CanUndo(d.state) {
		t.Error("somebody else's words could be taken back")
	}
	d.must(d.file.Close())
	d.open()
	if d.w.CanUndo(d.state) {
		t.Error("after reopening somebody else's words could be taken back")
	}
}

// TestTheTargetIsNotWhatItWas has an edit waiting and in the place of the file something that a plan can't be written to, or joined with.
func TestTheTargetIsNotWhatItWas(t *testing.T) {
	another := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	for _, c := range []struct {
		name   string
		become func(t *testing.T, path string)
		says   string // the error, or "" when ours is written beside
	}{
		{"removed", func(t *testing.T, path string) { remove(t, path) }, "no longer where it was"},
		{"its folder removed", func(t *testing.T, path string) { rename(t, filepath.Dir(path), filepath.Dir(path)+"-away") }, "no longer where it was"},
		{"renamed", func(t *testing.T, path string) { rename(t, path, path+".old") }, "no longer where it was"},
		{"a folder", func(t *testing.T, path string) {
			remove(t, path)
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, "a folder of that name"},
		{"read-only", func(t *testing.T, path string) {
			if err := os.Chmod(path, 0o400); err != nil {
				t.Fatal(err)
			}
		}, "only be read"},
		{"another plan", func(t *testing.T, path string) { copyOver(t, another.path, path, -1) }, ""},
		{"a newer plan", func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, put32(b, 60, format+1))
		}, ""},
		{"minutes of a meeting", func(t *testing.T, path string) { write(t, path, []byte("minutes")) }, ""},
		{"half written", func(t *testing.T, path string) { copyOver(t, path, path, 5000) }, "in use by another program"},
		{"damaged long ago", func(t *testing.T, path string) {
			copyOver(t, path, path, 5000)
			if err := os.Chtimes(path, time.Now(), time.Now().Add(-time.Hour)); err != nil {
				t.Fatal(err)
			}
		}, ""},
		{"just emptied", func(t *testing.T, path string) { write(t, path, nil) }, "in use by another program"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
			good, err := os.ReadFile(d.path)
			d.must(err)
			d.title("Ours")
			c.become(t, d.path)
			became, _ := os.ReadFile(d.path)
			done, err := d.file.Publish(context.Background())
			if c.says == "" {
				d.must(err)
				if !done.Beside {
					t.Fatalf("published %+v", done)
				}
				d.shows(done.Path, "Ours")
				if now, _ := os.ReadFile(d.path); !slices.Equal(now, became) {
					t.Error("what is in its place was changed")
				}
				return
			}
			if plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), c.says) || !d.file.Status().Waiting {
				t.Fatalf("got %v, %+v", err, d.file.Status())
			}
			_ = os.RemoveAll(d.path) // the cause goes, and the file is back
			_ = os.Rename(filepath.Dir(d.path)+"-away", filepath.Dir(d.path))
			write(t, d.path, good)
			d.publish()
			d.shows(d.path, "Ours")
			for _, left := range d.copies() {
				if strings.HasPrefix(left, "~") {
					t.Errorf("left behind: %s", left)
				}
			}
		})
	}
}

// TestAFileThatGoesWithNothingWaiting is noticed, since the plan is on this computer alone then.
func TestAFileThatGoesWithNothingWaiting(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	content, err := os.ReadFile(d.path)
	d.must(err)
	remove(t, d.path)
	if _, err := d.file.Publish(context.Background()); plan.CodeOf(err) != plan.Unwritable || !d.file.Status().Waiting {
		t.Errorf("got %v, %+v", err, d.file.Status())
	}
	write(t, d.path, content)
	d.publish()
	if s := d.file.Status(); s.Waiting || s.Why != nil {
		t.Errorf("with the file back: %+v", s)
	}
}

// TestDraftsWaitForTheirs has text half typed when the program ends, and the item that it was typed into removed by somebody else: it opens
// as it was, so that the text becomes an edit that brings the item back.
func TestDraftsWaitForTheirs(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	action := d.state.Plan().Priorities[0].Rows[0].Actions[0].ID
	d.must(d.file.SaveDraft(action, "text@en", "half typed"))
	d.must(d.file.Close())
	o := d.elsewhere()
	changes, err := o.state.Remove(action)
	o.must(err)
	o.commit(o.w.Commit(changes))
	o.publish()
	o.must(o.file.Close())
	d.open()
	changes, err = d.state.Set(action, "text@en", history.V("half typed"))
	d.must(err)
	d.commit(d.w.Commit(changes))
	d.publish()
	log, _, _, err := Read(d.path)
	d.must(err)
	if rows := history.Fold(log).Plan().Priorities[0].Rows; len(rows) != 1 || len(rows[0].Actions) != 1 || rows[0].Actions[0].Text.In("en") != "half typed" {
		t.Errorf("the rows are %+v", rows)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// copyOver writes the first n bytes of a file, or all of them when n is below 0, over another.
func copyOver(t *testing.T, from, to string, n int) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if n >= 0 {
		content = content[:n]
	}
	write(t, to, content)
}
