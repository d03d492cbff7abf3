package form

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// insert asks, over the entry of a text, for the link or the reference that is to be put into it.
type insert struct {
	prose   *prose
	content *fyne.Container // what is asked, hidden until it is

	link    fyne.CanvasObject
	words   *asked
	address *asked
	doubt   *fynewidget.Label

	reference fyne.CanvasObject
	find      *asked
	found     []target
	at        int // the one found that is chosen
	lines     *fynewidget.List
	none      *widget.Caption
	number    *button
	page      *button
}

// target is a row, priority or section that a reference can name.
type target struct {
	id    plan.ID
	words string
}

// asked is an entry of what is asked. Enter inserts, Escape asks no more.
type asked struct {
	widget.Entry
	insert *insert
	enter  func()
	arrow  func(by int) // nil where arrows only move the caret
}

func newAsked(i *insert, hint string, enter func()) *asked {
	a := &asked{insert: i, enter: enter}
	a.PlaceHolder = hint
	a.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	a.ExtendBaseWidget(a)
	return a
}

// TypedKey inserts at Enter and asks no more at Escape.
func (a *asked) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		a.enter()
	case fyne.KeyEscape:
		a.insert.away()
	case fyne.KeyF6:
		a.insert.prose.field.form.Next()
	case fyne.KeyUp, fyne.KeyDown:
		if a.arrow == nil {
			a.Entry.TypedKey(k)
		} else if k.Name == fyne.KeyUp {
			a.arrow(-1)
		} else {
			a.arrow(1)
		}
	default:
		a.Entry.TypedKey(k)
	}
}

func newInsert(x *prose) *insert {
	f := x.field.form
	i := &insert{prose: x, doubt: warning(say.LinkDoubt), none: caption(say.NothingFound)}
	i.words, i.address = newAsked(i, "", i.insertLink), newAsked(i, say.LinkAddressHint, i.insertLink)
	i.words.Name, i.address.Name = say.LinkWords, say.LinkAddress
	i.address.OnChanged = func(string) { f.moved = widget.Visible(i.doubt, false) || f.moved }
	i.link = container.NewVBox(
		container.New(widget.Row{}, f.under(say.LinkWords, i.words), f.under(say.LinkAddress, i.address)), i.doubt,
		container.New(&widget.Flow{}, newButton(f, say.Insert, i.insertLink), newButton(f, say.Cancel, i.away)))

	i.find = newAsked(i, "", func() { i.insertReference("#") })
	i.find.Name = say.Reference
	i.find.OnChanged = func(string) { i.search() }
	i.find.arrow = func(by int) { i.choose(i.at + by) }
	i.lines = fynewidget.NewList(func() int { return len(i.found) }, func() fyne.CanvasObject {
		l := fynewidget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(n fynewidget.ListItemID, o fyne.CanvasObject) {
		if n < len(i.found) {
			o.(*fynewidget.Label).SetText(i.found[n].words)
		}
	})
	i.lines.OnSelected = func(n fynewidget.ListItemID) { i.at = n }
	i.number = newButton(f, say.InsertNumber, func() { i.insertReference("#") })
	i.page = newButton(f, say.InsertPage, func() { i.insertReference("#page:") })
	i.reference = container.NewVBox(f.under(say.FindTarget, i.find),
		container.NewStack(widget.NewSheet(), container.New(&fewLines{}, i.lines)), i.none,
		container.New(&widget.Flow{}, i.number, i.page,
			newButton(f, say.InsertTables, func() { i.put("[](#pages:tables)") }), newButton(f, say.Cancel, i.away)))
	i.content = container.NewVBox(i.link, i.reference)
	i.content.Hide()
	return i
}

// fewLines is the layout of the list of what was found.
type fewLines struct{}

func (fewLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(1, 1))
	objects[0].Resize(size.SubtractWidthHeight(2, 2))
}

func (fewLines) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, 5*(fynewidget.NewLabel("").MinSize().Height+theme.Size(theme.SizeNamePadding)))
}

