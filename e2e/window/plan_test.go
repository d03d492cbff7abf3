//go:build e2e

package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAPlanIsWrittenAndPrinted is a newcomer's first quarter of an hour: the example, a cell, a row, undo, a PDF, and the
// next day the same again.
func TestAPlanIsWrittenAndPrinted(t *testing.T) {
	p := sitDown(t)
	p.open("Planwright")
	p.keys("Tab", "Tab", "Tab", "Tab", "space") // "Try the example…"
	p.keys("Return")                            // keep it where it is proposed
	p.waitTitle("plan.plan")
	p.steady()
	file := theOne(t, filepath.Join(p.home, "Documents"), ".plan")
	before := p.read(file).rows()

	const cell, action, measure, when = "Answer every letter.", "Buy a kettle.", "Tea is made.", "2027"
	p.keys("F2", "ctrl+a")
	p.types(cell)
	p.keys("Tab")
	p.wait("the file to hold the cell that was left", func() bool { return strings.HasPrefix(p.read(file).rows()[0], cell) })

	p.keys("ctrl+Return")
	p.types(action)
	p.keys("Tab")
	p.types(measure)
	p.keys("Tab")
	p.types(when)
	p.keys("ctrl+s")
	want := action + " | " + measure + " | " + when
	p.wait("the file to hold the new row", func() bool { rows := p.read(file).rows(); return len(rows) == len(before)+1 && rows[1] == want })

	p.keys("ctrl+z", "ctrl+s")
	p.wait("the file to be without the When that was undone", func() bool { return p.read(file).rows()[1] == action+" | "+measure+" | " })
	p.keys("ctrl+y", "ctrl+s")
	p.wait("the file to hold the When that was redone", func() bool { return p.read(file).rows()[1] == want })

	p.keys("ctrl+e", "Return", "Return") // the usual PDF, where it is proposed
	var pdf string
	p.wait("the PDF", func() bool { pdf = only(filepath.Join(p.home, "Documents"), ".pdf"); return pdf != "" })
	p.steady()
	p.keys("Escape")
	words := p.words(pdf)
	for _, w := range []string{cell, action, measure} {
		if !strings.Contains(words, w) {
			t.Errorf("the PDF is without %q", w)
		}
	}

	p.keys("F2")
	p.types(" Twice.")
	p.xdotool("key", "ctrl+q") // closing keeps what is being typed, and asks nothing
	p.closes()
	after := p.read(file).rows()
	if len(after) != len(before)+1 || !strings.HasPrefix(after[0], cell) || !strings.Contains(after[1], "Twice.") {
		t.Errorf("after closing the file holds %q and %q", after[0], after[1])
	}

	p.open("plan.plan", file)
	p.keys("ctrl+q")
	p.closes()
	if again := p.read(file).rows(); strings.Join(again, "\n") != strings.Join(after, "\n") {
		t.Errorf("opening and closing changed the plan:\n%q\n%q", after, again)
	}
	left(t, filepath.Join(p.home, "Documents"), file, pdf)
}

// TestAnEmptyPlanIsFilledByKeyboardAlone begins with nothing.
func TestAnEmptyPlanIsFilledByKeyboardAlone(t *testing.T) {
	p := sitDown(t)
	p.open("Planwright")
	p.keys("ctrl+n", "Tab", "Tab", "space") // a blank plan; then its title
	p.types("Small plan")
	p.keys("Return", "Return")
	p.waitTitle("Small plan.plan")
	file := filepath.Join(p.home, "Documents", "Small plan.plan")
	p.keys("ctrl+shift+Return")
	p.types("Grow")
	p.keys("ctrl+Return")
	p.types("Plant trees.")
	p.keys("Tab")
	p.types("Count them.")
	p.keys("Tab")
	p.types("Annually")
	p.keys("ctrl+Return")
	p.types("Water them.")
	p.keys("alt+Up", "ctrl+q")
	p.closes()
	got := strings.Join(p.read(file).rows(), "\n")
	if want := "Water them. |  | \nPlant trees. | Count them. | Annually"; got != want {
		t.Errorf("the plan holds\n%s\nwant\n%s", got, want)
	}
}

// theOne returns the only file of a folder with this ending.
func theOne(t *testing.T, dir, ending string) string {
	t.Helper()
	path := only(dir, ending)
	if path == "" {
		t.Fatalf("there is not one %s in %s", ending, dir)
	}
	return path
}

func only(dir, ending string) string {
	found, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	if err != nil || len(found) != 1 {
		return ""
	}
	return found[0]
}

// left fails when a folder holds anything but these files.
func left(t *testing.T, dir string, files ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		known := false
		for _, f := range files {
			known = known || filepath.Base(f) == e.Name()
		}
		if !known {
			t.Errorf("%s was left in the folder", e.Name())
		}
	}
}
