package panel

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
)

// detail shows a thread whole, with what can be done with it.
func (c *Comments) detail(i int) fyne.CanvasObject {
	c.entry, c.name, c.first = nil, nil, nil
	if i < 0 || i >= len(c.lines) || c.lines[i] < 0 {
		return container.NewVBox()
	}
	t := c.threads[c.lines[i]]
	box := container.NewVBox(heading(c.place(Spot{t.On, t.Field})))
	for _, x := range t.Comments {
		box.Add(c.comment(x))
	}
	open := t.Open()
	switch {
	case t.Answered():
		box.Add(caption(say.AnsweredHelp))
	case !open:
		box.Add(caption(c.settledBy(t)))
	}
	box.Add(c.field(key(t), say.WriteAnswer))
	answer := c.button(say.AnswerIt, func() { c.send(t, false) })
	settle := c.button(say.SettleIt, func() { c.send(t, true) })
	if !open {
		settle = c.button(say.ReopenIt, func() { c.settle(t, false) })
	}
	answer.Importance, c.first = fynewidget.HighImportance, settle
	more := c.button(say.CommentNew, func() { c.Begin(Spot{t.On, t.Field}) })
	more.Importance = fynewidget.LowImportance
	flow := &widget.Flow{Changed: func() { c.reader.detail.Refresh() }}
	box.Add(container.New(flow, answer, settle, more))
	return box
}

// beginning is the field for a new comment.
func (c *Comments) beginning() fyne.CanvasObject {
	c.entry, c.name = nil, nil
	on := *c.fresh
	box := container.NewVBox(heading(fmt.Sprintf(say.CommentOn, c.place(on))), c.field(draftOf(on), say.WriteComment))
	add := c.button(say.CommentAdd, func() { c.add(on) })
	add.Importance = fynewidget.HighImportance
	c.first = add
	box.Add(container.NewHBox(add, c.button(say.NotNow, c.stop)))
	return box
}

// draftOf names what is being written on a place.
func draftOf(on Spot) string { return string(on.On) + " " + on.Field }

// stop leaves a new comment. Its words are there again when one begins at the same place.
func (c *Comments) stop() {
	if c.fresh == nil {
		c.Focus()
		return
	}
	c.fresh = nil
	c.arrange("")
	c.Close()
}

// comment shows one comment: whose it is, when it was written, and its words.
func (c *Comments) comment(x plan.Comment) fyne.CanvasObject {
	by := who([]changes.Hand{{Name: x.By, At: x.At}}, c.teller())
	parts := container.New(tight{}, caption(by), words(x.Text))
	if c.own(x) {
		b := c.button(say.DeleteComment, func() {
			c.do(c.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.RemoveComment(x.ID); return nil }))
		})
		b.Importance = fynewidget.LowImportance
		parts = container.NewBorder(nil, nil, nil, container.NewVBox(b), parts)
	}
	return container.NewStack(widget.NewSheet(), container.NewPadded(parts))
}

// settledBy says who settled a thread, and when, as far as the history knows.
func (c *Comments) settledBy(t plan.Thread) string {
	var last changes.Hand
	for _, x := range t.Comments {
		if name, at := c.doc.Hand(x.ID, "settled"); at.After(last.At) {
			last = changes.Hand{Name: name, At: at}
		}
	}
	if last.At.IsZero() {
		return say.Settled
	}
	return fmt.Sprintf(say.SettledBy, who([]changes.Hand{last}, c.teller()))
}

// field is where a comment is written, with one for the person's name until he has said it.
func (c *Comments) field(draft, hint string) fyne.CanvasObject {
	c.entry = newRemark(c.drafts[draft], hint)
	c.entry.escape, c.entry.send = c.stop, c.Send
	c.entry.OnChanged = func(s string) { c.note(draft, s) }
	if c.Name() != "" {
		return c.entry
	}
	c.name = &ownName{escape: c.stop}
	c.name.PlaceHolder = say.NameHint
	c.name.OnSubmitted = func(string) { c.focus(c.entry) }
	c.name.ExtendBaseWidget(c.name)
	return container.NewVBox(caption(say.NameAsked), c.name, c.entry)
}

// note keeps what is being written, so that a crash does not take it; "" forgets it.
func (c *Comments) note(draft, text string) {
	if c.drafts[draft] = text; text == "" {
		delete(c.drafts, draft)
	}
	on, field, isNew := strings.Cut(draft, " ")
	if isNew {
		c.doc.Remark(plan.ID(on), field, "", text)
	} else if i := slices.IndexFunc(c.threads, func(t plan.Thread) bool { return key(t) == draft }); i >= 0 {
		c.doc.Remark(c.threads[i].On, c.threads[i].Field, plan.ID(draft), text)
	}
}

// Send adds what is being written, if the person has the keyboard there. It reports whether he has.
func (c *Comments) Send() bool {
	if !c.writing() {
		return false
	}
	if t := c.chosen(); t != nil {
		c.send(*t, false)
	} else if c.fresh != nil {
		c.add(*c.fresh)
	}
	return true
}

