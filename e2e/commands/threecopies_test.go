package commands_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// people are those who edit copies in testdata/threecopies.txt.
var people = []string{"Ann", "Ben", "Cath"}

// threeCopies makes base.plan of the published UK plan, or of the example where that is not at hand, and three copies of it, each edited in ten
// places as testdata/threecopies.txt says. It returns the texts that were typed.
func threeCopies(p *program) (typed []string) {
	t := p.t
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "plans", "uk-wide-pdf-text.txt"))
	if err != nil {
		text = example(t)
		p.write("source.json", text)
		p.ok("import", "source.json", "-o", "base.plan")
	} else {
		p.write("source.txt", text)
		p.ok("import", "source.txt", "-o", "base.plan")
	}
	p.ok("edit", "base.plan", "--by", "Lead", "-e", "set plan languages en,cy")
	list, err := os.ReadFile(filepath.Join("testdata", "threecopies.txt"))
	if err != nil {
		t.Fatal(err)
	}
	edits := map[string][]string{}
	for line := range strings.Lines(string(list)) {
		if who, edit, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			edits[who] = append(edits[who], edit)
			words := strings.SplitN(edit, " ", 4)
			switch {
			case words[0] == "set" || words[0] == "add":
				typed = append(typed, words[3])
			}
		}
	}
	for _, who := range people {
		if len(edits[who]) != 10 {
			t.Fatalf("%s makes %d edits", who, len(edits[who]))
		}
		p.write(who+".plan", p.read("base.plan"))
		args := []string{"edit", who + ".plan", "--by", who}
		for _, e := range edits[who] {
			args = append(args, "-e", e)
		}
		p.ok(args...)
	}
	return typed
}

// TestEveryTextOfThreeCopiesIsKept joins three copies of a published plan, edited in ten places each, in all six orders: it is one plan, and every text of all three is in
// it or among the versions to choose from. Nothing of what stood there before is gone but what somebody wrote over or removed.
func TestEveryTextOfThreeCopiesIsKept(t *testing.T) {
	p := start(t)
	typed := threeCopies(p)
	digests := map[string]bool{}
	for i, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		mine := "mine" + string(rune('1'+i)) + ".plan"
		p.write(mine, p.read("base.plan"))
		args := []string{"join", mine}
		for _, n := range order {
			args = append(args, people[n]+".plan")
		}
		var report struct {
			Changes []struct {
				What   string
				Values []struct{ Text string }
			}
			Choices, Kept int
		}
		r := p.run(append(args, "--json")...)
		if err := json.Unmarshal([]byte(r.out), &report); err != nil || r.code != 1 {
			t.Fatalf("join %v ended with %d: %s (%v)", order, r.code, r.err, err)
		}
		if report.Choices < 6 || report.Kept != 1 {
			t.Errorf("in the order %v %d texts wait and %d rows are kept", order, report.Choices, report.Kept)
		}
		digests[p.info(mine).Digest] = true
		var kept []string
		for _, c := range report.Changes {
			for _, v := range c.Values {
				kept = append(kept, v.Text)
			}
		}
		kept = append(kept, textsOf(t, []byte(p.ok("export", mine, "-o", "-", "--format", "json")))...)
		for _, words := range typed {
			if !slices.Contains(kept, words) {
				t.Errorf("in the order %v, %q is neither in the plan nor among the versions to choose from", order, words)
			}
		}
	}
	if len(digests) != 1 {
		t.Errorf("in six orders there are %d different plans", len(digests))
	}
}

// textsOf returns every text in a plan as JSON.
func textsOf(t *testing.T, content []byte) []string {
	t.Helper()
	var all any
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case string:
			out = append(out, x)
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			for _, y := range x {
				walk(y)
			}
		}
	}
	walk(all)
	return out
}
