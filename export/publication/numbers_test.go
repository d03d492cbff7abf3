package publication

import (
	"strings"
	"testing"

	"planwright/plan"
)

func TestFiguresOfAList(t *testing.T) {
	for body, want := range map[string]string{
		"There were:\n\n- 12,300 in hospitals.\n- 61% of them in **towns**.\n- £2m for them.\n- 1 in 4 left.": `P There were:
figure 12,300 | in hospitals. |
figure 61% | of them in towns. |
figure £2m | for them. |
figure 1 in 4 | left. |
`,
		"- 12 towns\n- few villages":                "- 12 towns\n- few villages\n", // not every point is a figure
		"- 12 towns":                                "- 12 towns\n",                 // one alone is no set of figures
		"- 2024\n- 2025":                            "- 2024\n- 2025\n",             // a number that says nothing
		"1. 12 towns\n2. 14 villages":               "1. 12 towns\n2. 14 villages\n",
		"- [12 towns](https://a.example)\n- 3 more": "- 12 towns\n- 3 more\n",
	} {
		p := &plan.Plan{ID: "p", Title: en("Plan"), State: plan.Published, Sections: []plan.Section{{ID: "s", Kind: plan.Figures, Body: en(body)}}}
		if got := strings.ReplaceAll(show(New(p, Options{}).Parts[0].Blocks), " | \n", " |\n"); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", body, got, want)
		}
		p.Sections[0].Kind = plan.Findings
		if got := show(New(p, Options{}).Parts[0].Blocks); strings.Contains(got, "figure") {
			t.Errorf("a section about findings has\n%s", got)
		}
	}
}

// TestPrioritiesWithoutALabel: where rows are numbered by their priority, its heading shows that number, unless the plan wants none.
func TestPrioritiesWithoutALabel(t *testing.T) {
	for style, want := range map[plan.NumberStyle]string{"": "H2 1 Grow\n", plan.NumberNone: "H2 Grow\n"} {
		p := twoRows()
		p.PriorityLabel, p.NumberStyle = nil, style
		if got := show(New(p, Options{}).Parts[0].Blocks); !strings.HasPrefix(got, want) {
			t.Errorf("%q gives\n%s", style, got)
		}
	}
}

// TestAside: a call-out stands beside the text, and so not in the contents.
func TestAside(t *testing.T) {
	p := twoRows()
	p.Sections = []plan.Section{{ID: "s", Kind: plan.CallOut, Title: en("Read the whole"), Body: en("It is longer.")}}
	blocks := New(p, Options{}).Parts[0].Blocks
	if _, contents := blocks[0].(*Contents); contents {
		t.Error("one heading beside a call-out's is no table of contents")
	}
	if h := blocks[0].(*Box).Blocks[0].(*Heading); !h.Aside || blocks[1].(*Heading).Aside {
		t.Errorf("the call-out's heading is %+v", h)
	}
}

func TestPublisherAlone(t *testing.T) {
	p := twoRows()
	p.Organisation = plan.Organisation{Name: en("Harbour Care"), Company: "2"}
	blocks := New(p, Options{Languages: []plan.Lang{"cy"}}).Parts[0].Blocks
	if got := show(blocks[len(blocks)-1:]); !strings.HasPrefix(got, "imprint\nH2 Cyhoeddwr\n") {
		t.Errorf("got %s", got)
	}
}
