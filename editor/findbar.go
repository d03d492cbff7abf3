package editor

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan/find"
	"planwright/plan/markup"
)

// findBar is what the person looks for, how, and what has been found.
type findBar struct {
	finder  *finder
	content *fyne.Container
	second  *fyne.Container // what replaces

	words, with             *findEntry
	count                   *fynewidget.Label
	place                   *fynewidget.RichText
	capitals, whole, accent *fynewidget.Check
	lang                    *fynewidget.Select
	langFrame               fyne.CanvasObject
	one, all                *fynewidget.Button
	quiet                   bool // what the bar asks for is being set by us
	own                     []fyne.CanvasObject
}

// entryLetters is how wide the two entries are.
const entryLetters = 32

func newFindBar(f *finder) *findBar {
	b := &findBar{finder: f, count: fynewidget.NewLabel(""), place: fynewidget.NewRichText()}
	b.words, b.with = newFindEntry(f, say.FindWords), newFindEntry(f, say.ReplaceWith)
	b.words.OnChanged = func(string) { b.again() }
	b.with.enter = f.replace
	check := func(words string) *fynewidget.Check { return fynewidget.NewCheck(words, func(bool) { b.again() }) }
	b.capitals, b.whole, b.accent = check(say.FindCase), check(say.FindWhole), check(say.FindAccents)
	b.lang = fynewidget.NewSelect(nil, func(string) { b.again() })
	b.langFrame = widget.Framed(b.lang)
	before := widget.NewIconButton(theme.MoveUpIcon(), say.FindPrevious, func() { f.editor.FindNext(-1) })
	next := widget.NewIconButton(theme.MoveDownIcon(), say.FindNext, func() { f.editor.FindNext(1) })
	closing := widget.NewIconButton(theme.CancelIcon(), say.Close, f.close)
	b.one, b.all = fynewidget.NewButton(say.Replace, f.replace), fynewidget.NewButton(say.ReplaceAll, f.replaceAll)
	b.place.Truncation = fyne.TextTruncateEllipsis
	flow := func(objects ...fyne.CanvasObject) *fyne.Container {
		return container.New(&widget.Flow{First: entryLetters, Changed: func() { f.editor.content.Refresh() }}, objects...)
	}
	first := flow(b.words, before, next, b.count, b.capitals, b.whole, b.accent, b.langFrame)
	b.second = flow(b.with, b.one, b.all)
	b.second.Hide()
	b.content = container.NewVBox(
		container.NewBorder(nil, nil, nil, container.NewVBox(closing), container.NewVBox(first, b.second)), b.place, fynewidget.NewSeparator())
	b.own = []fyne.CanvasObject{b.words, b.with, before, next, b.capitals, b.whole, b.accent, b.lang, b.one, b.all}
	b.content.Hide()
	return b
}

// has reports whether something that had the keyboard is of the bar.
func (b *findBar) has(held fyne.Focusable) bool {
	for _, o := range b.own {
		if f, ok := o.(fyne.Focusable); ok && held == f {
			return true
		}
	}
	return false
}

