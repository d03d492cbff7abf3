package app

import (
	"bytes"
	"io"
	"sync"

	"planwright/plan"
)

// fatalReports are what the window's toolkit reports when it can't show any window (Fyne 2.8, internal/driver/glfw and internal/painter/gl).
// It does not return these errors: it logs them, and then ends the program without a word, waits for ever or falls over.
var fatalReports = [][]byte{[]byte("window creation error"), []byte("failed to initialise GLFW"), []byte("failed to initialise OpenGL")}

// watched returns a writer for the standard logger's lines. It hands them on to log, and calls failed once it has handed on a report that there can be
// no window, with the line after it, which has the cause. failed may not use the standard logger, which waits for it to return.
func watched(log io.Writer, failed func()) io.Writer { return &watcher{log: log, failed: failed} }

type watcher struct {
	mu       sync.Mutex
	log      io.Writer
	reported bool
	failed   func()
}

// Write hands on one line or several.
func (w *watcher) Write(lines []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, err := w.log.Write(lines)
	if w.reported {
		w.reported = false
		w.failed()
	}
	for _, report := range fatalReports {
		if bytes.Contains(lines, report) {
			w.reported = true
		}
	}
	return n, err
}

// noGraphics is what to tell a person whose computer can't show the window.
func noGraphics(goos string) error {
	p := &plan.Problem{Code: plan.Unsupported, What: say.NoGraphics, Safe: say.NoGraphicsSafe, Do: say.NoGraphicsDo}
	if goos == "windows" {
		p.Do = say.NoGraphicsDoWindows
	}
	return p
}
