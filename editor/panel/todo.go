package panel

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/check"
)

// Todo lists what is left to do in a plan, kind by kind, and leads to each place. Use it on Fyne's own goroutine.
type Todo struct {
	GoTo   func(f check.Finding, stay bool) // shows the place of a finding; stay leaves the keyboard to the list
	Close  func()                           // puts the list away
	Fit    func()                           // has the timings that can be fitted to the plan's years fitted
	Next   func()                           // F6 asks for the next pane
	Canvas func() fyne.Canvas

	known bool // the plan was looked through
	found []check.Finding
	kind  check.Kind // the one that is shown, or "" for all
	kinds []check.Kind
	lines []int // of each line the finding that it shows; -1 for a heading

	reader  *reader
	filter  *fynewidget.Select
	quiet   bool // the filter is being set by us, not chosen
	count   *fynewidget.Label
	choice  fyne.CanvasObject // the filter in its frame
	list    fyne.CanvasObject
	empty   fyne.CanvasObject
	fit     *keyButton      // over the list, while there are timings that can be fitted
	fitRow  *fyne.Container // keeps it as wide as its words
	away    *keyButton
	content fyne.CanvasObject
}

// NewTodo returns a list that waits for Show.
func NewTodo() *Todo {
	t := &Todo{GoTo: func(check.Finding, bool) {}, Close: func() {}, Fit: func() {}, Next: func() {}, Canvas: func() fyne.Canvas { return nil },
		count: fynewidget.NewLabel(say.TodoLooking)}
	t.reader = newReader(func(int) fyne.CanvasObject { return container.NewStack() })
	t.reader.turned = func(i int) { t.goTo(i, true) }
	t.reader.picked = func(i int) { t.goTo(i, false) }
	t.reader.list.escape = func() { t.Close() }
	t.reader.list.next = func() { t.Next() }
	t.reader.list.enter = func() { t.goTo(t.reader.chosen, false) }
	t.filter = fynewidget.NewSelect(nil, func(string) { t.choose() })
	t.filter.PlaceHolder = " "
	title := fynewidget.NewLabel(say.TodoTitle)
	title.TextStyle.Bold = true
	t.away = newKeyButton("", func() { t.Close() }, func() { t.Close() })
	t.away.Icon, t.away.Importance = theme.CancelIcon(), fynewidget.LowImportance
	t.count.Wrapping = fyne.TextWrapWord
	t.fit = newKeyButton(say.TodoFitOne, func() { t.Fit(); t.Focus() }, t.Focus)
	t.fitRow = container.NewHBox(t.fit)
	t.fitRow.Hide()
	t.list, t.choice = t.reader.sheet(t.reader.list), widget.Framed(t.filter)
	t.empty = nothing(theme.ConfirmIcon(), say.TodoNone, say.TodoNoneHelp)
	t.empty.Hide()
	top := container.NewVBox(container.New(&head{}, title, t.away, t.count, t.choice), t.fitRow)
	t.content = container.New(under{}, top, container.NewStack(t.list, t.empty))
	return t
}

// Content returns what is shown.
func (t *Todo) Content() fyne.CanvasObject { return t.content }

// Focus gives the list the keyboard, or the button that puts it away where there is nothing in it.
func (t *Todo) Focus() {
	c := t.Canvas()
	switch {
	case c == nil:
	case t.list.Visible():
		c.Focus(t.reader.list)
	default:
		c.Focus(t.away)
	}
}

// Show lists what is left to do now. The one that was chosen stays so while it is there, and else the one that has come in its place.
func (t *Todo) Show(found []check.Finding) {
	if t.known && slices.Equal(found, t.found) {
		return
	}
	at, was := t.reader.chosen, t.chosen()
	t.known, t.found = true, found
	t.offer()
	t.arrange(at, was)
}

// chosen returns the finding that is chosen, if any.
func (t *Todo) chosen() (f check.Finding) {
	if i := t.reader.chosen; i >= 0 && i < len(t.lines) && t.lines[i] >= 0 {
		f = t.found[t.lines[i]]
	}
	return f
}

