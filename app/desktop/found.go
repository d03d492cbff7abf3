package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"planwright/editor/document"
	"planwright/plan/history"
	"planwright/plan/store"
)

// mostBeside is how many files of the plan's folder are looked at.
const mostBeside = 200

// beside is what is known of the other plan files in the folder of the plan that is open: sync programs put conflicted copies there, and people what
// was sent to them. They are known by the plan in them, whatever they are called.
type beside struct {
	busy  bool
	known map[string]stamp // files that were looked at, as they were then
}

type stamp struct {
	size int64
	at   time.Time
}

// lookBeside looks for copies of the plan in its folder off Fyne's goroutine, and offers those that have something new. A file is read once, and
// again when it has changed.
func (w *window) lookBeside() {
	if w.doc == nil || w.beside.busy {
		return
	}
	doc, known := w.doc, w.beside.known
	w.beside.busy = true
	background(context.Background(), w.environment, func(context.Context) (foundCopies, error) { return copiesBeside(doc, known), nil },
		func(found foundCopies, _ error) {
			w.beside.busy = false
			if w.doc != doc {
				return
			}
			w.beside.known = found.known
			if len(found.paths) > 0 {
				w.offer(found.paths)
			}
		})
}

// foundCopies are copies with something new, and all files that were looked at.
type foundCopies struct {
	paths []string
	known map[string]stamp
}

func copiesBeside(doc *document.Document, known map[string]stamp) foundCopies {
	own := doc.Status().Path
	out := foundCopies{known: map[string]stamp{}}
	entries, err := os.ReadDir(filepath.Dir(own))
	if err != nil {
		return out
	}
	var log *history.Log
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(own), e.Name())
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !hasEnding(path, planEndings) || len(out.known) == mostBeside || sameFile(path, own) {
			continue
		}
		s := stamp{info.Size(), info.ModTime()}
		out.known[path] = s
		if known[path] == s {
			continue
		}
		if log == nil {
			log = doc.Log()
		}
		if theirs, _, read, err := store.Read(path); err == nil && read.Plan == doc.Plan().ID && history.Related(log, theirs) && theirs.News(log) {
			out.paths = append(out.paths, path)
		}
	}
	slices.Sort(out.paths)
	out.paths = out.paths[:min(len(out.paths), mostCopies)]
	return out
}

// offer says quietly that there are copies with something new.
func (w *window) offer(paths []string) {
	var names []string
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	words := fmt.Sprintf(sayReview.FoundOne, names[0])
	if len(names) > 1 {
		words = fmt.Sprintf(sayReview.Found, len(names), strings.Join(names, ", "))
	}
	w.tell(words)
	w.editor.Offer(words, sayReview.See, func() { w.takeBack(paths) }, func() {})
}
