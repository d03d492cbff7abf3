package app

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"planwright/app/place"
)

func TestNeedDisplay(t *testing.T) {
	for _, c := range []struct {
		goos, variable string
		ok             bool
	}{
		{"linux", "", false}, {"linux", "DISPLAY", true}, {"linux", "WAYLAND_DISPLAY", true}, {"freebsd", "", false},
		{"windows", "", true}, {"darwin", "", true},
	} {
		err := needDisplay(c.goos, func(name string) string {
			if name == c.variable {
				return ":0"
			}
			return ""
		})
		if (err == nil) != c.ok {
			t.Errorf("on %s with %q set: %v", c.goos, c.variable, err)
		}
	}
}

// TestWindowWithoutOne asks for a window on a machine without a display, or of a build without a window: one plain line either way,
// about the file first where that is at fault.
func TestWindowWithoutOne(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv(place.Variable, t.TempDir())
	if needDisplay(thisSystem, func(string) string { return "" }) == nil {
		t.Skip("this system has a display always")
	}
	t.Chdir(t.TempDir())
	run := func(args ...string) (said string, code int) {
		var out, errs bytes.Buffer
		code = Run(args, strings.NewReader(""), &out, &errs)
		return errs.String(), code
	}
	if said, code := run("new", "england.plan"); code != 0 {
		t.Fatal(said)
	}
	if err := os.WriteFile("hello.txt", []byte("Hello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, says string }{
		{"", "planwright --help"},
		{"england.plan", "planwright --help"},
		{"nosuch.plan", "There is no file nosuch.plan."},
		{"hello.txt", "hello.txt is not a plan"},
	} {
		var args []string
		if c.name != "" {
			args = []string{c.name}
		}
		said, code := run(args...)
		if code != 2 || !strings.HasPrefix(said, "planwright: ") || strings.Count(said, "\n") != 1 || !strings.Contains(said, c.says) {
			t.Errorf("planwright %s ended with %d and said %q; want 2 and %q", c.name, code, said, c.says)
		}
	}
}

func TestVersionIsSaid(t *testing.T) {
	var out, errs bytes.Buffer
	if code := Run([]string{"--version"}, nil, &out, &errs); code != 0 || !strings.HasPrefix(out.String(), "Planwright "+Edition()) {
		t.Errorf("--version ended with %d and said %q %q", code, out.String(), errs.String())
	}
}