// offer lists the kinds that there are in the filter. A kind that is done with gives way to all.
func (t *Todo) offer() {
	n := map[check.Kind]int{}
	for _, f := range t.found {
		n[f.Kind]++
	}
	t.kinds = []check.Kind{""}
	options := []string{fmt.Sprintf(say.TodoAll, widget.Number(len(t.found)))}
	for _, k := range check.Kinds() {
		if n[k] > 0 {
			t.kinds = append(t.kinds, k)
			options = append(options, fmt.Sprintf(say.TodoHeading, check.Heading(k), widget.Number(n[k])))
		}
	}
	if !slices.Contains(t.kinds, t.kind) {
		t.kind = ""
	}
	t.quiet = true
	defer func() { t.quiet = false }()
	t.filter.SetOptions(options)
	t.filter.SetSelectedIndex(slices.Index(t.kinds, t.kind))
}

// choose shows the kind that was chosen in the filter.
func (t *Todo) choose() {
	i := t.filter.SelectedIndex()
	if t.quiet || i < 0 || t.kinds[i] == t.kind {
		return
	}
	t.kind = t.kinds[i]
	t.arrange(0, check.Finding{})
}

// arrange makes the lines anew and chooses the finding was, or the line at an index.
func (t *Todo) arrange(at int, was check.Finding) {
	t.count.SetText(fmt.Sprintf(say.TodoCount, widget.Number(len(t.found))))
	if len(t.found) == 1 {
		t.count.SetText(say.TodoOne)
	}
	t.offerFit()
	n := map[check.Kind]int{}
	for _, f := range t.found {
		n[f.Kind]++
	}
	var lines []line
	t.lines = nil
	last := check.Kind("")
	for i, f := range t.found {
		if t.kind != "" && f.Kind != t.kind {
			continue
		}
		if f.Kind != last && t.kind == "" {
			lines, t.lines = append(lines, line{heading: true, title: fmt.Sprintf(say.TodoHeading, check.Heading(f.Kind), widget.Number(n[f.Kind]))}), append(t.lines, -1)
		}
		last = f.Kind
		if sameFinding(f, was) {
			at = len(lines)
		}
		lines, t.lines = append(lines, line{title: placeOf(f), words: f.Sentence}), append(t.lines, i)
	}
	t.reader.put(lines, at)
	some := len(t.found) > 0
	for _, o := range []fyne.CanvasObject{t.count, t.choice, t.list} {
		if some {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if t.empty.Show(); some {
		t.empty.Hide()
	}
	t.content.Refresh() // what is said may take more lines
}

// offerFit shows the button for the timings that can be fitted to the plan's years, where they are shown.
func (t *Todo) offerFit() {
	n := 0
	for _, f := range t.found {
		if f.Fits != "" && (t.kind == "" || t.kind == f.Kind) {
			n++
		}
	}
	words := fmt.Sprintf(say.TodoFit, widget.Number(n))
	if n == 1 {
		words = say.TodoFitOne
	}
	if t.fitRow.Hidden == (n == 0) && t.fit.Text == words {
		return
	}
	t.fitRow.Hidden = n == 0
	t.fit.SetText(words)
}

func sameFinding(a, b check.Finding) bool {
	return a.Kind == b.Kind && a.Item == b.Item && a.Field == b.Field && a.Lang == b.Lang
}

// placeOf says where a finding is: the number of its row, priority or section, and its first words. The sentence names the point of a row.
func placeOf(f check.Finding) string {
	if f.ItemKind == plan.KindPlan && f.Kind == check.NoShort {
		return say.TodoReduced
	}
	if f.ItemKind == plan.KindPlan {
		return say.TodoPlan
	}
	ref := f.Ref
	for i := 1; i < len(ref); i++ {
		if ref[i-1] == '.' && ref[i] > '9' {
			ref = ref[:i-1]
		}
	}
	if f.About == "" {
		return ref
	}
	return ref + "  " + f.About
}

func (t *Todo) goTo(i int, stay bool) {
	if i >= 0 && i < len(t.lines) && t.lines[i] >= 0 {
		t.GoTo(t.found[t.lines[i]], stay)
	}
}
