package desktop

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/export/marked"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/store"
)

// changesSince asks for an earlier version of the plan, one with a name or a file, and shows what has changed since. That can be printed.
func (w *window) changesSince() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	editions := w.doc.Plan().Editions
	file := choice{Label: sayReview.SinceFile, Do: w.sinceFile}
	if len(editions) == 0 {
		w.box(sayReview.SinceTitle, sentences([]string{sayReview.SinceNone}), wide+4, choice{Label: say.Cancel}, file)
		return
	}
	var names []string
	for i := range editions {
		names = append(names, w.versionName(w.doc.Plan(), &editions[i]))
	}
	which := fynewidget.NewSelect(names, nil)
	which.SetSelectedIndex(len(names) - 1)
	w.box(sayReview.SinceTitle, container.NewVBox(fynewidget.NewLabel(sayReview.SinceWhich), widget.Framed(which)), wide+4, choice{Label: say.Cancel}, file,
		choice{Label: sayReview.SinceShow, Do: func() {
			if i := which.SelectedIndex(); i >= 0 && w.doc != nil {
				w.compareVersions(changes.Of(w.doc.Log()), &editions[i], nil)
			}
		}})
}

// sinceFile asks for the file of an earlier version and shows what has changed since.
func (w *window) sinceFile() {
	w.chooser.openFile(w, sayReview.SinceTitle, w.folder(), planEndings, w.sincePlanIn)
}

// printChanges asks how the newer of two plans should be printed with its changes marked, as a PDF or as a page, and makes it.
func (w *window) printChanges(c compared, page bool) {
	if w.doc == nil {
		return
	}
	_, old := changes.Matched(c.older, c.newer)
	what := func(o publication.Options) *publication.Publication {
		return marked.New(publication.New(c.older.Plan, o), publication.New(c.newer.Plan, o), old)
	}
	if page {
		w.askPage(sayReview.PageOfChanges, c.newer.Plan, sayReview.SuffixChanges, what)
	} else {
		w.askPDF(sayReview.PDFOfChanges, c.newer.Plan, sayReview.SuffixChanges, what)
	}
}

// withPictures returns a plan with those of its pictures that are at hand, for printing it.
func withPictures(side changes.Side, files []plan.File) changes.Side {
	p := *side.Plan
	p.Files = files
	side.Plan = &p
	return side
}

// sincePlanIn shows what leads from the plan in a file to the one that is open.
func (w *window) sincePlanIn(path string) {
	if w.doc == nil {
		return
	}
	doc := w.doc
	stop := w.waiting(sayReview.ReadingFile, func() {})
	background(context.Background(), w.environment, func(context.Context) (compared, error) {
		log, files, _, err := store.Read(path)
		if err != nil {
			return compared{}, err
		}
		older, newer := withPictures(changes.Of(log), files), withPictures(changes.Of(doc.Log()), doc.Plan().Files)
		return compared{changes.Between(older, newer), older, newer}, nil
	}, func(c compared, err error) {
		stop()
		switch {
		case w.doc != doc:
		case err != nil:
			w.problem(err)
		default:
			w.showCompared(fmt.Sprintf(sayReview.CompareTitle, filepath.Base(path), filepath.Base(w.path)), c)
		}
	})
}
