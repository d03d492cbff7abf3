package document

import (
	"slices"
	"sync"

	"planwright/plan"
)

// Event tells a subscriber what happened. The plan and the status after it are read from the document:
// by the time the event arrives there may be newer ones, and their own events follow.
type Event struct {
	Kind  EventKind
	Items []plan.ID // the items that were added, changed, moved or removed, sorted; empty for StatusChanged
}

// EventKind is what sort of thing happened.
type EventKind int

// The kinds of event. The status may be another after each of them.
const (
	Changed       EventKind = iota // the plan was edited
	Undone                         // an edit was taken back
	Redone                         // an edit that had been taken back was made again
	TookIn                         // what others wrote in the file was taken in
	StatusChanged                  // the plan is the same, but what Status says of it is not
)

// events hands events to subscribers, one at a time and in the order they happened, in the goroutine that caused them.
// Nothing is locked meanwhile, so a subscriber may call the document; what it causes is delivered after the event at hand.
type events struct {
	mu         sync.Mutex
	next       int
	to         []subscriber
	waiting    []Event
	delivering bool
}

type subscriber struct {
	number int
	tell   func(Event)
}

// Subscribe has every later event told to f, until cancel is called. An event that is under way may still arrive after cancel.
// Events come from the goroutine that caused them: a window passes them on to its own.
func (d *Document) Subscribe(f func(Event)) (cancel func()) {
	e := &d.events
	e.mu.Lock()
	defer e.mu.Unlock()
	number := e.next
	e.next++
	e.to = append(slices.Clone(e.to), subscriber{number, f})
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.to = slices.DeleteFunc(slices.Clone(e.to), func(s subscriber) bool { return s.number == number })
	}
}

// add keeps an event for deliver. The caller may hold locks.
func (e *events) add(v Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.waiting = append(e.waiting, v)
}

// deliver tells the subscribers what waits. The caller holds no locks. Where another goroutine is at it, that one does the rest.
func (e *events) deliver() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.delivering {
		return
	}
	e.delivering = true
	defer func() { e.delivering = false }()
	for len(e.waiting) > 0 {
		v, to := e.waiting[0], e.to
		e.waiting = e.waiting[1:]
		tell(&e.mu, to, v)
	}
}

// tell calls the subscribers with mu unlocked, and locks it again even when one of them panics.
func tell(mu *sync.Mutex, to []subscriber, v Event) {
	mu.Unlock()
	defer mu.Lock()
	for _, s := range to {
		s.tell(v)
	}
}
