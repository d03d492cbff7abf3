package document

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestTheFileFollowsByItself(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	must(t, d.SetText(id, "when:en", "2026"))
	b.clock.pass(PublishDelay - time.Millisecond)
	if when(b.inFile()) != "2025" || !d.Status().Waiting {
		t.Error("the file was written too early")
	}
	b.clock.pass(time.Millisecond)
	if when(b.inFile()) != "2026" || d.Status().Waiting {
		t.Error("the file was not written two seconds after the edit")
	}
	if b.clock.waiting() != 0 {
		t.Errorf("%d timers are set although all is done", b.clock.waiting())
	}
}

func TestSteadyEditsDoNotHoldTheFileUp(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	begun := b.clock.Now()
	for i := range 20 {
		must(t, d.SetText(id, "when:en", time.Duration(i).String()))
		b.clock.pass(time.Second)
		if when(b.inFile()) != "2025" {
			if got := b.clock.Now().Sub(begun); got > PublishLimit {
				t.Errorf("the file was written after %v, want %v", got, PublishLimit)
			}
			return
		}
	}
	t.Error("the file was never written")
}

func TestWithoutAutosave(t *testing.T) {
	b := newBench(t)
	must(t, b.create().Close())
	o := b.options()
	o.Autosave = false
	d, err := Open(b.path, o)
	must(t, err)
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	b.clock.pass(time.Minute)
	must(t, d.Close())
	if when(b.inFile()) != "2025" {
		t.Error("the file was written although nobody asked for it")
	}
	d = b.open()
	if when(d.Plan()) != "2026" || !d.Status().Waiting {
		t.Errorf("the edit is not there at the next opening: %q, %+v", when(d.Plan()), d.Status())
	}
	b.clock.pass(PublishLimit)
	if when(b.inFile()) != "2026" {
		t.Error("what waited from last time is not written by itself")
	}
}

// TestFailuresAreTriedAgain takes the folder away for a while, as a stick or a network drive does.
func TestFailuresAreTriedAgain(t *testing.T) {
	b := newBench(t)
	d := b.create()
	folder := filepath.Dir(b.path)
	must(t, os.Rename(folder, folder+" away"))
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	var tries []time.Time
	cancel := d.Subscribe(func(e Event) {
		if s := d.Status(); e.Kind == StatusChanged && s.Failed != nil {
			tries = append(tries, b.clock.Now())
		}
	})
	b.clock.pass(10 * time.Minute)
	cancel()
	if s := d.Status(); !s.Waiting || s.Failed == nil || s.String() != "Saved on this computer 14:03, england.plan could not be written yet" {
		t.Errorf("the status is %+v: %s", s, s)
	}
	if len(tries) < 8 || len(tries) > 20 {
		t.Fatalf("%d tries in ten minutes", len(tries))
	}
	for i := 2; i < len(tries); i++ {
		if a, b := tries[i-1].Sub(tries[i-2]), tries[i].Sub(tries[i-1]); b < a || b > RetryLimit {
			t.Errorf("the pause before try %d is %v after one of %v", i+1, b, a)
		}
	}
	must(t, os.Rename(folder+" away", folder))
	b.clock.pass(RetryLimit)
	if s := d.Status(); s.Waiting || s.Failed != nil || when(b.inFile()) != "2026" {
		t.Errorf("with the folder back the status is %+v and the file says %q", s, when(b.inFile()))
	}
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2027"))
	b.clock.pass(PublishDelay)
	if when(b.inFile()) != "2027" {
		t.Error("after failures the next edit waits longer than it should")
	}
}

func TestCloseWithAFileThatCannotBeWrittenLosesNothing(t *testing.T) {
	b := newBench(t)
	d := b.create()
	folder := filepath.Dir(b.path)
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	must(t, os.Rename(folder, folder+" away"))
	if err := d.Close(); err == nil {
		t.Error("Close says nothing of the file that could not be written")
	}
	must(t, os.Rename(folder+" away", folder))
	if d = b.open(); when(d.Plan()) != "2026" {
		t.Errorf("after reopening the row says %q", when(d.Plan()))
	}
}

