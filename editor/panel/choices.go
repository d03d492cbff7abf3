package panel

import (
	"fmt"
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
	"planwright/plan/history"
	"planwright/plan/markup"
)

// Document is what the list of choices asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	Unsettled() []changes.Change
	Choose(item plan.ID, field, words string) error
	KeepItem(item plan.ID) error
	Remove(items ...plan.ID) error
	Edit(changes ...history.Change) error
	Mine(writer plan.ID) bool
}

// Choices lists what waits for somebody in a plan, and lets him choose. What he has settled stays in the list until the plan is closed, so that
// he can think better of it. Use it on Fyne's own goroutine.
type Choices struct {
	Problem func(error)
	GoTo    func(changes.Change) // shows the place of a choice in the plan
	Close   func()               // puts the list away
	Combine func()               // asks for copies
	From    []string             // those whose copies were combined with the plan last
	Next    func()               // F6 asks for the next pane
	Canvas  func() fyne.Canvas
	Now     func() time.Time

	doc     Document
	list    []changes.Change
	settled []bool // of list
	editing bool   // words of one's own are being written
	records struct {
		of   *plan.Plan
		list map[plan.ID]*history.Record
	}

	reader  *reader
	count   *fynewidget.Label
	content fyne.CanvasObject
	body    *fyne.Container // one of the next three
	lists   *fyne.Container // the list with the detail
	empty   *fyne.Container // what to do when there is no list
	writing *fyne.Container // words of one's own
	first   fyne.Focusable  // the first button of the detail
	entry   *ownWords
	numbers *markup.Numbering // what references are called in it; nil for a text without any
	told    changes.Teller    // of the plan
	of      *plan.Plan        // that told tells of
}

// NewChoices returns the list of what waits in doc.
func NewChoices(doc Document) *Choices {
	c := &Choices{doc: doc, Problem: func(error) {}, GoTo: func(changes.Change) {}, Close: func() {}, Combine: func() {}, Next: func() {}, Now: time.Now,
		Canvas: func() fyne.Canvas { return nil }, count: fynewidget.NewLabel("")}
	c.reader = newReader(c.detail)
	c.reader.list.escape = func() { c.Close() }
	c.reader.list.next = func() { c.Next() }
	c.reader.list.enter = func() { c.focus(c.first) }
	c.reader.turned = func(i int) { c.GoTo(c.list[i]) }
	title := fynewidget.NewLabel(say.ChoicesTitle)
	title.TextStyle.Bold = true
	close := widget.NewIconButton(theme.CancelIcon(), say.Close, func() { c.Close() })
	top := container.NewVBox(container.NewBorder(nil, nil, nil, close, title), c.count)
	c.count.Wrapping = fyne.TextWrapWord
	combine := newKeyButton(say.Combine, func() { c.Combine() }, func() { c.Close() })
	combine.Importance = fynewidget.HighImportance
	c.lists, c.writing = c.reader.over(), container.NewStack()
	c.empty = container.NewVBox(words(say.ChoicesEmpty), underWords(combine))
	c.body = container.NewStack(c.lists, c.empty, container.NewPadded(c.writing))
	c.content = container.NewBorder(top, nil, nil, nil, c.body)
	c.arrange()
	return c
}

// Content returns what is shown.
func (c *Choices) Content() fyne.CanvasObject { return c.content }

