package commands_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestNoCommandOpensASocket follows commands with strace: none asks the system for a socket of any kind.
func TestNoCommandOpensASocket(t *testing.T) {
	p := start(t)
	if p.runner != "" {
		t.Skip("strace sees what Wine does too")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed: `.ci/system-libraries test` installs it")
	}
	for _, args := range [][]string{
		{"new", "a.plan", "--template", "uk"}, {"edit", "a.plan", "-e", "set plan title Ours"}, {"export", "a.plan", "-o", "a.pdf"}, {"export", "a.plan", "-o", "a.html"},
		{"check", "a.plan"}, {"history", "a.plan"}, {"--version"},
	} {
		calls := p.path("calls")
		cmd := exec.Command("strace", append([]string{"-f", "-e", "trace=network,clone3,execve", "-o", calls, p.bin}, args...)...)
		cmd.Dir, cmd.Env = p.dir, append(os.Environ(), "PLANWRIGHT_DATA=data")
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
			t.Fatalf("planwright %q under strace: %v\n%s", args, err, out)
		}
		b, err := os.ReadFile(calls)
		if err != nil || !strings.Contains(string(b), "execve(") {
			t.Fatalf("strace saw nothing of planwright %q: %v", args, err)
		}
		for line := range strings.Lines(string(b)) {
			if strings.Contains(line, "???( <unfinished") { // what a thread was about to do when the program ended
				continue
			}
			if !strings.Contains(line, "execve(") && !strings.Contains(line, "clone3(") && strings.Contains(line, "(") {
				t.Errorf("planwright %q: %s", args, line)
			}
		}
	}
}
