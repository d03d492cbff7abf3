package commands_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestANationsPlanFromTheUKWidePlan is the actual job: the published UK-wide plan, taken in, becomes the plan of England, with five actions
// adapted and a priority left out, printed in full and reduced.
func TestANationsPlanFromTheUKWidePlan(t *testing.T) {
	p := start(t)
	p.ok("import", p.source("uk-wide-pdf-text.txt"), "-o", "uk.plan")
	before := p.read("uk.plan")
	p.ok("new", "england.plan", "--from", "uk.plan", "--scope", "england", "--title", "Our plan", "--adapt", "1.1.a1,1.2.a1,1.3.a1,2.1.a1,2.2.a1",
		"--not-here", "P4 another body does this")
	type report struct {
		Counts  map[string]int `json:"counts"`
		Actions []struct {
			Standing string `json:"standing"`
			Answers  []struct {
				Ref    string `json:"ref"`
				Timing bool   `json:"timing"`
			} `json:"answers"`
		} `json:"actions"`
	}
	cover := func() (r report) {
		t.Helper()
		got := p.run("coverage", "england.plan", "uk.plan", "--json")
		if err := json.Unmarshal([]byte(got.out), &r); err != nil {
			t.Fatal(err, got.err)
		}
		return r
	}
	r := cover()
	absent := r.Counts["absent"]
	if r.Counts["adapted"] != 5 || absent == 0 || r.Counts["undecided"] != 0 || r.Counts["delivered"] != 42-5-absent || len(r.Actions) != 42 {
		t.Errorf("the counts are %v of %d", r.Counts, len(r.Actions))
	}
	for _, a := range r.Actions {
		if a.Standing != "absent" && (len(a.Answers) != 1 || a.Answers[0].Timing) {
			t.Errorf("an action stands as %+v", a)
		}
	}
	p.ok("edit", "england.plan", "-e", "set 1.1.a1 text We will do it our way", "-e", "set 1.1 when 2031")
	if !cover().Actions[0].Answers[0].Timing {
		t.Error("another time is not told")
	}
	p.ok("coverage", "england.plan", "uk.plan", "-o", "coverage.csv")
	if table := string(p.read("coverage.csv")); !strings.Contains(table, "We will do it our way") || !strings.Contains(table, "another body does this") {
		t.Error("the table does not hold what was adapted and what was left out")
	}
	for _, version := range []string{"full", "reduced"} {
		p.run("export", "england.plan", "-o", version+".pdf", "--version", version)
		if text := pdfText(t, p.path(version+".pdf")); !strings.Contains(text, "our way") {
			t.Errorf("the %s PDF does not hold what was adapted", version)
		}
	}
	if string(before) != string(p.read("uk.plan")) {
		t.Error("the UK-wide plan was changed")
	}
}
