package desktop

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets"
	"planwright/assets/tongue"
	"planwright/editor/widget"
)

// helpBox is the help in the window: its headings, the words under the one that is chosen, and an entry that leaves only the headings under
// which some words stand.
type helpBox struct {
	box   *box
	pages []assets.HelpPage
	shown []int // of pages
	at    int   // of shown

	words  *helpEntry
	list   *fynewidget.List
	text   *fynewidget.RichText
	scroll *container.Scroll
	none   *fynewidget.Label
}

// help shows the help.
func (w *window) help() {
	h := &helpBox{pages: helpPages(string(tongue.Now())), text: fynewidget.NewRichText(), none: fynewidget.NewLabel("")}
	h.text.Wrapping = fyne.TextWrapWord
	h.none.Wrapping = fyne.TextWrapWord
	// Fyne sets the points of a list somewhat wider than it is told to, which must not lie under the scroll bar.
	spared := container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.Size(theme.SizeNameScrollBar)), h.text)
	h.scroll = container.NewVScroll(container.NewVBox(h.none, spared))
	h.words = &helpEntry{help: h}
	h.words.PlaceHolder = sayComfort.HelpFind
	h.words.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	h.words.ExtendBaseWidget(h.words)
	h.words.OnChanged = func(string) { h.look() }
	h.list = fynewidget.NewList(func() int { return len(h.shown) },
		func() fyne.CanvasObject {
			l := fynewidget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i fynewidget.ListItemID, o fyne.CanvasObject) {
			if i < len(h.shown) {
				o.(*fynewidget.Label).SetText(h.pages[h.shown[i]].Title)
			}
		})
	h.list.HideSeparators = true
	h.list.OnSelected = func(i fynewidget.ListItemID) { h.show(i) }
	size, window := theme.Size(theme.SizeNameText), w.window.Canvas().Size()
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(min(60*size, window.Width-8*size), min(w.boxRoom(), 40*size)))
	split := container.NewHSplit(h.list, h.scroll)
	split.SetOffset(0.32)
	h.box = w.box(sayComfort.HelpTitle, container.NewStack(room, container.NewBorder(h.words, nil, nil, nil, split)), narrow, choice{Label: say.OK})
	h.look()
	w.window.Canvas().Focus(h.words)
}

// look lists the parts that hold all the words that were typed.
func (h *helpBox) look() {
	h.shown = nil
	words := strings.Fields(strings.ToLower(h.words.Text))
	for i, p := range h.pages {
		text, all := strings.ToLower(p.Title+"\n"+p.Words), true
		for _, w := range words {
			all = all && strings.Contains(text, w)
		}
		if all {
			h.shown = append(h.shown, i)
		}
	}
	h.list.UnselectAll()
	h.list.Refresh()
	if len(h.shown) == 0 {
		h.none.SetText(sayComfort.HelpNothing)
		h.none.Show()
		h.text.ParseMarkdown("")
		return
	}
	h.none.Hide()
	h.list.Select(0)
}

// show shows the words of a part.
func (h *helpBox) show(i int) {
	if i < 0 || i >= len(h.shown) {
		return
	}
	h.at = i
	p := h.pages[h.shown[i]]
	h.text.Segments = helpText("## " + p.Title + "\n\n" + p.Words)
	h.text.Refresh()
	h.scroll.ScrollToTop()
	h.scroll.Refresh()
}

// helpText is Markdown as it is set in the help.
func helpText(words string) []fynewidget.RichTextSegment {
	set := fynewidget.NewRichTextFromMarkdown(words).Segments
	bindWords(set)
	return set
}

// bindWords makes brackets and stops as bold as the words that they touch. Fyne may break a line wherever the weight changes, even between a bracket and
// the word in it.
func bindWords(set []fynewidget.RichTextSegment) {
	var last *fynewidget.TextSegment
	for _, s := range set {
		if block, is := s.(fynewidget.RichTextBlock); is {
			bindWords(block.Segments())
		}
		next, _ := s.(*fynewidget.TextSegment)
		if last != nil && next != nil && last.Inline() {
			bind(last, next)
		}
		last = next
	}
}

// bind moves brackets and stops between two stretches of text to the one that is bold.
func bind(a, b *fynewidget.TextSegment) {
	words, at := a.Text+b.Text, len(a.Text)
	switch bold := b.Style.TextStyle.Bold; {
	case bold == a.Style.TextStyle.Bold:
	case bold:
		at = len(strings.TrimRightFunc(a.Text, unicode.IsPunct))
	default:
		at = len(words) - len(strings.TrimLeftFunc(b.Text, unicode.IsPunct))
	}
	a.Text, b.Text = words[:at], words[at:]
}

// helpEntry is the entry of the help: the arrow keys go from heading to heading, the page keys scroll, Enter and Escape close.
type helpEntry struct {
	widget.Entry
	help *helpBox
}

// AccessibilityLabel says what belongs in the entry.
func (e *helpEntry) AccessibilityLabel() string { return e.PlaceHolder }

// TypedKey takes the keys that are the help's.
func (e *helpEntry) TypedKey(k *fyne.KeyEvent) {
	h := e.help
	page := h.scroll.Size().Height * 0.9
	switch k.Name {
	case fyne.KeyDown:
		h.list.Select(min(h.at+1, max(len(h.shown)-1, 0)))
	case fyne.KeyUp:
		h.list.Select(max(h.at-1, 0))
	case fyne.KeyPageDown:
		h.turn(page)
	case fyne.KeyPageUp:
		h.turn(-page)
	default:
		if !h.box.key(k) {
			e.Entry.TypedKey(k)
		}
	}
}

func (h *helpBox) turn(by float32) {
	most := max(0, h.scroll.Content.MinSize().Height-h.scroll.Size().Height)
	h.scroll.ScrollToOffset(fyne.NewPos(0, min(max(h.scroll.Offset.Y+by, 0), most)))
}

// helpPages are the parts of the help in a language of the interface.
func helpPages(lang string) []assets.HelpPage { return assets.Help(lang) }