// take returns what was written, and notes the person's name. It is "" where nothing was.
func (c *Comments) take() string {
	if c.name != nil {
		if name := strings.Join(strings.Fields(c.name.Text), " "); name != "" {
			c.SetName(name)
		}
	}
	return strings.TrimSpace(c.entry.Text)
}

// add adds a new comment.
func (c *Comments) add(on Spot) {
	text := c.take()
	if text == "" {
		c.focus(c.entry)
		return
	}
	var id plan.ID
	err := c.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		id = fresh()
		p.Comments = append(p.Comments, c.new(id, on, "", text))
		return nil
	})
	if err != nil {
		c.Problem(err)
		return
	}
	c.note(draftOf(on), "")
	if c.fresh = nil; c.filter == mineThreads && c.Name() == "" {
		c.filter = allThreads
	}
	c.refs = nil
	c.Reload()
	c.arrange(string(id))
	c.Focus()
}

func (c *Comments) new(id plan.ID, on Spot, answers plan.ID, text string) plan.Comment {
	return plan.Comment{ID: id, On: on.On, Field: on.Field, Answers: answers, Text: text, By: c.Name(), At: c.Now().UTC().Truncate(time.Second)}
}

// send adds an answer, if one was written, and settles the thread with it if wanted.
func (c *Comments) send(t plan.Thread, settle bool) {
	text := c.take()
	if text == "" && !settle {
		c.focus(c.entry)
		return
	}
	first := t.Comments[0].ID
	err := c.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		if text != "" {
			p.Comments = append(p.Comments, c.new(fresh(), Spot{t.On, t.Field}, first, text))
		}
		if settle {
			p.Settle(first, true)
		}
		return nil
	})
	if err == nil {
		c.note(key(t), "")
	}
	c.do(err)
}

func (c *Comments) settle(t plan.Thread, settled bool) {
	c.do(c.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.Settle(t.Comments[0].ID, settled); return nil }))
}

// do shows what became of an edit.
func (c *Comments) do(err error) {
	if err != nil {
		c.Problem(err)
		return
	}
	if c.entry != nil { // so that it is not taken for being written
		c.reader.write(false)
		c.focus(c.reader.list)
	}
	c.refs = nil
	c.Reload()
	c.Focus()
}

// Keep adds what was written and not sent, before the plan is closed. It reports whether that could be done.
func (c *Comments) Keep() bool {
	drafts := c.drafts
	c.drafts = map[string]string{}
	if len(drafts) == 0 {
		return true
	}
	err := c.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		threads := p.Threads()
		for at, text := range drafts {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			on, field, isNew := strings.Cut(at, " ")
			spot, answers := Spot{plan.ID(on), field}, plan.ID("")
			if !isNew {
				i := slices.IndexFunc(threads, func(t plan.Thread) bool { return key(t) == at })
				if i < 0 {
					continue
				}
				spot, answers = Spot{threads[i].On, threads[i].Field}, plan.ID(at)
			}
			p.Comments = append(p.Comments, c.new(fresh(), spot, answers, text))
		}
		return nil
	})
	if err != nil {
		c.drafts = drafts
		c.Problem(err)
		return false
	}
	for at := range drafts {
		c.note(at, "")
	}
	return true
}

func (c *Comments) button(label string, do func()) *keyButton {
	return newKeyButton(label, do, c.Focus)
}

// remark is where a comment is written. Tab goes on to the buttons.
type remark struct {
	widget.Entry
	escape func()
	send   func() bool
}

func newRemark(text, hint string) *remark {
	e := &remark{escape: func() {}, send: func() bool { return false }}
	e.MultiLine, e.Wrapping, e.Text, e.PlaceHolder = true, fyne.TextWrapWord, text, hint
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(3)
	return e
}

// AcceptsTab leaves Tab to the window.
func (e *remark) AcceptsTab() bool { return false }

// TypedKey leaves the words at Escape; they are kept.
func (e *remark) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	if !widget.PassKey(fyne.CurrentApp().Driver().CanvasForObject(e), k.Name) {
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut sends the words at Ctrl+Enter.
func (e *remark) TypedShortcut(s fyne.Shortcut) {
	if x, ok := s.(*desktop.CustomShortcut); ok && x.KeyName == fyne.KeyReturn && x.Modifier == fyne.KeyModifierShortcutDefault {
		e.send()
		return
	}
	e.Entry.TypedShortcut(s)
}

// ownName is where the person says who he is.
type ownName struct {
	fynewidget.Entry
	escape func()
}

// TypedKey leaves it at Escape.
func (e *ownName) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	if !widget.PassKey(fyne.CurrentApp().Driver().CanvasForObject(e), k.Name) {
		e.Entry.TypedKey(k)
	}
}

// turn shows the list, or else what is said where there is nothing in it.
func (c *Comments) turn(list bool) {
	for _, o := range []fyne.CanvasObject{c.list, c.framed, c.count} {
		widget.Visible(o, list)
	}
	if widget.Visible(c.empty, !list) {
		c.content.Refresh()
	}
}
