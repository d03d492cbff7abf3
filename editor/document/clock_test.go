package document

import (
	"sync"
	"testing"
	"time"
)

// clock is a clock that stands still until a test moves it. Timers go off in the goroutine that moves it.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	timers map[int]*timer
	next   int
}

type timer struct {
	due time.Time
	f   func()
}

func newClock() *clock {
	return &clock{now: time.Date(2026, 3, 2, 14, 3, 0, 0, time.UTC), timers: map[int]*timer{}}
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// After is Options.After.
func (c *clock) After(d time.Duration, f func()) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.next
	c.next++
	c.timers[n] = &timer{c.now.Add(d), f}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.timers, n)
	}
}

// pass moves the clock on, and sets off every timer at the moment that it is due, in order.
func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	end := c.now.Add(d)
	c.mu.Unlock()
	for {
		f := c.take(end)
		if f == nil {
			return
		}
		f()
	}
}

// take removes the next timer due by end, sets the clock to its moment and returns what it does; nil when there is none.
func (c *clock) take(end time.Time) func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	best := -1
	for n, t := range c.timers {
		if t.due.After(end) {
			continue
		}
		if best < 0 || t.due.Before(c.timers[best].due) || t.due.Equal(c.timers[best].due) && n < best {
			best = n
		}
	}
	if best < 0 {
		c.now = end
		return nil
	}
	t := c.timers[best]
	delete(c.timers, best)
	if t.due.After(c.now) {
		c.now = t.due
	}
	return t.f
}

// waiting returns how many timers are set.
func (c *clock) waiting() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.timers)
}

func TestClock(t *testing.T) {
	c := newClock()
	var rang []string
	c.After(2*time.Second, func() { rang = append(rang, "two") })
	c.After(time.Second, func() {
		rang = append(rang, "one")
		c.After(500*time.Millisecond, func() { rang = append(rang, "one and a half") })
	})
	c.After(3*time.Second, func() { t.Error("a stopped timer rang") })()
	c.pass(5 * time.Second)
	if len(rang) != 3 || rang[1] != "one and a half" || c.waiting() != 0 {
		t.Errorf("the timers rang as %q", rang)
	}
}
