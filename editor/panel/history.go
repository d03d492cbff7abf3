package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// Past is what History shows: the entries of a plan, or of a part of it, with the plan as it stands.
type Past struct {
	Side    changes.Side
	Entries []changes.Entry // the latest first
	Whole   bool            // they are the plan's, so that its named versions can be asked for
}

// History shows who wrote what and when, the latest first, and the versions that were given a name. Use it on Fyne's own goroutine.
type History struct {
	Restore func(item plan.ID, field, words string) // puts an earlier text back
	Compare func(older, newer *plan.Edition)        // shows what differs; nil is the plan as it is now

	past   Past
	teller changes.Teller
	shown  []shown // what each line shows

	reader *reader
	which  *fynewidget.Select
	escape func()
}

// shown is what a line shows: a change of an entry, or a named version.
type shown struct {
	entry   *changes.Entry
	change  *changes.Change
	edition *plan.Edition
}

// NewHistory returns a view of what was written.
func NewHistory(past Past, t changes.Teller) *History {
	h := &History{past: past, teller: t, Restore: func(plan.ID, string, string) {}, Compare: func(*plan.Edition, *plan.Edition) {}, escape: func() {}}
	h.reader = newReader(h.detail)
	h.which = fynewidget.NewSelect([]string{say.Everything, say.NamedVersions}, nil)
	h.which.SetSelected(say.Everything)
	h.which.OnChanged = func(string) { h.arrange() }
	h.arrange()
	return h
}

// Content returns what is shown.
func (h *History) Content() fyne.CanvasObject {
	var top fyne.CanvasObject
	if h.past.Whole {
		top = container.NewHBox(widget.Framed(h.which))
	}
	return container.NewBorder(top, nil, nil, nil, h.reader.beside())
}

// Focusable returns what has the keyboard first.
func (h *History) Focusable() fyne.Focusable { return h.reader.list }

// Keys says what Escape and Enter do in the list.
func (h *History) Keys(escape, enter func()) {
	h.escape = escape
	h.reader.list.escape, h.reader.list.enter = escape, enter
}

// Lines returns what the list says, one line for each.
func (h *History) Lines() []string {
	var out []string
	for _, l := range h.reader.lines {
		out = append(out, strings.Trim(l.title+": "+l.words, ": "))
	}
	return out
}

// ShowNamed shows the named versions alone.
func (h *History) ShowNamed() { h.which.SetSelected(say.NamedVersions) }

func (h *History) arrange() {
	h.shown = nil
	if h.which.Selected == say.NamedVersions {
		h.named()
		return
	}
	var lines []line
	last := ""
	for i := range h.past.Entries {
		e := &h.past.Entries[i]
		if head := h.head(e); head != last {
			last = head
			lines, h.shown = append(lines, line{heading: true, title: head}), append(h.shown, shown{})
		}
		for j := range e.Changes {
			c := &e.Changes[j]
			l := line{title: h.teller.Place(*c), words: h.teller.Gist(*c)}
			if t := e.At; !t.IsZero() {
				l.words = t.In(h.teller.Now.Location()).Format("15:04") + "  " + l.words
			}
			lines, h.shown = append(lines, l), append(h.shown, shown{entry: e, change: c})
		}
	}
	if len(lines) == 0 {
		lines, h.shown = []line{{heading: true, title: say.NothingWritten}}, []shown{{}}
	}
	h.reader.put(lines, 0)
}

// head names the day and the person of an entry.
func (h *History) head(e *changes.Entry) string {
	by := e.Hand
	name := nameOf(by, h.teller)
	if d := h.teller.Date(by.At); d != "" {
		name = d + " · " + name
	}
	if e.Undo {
		name += say.Undone
	}
	return name
}

// named lists the named versions, the latest first.
func (h *History) named() {
	var lines []line
	editions := h.past.Side.Plan.Editions
	for i := len(editions) - 1; i >= 0; i-- {
		e := &editions[i]
		lines = append(lines, line{title: h.label(e), words: h.made(e)})
		h.shown = append(h.shown, shown{edition: e})
	}
	if len(lines) == 0 {
		lines, h.shown = []line{{heading: true, title: say.NoEditions}}, []shown{{}}
	}
	h.reader.put(lines, 0)
}

