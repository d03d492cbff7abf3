package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planwright/export/office"
	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/nation"
)

// coverageReport is what coverage says as JSON. Its members are a promise to scripts.
type coverageReport struct {
	Parent  parentReport            `json:"parent"`
	AtHand  bool                    `json:"atHand"` // whether the other plan itself was read
	Counts  map[nation.Standing]int `json:"counts"`
	Actions []coveredReport         `json:"actions"` // of the other plan, in its order
	Gone    []coveredReport         `json:"gone"`    // what the other plan no longer has
	Own     []answerReport          `json:"own"`     // what is this plan's alone
}

type parentReport struct {
	ID    plan.ID `json:"id"`
	Title string  `json:"title"`
}

type coveredReport struct {
	ID       plan.ID         `json:"id"`
	Ref      string          `json:"ref"`
	Text     string          `json:"text"`
	When     string          `json:"when"`
	Standing nation.Standing `json:"standing"`
	Changed  bool            `json:"changed"` // its text is not what it was when it was seen
	Answers  []answerReport  `json:"answers"`
	Reasons  []string        `json:"reasons"`
}

type answerReport struct {
	ID       plan.ID       `json:"id"`
	Ref      string        `json:"ref"`
	Text     string        `json:"text"`
	Relation plan.Relation `json:"relation,omitempty"`
	When     string        `json:"when,omitempty"`
	Timing   bool          `json:"timing,omitempty"` // it is done at another time
	Same     bool          `json:"same,omitempty"`   // word for word what was seen of the other
}