// ask shows what is asked for a link, or else for a reference.
func (i *insert) ask(link bool) {
	f := i.prose.field.form
	i.content.Show()
	widget.Visible(i.link, link)
	widget.Visible(i.reference, !link)
	widget.Visible(i.doubt, false)
	first := i.find
	if link {
		i.words.SetText(i.prose.field.SelectedText())
		i.address.SetText("")
		if first = i.words; i.words.Text != "" {
			first = i.address
		}
	} else {
		i.find.SetText("")
		i.search()
	}
	f.moved = true
	f.settle()
	if c := f.Canvas(); c != nil {
		c.Focus(first)
	}
}

// away asks no more.
func (i *insert) away() {
	f := i.prose.field.form
	f.moved = widget.Visible(i.content, false) || f.moved
	f.settle()
	if c := f.Canvas(); c != nil {
		c.Focus(i.prose.field)
	}
}

// put puts source into the text in place of what is selected.
func (i *insert) put(source string) {
	i.away()
	i.prose.change(func(s markup.Selection) markup.Selection { return s.Insert(source) })
}

func (i *insert) insertLink() {
	f := i.prose.field.form
	address, ok := linkTo(i.address.Text)
	if !ok {
		f.moved = widget.Visible(i.doubt, true) || f.moved
		f.settle()
		if c := f.Canvas(); c != nil {
			c.Focus(i.address)
		}
		return
	}
	words := strings.Join(strings.Fields(i.words.Text), " ")
	if words == "" {
		words = strings.TrimPrefix(strings.TrimPrefix(address, "mailto:"), "https://")
	}
	i.away()
	i.prose.change(func(s markup.Selection) markup.Selection { return s.Link(words, address) })
}

// linkTo returns what a link leads to for an address as people write it.
func linkTo(s string) (string, bool) {
	s = strings.TrimSpace(s)
	mail := strings.TrimPrefix(s, "mailto:")
	switch {
	case plan.IsEmail(mail):
		return "mailto:" + mail, true
	case plan.IsWebAddress(s) && strings.HasPrefix(s, "https://"):
		return s, true
	case plan.IsWebAddress(s):
		return "https://" + s, true
	}
	return "", false
}

// insertReference puts a reference to the chosen item into the text; what says of what kind.
func (i *insert) insertReference(what string) {
	if i.at >= 0 && i.at < len(i.found) {
		i.put("[](" + what + string(i.found[i.at].id) + ")")
	}
}

func (i *insert) choose(at int) {
	if at >= 0 && at < len(i.found) {
		i.at = at
		i.lines.Select(at)
	}
}

// search lists what can be referred to and holds all the words in the field.
func (i *insert) search() {
	f := i.prose.field.form
	wanted := strings.Fields(strings.ToLower(i.find.Text))
	i.found = i.found[:0]
	for _, t := range f.targets() {
		words := strings.ToLower(t.words)
		holds := true
		for _, w := range wanted {
			holds = holds && strings.Contains(words, w)
		}
		if holds {
			i.found = append(i.found, t)
		}
	}
	i.at = 0
	i.lines.UnselectAll()
	i.lines.Refresh()
	i.choose(0)
	able(i.number, len(i.found) > 0)
	able(i.page, len(i.found) > 0)
	f.moved = widget.Visible(i.none, len(i.found) == 0) || f.moved
	f.settle()
}

// targets are the priorities, rows and sections that a text can refer to, in printed order.
func (f *Form) targets() []target {
	p := f.doc.Plan()
	refs := markup.ReferencesOf(p)
	var out []target
	for n := range p.Sections {
		if s := &p.Sections[n]; s.ID != f.item && !s.Title.Empty() {
			out = append(out, target{s.ID, f.best(p, s.Title)})
		}
	}
	for n := range p.Priorities {
		pr := &p.Priorities[n]
		number := strconv.Itoa(n + 1)
		out = append(out, target{pr.ID, say.PriorityWord + number + " " + f.best(p, pr.Title)})
		for r := range pr.Rows {
			row := &pr.Rows[r]
			words := f.best(p, row.Title)
			if words == "" && len(row.Actions) > 0 {
				words = refs.Plain(f.best(p, row.Actions[0].Text))
			}
			out = append(out, target{row.ID, number + "." + strconv.Itoa(r+1) + " " + words})
		}
	}
	return out
}
