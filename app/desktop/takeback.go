package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
	"planwright/plan/store"
)

// mostCopies is how many copies are combined with a plan in one go.
const mostCopies = 20

// copyRead is one file that was chosen to be combined with the plan.
type copyRead struct {
	path   string
	log    *history.Log
	files  []plan.File
	report *changes.Report // what it brings by itself
	err    error           // why it can't be combined
}

// bringing is what some copies together bring to a plan.
type bringing struct {
	mine, all changes.Side
	joined    *history.Log // all of them together
	copies    []copyRead
	report    *changes.Report
	fresh     bool             // something is new in them, or comes back
	back      []history.Change // what brings back that which they had brought before, and which was undone
	taken     bool             // they hold nothing else
}

// readCopies reads copies of a plan, and says of each that can't be combined with it why. own is the file of the plan.
func readCopies(ctx context.Context, mine *history.Log, own string, paths []string) (*bringing, error) {
	b := &bringing{mine: changes.Of(mine)}
	all := mine
	for _, path := range paths {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		c := copyRead{path: path}
		if sameFile(path, own) {
			c.err = &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf(sayReview.ItselfWords, filepath.Base(path)), Do: sayReview.ItselfDo}
		} else if c.log, c.files, _, c.err = store.Read(path); c.err == nil {
			alone, err := history.Join(mine, c.log)
			next := alone
			if err == nil {
				next, err = history.Join(all, c.log)
			}
			if err == nil {
				all = next
				with, _ := changes.Returning(changes.Of(alone), c.log)
				c.report = changes.Between(b.mine, with)
			} else {
				c.err = notACopy(path, c.log, err)
			}
		}
		b.copies = append(b.copies, c)
	}
	var logs []*history.Log
	for _, c := range b.usable() {
		logs = append(logs, c.log)
	}
	b.joined = all
	b.all, b.back = changes.Returning(changes.Of(all), logs...)
	b.taken = !all.News(mine) && len(b.back) > 0
	b.fresh = all.News(mine) || b.taken
	b.report = changes.Between(b.mine, b.all)
	return b, ctx.Err()
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// notACopy says in words why a copy is refused.
func notACopy(path string, log *history.Log, err error) error {
	name := filepath.Base(path)
	p := &plan.Problem{Code: plan.Invalid, Safe: say.NothingChanged, Err: err}
	switch {
	case errors.Is(err, history.ErrOtherPlan):
		other := history.Fold(log).Plan()
		title, _ := other.Title.Best(append(other.Languages, other.Title.Langs()...)...)
		if title == "" {
			title = say.Untitled
		}
		p.What, p.Do = fmt.Sprintf(sayReview.OtherPlan, name, title), sayReview.OtherPlanDo
	case errors.Is(err, history.ErrUnrelated):
		p.What, p.Do = fmt.Sprintf(sayReview.Unrelated, name), sayReview.UnrelatedDo
	case errors.Is(err, history.ErrFork):
		p.What, p.Do = fmt.Sprintf(sayReview.Fork, name), sayReview.ForkDo
	default:
		p.What, p.Do = fmt.Sprintf(sayReview.TooMuch, name), sayReview.TooMuchDo
	}
	return p
}

// usable returns the copies that can be combined with the plan.
func (b *bringing) usable() []copyRead {
	return slices.DeleteFunc(slices.Clone(b.copies), func(c copyRead) bool { return c.err != nil })
}

// pictures returns the pictures of the copies, each once.
func (b *bringing) pictures() []plan.File {
	var out []plan.File
	have := map[string]bool{}
	for _, c := range b.usable() {
		for _, f := range c.files {
			if !have[f.Hash] {
				have[f.Hash] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// errMeanwhile says that the plan is not what the person has looked at.
var errMeanwhile = errors.New("desktop: the plan has changed since the copies were read")

// takeIn joins what the copies bring into the plan, and puts back what the person does not want, as one step of undo. A backup of the
// plan as it was is kept first.
func (b *bringing) takeIn(doc *document.Document, unwanted []changes.Change) error {
	if err := doc.Settle(); err != nil {
		return err
	}
	if doc.Log().Digest() != b.mine.Log.Digest() {
		return errMeanwhile
	}
	left, err := changes.PutBack(b.mine, b.all, unwanted)
	if err != nil {
		return err
	}
	return doc.TakeBack(b.joined, b.pictures(), changes.Without(b.back, left)...)
}

// takeBackDialog asks for copies of the plan that is open.
func (w *window) takeBackDialog() {
	if w.doc == nil {
		return
	}
	w.chooser.openFiles(w, sayReview.TakeBackTitle, w.folder(), planEndings, w.takeBack)
}

// takeBack asks for the person's name where nobody knows it, reads copies, and shows what they bring.
func (w *window) takeBack(paths []string) {
	doc := w.doc
	if doc == nil || !w.editor.Keep() || len(paths) == 0 {
		return
	}
	w.withName(func() {
		if w.doc == doc {
			w.readBack(paths)
		}
	})
}

// readBack reads copies off Fyne's goroutine and shows what they bring.
func (w *window) readBack(paths []string) {
	if len(paths) > mostCopies {
		w.problem(&plan.Problem{Code: plan.TooLarge, What: sayReview.TooMany, Safe: say.NothingChanged, Do: sayReview.TooManyDo})
		return
	}
	doc, own := w.doc, w.doc.Status().Path
	whileWaiting(w, sayReview.Reading, func(ctx context.Context) (*bringing, error) {
		if err := doc.Settle(); err != nil {
			return nil, err
		}
		return readCopies(ctx, doc.Log(), own, paths)
	}, func(b *bringing) {
		if w.doc == doc {
			w.showBringing(b)
		}
	})
}

// openOrTakeBack combines a file with the plan that is open when it is a copy of it, and otherwise opens it.
func (w *window) openOrTakeBack(path string) {
	doc := w.doc
	id := doc.Plan().ID
	background(context.Background(), w.environment, func(context.Context) (bool, error) {
		_, _, info, err := store.Read(path)
		return err == nil && info.Plan == id && !sameFile(path, doc.Status().Path), nil
	}, func(ours bool, _ error) {
		switch {
		case w.doc != doc:
		case ours:
			w.takeBack([]string{path})
		default:
			w.openPlan(path)
		}
	})
}
