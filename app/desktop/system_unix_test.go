//go:build linux || freebsd || openbsd || netbsd

package desktop

import (
	"os"
	"path/filepath"
	"testing"
)

// TestOpeningWithTheSystem: that nothing on the computer shows a file is an error that the person gets to know, and that it is shown is none.
func TestOpeningWithTheSystem(t *testing.T) {
	for _, c := range []struct {
		name, script string
		works        bool
	}{
		{"shown", "#!/bin/sh\n[ -f \"$1\" ]\n", true},
		{"no viewer", "#!/bin/sh\nexit 3\n", false},
		{"no desktop at all", "", false},
	} {
		dir := t.TempDir()
		if c.script != "" {
			if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(c.script), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		t.Setenv("PATH", dir+":/bin")
		if c.script == "" {
			t.Setenv("PATH", dir)
		}
		file := filepath.Join(dir, "A plan.pdf")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := openWithSystem(file); (err == nil) != c.works {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
