package panel

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/nation"
)

// detail shows a line of the coverage whole, with what can be done about it.
func (c *Coverage) detail(i int) fyne.CanvasObject {
	c.first = nil
	switch x := c.items[i]; {
	case x.own != nil:
		buttons := c.buttons(c.goTo(c.here.of(x.own.Ref), x.own.Action))
		return container.NewVBox(heading(c.here.of(x.own.Ref)), words(c.text(x.own.Text)), caption(sayNation.OwnHelp), buttons)
	case x.entry != nil:
		return c.covered(x)
	}
	return container.NewStack()
}

// covered shows what an action of the other plan says and what is done about it here.
func (c *Coverage) covered(x coverItem) fyne.CanvasObject {
	e := x.entry
	name := fynewidget.NewLabel(strings.TrimSpace(c.there.of(e.Ref) + "  " + standingWords(e.Standing)))
	name.TextStyle.Bold = true
	box := container.NewVBox()
	there := container.New(tight{}, caption(fmt.Sprintf(sayNation.OtherSays, c.text(c.cover.Parent.Title))), words(c.text(e.Text)))
	if !e.When.Empty() {
		there.Add(caption(fmt.Sprintf(sayNation.OtherWhen, c.when(e.When))))
	}
	switch {
	case x.gone:
		box.Add(words(sayNation.GoneHelp))
	case e.Standing == nation.Undecided:
		box.Add(words(sayNation.UndecidedHelp))
	}
	if e.Changed {
		box.Add(versions([]version{{title: sayNation.SaidThen, text: c.text(e.Seen)}, {title: sayNation.SaysNow, text: c.text(e.Text)}}, nil, false))
		box.Add(c.buttons(c.button(sayNation.HaveSeen, func() { c.do(c.Seen(e.Action)) })))
	} else {
		box.Add(container.NewStack(widget.NewSheet(), container.NewPadded(there)))
	}
	for _, a := range e.Answers {
		box.Add(c.answer(e, a))
	}
	switch {
	case e.Standing == nation.Absent || c.writing == e.Action && len(e.Answers) == 0:
		box.Add(c.reason(e))
	case e.Standing == nation.Undecided:
		box.Add(c.buttons(c.decide(e, sayNation.TakeIt, nation.Take), c.decide(e, sayNation.AdaptIt, nation.Adapt),
			c.button(sayNation.NotHereIt, func() { c.write(e) }), c.tie(e)))
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)), name, box)
}

// answer shows an action here that answers to one of the other plan. Words and times that are the same are not said again.
func (c *Coverage) answer(e *nation.Entry, a nation.Answer) fyne.CanvasObject {
	says := container.New(tight{})
	switch {
	case !a.Same || e.Changed:
		says.Add(caption(fmt.Sprintf(sayNation.HereSays, c.here.of(a.Ref))))
		says.Add(words(c.text(a.Text)))
	case a.Link.Relation == plan.Adapts:
		says.Add(words(fmt.Sprintf(sayNation.HereStill, c.here.of(a.Ref))))
	default:
		says.Add(words(fmt.Sprintf(sayNation.HereSame, c.here.of(a.Ref))))
	}
	if a.Timing {
		says.Add(caption(fmt.Sprintf(sayNation.HereWhen, c.when(a.When), c.other(), c.when(e.When))))
	} else if e.When.Empty() && !a.When.Empty() {
		says.Add(caption(fmt.Sprintf(sayNation.OtherWhen, c.when(a.When))))
	}
	box := container.NewVBox(says)
	other := c.decide(e, sayNation.IsAdapted, nation.Adapt)
	if e.Standing == nation.Adapted {
		other = c.decide(e, sayNation.IsDelivered, nation.Take)
	}
	box.Add(c.buttons(c.goTo(c.here.of(a.Ref), a.Action), other))
	return container.NewStack(widget.NewSheet(), container.NewPadded(box))
}

// other names the plan that this one comes from within a sentence.
func (c *Coverage) other() string {
	if title := c.text(c.cover.Parent.Title); c.cover.Scope != plan.UKWide && title != "" {
		return fmt.Sprintf(sayNation.Titled, title)
	}
	return sayNation.UKWide
}

