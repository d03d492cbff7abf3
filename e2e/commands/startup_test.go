package commands_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestLittleIsMadeBeforeItIsNeeded looks at what the packages of the program allocate before a command begins. Each command pays for it: patterns
// of 3 MB that only the window's Welsh needs once took a fifth of the time in which a small plan is exported. Bytes are the same on every
// machine, times are not.
func TestLittleIsMadeBeforeItIsNeeded(t *testing.T) {
	const most = 600_000
	t.Setenv("GODEBUG", "inittrace=1")
	p := start(t)
	var sum, packages int
	for line := range strings.Lines(p.run("--version").err) {
		var name string
		var at, took float64
		var bytes, allocs int
		if n, _ := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &took, &bytes, &allocs); n == 5 && strings.HasPrefix(name, "planwright/") {
			packages++
			sum += bytes
			if bytes > most/3 {
				t.Logf("%s allocates %d bytes", name, bytes)
			}
		}
	}
	if packages == 0 || sum > most {
		t.Errorf("%d packages of the program allocate %d bytes before a command begins, and may %d", packages, sum, most)
	}
}
