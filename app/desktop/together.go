package desktop

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store"
)

// together is a plan that is to be opened, and the copies of it that are to be combined with it then.
type together struct {
	of    string
	paths []string
}

// openWithCopies opens one of several files that were dropped where no plan was open, and shows what the others bring to it: the one that was open here
// before or, where none was, the one that was written last. Different plans are refused, since nobody can say which is meant.
func (w *window) openWithCopies(paths []string) {
	var known []string
	for _, r := range w.settings.Recent {
		known = append(known, r.Path)
	}
	background(context.Background(), w.environment, func(context.Context) (together, error) { return sortedOut(paths, known) },
		func(t together, err error) {
			switch {
			case err != nil:
				w.problem(err)
			case w.doc == nil:
				w.copies = &t
				w.openPlan(t.of)
			}
		})
}

// sortedOut says which of several files is to be opened. Those that can't be read stay among the copies, so that combining says why.
func sortedOut(paths, known []string) (together, error) {
	var of string
	var newest time.Time
	id, mine := plan.ID(""), false
	var titles []string
	different := false
	for i, path := range paths {
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
			paths[i] = whole
		}
		log, _, info, err := store.Read(path)
		if err != nil {
			continue
		}
		state := history.Fold(log)
		different = different || id != "" && id != info.Plan
		id = info.Plan
		titles = append(titles, "“"+titleOf(state.Plan())+"”")
		was := slices.Contains(known, path)
		if of == "" || was && !mine || was == mine && state.Changed().After(newest) {
			of, newest, mine = path, state.Changed(), mine || was
		}
	}
	if different {
		slices.Sort(titles)
		return together{}, &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf(sayReview.SeveralPlans, strings.Join(slices.Compact(titles), ", ")), Safe: say.NothingChanged,
			Do: sayReview.SeveralPlansDo}
	}
	if of == "" {
		of = paths[0] // opening it says what is wrong with it
	}
	return together{of, slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == of })}, nil
}

// titleOf returns the title of a plan in the first language that it has one in.
func titleOf(p *plan.Plan) string {
	title, _ := p.Title.Best(append(p.Languages, p.Title.Langs()...)...)
	if title == "" {
		return say.Untitled
	}
	return title
}
