package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/export"
	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// exportFlags are the options of export.
type exportFlags struct {
	target, format, version, language, paper, font string
	landscape, plain, timeline                     bool
	textSize                                       float64
	comments                                       string // so-far or empty for the sheet for comments, else ""
}

func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export PLAN -o FILE [OPTIONS]",
		Short: "Write a plan as PDF, HTML, JSON or CSV",
		Long: `Writes a plan as a PDF to print and send, as an HTML page for a website, as JSON for other programs, or its rows as CSV for a
spreadsheet. The format follows the ending of FILE. "-o -" writes to standard output, and then --format is needed.

The plan is only read. FILE is replaced when all of it is written; when that fails it stays as it was.

What the person who publishes should know is said on standard error. Where it is about an item that could not be printed as
it is written, that waits for a choice or was joined, the exit code is 1: done with something to look at.`,
		Example: example("planwright export england.plan -o england.pdf", "planwright export england.plan -o for-the-board.pdf --comments", "planwright export cymru.plan -o cymru.pdf --language both --version reduced",
			"planwright export england.plan -o large-print.pdf --text-size 18", "planwright export england.plan -o low-vision.pdf --font atkinson-hyperlegible-next --plain",
			"planwright export england.plan -o england.html", "planwright export england.plan -o - --format json"),
		Args: onePlan,
		RunE: func(c *cobra.Command, args []string) error {
			if f.target == "" {
				return usage("Name the file to write with -o. %s", seeHelp(c))
			}
			return p.export(c.Context(), args[0], f)
		},
	}
	c.Flags().StringVarP(&f.target, "output", "o", "", "the `FILE` to write; - is standard output")
	c.Flags().StringVar(&f.format, "format", "", "the `FORMAT` to write: "+words(export.Formats())+"; else by the ending of FILE")
	f.look(c)
	c.Flags().StringVar(&f.comments, "comments", "", "write the sheet for comments, `WHICH` is "+words(sheets()))
	c.Flags().Lookup("comments").NoOptDefVal = commentsSoFar
	c.Flags().BoolVar(&f.timeline, "timeline", false, "add pages with the rows over the years of the plan, behind its priorities")
	return c
}

// look adds the flags that choose what is printed and how.
func (f *exportFlags) look(c *cobra.Command) {
	c.Flags().StringVar(&f.version, "version", string(publication.Full), "which `VERSION` of the plan: full or reduced")
	c.Flags().StringVar(&f.language, "language", "", "the `LANGUAGE`: en, cy or both; else the plan's first language")
	c.Flags().StringVar(&f.paper, "paper", "", "the `PAPER`: a4, a3 or letter; else the plan's own")
	c.Flags().BoolVar(&f.landscape, "landscape", false, "turn the paper")
	c.Flags().Float64Var(&f.textSize, "text-size", layout.DefaultTextSize, fmt.Sprintf("the `SIZE` of the text in points, %d to %d; large print is 18", layout.MinTextSize, layout.MaxTextSize))
	c.Flags().StringVar(&f.font, "font", "", "the `FONT`: "+words(plan.Fonts())+"; else the plan's own")
	c.Flags().BoolVar(&f.plain, "plain", false, "print black on white, without fields of colour, to save ink")
}

// The sheets for comments.
const (
	commentsSoFar = "so-far"
	commentsEmpty = "empty"
)

func sheets() []string { return []string{commentsSoFar, commentsEmpty} }

// checkSheet returns what is wrong with the options for a sheet for comments, if one is asked for.
func (f *exportFlags) checkSheet(format export.Format) error {
	if f.comments == "" {
		return nil
	}
	var err error
	if f.comments, err = amend.Choice("a sheet for comments", f.comments, sheets()); err != nil {
		return asUsage(err)
	}
	switch {
	case format != export.PDF && format != export.HTML:
		return usage("A sheet for comments is written as PDF or HTML, not as %s. Leave --comments out: JSON holds the comments too.", strings.ToUpper(string(format)))
	case f.timeline || f.version != string(publication.Full):
		return usage("A sheet for comments has every row, and no timeline. Leave --timeline and --version out.")
	}
	return nil
}

func (p *program) export(ctx context.Context, path string, f exportFlags) error {
	format, err := f.chosenFormat()
	if err != nil {
		return err
	}
	version, err := f.chosenVersion()
	if err != nil {
		return err
	}
	if err := f.checkSheet(format); err != nil {
		return err
	}
	o, err := f.pages()
	if err != nil {
		return err
	}
	if same(path, f.target) {
		return usage("%s is the plan itself. Name another file to write.", f.target)
	}
	done := p.working("Writing " + called(f.target))
	export.Ready(format)
	report, of, err := p.write(ctx, path, f, format, publication.Options{Version: version, Timeline: f.timeline}, o)
	done()
	if err != nil {
		return err
	}
	if f.target != "-" {
		fmt.Fprintf(p.Stdout, "Wrote %s.\n", called(f.target))
	}
	p.note(report, of)
	return nil
}

