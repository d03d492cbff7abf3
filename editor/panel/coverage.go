package panel

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/nation"
)

// Coverage lists the actions of the plan that this one comes from with what has become of each, and lets a decision be changed. Use it on
// Fyne's own goroutine.
type Coverage struct {
	GoTo       func(action plan.ID, stay bool)               // shows an action of this plan; stay leaves the keyboard to the list
	Decide     func(action plan.ID, d nation.Decision) error // of the other plan
	Tie        func(action plan.ID) error                    // the action that is chosen in the table answers to this one of the other plan
	Seen       func(action plan.ID) error                    // a person has seen what it says now
	CanTie     func() bool
	FindParent func() // asks for the file of the other plan
	Table      func() // asks where to write the list for a spreadsheet
	Problem    func(error)
	Close      func()
	Next       func() // F6 asks for the next pane
	Canvas     func() fyne.Canvas

	cover   *nation.Coverage
	here    spoken // the actions of this plan
	there   spoken // those of the other
	langs   []plan.Lang
	filter  *fynewidget.Select
	groups  []group
	shown   string // the heading of the group that is shown alone, or ""
	items   []coverItem
	quiet   bool
	passOn  bool    // what was undecided has been decided: the next comes in its place
	writing plan.ID // the action whose reason is being written; its field stays when the plan changes

	reader       *reader
	count        *fynewidget.Label
	find, export *keyButton
	away         *keyButton
	first        fyne.Focusable
	body         *fyne.Container
	findRow      *fyne.Container
	choice       fyne.CanvasObject // the filter in its frame
	content      fyne.CanvasObject
}

// coverItem is what a line shows: an action of the other plan, or one of this alone. Both are nil for a heading.
type coverItem struct {
	entry *nation.Entry
	own   *nation.Own
	gone  bool
}

// group is a set of lines under a heading.
type group struct {
	heading string
	items   []coverItem
	view    bool // its lines stand in other groups too: it is shown alone only
}

// NewCoverage returns a list that waits for Show.
func NewCoverage() *Coverage {
	c := &Coverage{GoTo: func(plan.ID, bool) {}, Decide: func(plan.ID, nation.Decision) error { return nil }, Tie: func(plan.ID) error { return nil },
		Seen: func(plan.ID) error { return nil }, CanTie: func() bool { return false }, FindParent: func() {}, Table: func() {}, Problem: func(error) {},
		Close: func() {}, Next: func() {}, Canvas: func() fyne.Canvas { return nil }, count: fynewidget.NewLabel("")}
	c.reader = newReader(c.detail)
	c.reader.turned = func(i int) { c.writing = ""; c.lead(i, true) }
	c.reader.list.escape = func() { c.Close() }
	c.reader.list.next = func() { c.Next() }
	c.reader.list.enter = func() {
		if c.first != nil {
			c.focus(c.first)
		}
	}
	c.filter = fynewidget.NewSelect(nil, func(string) { c.choose() })
	c.count.Wrapping, c.count.SizeName = fyne.TextWrapWord, theme.SizeNameCaptionText
	title := fynewidget.NewLabel(sayNation.Title)
	title.TextStyle.Bold = true
	c.away = newKeyButton("", func() { c.Close() }, func() { c.Close() })
	c.away.Icon, c.away.Importance = theme.CancelIcon(), fynewidget.LowImportance
	c.find = newKeyButton(sayNation.FindFile, func() { c.FindParent() }, c.Focus)
	c.export = newKeyButton(sayNation.WriteTable, func() { c.Table() }, c.Focus)
	lists := container.NewVSplit(c.reader.sheet(c.reader.list), container.NewPadded(c.reader.detail))
	lists.Offset = 0.46
	c.body = container.New(turning{lists}, lists)
	c.export.Importance = fynewidget.LowImportance
	c.choice = widget.Framed(c.filter)
	c.findRow = underWords(c.find)
	top := container.NewVBox(container.New(&head{}, title, container.NewHBox(c.export, c.away), c.count, c.choice), c.findRow)
	c.content = container.New(under{}, top, c.body)
	return c
}

// Content returns what is shown.
func (c *Coverage) Content() fyne.CanvasObject { return c.content }

// Focus gives the list the keyboard, or the button that asks for the other plan where there is nothing in it.
func (c *Coverage) Focus() {
	if c.body.Visible() {
		c.focus(c.reader.list)
	} else {
		c.focus(c.find)
	}
}

