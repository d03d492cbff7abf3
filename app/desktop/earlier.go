package desktop

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store"
	"planwright/plan/store/backup"
)

// earlier is the dialog of the earlier versions of the plan that is open.
type earlier struct {
	w      *window
	list   []store.Backup
	chosen int                // -1 before the first
	holds  *fynewidget.Label  // what the chosen one holds
	labels *fynewidget.List   // when each was made, and why
	cancel context.CancelFunc // ends the reading of the one chosen before
}

// earlierVersions shows the earlier versions of the plan that this computer keeps, and returns the dialog, nil when there are none.
func (w *window) earlierVersions() *earlier {
	if w.doc == nil {
		return nil
	}
	list, err := store.Backups(w.DataDir, w.doc.Plan().ID)
	if err != nil {
		w.problem(err)
		return nil
	}
	if len(list) == 0 {
		w.box(say.EarlierTitle, sentences([]string{say.EarlierNone}), wide, choice{Label: say.OK})
		return nil
	}
	e := &earlier{w: w, list: list, chosen: -1, holds: fynewidget.NewLabel(say.EarlierChoose), cancel: func() {}}
	e.holds.Wrapping = fyne.TextWrapWord
	e.labels = fynewidget.NewList(func() int { return len(e.list) }, func() fyne.CanvasObject {
		name := fynewidget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return name
	}, func(i fynewidget.ListItemID, o fyne.CanvasObject) { o.(*fynewidget.Label).SetText(e.label(e.list[i])) })
	e.labels.OnSelected = e.choose
	text := theme.Size(theme.SizeNameText)
	room := canvas.NewRectangle(nil) // for some versions, over the two or three lines that say what one holds
	room.SetMinSize(fyne.NewSize(0, max(4*text, min(14*text, w.boxRoom()-6*text))))
	w.box(say.EarlierTitle, container.NewVBox(container.NewStack(room, e.labels), e.holds), wide+18,
		choice{Label: say.EarlierSave, Keep: true, Do: e.save}, choice{Label: say.Leave, Do: func() { e.cancel() }})
	return e
}

// label says when a version was kept, and why.
func (e *earlier) label(b store.Backup) string {
	why := map[backup.Why]string{backup.Opened: say.EarlierOpened, backup.Edited: say.EarlierEdited, backup.Ours: say.EarlierOurs,
		backup.Theirs: say.EarlierTheirs}[b.Why]
	return fmt.Sprintf("%s%s%s", tongue.Date(b.At.In(e.w.now().Location()), "2 January 2006, 15:04"), say.Dot, why)
}

// choose reads a version and says what it holds.
func (e *earlier) choose(i fynewidget.ListItemID) {
	e.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	e.cancel, e.chosen = cancel, i
	e.holds.SetText(say.EarlierReading)
	b := e.list[i]
	background(ctx, e.w.environment, func(context.Context) (string, error) { return contents(b) }, func(words string, err error) {
		if ctx.Err() != nil { // another one was chosen meanwhile
			return
		}
		if err != nil {
			words = err.Error()
		}
		e.holds.SetText(words)
	})
}

// contents says what a version holds.
func contents(b store.Backup) (string, error) {
	log, _, _, err := store.ReadBackup(b)
	if err != nil {
		return "", err
	}
	return summary(history.Fold(log).Plan()), nil
}

// summary says what a plan holds: its title and how much of what.
func summary(p *plan.Plan) string {
	title, _ := p.Title.Best(append(p.Languages, p.Title.Langs()...)...)
	if title == "" {
		title = say.Untitled
	}
	n := map[string]int{}
	for it := range p.Items() {
		n[it.Kind]++
	}
	return fmt.Sprintf(say.EarlierHolds, title, n[plan.KindPriority], n[plan.KindRow], n[plan.KindAction], n[plan.KindMeasure], n[plan.KindSection])
}

// save asks where to write the chosen version as a file of its own.
func (e *earlier) save() {
	if e.chosen < 0 {
		e.holds.SetText(say.EarlierChoose)
		return
	}
	b, w := e.list[e.chosen], e.w
	name := fmt.Sprintf("%s (%s).plan", w.stem(), b.At.In(w.now().Location()).Format("2006-01-02 15.04"))
	w.chooser.saveFile(w, say.CopyWhere, free(filepath.Join(w.folder(), name)), func(path string) {
		path = withEnding(path, ".plan")
		background(context.Background(), w.environment, func(context.Context) (struct{}, error) { return struct{}{}, store.Restore(b, path) },
			func(_ struct{}, err error) {
				if err != nil {
					w.problem(err)
					return
				}
				w.box(say.Copied, sentences([]string{short(path), say.EarlierSaved}), wide, choice{Label: say.OK})
			})
	})
}
