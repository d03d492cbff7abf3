package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"planwright/plan"
)

func TestNamesThatWindowsTakes(t *testing.T) {
	for _, name := range []string{"England.plan", "Cymru – Ŵyr.plan", "CONSOLE.plan", "my CON.plan", "COM10.plan", "LPT.plan", ".plan", "a.b.c.plan", "England .plan", "2026 (copy, 2).plan"} {
		if err := nameableOnWindows(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, says := range map[string]string{
		"CON.plan": "CON for itself", "con.plan": "CON for itself", "NUL": "NUL for itself", "aux.tar.plan": "AUX for itself", "COM1.plan": "COM1 for itself",
		"lpt9.plan": "LPT9 for itself", "COM².plan": "COM² for itself", "CON .plan": "CON for itself", "conin$.plan": "CONIN$ for itself",
		"England.plan.": "no dot and no space", "England.plan ": "no dot and no space", "England: draft.plan": "allows none of", "What?.plan": "allows none of",
		"a\tb.plan": "allows none of", "a|b.plan": "allows none of",
	} {
		if err := nameableOnWindows(name); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "Choose another name.") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNoFileOfSuchAName tries them where they matter.
func TestNoFileOfSuchAName(t *testing.T) {
	if runtime.GOOS != "windows" {
		t.Skip("left out: other systems take such names")
	}
	dir := t.TempDir()
	d := newDesk(t, dir).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	d.open()
	for _, name := range []string{"CON.plan", "NUL", "England: draft.plan", "What?.plan", "Scotland.plan. "} {
		to := filepath.Join(dir, name)
		other := newDesk(t, dir)
		other.path = to
		if _, err := Create(to, d.log, nil, other.opts); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), "Choose another name.") {
			t.Errorf("created as %s: %v", name, err)
		}
		if err := d.file.Copy(context.Background(), to); plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("copied to %s: %v", name, err)
		}
		if err := Move(d.path, to); plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("moved to %s: %v", name, err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}
