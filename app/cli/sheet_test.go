package cli

import (
	"strings"
	"testing"
)

// TestSheetForCommentsByCommand: comments are written when the sheet for them is asked for, and then only.
func TestSheetForCommentsByCommand(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Harbour plan")
	d.ok("edit", "a.plan", "--by", "Ann", "-e", "add priority Crews", "-e", "add row P1 Hire pilots", "-e", "add comment 1.1.a1 From where?", "-e", "add comment C1 From here.")
	for target, want := range map[string]bool{"plain.html": false, "sheet.html": true, "empty.html": false} {
		args := []string{"export", "a.plan", "-o", target}
		switch target {
		case "sheet.html":
			args = append(args, "--comments")
		case "empty.html":
			args = append(args, "--comments=empty")
		}
		d.run(args...)
		page := d.read(target)
		if got := strings.Contains(page, "From where?") && strings.Contains(page, "From here."); got != want {
			t.Errorf("%s shows the comments: %v", target, got)
		}
		if strings.Contains(page, "Sheet for comments") != (target != "plain.html") {
			t.Errorf("%s is a sheet, or is none", target)
		}
	}
	d.run("export", "a.plan", "-o", "sheet.pdf", "--comments")
	if !strings.HasPrefix(d.read("sheet.pdf"), "%PDF-") {
		t.Error("the sheet is no PDF")
	}
	for _, args := range [][]string{{"-o", "a.json", "--comments"}, {"-o", "a.csv", "--comments"}, {"-o", "b.pdf", "--comments=all"},
		{"-o", "b.pdf", "--comments", "--timeline"}, {"-o", "b.pdf", "--comments", "--version", "reduced"}} {
		if code := d.run(append([]string{"export", "a.plan"}, args...)...).code; code != ExitUsage {
			t.Errorf("%v ended with %d", args, code)
		}
	}
}
