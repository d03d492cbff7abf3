package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/exchange"
	"planwright/plan/history"
)

func (p *program) joinCommand() *cobra.Command {
	var target string
	var asJSON bool
	c := &cobra.Command{
		Use:   "join MINE COPY... [-o PLAN] [OPTIONS]",
		Short: "Take what others wrote in copies of a plan into it",
		Long: `Takes what was written in copies of a plan into MINE, and says what is new for whoever knows MINE: who changed, added, removed
and moved what. The copies are only read, and their order does not matter. Joining a copy again changes nothing, unless what it had
brought was undone in the window meanwhile: then that is in the plan again.

Nothing that was typed is lost. Where two people changed one text in different places, it shows both changes. Where they wrote
different things in one place, the newer is shown and all are listed until somebody chooses. What one deleted and another
edited is kept. To choose: planwright edit PLAN -e "accept REF FIELD" leaves what is shown, "set REF FIELD TEXT" what you write.

With -o, PLAN gets the result and MINE stays as it is; a PLAN that is there already is joined in too.

The exit code is 1, done with something to look at, when texts wait for a choice or something was kept that somebody had deleted.
A copy of another plan is refused, and so is one with the same id that was made anew: compare says what differs.`,
		Example: example("planwright join england.plan england-from-ann.plan england-from-bob.plan", "planwright join mine.plan copies/*.plan -o joined.plan",
			"planwright join mine.plan theirs.plan --json"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("Name your plan and at least one copy of it. %s", seeHelp(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return p.join(c.Context(), args[0], args[1:], target, asJSON)
		},
	}
	c.Flags().StringVarP(&target, "output", "o", "", "the `PLAN` that gets the result, in place of MINE")
	c.Flags().BoolVar(&asJSON, "json", false, "say it as JSON, for programs")
	return c
}

// joinReport is what join says as JSON. Its members are a promise to scripts.
type joinReport struct {
	Plan       string `json:"plan"`               // the file that was written
	Copies     int    `json:"copies"`             // how many copies were read
	Operations int    `json:"operations"`         // how many operations were new to MINE
	Returned   int    `json:"returned,omitempty"` // how many edits bring back what was taken out of MINE by undoing that it took in these copies
	Digest     string `json:"digest"`
	*changes.Report
}

func (p *program) join(ctx context.Context, mine string, copies []string, target string, asJSON bool) error {
	if target == "" {
		target = mine
	}
	there := true
	if !same(mine, target) {
		var err error
		if there, err = exists(target); err != nil {
			return err
		}
		if !there {
			if err := namesPlan(target); err != nil {
				return err
			}
		}
	}
	names, plans, err := readCopies(mine, copies, target, there)
	if err != nil {
		return err
	}
	logs := make([]*history.Log, len(plans))
	for i, c := range plans {
		logs[i] = c.log
	}
	all, err := history.Join(logs[0], logs[1:]...)
	if err != nil {
		return notJoined(names, plans, err)
	}
	before := changes.Side{Log: logs[0], State: plans[0].state, Plan: plans[0].plan}
	after, back := changes.Returning(changes.Of(all), logs[1:]...)
	report := changes.Between(before, after)
	result := joinReport{Plan: target, Copies: len(copies), Operations: all.Len() - logs[0].Len(), Returned: len(back), Digest: exchange.Digest(after.Plan), Report: report}
	if err := p.writeJoined(ctx, mine, target, there, all, plans, logs[1:]); err != nil {
		return err
	}
	if report.Choices+report.Kept > 0 {
		p.code = ExitFindings
	}
	if asJSON {
		return p.asJSON(result)
	}
	return p.sayJoined(result, before, after, same(mine, target))
}

// readCopies reads MINE, the copies and, where it is there already and none of them, the plan that is to get the result. MINE comes first.
func readCopies(mine string, copies []string, target string, there bool) (names []string, plans []*content, err error) {
	names = []string{mine}
	for _, c := range copies {
		if !same(c, mine) { // as when all plans of a folder are named
			names = append(names, c)
		}
	}
	if there && !same(mine, target) {
		names = append(names, target)
	}
	for _, name := range names {
		c, err := read(name)
		if err != nil {
			return nil, nil, err
		}
		plans = append(plans, c)
	}
	return names, plans, nil
}

// writeJoined puts the result into the plan file target.
func (p *program) writeJoined(ctx context.Context, mine, target string, there bool, all *history.Log, plans []*content, copies []*history.Log) (err error) {
	if !there {
		if err := copyFile(mine, target); err != nil {
			return err
		}
		defer func() {
			if err != nil {
				_ = os.Remove(target) // it was not there before
			}
		}()
	}
	o, done, err := p.options("")
	if err != nil {
		return err
	}
	defer done()
	d, err := document.Open(target, o)
	if err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); err == nil {
			err = e
		}
	}()
	if err := d.Join(all, picturesOf(plans)); err != nil {
		return err
	}
	if _, err := d.Return(copies...); err != nil {
		return err
	}
	if err := d.Publish(ctx); err != nil {
		var problem *plan.Problem
		if !errors.As(err, &problem) || problem.Code != plan.Unwritable {
			return err
		}
		return &plan.Problem{Code: plan.Unwritable, What: problem.What, Safe: "The file was not changed. What was joined waits on this computer.",
			Do: fmt.Sprintf("See that you may write to it and that its disk has room; it goes into %s when that is next opened or edited.", called(target)), Err: err}
	}
	if beside := d.Status().Copy; beside != "" {
		p.code = ExitFindings
		fmt.Fprintf(p.Stderr, "Note: somebody else has changed %s meanwhile, and it is left as they made it. The result is in %s.\n", called(target), called(beside))
	}
	return nil
}

