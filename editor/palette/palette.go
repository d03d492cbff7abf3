package palette

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// Palette is an entry for words with a list of what they find under it. Use it on Fyne's own goroutine.
type Palette struct {
	Chosen func(Entry) // Enter, or a click
	Cancel func()      // Escape

	// First returns what stands above all that the words find, such as the place that a typed reference names; may be nil.
	First func(typed string) []Entry

	entries []Entry
	lately  []string
	shown   []Entry
	at      int // of shown

	words   *words
	list    *fynewidget.List
	none    *fynewidget.Label
	content fyne.CanvasObject
}

// shownMost is how many entries are listed.
const shownMost = 200

// New returns a palette of entries. Lately are the keys of those that were chosen before, the latest first. The list is no higher than height.
func New(entries []Entry, lately []string, hint string, height float32) *Palette {
	p := &Palette{entries: entries, lately: lately, Chosen: func(Entry) {}, Cancel: func() {}}
	p.words = newWords(p, hint)
	p.none = fynewidget.NewLabel(say.Nothing)
	p.none.Alignment = fyne.TextAlignCenter
	p.list = fynewidget.NewList(func() int { return len(p.shown) }, func() fyne.CanvasObject { return newLine() }, func(i fynewidget.ListItemID, o fyne.CanvasObject) {
		if i < len(p.shown) {
			o.(*line).set(p.shown[i])
		}
	})
	p.list.HideSeparators = true
	p.list.OnSelected = func(i fynewidget.ListItemID) {
		if i != p.at && i < len(p.shown) { // by a click
			p.at = i
			p.choose()
		}
	}
	size := theme.Size(theme.SizeNameText)
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(38*size, max(min(9*newLine().MinSize().Height, height), 4*size)))
	p.content = container.NewBorder(p.words, nil, nil, nil, container.NewStack(room, p.list, container.NewCenter(p.none)))
	p.look()
	return p
}

// Content returns what is shown.
func (p *Palette) Content() fyne.CanvasObject { return p.content }

// Focusable returns what has the keyboard.
func (p *Palette) Focusable() fyne.Focusable { return p.words }

// Begin shows the list from its top. Call it once the palette is in view: a list that has no height yet scrolls past what it is to show.
func (p *Palette) Begin() { p.look() }

// Shown returns what is listed now.
func (p *Palette) Shown() []Entry { return p.shown }

// look lists what the words find.
func (p *Palette) look() {
	p.shown = nil
	if p.First != nil {
		p.shown = p.First(p.words.Text)
	}
	for _, e := range Rank(p.entries, p.words.Text, p.lately, shownMost) {
		if len(p.shown) == 0 || e.Key != p.shown[0].Key {
			p.shown = append(p.shown, e)
		}
	}
	p.none.Hidden = len(p.shown) > 0
	p.none.Refresh()
	p.list.Refresh()
	p.list.ScrollToTop()
	p.turn(0)
}

// turn marks an entry of the list.
func (p *Palette) turn(to int) {
	p.list.UnselectAll()
	if len(p.shown) == 0 {
		return
	}
	p.at = min(max(to, 0), len(p.shown)-1)
	p.list.Select(p.at)
}

func (p *Palette) choose() {
	if p.at < len(p.shown) {
		p.Chosen(p.shown[p.at])
	}
}

// words is the entry of a palette.
type words struct {
	widget.Entry
	palette *Palette
}

func newWords(p *Palette, hint string) *words {
	e := &words{palette: p}
	e.PlaceHolder = hint
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	e.OnChanged = func(string) { p.look() }
	return e
}

// AccessibilityLabel says what belongs in the entry.
func (e *words) AccessibilityLabel() string { return e.PlaceHolder }

// AcceptsTab keeps the keyboard in the entry: there is nothing else to go to.
func (e *words) AcceptsTab() bool { return true }

// TypedKey goes through the list; the other keys edit the words.
func (e *words) TypedKey(k *fyne.KeyEvent) {
	p := e.palette
	switch k.Name {
	case fyne.KeyDown, fyne.KeyTab:
		p.turn(p.at + 1)
	case fyne.KeyUp:
		p.turn(p.at - 1)
	case fyne.KeyPageDown:
		p.turn(p.at + 8)
	case fyne.KeyPageUp:
		p.turn(p.at - 8)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.choose()
	case fyne.KeyEscape:
		p.Cancel()
	default:
		e.Entry.TypedKey(k)
	}
}

// line shows an entry: what it is called, where it is under it, and its note at the right.
type line struct {
	fynewidget.BaseWidget
	words, where, note *fynewidget.Label
	content            *fyne.Container
}

func newLine() *line {
	l := &line{words: fynewidget.NewLabel(""), where: fynewidget.NewLabel(""), note: fynewidget.NewLabel("")}
	l.words.Truncation, l.where.Truncation = fyne.TextTruncateEllipsis, fyne.TextTruncateEllipsis
	l.where.SizeName, l.note.SizeName = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	l.content = container.New(&lineLayout{l}, l.words, l.where, l.note)
	l.ExtendBaseWidget(l)
	return l
}

// set shows an entry. The list sets each of its lines several times for a letter that is typed, and to fit words into a label takes long: one that
// stands there already stays.
func (l *line) set(e Entry) {
	if l.words.Text == e.Words && l.where.Text == e.Where && l.note.Text == e.Note {
		return
	}
	l.words.SetText(e.Words)
	l.where.SetText(e.Where)
	l.note.SetText(e.Note)
	l.content.Layout.Layout(l.content.Objects, l.Size())
}

// CreateRenderer is called by Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(l.content) }

type lineLayout struct{ l *line }

// MinSize has room for two lines of words.
func (l *lineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(8*theme.Size(theme.SizeNameText), l.l.words.MinSize().Height+l.l.where.MinSize().Height-2*pad)
}

// Layout places the words over where they belong, and the note beside both.
func (l *lineLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	n := l.l.note.MinSize()
	if l.l.note.Text == "" {
		n.Width = 0
	}
	l.l.note.Move(fyne.NewPos(size.Width-n.Width, (size.Height-n.Height)/2))
	l.l.note.Resize(n)
	h := l.l.words.MinSize().Height
	l.l.words.Move(fyne.NewPos(0, -pad/4))
	l.l.words.Resize(fyne.NewSize(max(0, size.Width-n.Width), h))
	l.l.where.Move(fyne.NewPos(0, h-1.75*pad))
	l.l.where.Resize(fyne.NewSize(max(0, size.Width-n.Width), l.l.where.MinSize().Height))
}
