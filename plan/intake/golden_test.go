package intake

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planwright/plan"
)

var update = flag.Bool("update", false, "write the goldens of made-up plans anew; read what changed before committing it")

// TestMadeUpPlansExactly holds everything that is taken from made-up plans, and what was left out, to goldens beside them.
// The plans are of the shapes that other bodies publish: what is peculiar to each is said here.
func TestMadeUpPlansExactly(t *testing.T) {
	for file, peculiar := range map[string]string{
		"pdf-pages.txt":      "running titles with page x of y, rows broken over lines and pages, headings in capitals, CRLF, soft hyphens, a priority without rows",
		"pdf-stream.txt":     "four columns in another order, each cell wrapped at lines' ends, page numbers alone, labels and titles on two lines",
		"pdf-objectives.txt": "numbered sections, a column of objectives, lists in cells, a single running title",
		"pdf-capitals.txt":   "three columns wrapped before capitals, a running title in capitals, a period of one year",
		"web-abridged.txt":   "a path, a path's title, inner lists, broken bullets, themes without times, actions and years alike, two addresses",
		"web-cymraeg.txt":    "Welsh throughout",
		"web-numbered.txt":   "numbers before headings, bullets after tabs, vague times, a priority with a sentence only",
		"web-ambitions.txt":  "fields under headings, none of them in brackets, and the page's own links at the end",
		"objectives.csv":     "a table without a column of actions, clauses and numbered points in cells",
	} {
		t.Run(file, func(t *testing.T) {
			golden := filepath.Join("testdata", file+".golden")
			got := told(made(t, file))
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if wanted := strings.ReplaceAll(string(want), "\r\n", "\n"); got != wanted {
				t.Errorf("%s (%s) gives\n%s\nwant\n%s", file, peculiar, got, wanted)
			}
		})
	}
}

// told returns a result in lines: every text of the plan in its order, then what was mended and left out.
func told(res *Result) string {
	p, l := res.Plan, res.Plan.Primary()
	var b strings.Builder
	say := func(format string, a ...any) {
		b.WriteString(strings.ReplaceAll(fmt.Sprintf(format, a...), "\n", " / ") + "\n")
	}
	say("title %s | %s | %d to %d | %s | %s | %s", p.Title.In(l), p.Subtitle.In(l), p.Period.Start, p.Period.End, p.Scope, p.Edition.In(l), l)
	if o := p.Organisation; !o.Name.Empty() || o.Email != "" {
		say("organisation %s | %s | %s | %s | %s | %s | %s | %s | %s", o.Name.In(l), o.ShortName.In(l), o.Address.In(l), o.Telephone, o.Email, o.Web, o.Company, o.VAT, o.Copyright.In(l))
		for _, c := range o.Charities {
			say("charity %s %s", c.Register.In(l), c.Number)
		}
	}
	sections := func(place plan.Place, at plan.ID) {
		for _, s := range p.Sections {
			if s.Place == place && s.Priority == at {
				say("section %s, %s, %s: %s: %s", s.Place, s.Kind, s.Versions, s.Title.In(l), s.Body.In(l))
			}
		}
	}
	sections(plan.Before, "")
	for i, pr := range p.Priorities {
		say("%s", p.PriorityHeading(i, l))
		sections(plan.AtPriority, pr.ID)
		for _, c := range pr.Commitments {
			say("  commitment %s", c.Text.In(l))
		}
		for _, row := range pr.Rows {
			say("  row %s (%s)", row.Title.In(l), row.When.In(l))
			for _, a := range row.Actions {
				say("    action %s [%s] %s", a.Text.In(l), a.Lead.In(l), a.Status)
			}
			for _, m := range row.Measures {
				say("    measure %s", m.Text.In(l))
			}
			for _, c := range p.Comments {
				if c.On == row.ID {
					say("    comment %s", c.Text)
				}
			}
		}
	}
	sections(plan.After, "")
	for _, x := range p.Terms {
		say("term %s: %s", x.Short.In(l), x.Meaning.In(l))
	}
	for _, c := range res.Report.Mended {
		say("mended %s -> %s", c.Before, c.After)
	}
	for _, x := range res.Report.LeftOut {
		say("left out %s: %s", x.Why, x.Words)
	}
	return b.String()
}
