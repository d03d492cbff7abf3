package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"planwright/plan/history"
	"planwright/plan/store"
)

// recovery is what the program says of a plan that was recovered. Its members in JSON are a promise to scripts.
type recovery struct {
	Complete        bool   `json:"complete"` // nothing is known to be missing
	Whole           bool   `json:"whole"`    // all that the file said it held is saved
	Operations      int    `json:"operations"`
	FromFile        int    `json:"fromFile"`
	FromHere        int    `json:"fromWorkingCopies"`
	FromBackup      int    `json:"fromBackups"`
	Damaged         int    `json:"damaged"`
	Gaps            []gap  `json:"gaps"`
	Pictures        int    `json:"pictures"`
	MissingPictures int    `json:"missingPictures"`
	BeginningLost   bool   `json:"beginningLost"`
	Plan            string `json:"plan"`
}

type gap struct {
	Writer  string `json:"writer"`
	Name    string `json:"name,omitempty"`
	Missing int64  `json:"missing"`
}

func (p *program) recoverCommand() *cobra.Command {
	var output string
	var asJSON bool
	c := &cobra.Command{
		Use:   "recover DAMAGED -o PLAN [OPTIONS]",
		Short: "Save what can be read of a damaged plan",
		Long: "Saves what can be read of a damaged plan in a new file, with what this computer still has of the same plan: its working copy and its\n" +
			"earlier versions. It says what was saved and what was not. The damaged file is only read.\n\n" +
			"The exit code is 0 when nothing is missing, 1 when something is, or may be, and 3 when nothing could be saved.",
		Example: example("planwright recover england.plan -o england-recovered.plan"),
		Args:    onePlan,
		RunE: func(c *cobra.Command, args []string) error {
			if output == "" {
				return usage("Name the new plan with -o. %s", seeHelp(c))
			}
			if err := namesPlan(output); err != nil {
				return err
			}
			o, done, err := p.options("")
			if err != nil {
				return err
			}
			defer done()
			r, err := store.Recover(c.Context(), args[0], output, store.Options{DataDir: o.DataDir, Now: o.Now, Random: o.Random, Logger: o.Logger})
			if err != nil {
				return err
			}
			if !r.Complete() {
				p.code = ExitFindings
			}
			if asJSON {
				e := json.NewEncoder(p.Stdout)
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(recoveryOf(r))
			}
			return p.sayRecovered(r, args[0], output)
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "the new `PLAN`; a file that is there already is never overwritten")
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

func recoveryOf(r store.Recovered) recovery {
	out := recovery{Complete: r.Complete(), Whole: r.Whole, Operations: r.Operations, FromFile: r.FromFile, FromHere: r.FromHere, FromBackup: r.FromBackup,
		Damaged: r.Damaged, Gaps: []gap{}, Pictures: r.Pictures, MissingPictures: r.MissingPictures, BeginningLost: r.BeginningLost, Plan: string(r.Plan)}
	for _, g := range r.Gaps {
		out.Gaps = append(out.Gaps, gap{string(g.Writer), g.Name, g.Missing})
	}
	return out
}

// sayRecovered says in words what was saved, what the new plan holds, and what is missing.
func (p *program) sayRecovered(r store.Recovered, from, to string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Saved %s in %s", count(r.Operations, "edit", "edits"), called(to))
	var of []string
	for _, s := range []struct {
		n     int
		where string
	}{{r.FromFile, "out of " + called(from)}, {r.FromHere, "out of this computer's working copy"}, {r.FromBackup, "out of its earlier versions"}} {
		if s.n > 0 {
			of = append(of, fmt.Sprint(s.n, " ", s.where))
		}
	}
	fmt.Fprintf(&b, ": %s.\n", strings.Join(of, ", "))
	for _, line := range r.Missing() {
		b.WriteString(line + "\n")
	}
	if log, _, _, err := store.Read(to); err == nil {
		plan := history.Fold(log).Plan()
		title, _ := plan.Title.Best(append(plan.Languages, plan.Title.Langs()...)...)
		fmt.Fprintf(&b, "It is now %q, with %s and %s. Look it through before you use it.\n", oneLine(title),
			count(len(plan.Priorities), "priority", "priorities"), count(plan.RowCount(), "row", "rows"))
	}
	_, err := fmt.Fprint(p.Stdout, b.String())
	return err
}
