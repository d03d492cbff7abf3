package desktop

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
)

// box is a dialog of ours: a title, what it holds, and buttons of which the last is the one that Enter presses.
// Escape closes it, which Fyne's own dialogs do not know.
type box struct {
	w       *window
	popup   *fynewidget.PopUp
	buttons []*dialogButton
	cancel  func()            // what Escape does; nil closes
	after   func()            // what happens once it is closed
	scroll  *container.Scroll // what the arrow and page keys scroll; may be nil
}

// choice is a button of a box. Its Do runs after the box has gone, unless Keep is set.
type choice struct {
	Label string
	Do    func()
	Keep  bool // the box stays: Do closes it when all is well
}

// width is how wide a box of a kind is, in letters.
const (
	narrow = 30
	wide   = 42
)

func (w *window) box(title string, content fyne.CanvasObject, letters float32, choices ...choice) *box {
	b := &box{w: w}
	heading := fynewidget.NewLabel(title)
	heading.TextStyle.Bold = true
	heading.SizeName = theme.SizeNameSubHeadingText
	heading.Wrapping = fyne.TextWrapWord
	row := container.NewHBox(layout.NewSpacer())
	for i, c := range choices {
		button := newDialogButton(b, c)
		if i == len(choices)-1 {
			button.Importance = fynewidget.HighImportance
		}
		b.buttons = append(b.buttons, button)
		row.Add(button)
	}
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(letters*theme.Size(theme.SizeNameText)*0.62, 0))
	all := container.NewPadded(container.NewPadded(container.NewVBox(room, heading, content, row)))
	b.popup = fynewidget.NewModalPopUp(all, w.window.Canvas())
	b.popup.Show()
	w.boxes = append(w.boxes, b)
	if len(b.buttons) > 0 {
		w.window.Canvas().Focus(b.buttons[len(b.buttons)-1])
	}
	return b
}

// upTo returns content as high as it is, and no higher than a box has room for in the window: more is scrolled.
func (w *window) upTo(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&upTo{w, content}, container.NewVScroll(content))
}

type upTo struct {
	w       *window
	content fyne.CanvasObject
}

// Layout gives the content all there is.
func (*upTo) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is that of the content, as far as the window has room.
func (u *upTo) MinSize([]fyne.CanvasObject) fyne.Size {
	size, room := u.content.MinSize(), u.w.window.Canvas().Size().Height-9*theme.Size(theme.SizeNameText)
	return fyne.NewSize(size.Width, max(min(size.Height, room), 4*theme.Size(theme.SizeNameText)))
}

// modal reports whether a dialog is open, so that menus must wait.
func (w *window) modal() bool { return len(w.boxes) > 0 }

// close takes the box away and gives the keyboard back.
func (b *box) close() {
	b.popup.Hide()
	for i, x := range b.w.boxes {
		if x == b {
			b.w.boxes = append(b.w.boxes[:i], b.w.boxes[i+1:]...)
			break
		}
	}
	if b.after != nil {
		b.after()
	}
	if b.w.editor != nil && len(b.w.boxes) == 0 {
		b.w.editor.Focus()
	}
}

// key acts on the keys that belong to the box as a whole. It reports whether it did.
func (b *box) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		if b.cancel != nil {
			b.cancel()
		} else {
			b.close()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(b.buttons) > 0 {
			b.buttons[len(b.buttons)-1].OnTapped()
		}
	default:
		return b.turn(k.Name)
	}
	return true
}

// turn scrolls what the box holds, if it is more than has room.
func (b *box) turn(k fyne.KeyName) bool {
	if b.scroll == nil {
		return false
	}
	page := b.scroll.Size().Height * 0.9
	by, ok := map[fyne.KeyName]float32{fyne.KeyDown: 40, fyne.KeyUp: -40, fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyHome: -1e9, fyne.KeyEnd: 1e9}[k]
	if ok {
		most := max(0, b.scroll.Content.MinSize().Height-b.scroll.Size().Height)
		b.scroll.ScrollToOffset(fyne.NewPos(0, min(max(b.scroll.Offset.Y+by, 0), most)))
	}
	return ok
}

// dialogButton is a button that knows Enter and Escape.
type dialogButton struct {
	fynewidget.Button
	box *box
}

func newDialogButton(b *box, c choice) *dialogButton {
	d := &dialogButton{box: b}
	d.Text = c.Label
	d.OnTapped = func() {
		if !c.Keep {
			b.close()
		}
		if c.Do != nil {
			c.Do()
		}
	}
	d.ExtendBaseWidget(d)
	return d
}

// TypedKey presses the button at Enter and closes the box at Escape.
func (d *dialogButton) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		d.OnTapped()
		return
	}
	if k.Name != fyne.KeyEscape && d.box.turn(k.Name) {
		return
	}
	if k.Name != fyne.KeyEscape || !d.box.key(k) {
		d.Button.TypedKey(k)
	}
}

// dialogEntry is a line of text in a box: Enter confirms the box and Escape closes it.
type dialogEntry struct {
	widget.Entry
	box *box
}

func newDialogEntry(words, hint string) *dialogEntry {
	d := &dialogEntry{}
	d.Text, d.PlaceHolder = words, hint
	d.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	d.ExtendBaseWidget(d)
	return d
}

// TypedKey gives the box the keys that are its own.
func (d *dialogEntry) TypedKey(k *fyne.KeyEvent) {
	if d.box == nil || !d.box.key(k) {
		d.Entry.TypedKey(k)
	}
}

// offerDraft says that the plan is locked, with a button that begins a new draft.
func (w *window) offerDraft(err error) {
	title := say.ProblemTitle
	var p *plan.Problem
	if errors.As(err, &p) {
		title = p.What
	}
	w.box(title, sentences([]string{say.LockedWay}), wide, choice{Label: say.Cancel}, choice{Label: say.LockedStart, Do: func() {
		if w.editor != nil {
			w.editor.StartDraft()
		}
	}})
}

// problem shows an error in plain words: what happened, what is safe, what to do. The log has its cause.
func (w *window) problem(err error) {
	if err == nil {
		return
	}
	w.Logger.Error("shown to the person", "error", err, "cause", errors.Unwrap(err))
	w.note(problemWords(err), true)
	if plan.CodeOf(err) == plan.Locked && w.editor != nil {
		w.offerDraft(err)
		return
	}
	title, lines := say.ProblemTitle, []string{say.ProblemUnknown, say.ProblemLog}
	var p *plan.Problem
	if errors.As(err, &p) {
		p = document.Told(p)
		title, lines = p.What, nil
		for _, s := range []string{p.Safe, p.Do} {
			if s != "" {
				lines = append(lines, s)
			}
		}
	}
	content := container.NewVBox()
	for _, l := range lines {
		label := fynewidget.NewLabel(l)
		label.Wrapping = fyne.TextWrapWord
		content.Add(label)
	}
	if p == nil {
		content.Add(widget.NewCaption(err.Error()))
	}
	w.box(title, content, wide, choice{Label: say.OK})
}