// show opens the bar with the words that were selected, if any.
func (b *findBar) show(replace bool, words string) {
	b.quiet = true
	if words != "" && b.finder.editor.host.Canvas.Focused() != fyne.Focusable(b.words) {
		b.words.SetText(words)
	}
	b.languages()
	b.quiet = false
	if replace {
		b.second.Show()
	} else {
		b.second.Hide()
	}
	b.content.Show()
	b.finder.editor.content.Refresh()
	b.finder.editor.host.Canvas.Focus(b.words)
	b.words.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// languages offers the languages of the plan, the one in view first chosen.
func (b *findBar) languages() {
	e := b.finder.editor
	var names []string
	for _, l := range e.langs {
		names = append(names, LanguageName(l))
	}
	names = append(names, say.FindAllLanguages)
	b.lang.Options = names
	if b.lang.Selected != say.FindAllLanguages { // all stays all
		b.lang.SetSelected(LanguageName(e.lang))
	}
	if len(names) > 2 {
		b.langFrame.Show()
	} else {
		b.langFrame.Hide()
	}
}

// again searches once more with what the bar asks for now.
func (b *findBar) again() {
	if !b.quiet && b.finder.open {
		b.finder.search(true)
	}
}

// query is what the bar asks for.
func (b *findBar) query() find.Query {
	q := find.Query{Words: b.words.Text, Case: b.capitals.Checked, Whole: b.whole.Checked, IgnoreAccents: b.accent.Checked}
	if strings.TrimSpace(q.Words) == "" {
		q.Words = ""
	}
	langs := b.finder.editor.langs
	if i := b.lang.SelectedIndex(); len(langs) > 1 && i >= 0 && i < len(langs) {
		q.Lang = langs[i]
	}
	return q
}

// tell says something in the place of the count.
func (b *findBar) tell(words string) { b.count.SetText(words) }

// refresh shows the count and where the match at hand stands.
func (b *findBar) refresh() {
	f := b.finder
	n := len(f.found.Matches)
	switch {
	case f.query.Words == "":
		b.tell("")
	case n == 0:
		b.tell(say.FindNothing)
	case f.found.More:
		b.tell(fmt.Sprintf(say.FindMore, widget.Number(f.at+1), widget.Number(n)))
	default:
		b.tell(fmt.Sprintf(say.FindCount, widget.Number(f.at+1), widget.Number(n)))
	}
	for _, x := range []*fynewidget.Button{b.one, b.all} {
		if n == 0 || f.plan.Locked() {
			x.Disable()
		} else {
			x.Enable()
		}
	}
	b.place.Segments = nil
	if n > 0 {
		m := f.found.Matches[f.at]
		before, found, after := m.Around(60, markup.ReferencesAs(f.refs).Print)
		b.place.Segments = []fynewidget.RichTextSegment{
			run(placeName(f.refs, m.Place, f.plan.Primary())+"   ", theme.ColorNamePrimary, true),
			run(before, theme.ColorNameForeground, false), run(found, theme.ColorNameForeground, true), run(after, theme.ColorNameForeground, false)}
	}
	if was := b.place.Visible(); was != (n > 0) {
		b.place.Hidden = n == 0
		f.editor.content.Refresh()
	}
	b.place.Refresh()
}

// run is a piece of a line of words.
func run(words string, ink fyne.ThemeColorName, bold bool) *fynewidget.TextSegment {
	return &fynewidget.TextSegment{Text: words, Style: fynewidget.RichTextStyle{ColorName: ink, Inline: true, TextStyle: fyne.TextStyle{Bold: bold}}}
}

// findEntry is an entry of the bar: Enter goes on, Shift+Enter goes back, Escape puts the bar away.
type findEntry struct {
	widget.Entry
	finder *finder
	enter  func() // nil is the next match
}

func newFindEntry(f *finder, hint string) *findEntry {
	e := &findEntry{finder: f}
	e.PlaceHolder = hint
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab lets Tab go from one entry to the other.
func (e *findEntry) AcceptsTab() bool { return true }

// tab goes from what is looked for to what replaces it and back, and else to what stands beside.
func (e *findEntry) tab() {
	b, c := e.finder.bar, e.finder.editor.host.Canvas
	back := widget.Shifted()
	switch {
	case e == b.words && !back && b.second.Visible():
		c.Focus(b.with)
	case e == b.with && back:
		c.Focus(b.words)
	case back:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// AccessibilityLabel says what belongs in the entry.
func (e *findEntry) AccessibilityLabel() string { return e.PlaceHolder }

// TypedKey takes the keys that are the bar's.
func (e *findEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.finder.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case e.enter != nil:
			e.enter()
		case widget.Shifted():
			e.finder.editor.FindNext(-1)
		default:
			e.finder.editor.FindNext(1)
		}
	case fyne.KeyF6:
		e.finder.editor.Focus()
	case fyne.KeyTab:
		e.tab()
	default:
		if !widget.PassKey(e.finder.editor.host.Canvas, k.Name) {
			e.Entry.TypedKey(k)
		}
	}
}

// oneLine returns words that can stand in an entry of one line, or nothing.
func oneLine(words string) string {
	if strings.ContainsAny(words, "\n\r") {
		return ""
	}
	return strings.TrimSpace(words)
}
