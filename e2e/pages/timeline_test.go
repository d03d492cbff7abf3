//go:build !e2e

package pages_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The timeline on every kind of paper, on plans that have something of everything and on plans that try it hardest.
func init() {
	recipes["timeline"] = recipe{document: timed}
	for name, s := range map[string]sample{
		"timeline":                    {plan: "timeline"},
		"timeline-cy-18pt":            {plan: "timeline", options: []string{"--language", "cy", "--text-size", "18"}},
		"timeline-24pt-landscape":     {plan: "timeline", options: []string{"--text-size", "24", "--landscape"}},
		"timeline-plain-a3-landscape": {plan: "timeline", options: []string{"--plain", "--paper", "a3", "--landscape"}},
		"example-timeline-both":       {plan: "example", options: []string{"--language", "both"}},
		"example-timeline-reduced":    {plan: "example", options: []string{"--version", "reduced"}},
		"uk-timeline":                 {plan: "uk"},
		"england-timeline-plain":      {plan: "england", options: []string{"--plain"}},
		"rows-1000-timeline":          {plan: "rows-1000"},
		"long-words-timeline-24pt":    {plan: "long-words", options: []string{"--text-size", "24"}},
		"long-cell-timeline":          {plan: "long-cell"},
		"characters-timeline":         {plan: "characters"},
		"empty-timeline":              {plan: "empty"},
	} {
		samples = append(samples, sample{name, s.plan, append(s.options, "--timeline")})
	}
}

// timings are all kinds of timing, and what is read aloud of each in a plan from 2025 to 2028.
var timings = [][2]string{
	{"2025 to 2028", "From January 2025 to December 2028"}, {"Q3 2026", "From July to September 2026"}, {"By March 2027", "By the end of March 2027"},
	{"From 2026", "From January 2026 onwards"}, {"Ongoing", "Ongoing"}, {"Every three years from 2025", "Every three years from 2025"},
	{"Monthly in 2026", "Every month in 2026"}, {"2023 to 2026", "From January 2023 to December 2026"}, {"By 2045", "By the end of December 2045"},
	{"31 March 2026", "On 31 March 2026"}, {"Year 2", "From January to December 2026"},
}

func timed() []byte {
	p := plan{Title: both("Timings", "Amseriadau"), PriorityLabel: en("Priority"), Languages: []string{"en", "cy"}, State: "draft",
		Period: map[string]int{"start": 2025, "end": 2028}, Priorities: []priority{{Title: en("Dated")}, {Title: en("Others")}}}
	for i, w := range timings {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, row{When: timing{en(w[0])}, Actions: []action{{Text: en(sentences(6+4*i, i))}}})
	}
	p.Priorities[1].Rows = []row{{Title: en("Soon"), When: timing{en("when funds allow")}}, {Title: en("Blank")}, {Title: both("Term", "Tymor"), When: timing{en("Summer term")}}}
	return p.json()
}

// TestTimelineIsReadAloud has Poppler read the tables of a timeline out by their tags: each row with its reference and when it is.
func TestTimelineIsReadAloud(t *testing.T) {
	needTools(t, "pdfinfo")
	corpus(t)
	out, said, code, err := call("pdfinfo", "-struct-text", pdfOf("timeline"))
	if err != nil || code != 0 {
		t.Fatalf("pdfinfo could not read it: %v %s", err, said)
	}
	var want, got []string
	for i, w := range timings {
		want = append(want, "1."+strconv.Itoa(i+1)+" | "+w[1])
	}
	want = append(want, "2.1 | when funds allow", "2.2 | To be agreed", "2.3 | Summer term")
	tables := readStructure(string(out)).all("Table")
	for _, table := range tables[2:] { // behind those of the two priorities
		if heads := table.all("TH"); len(heads) != 2 {
			t.Errorf("a table of the timeline has %d heads", len(heads))
		}
		for _, tr := range table.all("TR")[1:] {
			cells := tr.all("TD")
			if len(cells) != 2 {
				t.Fatalf("a row of the timeline has %d cells", len(cells))
			}
			got = append(got, words(cells[0].text())[0]+" | "+strings.Join(words(cells[1].text()), " "))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("what is read is\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
