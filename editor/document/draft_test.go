package document

import (
	"errors"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

func TestTypedTextSurvivesACrash(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "20")
	b.clock.pass(400 * time.Millisecond)
	d.Type(id, "when:en", "2026")
	if s := d.Status(); !s.Typing {
		t.Error("the status does not say that text is being typed")
	}
	b.clock.pass(600 * time.Millisecond) // a second after the first letter, not after the last
	if s := d.Status(); s.Typing || s.Unsaved != nil {
		t.Errorf("after a second the status is %+v", s)
	}
	d.Type(id, "when:en", "2026 to 2099") // half a second before the power goes
	b.clock.pass(500 * time.Millisecond)
	if when(d.Plan()) != "2025" {
		t.Error("typed text is in the plan before its field was left")
	}
	d.abandon()

	d = b.open()
	if got := when(d.Plan()); got != "2026" {
		t.Errorf("after the crash the row says %q", got)
	}
	if _, typing := d.Typed(id, "when:en"); typing {
		t.Error("the text is still a draft")
	}
	if _, err := d.Undo(); err != nil || when(d.Plan()) != "2025" {
		t.Errorf("what was typed before the crash can't be undone: %q, %v", when(d.Plan()), err)
	}
	d.abandon()
	if d = b.open(); when(d.Plan()) != "2025" {
		t.Error("the draft came back after it was undone")
	}
}

func TestAVisitIsOneStep(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	for _, words := range []string{"2", "20", "202", "2026"} {
		d.Type(id, "when:en", words)
		b.clock.pass(3 * time.Second)
	}
	must(t, d.SetText(id, "when:en", "2026"))
	if _, typing := d.Typed(id, "when:en"); typing {
		t.Error("there is a draft after the field was left")
	}
	if _, err := d.Undo(); err != nil || when(d.Plan()) != "2025" {
		t.Errorf("after one undo the row says %q (%v)", when(d.Plan()), err)
	}
}

func TestAnOldDraftBecomesAnEdit(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	for range 59 {
		d.Type(id, "when:en", d.text(id)+"x")
		b.clock.pass(time.Second)
	}
	if when(d.Plan()) != "2025" {
		t.Error("it became an edit too early")
	}
	b.clock.pass(2 * time.Second)
	if got := len(when(d.Plan())); got != 59 {
		t.Errorf("after a minute the row has %d letters, want 59", got)
	}
	b.clock.pass(PublishDelay)
	if got := len(when(b.inFile())); got != 59 {
		t.Errorf("and the file %d", got)
	}
}

func (d *Document) text(id plan.ID) string {
	text, _ := d.Typed(id, "when:en")
	return text
}

func TestDraftsBecomeEdits(t *testing.T) {
	for name, by := range map[string]func(*Document) error{
		"by Settle":  (*Document).Settle,
		"by Publish": func(d *Document) error { return d.Publish(t.Context()) },
		"by Close":   (*Document).Close,
	} {
		t.Run(name, func(t *testing.T) {
			d := newBench(t).create()
			d.Type(row(d.Plan(), 0).ID, "when:en", "2026")
			d.Type(row(d.Plan(), 1).ID, "when:en", "2027")
			must(t, by(d))
			if p := d.Plan(); when(p) != "2026" || row(p, 1).When.In("en") != "2027" {
				t.Errorf("the rows say %q and %q", when(p), row(p, 1).When.In("en"))
			}
		})
	}
}

func TestUndoTakesBackWhatIsBeingTyped(t *testing.T) {
	d := newBench(t).create()
	d.Type(row(d.Plan(), 0).ID, "when:en", "2026")
	if !d.CanUndo() {
		t.Error("what is being typed can't be undone")
	}
	if done, err := d.Undo(); !done || err != nil || when(d.Plan()) != "2025" {
		t.Errorf("Undo gave %v, %v and the row says %q", done, err, when(d.Plan()))
	}
	if _, err := d.Redo(); err != nil || when(d.Plan()) != "2026" {
		t.Errorf("Redo gave %v and the row says %q", err, when(d.Plan()))
	}
}