// reason is where the reason for leaving an action out is written.
func (c *Coverage) reason(e *nation.Entry) fyne.CanvasObject {
	now := ""
	if len(e.Reasons) > 0 {
		now = e.Reasons[0].Reason
	}
	field := newReason(now, c.Focus)
	field.OnChanged = func(string) { c.writing = e.Action }
	field.enter = func() {
		c.writing, c.passOn = "", e.Standing == nation.Undecided
		c.do(c.Decide(e.Action, nation.Decision{Choice: nation.NotHere, Reason: strings.TrimSpace(field.Text)}))
	}
	save := c.button(sayNation.SaveReason, field.enter)
	save.Importance = fynewidget.HighImportance
	c.first = field
	buttons := []fyne.CanvasObject{save}
	if c.cover.AtHand && e.Ref != "" {
		buttons = append(buttons, c.decide(e, sayNation.TakeIt, nation.Take), c.decide(e, sayNation.AdaptIt, nation.Adapt))
	}
	if e.Standing == nation.Absent {
		buttons = append(buttons, c.decide(e, sayNation.OtherAgain, ""))
	}
	return container.NewVBox(caption(sayNation.WhyNot), field, c.buttons(buttons...))
}

// write begins to write the reason for leaving an action out.
func (c *Coverage) write(e *nation.Entry) {
	c.writing = e.Action
	c.reader.refresh()
	if c.first != nil {
		c.focus(c.first)
	}
}

func (c *Coverage) decide(e *nation.Entry, label string, choice nation.Choice) *keyButton {
	return c.button(label, func() {
		c.writing, c.passOn = "", e.Standing == nation.Undecided
		c.do(c.Decide(e.Action, nation.Decision{Choice: choice}))
	})
}

// tie is the button that says that the action in the table answers to this one.
func (c *Coverage) tie(e *nation.Entry) fyne.CanvasObject {
	b := c.button(sayNation.Tie, func() {
		c.passOn = true
		c.do(c.Tie(e.Action))
	})
	b.Hidden = !c.CanTie()
	return b
}

func (c *Coverage) goTo(name string, action plan.ID) *keyButton {
	return c.button(fmt.Sprintf(sayNation.GoToIt, name), func() { c.GoTo(action, false) })
}

func (c *Coverage) button(label string, do func()) *keyButton {
	return newKeyButton(label, do, c.Focus)
}

// buttons puts buttons in a line, or in several where there is no room. The first of the first line is the one that Enter in the list leads to.
func (c *Coverage) buttons(list ...fyne.CanvasObject) fyne.CanvasObject {
	if b, ok := list[0].(*keyButton); ok && c.first == nil {
		c.first = b
	}
	flow := &widget.Flow{}
	box := container.New(flow, list...)
	flow.Changed = func() { c.reader.detail.Refresh() }
	return box
}

// do goes on after a decision: with the list, which its owner has shown anew.
func (c *Coverage) do(err error) {
	if err != nil {
		c.passOn = false
		c.Problem(err)
		return
	}
	c.Focus()
}

// reasonField is where a reason is written: wrapped, but one paragraph, so that Enter is done with it and Tab leads on.
type reasonField struct {
	fynewidget.Entry
	enter, escape func()
}

func newReason(text string, escape func()) *reasonField {
	r := &reasonField{enter: escape, escape: escape}
	r.MultiLine, r.Wrapping, r.Text, r.PlaceHolder = true, fyne.TextWrapWord, text, sayNation.ReasonHint
	r.ExtendBaseWidget(r)
	r.SetMinRowsVisible(2)
	return r
}

// AcceptsTab leaves Tab to the window.
func (*reasonField) AcceptsTab() bool { return false }

// TypedKey keeps the reason at Enter and leaves it at Escape.
func (r *reasonField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.enter()
	case fyne.KeyEscape:
		r.escape()
	default:
		if !widget.PassKey(fyne.CurrentApp().Driver().CanvasForObject(r), k.Name) {
			r.Entry.TypedKey(k)
		}
	}
}
