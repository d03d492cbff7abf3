package desktop

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/store"
)

// cantOpen says why a plan can't be opened. Where it is damaged the person may have what can be read of it saved in another file.
func (w *window) cantOpen(path string, err error) {
	code := plan.CodeOf(err)
	var p *plan.Problem
	if code != plan.Damaged && (code != plan.Invalid || !hasEnding(path, planEndings)) || !errors.As(err, &p) {
		w.problem(err)
		return
	}
	w.Logger.Error("shown to the person", "error", err, "cause", errors.Unwrap(err))
	p = document.Told(p)
	w.box(p.What, sentences([]string{p.Safe, say.RescueOffer}), wide+8, choice{Label: say.Cancel}, choice{Label: say.Rescue, Do: func() { w.rescue(path) }})
}

// rescue asks where to save what can be read of a damaged plan, says what was saved and what was not, and opens it.
func (w *window) rescue(path string) {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	w.chooser.saveFile(w, say.CopyWhere, free(filepath.Join(filepath.Dir(path), stem+say.SuffixRescued+".plan")), func(to string) {
		to = withEnding(to, ".plan")
		background(context.Background(), w.environment, func(ctx context.Context) (store.Recovered, error) {
			return store.Recover(ctx, path, to, store.Options{DataDir: w.DataDir, Now: w.now, Random: w.random, Logger: w.Logger})
		}, func(r store.Recovered, err error) {
			if err != nil {
				w.problem(err)
				return
			}
			lines := append([]string{fmt.Sprintf(say.RescuedIn, widget.Number(r.Operations), short(to))}, document.Missing(r)...)
			w.box(say.Rescued, sentences(lines), wide+8, choice{Label: say.OK}).after = func() { w.openPlan(to) }
		})
	})
}

// findUnfinished looks for plans whose files lack work that was done on them here, and shows them on the start screen.
func (w *window) findUnfinished() {
	background(context.Background(), w.environment, func(context.Context) ([]string, error) { return store.Unfinished(w.DataDir), nil },
		func(found []string, _ error) {
			if w.unfinished = found; len(found) > 0 && w.doc == nil && !w.busy.Load() && !w.modal() {
				w.setContent(w.start())
			}
		})
}
