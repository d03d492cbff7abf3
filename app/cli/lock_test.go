package cli

import (
	"strings"
	"testing"

	"planwright/plan"
)

func TestALockedPlanIsEditedOnlyAsANewDraft(t *testing.T) {
	d := newDesk(t)
	d.write("rows.txt", wide)
	d.run("import", "rows.txt", "-o", "a.plan")
	d.ok("edit", "a.plan", "-e", "set plan state agreed")
	d.refused(ExitFailed, "set plan state draft", "edit", "a.plan", "-e", "set 1.1 when 2040")
	d.refused(ExitFailed, "set plan state draft", "edit", "a.plan", "-e", "set plan state published", "-e", "set 1.1 when 2040")
	d.refused(ExitFailed, "Nothing was changed", "import", "rows.txt", "-o", "a.plan")
	d.ok("edit", "a.plan", "-e", "add comment 1.1 Well done")
	d.ok("edit", "a.plan", "-e", "set 1.1.a1 status under-way")
	d.ok("edit", "a.plan", "-e", "set plan state published")
	if i := d.info("a.plan"); i.State != plan.Published {
		t.Errorf("the state is %q", i.State)
	}
	d.ok("edit", "a.plan", "-e", "set 1.1 when 2040", "-e", "set plan state draft")
	if got := d.ok("history", "a.plan"); !strings.Contains(got, "As published, ") || !strings.Contains(got, "2040") {
		t.Errorf("the history does not name the published version: %s", got)
	}
}
