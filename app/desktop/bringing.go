package desktop

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/editor/panel"
	"planwright/plan"
	"planwright/plan/changes"
)

// showBringing shows what copies bring, or why there is nothing to show.
func (w *window) showBringing(b *bringing) {
	refused := refusals(b)
	usable := b.usable()
	switch {
	case len(usable) == 0 && len(b.copies) == 1:
		w.refuse(b)
		return
	case len(usable) == 0 || !b.fresh:
		title := sayReview.NothingNew
		if len(usable) > 1 {
			title = sayReview.NothingNewMany
		}
		if len(usable) == 0 {
			title = say.NothingChanged
		} else {
			refused = append([]string{fmt.Sprintf(sayReview.NothingNewIn, names(usable))}, refused...)
		}
		w.box(title, sentences(refused), wide+8, choice{Label: say.OK})
		return
	}
	review := panel.NewReview(b.report, b.mine, b.all, w.teller(b.mine.Plan, b.all.Plan), true)
	lines := append(b.summary(), refused...)
	var content fyne.CanvasObject
	if w.boxRoom() < lowBox*theme.Size(theme.SizeNameText) {
		review.Begin(sayReview.InShort, lines)
		content = review.Content()
	} else {
		content = container.NewBorder(w.summed(lines), nil, nil, nil, review.Content())
	}
	w.review = review
	title := sayReview.Title
	if b.taken {
		title = sayReview.TitleBack
	}
	box := w.largeBox(title, content,
		choice{Label: sayReview.Another, Do: func() { w.anotherCopy(b) }},
		choice{Label: say.Cancel},
		choice{Label: sayReview.TakeIn, Do: func() { w.takeInCopies(b, review.Unticked()) }})
	review.Keys(box.close, func() { w.window.Canvas().Focus(box.buttons[len(box.buttons)-1]) })
	w.window.Canvas().Focus(review.Focusable())
}

// lowBox is how high the room in a box must be, in sizes of text, for a summary to stand over a list.
const lowBox = 24

// summed is a summary over a list: all of it, as far as it leaves the list room.
func (w *window) summed(lines []string) fyne.CanvasObject {
	head := fynewidget.NewLabel(strings.Join(lines, "\n"))
	head.Wrapping = fyne.TextWrapWord
	head.Resize(fyne.NewSize(w.largeWidth(), 0)) // what is wrapped knows its height by its width
	scroll := container.NewVScroll(head)
	scroll.SetMinSize(fyne.NewSize(0, min(head.MinSize().Height, 10*theme.Size(theme.SizeNameText))))
	return scroll
}

// teller tells changes from one state of a plan to another, or of one plan, which is both.
func (w *window) teller(older, newer *plan.Plan) changes.Teller {
	t := changes.Teller{Now: w.now(), Primary: newer.Primary()}.Numbered(older, newer)
	if w.doc != nil {
		t.Mine = w.doc.Mine
	}
	return t
}

// largeBox is a dialog that fills most of the window. Its content takes all the room.
func (w *window) largeBox(title string, content fyne.CanvasObject, choices ...choice) *box {
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(w.largeWidth(), w.boxRoom()))
	return w.box(title, container.NewStack(room, content), 0, choices...)
}

// largeWidth is how wide the content of a largeBox is.
func (w *window) largeWidth() float32 {
	text := theme.Size(theme.SizeNameText)
	return min(w.window.Canvas().Size().Width-4*text, 80*text)
}

// ask shows something that the person may agree to.
func (w *window) ask(title string, content fyne.CanvasObject, confirm string, do func()) {
	w.largeBox(title, content, choice{Label: say.Cancel}, choice{Label: confirm, Do: do})
}

// summary says what each copy brings, and what they bring together.
func (b *bringing) summary() []string {
	usable := b.usable()
	slices.SortStableFunc(usable, func(a, b copyRead) int { return strings.Compare(filepath.Base(a.path), filepath.Base(b.path)) })
	var out []string
	for _, c := range usable {
		s := c.report.Summary()
		if s == "" {
			s = sayReview.NothingOfIt
		}
		out = append(out, fmt.Sprintf(sayReview.OneCopy, filepath.Base(c.path), s))
	}
	if together := b.report.Summary(); len(usable) > 1 && together != "" {
		out = append([]string{fmt.Sprintf(sayReview.Together, together)}, out...)
	}
	if len(b.report.Changes) == 0 {
		out = []string{fmt.Sprintf(sayReview.Unseen, names(usable))}
	}
	switch {
	case b.taken:
		out = append([]string{sayReview.TookOut}, out...)
	case len(b.back) > 0:
		out = append(out, sayReview.TookOutSome)
	}
	if slices.ContainsFunc(b.report.Changes, func(c changes.Change) bool { return c.What == changes.Choose }) {
		out = append(out, sayReview.ChooseAfter)
	}
	if len(usable) == 1 {
		return append([]string{fmt.Sprintf(sayReview.OfOne, names(usable))}, out...)
	}
	return append([]string{fmt.Sprintf(sayReview.OfMany, len(usable), names(usable))}, out...)
}

