package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// patience is how long work may go on before a terminal hears of it, and how often it does from then on.
const patience = 500 * time.Millisecond

// working tells a person at a terminal that work is going on, once it has taken longer than patience.
// The line is rewritten in place; the returned function ends it and wipes it away. Anybody else hears nothing.
func (p *program) working(on string) (done func()) {
	if !isTerminal(p.Stderr) {
		return func() {}
	}
	t := time.NewTicker(patience)
	end := report(p.Stderr, on, t.C)
	return func() {
		t.Stop()
		end()
	}
}

// report rewrites one line of w at every tick, with the time since it began.
func report(w io.Writer, on string, ticks <-chan time.Time) (done func()) {
	stop := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		width := 0
		for elapsed := patience; ; elapsed += patience {
			select {
			case <-stop:
				if width > 0 {
					fmt.Fprintf(w, "\r%s\r", strings.Repeat(" ", width))
				}
				return
			case <-ticks:
				line := fmt.Sprintf("%s … %.1f s", on, elapsed.Seconds())
				width = max(width, utf8.RuneCountInString(line))
				fmt.Fprintf(w, "\r%s", line)
			}
		}
	})
	return func() {
		close(stop)
		running.Wait()
	}
}

// isTerminal reports whether w is shown to a person as it is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
