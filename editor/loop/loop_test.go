package loop

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

// bed is a window that sleeps by a clock of the test's: what is run later waits in a list, and an event may come at a time.
type bed struct {
	now    time.Time
	queue  []func()
	later  []func()
	naps   []time.Duration
	events []time.Time
}

func (b *bed) sleeper() *Sleeper {
	return &Sleeper{
		Wait: func(most time.Duration) {
			begun := b.now
			b.now = begun.Add(most)
			if len(b.events) > 0 && b.events[0].Before(b.now) {
				b.now, b.events = b.events[0], b.events[1:]
			}
			b.naps = append(b.naps, b.now.Sub(begun))
		},
		Do:    func(f func()) { b.queue = append(b.queue, f) },
		After: func(d time.Duration, f func()) { b.later = append(b.later, func() { b.now = b.now.Add(d); f() }) },
		Now:   func() time.Time { return b.now },
	}
}

// turn runs what waits, as one turn of the window's loop does.
func (b *bed) turn() {
	queue := b.queue
	b.queue = nil
	for _, f := range queue {
		f()
	}
}

func (b *bed) time() {
	later := b.later
	b.later = nil
	for _, f := range later {
		f()
	}
}

func TestTheWindowSleepsUntilSomethingHappens(t *testing.T) {
	b := &bed{now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	b.sleeper().Start()
	b.turn()
	if len(b.naps) != 0 {
		t.Fatal("it slept at once")
	}
	b.time()
	for range 3 {
		b.turn()
	}
	if len(b.naps) != 3 || b.naps[2] != nap || len(b.later) != 0 {
		t.Fatalf("with nothing to do it slept %v, with %d waits between", b.naps, len(b.later))
	}
	b.events = []time.Time{b.now.Add(nap / 4)}
	b.turn()
	if len(b.naps) != 4 || b.naps[3] != nap/4 {
		t.Fatalf("an event did not wake it: %v", b.naps)
	}
	b.turn()
	if len(b.naps) != 4 || len(b.queue) != 0 {
		t.Fatal("it went on sleeping right after an event")
	}
	b.time()
	b.turn()
	if len(b.naps) != 5 {
		t.Fatal("it did not sleep again")
	}
}

func TestWorkWakesTheWindow(t *testing.T) {
	defer wake.Store(wake.Load())
	test.NewTempApp(t)
	woken, done := 0, make(chan bool, 1)
	w := func() { woken++ }
	wake.Store(&w)
	Do(func() { done <- true })
	<-done
	if woken != 1 {
		t.Errorf("woken %d times", woken)
	}
}
