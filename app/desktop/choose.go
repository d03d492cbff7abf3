package desktop

import (
	"errors"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"

	"planwright/editor/loop"
)

// chooser asks the person for a file. Its methods return at once and call done on Fyne's goroutine with a path,
// or not at all when the person thinks better of it.
type chooser interface {
	openFile(w *window, title, dir string, endings []string, done func(path string))
	openFiles(w *window, title, dir string, endings []string, done func(paths []string)) // one or several
	saveFile(w *window, title, path string, done func(path string))
}

// newChooser returns the system's own file dialogs where there are any, else ours.
func newChooser() chooser {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return native{}
	}
	for _, tool := range []string{"zenity", "matedialog", "qarma"} {
		if _, err := exec.LookPath(tool); err == nil {
			return native{}
		}
	}
	return typed{}
}

// native is the system's own file dialogs.
type native struct{}

func (native) openFile(w *window, title, dir string, endings []string, done func(string)) {
	options := w.opening(title, dir, endings)
	ask(w, done, func() (string, error) { return zenity.SelectFile(options...) })
}

func (native) openFiles(w *window, title, dir string, endings []string, done func([]string)) {
	options := w.opening(title, dir, endings)
	ask(w, done, func() ([]string, error) { return zenity.SelectFileMultiple(options...) })
}

// opening is what a dialog of the system for opening files is told.
func (w *window) opening(title, dir string, endings []string) []zenity.Option {
	options := append(w.inFront(), zenity.Title(title), zenity.Filename(dir+string(filepath.Separator)))
	if len(endings) > 0 {
		var patterns []string
		for _, e := range endings {
			patterns = append(patterns, "*"+e)
		}
		options = append(options, zenity.FileFilters{
			{Name: strings.Join(patterns, " "), Patterns: patterns, CaseFold: true},
			{Name: say.AllFiles, Patterns: []string{"*"}},
		})
	}
	return options
}

func (native) saveFile(w *window, title, path string, done func(string)) {
	options := append(w.inFront(), zenity.Title(title), zenity.Filename(path), zenity.ConfirmOverwrite())
	ask(w, done, func() (string, error) { return zenity.SelectFileSave(options...) })
}

// inFront keeps a dialog of the system in front of the window, which waits for it.
func (w *window) inFront() []zenity.Option {
	options := []zenity.Option{zenity.Modal()}
	if native, ok := w.window.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
				options = append(options, zenity.Attach(c.HWND))
			}
		})
	}
	return options
}

// ask shows a dialog of the system from another goroutine, since it blocks.
func ask[T string | []string](w *window, done func(T), show func() (T, error)) {
	go func() {
		path, err := onDialogThread(show)
		loop.Do(func() {
			switch {
			case errors.Is(err, zenity.ErrCanceled):
			case err != nil:
				w.problem(err)
			case len(path) > 0:
				done(path)
			}
		})
	}()
}

// pictureEndings are those of files that a plan can show.
var pictureEndings = []string{".png", ".jpg", ".jpeg"}

// choosePicture asks for the file of a picture.
func (w *window) choosePicture(done func(path string)) {
	w.chooser.openFile(w, say.PictureTitle, w.folder(), pictureEndings, done)
}

// withEnding returns path with the ending unless it has it already.
func withEnding(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}

// hasEnding reports whether path ends in one of endings; no endings take every file.
func hasEnding(path string, endings []string) bool {
	return len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(path)))
}
