//go:build e2e

package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestEveryTypedSpaceIsInTheFile types past the end of several lines of a cell.
func TestEveryTypedSpaceIsInTheFile(t *testing.T) {
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "long.plan")
	p.command("new", file, "--template", "uk", "--title", "Long", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	p.open("long.plan", file)
	words := strings.Repeat("the quick brown fox jumps over the lazy dog and a bee ", 5) + "end"
	p.keys("F2", "ctrl+a")
	p.types(words)
	p.keys("ctrl+q")
	p.closes()
	if got := p.read(file).rows()[0]; !strings.HasPrefix(got, words+" |") && !strings.HasPrefix(got, words+" /") {
		t.Errorf("the file holds %q", got)
	}
}

// TestAPlanWhoseFolderHasGoneIsClosed closes all the same, and finds the work when the folder is back.
func TestAPlanWhoseFolderHasGoneIsClosed(t *testing.T) {
	p := sitDown(t)
	dir := filepath.Join(p.home, "Documents", "stick")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "gone.plan")
	p.command("new", file, "--template", "uk", "--title", "Gone", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	p.open("gone.plan", file)
	p.keys("F2", "ctrl+a")
	p.types("Plant trees.")
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	p.keys("ctrl+q")
	p.keys("Escape") // stay
	p.keys("ctrl+q", "shift+Tab")
	p.xdotool("key", "space") // close anyway
	p.closes()
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	p.open("gone.plan", file)
	p.keys("ctrl+q")
	p.closes()
	if got := p.read(file).rows()[0]; !strings.HasPrefix(got, "Plant trees.") {
		t.Errorf("the file holds %q", got)
	}
}

// TestAProgramThatCannotOpenItsPlanEnds asks a second program, started with a plan that is open, to end while it comes up.
func TestAProgramThatCannotOpenItsPlanEnds(t *testing.T) {
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "busy.plan")
	p.command("new", file, "--template", "uk", "--title", "Busy", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	p.open("busy.plan", file)
	for _, wait := range []time.Duration{300 * time.Millisecond, 900 * time.Millisecond, 1500 * time.Millisecond} {
		second := &person{t: t, bin: p.bin, home: p.home, data: p.data}
		t.Cleanup(second.kill)
		second.open("Planwright$", file)
		time.Sleep(wait)
		if err := second.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		second.closes()
	}
}
