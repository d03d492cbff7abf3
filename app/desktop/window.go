package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"planwright/editor"
	"planwright/editor/document"
	"planwright/editor/panel"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/nation"
)

// window is the program's window: the start screen, or the editor of the plan that is open.
type window struct {
	environment
	app      fyne.App
	window   fyne.Window
	settings settings
	style    *widget.Theme // what everything is shown in

	path    string
	doc     *document.Document // nil while the start screen shows
	editor  *editor.Editor     // the same
	told    string             // the copy that the person has been told of
	telling *box               // the dialog that told
	menuOf  *editor.Editor     // what the menus were made for
	review  *panel.Review      // the copies that were shown last
	past    *panel.History     // the history that was shown last
	copies  *together          // what was dropped together with the plan that is being opened
	beside  beside             // the other files in the plan's folder
	boxes   []*box             // the dialogs in view, the front one last
	busy    atomic.Bool        // a plan is being opened or closed

	lately   []string  // what was chosen in the palette, the latest first
	messages []message // what was shown since the program began

	deciding map[plan.ID]nation.Decisions // what was decided about the actions of a plan, for one that is made from it

	lost       map[string]bool // recent plans that are not where they were, by their path
	unfinished []string        // plans whose files lack work that was done on them here, as the start screen says

	lent bool // Fyne was given words of the window's language
}

func newWindow(app fyne.App, env environment) *window {
	w := &window{environment: env, app: app, window: app.NewWindow(Name)}
	var err error
	if w.settings, err = readSettings(env.DataDir); err != nil {
		env.Logger.Warn("settings can't be read", "error", err)
	}
	w.speak()
	w.style = w.theme()
	app.Settings().SetTheme(w.style)
	w.window.SetMaster()
	w.window.Resize(fyne.NewSize(w.settings.Width, w.settings.Height))
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if n := len(w.boxes); n > 0 {
			w.boxes[n-1].key(k)
		} else {
			widget.PassKey(w.window.Canvas(), k.Name)
		}
	})
	widget.HearKeys(w.window.Canvas(), w.passedKey)
	for _, plus := range widget.Pluses {
		w.window.Canvas().AddShortcut(plus, func(fyne.Shortcut) { widget.PassPlus(w.window.Canvas(), plus) })
	}
	app.Lifecycle().SetOnExitedForeground(w.publish)
	app.Lifecycle().SetOnEnteredForeground(w.look)
	if env.Path == "" {
		w.showStart()
	} else { // a plan is about to be shown
		w.setContent(container.NewStack())
		w.refreshMenu()
	}
	return w
}

// setContent shows something in the window, over which its buttons can say what they do.
func (w *window) setContent(content fyne.CanvasObject) {
	w.window.SetContent(widget.WithTips(w.window.Canvas(), content))
}

// keepPanes remembers how the panes of the plan that is open stand, and what it is called.
func (w *window) keepPanes() {
	if w.editor != nil {
		w.noteRecent()
		w.settings.Panes = w.editor.Panes()
		w.store()
	}
}

// showStart shows the start screen.
func (w *window) showStart() {
	w.keepPanes()
	w.path, w.doc, w.editor = "", nil, nil
	w.window.SetTitle(Name)
	w.setContent(w.start())
	w.refreshMenu()
	w.findUnfinished()
	w.findLost()
}

// openPlan opens the plan at path in place of the one that is open.
func (w *window) openPlan(path string) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if w.doc != nil && w.path == path {
		return
	}
	w.replace(path, func() (*document.Document, error) { return document.Open(path, w.options()) })
}

// createPlan makes a plan file and opens it.
func (w *window) createPlan(path string, p *plan.Plan) {
	w.replace(path, func() (*document.Document, error) { return document.Create(path, p, w.options()) })
}

