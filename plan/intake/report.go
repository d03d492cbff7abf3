package intake

import (
	"fmt"
	"strings"

	"planwright/plan"
)

// Report says what became of a source: what was taken, what was guessed, what was mended or replaced, and what was left out.
// Every word of the source is in the plan or here. It marshals to JSON.
type Report struct {
	Source   string `json:"source"`
	Kind     string `json:"kind"` // "text", "csv", "tsv" or "json"
	Encoding string `json:"encoding"`
	Lines    int    `json:"lines,omitempty"` // lines of the source
	Words    Words  `json:"words,omitzero"`  // not counted for JSON and for our own CSV, which say again what a plan holds

	Taken    Counts   `json:"taken"`             // what is in the plan now and was not before
	Updated  int      `json:"updated,omitempty"` // values changed by taking back our own CSV
	Guessed  []Guess  `json:"guessed,omitempty"`
	Mended   []Change `json:"mended,omitempty"`   // faults of the source put right: hyphens at line ends, broken rows
	Replaced []Change `json:"replaced,omitempty"` // words that the plan holds in another form: numbers, references, registrations
	LeftOut  []Left   `json:"leftOut,omitempty"`
	Missing  []Left   `json:"missing,omitempty"` // what is in the plan and not in our own CSV; nothing was deleted
	Emptied  []Left   `json:"emptied,omitempty"` // words whose cell in our own CSV is blank; they stay in the plan
}

// Words is the account of the words of a source: Source + Added = Plan + LeftOut, where Added are words that the plan
// holds and the source doesn't (a mended word, a lead repeated for each action of its row), and LeftOut are all words
// of the source that only the report holds.
type Words struct {
	Source  int `json:"source"`
	Added   int `json:"added"`
	Plan    int `json:"plan"`
	LeftOut int `json:"leftOut"`
}

// Place is where in the source something stands. The zero value means the source as a whole.
type Place struct {
	Line   int    `json:"line,omitempty"` // the first line, counted from 1
	To     int    `json:"to,omitempty"`   // the last line, when there are several
	Column string `json:"column,omitempty"`
}

// Guess is something that the source doesn't say outright.
type Guess struct {
	What  string `json:"what"`            // a short sentence
	Words string `json:"words,omitempty"` // words the plan holds because of the guess, beside where the source has them
	Place Place  `json:"place,omitzero"`
}

// Change is a piece of the source that the plan holds in other words.
type Change struct {
	Before string `json:"before"`
	After  string `json:"after"` // the words the plan holds instead; may be empty when the program prints them itself
	Why    string `json:"why"`
	Place  Place  `json:"place,omitzero"`
}

// Left is a piece of the source that the plan doesn't hold.
type Left struct {
	Words string `json:"words"`
	Why   string `json:"why"`
	Place Place  `json:"place,omitzero"`
}

// Counts are numbers of items.
type Counts struct {
	Priorities  int `json:"priorities"`
	Commitments int `json:"commitments"`
	Rows        int `json:"rows"`
	Actions     int `json:"actions"`
	Measures    int `json:"measures"`
	Sections    int `json:"sections"`
	Terms       int `json:"terms"`
	Statistics  int `json:"statistics"`
	Comments    int `json:"comments"`
}

// countOf counts the items of p; a nil plan has none.
func countOf(p *plan.Plan) Counts {
	if p == nil {
		return Counts{}
	}
	c := Counts{Priorities: len(p.Priorities), Sections: len(p.Sections), Terms: len(p.Terms), Statistics: len(p.Statistics), Comments: len(p.Comments)}
	for _, pr := range p.Priorities {
		c.Commitments += len(pr.Commitments)
		c.Rows += len(pr.Rows)
		for _, r := range pr.Rows {
			c.Actions += len(r.Actions)
			c.Measures += len(r.Measures)
		}
	}
	return c
}

// minus returns how many more items c counts than d.
func (c Counts) minus(d Counts) Counts {
	return Counts{c.Priorities - d.Priorities, c.Commitments - d.Commitments, c.Rows - d.Rows, c.Actions - d.Actions,
		c.Measures - d.Measures, c.Sections - d.Sections, c.Terms - d.Terms, c.Statistics - d.Statistics, c.Comments - d.Comments}
}

// String returns the report in plain sentences, one per line, in the language of the window. The reasons are in the language that it had
// when the source was read.
func (r Report) String() string {
	say := spoken.Now().Line
	var b strings.Builder
	fmt.Fprintf(&b, say.Taken+"\n", r.Source, r.Taken)
	switch {
	case r.Updated == 1:
		b.WriteString(say.Updated1 + "\n")
	case r.Updated > 1:
		fmt.Fprintf(&b, say.UpdatedN+"\n", r.Updated)
	}
	for _, g := range r.Guessed {
		fmt.Fprintf(&b, say.Guessed+"\n", g.Place.in(), g.What)
	}
	for _, c := range r.Mended {
		fmt.Fprintf(&b, say.Mended+"\n", c.Place.in(), shorten(c.Before), shorten(c.After), c.Why)
	}
	for _, c := range r.Replaced {
		if c.After == "" {
			fmt.Fprintf(&b, say.TakenAway+"\n", c.Place.in(), shorten(c.Before), c.Why)
		} else {
			fmt.Fprintf(&b, say.Replaced+"\n", c.Place.in(), shorten(c.Before), shorten(c.After), c.Why)
		}
	}
	for _, l := range r.LeftOut {
		fmt.Fprintf(&b, say.LeftOut+"\n", l.Place.in(), shorten(l.Words), l.Why)
	}
	for _, l := range r.Missing {
		fmt.Fprintf(&b, say.Missing+"\n", shorten(l.Words), l.Why)
	}
	for _, l := range r.Emptied {
		fmt.Fprintf(&b, say.Emptied+"\n", l.Place.in(), shorten(l.Words), l.Why)
	}
	return b.String()
}

// String returns the counts as words: "4 priorities, 25 rows".
func (c Counts) String() string {
	say := spoken.Now()
	var parts []string
	for i, n := range []int{c.Priorities, c.Commitments, c.Rows, c.Actions, c.Measures, c.Sections, c.Terms, c.Statistics, c.Comments} {
		switch forms := say.Counts[i]; n {
		case 0:
		case 1:
			parts = append(parts, forms[0])
		default:
			parts = append(parts, fmt.Sprintf(forms[1], n))
		}
	}
	if parts == nil {
		return say.NothingNew
	}
	return strings.Join(parts, ", ")
}

// in returns " in line 3", " in lines 3 to 5", or nothing for the whole source.
func (p Place) in() string {
	if p.Line == 0 {
		return ""
	}
	say := spoken.Now().Line
	s := fmt.Sprintf(say.InLine, p.Line)
	if p.To > p.Line {
		s = fmt.Sprintf(say.InLines, p.Line, p.To)
	}
	if p.Column != "" {
		s += fmt.Sprintf(say.Column, p.Column)
	}
	return s
}

// shorten returns s on one line with at most about 100 letters, so that the list stays readable; the JSON has it whole.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 100 {
		return string(runes[:97]) + "..."
	}
	return s
}
