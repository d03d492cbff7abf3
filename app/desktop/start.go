package desktop

import (
	"os"
	"path/filepath"

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

	begin := container.NewGridWrap(w.buttonSize(),
		action(theme.FolderOpenIcon(), say.StartOpen, fynewidget.HighImportance, w.openDialog),
		action(theme.DocumentCreateIcon(), say.StartNew, fynewidget.MediumImportance, w.newDialog),
		action(theme.DownloadIcon(), say.StartTakeIn, fynewidget.MediumImportance, w.takeInDialog),
		action(theme.InfoIcon(), say.StartExample, fynewidget.MediumImportance, w.openExample),
	)
	page := container.NewVBox(head, begin)
	if len(w.settings.Recent) > 0 {
		title := fynewidget.NewLabel(say.RecentPlans)
		title.TextStyle.Bold = true
		page.Add(title)
		for _, r := range w.settings.Recent {
			page.Add(w.recentRow(r))
		}
	}
	return centred(page)
}

// buttonSize makes the four ways to begin equally large.
func (w *window) buttonSize() fyne.Size {
	var size fyne.Size
	for _, words := range []string{say.StartOpen, say.StartNew, say.StartTakeIn, say.StartExample} {
		size = size.Max(fynewidget.NewButtonWithIcon(words, theme.FolderOpenIcon(), nil).MinSize())
	}
	return size.AddWidthHeight(16, 8)
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
	b := fynewidget.NewButtonWithIcon(title, theme.FileTextIcon(), func() { w.openPlan(r.Path) })
	b.Alignment = fynewidget.ButtonAlignLeading
	b.Importance = fynewidget.LowImportance
	where := short(r.Path)
	if r.Nation != "" {
		where = r.Nation + say.Dot + where
	}
	caption := fynewidget.NewLabel(where)
	caption.SizeName = theme.SizeNameCaptionText
	caption.Truncation = fyne.TextTruncateEllipsis
	indent := canvas.NewRectangle(nil)
	indent.SetMinSize(fyne.NewSize(theme.Size(theme.SizeNameInlineIcon)+theme.Size(theme.SizeNameInnerPadding), 0))
	return tight(b, container.NewBorder(nil, nil, indent, nil, caption))
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
