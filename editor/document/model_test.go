package document

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan/exchange"
)

// TestNothingSavedIsLost does what people, power cuts and disks do, in any order, and asks after each step whether the document
// shows what it should, and after each crash and closing whether nothing that was saved has gone.
func TestNothingSavedIsLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "model")
		if err != nil {
			rt.Fatal(err)
		}
		b := &bench{t: t, clock: newClock(), path: filepath.Join(dir, "a.plan"), data: filepath.Join(dir, "data")}
		m := &model{rt: rt, b: b, d: b.create(), said: "2025"}
		steps := map[string]func(){"set": m.set, "type": m.typed, "settle": m.settle, "undo": m.undo, "redo": m.redo,
			"wait": m.wait, "publish": m.publish, "crash": m.crash, "reopen": m.reopen}
		names := slices.Sorted(maps.Keys(steps))
		for range rapid.IntRange(1, 14).Draw(rt, "steps") {
			steps[rapid.SampledFrom(names).Draw(rt, "step")]()
			m.look()
		}
		m.reopen()
		m.look()
		if got, want := exchange.Digest(m.b.inFile()), exchange.Digest(m.d.Plan()); got != want {
			rt.Error("after closing the file does not hold what the document shows")
		}
		must(t, m.d.Close())
	})
}

// model is what one field should say: now, before each edit, and after each that was undone.
type model struct {
	rt           *rapid.T
	b            *bench
	d            *Document
	said         string
	before, next []string
	draft        string // what is being typed, "" for nothing
	onDisk       string // what of it is on the disk
	words        int
}

func (m *model) fresh() string {
	m.words++
	return fmt.Sprint("text ", m.words)
}

func (m *model) check(err error) {
	if err != nil {
		m.rt.Fatal(err)
	}
}

// edit is what becomes of the model when the field is left saying words.
func (m *model) edit(words string) {
	m.draft, m.onDisk = "", ""
	if words != m.said {
		m.before, m.next, m.said = append(m.before, m.said), nil, words
	}
}

func (m *model) set() {
	words := m.fresh()
	m.check(m.d.SetText(row(m.d.Plan(), 0).ID, "when:en", words))
	m.edit(words)
}

func (m *model) typed() {
	if m.draft == "" {
		m.draft = m.fresh()
	} else {
		m.draft += "x"
	}
	m.d.Type(row(m.d.Plan(), 0).ID, "when:en", m.draft)
}

func (m *model) settle() {
	m.check(m.d.Settle())
	m.settled()
}

func (m *model) settled() {
	if m.draft != "" {
		m.edit(m.draft)
	}
}

func (m *model) undo() {
	m.settled()
	done, err := m.d.Undo()
	m.check(err)
	if done != (len(m.before) > 0) {
		m.rt.Fatalf("Undo gave %v with %d edits to take back", done, len(m.before))
	}
	if done {
		last := len(m.before) - 1
		m.next, m.said, m.before = append(m.next, m.said), m.before[last], m.before[:last]
	}
}

func (m *model) redo() {
	m.settled()
	done, err := m.d.Redo()
	m.check(err)
	if done != (len(m.next) > 0) {
		m.rt.Fatalf("Redo gave %v with %d edits to make again", done, len(m.next))
	}
	if done {
		last := len(m.next) - 1
		m.before, m.said, m.next = append(m.before, m.said), m.next[last], m.next[:last]
	}
}

// wait lets seconds go by: what was typed reaches the disk, and after a minute becomes an edit.
func (m *model) wait() {
	long := rapid.SampledFrom([]time.Duration{0, time.Second, 3 * time.Second, 2 * time.Minute}).Draw(m.rt, "seconds")
	m.b.clock.pass(long)
	if long >= DraftDelay {
		m.onDisk = m.draft
	}
	if long > DraftLife {
		m.settled()
	}
}

func (m *model) publish() {
	m.check(m.d.Publish(m.rt.Context()))
	m.settled()
	if got, want := when(m.b.inFile()), m.said; got != want {
		m.rt.Fatalf("the file says %q, want %q", got, want)
	}
}

// crash ends the process at once. What was typed and had reached the disk is there again, as an edit.
func (m *model) crash() {
	m.d.abandon()
	m.d = m.b.open()
	disk := m.onDisk
	m.draft, m.onDisk = "", ""
	if disk != "" {
		m.edit(disk)
	}
}

func (m *model) reopen() {
	m.check(m.d.Close())
	m.settled()
	m.d = m.b.open()
}

func (m *model) look() {
	if got := when(m.d.Plan()); got != m.said {
		m.rt.Fatalf("the document says %q, want %q", got, m.said)
	}
	if got, _ := m.d.Typed(row(m.d.Plan(), 0).ID, "when:en"); got != m.draft {
		m.rt.Fatalf("the draft is %q, want %q", got, m.draft)
	}
	if m.d.CanUndo() != (len(m.before) > 0 || m.draft != "") || m.d.CanRedo() != (len(m.next) > 0 && m.draft == "") {
		m.rt.Fatalf("CanUndo is %v and CanRedo %v, with %d and %d edits and the draft %q", m.d.CanUndo(), m.d.CanRedo(), len(m.before), len(m.next), m.draft)
	}
}
