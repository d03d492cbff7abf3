package app

import (
	"bytes"
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

// TestWindowWithoutOne asks for a window on a machine without a display, or of a build without a window: one plain line either way.
func TestWindowWithoutOne(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv(place.Variable, t.TempDir())
	if needDisplay(thisSystem, func(string) string { return "" }) == nil {
		t.Skip("this system has a display always")
	}
	var out, errs bytes.Buffer
	if code := Run([]string{"england.plan"}, strings.NewReader(""), &out, &errs); code != 2 {
		t.Errorf("the exit code is %d", code)
	}
	if said := errs.String(); !strings.HasPrefix(said, "planwright: ") || strings.Count(said, "\n") != 1 || !strings.Contains(said, "planwright --help") {
		t.Errorf("it said %q", said)
	}
}

func TestVersionIsSaid(t *testing.T) {
	var out, errs bytes.Buffer
	if code := Run([]string{"--version"}, nil, &out, &errs); code != 0 || !strings.Contains(out.String(), Version) {
		t.Errorf("--version ended with %d and said %q %q", code, out.String(), errs.String())
	}
}
