package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"planwright/editor/widget"
	"planwright/plan"
)

// openDialog asks for a plan and opens it.
func (w *window) openDialog() {
	w.chooser.openFile(w, say.OpenTitle, w.folder(), planEndings, w.openPlan)
}

// keepNew asks where to keep a new plan and opens it there.
func (w *window) keepNew(p *plan.Plan) {
	title, _ := p.Title.Best(p.Languages...)
	path := free(filepath.Join(w.folder(), fileName(title)+".plan"))
	w.chooser.saveFile(w, say.KeepTitle, path, func(path string) { w.createPlan(withEnding(path, ".plan"), p) })
}

// openExample opens a copy of the example of the person's own.
func (w *window) openExample() {
	p, err := example(w.minter())
	if err != nil {
		w.problem(err)
		return
	}
	w.keepNew(p)
}

// fileName makes a name for a file of a title: what the systems forbid in names becomes a hyphen.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(title))
	if runes := []rune(name); len(runes) > 80 {
		name = strings.TrimSpace(string(runes[:80]))
		if end := strings.LastIndexByte(name, ' '); end > 0 && runes[79] != ' ' && runes[80] != ' ' { // half a word, or half a year, misleads
			name = name[:end]
		}
	}
	if name = strings.Trim(name, ". "); name == "" {
		name = say.Untitled
	}
	return name
}

// free returns path, or path with a number when there is such a file already.
func free(path string) string {
	ending := filepath.Ext(path)
	for n := 2; n < 1000; n++ {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		stem := strings.TrimSuffix(path, ending)
		if n > 2 {
			stem = strings.TrimSuffix(stem, fmt.Sprintf(" %d", n-1))
		}
		path = fmt.Sprintf("%s %d%s", stem, n, ending)
	}
	return path
}

// caption is a word of help under a field.
func caption(words string) fyne.CanvasObject { return widget.NewCaption(words) }