// names lists the names of copies.
func names(list []copyRead) string {
	var out []string
	for _, c := range list {
		out = append(out, filepath.Base(c.path))
	}
	return strings.Join(out, ", ")
}

// refusals says which copies can't be combined with the plan, why, and what to do.
func refusals(b *bringing) []string {
	var out []string
	for _, c := range b.copies {
		var p *plan.Problem
		switch {
		case c.err == nil:
		case errors.As(c.err, &p):
			told := document.Told(p)
			out = append(out, strings.TrimSpace(told.What+" "+told.Do))
		default:
			out = append(out, filepath.Base(c.path)+": "+c.err.Error())
		}
	}
	return out
}

// anotherCopy asks for more copies and shows what all of them bring.
func (w *window) anotherCopy(b *bringing) {
	var paths []string
	for _, c := range b.copies {
		paths = append(paths, c.path)
	}
	w.chooser.openFiles(w, sayReview.TakeBackTitle, filepath.Dir(paths[len(paths)-1]), planEndings, func(more []string) {
		for _, p := range more {
			if !slices.Contains(paths, p) {
				paths = append(paths, p)
			}
		}
		w.takeBack(paths)
	})
}

// takeInCopies takes in what the person has looked at, and tells what became of it.
func (w *window) takeInCopies(b *bringing, unwanted []changes.Change) {
	doc := w.doc
	if doc == nil {
		return
	}
	stop := w.waiting(sayReview.Joining, func() {}) // what is begun is brought to its end
	background(context.Background(), w.environment, func(context.Context) (struct{}, error) { return struct{}{}, b.takeIn(doc, unwanted) },
		func(_ struct{}, err error) {
			stop()
			switch {
			case w.doc != doc:
			case errors.Is(err, errMeanwhile):
				var paths []string
				for _, c := range b.usable() {
					paths = append(paths, c.path)
				}
				w.takeBack(paths)
			case err != nil:
				w.problem(err)
			default:
				w.editor.Withdraw()
				w.beside.known = nil // what was offered may be in now
				w.lookBeside()
				w.tellTakenIn(b, len(unwanted))
			}
		})
}

// tellTakenIn says that the copies are in, and what there is to do.
func (w *window) tellTakenIn(b *bringing, unwanted int) {
	lines := []string{}
	if s := b.report.Summary(); s != "" {
		lines = append(lines, s+".")
	}
	if unwanted > 0 {
		lines = append(lines, fmt.Sprintf(sayReview.PutBack, unwanted))
	}
	lines = append(lines, sayReview.UndoLeaves, sayReview.BackupKept)
	waits := len(w.doc.Unsettled())
	names := b.report.Names()
	w.editor.Combined(names)
	if waits == 0 {
		if len(names) > 0 && unwanted == 0 {
			lines = append([]string{fmt.Sprintf(sayReview.AllDone, changes.Names(names))}, lines...)
		}
		w.box(sayReview.Done, sentences(lines), wide+8, choice{Label: say.OK})
		return
	}
	if waits == 1 {
		lines = append(lines, sayReview.ChooseOne)
	} else {
		lines = append(lines, fmt.Sprintf(sayReview.ChooseLater, waits))
	}
	w.box(sayReview.Done, sentences(lines), wide+8, choice{Label: say.OK},
		choice{Label: sayReview.ShowChoices, Do: func() { w.editor.ShowChoices(true) }})
}

// refuse says why the one file that was chosen can't be combined with the plan. Where there is a plan in it, what differs can be looked at all the same.
func (w *window) refuse(b *bringing) {
	c := b.copies[0]
	var p *plan.Problem
	if c.log == nil || !errors.As(c.err, &p) {
		w.problem(c.err)
		return
	}
	p = document.Told(p)
	w.box(p.What, sentences([]string{p.Safe, p.Do}), wide+8, choice{Label: sayReview.Compare, Do: func() { w.compareFile(b.mine, c) }}, choice{Label: say.OK})
}

// compareFile shows what leads from the plan that is open to the one in a file.
func (w *window) compareFile(mine changes.Side, c copyRead) {
	doc := w.doc
	stop := w.waiting(sayReview.Reading, func() {})
	background(context.Background(), w.environment, func(context.Context) (compared, error) {
		mine, other := withPictures(mine, doc.Plan().Files), withPictures(changes.Of(c.log), c.files)
		return compared{changes.Between(mine, other), mine, other}, nil
	}, func(r compared, _ error) {
		if stop(); w.doc == doc {
			w.showCompared(fmt.Sprintf(sayReview.CompareTitle, filepath.Base(w.path), filepath.Base(c.path)), r)
		}
	})
}