// copyFile makes a copy of a plan file under a name that is not there yet.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return plan.NoFile(from, err)
	}
	defer in.Close()
	out, err := create(to, nil)
	if err != nil {
		return err
	}
	defer out.discard()
	if _, err := io.Copy(out, in); err != nil {
		return out.problem(err, "", "")
	}
	return out.commit()
}

// picturesOf returns the pictures of plans, each once.
func picturesOf(plans []*content) []plan.File {
	var out []plan.File
	have := map[string]bool{}
	for _, c := range plans {
		for _, f := range c.plan.Files {
			if !have[f.Hash] {
				have[f.Hash] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// notJoined says in words why a copy was refused.
func notJoined(names []string, plans []*content, err error) error {
	var n *history.NotJoined
	if !errors.As(err, &n) {
		return err
	}
	mine, name := called(names[0]), called(names[n.Copy+1])
	out := &plan.Problem{Code: plan.Invalid, Safe: "Nothing was changed.", Err: err}
	compare := fmt.Sprintf("planwright compare %s %s", names[0], names[n.Copy+1])
	switch {
	case errors.Is(err, history.ErrOtherPlan):
		out.What = fmt.Sprintf("%s is not a copy of %s: it holds another plan%s.", name, mine, titled(plans[n.Copy+1].plan))
		out.Do = "See that you named the right files. To see what differs, type: " + compare
	case errors.Is(err, history.ErrUnrelated):
		out.What = fmt.Sprintf("%s holds the same plan as %s, but it was made anew, so that nobody can tell what in it is new.", name, mine)
		out.Do = fmt.Sprintf("To see what differs, type: %s. Then take what you want with planwright edit.", compare)
	case errors.Is(err, history.ErrFork):
		out.What = fmt.Sprintf("%s and another of the files say different things of one and the same edit, so one of them was changed by something other than Planwright.", name)
		out.Do = "Join the other copies without it. To see what differs, type: " + compare
	default:
		out.What = fmt.Sprintf("%s cannot be joined: together the two hold more than a plan can.", name)
		out.Do = "Take what you want from it with planwright edit."
	}
	return out
}

// titled returns the title of a plan as it follows its name in a sentence.
func titled(p *plan.Plan) string {
	title, _ := p.Title.Best(append(p.Languages, p.Title.Langs()...)...)
	if title = oneLine(title); title == "" {
		return ""
	}
	return ", “" + title + "”"
}

// sayJoined tells what became of the plan, and how to choose.
func (p *program) sayJoined(r joinReport, before, after changes.Side, own bool) error {
	if r.Operations+r.Returned == 0 {
		fmt.Fprintf(p.Stdout, "There is nothing in the copies that is not in %s already.\n", called(r.Plan))
		if !own {
			fmt.Fprintf(p.Stdout, "Wrote %s.\n", called(r.Plan))
		}
		return nil
	}
	fmt.Fprintf(p.Stdout, "Joined %s into %s.\n", count(r.Copies, "copy", "copies"), called(r.Plan))
	if r.Returned > 0 {
		fmt.Fprintf(p.Stdout, "What %s had brought before, and what was undone since, is in the plan again.\n", map[bool]string{true: "it", false: "they"}[r.Copies == 1])
	}
	if err := p.teller(before.Plan, after.Plan).Write(p.Stdout, r.Report); err != nil {
		return err
	}
	p.howToChoose(r, after)
	return nil
}

// howToChoose says what there is to do for a person, with the command that does it for the first text.
func (p *program) howToChoose(r joinReport, after changes.Side) {
	all := append(append([]changes.Change(nil), r.Changes...), r.Earlier...)
	say := func(what changes.What, words string) {
		for _, c := range all {
			field := fieldWord(c, after.Plan.Primary())
			name, _, _ := strings.Cut(field, "@")
			if c.What != what || !slices.Contains(amend.Fields(c.Kind), name) { // or it is of a newer program
				continue
			}
			at := c.Ref + " " + field
			fmt.Fprintf(p.Stdout, "\n%s For example:\n", words)
			for _, edit := range []string{"accept " + at, "set " + at + " TEXT"} {
				fmt.Fprintf(p.Stdout, "  planwright edit %s -e %s\n", shellWord(r.Plan), shellWord(edit))
			}
			return
		}
	}
	if r.Choices > 0 {
		say(changes.Choose, count(r.Choices, "text waits", "texts wait")+" for a choice: accept what is shown, or set what it is to say.")
	}
	if r.Joined > 0 {
		say(changes.Joined, count(r.Joined, "text was", "texts were")+" joined of two changes: read, and accept it or set what is right.")
	}
}

// fieldWord returns the name of a field as edit takes it.
func fieldWord(c changes.Change, primary plan.Lang) string {
	if strings.HasPrefix(c.Field, "language.") {
		return "languages"
	}
	if c.Lang != "" && c.Lang != primary {
		return c.Field + "@" + string(c.Lang)
	}
	return c.Field
}

// shellWord returns a word in quotation marks where a shell would part it or read signs in it.
func shellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\"'`$\\*?[]{}()<>|&;!#~") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// teller tells changes from one state of a plan to another, or of one plan, which is both.
func (p *program) teller(older, newer *plan.Plan) changes.Teller {
	return changes.Teller{Now: p.Now(), Primary: newer.Primary()}.Numbered(older, newer)
}

// asJSON writes v for programs.
func (p *program) asJSON(v any) error {
	e := json.NewEncoder(p.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
