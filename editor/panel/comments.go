package panel

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
)

// Commented is what the list of comments asks of the open plan.
type Commented interface {
	Plan() *plan.Plan
	Rework(change func(p *plan.Plan, fresh func() plan.ID) error) error
	Hand(item plan.ID, field string) (name string, at time.Time)
	Remark(on plan.ID, field string, answers plan.ID, text string)
}

// Spot is what a comment is on: an item and one of its fields without a language, or "" for all of it.
type Spot struct {
	On    plan.ID
	Field string
}

// Comments lists the comments on a plan by place, and lets people write, answer, settle and delete them. What is being written stays while one
// looks at other comments. Use it on Fyne's own goroutine.
type Comments struct {
	Problem func(error)
	GoTo    func(Spot) // shows what a comment is on
	Close   func()     // puts the list away
	Next    func()     // F6 asks for the next pane
	Canvas  func() fyne.Canvas
	Now     func() time.Time
	Name    func() string     // of the person; "" while he has not said it
	SetName func(name string) // he has said it

	doc     Commented
	threads []plan.Thread
	refs    map[plan.ID]string
	items   map[plan.ID]plan.Item
	filter  filter
	lines   []int // of each line the thread that it shows; -1 for a heading

	fresh  *Spot             // a comment is being written on it; nil where none is
	drafts map[string]string // what was written and not sent, by the first comment of the thread or by the place

	reader  *reader
	choice  *fynewidget.Select
	quiet   bool // the filter is being set by us, not chosen
	count   *fynewidget.Label
	list    fyne.CanvasObject
	empty   fyne.CanvasObject
	framed  fyne.CanvasObject // choice in its frame
	away    *keyButton
	content fyne.CanvasObject

	entry *remark    // of the detail
	name  *ownName   // the same, while he has not said his name
	first *keyButton // its first button
}

// filter says which threads are listed.
type filter int

const (
	openThreads filter = iota
	allThreads
	mineThreads
)

// NewComments returns the list of the comments on doc.
func NewComments(doc Commented) *Comments {
	c := &Comments{doc: doc, Problem: func(error) {}, GoTo: func(Spot) {}, Close: func() {}, Next: func() {}, Now: time.Now, Canvas: func() fyne.Canvas { return nil },
		Name: func() string { return "" }, SetName: func(string) {}, drafts: map[string]string{}, count: fynewidget.NewLabel("")}
	c.reader = newReader(c.detail)
	c.reader.list.escape = func() { c.Close() }
	c.reader.list.next = func() { c.Next() }
	c.reader.list.enter = c.write
	c.reader.turned = func(i int) {
		if c.fresh != nil {
			c.fresh = nil
			c.reader.refresh()
		}
		c.goTo(i)
	}
	c.reader.picked = c.reader.turned
	c.choice = fynewidget.NewSelect(nil, func(string) { c.choose() })
	title := fynewidget.NewLabel(say.CommentsTitle)
	title.TextStyle.Bold = true
	c.away = newKeyButton("", func() { c.Close() }, func() { c.Close() })
	c.away.Icon, c.away.Importance = theme.CancelIcon(), fynewidget.LowImportance
	c.count.Wrapping = fyne.TextWrapWord
	c.list, c.framed = c.reader.over(), widget.Framed(c.choice)
	c.empty = nothing(widget.Bubble(), say.CommentsNone, say.CommentsNoneHelp)
	top := container.New(&head{}, title, c.away, c.count, c.framed)
	c.content = container.New(under{}, top, container.NewStack(c.list, c.empty))
	c.Reload()
	return c
}

// Content returns what is shown.
func (c *Comments) Content() fyne.CanvasObject { return c.content }

// Focus gives the keyboard to what is being written, to the list, or to the button that puts it away where there is neither.
func (c *Comments) Focus() {
	switch {
	case c.fresh != nil:
		c.write()
	case c.list.Visible():
		c.reader.write(false)
		c.focus(c.reader.list)
	default:
		c.focus(c.away)
	}
}

func (c *Comments) focus(f fyne.Focusable) {
	if canvas := c.Canvas(); canvas != nil && f != nil {
		canvas.Focus(f)
	}
}

