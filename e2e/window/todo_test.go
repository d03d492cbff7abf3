//go:build e2e

package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shortFormsAreMissing is a plan in which they alone are left to do, beside one that is there.
const shortFormsAreMissing = `{"format": "planwright-plan", "version": 1, "title": {"en": "A plan"}, "languages": ["en"], "period": {"start": 2024, "end": 2027},
	"organisation": {"name": {"en": "Ours"}}, "priorities": [{"title": {"en": "Grow"}, "rows": [
	{"when": {"text": {"en": "2026"}}, "actions": [{"text": {"en": "Meet every board in each county."}}, {"text": {"en": "Plant trees along the roads."}}]},
	{"when": {"text": {"en": "2027"}}, "actions": [{"text": {"en": "Dig ponds in each of the parks."}, "short": {"en": "Dig ponds"}}]}]}]}`

// TestWhatIsLeftIsDoneByKeyboardAlone goes from the list to the details of the row, and from there to the reduced version, until nothing is left.
func TestWhatIsLeftIsDoneByKeyboardAlone(t *testing.T) {
	p := sitDown(t)
	source, file := filepath.Join(p.home, "left.json"), filepath.Join(p.home, "Documents", "left.plan")
	if err := os.WriteFile(source, []byte(shortFormsAreMissing), 0o600); err != nil {
		t.Fatal(err)
	}
	p.command("import", source, "-o", file)
	p.open("left.plan", file)
	p.keys("ctrl+l", "Return") // the first of the list, in the details of its row
	p.types("Meet boards")
	p.keys("Return", "Escape")                // back in the table
	p.keys("F4", "F4", "ctrl+shift+r", "End") // the details away; the last cell of the row is When
	p.keys("Left", "F2")                      // beside it the second short form
	p.types("Plant trees")
	p.keys("Return", "ctrl+q")
	p.closes()
	out := string(p.command("export", file, "-o", "-", "--format", "json"))
	for _, want := range []string{`"Meet boards"`, `"Plant trees"`} {
		if !strings.Contains(out, want) {
			t.Errorf("the file does not hold %s", want)
		}
	}
	if got := string(p.command("check", file)); got != "Nothing is left to do.\n" {
		t.Errorf("left to do is: %s", got)
	}
}
