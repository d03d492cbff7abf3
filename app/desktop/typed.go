package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/plan"
)

// typed asks for a file where the system has no dialog of its own: a line for the path over a list of the folder.
type typed struct{}

func (typed) openFile(w *window, title, dir string, endings []string, done func(string)) {
	b := newBrowser(w, dir, endings)
	b.ask(title, say.Open, "", func(path string) error {
		if info, err := os.Stat(path); err != nil {
			return errors.New(document.Told(plan.NoFile(path, err)).What)
		} else if info.IsDir() {
			b.enter(path)
			return errors.New(say.IsFolder)
		}
		return nil
	}, done)
}

// openFiles asks for files: those that are ticked in the list, also of several folders, and the one whose path is typed.
func (typed) openFiles(w *window, title, dir string, endings []string, done func([]string)) {
	b := newBrowser(w, dir, endings)
	b.several = true
	b.read(dir) // without the plan that is open
	b.ask(title, say.ChooseFiles, "", func(path string) error {
		info, err := os.Stat(path)
		switch {
		case err == nil && !info.IsDir(), len(b.ticked) > 0 && path == filepath.Clean(b.dir):
			return nil
		case err != nil:
			return errors.New(document.Told(plan.NoFile(path, err)).What)
		}
		b.enter(path)
		return errors.New(say.TickFiles)
	}, func(path string) {
		paths := b.ticked
		if info, err := os.Stat(path); err == nil && !info.IsDir() && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
		done(paths)
	})
}

func (typed) saveFile(w *window, title, path string, done func(string)) {
	ending := filepath.Ext(path)
	agreed := "" // the file that the person has agreed to replace
	newBrowser(w, filepath.Dir(path), []string{ending}).ask(title, say.Save, filepath.Base(path), func(path string) error {
		path = withEnding(path, ending)
		if !isFolder(filepath.Dir(path)) {
			return errors.New(say.NoSuchFolder)
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) && agreed != path {
			agreed = path
			return fmt.Errorf(say.Replace, filepath.Base(path))
		}
		return nil
	}, func(path string) { done(withEnding(path, ending)) })
}

// browser is a line for a path and the list of a folder.
type browser struct {
	w       *window
	endings []string
	dir     string
	files   []file // of dir, folders first
	entry   *dialogEntry
	list    *fynewidget.List
	note    *fynewidget.Label
	confirm *dialogButton // once the box is shown
	several bool          // files are ticked, and they are copies of the plan that is open
	ticked  []string      // their paths
	entered time.Time     // when a folder was last gone into
	last    struct {      // the file that was ticked last, or whose tick was taken away, and when
		path string
		at   time.Time
	}
}

type file struct {
	name   string
	folder bool
}

func newBrowser(w *window, dir string, endings []string) *browser {
	b := &browser{w: w, endings: endings, entry: newDialogEntry("", say.PathHint), note: fynewidget.NewLabel("")}
	b.note.Wrapping = fyne.TextWrapWord
	b.note.Importance = fynewidget.WarningImportance
	b.note.Hide()
	b.list = fynewidget.NewList(func() int { return len(b.files) }, func() fyne.CanvasObject {
		name := fynewidget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, fynewidget.NewIcon(nil), nil, name)
	}, b.update)
	b.list.OnSelected = b.selected
	b.read(dir)
	return b
}

func (b *browser) update(i fynewidget.ListItemID, object fyne.CanvasObject) {
	if i >= len(b.files) {
		return
	}
	f := b.files[i]
	parts := object.(*fyne.Container).Objects
	icon := theme.FileIcon()
	switch {
	case f.name == parent:
		icon = theme.MoveUpIcon()
		f.name = say.FolderAbove
	case f.folder:
		icon = theme.FolderIcon()
	case b.several && slices.Contains(b.ticked, filepath.Join(b.dir, f.name)):
		icon = theme.CheckButtonCheckedIcon()
	case b.several:
		icon = theme.CheckButtonIcon()
	}
	parts[0].(*fynewidget.Label).SetText(f.name)
	parts[1].(*fynewidget.Icon).SetResource(icon)
}

const parent = ".."