// write gives the keyboard to the field for an answer or a new comment, or first to that for the person's name.
func (c *Comments) write() {
	switch {
	case c.entry == nil:
	case c.name != nil:
		c.focus(c.name)
	default:
		c.focus(c.entry)
	}
	c.reader.write(c.entry != nil)
	c.reader.detail.ScrollToBottom() // where it stands
}

// Open returns how many threads need somebody.
func (c *Comments) Open() int {
	n := 0
	for _, t := range c.threads {
		if t.Open() {
			n++
		}
	}
	return n
}

// Threads returns the comments as they were last looked at.
func (c *Comments) Threads() []plan.Thread { return c.threads }

// Begin lets the person write a new comment.
func (c *Comments) Begin(on Spot) {
	c.fresh = &on
	c.reader.list.UnselectAll()
	c.reader.chosen = -1
	c.arrange("")
	c.write()
}

// Show chooses the first thread on a place, an open one where there is one; without any it begins a comment there.
func (c *Comments) Show(on Spot) {
	at := -1
	for i, t := range c.threads {
		if (Spot{t.On, t.Field}) == on && (at < 0 || t.Open() && !c.threads[at].Open()) {
			at = i
		}
	}
	if at < 0 {
		c.Begin(on)
		return
	}
	if c.filter == mineThreads && !c.mine(c.threads[at]) || c.filter == openThreads && !c.threads[at].Open() {
		c.filter = allThreads
	}
	c.fresh = nil
	c.arrange(key(c.threads[at]))
	c.Focus()
}

// key names a thread: by its first comment, there or gone.
func key(t plan.Thread) string { return string(t.Comments[0].ID) }

// Reload shows the plan as it stands now. What is being written stays as it is.
func (c *Comments) Reload() {
	p := c.doc.Plan()
	threads, refs := p.Threads(), map[plan.ID]string(nil)
	if len(threads) > 0 {
		refs = plan.Refs(p)
	}
	if c.refs != nil && reflect.DeepEqual(threads, c.threads) && reflect.DeepEqual(refs, c.refs) {
		return
	}
	was := ""
	if t := c.chosen(); t != nil {
		was = key(*t)
	}
	c.threads, c.refs, c.items = threads, refs, map[plan.ID]plan.Item{}
	if len(threads) > 0 {
		for it := range p.Items() {
			c.items[it.ID] = it
		}
	}
	c.arrange(was)
}

// chosen returns the thread that is shown, or nil.
func (c *Comments) chosen() *plan.Thread {
	if i := c.reader.chosen; c.fresh == nil && i >= 0 && i < len(c.lines) && c.lines[i] >= 0 && c.lines[i] < len(c.threads) {
		return &c.threads[c.lines[i]]
	}
	return nil
}

// mine reports whether the person has taken part in a thread.
func (c *Comments) mine(t plan.Thread) bool { return slices.ContainsFunc(t.Comments, c.own) }

// own reports whether a comment is the person's.
func (c *Comments) own(x plan.Comment) bool { return x.By != "" && x.By == c.Name() }

// listed reports whether a thread is listed.
func (c *Comments) listed(t plan.Thread, f filter) bool {
	return f == allThreads || f == openThreads && t.Open() || f == mineThreads && c.mine(t)
}

// choose lists what was chosen in the filter.
func (c *Comments) choose() {
	if i := filter(c.choice.SelectedIndex()); !c.quiet && i >= 0 && i != c.filter {
		c.filter = i
		c.fresh = nil
		c.arrange("")
	}
}

// arrange makes the lines anew, those that are open first, and chooses the thread that was chosen, or one in its place.
func (c *Comments) arrange(was string) {
	c.offer()
	writing := c.writing()
	at := max(c.reader.chosen, 0)
	var lines []line
	c.lines = nil
	for _, open := range []bool{true, false} {
		headed := c.filter == openThreads
		for i, t := range c.threads {
			if t.Open() != open || !c.listed(t, c.filter) {
				continue
			}
			if !headed {
				words := say.CommentsOpen
				if !open {
					words = say.CommentsSettled
				}
				lines, c.lines, headed = append(lines, line{heading: true, title: words}), append(c.lines, -1), true
			}
			if key(t) == was {
				at = len(lines)
			}
			lines, c.lines = append(lines, c.line(t)), append(c.lines, i)
		}
	}
	if c.fresh != nil {
		c.reader.lines, c.reader.chosen = lines, -1
		c.reader.list.UnselectAll()
		c.reader.list.Refresh()
		c.reader.detail.Content = c.beginning()
		c.reader.detail.Refresh()
	} else {
		c.reader.put(lines, at)
	}
	c.turn(len(c.threads) > 0 || c.fresh != nil)
	if writing && c.entry != nil { // the detail was made anew under the person's hands
		c.entry.SetCaret(len([]rune(c.entry.Text)))
		c.focus(c.entry)
	}
}

