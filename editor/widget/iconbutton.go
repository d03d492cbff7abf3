package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
)

// IconButton is a button with a sign and no words on it. It says what it does when the pointer rests on it or it has the keyboard, and to those who
// can't see it.
type IconButton struct {
	fynewidget.Button
	Words  string // what it does
	Spoken string // the same for those who can't see what stands beside it; "" is Words
	rests  *time.Timer
	hovers int // counts the visits of the pointer
}

// NewIconButton returns a quiet button that shows icon and is called words.
func NewIconButton(icon fyne.Resource, words string, do func()) *IconButton {
	b := &IconButton{Words: words}
	b.Icon, b.OnTapped, b.Importance = icon, do, fynewidget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel says what the button does.
func (b *IconButton) AccessibilityLabel() string {
	if b.Spoken != "" {
		return b.Spoken
	}
	return b.Words
}

// tipDelay is how long the pointer rests before it is said what a button does.
const tipDelay = 500 * time.Millisecond

// MouseIn says after a while what the button does.
func (b *IconButton) MouseIn(e *desktop.MouseEvent) {
	b.Button.MouseIn(e)
	b.hovers++
	visit := b.hovers
	b.rests = time.AfterFunc(tipDelay, func() {
		loop.Do(func() {
			if b.hovers == visit {
				b.tell()
			}
		})
	})
}

// MouseOut ends that.
func (b *IconButton) MouseOut() {
	b.Button.MouseOut()
	b.still()
}

// FocusGained says what the button does.
func (b *IconButton) FocusGained() {
	b.Button.FocusGained()
	b.tell()
}

// FocusLost ends that.
func (b *IconButton) FocusLost() {
	b.Button.FocusLost()
	b.still()
}

// Tapped does what the button does.
func (b *IconButton) Tapped(e *fyne.PointEvent) {
	b.still()
	b.Button.Tapped(e)
}

func (b *IconButton) tell() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		if t := tips[c]; t != nil {
			t.show(b, b.Words)
		}
	}
}

// still takes away what is said of the button.
func (b *IconButton) still() {
	b.hovers++
	if b.rests != nil {
		b.rests.Stop()
	}
	for _, t := range tips {
		t.hide(b)
	}
}

// tips are the windows that say what their icon buttons do, by their canvas. It belongs to Fyne's own goroutine, as all that asks it does.
var tips = map[fyne.Canvas]*tip{}

// tip is the words beside a button, over all else in a window. It takes no events.
type tip struct {
	of    *IconButton
	layer *fyne.Container
	words *canvas.Text
	paper *canvas.Rectangle
	space *fyne.Container
}

// WithTips returns content for the window of a canvas, over which its icon buttons can say what they do.
func WithTips(c fyne.Canvas, content fyne.CanvasObject) fyne.CanvasObject {
	t := &tip{words: canvas.NewText("", nil), paper: canvas.NewRectangle(nil)}
	t.space = container.NewWithoutLayout(t.paper, t.words)
	t.space.Hide()
	t.layer = container.NewWithoutLayout(t.space)
	tips[c] = t
	return container.NewStack(content, t.layer)
}

// show puts words under a button, or over it where there is no room, within the window.
func (t *tip) show(b *IconButton, words string) {
	t.of = b
	pad := theme.Size(theme.SizeNamePadding)
	t.words.Text, t.words.TextSize, t.words.Color = words, theme.Size(theme.SizeNameCaptionText), theme.Color(theme.ColorNameForeground)
	t.paper.FillColor, t.paper.StrokeColor, t.paper.StrokeWidth = theme.Color(ColorSheet), theme.Color(ColorRule), 1
	t.paper.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	size := t.words.MinSize().AddWidthHeight(4*pad, 2*pad)
	driver, room := fyne.CurrentApp().Driver(), t.layer.Size()
	at := driver.AbsolutePositionForObject(b).Subtract(driver.AbsolutePositionForObject(t.layer))
	x := max(0, min(at.X+b.Size().Width/2-size.Width/2, room.Width-size.Width))
	y := at.Y + b.Size().Height
	if y+size.Height > room.Height {
		y = at.Y - size.Height
	}
	t.space.Move(fyne.NewPos(x, y))
	t.space.Resize(size)
	t.paper.Resize(size)
	t.words.Move(fyne.NewPos(2*pad, pad))
	t.words.Resize(t.words.MinSize())
	t.space.Show()
	t.layer.Refresh()
}

// hide takes away the words of a button.
func (t *tip) hide(b *IconButton) {
	if t.of == b {
		t.of = nil
		t.space.Hide()
	}
}
