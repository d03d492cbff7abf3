package desktop

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets"
	"planwright/editor/widget"
)

// start is the first screen: the plans worked on lately, and the ways to begin.
func (w *window) start() fyne.CanvasObject {
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("planwright.png", assets.Icon()))
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(4 * theme.Size(theme.SizeNameText)))
	name := fynewidget.NewLabel(Name)
	name.SizeName = theme.SizeNameHeadingText
	name.TextStyle.Bold = true
	head := container.NewBorder(nil, nil, icon, nil, container.NewVBox(layout.NewSpacer(), tight(name, widget.NewCaption(say.Motto)), layout.NewSpacer()))

	begin := container.New(widget.Row{},
		container.NewVBox(
			action(theme.FolderOpenIcon(), say.StartOpen, fynewidget.HighImportance, w.openDialog),
			action(theme.DownloadIcon(), say.StartTakeIn, fynewidget.MediumImportance, w.takeInDialog)),
		container.NewVBox(
			action(theme.DocumentCreateIcon(), say.StartNew, fynewidget.MediumImportance, w.newDialog),
			action(theme.InfoIcon(), say.StartExample, fynewidget.MediumImportance, w.openExample)))
	return centred(container.NewVBox(head, gap(), begin, fynewidget.NewLabel(say.Newcomer), gap(), w.unfinishedPlans(), w.recentPlans()))
}

// unfinishedPlans says which plans have work waiting for their file, each with a button that opens it. Without any it is empty.
func (w *window) unfinishedPlans() fyne.CanvasObject {
	all := container.NewVBox()
	for _, path := range w.unfinished {
		words := fynewidget.NewLabel(fmt.Sprintf(say.UnfinishedOn, short(path)))
		words.Wrapping = fyne.TextWrapWord
		words.Importance = fynewidget.WarningImportance
		all.Add(container.NewBorder(nil, nil, nil, fynewidget.NewButton(say.Open, func() { w.openPlan(path) }), words))
	}
	return all
}

// recentPlans lists the plans worked on lately, on a sheet of their own.
func (w *window) recentPlans() fyne.CanvasObject {
	title := fynewidget.NewLabel(say.RecentPlans)
	title.TextStyle.Bold = true
	list := container.NewVBox()
	for _, r := range w.settings.Recent {
		list.Add(w.recentRow(r))
	}
	if len(w.settings.Recent) == 0 {
		list.Add(caption(say.NoRecent))
	}
	return container.NewVBox(title, container.NewStack(widget.NewSheet(), container.NewPadded(list)))
}

// gap parts what does not belong together.
func gap() fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(theme.Size(theme.SizeNameInnerPadding)))
	return r
}

func action(icon fyne.Resource, words string, importance fynewidget.Importance, do func()) fyne.CanvasObject {
	b := fynewidget.NewButtonWithIcon(words, icon, do)
	b.Importance = importance
	b.Alignment = fynewidget.ButtonAlignLeading
	return b
}

// recentRow shows a plan that was open: its title, and below it the nation and the place of the file.
func (w *window) recentRow(r recent) fyne.CanvasObject {
	title := r.Title
	if title == "" {
		title = filepath.Base(r.Path)
	}
	b := newRecentButton(title, func() { w.openPlan(r.Path) })
	where := short(r.Path)
	if r.Nation != "" {
		where = r.Nation + say.Dot + where
	}
	caption := fynewidget.NewLabel(where)
	caption.SizeName = theme.SizeNameCaptionText
	caption.Truncation = fyne.TextTruncateEllipsis
	indent := canvas.NewRectangle(nil)
	indent.SetMinSize(fyne.NewSize(theme.Size(theme.SizeNameInlineIcon)+theme.Size(theme.SizeNamePadding)/2, 0))
	return tight(b, container.NewBorder(nil, nil, indent, nil, caption))
}

// recentButton is a button that shows as much of its words as it has room for, so that a long title makes no window wider.
type recentButton struct {
	fynewidget.Button
	words string
}

func newRecentButton(words string, do func()) *recentButton {
	b := &recentButton{words: words}
	b.Icon, b.OnTapped = theme.FileTextIcon(), do
	b.Alignment, b.Importance = fynewidget.ButtonAlignLeading, fynewidget.LowImportance
	b.ExtendBaseWidget(b)
	return b
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

// clip returns as much of words as a bold line of this width has room for, with an ellipsis where some are missing.
func clip(words string, width float32) string {
	wide := func(s string) bool {
		return fyne.MeasureText(s, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width > width
	}
	if !wide(words) {
		return words
	}
	runes := []rune(words)
	n := sort.Search(len(runes), func(n int) bool { return wide(string(runes[:n+1]) + "…") })
	return strings.TrimRight(string(runes[:n]), " ") + "…"
}

// tight puts a line close under another.
func tight(above, below fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(-3*theme.Size(theme.SizeNamePadding)), above, below)
}

// short writes a path with "~" for the home folder.
func short(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return path
	}
	if rest, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(rest) {
		return filepath.Join("~", rest)
	}
	return path
}
