package desktop

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/export"
	"planwright/export/publication"
)

// exportSheet asks what the sheet for comments should have on it and where it goes, and makes it: a PDF, or a page where the name says so.
func (w *window) exportSheet() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	p := w.doc.Plan()
	f := newExportForm(p, w.editor.Language())
	holds := fynewidget.NewRadioGroup([]string{say.SheetSoFar, say.SheetEmpty}, nil)
	holds.Required = true
	holds.SetSelected(say.SheetSoFar)
	form := fynewidget.NewForm(
		fynewidget.NewFormItem(say.SheetHolds, holds),
		fynewidget.NewFormItem(say.PDFPaper, container.NewGridWithColumns(2, widget.Framed(f.paper), f.turned)),
		fynewidget.NewFormItem(say.PDFText, widget.Framed(f.size)))
	if len(p.Languages) > 1 {
		form.Append(say.PDFLanguage, widget.Framed(f.lang))
	}
	note := caption(say.SheetHelp)
	w.box(strings.TrimSuffix(say.ExportSheet, "…"), container.NewVBox(note, form), wide, choice{Label: say.Cancel}, choice{Label: say.PDFNext, Do: func() {
		path := strings.TrimSuffix(w.path, filepath.Ext(w.path)) + f.suffix(p) + say.SuffixSheet + ".pdf"
		w.chooser.saveFile(w, say.ExportWhere, path, func(path string) {
			format := export.HTML
			if e, err := export.FormatOf(path); err != nil || e != export.HTML {
				format, path = export.PDF, withEnding(path, ".pdf")
			}
			empty := holds.Selected == say.SheetEmpty
			what := func(o publication.Options) *publication.Publication {
				return publication.NewSheet(p, publication.SheetOptions{Languages: o.Languages, Empty: empty})
			}
			w.export(path, format, what, f.publication(p), f.options())
		})
	}})
}
