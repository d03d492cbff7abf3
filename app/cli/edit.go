package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"planwright/app/cli/amend"
	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/picture"
)

// editHelp is what edit says of itself.
const editHelp = `Makes edits to a plan. All edits of one call are one step of undo, and they are made together or not at all.

An EDIT is one of
  set REF FIELD TEXT             put a text into a field; '' empties it
  add KIND [REF] [TEXT]          add an item under REF, as the last of its kind
  remove REF                     remove an item with all that it holds
  move REF before|after REF      put an item beside another of its kind
  accept REF FIELD               leave a text as it shows, where others wait or where it was joined of two

REF is an id or a printed reference: plan, P2 a priority, P2.c1 its first commitment, 2.3 a row, 2.3.a1 its first
action, 2.3.m2 its second measure, 2.3.m2.r1 a reading of it, S1 a section, F1 a statistic, T1 a term, C1 a comment,
N1 a charity number. Each edit counts with the ones before it made.

TEXT is the rest of the EDIT as it is; quotes around all of it are left off. FIELD may end in a language, as in text@cy.
The TEXT of design.logo (in short: logo) and of picture is the name of a PNG or JPEG file. Its .alt says what it shows,
for people who can't see it; without that, or .decorative yes, a picture is not printed.
A plan whose state is agreed or published is locked: all but comments and the status of actions is refused, unless an
edit of the same call is "set plan state draft". That begins a new draft, and the plan as it was is kept as a named version.
KIND is %s.
The TEXT of a new row is that of its first action.

Fields:
%s`

func (p *program) editCommand() *cobra.Command {
	var by, language string
	var edits []string
	c := &cobra.Command{
		Use:   "edit PLAN -e EDIT [-e EDIT …] [OPTIONS]",
		Short: "Change a plan without its window",
		Long:  fmt.Sprintf(editHelp, words(amend.Kinds()), fieldList()),
		Example: example(`planwright edit england.plan --by "Ann Example" -e "set 2.3 when 2025 to 2027"`,
			`planwright edit england.plan -e "add row P2 Grow the research workforce" -e "add measure 2.7 Ten new posts"`,
			`planwright edit cymru.plan --language cy -e "set 1.1.a1 text Byddwn yn gwrando"`,
			`planwright edit england.plan -e "set plan logo ours.png" -e "set plan logo.alt Our name over a lighthouse"`),
		Args: onePlan,
		RunE: func(c *cobra.Command, args []string) error {
			if len(edits) == 0 {
				return usage("Say what to change with -e. %s", seeHelp(c))
			}
			return p.edit(c.Context(), args[0], by, plan.Lang(language), edits)
		},
	}
	c.Flags().StringArrayVarP(&edits, "edit", "e", nil, "an `EDIT`, see above; may be given many times")
	c.Flags().StringVar(&by, "by", "", "the `NAME` of who makes the edits; stands in the plan's history")
	c.Flags().StringVar(&language, "language", "", "the `LANGUAGE` of texts whose field names none; the plan's first, if not given")
	return c
}

// fieldList names the fields of every kind of item.
func fieldList() string {
	var b strings.Builder
	for _, kind := range append([]string{plan.KindPlan}, amend.Kinds()...) {
		line := fmt.Sprintf("  %-11s", kind)
		for _, f := range amend.Fields(kind) {
			if len(line)+1+len(f) > 118 {
				b.WriteString(line + "\n")
				line = strings.Repeat(" ", 13)
			}
			line += " " + f
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (p *program) edit(ctx context.Context, path, by string, language plan.Lang, words []string) error {
	var edits []amend.Edit
	for _, w := range words {
		e, err := amend.Parse(w)
		if err != nil {
			return asUsage(err)
		}
		edits = append(edits, e)
	}
	return p.changeAndSettle(ctx, path, by, func(now *plan.Plan, waiting []document.Field) (*plan.Plan, []document.Field, func(), error) {
		o := amend.Options{Language: language, Mint: p.minter(), By: by, Now: p.Now, Picture: openPicture}
		next := now.Clone()
		var added []plan.ID
		var chosen []document.Field
		for i, e := range edits {
			done, err := amend.Apply(next, e, o)
			if err != nil {
				return nil, nil, nil, asUsage(inEdit(words, i, err))
			}
			settled := setBy(done, waiting)
			if done.Verb == amend.Accept && len(settled) == 0 {
				return nil, nil, nil, asUsage(inEdit(words, i, &plan.Problem{Code: plan.NotFound, What: fmt.Sprintf("Nothing waits in the %s of %s.", e.Field, e.Ref),
					Do: "Type planwright info to see whether anything waits in the plan."}))
			}
			chosen = append(chosen, settled...)
			if done.Verb == amend.Add {
				added = append(added, done.ID)
			}
		}
		return next, chosen, func() { p.sayAdded(next, added, len(edits), path) }, nil
	})
}

// openPicture reads a picture for a plan. Within quotes no shell knows what "~" means.
func openPicture(name string) (plan.File, error) {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	return picture.Open(name)
}

// inEdit says which of several edits a Problem is about.
func inEdit(words []string, i int, err error) error {
	var p *plan.Problem
	if len(words) == 1 || !errors.As(err, &p) {
		return err
	}
	in := *p
	in.What = fmt.Sprintf("Edit %d (%s): %s", i+1, words[i], p.What)
	return &in
}

// sayAdded tells what was done, and the references of what is new.
func (p *program) sayAdded(next *plan.Plan, added []plan.ID, edits int, path string) {
	refs := plan.Refs(next)
	for _, id := range added {
		if it, there := next.Find(id); there {
			fmt.Fprintf(p.Stdout, "Added %s %s\n", it.Kind, refs[id])
		}
	}
	fmt.Fprintf(p.Stdout, "%s made to %s.\n", count(edits, "edit", "edits"), called(path))
}

// changeAndSettle is change for what also chooses: next is told which fields wait for a choice or were joined, and returns those that are settled now.
func (p *program) changeAndSettle(ctx context.Context, path, by string, next nextPlan) (err error) {
	o, done, err := p.options(by)
	if err != nil {
		return err
	}
	defer done()
	letGarbageLie(path)
	d, err := document.Open(path, o)
	if err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); err == nil {
			err = e
		}
	}()
	base := d.Plan()
	changed, settle, say, err := next(base, waitingIn(d))
	if err != nil {
		return err
	}
	if err := d.TakeFrom(base, changed, settle...); err != nil {
		return err
	}
	if err := d.Publish(ctx); err != nil {
		if _, e := d.Undo(); e != nil { // the edit waits for the next time the plan is opened, as the error says
			o.Logger.Error("an edit that could not be written could not be taken back", "plan", path, "error", e)
			return err
		}
		return takenBack(err)
	}
	say()
	if beside := d.Status().Copy; beside != "" {
		p.code = ExitFindings
		fmt.Fprintf(p.Stderr, "Note: what is in the place of %s now is something else, and left as it is. Your edits are in %s.\n", called(path), called(beside))
	}
	return nil
}

// takenBack returns why a plan could not be written in the words of a command, which takes its edit back: the document's are those
// of a window, which keeps the edit and goes on trying.
func takenBack(err error) error {
	var p *plan.Problem
	if !errors.As(err, &p) || p.Code != plan.Unwritable {
		return err
	}
	return &plan.Problem{Code: p.Code, What: p.What, Safe: "Nothing was changed.",
		Do: "See that you may write to it, that no other program holds it open and that its disk has room; then give the command again.", Err: err}
}
