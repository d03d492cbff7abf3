package editor

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/count"
)

// counter shows on the status line how many words the plan has. They are counted off Fyne's goroutine, some time after the last edit: of 10,000
// rows that takes a while.
type counter struct {
	editor *Editor
	label  *fynewidget.Label
	plan   *plan.Plan // what was counted last, or is about to be
	lang   plan.Lang
	stop   func() // of the count that waits
}

func newCounter(e *Editor) *counter {
	return &counter{editor: e, label: fynewidget.NewLabel(""), stop: func() {}}
}

// countDelay is how long after an edit words are counted: what the edit has changed is painted by then.
const countDelay = 200 * time.Millisecond

// reload counts where the plan is another than was counted last.
func (c *counter) reload() {
	p, l := c.editor.doc.Plan(), c.editor.lang
	if c.plan == p && c.lang == l {
		return
	}
	c.plan, c.lang = p, l
	c.stop()
	c.stop = c.editor.host.Later(countDelay, func() {
		n := count.Of(p, l).Words
		loop.Do(func() {
			if c.plan == p && c.lang == l {
				c.label.SetText(Words(n))
			}
		})
	})
}

// Words returns a number of words in words: "1 word", "2,500 words".
func Words(n int) string {
	if n == 1 {
		return say.OneWord
	}
	return fmt.Sprintf(say.WordsN, widget.Number(n))
}

// ChosenPriority returns the index of the priority that is shown, or -1.
func (e *Editor) ChosenPriority() int { return e.priority(e.doc.Plan()) }

// statusLine is the layout of the status line: what is said first, and at the right what is counted, which is left out where there is no room.
type statusLine struct{}

// Layout places the status, the counts, and the others after them.
func (statusLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	for i := len(objects) - 1; i >= 2; i-- {
		if o := objects[i]; o.Visible() {
			w := o.MinSize().Width
			right -= w
			o.Move(fyne.NewPos(right, 0))
			o.Resize(fyne.NewSize(w, size.Height))
		}
	}
	w := objects[1].MinSize().Width
	at := float32(-10000) // out of sight: hiding it would lay everything out again
	if right-w >= 20*theme.Size(theme.SizeNameText) {
		right -= w
		at = right
	}
	objects[1].Move(fyne.NewPos(at, 0))
	objects[1].Resize(fyne.NewSize(w, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(max(0, right), size.Height))
}

// MinSize has room for what stands at the right.
func (statusLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		if m := o.MinSize(); o.Visible() {
			size.Height = max(size.Height, m.Height)
			if i >= 2 {
				size.Width += m.Width
			}
		}
	}
	return size
}