// Begin shows the place of the first that waits.
func (c *Choices) Begin() {
	c.Reload()
	if len(c.list) > 0 {
		c.reader.chosen = max(c.reader.chosen, 0)
		if c.next(); c.Waiting() == 0 {
			c.GoTo(c.list[c.reader.chosen])
		}
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
		} else {
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
		l := line{title: t.Place(ch), words: t.Brief(ch), sign: sign(ch)}
		if settled[i] {
			l.sign, l.words = "", c.outcome(ch)
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
	c.arrange()
	c.reader.put(lines, chosen)
}

// outcome says what became of a choice.
func (c *Choices) outcome(ch changes.Change) string {
	if ch.What == changes.Kept {
		if _, there := c.doc.Plan().Find(ch.Item); !there {
			return say.SettledGone
		}
		return say.SettledKept
	}
	field, _ := logField(ch)
	now := c.teller().New(ch.Kind, ch.Field).Show(c.text(ch.Item, field))
	if now == "" {
		now = say.Nothing
	}
	return fmt.Sprintf(say.Settled, strings.Join(strings.Fields(now), " "))
}

// Forget takes what was settled off the list, since the copies that it came from are in the plan no more.
func (c *Choices) Forget() {
	c.list, c.settled, c.editing, c.From = nil, nil, false, nil
	c.Reload()
}

func (c *Choices) tell() {
	c.count.Hidden = len(c.list) == 0
	switch n := c.Waiting(); n {
	case 0:
		done := say.ChoicesNone
		if len(c.From) > 0 {
			done = fmt.Sprintf(say.ChoicesFrom, changes.Names(c.From))
		}
		c.count.SetText(done + "\n" + say.ChoicesApart)
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
	if p := c.doc.Plan(); c.of != p {
		c.of, c.told = p, changes.Teller{Primary: p.Primary(), Mine: c.doc.Mine}.Numbered(p, p)
	}
	t := c.told
	t.Now = c.Now()
	return t
}

// detail shows a choice with its versions and what can be done with each.
func (c *Choices) detail(i int) fyne.CanvasObject {
	ch, t := c.list[i], c.teller()
	c.first = nil
	box := container.NewVBox(heading(t.Place(ch)))
	if ch.What == changes.Kept {
		return c.kept(box, ch, t, c.settled[i])
	}
	field, ok := logField(ch)
	now := c.text(ch.Item, field)
	switch {
	case c.settled[i]:
		box.Add(words(say.SettledHelp))
	case ch.What == changes.Joined:
		box.Add(words(say.JoinedHelp))
	default:
		box.Add(words(fmt.Sprintf(say.ThereAre, len(ch.Values), changes.Names(c.whose(ch)))))
	}
	if _, _, _, known := history.SplitName(ch.Kind, field); ok && known { // above the versions, which may be long
		box.Add(container.NewHBox(c.button(say.EditWords, c.write)))
	}
	list := c.versions(ch, func(v *version, accept bool) {
		label := say.KeepThis
		if accept {
			label = say.Accept
		}
		text := v.text
		b := c.button(label, func() { c.do(c.doc.Choose(ch.Item, field, text)) })
		v.foot = b
		if c.settled[i] {
			v.title = strings.TrimSuffix(v.title, say.ShownNow)
			if text == now {
				v.title, v.foot = v.title+say.Kept, nil
				return
			}
		}
		if c.first == nil {
			c.first = b
		}
	})
	old := before(ch, t)
	if old != nil && !slices.ContainsFunc(list, func(v version) bool { return v.text == old.text }) {
		if old.foot = c.button(say.KeepThis, func() { c.do(c.doc.Choose(ch.Item, field, ch.Old)) }); c.settled[i] && ch.Old == now {
			old.title, old.foot = old.title+say.Kept, nil
		}
	}
	box.Add(versions(list, old, false))
	return box
}

// whose returns the names of those whose versions there are to choose from.
func (c *Choices) whose(ch changes.Change) []string {
	var out []string
	for _, v := range ch.Values {
		if name := c.teller().Name(v.Hand); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// versions returns what there is to choose from, with what can be done with each: the two changes together first.
func (c *Choices) versions(ch changes.Change, foot func(v *version, accept bool)) []version {
	t := c.teller()
	refs := t.New(ch.Kind, ch.Field)
	var list []version
	if ch.What == changes.Joined {
		list = append(list, version{title: say.Together, text: ch.New, refs: refs})
	}
	for n, v := range ch.Values {
		list = append(list, version{title: shownNow(who([]changes.Hand{v.Hand}, t), n == 0 && ch.What == changes.Choose), text: v.Text, refs: refs})
	}
	for i := range list {
		foot(&list[i], i == 0 && ch.What == changes.Joined)
	}
	return list
}

// before is what stood in a field before people wrote there apart, where that is known.
func before(ch changes.Change, t changes.Teller) *version {
	if ch.Old == "" {
		return nil
	}
	return &version{title: say.Before, text: ch.Old, refs: t.Old(ch.Kind, ch.Field)}
}

// text returns what a field says now.
func (c *Choices) text(item plan.ID, field string) string {
	if p := c.doc.Plan(); c.records.of != p {
		c.records.of, c.records.list = p, map[plan.ID]*history.Record{}
		list := history.Records(p)
		for i := range list {
			c.records.list[list[i].ID] = &list[i]
		}
	}
	if r := c.records.list[item]; r != nil {
		s, _ := r.Text(field)
		return s
	}
	return ""
}

// do shows what became of an edit.
func (c *Choices) do(err error) {
	if err != nil {
		c.Problem(err)
	}
	c.editing = false
	decided := c.reader.chosen
	c.Reload()
	c.reader.quiet = true
	c.next()
	c.reader.quiet = false
	if err == nil && decided >= 0 && decided < len(c.list) {
		c.GoTo(c.list[decided])
	}
	c.Focus()
}

// next goes to the first choice from here on that is not settled, and shows its place; while the reader is quiet, in the list alone, so that the
// table goes on showing what was decided.
func (c *Choices) next() {
	n := len(c.list)
	for d := range n {
		if i := (max(c.reader.chosen, 0) + d) % n; !c.settled[i] {
			if i == c.reader.chosen && !c.reader.quiet {
				c.GoTo(c.list[i])
			}
			c.reader.list.Select(i)
			return
		}
	}
}

// arrange shows the list, the words that are being written, or what to do when there is no list.
func (c *Choices) arrange() {
	c.writing.Hidden = !c.editing
	c.empty.Hidden = c.editing || len(c.list) > 0
	c.lists.Hidden = c.editing || len(c.list) == 0
	c.body.Refresh()
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
