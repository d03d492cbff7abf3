// Package editor is the window of one plan: the outline, the table of the chosen priority or the form of a text, the pages as they
// print, the toolbar and the status line, and the commands that work on them.
package editor

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/document"
	"planwright/editor/form"
	"planwright/editor/loop"
	"planwright/editor/outline"
	"planwright/editor/preview"
	"planwright/editor/table"
	"planwright/editor/timeline"
	"planwright/editor/when"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
	"planwright/plan/nation"
)

// Document is what the window asks of the open plan; *document.Document does it.
type Document interface {
	table.Document
	Undo() (bool, error)
	Redo() (bool, error)
	CanUndo() bool
	CanRedo() bool
	UndoesCopies() bool
	RedoesCopies() bool
	Status() document.Status
	Subscribe(func(document.Event)) (cancel func())
	Publish(context.Context) error
	Edit(changes ...history.Change) error
	Rework(change func(p *plan.Plan, fresh func() plan.ID) error) error
	MoveWith(item, before plan.ID, changes ...history.Change) error
	Sort(items []plan.ID) error
	SetPicture(item plan.ID, field string, f plan.File) error
	Typed(item plan.ID, field string) (words string, typing bool)
	Unsettled() []changes.Change
	Choose(item plan.ID, field, words string) error
	Rewrite(...document.Rewriting) error
	KeepItem(item plan.ID) error
	StartDraft() error
	Hand(item plan.ID, field string) (name string, at time.Time)
	Remark(on plan.ID, field string, answers plan.ID, text string)
	Mine(writer plan.ID) bool
}

// Host is what the window asks of the program around it.
type Host struct {
	Problem func(error)                  // shows what went wrong
	Changed func()                       // the title of the plan, or what commands can do, may have changed
	Export  func()                       // the toolbar's button for a PDF
	Picture func(done func(path string)) // asks for a picture's file
	Start   func(work func())            // runs work in a goroutine of its own
	Canvas  fyne.Canvas                  // where the window's content is shown
	Modal   func() bool                  // reports whether a dialog is open, so that commands must wait
	Panes   Panes                        // how the panes stood when they were last seen
	History func(changes.Only)           // shows who wrote what in a part of the plan
	Since   func()                       // shows what has changed since an earlier version
	Combine func()                       // asks for copies that others have edited
	Now     func() time.Time             // the clock; nil is the computer's
	Ask     Ask                          // shows something to be agreed to
	Later   preview.Later                // does the work of the preview; nil is in goroutines of its own
	Tell    func(words string)           // keeps what was said to the person; may be nil
	Go      func()                       // asks where to go
	Name    func() string                // what the person is called, "" where he has not said it; may be nil
	SetName func(name string)            // he has said it; may be nil

	// PageWords says in a short line how pages are made, "" where that is the usual, and UsualPages is told that they are wanted so again; both may be nil.
	PageWords  func(preview.Look) string
	UsualPages func()

	// Parent reads the plan that the open one comes from: from where it was last seen, or, when ask is set, from a file that the person chooses. done is
	// called on Fyne's goroutine with that plan, or not at all where there is none.
	Parent func(ask bool, done func(*plan.Plan))
	// Coverage asks where to write how the open plan stands to the other, and writes it.
	Coverage func(*nation.Coverage)
}

// Ask shows content under a title in most of the window. Do is done when the person presses the button that says confirm.
type Ask func(title string, content fyne.CanvasObject, confirm string, do func())

// Editor shows one plan. Use it on Fyne's own goroutine; what the document does elsewhere it brings there itself.
type Editor struct {
	doc    Document
	host   Host
	cancel func()

	part  outline.Part
	lang  plan.Lang
	langs []plan.Lang // what the language switch offers

	outline  *outline.Outline
	table    *table.Table
	form     *form.Form
	when     *when.Helper
	chart    *timeline.View
	timed    bool // the timeline is in the middle
	details  *details
	middle   *fyne.Container
	empty    fyne.CanvasObject
	split    *container.Split
	preview  *preview.Preview
	paged    bool             // the preview is wanted
	reduced  bool             // the table showed the reduced version when the preview last followed it
	forced   bool             // also where there is little room
	beside   *container.Split // the middle and the preview
	aside    *aside           // the list that stands beside the middle; nil for none
	right    *fyne.Container  // the middle alone, or beside
	status   *fynewidget.Label
	place    *fynewidget.Label
	tools    *tools
	choices  *choices
	todo     *todo
	comments *comments
	coverage *coverage
	notice   *notice
	lock     *lockBar
	finder   *finder
	counter  *counter
	places   places
	content  fyne.CanvasObject
}

