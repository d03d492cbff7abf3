package desktop

import (
	"errors"

	"fyne.io/fyne/v2"
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
	scroll  *container.Scroll // what the arrow and page keys scroll
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

// lineWide is how wide a box is, in letters, in which a title or the name of a file is written in one line: as far as the window has room, so wide that
// few of them have to be scrolled.
func (w *window) lineWide() float32 {
	text := theme.Size(theme.SizeNameText)
	return max(narrow, min(86, (w.window.Canvas().Size().Width-6*text)/(0.62*text)))
}

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
	b.scroll = container.NewVScroll(nil)
	b.scroll.Content = container.New(barLayout{b.scroll}, content)
	all := container.New(&boxLayout{w, letters}, heading, b.scroll, row)
	b.popup = fynewidget.NewModalPopUp(container.NewPadded(container.NewPadded(all)), w.window.Canvas())
	b.popup.Show()
	w.boxes = append(w.boxes, b)
	if len(b.buttons) > 0 {
		w.window.Canvas().Focus(b.buttons[len(b.buttons)-1])
	}
	return b
}

// barLayout leaves what a box holds room for the bar at its right while it is scrolled.
type barLayout struct{ scroll *container.Scroll }

// MinSize is that of what the box holds.
func (l barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout gives it all the room beside the bar.
func (l barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if view := l.scroll.Size(); view.Width > 0 && size.Height > view.Height+1 {
		size.Width -= theme.Size(theme.SizeNameScrollBar)
	}
	objects[0].Resize(size)
}

// boxLayout puts the heading of a box over what it holds, and the buttons under it. A box is never higher than the window: what it holds is scrolled
// where there is no room for all of it, and the buttons stay in view.
type boxLayout struct {
	w       *window
	letters float32
}

// width is that of the widest of the three, or more where a box of its kind is wider.
func (l *boxLayout) width(objects []fyne.CanvasObject) float32 {
	wide := l.letters * theme.Size(theme.SizeNameText) * 0.62
	for _, o := range []fyne.CanvasObject{objects[0], objects[1].(*container.Scroll).Content, objects[2]} {
		wide = max(wide, o.MinSize().Width)
	}
	return wide
}

// heights returns how high the heading, what the box holds and the buttons are at a width.
func (l *boxLayout) heights(objects []fyne.CanvasObject, width float32) (heading, content, buttons float32) {
	for i, o := range []fyne.CanvasObject{objects[0], objects[1].(*container.Scroll).Content} {
		if o.Size().Width != width { // what is wrapped knows its height by its width
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
		}
		if i == 0 {
			heading = o.MinSize().Height
		} else {
			content = o.MinSize().Height
		}
	}
	return heading, content, objects[2].MinSize().Height
}

// boxRoom is how high what a box holds may be without being scrolled, under a heading of one line.
func (w *window) boxRoom() float32 {
	heading := fynewidget.NewLabel(Name)
	heading.SizeName = theme.SizeNameSubHeadingText
	return w.window.Canvas().Size().Height - heading.MinSize().Height - fynewidget.NewButton(say.OK, nil).MinSize().Height - boxGaps*theme.Size(theme.SizeNamePadding)
}

// boxGaps is how much room a box leaves free over, under and between its parts, in paddings.
const boxGaps = 12

// MinSize is that of all, as far as the window has room.
func (l *boxLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	gap, width := theme.Size(theme.SizeNamePadding), l.width(objects)
	heading, content, buttons := l.heights(objects, width)
	most := l.w.window.Canvas().Size().Height - heading - buttons - boxGaps*gap
	return fyne.NewSize(width, heading+min(content, max(most, 2*buttons))+buttons+2*gap)
}

// Layout gives what the box holds all that the heading and the buttons leave.
func (l *boxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Size(theme.SizeNamePadding)
	heading, _, buttons := l.heights(objects, size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, heading))
	objects[1].Move(fyne.NewPos(0, heading+gap))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-heading-buttons-2*gap)))
	objects[2].Move(fyne.NewPos(0, size.Height-buttons))
	objects[2].Resize(fyne.NewSize(size.Width, buttons))
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
