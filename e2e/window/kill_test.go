//go:build e2e

package window_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAKilledWindowLosesAtMostTheLastSecond kills the program in the middle of a sentence. Words whose last letter was typed
// more than a second before must be there when the plan is opened again, and the file beside it must open meanwhile.
func TestAKilledWindowLosesAtMostTheLastSecond(t *testing.T) {
	// A key on a busy machine takes a while from xdotool through X to the program, which is not the program's second.
	const slack = 400 * time.Millisecond
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "killed.plan")
	p.command("new", file, "--template", "uk", "--title", "Killed", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	for round := range 3 {
		p.open("killed.plan", file)
		p.keys("F2", "ctrl+a")
		var sent []time.Time
		for n := range 12 + 5*round {
			p.xdotool("type", "--delay", "15", fmt.Sprintf("w%d-%d ", round, n))
			sent = append(sent, time.Now())
			time.Sleep(80 * time.Millisecond)
		}
		killed := time.Now()
		p.kill()
		p.command("info", file)

		p.open("killed.plan", file)
		p.keys("ctrl+q")
		p.closes()
		text := p.read(file).rows()[0]
		for n, at := range sent {
			word := fmt.Sprintf("w%d-%d", round, n)
			if killed.Sub(at) > time.Second+slack && !strings.Contains(text, word) {
				t.Errorf("round %d: %s was typed %v before the kill and is lost; the cell holds %q", round, word, killed.Sub(at), text)
			}
		}
	}
}

// TestAKilledWindowKeepsTheCommentThatWasBeingWritten a second before.
func TestAKilledWindowKeepsTheCommentThatWasBeingWritten(t *testing.T) {
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "killed.plan")
	p.command("new", file, "--template", "uk", "--title", "Killed", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	p.open("killed.plan", file)
	p.keys("ctrl+m", "Return") // past the name
	p.types("Who pays for it?")
	time.Sleep(1500 * time.Millisecond)
	p.kill()
	p.open("killed.plan", file)
	p.keys("ctrl+q")
	p.closes()
	if got := p.json(file); !strings.Contains(got, "Who pays for it?") {
		t.Errorf("the comment is lost: %s", got)
	}
}
