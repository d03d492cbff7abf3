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

	begin := container.New(layout.NewCustomPaddedVBoxLayout(theme.Size(theme.SizeNamePadding)),
		way(theme.DocumentCreateIcon(), sayStart.New, sayStart.NewHelp, fynewidget.HighImportance, w.newDialog),
		way(theme.FolderOpenIcon(), sayStart.Open, sayStart.OpenHelp, fynewidget.MediumImportance, w.openDialog),
		way(theme.DownloadIcon(), sayStart.TakeIn, sayStart.TakeInHelp, fynewidget.MediumImportance, w.takeInDialog),
		way(theme.InfoIcon(), sayStart.Example, sayStart.ExampleHelp, fynewidget.MediumImportance, w.openExample))
	var all *fyne.Container
	beside := container.New(&besides{changed: func() { all.Refresh() }}, begin, w.recentPlans())
	all = container.NewVBox(head, gap(), w.unfinishedPlans(), beside)
	return container.NewVScroll(container.New(&widget.Column{Letters: 112, Middle: true}, all))
}

// way is a way to begin: a button, with what it does under it.
func way(icon fyne.Resource, words, help string, importance fynewidget.Importance, do func()) fyne.CanvasObject {
	b := fynewidget.NewButtonWithIcon(words, icon, do)
	b.Importance = importance
	b.Alignment = fynewidget.ButtonAlignLeading
	return container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)), b, widget.NewCaption(help))
}

// besides is the layout of the ways to begin beside the plans worked on lately, or over them where there is little room. Its height follows its
// width, which Fyne tells only after it has asked for the height; changed is called when it stands in another way.
type besides struct {
	width   float32
	changed func()
}

// The widths of both sides, in sizes of text: the ways to begin have the first, and both stand side by side from the second.
const (
	waysWide   = 21
	besideFrom = 52
)

func (b *besides) beside(width float32) bool {
	return width >= besideFrom*theme.Size(theme.SizeNameText)
}

// Layout places the two.
func (b *besides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	was := b.width
	b.width = size.Width
	gap := 3 * theme.Size(theme.SizeNameInnerPadding)
	ways, plans := objects[0], objects[1]
	if b.beside(size.Width) {
		wide := waysWide * theme.Size(theme.SizeNameText)
		ways.Resize(fyne.NewSize(wide, size.Height))
		plans.Move(fyne.NewPos(wide+gap, 0))
		plans.Resize(fyne.NewSize(size.Width-wide-gap, plans.MinSize().Height))
	} else {
		height := ways.MinSize().Height
		ways.Resize(fyne.NewSize(size.Width, height))
		plans.Move(fyne.NewPos(0, height+gap))
		plans.Resize(fyne.NewSize(size.Width, plans.MinSize().Height))
	}
	ways.Move(fyne.NewPos(0, 0))
	if was != b.width {
		b.changed()
	}
}

// MinSize is the height of both at the width that they have.
func (b *besides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	ways, plans := objects[0].MinSize(), objects[1].MinSize()
	width := max(ways.Width, plans.Width)
	if b.beside(b.width) {
		return fyne.NewSize(width, max(ways.Height, plans.Height))
	}
	return fyne.NewSize(width, ways.Height+3*theme.Size(theme.SizeNameInnerPadding)+plans.Height)
}

// unfinishedPlans says which plans have work waiting for their file, each with a button that opens it. Without any it is empty.
func (w *window) unfinishedPlans() fyne.CanvasObject {
	all := container.NewVBox()
	for _, path := range w.unfinished {
		words := fynewidget.NewLabel(fmt.Sprintf(say.UnfinishedOn, short(path)))
		words.Wrapping = fyne.TextWrapWord
		words.Importance = fynewidget.WarningImportance
		all.Add(container.NewBorder(nil, nil, nil, container.NewCenter(fynewidget.NewButton(say.Open, func() { w.openPlan(path) })), words))
	}
	return all
}

// gap parts what does not belong together.
func gap() fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSquareSize(theme.Size(theme.SizeNameInnerPadding)))
	return r
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