// New returns the window of doc, showing its first priority in its primary language.
func New(doc Document, host Host) *Editor {
	e := &Editor{doc: doc, host: host, lang: doc.Plan().Primary()}
	if host.Later == nil {
		host.Later = preview.InTime
		e.host.Later = host.Later
	}
	if host.Ask == nil {
		host.Ask = func(_ string, _ fyne.CanvasObject, _ string, do func()) { do() }
		e.host.Ask = host.Ask
	}
	e.preview = preview.New(doc, host.Later)
	heard := listening{doc, e.preview.Typing}
	e.table = table.New(heard)
	e.table.Problem = host.Problem
	e.table.Canvas = func() fyne.Canvas { return host.Canvas }
	e.table.Moved = func() {
		e.details.follow()
		e.outline.Select(e.part, e.row())
		e.refreshCommands()
		e.follow()
		e.followWhen()
	}
	e.table.Refused = func() { e.refuse() }
	e.table.Propose = e.propose
	e.table.Held = func(rows []plan.ID, at fyne.Position) bool { return e.outline.Receive(rows, at) }
	e.table.LetGo = e.takeRows
	e.table.Menu = func() *fyne.Menu { return e.menu("", append(e.clipboardCommands(), e.rowCommands()...)) }
	e.form = form.New(heard)
	e.form.Problem = host.Problem
	e.form.Canvas = e.table.Canvas
	e.form.Moved = func() {
		e.refreshCommands()
		e.follow()
	}
	e.form.ChoosePicture, e.form.Start = host.Picture, host.Start
	e.buildTime()
	e.newOutline(heard)
	toOutline := e.outline.Focus
	toPages := func() {
		switch {
		case e.aside != nil:
			e.aside.list.Focus()
		case e.seesPages():
			e.preview.Focus()
		default:
			toOutline()
		}
	}
	e.table.Next, e.form.Next, e.chart.Next, e.preview.Next, e.outline.Next = toPages, toPages, toPages, toOutline, e.Focus
	e.details = e.newDetails(heard, toPages)
	e.choices = e.newChoices()
	e.todo = e.newTodo(host.Later)
	e.comments = e.newComments()
	e.coverage = e.newCoverage()
	e.notice, e.lock, e.finder, e.counter = newNotice(), newLockBar(e), e.newFinder(), newCounter(e)
	e.build()
	e.reload()
	e.choose(e.firstPart(), false)
	e.cancel = doc.Subscribe(func(document.Event) { loop.Do(e.reload) })
	return e
}

// build puts the panes together.
func (e *Editor) build() {
	e.status, e.place = fynewidget.NewLabel(""), fynewidget.NewLabel("")
	e.status.Truncation = fyne.TextTruncateEllipsis
	e.empty = e.emptyState()
	e.middle = container.NewStack()
	e.tools = e.newTools()
	e.buildPreview()
	e.split = container.NewHSplit(e.outline, e.right)
	e.split.Offset = e.outlineShare() // SetOffset would lay out all of the window now, without a size
	bottom := container.NewVBox(fynewidget.NewSeparator(), container.New(statusLine{}, e.status, e.counter.label, e.comments.button, e.todo.button, e.choices.button, e.place))
	top := container.NewVBox(e.tools.bar, fynewidget.NewSeparator(), e.lock.content, e.notice.content, e.finder.bar.content)
	e.content = container.NewBorder(top, bottom, nil, nil, e.split)
}

// emptyState is what stands in place of the table of a plan without priorities.
func (e *Editor) emptyState() fyne.CanvasObject {
	words := fynewidget.NewLabel(say.NoPriorities)
	words.Alignment = fyne.TextAlignCenter
	add := fynewidget.NewButton(say.AddPriority, e.AddPriority)
	add.Importance = fynewidget.HighImportance
	return container.NewCenter(container.NewVBox(words, container.NewCenter(add)))
}

// Content returns what the window shows.
func (e *Editor) Content() fyne.CanvasObject { return e.content }

// Plan returns the plan as it stands.
func (e *Editor) Plan() *plan.Plan { return e.doc.Plan() }

// Language returns the language that the window shows the plan in.
func (e *Editor) Language() plan.Lang { return e.lang }

// Detach ends the window's interest in the document. Words being typed are kept first.
func (e *Editor) Detach() bool {
	kept := e.Keep()
	kept = e.comments.panel.Keep() && kept
	e.cancel()
	e.todo.detach()
	e.counter.stop()
	e.finder.cancel()
	e.preview.Close()
	return kept
}

