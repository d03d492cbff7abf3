//go:build e2e

package window_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestAWordIsReplacedByKeyboardAlone: found, gone to, replaced all over the plan with a look first, and taken back by one undo.
func TestAWordIsReplacedByKeyboardAlone(t *testing.T) {
	p := sitDown(t)
	p.open("Planwright")
	p.keys("Tab", "Tab", "Tab", "Tab", "space", "Return") // the example, where it is proposed
	p.waitTitle("plan.plan")
	p.steady()
	file := theOne(t, filepath.Join(p.home, "Documents"), ".plan")
	before := strings.Join(p.read(file).rows(), "\n")
	n := strings.Count(before, "staff")
	if n == 0 || strings.Contains(before, "crew") {
		t.Fatal("the example does not say staff, or says crew")
	}

	p.keys("ctrl+h")
	p.types("staff")
	p.keys("Tab")
	p.types("crew")
	p.keys("Tab", "Tab", "space") // past Replace, on Replace all
	p.steady()
	p.keys("Return") // the look at them has the button that does it
	p.keys("ctrl+s")
	p.wait("the file to say crew", func() bool {
		now := strings.Join(p.read(file).rows(), "\n")
		return strings.Count(now, "crew") == n && !strings.Contains(now, "staff")
	})

	p.keys("Escape", "ctrl+z", "ctrl+s")
	p.wait("the file to say what it said", func() bool { return strings.Join(p.read(file).rows(), "\n") == before })

	p.keys("ctrl+g")
	p.types("1.3")
	p.keys("Return", "F2", "ctrl+a")
	p.types("Gone to by its number.")
	p.keys("Tab", "ctrl+s")
	p.wait("the file to hold what was written where one went", func() bool {
		return strings.Contains(strings.Join(p.read(file).rows(), "\n"), "Gone to by its number.")
	})
	p.xdotool("key", "ctrl+q")
	p.closes()
}
