package history

import (
	"errors"
	"runtime"
	"sync"
)

// Loader fills a log from a file: it verifies the operations on the other processors while its owner is still reading, since reading and
// hashing are most of the time that it takes to open a plan. It is for one goroutine.
type Loader struct {
	chunk  []Op
	chunks [][]Op
	work   chan []Op
	wait   sync.WaitGroup
	mu     sync.Mutex
	err    error
}

const chunkSize = 1024

// Add takes in one more operation.
func (l *Loader) Add(o Op) {
	if cap(l.chunk) == 0 {
		l.chunk = make([]Op, 0, chunkSize)
	}
	l.chunk = append(l.chunk, o)
	if len(l.chunk) == chunkSize {
		l.flush()
	}
}

func (l *Loader) flush() {
	if len(l.chunk) == 0 {
		return
	}
	if l.work == nil {
		l.work = make(chan []Op, 64)
		for range max(1, runtime.GOMAXPROCS(0)-1) {
			l.wait.Go(func() {
				for ops := range l.work {
					if err := verify(ops); err != nil {
						l.mu.Lock()
						l.err = errors.Join(l.err, err)
						l.mu.Unlock()
					}
				}
			})
		}
	}
	l.work <- l.chunk
	l.chunks = append(l.chunks, l.chunk)
	l.chunk = nil
}

// Log returns a log of all that was added, or an error when any of it is not valid. The Loader is done with afterwards.
func (l *Loader) Log() (*Log, error) {
	l.flush()
	if l.work != nil {
		close(l.work)
	}
	l.wait.Wait()
	if l.err != nil {
		return nil, l.err
	}
	log := &Log{}
	return log, log.insertOwned(l.chunks...)
}
