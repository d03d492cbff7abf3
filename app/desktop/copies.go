package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/store"
)

// saveCopy asks where to write another file of the plan, and goes on with the one that is open.
func (w *window) saveCopy() { w.saveCopyAs(func() {}) }

// saveCopyAs is saveCopy and then goes on, once the person has read where the copy is. The copy has all the history, so that it can be
// combined with the plan again; where this computer's disk refuses to keep edits it is made of what the window shows.
func (w *window) saveCopyAs(then func()) {
	w.copyTo(say.SuffixCopy, func(doc *document.Document, path string) error {
		if doc.Status().Unsaved != nil {
			return w.writeNew(path, doc.Plan())
		}
		return doc.SaveCopy(context.Background(), path)
	}, then)
}

// saveAfresh asks where to write the plan as a new one, without its history.
func (w *window) saveAfresh() {
	w.copyTo(say.SuffixAfresh, func(doc *document.Document, path string) error {
		return w.writeNew(path, document.Afresh(doc.Plan(), w.minter()))
	}, func() {})
}

func (w *window) writeNew(path string, p *plan.Plan) error {
	doc, err := document.Create(path, p, w.options())
	if err != nil {
		return err
	}
	return doc.Close()
}

// copyTo asks for a file and has it written.
func (w *window) copyTo(suffix string, write func(*document.Document, string) error, then func()) {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	doc := w.doc
	w.chooser.saveFile(w, say.CopyWhere, free(filepath.Join(w.folder(), w.stem()+suffix+".plan")), func(path string) {
		path = withEnding(path, ".plan")
		if path == w.path { // its place is kept for the plan that is open
			w.problem(&plan.Problem{Code: plan.Unwritable, What: say.CopySame, Do: say.CopySameDo})
			return
		}
		background(context.Background(), w.environment, func(context.Context) (struct{}, error) { return struct{}{}, write(doc, path) },
			func(_ struct{}, err error) {
				if err != nil {
					w.problem(err)
					return
				}
				w.box(say.Copied, sentences([]string{short(path)}), wide, choice{Label: say.OK}).after = then
			})
	})
}

// stem returns the name of the plan's file without its ending.
func (w *window) stem() string {
	return strings.TrimSuffix(filepath.Base(w.path), filepath.Ext(w.path))
}

// moveTo asks where the plan's file should lie from now on, moves it there, and goes on in it.
func (w *window) moveTo() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	w.chooser.saveFile(w, say.MoveWhere, free(w.path), func(to string) {
		from, to := w.path, withEnding(to, ".plan")
		if from == to {
			return
		}
		w.leave(departure{
			then: func() { w.moveNow(from, to) },
			stay: func() {}, again: w.showStart,
		})
	})
}

// moveNow moves the file of a plan that has been closed, and opens it again wherever it is then.
func (w *window) moveNow(from, to string) {
	background(context.Background(), w.environment, func(context.Context) (struct{}, error) { return struct{}{}, store.Move(from, to) },
		func(_ struct{}, err error) {
			if err != nil {
				w.openPlan(from)
				w.problem(err)
				return
			}
			w.settings.forget(from)
			w.store()
			w.openPlan(to)
		})
}

// clearWorking asks, closes the plan, and removes what this computer keeps of it beside its file.
func (w *window) clearWorking() {
	if w.doc == nil {
		return
	}
	path := w.path
	w.box(say.ClearTitle, sentences([]string{fmt.Sprintf(say.ClearStays, short(path)), say.ClearGoes}), wide+8,
		choice{Label: say.ClearDo, Do: func() {
			w.leave(departure{then: func() { w.clearNow(path) }, stay: func() {}, again: w.showStart})
		}},
		choice{Label: say.Cancel})
}

func (w *window) clearNow(path string) {
	w.showStart()
	background(context.Background(), w.environment, func(context.Context) (struct{}, error) {
		return struct{}{}, errors.Join(os.RemoveAll(w.printDir()), store.Clear(path, store.Options{DataDir: w.DataDir, Now: w.now, Random: w.random, Logger: w.Logger}))
	}, func(_ struct{}, err error) {
		if err != nil {
			w.problem(err)
			return
		}
		w.box(say.Cleared, sentences([]string{fmt.Sprintf(say.ClearStays, short(path))}), wide, choice{Label: say.OK})
	})
}