// write writes a plan as f says, and returns it. Its history is let go of first: of a large plan that is a fifth of the memory.
func (p *program) write(ctx context.Context, path string, f exportFlags, format export.Format, what publication.Options, o export.Options) (report export.Report, of *plan.Plan, err error) {
	collect := collectOnce(path)
	c, err := readPlan(path)
	if err != nil {
		return report, nil, err
	}
	of = c.plan
	unsettled := waitsIn(c.state)
	if what.Languages, err = f.languages(of); err != nil {
		return report, of, err
	}
	collect() // the history of the plan is not needed any more
	out, err := create(f.target, p.Stdout)
	if err != nil {
		return report, of, err
	}
	defer out.discard()
	if report, err = export.Write(ctx, f.publication(of, what), format, out, o); err != nil {
		return report, of, out.failed(err)
	}
	report.Notices = append(report.Notices, unsettled...)
	return report, of, out.commit()
}

// publication makes what is written: the plan, or the sheet for comments on it.
func (f *exportFlags) publication(p *plan.Plan, what publication.Options) *publication.Publication {
	if f.comments != "" {
		return publication.NewSheet(p, publication.SheetOptions{Languages: what.Languages, Empty: f.comments == commentsEmpty})
	}
	return publication.New(p, what)
}

// waitsIn returns what a person should settle before a plan is published: a reader of the print can't see that there was more.
func waitsIn(s *history.State) []publication.Notice {
	var out []publication.Notice
	name := func(item plan.ID, field string) string {
		kind := s.Kind(item)
		name, _, _, _ := history.SplitName(kind, field)
		return "the " + changes.FieldLabel(kind, name)
	}
	for _, c := range s.Choices() {
		out = append(out, publication.Notice{Item: c.Item, Words: name(c.Item, c.Field) + " waits for a choice between what different people wrote; the newest was written."})
	}
	for _, j := range s.Joined() {
		out = append(out, publication.Notice{Item: j.Item, Words: name(j.Item, j.Field) + " was joined of two people's changes, and nobody has accepted it yet."})
	}
	return out
}

// note says what the person who publishes should know, and sets the exit code.
func (p *program) note(r export.Report, of *plan.Plan) {
	var refs map[plan.ID]string // only where there is something to name: of a large plan they take as long as writing the file
	for _, n := range r.Notices {
		where := ""
		if n.Item != "" {
			p.code = ExitFindings
			if refs == nil {
				refs = plan.Refs(of)
			}
			where = refs[n.Item] + ": "
		}
		fmt.Fprintln(p.Stderr, "Note: "+where+oneLine(n.Words))
	}
}

// pages returns how pages are to be.
func (f exportFlags) pages() (export.Options, error) {
	var o export.Options
	o.Options = layout.Options{Landscape: f.landscape, TextSize: f.textSize, Plain: f.plain}
	if f.paper != "" {
		paper, err := amend.Choice("a paper", f.paper, plan.Papers())
		if err != nil {
			return o, asUsage(err)
		}
		o.Paper = layout.Paper(paper)
	}
	if f.font != "" {
		font, err := amend.Choice("a font", f.font, plan.Fonts())
		if err != nil {
			return o, asUsage(err)
		}
		o.Font = font
	}
	if !(f.textSize >= layout.MinTextSize && f.textSize <= layout.MaxTextSize) {
		return o, usage("Text cannot be set at %g points. Choose a size from %d to %d.", f.textSize, layout.MinTextSize, layout.MaxTextSize)
	}
	return o, nil
}

// chosenVersion returns the version that was named.
func (f exportFlags) chosenVersion() (publication.Version, error) {
	version := publication.Version(strings.ToLower(f.version))
	if version != publication.Full && version != publication.Reduced {
		return "", usage("There is no version %q. Choose full or reduced.", f.version)
	}
	return version, nil
}

// chosenFormat returns the format that was named, or that the ending of the file names.
func (f exportFlags) chosenFormat() (export.Format, error) {
	if f.format != "" {
		format, err := amend.Choice("a format", f.format, export.Formats())
		return format, asUsage(err)
	}
	if f.target == "-" {
		return "", usage("Name the format with --format: %s.", words(export.Formats()))
	}
	format, err := export.FormatOf(f.target)
	return format, asUsage(err)
}

// languages returns the languages to publish a plan in.
func (f exportFlags) languages(p *plan.Plan) ([]plan.Lang, error) {
	switch want := plan.Lang(strings.ToLower(f.language)); {
	case want == "":
		return []plan.Lang{p.Primary()}, nil
	case want == "both" && len(p.Languages) > 1:
		return p.Languages, nil
	case want != "both" && slices.Contains(p.Languages, want):
		return []plan.Lang{want}, nil
	}
	return nil, notKept(p, f.language)
}

// notKept says that a plan is not kept in the language asked for, and what would help.
func notKept(p *plan.Plan, asked string) error {
	has := strings.Join(langs(p.Languages), ", ")
	add := func(l plan.Lang) string {
		return fmt.Sprintf("add one first, for example with: edit PLAN -e \"set plan languages %s\"", strings.Join(append(langs(p.Languages), string(l)), ","))
	}
	want := plan.Lang(strings.ToLower(asked))
	if want == "both" {
		second := plan.Welsh
		if p.Primary() == second {
			second = plan.English
		}
		return usage("The plan is kept in %s alone, so there are no two languages to print. Leave --language out, or %s", has, add(second))
	}
	if _, err := amend.Language(string(want)); err != nil {
		return usage("The plan is kept in %s, not in %s. Choose a language it has.", has, asked)
	}
	return usage("The plan is kept in %s, not in %s. Choose a language it has, or %s", has, asked, add(want))
}
