package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planwright/export/office"
	"planwright/plan/changes"
)

func (p *program) compareCommand() *cobra.Command {
	var target string
	var asJSON bool
	c := &cobra.Command{
		Use:   "compare OLD NEW [-o FILE.csv] [OPTIONS]",
		Short: "Say what differs between two plans",
		Long: `Says what leads from the plan OLD to the plan NEW: what was changed, added, removed and moved, in sentences.
Both files are only read.

Of two copies of one plan it also says who wrote what and when. Plans without a common history are compared by the ids of their
parts, and where there are none in common by their words; it says so.

With -o FILE.csv it writes a table for a spreadsheet, one line for each change, with the whole texts; "-o -" writes it to
standard output.

The exit code is 1 when texts of NEW wait for a choice.`,
		Example: example("planwright compare board-draft.plan england.plan", "planwright compare last-year.plan england.plan -o changes.csv", "planwright compare old.plan new.plan --json"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("Name two plans, the older one first. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.compare(args[0], args[1], target, asJSON) },
	}
	c.Flags().StringVarP(&target, "output", "o", "", "the `FILE` to write, a table as CSV; - is standard output")
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

func (p *program) compare(older, newer, target string, asJSON bool) error {
	switch {
	case target != "" && target != "-" && !strings.EqualFold(filepath.Ext(target), ".csv"):
		return usage("%s is no name for a table of changes: that ends in .csv.", called(target))
	case target != "" && asJSON:
		return usage("Choose one: --json, or a table with -o.")
	case target != "" && (same(target, older) || same(target, newer)):
		return usage("%s is one of the plans. Name another file to write.", target)
	}
	a, err := read(older)
	if err != nil {
		return err
	}
	b, err := read(newer)
	if err != nil {
		return err
	}
	r := changes.Between(changes.Side{Log: a.log, State: a.state, Plan: a.plan}, changes.Side{Log: b.log, State: b.state, Plan: b.plan})
	if target != "" {
		if err := p.writeChanges(target, r, p.teller(b.plan)); err != nil {
			return err
		}
	}
	if r.Choices > 0 {
		p.code = ExitFindings
	}
	switch {
	case asJSON:
		return p.asJSON(r)
	case target != "":
		if target != "-" {
			fmt.Fprintf(p.Stdout, "Wrote %s.\n", called(target))
		}
		return nil
	}
	return p.teller(b.plan).Write(p.Stdout, r)
}

// writeChanges writes a table of changes.
func (p *program) writeChanges(target string, r *changes.Report, t changes.Teller) error {
	out, err := create(target, p.Stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := office.WriteChanges(out, r, t); err != nil {
		return out.problem(err, "", "")
	}
	return out.commit()
}