// writing reports whether the person has the keyboard in what is being written.
func (c *Comments) writing() bool {
	canvas := c.Canvas()
	return canvas != nil && c.entry != nil && canvas.Focused() == fyne.Focusable(c.entry)
}

// offer says how many there are.
func (c *Comments) offer() {
	var options []string
	for f, words := range []string{say.CommentsOpenN, say.CommentsAllN, say.CommentsMineN} {
		n := 0
		for _, t := range c.threads {
			if c.listed(t, filter(f)) {
				n++
			}
		}
		options = append(options, fmt.Sprintf(words, n))
	}
	switch n := c.Open(); n {
	case 0:
		c.count.SetText(say.CommentsNoneOpen)
	case 1:
		c.count.SetText(say.CommentsOneOpen)
	default:
		c.count.SetText(fmt.Sprintf(say.CommentsCount, n))
	}
	c.quiet = true
	defer func() { c.quiet = false }()
	c.choice.SetOptions(options)
	c.choice.SetSelectedIndex(int(c.filter))
}

// line shows a thread by its place and its last words.
func (c *Comments) line(t plan.Thread) line {
	last := t.Comments[len(t.Comments)-1]
	l := line{title: c.place(Spot{t.On, t.Field}), words: author(last) + ": " + strings.Join(strings.Fields(last.Text), " ")}
	if t.Answered() {
		l.sign = say.AnsweredSince
	}
	return l
}

func author(x plan.Comment) string {
	if name := strings.Join(strings.Fields(x.By), " "); name != "" {
		return name
	}
	return say.Somebody
}

func (c *Comments) teller() changes.Teller {
	return changes.Teller{Now: c.Now(), Primary: c.doc.Plan().Primary()}
}

// place says what a comment is on: "2.3 When", "Row 2.3", or that it is gone.
func (c *Comments) place(s Spot) string {
	it, ok := c.items[s.On]
	ref := c.refs[s.On]
	if !ok { // a new comment may be the first
		p := c.doc.Plan()
		if it, ok = p.Find(s.On); !ok {
			return say.CommentGone
		}
		ref = plan.Refs(p)[s.On]
	}
	if it.Kind == plan.KindPlan && s.Field == "" {
		return say.WholePlan
	}
	lists := map[string]string{"actions": plan.KindAction, "measures": plan.KindMeasure, "commitments": plan.KindCommitment}
	if kind := lists[s.Field]; kind != "" { // an empty cell of the row or the priority
		return ref + " " + changes.FieldLabel(kind, "text")
	}
	if row, n, ok := strings.Cut(ref, "."+it.Kind[:1]); ok && (it.Kind == plan.KindAction || it.Kind == plan.KindMeasure) {
		field := s.Field
		if field == "" {
			field = "text"
		}
		out := row + " " + changes.FieldLabel(it.Kind, field)
		if c.several(it, row) {
			out += " " + n
		}
		return out
	}
	x := changes.Change{What: changes.Changed, Ref: ref, Kind: it.Kind, Item: s.On, Field: s.Field}
	if s.Field == "" {
		x.What = changes.Added
	}
	return c.teller().Place(x)
}

// several reports whether a row has more than one action or measure, so that a comment on one says which.
func (c *Comments) several(it plan.Item, row string) bool {
	for other, ref := range c.doc.Plan().Items() {
		if other.Kind == it.Kind && ref == row+"."+it.Kind[:1]+"2" {
			return true
		}
	}
	return false
}

func (c *Comments) goTo(i int) {
	if i >= 0 && i < len(c.lines) && c.lines[i] >= 0 {
		t := c.threads[c.lines[i]]
		c.GoTo(Spot{t.On, t.Field})
	}
}
