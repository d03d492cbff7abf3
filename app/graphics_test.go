package app

import (
	"bytes"
	"log"
	"strings"
	"testing"
)

// TestNoWindowIsNoticed gives the logger the lines that Fyne writes.
func TestNoWindowIsNoticed(t *testing.T) {
	for _, c := range []struct {
		lines []string
		times int
	}{
		{[]string{"Fyne error:  window creation error", "  Cause: APIUnavailable: GLX: GLX extension not found", "  At: driver.go:180"}, 1},
		{[]string{"Fyne error:  failed to initialise GLFW", "  Cause: PlatformError: X11: Failed to open display :9"}, 1},
		{[]string{"Fyne error:  failed to initialise OpenGL", "  Cause: glGetError"}, 1},
		{[]string{"PlatformError: WGL: Failed to set pixel format for dummy context: Invalid window handle."}, 1},
		{[]string{"PlatformError: WGL: Failed to make context current: The handle is invalid."}, 0}, // of a window that there is
		{[]string{"Fyne error:  Error reading scale", "  Cause: no number", "  At: scale.go:51"}, 0},
		{[]string{"Fyne error:  window creation error"}, 0}, // the cause is still to come
	} {
		var out bytes.Buffer
		times := 0
		seen := ""
		l := log.New(watched(&out, func() { times++; seen = out.String() }), "", 0)
		for _, line := range c.lines {
			l.Println(line)
		}
		if times != c.times {
			t.Errorf("%q: told %d times, want %d", c.lines, times, c.times)
		}
		if times > 0 && !strings.Contains(seen, "Cause: ") && !strings.Contains(seen, "PlatformError: ") {
			t.Errorf("%q: the cause was not in the log when the person was told", c.lines)
		}
		if got := strings.Count(out.String(), "\n"); got != len(c.lines) {
			t.Errorf("%q: %d lines were handed on", c.lines, got)
		}
	}
}

func TestWithoutGraphicsAPersonIsToldWhatToDo(t *testing.T) {
	for goos, want := range map[string]string{"windows": "software-graphics.zip", "linux": "planwright --help", "darwin": "planwright --help"} {
		if said := noGraphics(goos).Error(); !strings.Contains(said, want) || !strings.Contains(said, "not been touched") {
			t.Errorf("on %s it says %q", goos, said)
		}
		if said := paragraphs(noGraphics(goos)); strings.Count(said, "\n\n") != 2 {
			t.Errorf("on %s the box says %q", goos, said)
		}
	}
}
