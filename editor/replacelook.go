package editor

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/find"
	"planwright/plan/markup"
)

// newReplaceLook lists what replacing words would change, each with its place and the words around it: what stands there now, and what will.
func newReplaceLook(e *Editor, edits []find.Edit, matches []find.Match, q find.Query, with string, waiting int) fyne.CanvasObject {
	_, texts := find.Replaced(edits)
	words := fmt.Sprintf(say.ReplaceIn, widget.Number(texts))
	if texts == 1 {
		words = say.ReplaceInOne
	}
	switch {
	case waiting == 1:
		words += " " + say.ReplaceLeavesOne
	case waiting > 1:
		words += " " + fmt.Sprintf(say.ReplaceLeaves, waiting)
	}
	head := fynewidget.NewLabel(words)
	head.Wrapping = fyne.TextWrapWord
	refs, primary := plan.Refs(e.doc.Plan()), e.doc.Plan().Primary()
	names := markup.ReferencesAs(refs)
	list := fynewidget.NewList(func() int { return len(matches) }, newReplaceLine, func(i fynewidget.ListItemID, o fyne.CanvasObject) {
		if i >= len(matches) {
			return
		}
		m := matches[i]
		before, found, after := m.Around(34, names.Print)
		line := o.(*fyne.Container)
		line.Objects[0].(*fynewidget.Label).SetText(placeName(refs, m.Place, primary))
		put := func(n int, words string, ink fyne.ThemeColorName) {
			text := line.Objects[n].(*fynewidget.RichText)
			text.Segments = []fynewidget.RichTextSegment{run(before, theme.ColorNameForeground, false), run(words, ink, true), run(after, theme.ColorNameForeground, false)}
			text.Refresh()
		}
		put(1, found, theme.ColorNameError)
		put(2, newWords(m, q, with), theme.ColorNameSuccess)
	})
	size := theme.Size(theme.SizeNameText)
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(34*size, 5*size))
	return container.NewBorder(head, nil, nil, nil, container.NewStack(room, list)) // the list has all the room that there is
}

// newReplaceLine is an empty line of the list.
func newReplaceLine() fyne.CanvasObject {
	place := fynewidget.NewLabel("")
	place.SizeName = theme.SizeNameCaptionText
	place.Truncation = fyne.TextTruncateEllipsis
	text := func() *fynewidget.RichText {
		r := fynewidget.NewRichText(run(" ", theme.ColorNameForeground, false))
		r.Truncation = fyne.TextTruncateEllipsis
		return r
	}
	return container.New(&tightLines{}, place, text(), text())
}

// newWords is what stands in the place of a match once it is replaced.
func newWords(m find.Match, q find.Query, with string) string {
	edits := find.Replace([]find.Match{m}, q, with)
	if len(edits) == 0 {
		return m.Text[m.Start:m.End]
	}
	return strings.ReplaceAll(edits[0].New[m.Start:len(edits[0].New)-(len(m.Text)-m.End)], "\n", " ")
}

// tightLines puts lines of words under one another without the space around each.
type tightLines struct{}

// Layout places the lines.
func (tightLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	y := -pad / 2
	for _, o := range objects {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h - 1.6*pad
	}
}

// MinSize has room for the lines.
func (tightLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.Size(theme.SizeNameInnerPadding)
	size := fyne.NewSize(0, 0.6*pad)
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height - 1.6*pad
	}
	return size
}
