package preview

import (
	"context"
	"sync"
	"time"
)

// Later has work done off Fyne's goroutine when some time has passed, unless stop is called before that.
type Later func(after time.Duration, work func()) (stop func())

// InTime is the Later of a program that runs: work has a goroutine of its own.
func InTime(after time.Duration, work func()) (stop func()) {
	t := time.AfterFunc(after, work)
	return func() { t.Stop() }
}

// latest runs jobs off Fyne's goroutine, one at a time. A new job cancels the one under way and takes the place of one that
// waits, so that however fast they come no more than one is done for nothing. While there is no job there is no goroutine.
type latest struct {
	later Later

	mu     sync.Mutex
	next   func(context.Context)
	cancel context.CancelFunc // of the job under way
	busy   bool
}

// run has job run as soon as the one under way has ended.
func (l *latest) run(job func(context.Context)) {
	l.mu.Lock()
	l.next = job
	if l.cancel != nil {
		l.cancel()
	}
	idle := !l.busy
	l.busy = true
	l.mu.Unlock()
	if idle {
		l.later(0, l.work)
	}
}

// stop cancels the job under way and forgets the one that waits.
func (l *latest) stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next = nil
	if l.cancel != nil {
		l.cancel()
	}
}

func (l *latest) work() {
	for {
		l.mu.Lock()
		job := l.next
		l.next, l.cancel = nil, nil
		if job == nil {
			l.busy = false
			l.mu.Unlock()
			return
		}
		ctx, cancel := context.WithCancel(context.Background())
		l.cancel = cancel
		l.mu.Unlock()
		job(ctx)
		cancel()
	}
}
