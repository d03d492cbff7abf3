package cli

import (
	"strings"
	"testing"
)

// TestTimelineByCommand: it is printed when it is asked for, and then only.
func TestTimelineByCommand(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Harbour plan", "--period", "2024-2027")
	d.ok("edit", "a.plan", "-e", "add priority Crews", "-e", "add row P1", "-e", "set 1.1 title Pilots", "-e", "set 1.1 when every three years from 2025")
	d.run("export", "a.plan", "-o", "without.html")
	d.run("export", "a.plan", "-o", "with.html", "--timeline")
	const said = "Every three years from 2025"
	if page := d.read("without.html"); strings.Contains(page, said) {
		t.Error("the timeline is there unasked")
	}
	if page := d.read("with.html"); !strings.Contains(page, said) || !strings.Contains(page, "Timeline</h2>") {
		t.Error("the timeline isn't there")
	}
	d.run("export", "a.plan", "-o", "without.pdf")
	d.run("export", "a.plan", "-o", "with.pdf", "--timeline")
	if strings.Count(d.read("with.pdf"), "/Type/Page") == strings.Count(d.read("without.pdf"), "/Type/Page") && len(d.read("with.pdf")) <= len(d.read("without.pdf")) {
		t.Error("the PDF with the timeline has no more in it")
	}
}
