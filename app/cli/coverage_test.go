package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"planwright/plan/nation"
)

// TestANationsPlanFromTheUKWidePlan is made, and how it stands is told with that plan and without.
func TestANationsPlanFromTheUKWidePlan(t *testing.T) {
	d := newDesk(t)
	d.write("uk.txt", wide)
	d.ok("import", "uk.txt", "-o", "uk.plan")
	d.ok("edit", "uk.plan", "-e", "add row P1 We will mend boats")
	d.ok("new", "eng.plan", "--from", "uk.plan", "--scope", "england", "--title", "Ours", "--adapt", "1.1", "--not-here", "1.3.a1 no boats here")
	if i := d.info("eng.plan"); i.Title["en"] != "Ours" || i.Scope != "england" || i.Counts.Actions != 2 || i.Counts.Measures != 2 {
		t.Errorf("it is %+v", i)
	}
	out := d.ok("coverage", "eng.plan", "uk.plan")
	for _, want := range []string{"Adapted (1)\n  1.1.a1  We will listen", "here 1.1.a1, still in the same words", "Taken as it is (1)", "Not here (1)", "no boats here"} {
		if !strings.Contains(out, want) {
			t.Errorf("coverage does not say %q:\n%s", want, out)
		}
	}
	d.ok("edit", "eng.plan", "-e", "set 1.2 when 2027", "-e", "add row P1 We will paint")
	d.ok("edit", "uk.plan", "-e", "set 1.1.a1 text We will listen to all", "-e", "add row P1 We will sing")
	s := d.run("coverage", "eng.plan", "uk.plan", "--json")
	var r coverageReport
	if err := json.Unmarshal([]byte(s.out), &r); err != nil || s.code != ExitFindings {
		t.Fatal(s, err)
	}
	if r.Counts[nation.Undecided] != 1 || len(r.Own) != 1 || !r.Actions[0].Changed || !r.Actions[1].Answers[0].Timing || !r.AtHand {
		t.Errorf("it says %+v", r)
	}
	if out = d.ok("coverage", "eng.plan"); !strings.Contains(out, "by the texts as they were seen") || !strings.Contains(out, "Not here (1)") {
		t.Errorf("without the other plan it says\n%s", out)
	}
	d.run("coverage", "eng.plan", "uk.plan", "-o", "c.csv")
	if table := d.read("c.csv"); strings.Count(table, "\r\n") != 6 || !strings.Contains(table, "Only here") {
		t.Errorf("the table is\n%s", table)
	}
}

func TestWrongWordsAboutANationsPlan(t *testing.T) {
	d := newDesk(t)
	d.write("uk.txt", wide)
	d.ok("import", "uk.txt", "-o", "uk.plan")
	d.ok("import", "uk.txt", "-o", "other.plan")
	d.ok("new", "eng.plan", "--from", "uk.plan", "--scope", "england")
	for says, args := range map[string][]string{
		"which nation":             {"new", "a.plan", "--from", "uk.plan"},
		"Leave out --template":     {"new", "a.plan", "--from", "uk.plan", "--scope", "wales", "--template", "uk"},
		"Name it with --from":      {"new", "a.plan", "--adapt", "1.1"},
		"and --fit-timings are":    {"new", "a.plan", "--fit-timings"},
		"Say why 1.1":              {"new", "a.plan", "--from", "uk.plan", "--scope", "wales", "--not-here", "1.1"},
		"The plan has no 7.1":      {"new", "a.plan", "--from", "uk.plan", "--scope", "wales", "--adapt", "7.1"},
		"1.1.m1 has no action":     {"new", "a.plan", "--from", "uk.plan", "--scope", "wales", "--adapt", "1.1.m1"},
		"is not the plan that":     {"coverage", "eng.plan", "other.plan"},
		"is this plan itself":      {"coverage", "eng.plan", "eng.plan"},
		"that ends in .csv":        {"coverage", "eng.plan", "-o", "c.pdf"},
		"Choose one":               {"coverage", "eng.plan", "-o", "c.csv", "--json"},
		"the one that it was made": {"coverage"},
	} {
		d.refused(ExitUsage, says, args...)
	}
	d.refused(ExitFailed, "There is no file", "new", "a.plan", "--from", "gone.plan", "--scope", "wales")
}
