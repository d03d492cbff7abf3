package store

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// desk is a computer with a plan on it.
type desk struct {
	t     testing.TB
	opts  Options
	path  string
	mint  *plan.Minter
	file  *File
	state *history.State
	w     *history.Writer
	log   *history.Log
}

var seeds uint64

// newDesk returns a computer without a plan; dir is the folder that plans lie in.
func newDesk(t testing.TB, dir string) *desk {
	seeds++
	return &desk{t: t, path: filepath.Join(dir, "England.plan"), mint: plantest.Minter(seeds),
		opts: Options{DataDir: filepath.Join(t.TempDir(), "data"), Now: time.Now}}
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// sample is a plan with something of everything that matters to a file.
func (d *desk) sample() *plan.Plan {
	action := plan.Action{ID: d.mint.New(), Text: plan.Text{"en": {Text: "Publish a guide"}, "cy": {Text: "Cyhoeddi canllaw", Of: plan.SourceDigest("Publish a guide")}}}
	row := plan.Row{ID: d.mint.New(), When: plan.In("en", "2024 to 2027"), Actions: []plan.Action{action}}
	return &plan.Plan{ID: d.mint.New(), Title: plan.In("en", "Workforce plan"), Languages: []plan.Lang{"en", "cy"}, State: plan.Draft,
		Priorities: []plan.Priority{{ID: d.mint.New(), Title: plan.In("en", "People"), Rows: []plan.Row{row}}}}
}

// create makes a plan file and opens it.
func (d *desk) create(p *plan.Plan) *desk {
	d.t.Helper()
	log := &history.Log{}
	changes, err := history.Diff(nil, p)
	d.must(err)
	_, err = history.NewWriter(log, d.mint.New(), d.opts.Now).Commit(changes)
	d.must(err)
	f, err := Create(d.path, log, p.Files, d.opts)
	d.must(err)
	d.began(f)
	return d
}

func (d *desk) open() *desk {
	d.t.Helper()
	f, err := Open(d.path, d.opts)
	d.must(err)
	d.began(f)
	return d
}

func (d *desk) began(f *File) {
	d.file, d.log = f, f.Log()
	d.state = history.Fold(d.log)
	d.w = history.NewWriter(d.log, d.mint.New(), d.opts.Now)
	mine, err := f.Writers()
	d.must(err)
	d.w.Continue(mine...)
	d.t.Cleanup(func() { f.Close() })
}

// title writes the plan's title.
func (d *desk) title(words string) {
	d.t.Helper()
	changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V(words))
	d.must(err)
	d.commit(d.w.Commit(changes))
}

func (d *desk) commit(ops []history.Op, err error) {
	d.t.Helper()
	d.must(err)
	d.state.Apply(ops)
	d.must(d.file.Commit(ops))
}

func (d *desk) publish() Published {
	d.t.Helper()
	done, err := d.file.Publish(context.Background())
	d.must(err)
	return done
}

// shows fails unless the file at path holds a plan with this title.
func (d *desk) shows(path, title string) {
	d.t.Helper()
	log, _, _, err := Read(path)
	d.must(err)
	if got := history.Fold(log).Plan().Title.In("en"); got != title {
		d.t.Fatalf("%s has the title %q, not %q", filepath.Base(path), got, title)
	}
}

func TestAnEditReachesTheFile(t *testing.T) {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	d.create(p)
	d.shows(d.path, "Workforce plan")
	d.title("A better title")
	if s := d.file.Status(); !s.Waiting || s.Saved.IsZero() {
		t.Errorf("after an edit the status is %+v", s)
	}
	d.shows(d.path, "Workforce plan")
	if done := d.publish(); !done.Written || done.Path != d.path || done.Beside {
		t.Errorf("published %+v", done)
	}
	d.shows(d.path, "A better title")
	if s := d.file.Status(); s.Waiting || s.Published.IsZero() {
		t.Errorf("after publishing the status is %+v", s)
	}
	if done := d.publish(); done.Written {
		t.Error("nothing new was written again")
	}
	d.must(d.file.Close())
	d.open()
	got := d.state.Plan()
	p.Title = plan.In("en", "A better title")
	p.Changed = got.Changed
	if !reflect.DeepEqual(got, p) {
		t.Errorf("got %+v\nwant %+v", got, p)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "~*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestUndoGoesOnAfterReopening(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("one")
	d.title("two")
	d.must(d.file.Close()) // without publishing: the working copy has it
	d.open()
	if !d.file.Status().Waiting {
		t.Error("unpublished edits are not waiting")
	}
	for _, want := range []string{"one", "Workforce plan"} {
		d.commit(d.w.Undo(d.state))
		if got := d.state.Plan().Title.In("en"); got != want {
			t.Fatalf("undone to %q, not %q", got, want)
		}
	}
	if d.w.CanUndo(d.state) {
		t.Error("the making of the plan could be undone")
	}
	d.must(d.file.Close())
	d.open()
	d.commit(d.w.Redo(d.state))
	d.publish()
	d.shows(d.path, "one")
}

func TestOpenTwice(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	_, err := Open(d.path, d.opts)
	if plan.CodeOf(err) != plan.InUse {
		t.Fatalf("a second opening gave %v", err)
	}
	d.must(d.file.Close())
	d.open()
}

func TestCreateNeverOverwrites(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.must(os.WriteFile(d.path, []byte("mine"), 0o600))
	log := &history.Log{}
	changes, _ := history.Diff(nil, d.sample())
	_, err := history.NewWriter(log, d.mint.New(), time.Now).Commit(changes)
	d.must(err)
	if _, err := Create(d.path, log, nil, d.opts); plan.CodeOf(err) != plan.Unwritable {
		t.Fatalf("got %v", err)
	}
	if b, _ := os.ReadFile(d.path); string(b) != "mine" {
		t.Error("the file was written over")
	}
}