// Keep makes an edit of what is being typed. The cell stays open. It reports whether that could be done.
func (e *Editor) Keep() bool {
	kept := e.table.Keep()
	kept = e.details.panel.Keep() && kept
	kept = e.outline.Keep() && kept
	return e.form.Keep() && kept
}

// Focus gives the keyboard to the table or the form, or to the list where there is neither.
func (e *Editor) Focus() {
	switch {
	case e.timed:
		e.chart.Focus()
	case e.part.Kind != outline.Priority:
		e.form.Focus()
	case e.part.ID != "":
		e.table.Focus()
	default:
		e.outline.Focus()
	}
}

// firstPart is what an opened plan shows: its first priority, or its title page when it has none.
func (e *Editor) firstPart() outline.Part {
	p := e.doc.Plan()
	if len(p.Priorities) > 0 {
		return outline.Part{Kind: outline.Priority, ID: p.Priorities[0].ID}
	}
	return outline.Part{Kind: outline.Priority}
}

// choose shows a part of the plan.
func (e *Editor) choose(part outline.Part, focus bool) {
	if !e.table.Close() || !e.details.panel.Keep() || !e.form.Keep() {
		e.outline.Select(e.part, e.row())
		return
	}
	e.part, e.timed = part, false
	e.show()
	e.outline.Select(part, e.row())
	if focus {
		e.Focus()
	}
	e.refreshCommands()
	e.follow()
}

// show puts the chosen part into the middle.
func (e *Editor) show() {
	var pane fyne.CanvasObject = e.form
	switch {
	case e.timed:
		pane = e.chart
	case e.part.Kind == outline.Priority && e.part.ID == "":
		pane = e.empty
	case e.part.Kind == outline.Priority:
		pane = e.details.around(e.table)
	}
	if len(e.middle.Objects) == 0 || e.middle.Objects[0] != pane {
		e.middle.Objects = e.inMiddle(pane)
		e.middle.Refresh()
	}
	switch {
	case pane == e.chart:
		e.chart.Display(e.doc.Plan(), e.lang)
	case e.part.Kind == outline.Priority && e.part.ID != "":
		e.table.Display(e.part.ID, e.lang)
		e.details.follow()
	case pane == e.form:
		e.form.Display(page(e.part.Kind), e.part.ID, e.lang)
	}
}

// reload shows the document as it stands now.
func (e *Editor) reload() {
	p := e.doc.Plan()
	e.langs = p.Languages
	if len(e.langs) == 0 {
		e.langs = []plan.Lang{p.Primary()}
	}
	if !slices.Contains(e.langs, e.lang) { // it was taken away
		e.lang = e.langs[0]
	}
	if !e.exists(p) {
		e.part = e.firstPart()
	}
	e.choices.reload()
	e.comments.reload()
	e.finder.reload()
	e.todo.reload()
	e.coverage.reload()
	e.outline.Display(p, e.lang, e.choices.parts)
	e.show()
	e.outline.Select(e.part, e.row())
	e.notice.outdate(p)
	if e.lock.show(p) {
		e.content.Refresh()
	}
	e.preview.Display(e.lang)
	e.follow()
	e.status.SetText(e.doc.Status().String())
	e.counter.reload()
	e.refreshCommands()
}

// row is the row in which the person works, or "".
func (e *Editor) row() plan.ID {
	if e.part.Kind != outline.Priority {
		return ""
	}
	return e.table.Row()
}

// exists reports whether the plan still has the chosen part.
func (e *Editor) exists(p *plan.Plan) bool {
	if e.part.ID == "" {
		return len(p.Priorities) == 0
	}
	if e.part.ID == p.ID {
		return true
	}
	_, found := p.Find(e.part.ID)
	return found
}

// SetLanguage shows the plan in another of its languages.
func (e *Editor) SetLanguage(l plan.Lang) {
	if l == e.lang || !e.Keep() {
		return
	}
	e.lang = l
	e.reload()
}

// forward passes cut, copy, paste and select all to whatever has the keyboard.
func (e *Editor) forward(s fyne.Shortcut) {
	if to, ok := e.host.Canvas.Focused().(fyne.Shortcutable); ok {
		to.TypedShortcut(s)
	}
}

// key is a shortcut of the platform's usual modifier.
func key(name fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	m := fyne.KeyModifierShortcutDefault
	for _, x := range more {
		m |= x
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: m}
}
