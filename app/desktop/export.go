package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor"
	"planwright/editor/form"
	"planwright/editor/loop"
	"planwright/editor/widget"
	"planwright/export"
	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
)

// patience is how long work may take before the window shows that it is under way.
const patience = 500 * time.Millisecond

// exportForm is how a PDF or a page is to be made.
type exportForm struct {
	version *fynewidget.RadioGroup
	timed   *fynewidget.Check // with the timeline
	lang    *fynewidget.Select
	paper   *fynewidget.Select
	turned  *fynewidget.RadioGroup
	size    *fynewidget.Select
	font    *fynewidget.Select
	plain   *fynewidget.Check
}

// exportPDF asks how the PDF should be and where it goes, and makes it.
func (w *window) exportPDF() {
	if w.doc != nil && w.editor.Keep() {
		w.askPDF(say.PDFTitle, w.doc.Plan(), "", printed(w.doc.Plan()))
	}
}

// printed makes what is printed of a plan.
func printed(p *plan.Plan) func(publication.Options) *publication.Publication {
	return func(o publication.Options) *publication.Publication { return publication.New(p, o) }
}

// askPDF asks how the PDF of a plan should be and where it goes, and makes it.
func (w *window) askPDF(title string, p *plan.Plan, suffix string, what func(publication.Options) *publication.Publication) {
	f := newExportForm(p, w.editor.Language())
	form := fynewidget.NewForm(
		fynewidget.NewFormItem(say.PDFVersion, f.version),
		fynewidget.NewFormItem("", f.timed),
		fynewidget.NewFormItem(say.PDFPaper, container.NewGridWithColumns(2, widget.Framed(f.paper), f.turned)),
		fynewidget.NewFormItem(say.PDFText, widget.Framed(f.size)),
		fynewidget.NewFormItem(say.PDFFont, widget.Framed(f.font)),
		fynewidget.NewFormItem("", f.plain))
	if len(p.Languages) > 1 {
		form.Append(say.PDFLanguage, widget.Framed(f.lang))
	}
	content := container.NewVBox(form)
	if p.State != plan.Agreed && p.State != plan.Published {
		content.Add(caption(say.PDFDraft))
	}
	own := suffix == "" // the plan itself: as its PDF was made last, Print makes it again, and the pages beside the table show it
	b := w.box(title, content, wide, choice{Label: say.Cancel}, choice{Label: say.PDFNext, Do: func() {
		if own {
			w.setPrinted(f.look(p, w.editor.Language()))
		}
		path := strings.TrimSuffix(w.path, filepath.Ext(w.path)) + f.suffix(p) + suffix + ".pdf"
		w.chooser.saveFile(w, say.PDFWhere, path, func(path string) {
			w.export(withEnding(path, ".pdf"), export.PDF, what, f.publication(p), f.options())
		})
	}})
	if own {
		w.follow(b, f, p)
	}
}

// exportPage asks which version and language a page for a website should have and where it goes, and makes it.
func (w *window) exportPage() {
	if w.doc != nil && w.editor.Keep() {
		w.askPage(say.PageTitle, w.doc.Plan(), "", printed(w.doc.Plan()))
	}
}

// askPage asks which version and language the page of a plan should have and where it goes, and makes it.
func (w *window) askPage(title string, p *plan.Plan, suffix string, what func(publication.Options) *publication.Publication) {
	f := newExportForm(p, w.editor.Language())
	form := fynewidget.NewForm(fynewidget.NewFormItem(say.PDFVersion, f.version), fynewidget.NewFormItem("", f.timed))
	if len(p.Languages) > 1 {
		form.Append(say.PDFLanguage, widget.Framed(f.lang))
	}
	w.box(title, form, wide, choice{Label: say.Cancel}, choice{Label: say.PDFNext, Do: func() {
		path := strings.TrimSuffix(w.path, filepath.Ext(w.path)) + f.suffix(p) + suffix + ".html"
		w.chooser.saveFile(w, say.ExportWhere, path, func(path string) {
			w.export(withEnding(path, ".html"), export.HTML, what, f.publication(p), export.Options{})
		})
	}})
}

