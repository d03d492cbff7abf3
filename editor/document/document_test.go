package document

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// bench is a plan in a folder, with a clock of its own.
type bench struct {
	t     *testing.T
	clock *clock
	path  string
	data  string
	seed  byte
}

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return &bench{t: t, clock: newClock(), path: filepath.Join(folder, "england.plan"), data: filepath.Join(dir, "data")}
}

func (b *bench) options() Options {
	b.seed++
	return Options{DataDir: b.data, Author: "Ann", Autosave: true, Now: b.clock.Now, After: b.clock.After, Random: rand.NewChaCha8([32]byte{b.seed})}
}

// sample is a plan with one priority of two rows, in English and Welsh.
func sample() *plan.Plan {
	m := plantest.Minter(1)
	p := &plan.Plan{ID: m.New(), Languages: []plan.Lang{"en", "cy"}, Title: plan.In("en", "A plan"), Scope: plan.England, State: plan.Draft, NumberStyle: plan.NumberWords}
	pr := plan.Priority{ID: m.New(), Title: plan.In("en", "First")}
	for _, text := range []string{"One", "Two"} {
		pr.Rows = append(pr.Rows, plan.Row{ID: m.New(), When: plan.In("en", "2025"), Actions: []plan.Action{{ID: m.New(), Text: plan.In("en", text)}}})
	}
	p.Priorities = []plan.Priority{pr}
	return p
}

// create makes the sample plan.
func (b *bench) create() *Document {
	b.t.Helper()
	d, err := Create(b.path, sample(), b.options())
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { d.abandon() })
	return d
}

func (b *bench) open() *Document {
	b.t.Helper()
	d, err := Open(b.path, b.options())
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { d.abandon() })
	return d
}

// abandon lets go of the working copy as the end of a process does: nothing is settled, and no timer goes off any more.
func (d *Document) abandon() {
	d.mu.Lock()
	d.closed = true
	d.draftStop()
	d.publishing.stop()
	d.mu.Unlock()
	_ = d.file.Close() // as far as it still was open
}

