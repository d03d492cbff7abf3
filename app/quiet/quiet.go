// Package quiet holds the standard logger back from the moment the program is loaded until main says where its lines go.
//
// The window's toolkit reports through the standard logger while its packages are being initialised: three lines on standard error
// under LANG=C.UTF-8, before main could stop them. An error of ours is one line, and so those three have to wait.
//
// Go initialises packages that are ready in the order of their import paths. This one needs nothing but the logger itself,
// and is ready before any package of the toolkit; a test looks at the order in the built program, since nothing else promises it.
package quiet

import (
	"io"
	"log"
	"sync"
)

// limit is how many bytes are held back. What comes before main is a few hundred; the rest is dropped.
const limit = 64 << 10

// held is where the standard logger writes until To is called.
var held = &holder{}

func init() { log.SetOutput(held) }

// To gives w every line that was held back, and from now on all that the standard logger writes.
// io.Discard drops them, which is right for a command: it has no window.
func To(w io.Writer) error {
	lines := held.release()
	log.SetOutput(w)
	_, err := w.Write(lines)
	return err
}

// holder keeps what is written to it, up to limit.
type holder struct {
	mu    sync.Mutex
	lines []byte
}

// Write keeps p, and reports success even where p is dropped: a logger has nobody to complain to.
func (h *holder) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lines = append(h.lines, p[:min(len(p), limit-len(h.lines))]...)
	return len(p), nil
}

func (h *holder) release() []byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	lines := h.lines
	h.lines = nil
	return lines
}
