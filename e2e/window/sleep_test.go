//go:build e2e && linux

package window_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTheWindowSleepsWhileNothingHappens counts how often the system wakes the window's thread with the caret in a cell. Fyne's loop alone looks for
// events 60 times a second. What is typed after that arrives all the same.
func TestTheWindowSleepsWhileNothingHappens(t *testing.T) {
	const for_, most = 4 * time.Second, 4 * 30
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "sleeps.plan")
	p.command("import", filepath.Join("..", "..", "assets", "example", "example.json"), "-o", file)
	p.open("sleeps.plan", file)
	p.keys("F2", "ctrl+a")
	p.types("Before the nap.")
	wakes := 0
	p.wait(fmt.Sprintf("%v with less than %d wakings", for_, most), func() bool {
		before := p.wakings()
		time.Sleep(for_)
		wakes = p.wakings() - before
		return wakes < most
	})
	t.Logf("woken %d times in %v", wakes, for_)
	p.types(" And after it.")
	p.keys("ctrl+q")
	p.closes()
	if got := p.read(file).rows()[0]; !strings.HasPrefix(got, "Before the nap. And after it.") {
		t.Errorf("the file holds %q", got)
	}
}

// wakings returns how often the first thread of the program, which is the window's, has slept so far.
func (p *person) wakings() (n int) {
	p.t.Helper()
	pid := p.cmd.Process.Pid
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/status", pid, pid))
	if err != nil {
		p.t.Fatal(err)
	}
	_, count, found := strings.Cut(string(status), "\nvoluntary_ctxt_switches:")
	if _, err := fmt.Sscan(count, &n); !found || err != nil {
		p.t.Fatalf("the system does not say how often a thread slept: %v", err)
	}
	return n
}
