package desktop

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"

	"planwright/export"
	"planwright/export/office"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/nation"
	"planwright/plan/store"
)

// readPlan reads a plan file without opening it.
func readPlan(path string) (*plan.Plan, error) {
	log, files, _, err := store.Read(path)
	if err != nil {
		return nil, err
	}
	p := history.Fold(log).Plan()
	p.Files = files
	return p, nil
}

// parent brings the plan that the open one comes from to done: from where it was last seen, or from a file that the person chooses.
func (w *window) parent(ask bool, done func(*plan.Plan)) {
	if w.doc == nil {
		return
	}
	doc := w.doc
	if ask {
		w.chooser.openFile(w, sayNation.AskFile, w.folder(), planEndings, func(path string) {
			stop := w.waiting(sayNation.Reading, func() {})
			background(context.Background(), w.environment, func(context.Context) (*plan.Plan, error) {
				p, err := readPlan(path)
				if err == nil {
					err = nation.Fits(doc.Plan(), p, filepath.Base(path))
				}
				return p, err
			}, func(p *plan.Plan, err error) {
				stop()
				switch {
				case err != nil:
					w.problem(err)
				case w.doc == doc:
					w.rememberParent(p.ID, path)
					done(p)
				}
			})
		})
		return
	}
	id := doc.Plan().Parent.ID
	paths := w.parentPaths(id)
	if id == "" || len(paths) == 0 {
		return
	}
	background(context.Background(), w.environment, func(context.Context) (*plan.Plan, error) {
		for _, path := range paths {
			if p, err := readPlan(path); err == nil && p.ID == id {
				return p, nil
			}
		}
		return nil, nil
	}, func(p *plan.Plan, _ error) {
		if p != nil && w.doc == doc {
			done(p)
		}
	})
}

// parentPaths lists where the plan of an id may lie: where it was seen, then the other plans of the folder and the recent ones, of which a few
// are looked at.
func (w *window) parentPaths(id plan.ID) []string {
	var out []string
	if seen := w.settings.Parents[string(id)]; seen != "" {
		out = append(out, seen)
	}
	beside, err := filepath.Glob(filepath.Join(globLiteral(filepath.Dir(w.path)), "*.plan"))
	if err != nil {
		w.Logger.Warn("the plan's folder can't be looked through", "error", err)
	}
	for _, r := range w.settings.Recent {
		beside = append(beside, r.Path)
	}
	const most = 20
	for _, path := range beside {
		if len(out) < most && !sameFile(path, w.path) {
			out = append(out, path)
		}
	}
	return out
}

// globLiteral returns a folder's name so that filepath.Glob takes it as it is.
func globLiteral(dir string) string {
	return strings.NewReplacer("*", "?", "[", "?").Replace(dir)
}

// rememberParent notes where the plan of an id lies.
func (w *window) rememberParent(id plan.ID, path string) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if w.settings.Parents == nil {
		w.settings.Parents = map[string]string{}
	}
	w.settings.Parents[string(id)] = path
	w.store()
}

// writeCoverage asks where to write how the open plan stands to the one that it comes from, and writes it as a table for a spreadsheet.
func (w *window) writeCoverage(c *nation.Coverage) {
	if w.doc == nil {
		return
	}
	p := w.doc.Plan()
	path := strings.TrimSuffix(w.path, filepath.Ext(w.path)) + sayNation.CoverageSuffix + ".csv"
	w.chooser.saveFile(w, sayNation.CoverageWhere, path, func(path string) {
		path = withEnding(path, ".csv")
		background(context.Background(), w.environment, func(ctx context.Context) (export.Report, error) {
			return writeExport(ctx, path, func(f *os.File) (export.Report, error) {
				out := bufio.NewWriter(f)
				if err := office.WriteCoverage(out, p, c); err != nil {
					return export.Report{}, err
				}
				return export.Report{}, out.Flush()
			})
		}, func(r export.Report, err error) {
			if err != nil {
				w.problem(err)
				return
			}
			w.exported(path, r)
		})
	})
}