func TestTypingIntoARemovedItem(t *testing.T) {
	d := newBench(t).create()
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "2026")
	must(t, d.Remove(id))
	must(t, d.Settle())
	if _, typing := d.Typed(id, "when:en"); typing {
		t.Error("the draft of a removed item stays")
	}
	must(t, d.Close())
}

func TestDraftsThatTheDiskRefuses(t *testing.T) {
	b := newBench(t)
	d := b.create()
	f := withFaults(d)
	f.refuse["draft"] = errors.New("no room")
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "2026")
	b.clock.pass(time.Second)
	if s := d.Status(); s.Unsaved == nil || !s.Typing {
		t.Errorf("the status is %+v", s)
	}
	delete(f.refuse, "draft")
	b.clock.pass(2 * time.Second)
	if s := d.Status(); s.Unsaved != nil || s.Typing {
		t.Errorf("later the status is %+v", s)
	}
	d.abandon()
	if got := when(b.open().Plan()); got != "2026" {
		t.Errorf("after a crash the row says %q", got)
	}
}

// TestADraftThatStaysOnTheDiskDoesNoHarm has the clearing of a draft fail: after newer edits and a crash it must not come back.
func TestADraftThatStaysOnTheDiskDoesNoHarm(t *testing.T) {
	b := newBench(t)
	d := b.create()
	f := withFaults(d)
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "2026")
	b.clock.pass(time.Second)
	f.refuse["clear"] = errors.New("no room")
	if err := d.SetText(id, "when:en", "2026"); err == nil {
		t.Error("SetText says nothing of the draft that stays")
	}
	delete(f.refuse, "clear")
	b.clock.pass(3 * time.Second)
	must(t, d.SetText(id, "when:en", "2027"))
	d.abandon()
	if got := when(b.open().Plan()); got != "2027" {
		t.Errorf("after a crash the row says %q", got)
	}
}

func TestTypingTheOldTextAgainIsNoEdit(t *testing.T) {
	b := newBench(t)
	d := b.create()
	must(t, d.Publish(t.Context()))
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "2026")
	b.clock.pass(time.Second)
	d.Type(id, "when:en", "2025")
	must(t, d.SetText(id, "when:en", "2025"))
	if d.Status().Waiting || d.CanUndo() || b.clock.waiting() != 0 {
		t.Errorf("something waits: %+v, undo %v, %d timers", d.Status(), d.CanUndo(), b.clock.waiting())
	}
}

// TestADraftTypedWhileTheLastOneStaysOnTheDisk has the disk refuse to forget a draft until there is a newer one of the same field.
func TestADraftTypedWhileTheLastOneStaysOnTheDisk(t *testing.T) {
	b := newBench(t)
	d := b.create()
	f := withFaults(d)
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "2026")
	b.clock.pass(DraftDelay)
	f.refuse["clear"] = errors.New("busy")
	_ = d.SetText(id, "when:en", "2026") // the edit is made; its draft stays on the disk
	d.Type(id, "when:en", "2026 to 2030")
	b.clock.pass(DraftDelay)
	delete(f.refuse, "clear")
	b.clock.pass(2 * RetryFirst)
	if s := d.Status(); s.Typing || s.Unsaved != nil {
		t.Errorf("the status is %+v", s)
	}
	d.abandon()
	if got := when(b.open().Plan()); got != "2026 to 2030" {
		t.Errorf("after the crash the row says %q", got)
	}
}

// TestTextThatNoPlanCanHoldKeepsNothingElseBack pastes more into a field than a value may have.
func TestTextThatNoPlanCanHoldKeepsNothingElseBack(t *testing.T) {
	b := newBench(t)
	d := b.create()
	huge := strings.Repeat("x", history.MaxValue+1)
	d.Type(row(d.Plan(), 1).ID, "when:en", huge)
	must(t, d.SetText(row(d.Plan(), 0).ID, "when:en", "2026"))
	if err := d.Publish(t.Context()); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("got %v", err)
	}
	if got := when(b.inFile()); got != "2026" {
		t.Errorf("the file says %q", got)
	}
	if text, _ := d.Typed(row(d.Plan(), 1).ID, "when:en"); text != huge {
		t.Error("the text is gone")
	}
}
