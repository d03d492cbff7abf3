package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/intake"
)

// takeInDialog asks for a document and takes it in.
func (w *window) takeInDialog() {
	w.chooser.openFile(w, say.TakeInTitle, w.folder(), nil, w.takeIn)
}

// takeIn reads a document off Fyne's goroutine and shows what it found.
func (w *window) takeIn(path string) {
	if w.editor != nil && !w.editor.Keep() {
		return
	}
	var into *plan.Plan
	if w.doc != nil && !w.doc.Plan().Locked() {
		into = w.doc.Plan()
	}
	mint := w.minter()
	whileWaiting(w, say.Reading, func(ctx context.Context) (*intake.Result, error) {
		data, err := readSource(path)
		if err != nil {
			return nil, err
		}
		r, err := intake.Read(intake.Source{Name: filepath.Base(path), Data: data}, intake.Options{Mint: mint, Into: into})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return r, err
	}, func(r *intake.Result) { w.propose(r, into) })
}

// sourceLimit is the size of the largest document that intake reads.
const sourceLimit = 64 << 20

func readSource(path string) ([]byte, error) {
	unreadable := func(err error) error {
		return &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf(say.CantRead, filepath.Base(path)), Safe: say.NothingChanged,
			Do: say.CantReadDo, Err: err}
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return nil, unreadable(nil)
	}
	if info.Size() > sourceLimit {
		return nil, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf(say.TooLarge, filepath.Base(path)), Safe: say.NothingChanged, Do: say.TooLargeDo}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(err)
	}
	return data, nil
}

// propose shows what was found in a document and, when the person agrees, takes it: into the open plan, or as a new one.
func (w *window) propose(r *intake.Result, into *plan.Plan) {
	found := fynewidget.NewLabel(fmt.Sprintf(say.Found, r.Report.Taken))
	if r.Report.Updated > 0 {
		found.SetText(fmt.Sprintf(say.FoundUpdates, r.Report.Taken, r.Report.Updated))
	}
	found.Wrapping = fyne.TextWrapWord
	content := container.NewVBox(found)
	if details := details(r.Report); details != nil {
		content.Add(details)
	}
	confirm := say.TakeNew
	if into != nil {
		confirm = say.TakeInto
	}
	w.box(fmt.Sprintf(say.ProposeTitle, r.Report.Source), content, wide+12, choice{Label: say.Cancel}, choice{Label: confirm, Do: func() {
		if into == nil {
			w.keepNew(r.Plan)
			return
		}
		if w.doc == nil || !w.editor.Keep() {
			return
		}
		if err := w.doc.TakeFrom(into, r.Plan); err != nil {
			w.problem(err)
		}
	}})
}

// details lists what was guessed, put right and left out, in a box that scrolls.
func details(r intake.Report) fyne.CanvasObject {
	_, rest, _ := strings.Cut(r.String(), "\n")
	if strings.TrimSpace(rest) == "" {
		return nil
	}
	text := fynewidget.NewLabel(strings.ReplaceAll(strings.TrimSpace(rest), "\n", "\n\n"))
	text.Wrapping = fyne.TextWrapWord
	text.SizeName = theme.SizeNameCaptionText
	text.Selectable = true
	scroll := container.NewVScroll(text)
	scroll.SetMinSize(fyne.NewSize(0, 16*theme.Size(theme.SizeNameText)))
	return container.NewBorder(caption(say.ProposeDetails), nil, nil, nil, container.NewStack(widget.NewSheet(), scroll))
}
