package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor"
	"planwright/editor/loop"
	"planwright/editor/widget"
	"planwright/plan/count"
)

// fullScreen shows the window over the whole screen, or as it was before.
func (w *window) fullScreen() {
	w.window.SetFullScreen(!w.window.FullScreen())
	w.refreshMenu()
}

// newWindow begins another window, for another plan, as a program of its own: what happens to one then never happens to the other, and a plan
// is open in one of them only, since the first has its working copy.
func (w *window) newWindow() {
	w.environment.start(func() {
		err := w.another()
		loop.Do(func() { w.problem(err) })
	})
}

// counts shows how many words and parts the plan has, and the priority that is chosen.
func (w *window) counts() {
	if w.editor == nil || !w.editor.Keep() {
		return
	}
	p, l := w.editor.Plan(), w.editor.Language()
	whole := count.Of(p, l)
	parts := []count.Counts{whole}
	heads := []string{sayComfort.CountPlan}
	if i := w.editor.ChosenPriority(); i >= 0 {
		parts = append(parts, count.OfPriority(p, i, l))
		heads = append(heads, fmt.Sprintf(sayComfort.CountPriority, i+1))
	}
	grid := container.NewGridWithColumns(len(parts) + 1)
	cell := func(words string, align fyne.TextAlign, bold bool) {
		label := fynewidget.NewLabel(words)
		label.Alignment, label.TextStyle.Bold = align, bold
		grid.Add(label)
	}
	cell("", fyne.TextAlignLeading, false)
	for _, h := range heads {
		cell(h, fyne.TextAlignTrailing, true)
	}
	for _, row := range []struct {
		name string
		of   func(count.Counts) int
	}{
		{sayComfort.CountWords, func(c count.Counts) int { return c.Words }},
		{sayComfort.CountShort, func(c count.Counts) int { return c.Short }},
		{sayComfort.CountPriorities, func(c count.Counts) int { return c.Priorities }},
		{sayComfort.CountCommitments, func(c count.Counts) int { return c.Commitments }},
		{sayComfort.CountRows, func(c count.Counts) int { return c.Rows }},
		{sayComfort.CountActions, func(c count.Counts) int { return c.Actions }},
		{sayComfort.CountMeasures, func(c count.Counts) int { return c.Measures }},
		{sayComfort.CountSections, func(c count.Counts) int { return c.Sections }},
	} {
		cell(row.name, fyne.TextAlignLeading, false)
		for _, c := range parts {
			cell(widget.Number(row.of(c)), fyne.TextAlignTrailing, false)
		}
	}
	content := container.NewVBox(grid)
	if len(p.Languages) > 1 {
		content.Objects = append([]fyne.CanvasObject{caption(fmt.Sprintf(sayComfort.CountIn, editor.LanguageName(l)))}, content.Objects...)
	}
	content.Add(caption(sayComfort.CountHelp))
	w.scrolledBox(sayComfort.CountTitle, content)
}

// shortcuts shows every key that the window knows: those of the menus as the menus have them, and those of the table.
func (w *window) shortcuts() {
	content := container.NewVBox()
	for _, part := range w.shortcutParts() {
		heading := fynewidget.NewLabel(part.title)
		heading.TextStyle.Bold = true
		content.Add(heading)
		form := fynewidget.NewForm()
		for _, k := range part.keys {
			what := fynewidget.NewLabel(k[1])
			what.Wrapping = fyne.TextWrapWord
			form.Append(k[0], what)
		}
		content.Add(form)
	}
	w.scrolledBox(sayComfort.ShortcutsTitle, content)
}

// shortcutPart is what the page of shortcuts has under one heading: keys, and what they do.
type shortcutPart struct {
	title string
	keys  [][2]string
}

// shortcutParts returns the page of shortcuts.
func (w *window) shortcutParts() []shortcutPart {
	out := []shortcutPart{{sayComfort.InTable, tableKeys()}, {sayComfort.InFind, findKeys()}}
	for _, c := range w.commands() {
		if c.shortcut == "" {
			continue
		}
		if last := &out[len(out)-1]; last.title != c.menu {
			out = append(out, shortcutPart{title: c.menu})
		}
		last := &out[len(out)-1]
		last.keys = append(last.keys, [2]string{c.shortcut, c.label})
	}
	return out
}

// scrolledBox shows more than may have room, which the arrow and page keys scroll.
func (w *window) scrolledBox(title string, content fyne.CanvasObject, more ...choice) *box {
	return w.box(title, content, wide, append(more, choice{Label: say.OK})...)
}
