package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"planwright/plan/check"
)

func TestCheck(t *testing.T) {
	d := newDesk(t)
	d.write("rows.txt", wide)
	d.run("import", "rows.txt", "-o", "a.plan")
	d.ok("edit", "a.plan", "-e", "set 1.2 when as soon as we can", "-e", "set 1.1.a1 short Listen")
	before := d.read("a.plan")
	s := d.run("check", "a.plan")
	if s.code != ExitFindings || s.err != "" {
		t.Fatalf("check ended with %d and said %q", s.code, s.err)
	}
	for _, want := range []string{"Timings that are not understood (1)\n  Row 1.2: “as soon as we can” is not understood as a time. It prints as it stands.\n",
		"Missing short forms (1)\n  The action of row 1.2 has no short form.\n"} {
		if !strings.Contains(s.out, want) {
			t.Errorf("check does not say %q:\n%s", want, s.out)
		}
	}
	var r checkReport
	e := json.NewDecoder(strings.NewReader(d.run("check", "a.plan", "--json").out))
	e.DisallowUnknownFields()
	if err := e.Decode(&r); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, k := range r.Counts {
		n += k
	}
	if r.Counts[check.NoShort] != 1 || n != len(r.Findings) {
		t.Errorf("the counts are %v of %d findings", r.Counts, len(r.Findings))
	}
	if d.read("a.plan") != before {
		t.Error("check changed the plan")
	}
}

func TestCheckOfWhatIsDone(t *testing.T) {
	d := newDesk(t)
	d.write("rows.txt", wide)
	d.run("import", "rows.txt", "-o", "a.plan")
	d.ok("edit", "a.plan", "-e", "set plan title A plan", "-e", "set plan period 2025-2027", "-e", "set plan organisation.name Ours",
		"-e", "set 1.1.a1 short Listen", "-e", "set 1.2.a1 short A guide")
	if got := d.ok("check", "a.plan"); got != "Nothing is left to do.\n" {
		t.Errorf("check says %q", got)
	}
	if got := d.ok("check", "a.plan", "--json"); !strings.Contains(got, `"findings": []`) {
		t.Errorf("check --json says %q", got)
	}
	d.refused(ExitUsage, "Name", "check")
	d.refused(ExitFailed, "b.plan", "check", "b.plan")
}

// TestCheckSaysWhatWaits for a choice, which the plan alone does not show.
func TestCheckSaysWhatWaits(t *testing.T) {
	d := newDesk(t)
	d.write("rows.txt", wide)
	d.run("import", "rows.txt", "-o", "a.plan")
	d.write("b.plan", d.read("a.plan"))
	d.ok("edit", "a.plan", "-e", "set 1.1 when 2026")
	d.ok("edit", "b.plan", "-e", "set 1.1 when 2027")
	d.run("join", "a.plan", "b.plan")
	if got := d.run("check", "a.plan").out; !strings.HasPrefix(got, "Versions to choose from (1)\n  Row 1.1 has several versions of When to choose from.\n") {
		t.Errorf("check says %s", got)
	}
}