func TestStatusWords(t *testing.T) {
	b := newBench(t)
	d := b.create()
	if got := d.Status().String(); got != "Saved 14:03" {
		t.Errorf("a new plan: %q", got)
	}
	b.clock.pass(time.Minute)
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	if got := d.Status().String(); got != "Saved on this computer 14:04; england.plan follows in a moment" {
		t.Errorf("after an edit: %q", got)
	}
	must(t, d.Publish(t.Context()))
	if got := d.Status().String(); got != "Saved 14:04" {
		t.Errorf("after publishing: %q", got)
	}
	must(t, d.Close())
	b.clock.pass(24 * time.Hour)
	if got := b.open().Status().String(); got != "Saved 2 March, 14:04" {
		t.Errorf("a plan opened on the next day: %q", got)
	}
}

// TestSomebodyElsesFileIsLeftAlone puts something that is no plan in the place of the file.
func TestSomebodyElsesFileIsLeftAlone(t *testing.T) {
	b := newBench(t)
	d := b.create()
	theirs := []byte("written by somebody else")
	must(t, os.WriteFile(b.path, theirs, 0o600))
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	must(t, d.Publish(t.Context()))
	s := d.Status()
	if s.Copy == "" || s.Waiting || s.Name == "england.plan" {
		t.Fatalf("the status is %+v", s)
	}
	if got, err := os.ReadFile(b.path); err != nil || string(got) != string(theirs) {
		t.Errorf("their file holds %q (%v)", got, err)
	}
	if got, want := s.String(), "Saved 14:03 in "+filepath.Base(s.Copy)+": something else is in england.plan"; got != want {
		t.Errorf("the status line is %q, want %q", got, want)
	}
	b.path = s.Copy
	if when(b.inFile()) != "2026" {
		t.Errorf("the copy says %q", when(b.inFile()))
	}
}

// TestStatusWhileTyping says that the file holds everything only when it does, and tells the window of it.
func TestStatusWhileTyping(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	told := 0
	defer d.Subscribe(func(Event) { told++ })()
	line := func(when, want string, events int) {
		t.Helper()
		if got := d.Status().String(); got != want || told != events {
			t.Errorf("%s: %q after %d events, want %q after %d", when, got, told, want, events)
		}
	}
	b.clock.pass(time.Minute)
	d.Type(id, "when:en", "20")
	line("at the first keystroke", "Saved on this computer 14:03; england.plan follows in a moment", 0)
	b.clock.pass(DraftDelay)
	d.Type(id, "when:en", "2026")
	b.clock.pass(DraftDelay)
	line("once it is on the disk", "Saved on this computer 14:04; england.plan follows in a moment", 1)
	must(t, d.SetText(id, "when:en", when(d.Plan()))) // the old words again: no edit
	line("taken back", "Saved 14:04", 2)
}

// TestStatusOfEditsLeftBeside says where edits are that somebody else's kept out of the file, when theirs is what is open.
func TestStatusOfEditsLeftBeside(t *testing.T) {
	s := Status{Name: "england.plan", Path: "/a/england.plan", Copy: "/a/england (copy).plan", opened: "england.plan"}
	if got, want := s.String(), "Saved. Something else was in england.plan: earlier edits of yours are in england (copy).plan"; got != want {
		t.Errorf("the status line is %q, want %q", got, want)
	}
}

// TestStatusOfWhatIsNotInPlace tells of earlier work that was set aside, and of pictures that the file has lost.
func TestStatusOfWhatIsNotInPlace(t *testing.T) {
	for _, c := range []struct {
		s    Status
		want string
	}{
		{Status{Aside: "/data/work.aside"}, "Saved. Earlier work on this plan is kept in /data/work.aside"},
		{Status{Unfinished: true}, "Saved. Took up unfinished work from last time"},
		{Status{Missing: 1}, "Saved. A picture is missing from the file: put it in again"},
		{Status{Missing: 2}, "Saved. 2 pictures are missing from the file: put them in again"},
	} {
		if got := c.s.String(); got != c.want {
			t.Errorf("the status line is %q, want %q", got, c.want)
		}
	}
}