func (p *program) coverageCommand() *cobra.Command {
	var asJSON bool
	var target string
	c := &cobra.Command{
		Use:   "coverage PLAN [PARENT] [-o FILE] [OPTIONS]",
		Short: "Say how a nation's plan stands to the UK-wide plan",
		Long: `Says what has become of each action of the plan PARENT, from which PLAN was made: it is taken as it is, adapted, done in part,
not here for a reason, or nobody has decided yet; and which actions are only here. It also says where timings differ, and which
texts of PARENT have changed since they were taken over. Both files are only read.

Without PARENT it goes by the texts as they were seen, and can't say what has not been decided, what has changed and where timings
differ.

With -o FILE.csv it writes a table for a spreadsheet. "-o -" writes it to standard output.

The exit code is 1 when something is undecided, has changed or is left out without a reason. With --json each action of PARENT has
a "standing": "delivered" (taken as it is), "adapted", "part", "absent" (not here) or "undecided".`,
		Example: example("planwright coverage england.plan uk.plan", "planwright coverage england.plan uk.plan -o coverage.csv",
			"planwright coverage england.plan --json"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage("Name the plan, and after it the one that it was made from. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.coverage(args, target, asJSON) },
	}
	c.Flags().StringVarP(&target, "output", "o", "", "the `FILE` to write as CSV; - is standard output")
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

func (p *program) coverage(args []string, target string, asJSON bool) error {
	switch {
	case target != "" && asJSON:
		return usage("Choose one: --json, or a file with -o.")
	case target != "" && target != "-" && !strings.EqualFold(filepath.Ext(target), ".csv"):
		return usage("%s is no name for a table: that ends in .csv.", called(target))
	}
	own, err := read(args[0])
	if err != nil {
		return err
	}
	var parent *plan.Plan
	if len(args) > 1 {
		other, err := read(args[1])
		if err != nil {
			return err
		}
		parent = other.plan
		if err := nation.Fits(own.plan, parent, called(args[1])); err != nil {
			return asUsage(err)
		}
	}
	c := nation.Cover(own.plan, parent)
	if c.Waits() > 0 {
		p.code = ExitFindings
	}
	r := newCoverageReport(own.plan, c)
	switch {
	case asJSON:
		return p.asJSON(r)
	case target != "":
		return p.writeCoverage(target, own.plan, c)
	}
	r.write(p.Stdout)
	return nil
}

// writeCoverage writes the table for a spreadsheet.
func (p *program) writeCoverage(target string, own *plan.Plan, c *nation.Coverage) error {
	out, err := create(target, p.Stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := office.WriteCoverage(out, own, c); err != nil {
		return out.problem(err, "", "")
	}
	if err := out.commit(); err != nil {
		return err
	}
	p.wrote(target)
	return nil
}

func newCoverageReport(p *plan.Plan, c *nation.Coverage) coverageReport {
	text := func(t plan.Text) string {
		s, _ := t.Best(append(append([]plan.Lang{}, p.Languages...), t.Langs()...)...)
		return markup.Plain(s)
	}
	r := coverageReport{Parent: parentReport{c.Parent.ID, text(c.Parent.Title)}, AtHand: c.AtHand, Counts: map[nation.Standing]int{}, Own: []answerReport{}}
	for _, s := range nation.Standings() {
		r.Counts[s] = c.Count(s)
	}
	covered := func(list []nation.Entry) []coveredReport {
		out := []coveredReport{}
		for _, e := range list {
			one := coveredReport{ID: e.Action, Ref: e.Ref, Text: text(e.Text), When: text(e.When), Standing: e.Standing, Changed: e.Changed,
				Answers: []answerReport{}, Reasons: []string{}}
			for _, a := range e.Answers {
				one.Answers = append(one.Answers, answerReport{ID: a.Action, Ref: a.Ref, Text: text(a.Text), Relation: a.Link.Relation, When: text(a.When),
					Timing: a.Timing, Same: a.Same})
			}
			for _, l := range e.Reasons {
				one.Reasons = append(one.Reasons, l.Reason)
			}
			out = append(out, one)
		}
		return out
	}
	r.Actions, r.Gone = covered(c.Entries), covered(c.Gone)
	for _, o := range c.Own {
		r.Own = append(r.Own, answerReport{ID: o.Action, Ref: o.Ref, Text: text(o.Text)})
	}
	return r
}

// standingWords are what each standing is called.
var standingWords = map[nation.Standing]string{nation.Undecided: "Undecided", nation.Adapted: "Adapted", nation.Delivered: "Taken as it is",
	nation.Partly: "Done in part", nation.Absent: "Not here"}

// write says it in words, standing by standing.
func (r coverageReport) write(w io.Writer) {
	fmt.Fprintf(w, "How this plan stands to %q\n", oneLine(r.Parent.Title))
	if !r.AtHand {
		fmt.Fprintln(w, "by the texts as they were seen: name that plan too, to hear what is undecided or has changed.")
	}
	for _, s := range nation.Standings() {
		if r.Counts[s] == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s (%d)\n", standingWords[s], r.Counts[s])
		for _, a := range r.Actions {
			if a.Standing == s {
				a.write(w)
			}
		}
	}
	if len(r.Gone) > 0 {
		fmt.Fprintf(w, "\nNo longer in that plan (%d)\n", len(r.Gone))
		for _, a := range r.Gone {
			a.write(w)
		}
	}
	if len(r.Own) > 0 {
		fmt.Fprintf(w, "\nOnly here (%d)\n", len(r.Own))
		for _, a := range r.Own {
			fmt.Fprintf(w, "  %s  %s\n", a.Ref, begins(a.Text))
		}
	}
}

func (a coveredReport) write(w io.Writer) {
	ref := a.Ref
	if ref != "" {
		ref += "  "
	}
	fmt.Fprintf(w, "  %s%s\n", ref, begins(a.Text))
	if a.Changed {
		fmt.Fprintln(w, "      Its text has changed since.")
	}
	for _, x := range a.Answers {
		fmt.Fprintf(w, "      here %s", x.Ref)
		if x.Relation == plan.Adapts && x.Same {
			fmt.Fprint(w, ", still in the same words")
		}
		if x.Timing {
			fmt.Fprintf(w, ", %s instead of %s", quoted(x.When), quoted(a.When))
		}
		fmt.Fprintln(w)
	}
	for _, reason := range a.Reasons {
		if reason == "" {
			reason = "No reason given."
		}
		fmt.Fprintf(w, "      %s\n", oneLine(reason))
	}
}

// begins returns the first words of a text, for a line.
func begins(s string) string {
	s = oneLine(s)
	const most = 90
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most])) + "…"
	}
	return s
}

func quoted(when string) string {
	if when == "" {
		return "no when"
	}
	return fmt.Sprintf("%q", oneLine(when))
}
