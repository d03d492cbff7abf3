package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/plan"
	"planwright/plan/intake"
)

// maxSource is the greatest size of a source that is read at all. What each kind allows is less.
const maxSource = 64 << 20

// importFlags are the options of import.
type importFlags struct{ target, as, report, language, by string }

func (p *program) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import SOURCE... -o PLAN [OPTIONS]",
		Short: "Take other documents into a plan",
		Long: `Takes documents into a plan, which is made if it is not there yet: text saved or copied from a PDF or a web page, tables
as CSV, and plans as JSON. What a source is shows from its content. A source "-" is standard input.

Every word of a source is in the plan or in the report, which --report writes as JSON: what was taken, what was guessed,
mended and left out, each with its place. A CSV that planwright exported updates the rows it came from. All sources
of one call are one step of undo.

The exit code is 1, done with something to look at, when a source had no table from which rows could be taken, or when rows of
the plan were missing from its own CSV: they are kept.`,
		Example: example("planwright import uk-plan.txt -o uk.plan --report uk-report.json", "planwright import north.csv south.csv -o england.plan",
			"planwright import - -o england.plan < copied-from-a-web-page.txt"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("Name the documents to take in. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if f.target == "" {
				return usage("Name the plan to take them into with -o. %s", seeHelp(c))
			}
			return p.importAll(c.Context(), args, f)
		},
	}
	c.Flags().StringVarP(&f.target, "output", "o", "", "the `PLAN` to take the documents into")
	c.Flags().StringVar(&f.as, "as", "", "take every source as this `KIND`: "+words(intake.Kinds))
	c.Flags().StringVar(&f.report, "report", "", "write what was taken, guessed and left out to this `FILE`; - is standard output")
	c.Flags().StringVar(&f.language, "language", "", "the `LANGUAGE` of the sources, en or cy; else that of the plan, or what the words look like")
	c.Flags().StringVar(&f.by, "by", "", "the `NAME` of who takes them in; stands in the plan's history")
	return c
}

func (p *program) importAll(ctx context.Context, names []string, f importFlags) error {
	if f.language != "" {
		if _, err := amend.Language(f.language); err != nil {
			return asUsage(err)
		}
	}
	if f.as != "" && !isOne(strings.ToLower(f.as), append([]string{"txt"}, intake.Kinds...)) {
		return usage("A source cannot be taken as %q. Choose %s.", f.as, words(intake.Kinds))
	}
	for _, name := range append([]string{f.target}, names...) {
		if f.report != "" && same(name, f.report) {
			return usage("The report would be written over %s. Name another file for it.", name)
		}
	}
	there, err := exists(f.target)
	if err != nil {
		return err
	}
	if !there {
		if err := namesPlan(f.target); err != nil {
			return err
		}
	}
	sources, err := p.sources(names, f.as)
	if err != nil {
		return err
	}
	var out *output
	defer func() {
		if out != nil {
			out.discard()
		}
	}()
	take := func(now *plan.Plan) (*plan.Plan, []intake.Report, error) {
		defer p.working("Taking in " + count(len(sources), "document", "documents"))()
		next, reports, err := takeIn(sources, now, intake.Options{Language: plan.Lang(f.language), Mint: p.minter()})
		if err == nil && f.report != "" {
			out, err = p.writeReport(f.report, reports)
		}
		return next, reports, err
	}
	var reports []intake.Report
	if there {
		err = p.change(ctx, f.target, f.by, func(now *plan.Plan) (next *plan.Plan, say func(), err error) {
			next, reports, err = take(now)
			return next, func() {}, err
		})
	} else {
		var next *plan.Plan
		if next, reports, err = take(nil); err == nil {
			err = p.createPlan(f.target, next, f.by)
		}
	}
	if err != nil {
		return err
	}
	if out != nil {
		if err := out.commit(); err != nil {
			return fmt.Errorf("%s holds what was taken in, but the report is not written: %w", f.target, err)
		}
	}
	p.tell(reports, f, there)
	return nil
}

// sources reads all sources before anything is changed.
func (p *program) sources(names []string, as string) ([]intake.Source, error) {
	var out []intake.Source
	stdin := false
	for _, name := range names {
		s := intake.Source{Name: called(name), As: as}
		var err error
		if name == "-" {
			if stdin {
				return nil, usage("Standard input can be taken in once.")
			}
			stdin = true
			s.Name = "standard input"
			s.Data, err = io.ReadAll(io.LimitReader(p.Stdin, maxSource+1))
		} else {
			s.Data, err = readSource(name)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil, plan.NoFile(name, err)
		}
		if err != nil {
			return nil, &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf("%s could not be read. %s", name, cause(err)), Safe: "Nothing was changed.",
				Do: "See that the name is right and that you may read it.", Err: err}
		}
		if len(s.Data) > maxSource {
			return nil, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("%s is larger than %d MB.", name, maxSource>>20), Safe: "Nothing was changed.",
				Do: "Take out what does not belong to the plan, or take it in in parts."}
		}
		out = append(out, s)
	}
	return out, nil
}

func readSource(name string) (data []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, maxSource+1))
}

// takeIn adds the sources to the plan now, or makes a new one when now is nil.
func takeIn(sources []intake.Source, now *plan.Plan, o intake.Options) (*plan.Plan, []intake.Report, error) {
	var reports []intake.Report
	for _, s := range sources {
		o.Into = now
		r, err := intake.Read(s, o)
		if err != nil {
			return nil, nil, err
		}
		now = r.Plan
		reports = append(reports, r.Report)
	}
	return now, reports, nil
}

// writeReport writes the report, one object for each source in a list, and leaves it to be committed.
func (p *program) writeReport(name string, reports []intake.Report) (*output, error) {
	out, err := create(name, p.Stdout)
	if err != nil {
		return nil, err
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(struct {
		Sources []intake.Report `json:"sources"`
	}{reports}); err != nil {
		out.discard()
		return nil, out.problem(err, "", "")
	}
	return out, nil
}

// tell says in a few lines what became of the sources, and sets the exit code. A table that changes nothing in a plan that
// was there before is our own CSV, taken back as it was.
func (p *program) tell(reports []intake.Report, f importFlags, there bool) {
	w := p.Stdout
	if f.report == "-" {
		w = p.Stderr // standard output is the report
	}
	look := false
	for _, r := range reports {
		fmt.Fprintf(w, "Taken from %s: %s.\n", oneLine(r.Source), r.Taken)
		var also []string
		for _, n := range []struct {
			n         int
			one, many string
		}{{r.Updated, "text updated", "texts updated"}, {len(r.Guessed), "guess", "guesses"}, {len(r.Mended), "fault mended", "faults mended"},
			{len(r.LeftOut), "piece left out", "pieces left out"}, {len(r.Missing), "item not in the file and kept", "items not in the file and kept"},
			{len(r.Emptied), "text emptied in the file and kept", "texts emptied in the file and kept"}} {
			if n.n > 0 {
				also = append(also, count(n.n, n.one, n.many))
				look = true
			}
		}
		if also != nil {
			fmt.Fprintf(w, "  With %s.\n", strings.Join(also, ", "))
		}
		unchanged := there && (r.Kind == "csv" || r.Kind == "tsv")
		if r.Taken.Rows == 0 && r.Updated == 0 && r.Kind != "json" && !unchanged || len(r.Missing)+len(r.Emptied) > 0 {
			p.code = ExitFindings
		}
	}
	if look && f.report == "" {
		fmt.Fprintln(w, "  Add --report FILE.json to see each of them with its place in the source.")
	}
}

func isOne(s string, list []string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}
