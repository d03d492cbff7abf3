package commands_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// TestThreeCopiesJoined has three people edit copies of one plan and puts them together in every order, at once and one by one.
func TestThreeCopiesJoined(t *testing.T) {
	p := start(t)
	p.write("example.json", example(t))
	p.ok("import", "example.json", "-o", "base.plan")
	for _, name := range []string{"ann.plan", "bob.plan", "cath.plan"} {
		p.write(name, p.read("base.plan"))
	}
	p.ok("edit", "ann.plan", "--by", "Ann", "-e", "set 1.1 when 2030 to 2032", "-e", "remove 1.3", "-e", "move 2.1 after 2.2")
	p.ok("edit", "bob.plan", "--by", "Bob", "-e", "set 1.1 when 2041", "-e", "set 1.3 when ongoing", "-e", "add row P1 We will hold an open day")
	p.ok("edit", "cath.plan", "--by", "Cath", "-e", "set plan title A title by Cath", "-e", "add measure 1.1 Ten more")

	digests := map[string]bool{}
	for i, order := range [][]string{{"ann", "bob", "cath"}, {"ann", "cath", "bob"}, {"bob", "ann", "cath"}, {"bob", "cath", "ann"}, {"cath", "ann", "bob"}, {"cath", "bob", "ann"}} {
		out := []string{"one.plan", "two.plan", "three.plan", "four.plan", "five.plan", "six.plan"}[i]
		r := p.run("join", order[0]+".plan", order[1]+".plan", order[2]+".plan", "-o", out)
		if r.code != 1 || !strings.Contains(r.out, "waits for a choice") {
			t.Fatalf("join %v ended with %d and said %s%s", order, r.code, r.out, r.err)
		}
		digests[p.info(out).Digest] = true
	}
	p.write("step.plan", p.read("cath.plan"))
	p.ok("join", "step.plan", "ann.plan")
	p.ok("join", "step.plan", "bob.plan")
	p.ok("join", "step.plan", "six.plan", "base.plan")
	digests[p.info("step.plan").Digest] = true
	if len(digests) != 1 {
		t.Errorf("joined in different orders there are %d different plans", len(digests))
	}

	said := p.ok("join", "base.plan", "ann.plan", "bob.plan", "cath.plan")
	for _, want := range []string{"by Ann on ", "by Bob on ", "by Cath on ", "Row 1.3 kept", "“A title by Cath”", "moved", "We will hold an open day"} {
		if !strings.Contains(said, want) {
			t.Errorf("join said\n%s\nwhich lacks %q", said, want)
		}
	}
	p.ok("edit", "base.plan", "-e", "set 1.1 when 2041")
	if r := p.run("info", "base.plan"); r.code != 0 || !regexp.MustCompile(`To choose +nothing`).MatchString(r.out) {
		t.Errorf("after choosing, info ended with %d and said %s", r.code, r.out)
	}
	var h struct {
		Entries []struct{ Name string }
	}
	if err := json.Unmarshal([]byte(p.ok("history", "base.plan", "1.1", "when", "--json")), &h); err != nil || len(h.Entries) != 4 {
		t.Errorf("the history of the field has %d entries (%v)", len(h.Entries), err)
	}
	p.ok("compare", "ann.plan", "base.plan", "-o", "changes.csv")
	if !strings.Contains(string(p.read("changes.csv")), "Cath") {
		t.Error("the table of changes does not name Cath")
	}

	p.ok("new", "other.plan", "--title", "Another plan")
	if said := p.refused(3, "join", "ann.plan", "other.plan"); !strings.Contains(said, "another plan") {
		t.Errorf("joining another plan said %q", said)
	}
	p.ok("import", "example.json", "-o", "again.plan")
	if said := p.refused(3, "join", "ann.plan", "again.plan"); !strings.Contains(said, "compare") {
		t.Errorf("joining a plan made anew said %q", said)
	}
}
