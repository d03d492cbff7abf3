package panel

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// Document is what the list of choices asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	Unsettled() []changes.Change
	Choose(item plan.ID, field, words string) error
	KeepItem(item plan.ID) error
	Remove(items ...plan.ID) error
}

// Choices lists what waits for somebody in a plan, and lets him choose. What he has settled stays in the list until the plan is closed, so that
// he can think better of it. Use it on Fyne's own goroutine.
type Choices struct {
	Problem func(error)
	GoTo    func(changes.Change) // shows the place of a choice in the plan
	Close   func()               // puts the list away
	Next    func()               // F6 asks for the next pane
	Canvas  func() fyne.Canvas
	Now     func() time.Time

	doc     Document
	list    []changes.Change
	settled []bool // of list
	editing bool   // words of one's own are being written

	reader  *reader
	count   *fynewidget.Label
	content fyne.CanvasObject
	first   fyne.Focusable // the first button of the detail
	entry   *ownWords
}

// NewChoices returns the list of what waits in doc.
func NewChoices(doc Document) *Choices {
	c := &Choices{doc: doc, Problem: func(error) {}, GoTo: func(changes.Change) {}, Close: func() {}, Next: func() {}, Now: time.Now,
		Canvas: func() fyne.Canvas { return nil }, count: fynewidget.NewLabel("")}
	c.reader = newReader(c.detail)
	c.reader.list.escape = func() { c.Close() }
	c.reader.list.next = func() { c.Next() }
	c.reader.list.enter = func() { c.focus(c.first) }
	c.reader.turned = func(i int) {
		c.editing = false
		c.GoTo(c.list[i])
	}
	title := fynewidget.NewLabel(say.ChoicesTitle)
	title.TextStyle.Bold = true
	close := widget.NewIconButton(theme.CancelIcon(), say.Close, func() { c.Close() })
	top := container.NewVBox(container.NewBorder(nil, nil, nil, close, title), c.count)
	c.count.Wrapping = fyne.TextWrapWord
	c.content = container.NewBorder(top, nil, nil, nil, c.reader.over())
	return c
}

// Content returns what is shown.
func (c *Choices) Content() fyne.CanvasObject { return c.content }

// Begin shows the place of the first that waits.
func (c *Choices) Begin() {
	c.Reload()
	if len(c.list) > 0 {
		c.reader.chosen = max(c.reader.chosen, 0)
		c.next()
		c.GoTo(c.list[c.reader.chosen])
	}
}

// Focus gives the list the keyboard.
func (c *Choices) Focus() { c.focus(c.reader.list) }

func (c *Choices) focus(f fyne.Focusable) {
	if canvas := c.Canvas(); canvas != nil && f != nil {
		canvas.Focus(f)
	}
}

// Waiting returns how much of the list is not settled yet.
func (c *Choices) Waiting() int {
	n := 0
	for _, done := range c.settled {
		if !done {
			n++
		}
	}
	return n
}

// Reload shows the plan as it stands now.
func (c *Choices) Reload() {
	fresh := c.doc.Unsettled()
	var list []changes.Change
	var settled []bool
	for _, old := range c.list { // in the order that the person knows
		if i := slices.IndexFunc(fresh, func(f changes.Change) bool { return sameChoice(f, old) }); i >= 0 {
			list, settled = append(list, fresh[i]), append(settled, false)
			fresh = slices.Delete(slices.Clone(fresh), i, i+1)
		} else if old.What != changes.Kept {
			list, settled = append(list, old), append(settled, true)
		}
	}
	for _, f := range fresh {
		list, settled = append(list, f), append(settled, false)
	}
	chosen := c.reader.chosen
	var lines []line
	t := c.teller()
	for i, ch := range list {
		l := line{title: t.Place(ch), words: t.Gist(ch), sign: signs[ch.What]}
		if settled[i] {
			l.sign, l.words = "", say.Settled
		}
		lines = append(lines, l)
	}
	typing := c.editing && chosen >= 0 && chosen < len(list) && sameChoice(list[chosen], c.list[chosen])
	c.list, c.settled = list, settled
	c.tell()
	if typing { // the words that are being written stay
		c.reader.lines = lines
		c.reader.list.Refresh()
		return
	}
	c.editing = false
	c.reader.put(lines, chosen)
}

// Forget takes what was settled off the list, since the copies that it came from are in the plan no more.
func (c *Choices) Forget() {
	c.list, c.settled, c.editing = nil, nil, false
	c.Reload()
}

func (c *Choices) tell() {
	switch n := c.Waiting(); n {
	case 0:
		c.count.SetText(say.ChoicesNone)
	case 1:
		c.count.SetText(say.ChoicesOne)
	default:
		c.count.SetText(fmt.Sprintf(say.ChoicesCount, n))
	}
}

func sameChoice(a, b changes.Change) bool {
	return a.Item == b.Item && a.Field == b.Field && a.Lang == b.Lang && (a.What == changes.Kept) == (b.What == changes.Kept)
}

