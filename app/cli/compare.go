package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/export"
	"planwright/export/marked"
	"planwright/export/office"
	"planwright/export/publication"
	"planwright/plan/changes"
)

func (p *program) compareCommand() *cobra.Command {
	var f exportFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "compare OLD NEW [-o FILE] [OPTIONS]",
		Short: "Say what differs between two plans",
		Long: `Says what leads from the plan OLD to the plan NEW: what was changed, added, removed and moved, in sentences.
Both files are only read.

Of two copies of one plan it also says who wrote what and when. Plans without a common history are compared by the ids of their
parts, and where there are none in common by their words; it says so.

With -o FILE.pdf or -o FILE.html it prints NEW with its changes marked, word by word: what was added is underlined between "[+" and
"+]", and what was removed is struck through between "[−" and "−]". Only what is printed is compared. --version, --language and the
options for the page are those of export.

With -o FILE.csv it writes a table for a spreadsheet, one line for each change, with the whole texts. "-o -" writes to standard
output, the table unless --format says otherwise.

The exit code is 1 when texts of NEW wait for a choice, and as with export when something could not be printed as it is written.`,
		Example: example("planwright compare board-draft.plan england.plan", "planwright compare board-draft.plan england.plan -o changes.pdf",
			"planwright compare last-year.plan england.plan -o changes.csv", "planwright compare old.plan new.plan --json"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("Name two plans, the older one first. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return p.compare(c.Context(), args[0], args[1], f, asJSON)
		},
	}
	c.Flags().StringVarP(&f.target, "output", "o", "", "the `FILE` to write: a PDF, an HTML page, or a table as CSV; - is standard output")
	c.Flags().StringVar(&f.format, "format", "", "the `FORMAT` to write: "+words(compared)+"; else by the ending of FILE")
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	f.look(c)
	return c
}

// compared are the formats in which a comparison can be written.
var compared = []export.Format{export.PDF, export.HTML, export.CSV}

// comparedFormat returns the format that was named, or that the ending of the file names.
func (f exportFlags) comparedFormat() (export.Format, error) {
	switch {
	case f.format != "":
		format, err := amend.Choice("a format", f.format, compared)
		return format, asUsage(err)
	case f.target == "-":
		return export.CSV, nil
	}
	format, err := export.FormatOf(f.target)
	if err != nil || !slices.Contains(compared, format) {
		return "", usage("%s is no name for a comparison: that ends in .pdf or .html to print it, or in .csv for a table of changes.", filepath.Base(f.target))
	}
	return format, nil
}

func (p *program) compare(ctx context.Context, older, newer string, f exportFlags, asJSON bool) error {
	var format export.Format
	switch {
	case f.target == "" && f.format != "":
		return usage("--format says how a file is written. Name the file with -o.")
	case f.target == "":
	case asJSON:
		return usage("Choose one: --json, or a file with -o.")
	case same(f.target, older) || same(f.target, newer):
		return usage("%s is one of the plans. Name another file to write.", f.target)
	default:
		var err error
		if format, err = f.comparedFormat(); err != nil {
			return err
		}
	}
	a, err := read(older)
	if err != nil {
		return err
	}
	b, err := read(newer)
	if err != nil {
		return err
	}
	was, is := changes.Side{Log: a.log, State: a.state, Plan: a.plan}, changes.Side{Log: b.log, State: b.state, Plan: b.plan}
	if format == export.PDF || format == export.HTML {
		return p.printChanges(ctx, f, format, was, is)
	}
	r := changes.Between(was, is)
	if r.Choices > 0 {
		p.code = ExitFindings
	}
	switch {
	case asJSON:
		return p.asJSON(r)
	case format == export.CSV:
		return p.writeChanges(f.target, r, p.teller(a.plan, b.plan))
	}
	return p.teller(a.plan, b.plan).Write(p.Stdout, r)
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
	if err := out.commit(); err != nil {
		return err
	}
	p.wrote(target)
	return nil
}

// wrote says that a file is there.
func (p *program) wrote(target string) {
	if target != "-" {
		fmt.Fprintf(p.Stdout, "Wrote %s.\n", called(target))
	}
}

// printChanges prints the newer plan with its changes marked.
func (p *program) printChanges(ctx context.Context, f exportFlags, format export.Format, was, is changes.Side) error {
	version, err := f.chosenVersion()
	if err != nil {
		return err
	}
	o, err := f.pages()
	if err != nil {
		return err
	}
	what := publication.Options{Version: version}
	if what.Languages, err = f.languages(is.Plan); err != nil {
		return err
	}
	basis, old := changes.Matched(was, is)
	pub := marked.New(publication.New(was.Plan, what), publication.New(is.Plan, what), old)
	out, err := create(f.target, p.Stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	report, err := export.Write(ctx, pub, format, out, o)
	if err != nil {
		return out.failed(err)
	}
	if err := out.commit(); err != nil {
		return err
	}
	p.wrote(f.target)
	report.Notices = append(report.Notices, waitsIn(is.State)...)
	if basis == changes.ByTexts {
		report.Notices = append(report.Notices, publication.Notice{Words: "The plans have nothing in common but what is written in them. Their parts were matched by their words, which is a guess."})
	}
	p.note(report, is.Plan)
	return nil
}
