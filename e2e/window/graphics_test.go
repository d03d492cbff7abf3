//go:build e2e

package window_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestWithoutOpenGLItSaysWhatToDo opens the window on a screen that has no OpenGL, as remote sessions have none.
func TestWithoutOpenGLItSaysWhatToDo(t *testing.T) {
	p := sitDown(t)
	number, screenSays, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer number.Close()
	screen := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-extension", "GLX")
	screen.ExtraFiles = []*os.File{screenSays}
	if err := screen.Start(); err != nil {
		t.Skipf("Xvfb: %v", err)
	}
	defer func() {
		if err := screen.Process.Kill(); err == nil {
			_ = screen.Wait() // it was killed
		}
	}()
	screenSays.Close()
	if err := number.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	display := make([]byte, 16)
	n, err := number.Read(display)
	if err != nil && err != io.EOF {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	p.cmd = exec.Command(p.bin)
	// With an empty path it finds no program that shows boxes, which would wait to be read.
	p.cmd.Env = append(p.environment(), "DISPLAY=:"+strings.TrimSpace(string(display[:n])), "PATH=")
	var said bytes.Buffer
	p.cmd.Stderr = &said
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.done = make(chan error, 1)
	go func() { p.done <- p.cmd.Wait() }()
	select {
	case <-p.done:
	case <-time.After(60 * time.Second):
		t.Fatal("it waits for ever")
	}
	code := p.cmd.ProcessState.ExitCode()
	p.cmd = nil
	if code != 2 || strings.Count(said.String(), "\n") != 1 || !strings.Contains(said.String(), "OpenGL") || !strings.Contains(said.String(), "planwright --help") {
		t.Errorf("it ended with %d and said:\n%s", code, &said)
	}
}