func (h *History) label(e *plan.Edition) string {
	if e == nil {
		return say.Now
	}
	s, _ := e.Label.Best(append(h.past.Side.Plan.Languages, e.Label.Langs()...)...)
	return s
}

// made says who gave a version its name, and when.
func (h *History) made(e *plan.Edition) string {
	for _, x := range h.past.Entries {
		if slices.ContainsFunc(x.Changes, func(c changes.Change) bool { return c.What == changes.Added && c.Item == e.ID }) {
			return who([]changes.Hand{x.Hand}, h.teller)
		}
	}
	return ""
}

func (h *History) detail(i int) fyne.CanvasObject {
	s := h.shown[i]
	if s.edition != nil {
		return h.edition(s.edition)
	}
	if s.change == nil {
		return container.NewStack()
	}
	c := *s.change
	c.By = []changes.Hand{s.entry.Hand}
	if c.What != changes.Changed {
		return detail(c, h.teller, true)
	}
	return container.NewVBox(heading(h.teller.Place(c)), words(who(c.By, h.teller)), versions([]version{
		{title: say.Before, text: c.Old, refs: h.teller.Old(c.Kind, c.Field), foot: h.restore(c, c.Old)},
		{title: say.After, text: c.New, refs: h.teller.New(c.Kind, c.Field), foot: h.restore(c, c.New)}}, nil, true), unseen(c, h.teller))
}

// unseen shows what others had written in a field, of which who changed it did not know.
func unseen(c changes.Change, t changes.Teller) fyne.CanvasObject {
	box := container.NewVBox()
	for _, v := range c.Unseen {
		box.Add(container.New(tight{}, caption(fmt.Sprintf(say.NotKnown, who([]changes.Hand{v.Hand}, t))), words(t.Old(c.Kind, c.Field).Show(v.Text))))
	}
	return box
}

// restore is the button that puts a text back, where there is such a field still and it says something else.
func (h *History) restore(c changes.Change, text string) fyne.CanvasObject {
	field, ok := logField(c)
	state := h.past.Side.State
	if !ok || state.Kind(c.Item) == "" || state.Value(c.Item, field) == history.V(text) || text == "" {
		return nil
	}
	b := newKeyButton(say.Restore, func() { h.Restore(c.Item, field, text) }, func() { h.escape() })
	return container.NewHBox(b)
}

// edition shows a named version, and what it can be compared with.
func (h *History) edition(e *plan.Edition) fyne.CanvasObject {
	others := []*plan.Edition{nil}
	names := []string{say.Now}
	for i := range h.past.Side.Plan.Editions {
		if x := &h.past.Side.Plan.Editions[i]; x != e {
			others, names = append(others, x), append(names, h.label(x))
		}
	}
	with := fynewidget.NewSelect(names, nil)
	with.PlaceHolder = " " // the words before it say what is to be chosen
	with.SetSelectedIndex(0)
	compare := newKeyButton(say.CompareWith, func() {
		if i := with.SelectedIndex(); i >= 0 {
			h.compare(e, others[i])
		}
	}, func() { h.escape() })
	compare.Importance = fynewidget.HighImportance
	return container.NewVBox(heading(h.label(e)), words(h.made(e)), words(say.EditionsHelp), widget.Framed(with), container.NewHBox(compare))
}

// compare puts the older of two versions first.
func (h *History) compare(a, b *plan.Edition) {
	at := func(e *plan.Edition) int {
		if e == nil {
			return len(h.past.Side.Plan.Editions)
		}
		return slices.IndexFunc(h.past.Side.Plan.Editions, func(x plan.Edition) bool { return x.ID == e.ID })
	}
	if at(a) > at(b) {
		a, b = b, a
	}
	h.Compare(a, b)
}

// Then returns the plan as it was at a named version, or as it is for nil. ok is false when the history does not reach back to it.
func Then(now changes.Side, e *plan.Edition) (side changes.Side, ok bool) {
	if e == nil {
		return now, true
	}
	var heads []history.Hash
	for _, s := range e.At {
		h, err := history.ParseHash(s)
		if err != nil {
			return changes.Side{}, false
		}
		heads = append(heads, h)
	}
	log := now.Log.At(heads...)
	if log.Len() == 0 {
		return changes.Side{}, false
	}
	return changes.Of(log), true
}

// NowName is what the plan as it stands is called beside its named versions.
func NowName() string { return say.Now }
