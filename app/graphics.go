package app

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"planwright/plan"
)

// fatalReports are what the window's toolkit reports when it can't show any window (Fyne 2.8, internal/driver/glfw and internal/painter/gl).
// It does not return these errors: it logs them, and then ends the program without a word, waits for ever or falls over.
var fatalReports = [][]byte{[]byte("window creation error"), []byte("failed to initialise GLFW"), []byte("failed to initialise OpenGL")}

// fatalErrors are what GLFW's Go binding logs and does not return, in one line, when a driver has no context for a window (glfw, error.go):
// the toolkit then goes on without a window, for ever.
var fatalErrors = regexp.MustCompile(`PlatformError: (WGL|GLX|EGL): Failed to (set pixel format|set selected pixel format|find a suitable|create|retrieve DC|choose)`)

// watched returns a writer for the standard logger's lines. It hands them on to log, and calls failed once it has handed on a report that there can be
// no window, with its cause, which may stand in the line after it. failed may not use the standard logger, which waits for it to return.
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
	if w.reported || fatalErrors.Match(lines) {
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

// paragraphs returns what an error says for a box, each of its parts in a paragraph of its own.
func paragraphs(err error) string {
	var p *plan.Problem
	if !errors.As(err, &p) {
		return err.Error()
	}
	parts := slices.DeleteFunc([]string{p.What, p.Safe, p.Do}, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n\n")
}