// replace closes the plan that is open and shows the one that open brings. When that fails the first stays.
func (w *window) replace(path string, open func() (*document.Document, error)) {
	if (w.editor != nil && !w.editor.Keep()) || !w.busy.CompareAndSwap(false, true) {
		return
	}
	background(context.Background(), w.environment, func(context.Context) (*document.Document, error) {
		doc, err := open()
		if err == nil {
			makeReady(doc)
		}
		return doc, err
	},
		func(doc *document.Document, err error) {
			w.busy.Store(false)
			if err != nil {
				err = w.missing(path, err)
				if w.doc == nil {
					w.showStart()
				}
				w.cantOpen(path, err)
				return
			}
			w.leave(departure{
				then:  func() { w.show(path, doc) },
				stay:  func() { w.letGo(doc) },
				again: func() { w.openPlan(path) },
			})
		})
}

// manyRows is from how many rows on reading a plan leaves so much garbage that to collect it shows.
const manyRows = 1000

// makeReady does what the window would have to wait for: it works out the plan with what waits in it, and of a large one collects what reading it
// has left, which otherwise is done while the window is built and made that take up to 62 ms instead of 40.
func makeReady(doc *document.Document) {
	doc.MakeReady()
	if doc.Plan().RowCount() >= manyRows {
		runtime.GC()
	}
}

// letGo closes a plan that is not shown after all.
func (w *window) letGo(doc *document.Document) {
	w.environment.start(func() {
		if err := doc.Close(); err != nil {
			w.Logger.Error("closing", "error", err)
		}
	})
}

// missing says of a plan whose file has gone that work waits for it, where some does. It stays among the recent ones: a drive that is not connected
// comes back, and whoever wants it off the list takes it off.
func (w *window) missing(path string, err error) error {
	var p *plan.Problem
	if errors.As(err, &p) && p.Code == plan.NotFound && w.settings.waiting(path) {
		return &plan.Problem{Code: p.Code, What: p.What, Safe: say.WorkWaits, Do: say.WorkWaitsDo, Err: err}
	}
	if plan.CodeOf(err) == plan.Invalid { // what is no plan at all does not become one
		w.settings.forget(path)
		w.store()
	}
	return err
}

func (w *window) options() document.Options {
	return document.Options{DataDir: w.DataDir, Author: w.settings.Name, Logger: w.Logger, Now: w.now, Random: w.random, Autosave: !w.still, After: w.after}
}

// show puts the editor of an open plan into the window.
func (w *window) show(path string, doc *document.Document) {
	w.keepPanes()
	w.path, w.doc, w.told = path, doc, doc.Status().Copy
	w.editor = editor.New(doc, editor.Host{
		Problem: w.problem,
		Changed: w.changed,
		Export:  w.exportPDF,
		Picture: w.choosePicture,
		Start:   w.environment.start,
		Canvas:  w.window.Canvas(),
		Modal:   w.modal,
		Panes:   w.settings.Panes,
		History: w.showHistory,
		Since:   w.changesSince,
		Combine: w.takeBackDialog,
		Now:     w.now,
		Ask:     w.ask,
		Later:   w.later,
		Tell:    w.tell,
		Go:      w.goDialog,
		Name:    func() string { return w.settings.Name },
		SetName: w.setName,
		Parent:  w.parent, Coverage: w.writeCoverage,
		PageWords: w.pageWords, UsualPages: w.usualPages,
	})
	w.editor.ShowPages(w.lastPrinted())
	w.setContent(w.editor.Content())
	p := doc.Plan()
	title, _ := p.Title.Best(p.Languages...)
	w.settings.remember(recent{Path: path, Title: title, Nation: scopeName(p), Scope: p.Scope, Opened: w.now(), Changed: p.Changed})
	w.store()
	w.changed()
	w.editor.Focus()
	w.beside.known = nil
	w.lookBeside()
	if !w.still {
		time.AfterFunc(3*time.Second, debug.FreeOSMemory) // opening takes some 15 MB that nothing needs afterwards
	}
	if c := w.copies; c != nil {
		if w.copies = nil; c.of == path {
			w.takeBack(c.paths)
		}
	}
}