// inFile returns the plan that the file holds.
func (b *bench) inFile() *plan.Plan {
	b.t.Helper()
	log, files, _, err := store.Read(b.path)
	if err != nil {
		b.t.Fatal(err)
	}
	p := history.Fold(log).Plan()
	p.Files = files
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// row returns the row at an index of the first priority.
func row(p *plan.Plan, i int) plan.Row { return p.Priorities[0].Rows[i] }

func when(p *plan.Plan) string { return row(p, 0).When.In("en") }

func TestCreateEditReopen(t *testing.T) {
	b := newBench(t)
	d := b.create()
	if got, want := exchange.Digest(d.Plan()), exchange.Digest(sample()); got != want {
		t.Error("the plan differs from the one it was made from")
	}
	first := d.Plan()
	must(t, d.SetText(row(first, 0).ID, "when:en", "2026"))
	if when(first) != "2025" {
		t.Error("a plan that was handed out has changed")
	}
	id, err := d.Add(plan.KindRow, first.Priorities[0].ID, row(first, 0).ID, map[string]string{"when:en": "ongoing\r\n"})
	must(t, err)
	must(t, d.Move(id, first.Priorities[0].ID, row(first, 0).ID))
	must(t, d.Remove(row(first, 1).ID))
	must(t, d.Close())
	for name, p := range map[string]*plan.Plan{"the file": b.inFile(), "the reopened plan": b.open().Plan()} {
		rows := p.Priorities[0].Rows
		if len(rows) != 2 || rows[0].ID != id || rows[0].When.In("en") != "ongoing\n" || rows[1].When.In("en") != "2026" {
			t.Errorf("%s has the rows %+v", name, rows)
		}
	}
}

func TestClosedDocumentRefuses(t *testing.T) {
	b := newBench(t)
	d := b.create()
	must(t, d.Close())
	must(t, d.Close())
	if err := d.SetText(d.Plan().ID, "title@en", "Too late"); !errors.Is(err, errClosed) {
		t.Errorf("SetText gave %v", err)
	}
	if err := d.Publish(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("Publish gave %v", err)
	}
	d.Type(d.Plan().ID, "title@en", "Too late")
	if b.clock.waiting() != 0 {
		t.Errorf("%d timers are set after Close", b.clock.waiting())
	}
}

func TestInUse(t *testing.T) {
	b := newBench(t)
	b.create()
	if _, err := Open(b.path, b.options()); plan.CodeOf(err) != plan.InUse {
		t.Errorf("opening a second time gave %v", err)
	}
}

func TestTranslationSaysWhatItTranslates(t *testing.T) {
	d := newBench(t).create()
	id := row(d.Plan(), 0).Actions[0].ID
	text := func() plan.Text { return row(d.Plan(), 0).Actions[0].Text }
	must(t, d.SetText(id, "text@cy", "Un"))
	if got := text().Translation("cy", "en"); got != plan.UpToDate {
		t.Errorf("after translating the translation is %v", got)
	}
	must(t, d.SetText(id, "text@en", "Another"))
	must(t, d.SetText(id, "text@cy", "Un"))
	if got := text().Translation("cy", "en"); got != plan.Stale {
		t.Errorf("after the source changed, and its translation was only visited, it is %v", got)
	}
	must(t, d.SetText(id, "text@cy", "Arall"))
	if got := text().Translation("cy", "en"); got != plan.UpToDate {
		t.Errorf("after translating again it is %v", got)
	}
}

func TestUndoAndRedoSurviveReopening(t *testing.T) {
	b := newBench(t)
	d := b.create()
	if d.CanUndo() {
		t.Error("the making of the plan can be undone")
	}
	id := row(d.Plan(), 0).ID
	must(t, d.SetText(id, "when:en", "2026"))
	must(t, d.SetText(id, "when:en", "2027"))
	must(t, d.Close())

	d = b.open()
	for _, want := range []string{"2026", "2025"} {
		if done, err := d.Undo(); !done || err != nil || when(d.Plan()) != want {
			t.Fatalf("Undo gave %v, %v and the row is %q, want %q", done, err, when(d.Plan()), want)
		}
	}
	if done, err := d.Undo(); done || err != nil || d.CanUndo() || !d.CanRedo() {
		t.Errorf("with nothing left Undo gave %v, %v; CanUndo %v, CanRedo %v", done, err, d.CanUndo(), d.CanRedo())
	}
	must(t, d.Close())

	d = b.open()
	if done, err := d.Redo(); !done || err != nil || when(d.Plan()) != "2026" {
		t.Errorf("Redo gave %v, %v and the row is %q", done, err, when(d.Plan()))
	}
	must(t, d.SetText(id, "when:en", "2030"))
	if d.CanRedo() {
		t.Error("after another edit there is something to redo")
	}
}

func TestTakeIsOneStep(t *testing.T) {
	d := newBench(t).create()
	before := exchange.Digest(d.Plan())
	next := d.Plan().Clone()
	m := plantest.Minter(7)
	next.Title = plan.In("en", "Another title")
	next.Priorities = append(next.Priorities, plan.Priority{ID: m.New(), Title: plan.In("en", "Second"), Rows: []plan.Row{{ID: m.New()}}})
	must(t, d.TakeFrom(d.Plan(), next))
	if exchange.Digest(d.Plan()) != exchange.Digest(next) {
		t.Error("the plan is not what was taken in")
	}
	if _, err := d.Undo(); err != nil || exchange.Digest(d.Plan()) != before {
		t.Errorf("one step of undo did not take it back (%v)", err)
	}
}

func TestTakeKeepsPictures(t *testing.T) {
	b := newBench(t)
	d := b.create()
	next := d.Plan().Clone()
	f := plantest.Picture("image/png", 1)
	next.Files = append(next.Files, f)
	next.Design.Logo = plan.Picture{File: f.Hash, Alt: plan.In("en", "Our logo")}
	must(t, d.TakeFrom(d.Plan(), next))
	must(t, d.Close())
	for name, p := range map[string]*plan.Plan{"the file": b.inFile(), "the reopened plan": b.open().Plan()} {
		if len(p.Files) != 1 || p.Files[0].Hash != f.Hash || p.Design.Logo.File != f.Hash {
			t.Errorf("%s has the pictures %v and the logo %q", name, p.Files, p.Design.Logo.File)
		}
	}
}

func TestEvents(t *testing.T) {
	d := newBench(t).create()
	id := row(d.Plan(), 0).ID
	var got []Event
	cancel := d.Subscribe(func(e Event) {
		if e.Kind != StatusChanged {
			got = append(got, e)
		}
		if e.Kind == Changed && len(got) == 1 { // a subscriber may edit, and hears of it next
			must(t, d.SetText(id, "when:en", "2027"))
		}
	})
	must(t, d.SetText(id, "when:en", "2026"))
	must(t, d.SetText(id, "when:en", "2027"))
	_, err := d.Undo()
	must(t, err)
	_, err = d.Redo()
	must(t, err)
	cancel()
	must(t, d.SetText(id, "when:en", "2028"))
	var kinds []EventKind
	for _, e := range got {
		kinds = append(kinds, e.Kind)
		if !slices.Equal(e.Items, []plan.ID{id}) {
			t.Errorf("event %v is on %v, want the row", e.Kind, e.Items)
		}
	}
	if want := []EventKind{Changed, Changed, Undone, Redone}; !slices.Equal(kinds, want) {
		t.Errorf("the events are %v, want %v", kinds, want)
	}
}

// TestManyAtOnce is for the race detector: everything is called from everywhere while the file is being written.
func TestManyAtOnce(t *testing.T) {
	b := newBench(t)
	o := b.options()
	o.After = nil // real timers too
	d, err := Create(b.path, sample(), o)
	must(t, err)
	defer d.Subscribe(func(Event) { _ = d.Plan().Title })()
	p := d.Plan()
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 8 {
				words := strings.Repeat("x", g*8+i+1)
				if err := d.SetText(p.ID, "title@en", words); err != nil {
					t.Error(err)
				}
				d.Type(row(p, 0).ID, "when:en", words)
				_, _ = d.CanUndo(), d.CanRedo()
				_ = d.Status().String()
				if _, err := d.Undo(); err != nil {
					t.Error(err)
				}
				if err := d.Publish(context.Background()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	must(t, d.Close())
	if got, want := exchange.Digest(b.inFile()), exchange.Digest(d.Plan()); got != want {
		t.Error("the file does not hold what the document shows")
	}
}

// faulty is an open file that refuses what it is told to refuse.
type faulty struct {
	file
	refuse map[string]error
}

func (f *faulty) Commit(ops []history.Op) error {
	if err := f.refuse["commit"]; err != nil {
		return err
	}
	return f.file.Commit(ops)
}

func (f *faulty) SaveDraft(item plan.ID, field, text string) error {
	if err := f.refuse["draft"]; err != nil {
		return err
	}
	return f.file.SaveDraft(item, field, text)
}

func (f *faulty) ClearDraft(item plan.ID, field string) error {
	if err := f.refuse["clear"]; err != nil {
		return err
	}
	return f.file.ClearDraft(item, field)
}

// withFaults puts a faulty file under d.
func withFaults(d *Document) *faulty {
	f := &faulty{file: d.file, refuse: map[string]error{}}
	d.file = f
	return f
}

func TestADiskThatRefusesLosesNothing(t *testing.T) {
	b := newBench(t)
	d := b.create()
	f := withFaults(d)
	f.refuse["commit"] = &plan.Problem{Code: plan.Unwritable, What: "The disk is full."}
	id := row(d.Plan(), 0).ID
	if err := d.SetText(id, "when:en", "2026"); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("SetText gave %v", err)
	}
	if s := d.Status(); s.Unsaved == nil || !strings.HasPrefix(s.String(), "Not saved") || when(d.Plan()) != "2026" {
		t.Errorf("the status is %+v (%s) and the row %q", s, s, when(d.Plan()))
	}
	if err := d.Publish(t.Context()); err == nil {
		t.Error("the file was written without the edit")
	}
	delete(f.refuse, "commit")
	b.clock.pass(5 * time.Second)
	if s := d.Status(); s.Unsaved != nil || s.Waiting || when(b.inFile()) != "2026" {
		t.Errorf("later the status is %+v and the file says %q", s, when(b.inFile()))
	}
}

// TestMovingWithChangesAndSortingAreOneStep of undo each.
func TestMovingWithChangesAndSortingAreOneStep(t *testing.T) {
	d := newBench(t).create()
	for _, place := range []string{"before", "before", "after"} {
		if _, err := d.Add(plan.KindSection, d.Plan().ID, "", map[string]string{"place": place}); err != nil {
			t.Fatal(err)
		}
	}
	var ids []plan.ID
	for _, s := range d.Plan().Sections {
		ids = append(ids, s.ID)
	}
	order := func() string {
		var out []string
		for _, s := range d.Plan().Sections {
			out = append(out, string(s.Place)+" "+string(s.ID))
		}
		return strings.Join(out, ", ")
	}
	before := order()
	reversed := slices.Clone(ids)
	slices.Reverse(reversed)
	for name, edit := range map[string]func() error{
		"moved": func() error {
			return d.MoveWith(ids[0], "", history.Change{Item: ids[0], Field: "place", Value: history.V("after")})
		},
		"sorted": func() error { return d.Sort(reversed) },
	} {
		if err := edit(); err != nil {
			t.Fatal(err)
		}
		if got := order(); got == before || !strings.HasSuffix(got, string(ids[0])) || name == "moved" && d.Plan().Sections[len(ids)-1].Place != plan.After {
			t.Errorf("%s, they are %s", name, got)
		}
		if _, err := d.Undo(); err != nil || order() != before {
			t.Errorf("%s and undone, they are %s: %v", name, order(), err)
		}
	}
}
