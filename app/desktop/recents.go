package desktop

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// recentPlans lists the plans worked on lately, the newest first, on a sheet of their own. Where there are none it says what to do.
func (w *window) recentPlans() fyne.CanvasObject {
	title := fynewidget.NewLabel(say.RecentPlans)
	title.TextStyle.Bold = true
	list := container.NewVBox()
	for _, r := range w.settings.Recent {
		if len(list.Objects) > 0 {
			list.Add(fynewidget.NewSeparator())
		}
		list.Add(w.recentRow(r))
	}
	if len(w.settings.Recent) == 0 {
		list.Add(sentences([]string{sayStart.NothingYet, sayStart.FirstSteps}))
	}
	return container.NewVBox(title, container.NewStack(widget.NewSheet(), container.NewPadded(list)))
}

// recentRow shows a plan that was open: its title, and below it the nation, when it was changed and the place of the file. Of one that is not
// where it was it says so, and lets it be looked for.
func (w *window) recentRow(r recent) fyne.CanvasObject {
	title := r.Title
	if title == "" {
		title = filepath.Base(r.Path)
	}
	b := newRecentButton(w, title, r.Path)
	where := fynewidget.NewLabel(joinWords(r.nation(), changedWords(r.Changed, w.now()), short(r.Path)))
	where.SizeName = theme.SizeNameCaptionText
	where.Truncation = fyne.TextTruncateEllipsis
	remove := widget.NewIconButton(theme.CancelIcon(), sayStart.Remove, func() { w.forget(r.Path) })
	remove.Spoken = fmt.Sprintf(sayStart.RemoveOf, title)
	indent := canvas.NewRectangle(nil)
	indent.SetMinSize(fyne.NewSize(theme.Size(theme.SizeNameInlineIcon)+theme.Size(theme.SizeNamePadding)/2, 0))
	var below fyne.CanvasObject = where
	if w.lost[r.Path] {
		b.Icon = theme.QuestionIcon()
		where.SetText(fmt.Sprintf(sayStart.Gone, short(r.Path)))
		where.Truncation, where.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
		below = container.NewBorder(nil, nil, nil, container.NewVBox(fynewidget.NewButton(sayStart.LookFor, func() { w.lookFor(r) })), where)
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(remove), tight(b, container.NewBorder(nil, nil, indent, nil, below)))
}

// joinWords puts the words that there are into one line, with dots between.
func joinWords(words ...string) string {
	line := ""
	for _, s := range words {
		if s != "" && line != "" {
			line += say.Dot
		}
		line += s
	}
	return line
}

// changedWords says when a plan was last changed, by the clock and the time zone of now: "changed yesterday at 14:03". Nothing is said where nobody
// knows.
func changedWords(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	at = at.In(now.Location())
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	var words string
	switch ago := int(day(now).Sub(day(at)).Hours() / 24); {
	case ago == 0:
		words = fmt.Sprintf(sayStart.Today, at.Format("15:04"))
	case ago == 1:
		words = fmt.Sprintf(sayStart.Yesterday, at.Format("15:04"))
	case ago > 1 && ago < 7:
		words = fmt.Sprintf(sayStart.OnDay, sayStart.Weekdays[at.Weekday()])
	case at.Year() == now.Year():
		words = fmt.Sprintf(sayStart.OnDate, at.Day(), sayStart.Months[at.Month()-1])
	default:
		words = fmt.Sprintf(sayStart.OnDateOf, at.Day(), sayStart.Months[at.Month()-1], at.Year())
	}
	return fmt.Sprintf(sayStart.Changed, words)
}

// forget takes a plan off the list. Its file stays.
func (w *window) forget(path string) {
	w.settings.forget(path)
	w.store()
	w.setContent(w.start())
	w.refreshMenu()
}

// lookFor asks where a plan is now that is not where it was.
func (w *window) lookFor(r recent) {
	w.chooser.openFile(w, say.OpenTitle, w.folder(), planEndings, func(path string) {
		w.settings.forget(r.Path)
		w.store()
		w.openPlan(path)
	})
}

// findLost looks which of the plans worked on lately are not where they were, off Fyne's goroutine: a drive that is not there may take its time to say so.
func (w *window) findLost() {
	plans := append([]recent(nil), w.settings.Recent...)
	background(context.Background(), w.environment, func(context.Context) (map[string]bool, error) {
		lost := map[string]bool{}
		for _, r := range plans {
			if _, err := os.Stat(r.Path); errors.Is(err, fs.ErrNotExist) {
				lost[r.Path] = true
			}
		}
		return lost, nil
	}, func(lost map[string]bool, _ error) {
		same := len(lost) == len(w.lost)
		for path := range lost {
			same = same && w.lost[path]
		}
		if w.lost = lost; !same && w.doc == nil && !w.busy.Load() && !w.modal() {
			w.setContent(w.start())
		}
	})
}

// noteRecent remembers what the plan that is open is called now, and when it was changed.
func (w *window) noteRecent() {
	if w.doc == nil {
		return
	}
	p := w.doc.Plan()
	title, _ := p.Title.Best(p.Languages...)
	for i := range w.settings.Recent {
		if r := &w.settings.Recent[i]; r.Path == w.path {
			r.Title, r.Nation, r.Scope, r.Changed = title, scopeName(p), p.Scope, p.Changed
		}
	}
}

// recentButton opens a plan. It shows as much of its title as it has room for, so that a long one makes no window wider.
type recentButton struct {
	fynewidget.Button
	w           *window
	words, path string
}

func newRecentButton(w *window, words, path string) *recentButton {
	b := &recentButton{w: w, words: words, path: path}
	b.Icon, b.OnTapped = theme.FileTextIcon(), func() { w.openPlan(path) }
	b.Alignment, b.Importance = fynewidget.ButtonAlignLeading, fynewidget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is the whole title.
func (b *recentButton) AccessibilityLabel() string { return b.words }

// TypedKey opens the plan at Enter, takes it off the list at Delete, and goes up and down the list by the arrows.
func (b *recentButton) TypedKey(k *fyne.KeyEvent) {
	c := b.w.window.Canvas()
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyDelete:
		b.w.forget(b.path)
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	default:
		if !widget.PassKey(c, k.Name) {
			b.Button.TypedKey(k)
		}
	}
}

// MinSize is the height of a line.
func (b *recentButton) MinSize() fyne.Size { return fyne.NewSize(0, b.Button.MinSize().Height) }

// Resize cuts the words to what fits.
func (b *recentButton) Resize(size fyne.Size) {
	b.Button.Resize(size)
	room := size.Width - theme.Size(theme.SizeNameInlineIcon) - 4*theme.Size(theme.SizeNameInnerPadding)
	if words := clip(b.words, room); words != b.Text {
		b.SetText(words)
	}
}
