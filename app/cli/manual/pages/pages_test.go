package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/app/cli"
)

func TestEveryCommandHasAPage(t *testing.T) {
	dir := t.TempDir()
	if err := Write(dir, "1.2.3", time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	names := []string{"planwright"}
	for _, c := range cli.Commands().Commands() {
		if c.Name() != "help" {
			names = append(names, "planwright-"+c.Name())
		}
	}
	if len(names) < 10 {
		t.Fatalf("only %q", names)
	}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name+".1"))
		if err != nil {
			t.Error(err)
			continue
		}
		page := string(b)
		for _, want := range []string{".TH \"" + strings.ToUpper(name), "Nov 2026", "Planwright 1.2.3", ".SH EXAMPLE", "--help"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s.1 lacks %q", name, want)
			}
		}
	}
}

// TestListsKeepTheirLines looks for the forms of an edit, which stand in lines of their own, and for an option in capitals, which Markdown could take for its own.
func TestListsKeepTheirLines(t *testing.T) {
	got := listed("An EDIT is one of\n  set REF\n  remove REF\nand no other")
	if want := "An EDIT is one of\n\n    set REF\n    remove REF\n\nand no other"; got != want {
		t.Errorf("listed gives %q, want %q", got, want)
	}
}
