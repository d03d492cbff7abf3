package commands_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func example(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "example", "example.json"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRefusals gives the commands everything but a sound plan. Each is refused in one plain line, and nothing is changed.
func TestRefusals(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "good.plan")
	good := p.read("good.plan")

	// A word that stands in one operation, and again in the readable tables, which are never read.
	flipped := bytes.ReplaceAll(good, []byte("March"), []byte("march"))
	if bytes.Equal(flipped, good) {
		t.Fatal("the example does not speak of March")
	}

	p.write("empty.plan", nil)
	p.write("text.plan", []byte("Action\tMeasure\tWhen\nWe will do it.\tDone.\t2027\n"))
	p.write("short.plan", good[:len(good)/2])
	p.write("header.plan", good[:50])
	p.write("flipped.plan", flipped)
	if err := os.Mkdir(p.path("folder.plan"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"empty.plan", "text.plan", "short.plan", "header.plan", "flipped.plan", "folder.plan", "absent.plan"} {
		for _, args := range [][]string{
			{"info", bad},
			{"export", bad, "-o", "out.pdf"},
			{"edit", bad, "-e", "set plan title Other"},
		} {
			if said := p.refused(3, args...); !strings.Contains(said, bad) {
				t.Errorf("planwright %q should name the file, and said %q", args, said)
			}
		}
	}
}

// TestWrongUsage ends with 2 and says how it is done.
func TestWrongUsage(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "good.plan")
	for _, args := range [][]string{
		{"export", "good.plan"},
		{"export", "good.plan", "-o", "out.xyz"},
		{"export", "good.plan", "-o", "out.pdf", "--paper", "a7"},
		{"export", "good.plan", "-o", "out.pdf", "--text-size", "3"},
		{"edit", "good.plan", "-e", "polish 2.1"},
		{"edit", "good.plan", "-e", "set 9.9 when 2027"},
		{"edit", "good.plan", "-e", "set plan scope atlantis"},
		{"new", "good.plan"},
		{"nonsense", "--flag"},
	} {
		r := p.run(args...)
		if r.code != 2 && r.code != 3 || strings.Count(strings.TrimSpace(r.err), "\n") > 0 || r.err == "" {
			t.Errorf("planwright %q ended with %d and said %q; want 2 or 3 and one line", args, r.code, r.err)
		}
	}
	if err := os.Remove(p.path("example.json")); err != nil {
		t.Fatal(err)
	}
	if got := p.listing(); strings.Count(got, "\n") != 1 {
		t.Errorf("wrong usage left files behind:\n%s", got)
	}
}

// TestTargetThatCannotBeWritten keeps what was there.
func TestTargetThatCannotBeWritten(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "good.plan")
	if err := os.Mkdir(p.path("folder.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.refused(3, "export", "good.plan", "-o", "folder.pdf")
	p.refused(3, "export", "good.plan", "-o", filepath.Join("nowhere", "out.pdf"))
}