func newExportForm(p *plan.Plan, l plan.Lang) *exportForm {
	f := &exportForm{
		version: fynewidget.NewRadioGroup([]string{say.PDFFull, say.PDFReduced}, nil),
		paper:   fynewidget.NewSelect([]string{"A4", "A3", "Letter"}, nil),
		turned:  fynewidget.NewRadioGroup([]string{say.Portrait, say.Landscape}, nil),
		size:    fynewidget.NewSelect([]string{say.Size10, say.Size12, say.Size14, say.Size16, say.Size18, say.Size24}, nil),
		font:    fynewidget.NewSelect(form.FontNames(), nil),
		plain:   fynewidget.NewCheck(say.PDFPlain, nil),
		timed:   fynewidget.NewCheck(say.PDFTimeline, nil),
	}
	f.version.Required, f.turned.Required = true, true
	f.turned.Horizontal = true
	f.version.SetSelected(say.PDFFull)
	f.turned.SetSelected(say.Portrait)
	f.paper.SetSelectedIndex(0)
	for i, name := range paperOrder {
		if string(name) == p.Design.Paper {
			f.paper.SetSelectedIndex(i)
		}
	}
	f.size.SetSelectedIndex(1)
	f.font.SetSelectedIndex(max(slices.Index(plan.Fonts(), p.Design.Font), 0))
	var names []string
	for _, x := range p.Languages {
		names = append(names, editor.LanguageName(x))
	}
	f.lang = fynewidget.NewSelect(append(names, say.AllLanguages), nil)
	f.lang.SetSelected(editor.LanguageName(l))
	return f
}

var (
	paperOrder = []layout.Paper{layout.A4, layout.A3, layout.Letter}
	sizeOrder  = []float64{10, 12, 14, 16, 18, 24}
)

func (f *exportForm) publication(p *plan.Plan) publication.Options {
	o := publication.Options{Version: publication.Full, Languages: p.Languages, Timeline: f.timed.Checked}
	if f.version.Selected == say.PDFReduced {
		o.Version = publication.Reduced
	}
	if i := f.lang.SelectedIndex(); i >= 0 && i < len(p.Languages) {
		o.Languages = p.Languages[i : i+1]
	}
	return o
}

func (f *exportForm) options() export.Options {
	return export.Options{Options: layout.Options{
		Paper: paperOrder[f.paper.SelectedIndex()], Landscape: f.turned.Selected == say.Landscape,
		TextSize: sizeOrder[f.size.SelectedIndex()], Font: plan.Fonts()[f.font.SelectedIndex()], Plain: f.plain.Checked,
	}}
}

// suffix tells the files of the versions and languages of one plan apart.
func (f *exportForm) suffix(p *plan.Plan) string {
	var s string
	if f.version.Selected == say.PDFReduced {
		s = say.SuffixReduced
	}
	if i := f.lang.SelectedIndex(); i > 0 && i < len(p.Languages) {
		s += " (" + string(p.Languages[i]) + ")"
	}
	return s
}

// exportData writes the plan as CSV or JSON.
func (w *window) exportData(ending string) {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	path := strings.TrimSuffix(w.path, filepath.Ext(w.path)) + ending
	w.chooser.saveFile(w, say.ExportWhere, path, func(path string) {
		path = withEnding(path, ending)
		format, err := export.FormatOf(path)
		if err != nil {
			w.problem(err)
			return
		}
		w.export(path, format, printed(w.doc.Plan()), publication.Options{Languages: w.doc.Plan().Languages}, export.Options{})
	})
}

// export writes a file off Fyne's goroutine, with a sign of life and a way out while it lasts.
func (w *window) export(path string, format export.Format, what func(publication.Options) *publication.Publication, po publication.Options, o export.Options) {
	whileWaiting(w, say.Exporting, func(ctx context.Context) (export.Report, error) {
		return writeExport(ctx, path, func(f *os.File) (export.Report, error) {
			return export.Write(ctx, what(po), format, f, o)
		})
	}, func(r export.Report) { w.exported(path, r) })
}

