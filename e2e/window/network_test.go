//go:build e2e

package window_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// aSocket is a call that makes a socket, in what strace writes.
var aSocket = regexp.MustCompile(`\bsocket(?:pair)?\((AF_[A-Z0-9_]+)`)

// TestTheWindowSpeaksToNobodyOutside follows the window with strace while a plan is written in and printed: its only sockets are those of the
// computer itself, through which it speaks with the screen and the desktop.
func TestTheWindowSpeaksToNobodyOutside(t *testing.T) {
	p := sitDown(t)
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed: `.ci/system-libraries window` installs it")
	}
	file := filepath.Join(p.home, "Documents", "quiet.plan")
	p.command("new", file, "--template", "uk")
	calls := filepath.Join(p.home, "calls")
	program := p.bin
	p.bin = "strace"
	p.open("quiet.plan", "-f", "-e", "trace=network", "-o", calls, program, file)
	p.bin = program
	p.keys("F2")
	p.types("Answer every letter.")
	p.keys("Tab", "ctrl+s", "F1", "Escape")
	p.xdotool("key", "ctrl+q")
	p.closes()
	b, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	sockets := aSocket.FindAllStringSubmatch(string(b), -1)
	if len(sockets) == 0 {
		t.Fatal("strace saw no socket, not even the screen's")
	}
	for _, s := range sockets {
		if s[1] != "AF_UNIX" {
			t.Errorf("the window opened a socket of the kind %s", s[1])
		}
	}
	for line := range strings.Lines(string(b)) {
		if strings.Contains(line, "AF_INET") || strings.Contains(line, "AF_NETLINK") {
			t.Errorf("the window went outside: %s", line)
		}
	}
}