func (c *Coverage) focus(f fyne.Focusable) {
	if canvas := c.Canvas(); canvas != nil {
		canvas.Focus(f)
	}
}

// Restart forgets what is chosen, so that what is shown next begins with what waits for somebody.
func (c *Coverage) Restart() { c.reader.put(nil, 0) }

// Show lists how the plan stands now, with its texts in the first of langs that they have.
func (c *Coverage) Show(cover *nation.Coverage, langs []plan.Lang) {
	was := c.chosen()
	if c.passOn {
		c.passOn, was = false, ""
	}
	c.cover, c.langs = cover, langs
	c.here, c.there = namesIn(cover)
	c.tell()
	c.group()
	c.offer()
	c.arrange(c.reader.chosen, was)
}

// tell says in numbers how the plan stands.
func (c *Coverage) tell() {
	known := len(c.cover.Entries)+len(c.cover.Gone) > 0
	from := c.text(c.cover.Parent.Title)
	var parts []string
	for _, x := range []struct {
		standing nation.Standing
		words    string
	}{{nation.Delivered, sayNation.NDelivered}, {nation.Adapted, sayNation.NAdapted}, {nation.Partly, sayNation.NPartly}, {nation.Absent, sayNation.NAbsent},
		{nation.Undecided, sayNation.NUndecided}} {
		if n := c.cover.Count(x.standing); n > 0 {
			if n == 1 && x.standing == nation.Delivered {
				x.words = sayNation.OneDelivered
			}
			parts = append(parts, fmt.Sprintf(x.words, n))
		}
	}
	words := fmt.Sprintf(sayNation.Counts, len(c.cover.Entries), from, strings.Join(parts, ", "))
	if len(c.cover.Own) > 0 {
		words += " " + fmt.Sprintf(sayNation.CountsOwn, len(c.cover.Own))
	}
	switch {
	case !known && c.cover.Parent.ID == "":
		words = sayNation.Unknown
	case !c.cover.AtHand:
		words += "\n" + sayNation.NoParent
	}
	c.count.SetText(words)
	c.find.Hidden = c.cover.AtHand
	c.findRow.Hidden = c.cover.AtHand
	c.export.Hidden = !known
	if known || c.cover.AtHand {
		c.body.Show()
		c.choice.Show()
	} else {
		c.body.Hide()
		c.choice.Hide()
	}
	c.content.Refresh()
}

// group puts what there is to show under its headings.
func (c *Coverage) group() {
	c.groups = nil
	add := func(heading string, view bool, items []coverItem) {
		if len(items) > 0 {
			c.groups = append(c.groups, group{heading: fmt.Sprintf(sayNation.Heading, heading, len(items)), items: items, view: view})
		}
	}
	pick := func(list []nation.Entry, gone bool, want func(*nation.Entry) bool) (out []coverItem) {
		for i := range list {
			if want(&list[i]) {
				out = append(out, coverItem{entry: &list[i], gone: gone})
			}
		}
		return out
	}
	for _, s := range nation.Standings() {
		add(standingWords(s), false, pick(c.cover.Entries, false, func(e *nation.Entry) bool { return e.Standing == s }))
	}
	add(sayNation.GoneHeading, false, pick(c.cover.Gone, true, func(*nation.Entry) bool { return true }))
	var own []coverItem
	for i := range c.cover.Own {
		own = append(own, coverItem{own: &c.cover.Own[i]})
	}
	add(sayNation.OwnHeading, false, own)
	add(sayNation.ChangedSince, true, pick(c.cover.Entries, false, func(e *nation.Entry) bool { return e.Changed }))
	add(sayNation.AnotherTime, true, pick(c.cover.Entries, false, func(e *nation.Entry) bool {
		return slices.ContainsFunc(e.Answers, func(a nation.Answer) bool { return a.Timing })
	}))
}

// offer lists the groups in the filter. One that has gone gives way to all; one that has another number in it stays chosen.
func (c *Coverage) offer() {
	all := 0
	options, at := []string{""}, 0
	for i, g := range c.groups {
		if options = append(options, g.heading); sameGroup(g.heading, c.shown) {
			at = i + 1
		}
		if !g.view {
			all += len(g.items)
		}
	}
	options[0] = fmt.Sprintf(sayNation.Everything, all)
	c.quiet = true
	defer func() { c.quiet = false }()
	c.shown = ""
	if at > 0 {
		c.shown = c.groups[at-1].heading
	}
	c.filter.SetOptions(options)
	c.filter.SetSelectedIndex(at)
}

