package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"planwright/plan/changes"
	"planwright/plan/check"
)

// checkReport is what check says as JSON. Its members are a promise to scripts.
type checkReport struct {
	Counts   map[check.Kind]int `json:"counts"`   // how many findings there are of each kind that there are any of
	Findings []check.Finding    `json:"findings"` // the most urgent kind first, and within it in the order of the plan
}

func (p *program) checkCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "check PLAN [OPTIONS]",
		Short: "Say what is left to do in a plan",
		Long: `Says what is left to do in a plan before it is agreed and printed. The file is only read.

It looks for versions to choose from, references to what is gone, words of a template that are still there, actions that are to be
adapted and still have the words of the plan that they come from, what is empty, rows without When or, where other rows have one,
without a measure, timings that can't be understood or lie outside the plan's years, actions without a short form where
others have one, texts that don't do for the reduced version, figures without a source, pictures without words for people who can't
see them, texts that one of the plan's languages lacks or whose translation is older than its source, and rows that are there twice.

The exit code is 1 when something is left to do. With --json each finding has a "kind", a "severity" ("wrong", "missing" or
"hint"), the "ref" and "id" of the item, the "field" and "language" where it is about one, and a "sentence". A timing outside the
plan's years has "fits" where it is plain years: what it would say within them.`,
		Example: example("planwright check england.plan", "planwright check england.plan --json"),
		Args:    onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := read(args[0])
			if err != nil {
				return err
			}
			unsettled := changes.Unsettled(changes.Side{Log: c.log, State: c.state, Plan: c.plan})
			r := checkReport{Counts: map[check.Kind]int{}, Findings: append([]check.Finding{}, check.Plan(c.plan, changes.Waiting(unsettled)...)...)}
			for _, f := range r.Findings {
				r.Counts[f.Kind]++
			}
			if len(r.Findings) > 0 {
				p.code = ExitFindings
			}
			if asJSON {
				return p.asJSON(r)
			}
			r.write(p.Stdout)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

// write says it in words, kind by kind.
func (r checkReport) write(w io.Writer) {
	if len(r.Findings) == 0 {
		fmt.Fprintln(w, "Nothing is left to do.")
		return
	}
	last := check.Kind("")
	for _, f := range r.Findings {
		if f.Kind != last {
			if last != "" {
				fmt.Fprintln(w)
			}
			fmt.Fprintf(w, "%s (%d)\n", check.Heading(f.Kind), r.Counts[f.Kind])
			last = f.Kind
		}
		fmt.Fprintln(w, "  "+f.Sentence)
	}
}