// read lists a folder. One that can't be read shows the way up alone.
func (b *browser) read(dir string) {
	b.dir, b.files = dir, nil
	if filepath.Dir(dir) != dir {
		b.files = append(b.files, file{parent, true})
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		b.w.Logger.Info("a folder can't be listed", "error", err)
	}
	for _, e := range entries {
		folder := e.IsDir()
		if e.Type()&fs.ModeSymlink != 0 {
			folder = isFolder(filepath.Join(dir, e.Name()))
		}
		if !strings.HasPrefix(e.Name(), ".") && (folder || hasEnding(e.Name(), b.endings)) &&
			!(b.several && b.w.doc != nil && sameFile(filepath.Join(dir, e.Name()), b.w.path)) {
			b.files = append(b.files, file{e.Name(), folder})
		}
	}
	slices.SortStableFunc(b.files, func(x, y file) int {
		switch {
		case x.folder && !y.folder:
			return -1
		case !x.folder && y.folder:
			return 1
		}
		return strings.Compare(strings.ToLower(x.name), strings.ToLower(y.name))
	})
}

// enter shows a folder and keeps the name of the file.
func (b *browser) enter(dir string) {
	name := filepath.Base(b.entry.Text)
	if strings.HasSuffix(b.entry.Text, string(filepath.Separator)) || isFolder(b.entry.Text) {
		name = ""
	}
	b.read(dir)
	b.list.UnselectAll()
	b.list.ScrollToTop()
	b.list.Refresh()
	b.entry.SetText(strings.TrimSuffix(dir, string(filepath.Separator)) + string(filepath.Separator) + name)
}

func (b *browser) selected(i fynewidget.ListItemID) {
	f := b.files[i]
	wait := fyne.CurrentApp().Driver().DoubleTapDelay()
	if b.several && !f.folder {
		wait *= 2 // where pages are drawn slowly a second click comes late, and a tick is easily overlooked
	}
	if since := b.w.now().Sub(b.entered); !b.entered.IsZero() && since >= 0 && since < wait {
		b.list.UnselectAll() // the second click on a folder is not meant for what has come to lie under it
		return
	}
	path := filepath.Join(b.dir, f.name)
	switch {
	case f.folder:
		b.enter(path)
		b.entered = b.w.now()
	case b.several:
		if since := b.w.now().Sub(b.last.at); path == b.last.path && since >= 0 && since < wait { // a double-click chooses a file too
			b.list.UnselectAll()
			return
		}
		b.last.path, b.last.at = path, b.w.now()
		b.tick(path)
	default:
		b.entry.SetText(path)
	}
	b.toEnd()
}

// tick takes a file among those to be opened, or out of them again.
func (b *browser) tick(path string) {
	if i := slices.Index(b.ticked, path); i >= 0 {
		b.ticked = slices.Delete(b.ticked, i, i+1)
	} else {
		b.ticked = append(b.ticked, path)
	}
	b.list.UnselectAll()
	b.list.Refresh()
	b.countTicked()
}

// countTicked says how many files are ticked, and before the first that several may be.
func (b *browser) countTicked() {
	b.note.Importance = fynewidget.MediumImportance
	switch n := len(b.ticked); n {
	case 0:
		b.note.SetText(say.TickFiles)
	case 1:
		b.note.SetText(say.TickedOne)
	default:
		b.note.SetText(fmt.Sprintf(say.TickedFiles, n))
	}
	b.note.Show()
	if b.confirm != nil {
		b.confirm.SetText(b.confirmWords())
	}
}

// confirmWords says what the button of the box does with the files that are ticked.
func (b *browser) confirmWords() string {
	switch n := len(b.ticked); n {
	case 0:
		return say.ChooseFiles
	case 1:
		return say.ChooseFile
	default:
		return fmt.Sprintf(say.ChooseNFiles, n)
	}
}

// toEnd gives the line the keyboard with the end of the path in view.
func (b *browser) toEnd() {
	b.w.window.Canvas().Focus(b.entry)
	b.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// ask shows the box. Check says what is wrong with a path, in words shown under the line.
func (b *browser) ask(title, confirm, name string, check func(string) error, done func(string)) {
	b.entry.SetText(strings.TrimSuffix(b.dir, string(filepath.Separator)) + string(filepath.Separator) + name)
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(0, 14*theme.Size(theme.SizeNameText)))
	var box *box
	box = b.w.box(title, container.NewVBox(b.entry, b.note, container.NewStack(room, b.list)), b.w.lineWide(), choice{Label: say.Cancel}, choice{Label: confirm, Keep: true, Do: func() {
		path := expand(strings.TrimSpace(b.entry.Text))
		if err := check(path); err != nil {
			b.note.Importance = fynewidget.WarningImportance
			b.note.SetText(err.Error())
			b.note.Show()
			b.toEnd()
			return
		}
		box.close()
		done(path)
	}})
	b.entry.box = box
	if b.several {
		b.confirm = box.buttons[len(box.buttons)-1]
		b.countTicked()
	}
	b.toEnd()
}

// expand makes a typed path whole: "~" is the home folder.
func expand(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}