func (c *Choices) teller() changes.Teller {
	return changes.Teller{Now: c.Now(), Primary: c.doc.Plan().Primary()}
}

// detail shows a choice with its versions and what can be done with each.
func (c *Choices) detail(i int) fyne.CanvasObject {
	ch, t := c.list[i], c.teller()
	c.first, c.entry = nil, nil
	box := container.NewVBox(heading(t.Place(ch)))
	if ch.What == changes.Kept {
		return c.kept(box, ch, t)
	}
	field, ok := logField(ch)
	now := c.text(ch.Item, field)
	switch {
	case c.settled[i]:
		box.Add(words(say.SettledHelp))
	case ch.What == changes.Joined:
		box.Add(words(say.JoinedHelp))
	default:
		box.Add(words(say.ChooseHelp))
	}
	var list []version
	add := func(title, text, button string) {
		v := version{title: title, text: text}
		b := c.button(button, func() { c.do(c.doc.Choose(ch.Item, field, text)) })
		v.foot = container.NewHBox(b)
		if c.settled[i] && text == now {
			v.foot = caption(say.Kept)
		} else if c.first == nil {
			c.first = b
		}
		list = append(list, v)
	}
	if ch.What == changes.Joined {
		add(say.Together, ch.New, say.Accept)
	}
	for n, v := range ch.Values {
		add(shownNow(who([]changes.Hand{v.Hand}, t), n == 0 && ch.What == changes.Choose && !c.settled[i]), v.Text, say.KeepThis)
	}
	box.Add(versions(list, false))
	if _, _, _, known := history.SplitName(ch.Kind, field); ok && known {
		box.Add(c.own(ch, field, now))
	}
	return box
}

// kept shows an item that one deleted and another edited.
func (c *Choices) kept(box *fyne.Container, ch changes.Change, t changes.Teller) fyne.CanvasObject {
	box.Add(words(say.KeptHelp))
	box.Add(words(t.Gist(ch)))
	keep := c.button(say.KeepIt, func() { c.do(c.doc.KeepItem(ch.Item)) })
	c.first = keep
	box.Add(container.NewHBox(keep, c.button(say.DeleteIt, func() { c.do(c.doc.Remove(ch.Item)) })))
	box.Add(held(ch.Texts, t))
	return box
}

// text returns what a field says now.
func (c *Choices) text(item plan.ID, field string) string {
	for _, r := range history.Records(c.doc.Plan()) {
		if r.ID == item {
			s, _ := r.Text(field)
			return s
		}
	}
	return ""
}

// do shows what became of an edit.
func (c *Choices) do(err error) {
	if err != nil {
		c.Problem(err)
	}
	c.editing = false
	c.Reload()
	c.next()
	c.Focus()
}

// next goes to the first choice from here on that is not settled.
func (c *Choices) next() {
	n := len(c.list)
	for d := range n {
		if i := (max(c.reader.chosen, 0) + d) % n; !c.settled[i] {
			c.reader.list.Select(i)
			return
		}
	}
}

// own is the button for words of one's own, or the field for them.
func (c *Choices) own(ch changes.Change, field, now string) fyne.CanvasObject {
	if !c.editing {
		return container.NewHBox(c.button(say.EditWords, func() {
			c.editing = true
			c.reader.refresh()
			c.focus(c.entry)
		}))
	}
	c.entry = newOwnWords(now, c.stopEditing)
	save := c.button(say.SaveWords, func() { c.do(c.doc.Choose(ch.Item, field, c.entry.Text)) })
	save.Importance = fynewidget.HighImportance
	return container.NewVBox(c.entry, container.NewHBox(layout.NewSpacer(), c.button(say.NotNow, c.stopEditing), save))
}

func (c *Choices) stopEditing() {
	c.editing = false
	c.reader.refresh()
	c.Focus()
}

// ownWords is where words of one's own are written.
type ownWords struct {
	widget.Entry
	escape func()
}

func newOwnWords(text string, escape func()) *ownWords {
	e := &ownWords{escape: escape}
	e.MultiLine, e.Wrapping, e.Text, e.Name = true, fyne.TextWrapWord, text, say.OwnWords
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(5)
	return e
}

// TypedKey leaves the words at Escape.
func (e *ownWords) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}

// keyButton is a button that Enter presses, and that Escape leaves.
type keyButton struct {
	fynewidget.Button
	escape func()
}

func (c *Choices) button(label string, do func()) *keyButton {
	return newKeyButton(label, do, c.Focus)
}

func newKeyButton(label string, do, escape func()) *keyButton {
	b := &keyButton{escape: escape}
	b.Text, b.OnTapped = label, do
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button, or goes back to the list.
func (b *keyButton) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.escape()
	default:
		if !widget.PassKey(nil, k.Name) {
			b.Button.TypedKey(k)
		}
	}
}