// sameGroup compares headings without the numbers behind them.
func sameGroup(a, b string) bool {
	name := func(s string) string { return s[:max(0, strings.LastIndex(s, "("))] }
	return b != "" && name(a) == name(b)
}

func (c *Coverage) choose() {
	i := c.filter.SelectedIndex()
	if c.quiet || i < 0 {
		return
	}
	c.shown = ""
	if i > 0 {
		c.shown = c.groups[i-1].heading
	}
	c.arrange(0, "")
}

// chosen returns the id of the action that is chosen, of either plan.
func (c *Coverage) chosen() plan.ID {
	if i := c.reader.chosen; i >= 0 && i < len(c.items) {
		return c.items[i].id()
	}
	return ""
}

func (x coverItem) id() plan.ID {
	switch {
	case x.entry != nil:
		return x.entry.Action
	case x.own != nil:
		return x.own.Action
	}
	return ""
}

// arrange makes the lines anew and chooses what was chosen, or else the line at an index.
func (c *Coverage) arrange(at int, was plan.ID) {
	var lines []line
	c.items = nil
	for _, g := range c.groups {
		if c.shown == "" && g.view || c.shown != "" && g.heading != c.shown {
			continue
		}
		if c.shown == "" {
			lines, c.items = append(lines, line{heading: true, title: g.heading}), append(c.items, coverItem{})
		}
		for _, x := range g.items {
			if was != "" && x.id() == was {
				at = len(lines)
			}
			lines, c.items = append(lines, c.line(x)), append(c.items, x)
		}
	}
	if c.writing != "" && c.writing == was && at < len(c.items) && c.items[at].id() == was { // the reason that is being written stays
		c.reader.lines, c.reader.chosen = lines, at
		c.reader.list.Refresh()
		return
	}
	c.writing = ""
	c.reader.put(lines, at)
}

// line says in two lines what an item is.
func (c *Coverage) line(x coverItem) line {
	if x.own != nil {
		return line{title: c.here.of(x.own.Ref), words: inLine(x.own.Text, c.langs)}
	}
	e := x.entry
	l := line{title: standingWords(e.Standing), words: inLine(e.Text, c.langs)}
	var more []string
	for _, a := range e.Answers {
		more = append(more, fmt.Sprintf(sayNation.HereAt, c.here.of(a.Ref)))
		if a.Timing {
			more = append(more, fmt.Sprintf(sayNation.OtherTime, c.when(a.When), c.when(e.When)))
		}
		if a.Same && a.Link.Relation == plan.Adapts {
			more = append(more, sayNation.SameWords)
		}
	}
	for _, r := range e.Reasons {
		if strings.TrimSpace(r.Reason) == "" {
			l.sign = sayNation.SignReason
		} else {
			more = append(more, r.Reason)
		}
	}
	if len(more) > 0 {
		l.title = strings.Join(more, ", ")
	}
	if e.Ref != "" {
		l.title = c.there.of(e.Ref) + "  " + l.title
	}
	if e.Changed {
		l.sign = sayNation.SignChanged
	}
	return l
}

// text returns a text as plain words, in the first of the languages that it has.
func (c *Coverage) text(t plan.Text) string { return plainText(t, c.langs) }

func plainText(t plan.Text, langs []plan.Lang) string {
	s, _ := t.Best(append(slices.Clone(langs), t.Langs()...)...)
	return markup.Plain(s)
}

// inLine returns a text on one line.
func inLine(t plan.Text, langs []plan.Lang) string {
	return strings.Join(strings.Fields(plainText(t, langs)), " ")
}

func (c *Coverage) when(t plan.Text) string {
	if s := c.text(t); s != "" {
		return s
	}
	return sayNation.NoWhen
}

// lead shows the place of a line in the plan, where it has one.
func (c *Coverage) lead(i int, stay bool) {
	switch x := c.items[i]; {
	case x.own != nil:
		c.GoTo(x.own.Action, stay)
	case x.entry != nil && len(x.entry.Answers) > 0:
		c.GoTo(x.entry.Answers[0].Action, stay)
	}
}
