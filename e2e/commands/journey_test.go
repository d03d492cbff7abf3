package commands_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// TestFromTextToPrint is the main job: a published plan's text becomes a plan, and the plan a PDF, with two commands.
func TestFromTextToPrint(t *testing.T) {
	for _, c := range []struct {
		source  string
		counts  map[string]int
		version string
	}{
		{"uk-wide-pdf-text.txt", map[string]int{"priorities": 4, "commitments": 8, "rows": 25, "actions": 42, "measures": 61}, "full"},
		{"england-web-page.txt", map[string]int{"priorities": 4, "rows": 28, "actions": 60, "measures": 0}, "reduced"},
	} {
		t.Run(c.source, func(t *testing.T) {
			p := start(t)
			p.ok("import", p.source(c.source), "-o", "a.plan")
			for what, n := range c.counts {
				if got := p.info("a.plan").Counts[what]; got != n {
					t.Errorf("%s: %d %s, want %d", c.source, got, what, n)
				}
			}
			p.ok("export", "a.plan", "-o", "a.pdf", "--version", c.version)
			if !bytes.HasPrefix(p.read("a.pdf"), []byte("%PDF-")) {
				t.Error("the export is no PDF")
			}
			first := p.read("a.pdf")
			p.ok("export", "a.plan", "-o", "a.pdf", "--version", c.version)
			if !bytes.Equal(first, p.read("a.pdf")) {
				t.Error("the same plan, exported twice, gave different bytes")
			}
		})
	}
}

// TestEditAndPrint changes a cell, adds a row, and finds both in the plan's JSON and in the PDF.
func TestEditAndPrint(t *testing.T) {
	p := start(t)
	p.ok("new", "north.plan", "--template", "blank", "--title", "Cynllun gweithlu'r Gogledd: ŵ ŷ", "--scope", "wales", "--period", "2026-2029", "--language", "en,cy")
	p.ok("edit", "north.plan", "--by", "Ann", "-e", "add priority plan Growing our own", "-e", "add row P1 We will open a training flat.")
	p.ok("edit", "north.plan", "--by", "Bob", "-e", "set 1.1 when 2026 to 2029", "-e", "set 1.1.a1 text We will open two training flats.")
	if got := p.info("north.plan").Counts; got["priorities"] != 1 || got["rows"] != 1 || got["actions"] != 1 {
		t.Errorf("counts are %v", got)
	}
	p.ok("export", "north.plan", "-o", "north.json")
	for _, want := range []string{"We will open two training flats.", "2026 to 2029", "Growing our own", "ŵ ŷ"} {
		if !bytes.Contains(p.read("north.json"), []byte(want)) {
			t.Errorf("north.json does not hold %q", want)
		}
	}
	p.ok("export", "north.plan", "-o", "north.pdf")
	if text := pdfText(t, p.path("north.pdf")); !strings.Contains(text, "two training flats") {
		t.Errorf("north.pdf does not hold the edited action:\n%s", text)
	}
}

// TestJSONIsLossless takes a plan out as JSON and in again, and asks for the same digest.
func TestJSONIsLossless(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "example.plan")
	p.ok("export", "example.plan", "-o", "out.json")
	p.ok("import", "out.json", "-o", "again.plan")
	if a, b := p.info("example.plan").Digest, p.info("again.plan").Digest; a != b || len(a) != 64 {
		t.Errorf("digests are %q and %q", a, b)
	}
}

// TestCSVUpdatesItsOwnPlan is how a colleague without the program edits.
func TestCSVUpdatesItsOwnPlan(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "example.plan")
	before := p.info("example.plan")
	p.ok("export", "example.plan", "-o", "rows.csv")
	p.ok("import", "rows.csv", "-o", "example.plan")
	if after := p.info("example.plan"); after.Digest != before.Digest {
		t.Error("taking back an unchanged CSV changed the plan")
	}
	changed := bytes.Replace(p.read("rows.csv"), []byte("By March 2027"), []byte("By June 2027"), 1)
	if bytes.Equal(changed, p.read("rows.csv")) {
		t.Fatal("the example has no row \"By March 2027\" to change")
	}
	p.write("rows.csv", changed)
	p.ok("import", "rows.csv", "-o", "example.plan")
	after := p.info("example.plan")
	if after.Digest == before.Digest || after.Counts["rows"] != before.Counts["rows"] {
		t.Errorf("taking back a changed CSV: %d rows before, %d after, digest changed: %v", before.Counts["rows"], after.Counts["rows"], after.Digest != before.Digest)
	}
}

// TestStandardOutput shows that -o - writes the export and nothing else.
func TestStandardOutput(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "example.plan")
	var v struct{ Format string }
	if err := json.Unmarshal([]byte(p.ok("export", "example.plan", "-o", "-", "--format", "json")), &v); err != nil || v.Format != "planwright-plan" {
		t.Errorf("standard output is not the plan's JSON: %v, format %q", err, v.Format)
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if !strings.Contains(p.ok("completion", shell), "planwright") {
			t.Errorf("completion %s does not name the program", shell)
		}
	}
}

func pdfText(t *testing.T, path string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
