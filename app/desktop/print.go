package desktop

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"planwright/export"
	"planwright/export/publication"
	"planwright/plan"
)

// printKept is how long a PDF that was made for printing stays: the program that shows it may read it again.
const printKept = 24 * time.Hour

// print makes the PDF, as it was last made or in the usual way, and opens it in the program that the system has for PDFs, where it is printed.
func (w *window) print() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	p := w.doc.Plan()
	f := newExportForm(p, w.editor.Language())
	f.choose(w.lastPrinted(), p)
	dir := w.printDir()
	name := strings.TrimSuffix(filepath.Base(w.path), filepath.Ext(w.path)) + f.suffix(p) + ".pdf"
	path := filepath.Join(dir, name)
	po, o := f.publication(p), f.options()
	whileWaiting(w, say.Exporting, func(ctx context.Context) (export.Report, error) {
		if err := makeRoom(dir, w.now()); err != nil {
			return export.Report{}, err
		}
		return writeExport(ctx, path, func(file *os.File) (export.Report, error) {
			return export.Write(ctx, publication.New(p, po), export.PDF, file, o)
		})
	}, func(r export.Report) {
		for _, n := range notices(r) {
			w.tell(n)
		}
		w.openMade(path, sayComfort.Printing)
	})
}

// printDir is where PDFs that are made for printing lie.
func (w *window) printDir() string { return filepath.Join(w.DataDir, "print") }

// makeRoom makes the folder for PDFs to print, and removes old ones from it.
func makeRoom(dir string, now time.Time) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &plan.Problem{Code: plan.Unwritable, What: sayComfort.CantPrint, Safe: say.PlanSafe, Do: sayComfort.CantPrintDo, Err: err}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil // what is old stays
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > printKept {
			_ = os.Remove(filepath.Join(dir, f.Name())) // another time, if it is being read
		}
	}
	return nil
}
