package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// pageOfHistory is how many entries of a history are told at once.
const pageOfHistory = 40

// historyFlags are the options of history.
type historyFlags struct {
	asJSON      bool
	limit, skip int
}

func (p *program) historyCommand() *cobra.Command {
	var f historyFlags
	c := &cobra.Command{
		Use:   "history PLAN [REF [FIELD]] [OPTIONS]",
		Short: "Say who wrote what in a plan, and when",
		Long: `Says what was written in a plan, by whom and when, the latest first. The file is only read.

With REF it tells of that part alone, and with FIELD of that field, with all it ever said. REF and FIELD are as in
"planwright help edit"; the REF of something that was removed is its id, which --json tells.`,
		Example: example("planwright history england.plan", "planwright history england.plan 2.3", "planwright history england.plan 2.3 when",
			fmt.Sprintf("planwright history england.plan --skip %d", pageOfHistory)),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 3 {
				return usage("Name the plan, and perhaps a part of it and a field. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.history(args, f) },
	}
	c.Flags().BoolVar(&f.asJSON, "json", false, "say it as JSON, for programs")
	c.Flags().IntVar(&f.limit, "limit", pageOfHistory, "tell at most this `NUMBER` of edits; 0 for all")
	c.Flags().IntVar(&f.skip, "skip", 0, "leave out this `NUMBER` of the latest edits")
	return c
}

func (p *program) history(args []string, f historyFlags) error {
	if f.limit < 0 || f.skip < 0 {
		return usage("Give --limit and --skip a number that is not below 0.")
	}
	c, err := read(args[0])
	if err != nil {
		return err
	}
	only, err := part(c, args[1:])
	if err != nil {
		return err
	}
	all := changes.History(changes.Side{Log: c.log, State: c.state, Plan: c.plan}, only)
	total := len(all)
	all = all[min(f.skip, total):]
	if f.limit > 0 {
		all = all[:min(f.limit, len(all))]
	}
	if f.asJSON {
		return p.asJSON(struct {
			Total   int             `json:"total"`
			Skipped int             `json:"skipped"`
			Entries []changes.Entry `json:"entries"`
		}{total, f.skip, append([]changes.Entry{}, all...)})
	}
	t := p.teller(c.plan, c.plan)
	for _, e := range all {
		p.sayEntry(t, e)
	}
	switch left := total - f.skip - len(all); {
	case total == 0:
		fmt.Fprintln(p.Stdout, "Nothing was written there.")
	case left > 0:
		fmt.Fprintf(p.Stdout, "\n%s before that: add --skip %d\n", count(left, "edit", "edits"), f.skip+len(all))
	}
	return nil
}

// part finds the part of a plan, and the field of it, that are named.
func part(c *content, args []string) (only changes.Only, err error) {
	if len(args) == 0 {
		return only, nil
	}
	it, err := plan.Resolve(c.plan, args[0])
	if err != nil {
		id, bad := plan.ParseID(strings.TrimSpace(args[0]))
		kind := c.state.Value(id, "kind").String()
		if bad != nil || kind == "" {
			return only, asUsage(err)
		}
		it = plan.Item{Kind: kind, ID: id} // it was removed
	}
	only.Item = it.ID
	if len(args) == 1 {
		return only, nil
	}
	name, _, _ := strings.Cut(args[1], "@")
	if name == "languages" {
		name = "language"
	}
	if !slices.ContainsFunc(history.Fields(it.Kind), func(f history.Field) bool { return f.Name == name }) {
		return only, usage("A %s has no field %q. Choose %s.", it.Kind, args[1], words(amend.Fields(it.Kind)))
	}
	only.Field = name
	return only, nil
}

// sayEntry tells one step: in one line when it is one change, and otherwise with its changes below.
func (p *program) sayEntry(t changes.Teller, e changes.Entry) {
	when := t.Date(e.At)
	if when == "" {
		when = "At an unknown time"
	} else {
		when += e.At.In(t.Now.Location()).Format(", 15:04")
	}
	name := oneLine(e.Name)
	if name == "" {
		name = "somebody"
	}
	head := when + ", " + name
	if e.Undo {
		head += " (undo or redo)"
	}
	if len(e.Changes) == 1 {
		fmt.Fprintf(p.Stdout, "%s: %s\n", head, t.Sentence(e.Changes[0]))
		return
	}
	fmt.Fprintf(p.Stdout, "%s:\n", head)
	const most = 12
	for i, c := range e.Changes {
		if i == most-1 && len(e.Changes) > most {
			fmt.Fprintf(p.Stdout, "  and %d more\n", len(e.Changes)-i)
			break
		}
		fmt.Fprintf(p.Stdout, "  %s\n", t.Sentence(c))
	}
}
