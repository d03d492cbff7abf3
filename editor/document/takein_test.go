package document

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/plan"
)

// elsewhere opens the same file on another computer, as somebody else.
func (b *bench) elsewhere(author string) *Document {
	b.t.Helper()
	o := b.options()
	o.DataDir, o.Author = b.t.TempDir(), author
	d, err := Open(b.path, o)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { d.abandon() })
	return d
}

func action(p *plan.Plan, i int) plan.Action { return row(p, i).Actions[0] }

// TestTwoWindowsOnOneFile has two people write in one file at the same time: each sees what the other wrote, and undo takes back one's own alone.
func TestTwoWindowsOnOneFile(t *testing.T) {
	b := newBench(t)
	ann := b.create()
	bob := b.elsewhere("Bob")
	var heard []Event
	defer ann.Subscribe(func(e Event) {
		if e.Kind == TookIn {
			heard = append(heard, e)
		}
	})()
	id := row(ann.Plan(), 0).ID
	must(t, bob.SetText(id, "when:en", "by March 2027"))
	must(t, bob.Publish(t.Context()))
	must(t, ann.SetText(action(ann.Plan(), 1).ID, "text@en", "By Ann"))
	b.clock.pass(PublishDelay)
	if got := when(ann.Plan()); got != "by March 2027" || len(heard) != 1 || !slices.Contains(heard[0].Items, id) {
		t.Fatalf("Ann sees %q after %v", got, heard)
	}
	if got, want := ann.Status().String(), "Saved 14:03. Took in changes that Bob made in the file, 14:03"; got != want {
		t.Errorf("the status line is %q, want %q", got, want)
	}
	if _, err := ann.Undo(); err != nil || action(ann.Plan(), 1).Text.In("en") != "Two" || ann.CanUndo() {
		t.Errorf("undo (%v) left %+v", err, row(ann.Plan(), 1))
	}
	b.clock.pass(PublishDelay)
	must(t, bob.Look(t.Context()))
	if got := bob.Status().TookIn; got != "Ann" || when(bob.Plan()) != "by March 2027" || action(bob.Plan(), 1).Text.In("en") != "Two" {
		t.Errorf("Bob took in what %q wrote and sees %+v", got, bob.Plan().Priorities)
	}
}

// TestTypingGoesOnWhileOthersWrite takes in the removal of an action whose text is being typed.
func TestTypingGoesOnWhileOthersWrite(t *testing.T) {
	b := newBench(t)
	ann := b.create()
	bob := b.elsewhere("Bob")
	id := action(ann.Plan(), 0).ID
	ann.Type(id, "text@en", "One, and half a sen")
	must(t, bob.Remove(id))
	must(t, bob.Publish(t.Context()))
	must(t, ann.Look(t.Context()))
	ann.Type(id, "text@en", "One, and half a sentence")
	must(t, ann.Close())
	if got := action(b.inFile(), 0).Text.In("en"); got != "One, and half a sentence" {
		t.Errorf("the file says %q", got)
	}
}

// TestUnfinishedWorkIsSaid ends the program before the file is written, changes that meanwhile, and opens it again.
func TestUnfinishedWorkIsSaid(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := action(d.Plan(), 0).ID
	must(t, d.SetText(id, "text@en", "By Ann"))
	d.abandon()
	bob := b.elsewhere("")
	must(t, bob.SetText(row(bob.Plan(), 0).ID, "when:en", "2030"))
	must(t, bob.Close())
	d = b.open()
	if s := d.Status(); !s.Unfinished || !strings.Contains(s.String(), "unfinished work") {
		t.Errorf("the status is %q", s)
	}
	b.clock.pass(PublishDelay)
	p := b.inFile()
	if s := d.Status(); action(p, 0).Text.In("en") != "By Ann" || when(p) != "2030" || s.TookIn != "somebody" || s.Waiting {
		t.Errorf("the file says %+v, the status is %q", p.Priorities[0].Rows, s)
	}
	must(t, d.Close())
	if s := b.open().Status(); s.Unfinished || s.TookIn != "" {
		t.Errorf("it is said again: %q", s)
	}
}

// TestAFileThatWentIsSaid removes the file while nothing waits for it: it is not "Saved" then.
func TestAFileThatWentIsSaid(t *testing.T) {
	b := newBench(t)
	d := b.create()
	content, err := os.ReadFile(b.path)
	must(t, err)
	must(t, os.Remove(b.path))
	if err := d.Look(t.Context()); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(d.Status().String(), "could not be written yet") {
		t.Errorf("got %v, and the status is %q", err, d.Status())
	}
	if err := d.Look(t.Context()); err != nil {
		t.Errorf("what is tried again by itself is tried at every look: %v", err)
	}
	must(t, os.WriteFile(b.path, content, 0o600))
	b.clock.pass(RetryLimit)
	if got := d.Status().String(); got != "Saved 14:03" {
		t.Errorf("with the file back the status is %q", got)
	}
	b.clock.pass(time.Hour)
	must(t, d.Look(t.Context()))
}

func TestListOfNames(t *testing.T) {
	for want, names := range map[string][]string{
		"": nil, "Ann": {"Ann"}, "Ann and somebody": {"somebody", "Ann"}, "Ann, Bob and others": {"somebody", "Bob", "Ann"},
	} {
		if got := list(names); got != want {
			t.Errorf("%q became %q, want %q", names, got, want)
		}
	}
}
