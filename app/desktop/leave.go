package desktop

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/plan"
)

// departure is what follows when the plan that is open is to be left.
type departure struct {
	then  func() // it is closed
	stay  func() // it stays open
	again func() // it is closed, after stay had been done already
}

// leave closes the plan that is open, if there is one, and then goes on. Where its file can't be written the person is asked
// first.
func (w *window) leave(d departure) {
	if w.doc == nil {
		d.then()
		return
	}
	if !w.editor.Keep() || !w.busy.CompareAndSwap(false, true) {
		d.stay()
		return
	}
	doc := w.doc
	background(context.Background(), w.environment, func(ctx context.Context) (struct{}, error) { return struct{}{}, doc.Publish(ctx) },
		func(_ struct{}, err error) {
			w.busy.Store(false)
			if err != nil {
				w.stranded(err, d)
				return
			}
			w.settings.setWaiting(w.path, false)
			w.tellCopy(func() { w.closeNow(false, d.then, d.stay) })
		})
}

// stranded asks what to do with a plan that can't be written to its file.
func (w *window) stranded(err error, d departure) {
	w.Logger.Warn("the file could not be written at closing", "error", err)
	lines := []string{err.Error()}
	title := say.ProblemTitle
	var p *plan.Problem
	if errors.As(err, &p) {
		p = document.Told(p)
		title, lines = p.What, []string{p.Safe}
	}
	safe := w.doc.Status().Unsaved == nil
	if safe {
		lines = append(lines, fmt.Sprintf(say.StrandedDo, short(w.path)))
	}
	b := w.box(title, sentences(lines), wide+8,
		choice{Label: say.Stay, Do: d.stay},
		choice{Label: say.CloseAnyway, Do: func() {
			w.settings.setWaiting(w.path, safe)
			w.store()
			w.closeNow(true, d.then, d.stay)
		}},
		choice{Label: say.SaveCopy, Do: func() {
			d.stay()
			w.saveCopyAs(func() {
				w.settings.setWaiting(w.path, safe)
				w.store()
				w.closeNow(true, d.again, func() {})
			})
		}})
	b.cancel = func() {
		b.close()
		d.stay()
	}
}

// closeNow lets go of the plan that is open. Anyway says that the person knows that its file can't be written.
func (w *window) closeNow(anyway bool, then, stay func()) {
	if w.doc == nil || !w.editor.Keep() || !w.busy.CompareAndSwap(false, true) {
		stay()
		return
	}
	w.keepPanes()
	w.editor.Detach()
	doc := w.doc
	background(context.Background(), w.environment, func(context.Context) (struct{}, error) { return struct{}{}, doc.Close() },
		func(_ struct{}, err error) {
			w.busy.Store(false)
			w.doc, w.editor = nil, nil
			if err == nil || anyway {
				then()
				return
			}
			w.Logger.Error("closing", "error", err)
			w.problem(err)
			w.boxes[len(w.boxes)-1].after = then
		})
}

// tellCopy says once that something else is in the place of the file and that the plan goes on in another beside it, and then goes on.
func (w *window) tellCopy(then func()) {
	if w.doc == nil {
		then()
		return
	}
	s := w.doc.Status()
	if s.Copy == w.told && slices.Contains(w.boxes, w.telling) { // it is being read
		w.telling.after = then
		return
	}
	if s.Copy == "" || s.Copy == w.told {
		then()
		return
	}
	theirs := w.path
	w.told = s.Copy
	if s.Path == s.Copy {
		w.path = s.Path
		p := w.doc.Plan()
		title, _ := p.Title.Best(p.Languages...)
		w.settings.remember(recent{Path: w.path, Title: title, Nation: scopeName(p), Scope: p.Scope, Opened: w.now(), Changed: p.Changed})
		w.store()
	}
	w.telling = w.box(fmt.Sprintf(say.CopyTitle, filepath.Base(theirs)), sentences([]string{
		fmt.Sprintf(say.CopyTheirs, short(theirs)), fmt.Sprintf(say.CopyOurs, short(s.Copy)), say.CopySafe,
	}), wide+8, choice{Label: say.OK})
	w.telling.after = then
}

// sentences puts each sentence on lines of its own.
func sentences(words []string) fyne.CanvasObject {
	content := container.NewVBox()
	for _, s := range words {
		if s == "" {
			continue
		}
		label := fynewidget.NewLabel(s)
		label.Wrapping = fyne.TextWrapWord
		content.Add(label)
	}
	return content
}
