// Package loop hands work to the goroutine on which the window lives, and lets that goroutine sleep while nothing happens.
package loop

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// wake ends the sleep of the window, if it can sleep.
var wake atomic.Pointer[func()]

// Do runs f on the goroutine of the window, and does not wait for it. It is for every other goroutine: fyne.Do alone would leave f until the
// window wakes by itself, up to half a second later.
func Do(f func()) {
	fyne.Do(f)
	if w := wake.Load(); w != nil {
		(*w)()
	}
}

// WhenAwake runs f there too, and lets the window sleep on: for what can wait.
func WhenAwake(f func()) { fyne.Do(f) }

// nap is how long the window sleeps at most: what Fyne itself has put off waits so long, and what no event tells is seen so late.
// busy is how long after an event it does not sleep: much of what an event begins ends by then.
const (
	nap  = 500 * time.Millisecond
	busy = time.Second
)

// Sleeper lets a window sleep. Fyne looks for events 60 times a second whether anything happens or not (internal/driver/glfw, runGL), each time with a
// change from one thread to another and back: with the caret in a cell that is more than one per cent of a processor's core, and keeps a
// laptop from resting. So, once nothing has happened for a second, its goroutine waits in the system for the next event instead.
type Sleeper struct {
	Wait  func(most time.Duration)        // waits for an event, as long as most, and deals with those that came
	Do    func(f func())                  // runs f on the window's goroutine, after what waits there
	After func(d time.Duration, f func()) // runs f later, on any goroutine
	Now   func() time.Time
}

// Start begins. It is called on the goroutine of the window.
func (s *Sleeper) Start() { s.After(busy, func() { s.Do(s.sleep) }) }

func (s *Sleeper) sleep() {
	begun := s.Now()
	s.Wait(nap)
	if s.Now().Sub(begun) < nap {
		s.Start()
		return
	}
	s.Do(s.sleep) // between two naps Fyne has its turn
}
