package cli

import (
	"context"
	"strings"

	"planwright/app/cli/amend"
	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/history"
)

// nextPlan makes a plan of the one there is now, with the fields that are settled by that, and the words that are said when it is written.
type nextPlan func(now *plan.Plan, waiting []document.Field) (next *plan.Plan, settled []document.Field, say func(), err error)

// change opens a plan, makes it what next returns, writes the file, and then has the words said that come with it.
// When anything fails the file is as it was.
func (p *program) change(ctx context.Context, path, by string, next func(now *plan.Plan) (*plan.Plan, func(), error)) error {
	return p.changeAndSettle(ctx, path, by, func(now *plan.Plan, _ []document.Field) (*plan.Plan, []document.Field, func(), error) {
		changed, say, err := next(now)
		return changed, nil, say, err
	})
}

// setBy returns which of the fields that wait for somebody to choose an edit has set or accepted, even if to what they showed already.
func setBy(done amend.Done, waiting []document.Field) []document.Field {
	var out []document.Field
	for _, w := range waiting {
		name, rest, _, ok := history.SplitName(done.Kind, w.Field)
		if done.Verb != amend.Set && done.Verb != amend.Accept || w.Item != done.ID || !ok || done.Lang != "" && rest != string(done.Lang) {
			continue
		}
		if name == done.Field || name+"."+rest == done.Field || name+"s" == done.Field || strings.HasPrefix(name, done.Field+".") { // "languages", "period"
			out = append(out, w)
		}
	}
	return out
}

// waitingIn returns the fields of a plan that wait for a choice or were joined.
func waitingIn(d *document.Document) []document.Field {
	var out []document.Field
	for _, c := range d.Choices() {
		out = append(out, document.Field{Item: c.Item, Field: c.Field})
	}
	for _, j := range d.Joined() {
		out = append(out, document.Field{Item: j.Item, Field: j.Field})
	}
	return out
}