// changed brings the window's title and menus up to date.
func (w *window) changed() {
	if w.doc == nil || w.editor == nil {
		return
	}
	w.tellCopy(func() {})
	if s := w.doc.Status(); s.Waiting && s.Failed != nil && !w.settings.waiting(w.path) { // known even after a crash
		w.settings.setWaiting(w.path, true)
		w.store()
	}
	p := w.doc.Plan()
	title, _ := p.Title.Best(p.Languages...)
	if title == "" {
		title = say.Untitled
	}
	title = fmt.Sprintf("%s – %s – %s", title, filepath.Base(w.path), Name)
	if w.window.Title() != title {
		w.window.SetTitle(title)
	}
	w.refreshMenu()
}

// closePlan goes back to the start screen.
func (w *window) closePlan() { w.leave(departure{w.showStart, func() {}, w.showStart}) }

// quit closes the plan and the program. All is saved, so there is nothing to ask unless the file can't be written.
func (w *window) quit() {
	size := w.window.Canvas().Size()
	w.keepPanes()
	if !w.window.FullScreen() {
		w.settings.Width, w.settings.Height = size.Width, size.Height
	}
	w.store()
	w.leave(departure{w.exit, func() {}, w.exit})
}

// publish writes the file when the person turns to another program, who may want to send it.
func (w *window) publish() {
	if w.doc == nil || !w.editor.Keep() {
		return
	}
	doc := w.doc
	go func() {
		if err := doc.Publish(context.Background()); err != nil {
			w.Logger.Warn("the file could not be written", "error", err) // the status line says so, and it is tried again
		}
	}()
}

// look takes in what others have written in the file, and looks for copies beside it.
func (w *window) look() {
	if w.doc == nil {
		return
	}
	w.lookBeside()
	doc := w.doc
	w.environment.start(func() {
		if err := doc.Look(context.Background()); err != nil {
			w.Logger.Warn("the file could not be looked at", "error", err) // the status line says so, and it is tried again
		}
	})
}

// store writes the settings. They are trivia: a failure is for the log.
func (w *window) store() {
	if other, err := readSettings(w.DataDir); err == nil { // another window may have written since
		w.settings.join(other)
	}
	if err := w.settings.write(w.DataDir); err != nil {
		w.Logger.Warn("settings can't be written", "error", err)
	}
}

// setZoom shows everything in another text size.
func (w *window) setZoom(zoom float32) {
	w.settings.Zoom = zoom
	w.restyle()
	w.store()
}

// setLook shows everything light, dark, or as the system wishes.
func (w *window) setLook(look widget.Look) {
	w.settings.Look = look
	w.restyle()
	w.store()
}

// dropped takes back copies of the open plan that were dropped on the window, opens another plan, or takes in another document.
func (w *window) dropped(files []fyne.URI) {
	if len(files) == 0 {
		return
	}
	var plans []string
	for _, f := range files {
		if hasEnding(f.Path(), planEndings) {
			plans = append(plans, f.Path())
		}
	}
	switch {
	case len(plans) == 0:
		w.takeIn(files[0].Path())
	case w.doc == nil && len(plans) == 1:
		w.openPlan(plans[0])
	case w.doc == nil:
		w.openWithCopies(plans)
	case len(plans) == 1:
		w.openOrTakeBack(plans[0])
	default:
		w.takeBack(plans)
	}
}

var planEndings = []string{".plan"}

// folder is where dialogs begin: beside the open plan, or in the person's documents.
func (w *window) folder() string {
	if dir := filepath.Dir(w.path); w.path != "" && isFolder(dir) {
		return dir
	}
	if len(w.settings.Recent) > 0 {
		if dir := filepath.Dir(w.settings.Recent[0].Path); isFolder(dir) {
			return dir
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return w.DataDir
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return docs
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// scopeName returns the nation of a plan in words.
func scopeName(p *plan.Plan) string {
	if p.Scope == plan.OtherScope {
		name, _ := p.ScopeName.Best(p.Languages...)
		return name
	}
	return scopes[p.Scope]
}
