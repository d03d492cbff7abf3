//go:build e2e

package window_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestACopyIsCombinedAndItsClashSettled combines a copy that a colleague has edited, in which one cell clashes, and chooses, by keyboard alone.
func TestACopyIsCombinedAndItsClashSettled(t *testing.T) {
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "mine.plan")
	p.command("new", file, "--template", "uk", "--title", "Joint", "--scope", "uk-wide", "--period", "2026-2029", "--language", "en")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	theirs := filepath.Join(p.home, "from-ann.plan")
	if err := os.WriteFile(theirs, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p.command("edit", file, "-e", "set 1.1 when 2031")
	p.command("edit", theirs, "--by", "Ann", "-e", "set 1.1 when 2041", "-e", "set 1.1.a1 text Ann plants trees.")

	p.open("mine.plan", file)
	p.keys("ctrl+shift+i", "ctrl+a")
	p.types(theirs)
	p.keys("Return") // and first, since nobody knows who is at the keyboard, the name
	p.types("Mair")
	p.keys("Return")           // show what it brings
	p.keys("Return", "Return") // to the button that combines it, and press it
	waits := func() bool {     // the exit code says so, which is no failure
		cmd := exec.Command(p.bin, "info", file, "--json")
		cmd.Env = p.environment()
		out, _ := cmd.Output()
		return strings.Contains(string(out), `"choices": 1`)
	}
	p.wait("the file to hold the two versions", waits)
	p.steady()
	p.keys("Return")           // show choices
	p.keys("Return", "Return") // to the first version, Ann's, which is shown; keep it
	p.keys("Escape", "ctrl+s")
	p.wait("the choice to be made", func() bool { return !waits() })
	if row := p.read(file).rows()[0]; !strings.HasSuffix(row, "| 2041") {
		t.Errorf("chosen is %q", row)
	}
	p.keys("ctrl+z", "ctrl+s") // the choice waits again
	p.wait("the two versions to wait again", waits)
	p.keys("ctrl+z", "ctrl+s") // and the copy is taken out
	p.wait("the copy to be out of the plan", func() bool { return !waits() })
	if row := p.read(file).rows()[0]; strings.Contains(row, "Ann plants trees.") || !strings.HasSuffix(row, "| 2031") {
		t.Errorf("without the copy the row is %q", row)
	}
	p.keys("ctrl+q")
	p.closes()
	p.open("mine.plan", file)
	p.keys("ctrl+y", "ctrl+s") // after a restart it can be taken in again
	p.wait("the two versions to wait once more", waits)
	p.keys("ctrl+y", "ctrl+s") // and the choice be made
	p.wait("the choice to be made again", func() bool { return !waits() })
	p.keys("ctrl+q")
	p.closes()
	if row := p.read(file).rows()[0]; !strings.Contains(row, "Ann plants trees.") || !strings.HasSuffix(row, "| 2041") {
		t.Errorf("redo did not bring back what Ann wrote: %q", row)
	}
}