// writeExport writes beside path and puts the whole file in its place, so that a failure leaves no half of one.
func writeExport(ctx context.Context, path string, write func(*os.File) (export.Report, error)) (export.Report, error) {
	fail := func(err error) (export.Report, error) {
		if ctx.Err() != nil || plan.CodeOf(err) != "" {
			return export.Report{}, errors.Join(ctx.Err(), err)
		}
		return export.Report{}, &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf(say.CantWrite, filepath.Base(path)),
			Safe: say.PlanSafe, Do: say.CantWriteDo, Err: err}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".planwright-*"+filepath.Ext(path))
	if err != nil {
		return fail(err)
	}
	report, err := write(f)
	err = errors.Join(err, ctx.Err(), f.Sync(), f.Close())
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fail(errors.Join(err, os.Remove(f.Name())))
	}
	return report, nil
}

// whileWaiting does work off Fyne's goroutine, with a box that can cancel it once it takes long, and goes on when it went well. What was
// cancelled and all the same came to its end goes on too: its work is done.
func whileWaiting[T any](w *window, words string, do func(context.Context) (T, error), done func(T)) {
	ctx, cancel := context.WithCancel(context.Background())
	wait := w.waiting(words, cancel)
	background(ctx, w.environment, do, func(v T, err error) {
		cancelled := ctx.Err() != nil
		cancel()
		wait()
		switch {
		case err == nil:
			done(v)
		case !cancelled:
			w.problem(err)
		}
	})
}

// waiting shows a box with a moving bar and Cancel once the work has lasted a while. The function it returns takes it away.
func (w *window) waiting(words string, cancel func()) (stop func()) {
	var b *box
	stopped := false
	timer := time.AfterFunc(patience, func() {
		loop.Do(func() {
			if stopped {
				return
			}
			bar := fynewidget.NewProgressBarInfinite()
			b = w.box(words, bar, narrow, choice{Label: say.Cancel, Do: cancel})
		})
	})
	return func() {
		stopped = true
		timer.Stop()
		if b != nil {
			b.close()
		}
	}
}

// exported says where the file is, what the person should know, and offers to open it.
func (w *window) exported(path string, r export.Report) {
	where := fynewidget.NewLabel(short(path))
	where.Wrapping = fyne.TextWrapWord
	content := container.NewVBox(where)
	if r.Pages > 0 {
		where.SetText(fmt.Sprintf(say.WithPages, short(path), pages(r.Pages)))
	}
	w.tell(say.Exported + ": " + where.Text)
	for _, n := range notices(r) {
		w.tell(n)
		content.Add(container.NewBorder(nil, nil, container.NewVBox(fynewidget.NewIcon(theme.InfoIcon())), nil, caption(n)))
	}
	w.box(say.Exported, content, wide, choice{Label: say.Done}, choice{Label: say.OpenFile, Do: func() { w.openMade(path, "") }})
}

// openMade shows a file that was made with the program that the system has for it, and then says so with words.
func (w *window) openMade(path, words string) {
	background(context.Background(), w.environment,
		func(context.Context) (struct{}, error) { return struct{}{}, w.environment.open(path) },
		func(_ struct{}, err error) {
			switch {
			case err != nil:
				w.problem(&plan.Problem{Code: plan.Unsupported, What: say.NoViewer, Safe: fmt.Sprintf(say.NoViewerSafe, short(path)),
					Do: say.NoViewerDo, Err: err})
			case words != "" && w.editor != nil:
				w.editor.Tell(words)
			}
		})
}

// saveNow writes the file and says so in the status line.
func (w *window) saveNow() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	doc := w.doc
	background(context.Background(), w.environment, func(ctx context.Context) (struct{}, error) { return struct{}{}, doc.Publish(ctx) },
		func(_ struct{}, err error) {
			if err != nil {
				w.problem(err)
			} else if w.doc == doc {
				w.editor.Tell(fmt.Sprintf(sayComfort.SavedIn, doc.Status().Name, w.now().Format("15:04")))
			}
		})
}

// notices are the sentences of a report that the person should read.
func notices(r export.Report) []string {
	var out []string
	for _, n := range r.Notices {
		out = append(out, n.Words)
	}
	return out
}

func pages(n int) string {
	if n == 1 {
		return say.OnePage
	}
	return fmt.Sprintf(say.Pages, widget.Number(n))
}
