package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/assets"
	"planwright/editor/document"
	"planwright/export"
	"planwright/plan"
)

// newFlags are the options of new.
type newFlags struct {
	template, title, scope, period, language, by string

	from    string   // the plan that it is made from
	adapt   []string // references to what of it is adapted
	notHere []string // references to what of it is left out, each with the reason
	fit     bool     // timings that are plain years are fitted to the period
}

func (p *program) newCommand() *cobra.Command {
	var f newFlags
	c := &cobra.Command{
		Use:   "new PLAN [OPTIONS]",
		Short: "Make a new plan from a template, or from the UK-wide plan",
		Long: `Makes a new plan file from a template. A file that is there already is never overwritten.

With --from PARENT it makes the plan of a nation from another plan, which is only read: its priorities and commitments, its
rows with measures and When as a start, its terms and its design. Each action keeps a link to the one that it comes from, and
coverage says later how the two plans stand to each other. All actions are taken as they stand, but for those that --adapt and
--not-here name by their references in PARENT: an action (2.3.a1), all of a row (2.3) or all of a priority (P2). The period
and the languages are those of PARENT unless said otherwise. With --fit-timings a When such as "2024 to 2027" begins and ends within
the period; one that lies wholly outside it stays.`,
		Example: example("planwright new england.plan --template nation --title \"Workforce plan for England\" --scope england --period 2024-2027",
			"planwright new cymru.plan --template nation --scope wales --language en,cy",
			"planwright new england.plan --from uk.plan --scope england --adapt 1.1,2.3.a1 --not-here \"3.2 another body does this\""),
		Args: onePlan,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case f.from != "" && c.Flags().Changed("template"):
				return usage("A plan begins from a template or from another plan. Leave out --template or --from.")
			case f.from == "" && (len(f.adapt)+len(f.notHere) > 0 || f.fit):
				return usage("--adapt, --not-here and --fit-timings are about actions of another plan. Name it with --from.")
			}
			return p.new(args[0], f)
		},
	}
	c.Flags().StringVar(&f.from, "from", "", "the `PARENT` to make a nation's plan from, usually the UK-wide plan")
	c.Flags().StringSliceVar(&f.adapt, "adapt", nil, "the `REFS` of what of PARENT is done in another way here")
	c.Flags().StringArrayVar(&f.notHere, "not-here", nil, "a `REF+WHY`: what of PARENT is left out and why; may be given many times")
	c.Flags().BoolVar(&f.fit, "fit-timings", false, "begin and end timings that are plain years, such as 2024 to 2027, within the period")
	c.Flags().StringVar(&f.template, "template", "blank", "the `NAME` of what to begin with: "+templateNames())
	c.Flags().StringVar(&f.title, "title", "", "the `TITLE`, in the plan's first language")
	c.Flags().StringVar(&f.scope, "scope", "", "the `SCOPE`, what part of the UK it is for: "+words(plan.Scopes()))
	c.Flags().StringVar(&f.period, "period", "", "the `YEARS` it covers, such as 2024-2027")
	c.Flags().StringVar(&f.language, "language", "", "its `LANGUAGES`, such as en,cy; the first is the one that others are translated from")
	c.Flags().StringVar(&f.by, "by", "", "the `NAME` of who makes it; stands in its history")
	return c
}

func (p *program) new(path string, f newFlags) error {
	begin := f.plan
	if f.from != "" {
		from, err := read(f.from)
		if err != nil {
			return err
		}
		begin = func(mint *plan.Minter) (*plan.Plan, error) { return f.nation(from.plan, mint) }
	}
	next, err := begin(p.minter())
	if err != nil {
		return asUsage(err)
	}
	if there, err := exists(path); err != nil {
		return err
	} else if there {
		return plan.FileThere(path)
	}
	if err := namesPlan(path); err != nil {
		return err
	}
	if err := p.createPlan(path, next, f.by); err != nil {
		return err
	}
	fmt.Fprintf(p.Stdout, "Made %s.\n", called(path))
	return nil
}

// namesPlan refuses the name of a new plan that does not end as those of plans do: nothing would open it, and a person who writes
// n.pdf thinks of something else.
func namesPlan(path string) error {
	ending := filepath.Ext(path)
	switch {
	case called(path) == ending: // a file that is nothing but an ending is hidden, or is "."
		return usage("%s is no name for a plan. Name it, for example, england.plan.", called(path))
	case strings.EqualFold(ending, ".plan"):
		return nil
	}
	name := strings.TrimSuffix(called(path), ending) + ".plan"
	if _, err := export.FormatOf(path); err == nil {
		return usage("%s is no name for a plan: that ends in .plan. Make %s first, then write: planwright export %s -o %s", called(path), name, name, called(path))
	}
	return usage("%s is no name for a plan: that ends in .plan. Name it %s.", called(path), name)
}

// createPlan writes a new plan file.
func (p *program) createPlan(path string, next *plan.Plan, by string) error {
	o, done, err := p.options(by)
	if err != nil {
		return err
	}
	defer done()
	d, err := document.Create(path, next, o)
	if err != nil {
		return err
	}
	return d.Close()
}

// plan returns the template with what the options say.
func (f newFlags) plan(mint *plan.Minter) (*plan.Plan, error) {
	if !slices.ContainsFunc(assets.Templates(), func(t assets.TemplateInfo) bool { return t.Name == f.template }) {
		return nil, usage("There is no template %q. Choose %s.", f.template, templateNames())
	}
	var langs []plan.Lang
	if f.language != "" {
		var err error
		if langs, err = amend.Languages(f.language); err != nil {
			return nil, err
		}
	}
	p, err := document.FromTemplate(f.template, langs, mint)
	if err != nil {
		return nil, err
	}
	if f.title != "" {
		p.Title = plan.In(p.Primary(), f.title)
	}
	if f.scope != "" {
		if p.Scope, err = amend.Choice("a scope", f.scope, plan.Scopes()); err != nil {
			return nil, err
		}
	}
	if f.period != "" {
		p.Period, err = amend.Period(f.period)
	}
	return p, err
}

func templateNames() string {
	var names []string
	for _, t := range assets.Templates() {
		names = append(names, t.Name)
	}
	return words(names)
}

// words returns "a, b or c".
func words[V ~string](list []V) string {
	var b strings.Builder
	for i, v := range list {
		switch {
		case i > 0 && i == len(list)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(v))
	}
	return b.String()
}
