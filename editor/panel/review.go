package panel

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan/changes"
)

// Review shows what a report says, by place or by person, each change in full when it is chosen, and lets the person untick what he does not
// want. Use it on Fyne's own goroutine.
type Review struct {
	report *changes.Report
	teller changes.Teller
	tops   tops
	ticks  []bool // of report.Changes
	order  []int  // what each line shows of report.Changes, or one of the two below
	ticked bool   // there are ticks
	first  *line  // what is said of all changes; may be nil
	whole  string // the same whole

	reader *reader
	count  *fynewidget.Label
	by     *fynewidget.Select
	top    *fyne.Container
}

// What a line shows that is no change.
const (
	headingLine = -1 - iota
	wholeLine
)

// NewReview returns a review of the changes from older to newer. With ticks each change can be ticked, and all are at first.
func NewReview(r *changes.Report, older, newer changes.Side, t changes.Teller, ticks bool) *Review {
	v := &Review{report: r, teller: t, tops: topsOf(newer.Plan, older.Plan), ticks: make([]bool, len(r.Changes)), ticked: ticks, count: fynewidget.NewLabel("")}
	for i := range v.ticks {
		v.ticks[i] = true
	}
	v.reader = newReader(v.show)
	v.reader.ticked = v.tell
	v.by = fynewidget.NewSelect([]string{say.ByPlace, say.ByPerson}, nil)
	v.by.SetSelected(say.ByPlace)
	v.by.OnChanged = func(string) { v.arrange() }
	v.top = container.NewHBox(widget.Framed(v.by), layout.NewSpacer())
	if ticks {
		v.top.Add(fynewidget.NewButton(say.TickAll, func() { v.TickAll(true) }))
		v.top.Add(fynewidget.NewButton(say.TickNone, func() { v.TickAll(false) }))
	}
	v.arrange()
	v.tell()
	return v
}

// Begin begins the list with what is said of all changes and with the number of ticks, where the window is too low to have them over and under the
// list. It comes before Content.
func (v *Review) Begin(title string, words []string) {
	v.first, v.whole = &line{title: title, words: words[0]}, strings.Join(words, "\n")
	v.reader.chosen = -1
	v.tell()
	v.arrange()
}

// show shows a line whole.
func (v *Review) show(i int) fyne.CanvasObject {
	if v.order[i] == wholeLine {
		said := v.whole
		if v.ticked {
			said += "\n" + v.count.Text
		}
		return container.NewVBox(heading(v.first.title), words(said))
	}
	return detail(v.report.Changes[v.order[i]], v.teller, true)
}

// Content returns what is shown.
func (v *Review) Content() fyne.CanvasObject {
	var foot fyne.CanvasObject
	if v.ticked && v.first == nil {
		foot = v.count
	}
	return container.NewBorder(v.top, foot, nil, nil, v.reader.beside())
}

// Focusable returns what has the keyboard first.
func (v *Review) Focusable() fyne.Focusable { return v.reader.list }

// Keys says what Escape and Enter do in the list.
func (v *Review) Keys(escape, enter func()) {
	v.reader.list.escape, v.reader.list.enter = escape, enter
}

// Unticked returns the changes that the person does not want.
func (v *Review) Unticked() []changes.Change {
	var out []changes.Change
	for i, c := range v.report.Changes {
		if !v.ticks[i] {
			out = append(out, c)
		}
	}
	return out
}

// Lines returns what the list says, one line for each, with what is marked to be looked at in brackets.
func (v *Review) Lines() []string {
	var out []string
	for _, l := range v.reader.lines {
		s := strings.TrimSpace(l.title + ": " + l.words)
		if l.heading {
			s = l.title
		}
		if l.sign != "" {
			s = "[" + l.sign + "] " + s
		}
		out = append(out, s)
	}
	return out
}

// ShowBy groups the changes by person, or by place.
func (v *Review) ShowBy(person bool) {
	if v.by.SetSelected(say.ByPlace); person {
		v.by.SetSelected(say.ByPerson)
	}
}

// TickAll ticks every change, or takes every tick away.
func (v *Review) TickAll(on bool) {
	for i := range v.ticks {
		v.ticks[i] = on || !changes.CanPutBack(v.report.Changes[i])
	}
	v.reader.list.Refresh()
	v.tell()
}

func (v *Review) tell() {
	n, of := 0, 0
	for i, on := range v.ticks {
		if !changes.CanPutBack(v.report.Changes[i]) {
			continue
		}
		if of++; on {
			n++
		}
	}
	v.count.SetText(fmt.Sprintf(say.Ticked, n, of))
	if v.first == nil || !v.ticked {
		return
	}
	v.first.words = v.count.Text
	if r := v.reader; len(v.order) > 0 && v.order[0] == wholeLine {
		r.lines[0].words = v.first.words
		r.list.RefreshItem(0)
		if r.chosen == 0 {
			r.refresh()
		}
	}
}

// arrange groups the changes under headings, which stand in the order in which they are first needed.
func (v *Review) arrange() {
	var names []string
	groups := map[string][]int{}
	for i, c := range v.report.Changes {
		name := v.tops.of(c)
		if v.by.Selected == say.ByPerson {
			name = people(c)
		}
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], i)
	}
	chosen := headingLine
	if v.reader.chosen >= 0 {
		chosen = v.order[v.reader.chosen]
	}
	var lines []line
	at := 0
	v.order = nil
	if v.first != nil {
		lines, v.order = append(lines, *v.first), append(v.order, wholeLine)
	}
	for _, name := range names {
		lines, v.order = append(lines, line{heading: true, title: name}), append(v.order, headingLine)
		for _, i := range groups[name] {
			if i == chosen {
				at = len(lines)
			}
			lines, v.order = append(lines, v.line(i)), append(v.order, i)
		}
	}
	v.reader.put(lines, at)
}

func (v *Review) line(i int) line {
	c := v.report.Changes[i]
	l := line{title: v.teller.Place(c), words: v.teller.Brief(c), sign: sign(c)}
	if v.ticked && changes.CanPutBack(c) {
		l.ticked = &v.ticks[i]
	}
	return l
}

// sign says in few words what needs somebody to decide or to read; "" where nothing does.
func sign(c changes.Change) string {
	switch c.What {
	case changes.Choose:
		return fmt.Sprintf(say.SignChoose, len(c.Values))
	case changes.Joined:
		return say.SignJoined
	case changes.Kept:
		return say.SignKept
	}
	return ""
}

// people names those whose work a change is.
func people(c changes.Change) string {
	var out []string
	for _, name := range c.Authors() {
		if name == "" {
			name = say.Somebody
		}
		out = append(out, name)
	}
	if len(out) == 0 {
		return say.Somebody
	}
	return strings.Join(out, say.Several)
}
