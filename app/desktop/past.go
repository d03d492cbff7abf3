package desktop

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/panel"
	"planwright/plan"
	"planwright/plan/changes"
)

// showHistory shows who wrote what in the plan that is open, or in a part of it. It is worked out off Fyne's goroutine.
func (w *window) showHistory(only changes.Only) {
	if w.doc == nil {
		return
	}
	doc := w.doc
	whileWaiting(w, sayReview.ReadingHistory, func(ctx context.Context) (panel.Past, error) {
		if err := doc.Settle(); err != nil {
			return panel.Past{}, err
		}
		side := changes.Of(doc.Log())
		return panel.Past{Side: side, Entries: changes.History(side, only), Whole: only == changes.Only{}}, ctx.Err()
	}, func(past panel.Past) {
		if w.doc == doc {
			w.showPast(past, only)
		}
	})
}

func (w *window) showPast(past panel.Past, only changes.Only) {
	h := panel.NewHistory(past, w.teller(past.Side.Plan, past.Side.Plan))
	w.past = h
	box := w.largeBox(w.pastTitle(past, only), h.Content(), choice{Label: say.Leave})
	h.Keys(box.close, box.close)
	h.Restore = func(item plan.ID, field, words string) {
		if w.doc == nil {
			return
		}
		box.close()
		if err := w.doc.SetText(item, field, words); err != nil {
			w.problem(err)
		}
	}
	h.Compare = func(older, newer *plan.Edition) { w.compareVersions(past.Side, older, newer) }
	w.window.Canvas().Focus(h.Focusable())
}

// pastTitle names the part of the plan whose history is shown: "History of row 2.3, when".
func (w *window) pastTitle(past panel.Past, only changes.Only) string {
	it, ok := past.Side.Plan.Find(only.Item)
	if !ok || it.Kind == plan.KindPlan && only.Field == "" {
		return sayReview.History
	}
	c := changes.Change{What: changes.Moved, Ref: plan.Refs(past.Side.Plan)[it.ID], Kind: it.Kind, Item: it.ID, Field: only.Field}
	if only.Field != "" {
		c.What = changes.Changed
	}
	return fmt.Sprintf(sayReview.HistoryOf, w.teller(past.Side.Plan, past.Side.Plan).Place(c))
}

// compareVersions shows what differs between two named versions; nil is the plan as it is.
func (w *window) compareVersions(now changes.Side, older, newer *plan.Edition) {
	files := w.doc.Plan().Files
	background(context.Background(), w.environment, func(context.Context) (compared, error) {
		a, okA := panel.Then(now, older)
		b, okB := panel.Then(now, newer)
		if !okA || !okB {
			return compared{}, &plan.Problem{Code: plan.NotFound, What: sayReview.NotReached, Safe: say.PlanSafe}
		}
		return compared{changes.Between(a, b), withPictures(a, files), withPictures(b, files)}, nil
	}, func(c compared, err error) {
		if err != nil {
			w.problem(err)
			return
		}
		w.showCompared(fmt.Sprintf(sayReview.CompareTitle, w.versionName(now.Plan, older), w.versionName(now.Plan, newer)), c)
	})
}

// compared is what differs between two plans.
type compared struct {
	report       *changes.Report
	older, newer changes.Side
}

// showCompared shows what differs, and offers to print it. There is nothing to tick.
func (w *window) showCompared(title string, c compared) {
	c.report.Changes = withoutEditions(c.report.Changes)
	if len(c.report.Changes) == 0 {
		w.box(title, sentences([]string{sayReview.NoDifference}), wide, choice{Label: say.OK})
		return
	}
	review := panel.NewReview(c.report, c.older, c.newer, w.teller(c.older.Plan, c.newer.Plan), false)
	w.review = review
	notes := sentences(w.teller(c.older.Plan, c.newer.Plan).Notes(c.report))
	box := w.largeBox(title, container.NewBorder(notes, nil, nil, nil, review.Content()), choice{Label: sayReview.PageOfChanges + "…", Do: func() { w.printChanges(c, true) }},
		choice{Label: sayReview.PDFOfChanges + "…", Do: func() { w.printChanges(c, false) }}, choice{Label: say.Leave})
	review.Keys(box.close, box.close)
	w.window.Canvas().Focus(review.Focusable())
}

// withoutEditions leaves out that a version was given its name, which is no change of the plan's words.
func withoutEditions(list []changes.Change) []changes.Change {
	var out []changes.Change
	for _, c := range list {
		if c.Kind != plan.KindEdition {
			out = append(out, c)
		}
	}
	return out
}

func (w *window) versionName(p *plan.Plan, e *plan.Edition) string {
	if e == nil {
		return panel.NowName()
	}
	name, _ := e.Label.Best(append(p.Languages, e.Label.Langs()...)...)
	return name
}

// nameVersion asks for a name for the plan as it stands.
func (w *window) nameVersion() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	entry := newDialogEntry("", sayReview.NameHint)
	note := fynewidget.NewLabel(sayReview.NameHelp)
	note.Wrapping = fyne.TextWrapWord
	var box *box
	box = w.box(sayReview.NameTitle, container.NewVBox(entry, note), w.lineWide(), choice{Label: say.Cancel}, choice{Label: sayReview.NameIt, Keep: true, Do: func() {
		if err := w.doc.NameEdition(entry.Text); err != nil {
			note.SetText(err.Error())
			w.window.Canvas().Focus(entry)
			return
		}
		box.close()
	}})
	entry.box = box
	w.window.Canvas().Focus(entry)
}
