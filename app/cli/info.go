package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"planwright/plan"
	"planwright/plan/exchange"
)

// info is what the program says of a plan. Its members in JSON are a promise to scripts.
type info struct {
	ID         plan.ID              `json:"id"`
	Title      map[plan.Lang]string `json:"title"`
	Scope      plan.Scope           `json:"scope"`
	Period     period               `json:"period"`
	Languages  []plan.Lang          `json:"languages"`
	State      plan.State           `json:"state"`
	Counts     counts               `json:"counts"`
	Operations int                  `json:"operations"`
	Writers    int                  `json:"writers"`
	Choices    int                  `json:"choices"`
	Joined     int                  `json:"joined"`
	Digest     string               `json:"digest"`
}

type period struct {
	Start int `json:"start,omitempty"`
	End   int `json:"end,omitempty"`
}

type counts struct {
	Priorities  int `json:"priorities"`
	Commitments int `json:"commitments"`
	Rows        int `json:"rows"`
	Actions     int `json:"actions"`
	Measures    int `json:"measures"`
	Sections    int `json:"sections"`
	Statistics  int `json:"statistics"`
	Terms       int `json:"terms"`
}

func (p *program) infoCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "info PLAN [OPTIONS]",
		Short:   "Say what a plan holds",
		Long:    "Says what a plan holds. The file is only read.\n\nThe digest is the SHA-256 of the plan's content: two files with the same digest hold the same plan, whatever their history.",
		Example: example("planwright info england.plan", "planwright info england.plan --json"),
		Args:    onePlan,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := read(args[0])
			if err != nil {
				return err
			}
			i := about(c)
			if i.Choices > 0 {
				p.code = ExitFindings
			}
			if !asJSON {
				i.write(p.Stdout, c)
				return nil
			}
			e := json.NewEncoder(p.Stdout)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(i)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

// about gathers what there is to say of a plan.
func about(c *content) info {
	p := c.plan
	i := info{ID: p.ID, Title: map[plan.Lang]string{}, Scope: p.Scope, Period: period(p.Period), Languages: p.Languages, State: p.State,
		Operations: c.log.Len(), Writers: len(c.log.Writers()), Choices: len(c.state.Choices()), Joined: len(c.state.Joined()), Digest: exchange.Digest(p)}
	for l, w := range p.Title {
		i.Title[l] = w.Text
	}
	for it := range p.Items() {
		switch it.Kind {
		case plan.KindPriority:
			i.Counts.Priorities++
		case plan.KindCommitment:
			i.Counts.Commitments++
		case plan.KindRow:
			i.Counts.Rows++
		case plan.KindAction:
			i.Counts.Actions++
		case plan.KindMeasure:
			i.Counts.Measures++
		case plan.KindSection:
			i.Counts.Sections++
		case plan.KindStatistic:
			i.Counts.Statistics++
		case plan.KindTerm:
			i.Counts.Terms++
		}
	}
	return i
}

// write says it in words.
func (i info) write(w io.Writer, c *content) {
	title, _ := c.plan.Title.Best(append(c.plan.Languages, c.plan.Title.Langs()...)...)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%-11s %s\n", name, value)
		}
	}
	line("Title", oneLine(title))
	scope := string(i.Scope)
	if name, _ := c.plan.ScopeName.Best(c.plan.Languages...); i.Scope == plan.OtherScope && name != "" {
		scope = oneLine(name)
	}
	line("Scope", scope)
	line("Period", years(c.plan.Period))
	line("Languages", strings.Join(langs(i.Languages), ", "))
	line("State", string(i.State))
	n := i.Counts
	line("Holds", strings.Join([]string{count(n.Priorities, "priority", "priorities"), count(n.Commitments, "commitment", "commitments"),
		count(n.Rows, "row", "rows"), count(n.Actions, "action", "actions"), count(n.Measures, "measure", "measures"),
		count(n.Sections, "section", "sections"), count(n.Statistics, "statistic", "statistics"), count(n.Terms, "term", "terms")}, ", "))
	line("History", count(i.Operations, "operation", "operations")+" by "+count(i.Writers, "writer", "writers"))
	if i.Choices == 0 {
		line("To choose", "nothing")
	} else {
		line("To choose", count(i.Choices, "text was", "texts were")+" written twice without either writer knowing of the other")
	}
	if i.Joined > 0 {
		line("Joined", count(i.Joined, "text shows", "texts show")+" the changes of two people together: read them, and change them where they are not right")
	}
	if items, fields := c.state.Unknown(); items+fields > 0 {
		line("Unknown", count(items+fields, "part is", "parts are")+" from a newer Planwright, and kept as they are")
	}
	if c.missing > 0 {
		line("Missing", count(c.missing, "picture", "pictures")+" that the plan shows; the file does not hold them")
	}
	line("Digest", i.Digest)
}

// langs returns languages as strings.
func langs(list []plan.Lang) []string {
	var out []string
	for _, l := range list {
		out = append(out, string(l))
	}
	return out
}

// years returns a period as words: "2024 to 2027".
func years(p plan.Period) string {
	switch {
	case p.Start == 0 && p.End == 0:
		return ""
	case p.Start == p.End || p.End == 0:
		return fmt.Sprint(p.Start)
	case p.Start == 0:
		return fmt.Sprint("to ", p.End)
	}
	return fmt.Sprint(p.Start, " to ", p.End)
}

// count returns "1 row" or "2 rows".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
