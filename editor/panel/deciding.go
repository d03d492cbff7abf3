package panel

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/nation"
)

// Deciding asks for each action of a plan what becomes of it in the plan that is made from it. Use it on Fyne's own goroutine.
type Deciding struct {
	Escape func()      // Escape in the list
	Next   func()      // Tab and F6 lead on from the list
	Canvas fyne.Canvas // where it is shown

	plan      *plan.Plan
	langs     []plan.Lang
	decisions nation.Decisions
	items     []decided // of each line; the zero value for a heading

	reader  *reader
	count   *fynewidget.Label
	choice  *fynewidget.RadioGroup
	why     *reasonField
	keys    *widget.Caption // what the keys do, over the list
	low     *widget.Caption // the same under what is chosen, where the list needs the room
	content fyne.CanvasObject
}

// keysLayout says what the keys do where there is room for it.
type keysLayout struct{ d *Deciding }

// MinSize is that of all.
func (l keysLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout gives all the room there is.
func (l keysLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if low := size.Height < 24*theme.Size(theme.SizeNameText); low == l.d.keys.Visible() {
		l.d.keys.Hidden, l.d.low.Hidden = low, !low
		l.d.reader.detail.Refresh()
	}
	objects[0].Resize(size)
}

// decided is a line: an action with where it stands.
type decided struct {
	priority int
	row      *plan.Row
	action   *plan.Action
	name     string // "2.3", or "2.3, action 1"
}

// NewDeciding returns the actions of a plan with what was decided so far; decisions is changed as the person decides.
func NewDeciding(p *plan.Plan, decisions nation.Decisions) *Deciding {
	d := &Deciding{plan: p, langs: p.Languages, decisions: decisions, Escape: func() {}, Next: func() {}, count: fynewidget.NewLabel("")}
	d.reader = newReader(d.detail)
	d.reader.list.escape = func() { d.Escape() }
	d.reader.list.next = func() { d.Next() }
	d.reader.list.enter = func() { d.Next() }
	d.reader.list.letter = d.letter
	all := newKeyButton(sayNation.TakeAll, func() { d.takeAll(-1) }, d.focusList)
	d.count.Wrapping = fyne.TextWrapWord
	d.keys, d.low = widget.NewCaption(sayNation.Keys), widget.NewCaption(sayNation.Keys)
	d.low.Hide()
	top := container.NewVBox(container.NewBorder(nil, nil, nil, all, d.count), d.keys)
	d.content = container.New(keysLayout{d}, container.NewBorder(top, nil, nil, nil, d.reader.beside()))
	d.arrange()
	d.reader.put(d.reader.lines, 0)
	return d
}

// Content returns what is shown.
func (d *Deciding) Content() fyne.CanvasObject { return d.content }

// Focusable returns what has the keyboard first.
func (d *Deciding) Focusable() fyne.Focusable { return d.reader.list }

// Summary says in lines how many actions are decided in which way.
func (d *Deciding) Summary() []string {
	n := map[nation.Choice]int{}
	for _, x := range d.items {
		if x.action != nil {
			n[d.decisions[x.action.ID].Choice]++
		}
	}
	return []string{fmt.Sprintf(sayNation.SumTake, n[nation.Take]), fmt.Sprintf(sayNation.SumAdapt, n[nation.Adapt]),
		fmt.Sprintf(sayNation.SumNotHere, n[nation.NotHere]), fmt.Sprintf(sayNation.SumUndecided, n[""])}
}

func (d *Deciding) focusList() {
	if d.Canvas != nil {
		d.Canvas.Focus(d.reader.list)
	}
}

// arrange makes the lines anew; what is chosen stays.
func (d *Deciding) arrange() {
	refs := plan.Refs(d.plan)
	names := speak(slices.Collect(maps.Values(refs))...)
	var lines []line
	d.items = nil
	done, all := 0, 0
	for i := range d.plan.Priorities {
		pr := &d.plan.Priorities[i]
		lines, d.items = append(lines, line{heading: true, title: strings.TrimSpace(refs[pr.ID] + "  " + inLine(pr.Title, d.langs))}), append(d.items, decided{})
		for j := range pr.Rows {
			for k := range pr.Rows[j].Actions {
				a := &pr.Rows[j].Actions[k]
				name := names.of(refs[a.ID])
				lines, d.items = append(lines, d.line(name, a)), append(d.items, decided{i, &pr.Rows[j], a, name})
				if all++; d.decisions[a.ID].Choice != "" {
					done++
				}
			}
		}
	}
	d.count.SetText(fmt.Sprintf(sayNation.Decide, done, all))
	if done == all {
		d.count.SetText(fmt.Sprintf(sayNation.DecideAll, all))
	}
	d.reader.lines = lines
	d.reader.list.Refresh()
}

func (d *Deciding) line(ref string, a *plan.Action) line {
	x := d.decisions[a.ID]
	l := line{title: ref + "  " + choiceWords(x.Choice), words: inLine(a.Text, d.langs)}
	if x.Choice == nation.NotHere && strings.TrimSpace(x.Reason) == "" {
		l.sign = sayNation.SignReason
	}
	return l
}

// choiceWords returns what a choice is called.
func choiceWords(c nation.Choice) string {
	switch c {
	case nation.Take:
		return sayNation.ChoiceTake
	case nation.Adapt:
		return sayNation.ChoiceAdapt
	case nation.NotHere:
		return sayNation.ChoiceNotHere
	}
	return sayNation.Undecided
}

// detail shows an action whole with the choices about it.
func (d *Deciding) detail(i int) fyne.CanvasObject {
	x := d.items[i]
	if x.action == nil {
		return container.NewStack()
	}
	box := container.NewVBox(heading(x.name), words(plainText(x.action.Text, d.langs)))
	if when := plainText(x.row.When, d.langs); when != "" {
		box.Add(caption(fmt.Sprintf(sayNation.OtherWhen, when)))
	}
	names := []string{choiceWords(nation.Take), choiceWords(nation.Adapt), choiceWords(nation.NotHere)}
	d.choice = fynewidget.NewRadioGroup(names, nil)
	d.choice.Horizontal = true
	d.why = newReason(d.decisions[x.action.ID].Reason, d.focusList)
	d.why.enter = func() {
		d.focusList()
		d.onward(i)
	}
	reason := container.NewVBox(caption(sayNation.WhyNot), d.why)
	help := widget.NewCaption("")
	show := func() {
		c := d.decisions[x.action.ID].Choice
		reason.Hidden = c != nation.NotHere
		help.SetText(choiceHelp(c))
		d.reader.detail.Refresh()
	}
	if c := d.decisions[x.action.ID].Choice; c != "" {
		d.choice.SetSelected(choiceWords(c))
	}
	d.choice.OnChanged = func(name string) {
		choice := nation.Choice("")
		if at := slices.Index(names, name); at >= 0 {
			choice = nation.Choices()[at]
		}
		d.set(x.action.ID, nation.Decision{Choice: choice, Reason: d.decisions[x.action.ID].Reason})
		show()
	}
	d.why.OnChanged = func(s string) {
		d.set(x.action.ID, nation.Decision{Choice: nation.NotHere, Reason: s})
	}
	show()
	box.Add(container.NewStack(widget.NewSheet(), container.NewPadded(container.NewVBox(d.choice, help, reason))))
	if len(x.row.Measures) > 0 {
		measures := container.NewVBox()
		for k := range x.row.Measures {
			measures.Add(words(plainText(x.row.Measures[k].Text, d.langs)))
		}
		box.Add(container.New(tight{}, caption(sayNation.Measures), measures))
	}
	box.Add(container.NewHBox(newKeyButton(sayNation.TakePriority, func() { d.takeAll(x.priority) }, d.focusList)))
	box.Add(d.low)
	return box
}

// choiceHelp says what a choice means.
func choiceHelp(c nation.Choice) string {
	switch c {
	case nation.Take:
		return sayNation.TakeHelp
	case nation.Adapt:
		return sayNation.AdaptHelp
	case nation.NotHere:
		return sayNation.NotHereHelp
	}
	return sayNation.UndecidedHelp
}

// set notes a decision.
func (d *Deciding) set(action plan.ID, x nation.Decision) {
	if x.Choice == "" {
		delete(d.decisions, action)
	} else {
		d.decisions[action] = x
	}
	d.arrange()
}

// takeAll takes what is undecided of a priority, and goes on to the next action behind it that is undecided; or of all of them when it is -1. What
// was decided stays.
func (d *Deciding) takeAll(priority int) {
	for _, x := range d.items {
		if x.action != nil && (priority < 0 || x.priority == priority) && d.decisions[x.action.ID].Choice == "" {
			d.decisions[x.action.ID] = nation.Decision{Choice: nation.Take}
		}
	}
	d.arrange()
	d.reader.refresh()
	for i := max(d.reader.chosen, 0); priority >= 0 && i < len(d.items); i++ {
		if a := d.items[i].action; a != nil && d.decisions[a.ID].Choice == "" {
			d.reader.list.Select(i)
			break
		}
	}
	d.focusList()
}

// letter decides by the first letter of a choice and goes on to the next action, or to the reason.
func (d *Deciding) letter(r rune) {
	i := d.reader.chosen
	if i < 0 || i >= len(d.items) || d.items[i].action == nil {
		return
	}
	id := d.items[i].action.ID
	first := func(words string) bool { return strings.HasPrefix(strings.ToLower(words), strings.ToLower(string(r))) }
	switch {
	case first(sayNation.ChoiceTake):
		d.set(id, nation.Decision{Choice: nation.Take})
	case first(sayNation.ChoiceAdapt):
		d.set(id, nation.Decision{Choice: nation.Adapt})
	case first(sayNation.ChoiceNotHere):
		d.set(id, nation.Decision{Choice: nation.NotHere, Reason: d.decisions[id].Reason})
		d.reader.refresh()
		if d.Canvas != nil {
			d.Canvas.Focus(d.why)
		}
		return
	case first(sayNation.LetterAll):
		d.takeAll(d.items[i].priority)
		return
	default:
		return
	}
	d.reader.refresh()
	d.onward(i)
}

// onward goes to the action after a line, if there is one.
func (d *Deciding) onward(i int) {
	if at := d.reader.readable(i+1, 1); i+1 < len(d.items) && at > i {
		d.reader.list.Select(at)
	}
}
