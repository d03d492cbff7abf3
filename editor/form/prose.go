package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan/markup"
)

// prose is what stands around the entry of a text in small Markdown: buttons over it, and under it the text as it prints.
type prose struct {
	field   *field
	insert  *insert
	title   *widget.Caption
	printed *printed
}

// prose makes a field's entry one of small Markdown, and returns it with its name and buttons over it and the text as it prints under it.
func (f *Form) prose(label string, e *field) fyne.CanvasObject {
	e.Name = label
	x := &prose{field: e, printed: newPrinted(f), title: caption(say.AsItPrints)}
	e.marks, e.Refers = x, true
	f.proses = append(f.proses, x)
	x.insert = newInsert(x)
	bar := container.New(&widget.Flow{})
	for _, c := range []struct {
		words string
		icon  fyne.Resource
		mark  Mark
	}{{say.Bold, nil, Bold}, {say.SubHeading, nil, SubHeading}, {say.Bullets, theme.ListIcon(), Bullets}, {say.Numbered, nil, Numbers}, {say.Link, nil, Link}, {say.Reference, nil, Reference}} {
		b := newButton(f, c.words, func() { x.mark(c.mark) })
		b.Importance = fynewidget.LowImportance
		bar.Add(b)
	}
	return container.New(headLast{}, e.content, container.New(tight(), x.title, x.printed), container.NewVBox(container.New(tight(), caption(label), bar), x.insert.content))
}

// headLast is a layout of things one under the other, of which the last stands first: Tab comes to the text before it comes to the buttons over it.
type headLast struct{}

func (headLast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := len(objects)
	y := float32(0)
	for _, o := range append([]fyne.CanvasObject{objects[n-1]}, objects[:n-1]...) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + theme.Size(theme.SizeNamePadding)
	}
}

func (headLast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, theme.Size(theme.SizeNamePadding)*float32(len(objects)-1))
	for _, o := range objects {
		min := o.MinSize()
		size.Width = max(size.Width, min.Width)
		size.Height += min.Height
	}
	return size
}

// Mark is a command for a text in small Markdown.
type Mark int

// The commands there are.
const (
	Bold       Mark = iota // what is selected becomes bold, or ceases to be
	SubHeading             // the lines become sub-headings, or cease to be
	Bullets                // or points of a list
	Numbers                // or numbered points
	Link                   // asks for an address to lead to
	Reference              // asks for a row, a priority or a section to refer to
)

// CanMark reports whether there is a text that Mark is for.
func (f *Form) CanMark() bool { return f.shown && !f.locked() && f.marking() != nil }

// marking returns the text that commands are for: the one that had the keyboard last, else the first.
func (f *Form) marking() *prose {
	if f.marked != nil || len(f.proses) == 0 {
		return f.marked
	}
	if len(f.lists) > 0 && f.page != Organisation && f.lists[0].chosen == "" {
		return nil
	}
	return f.proses[0]
}

// Mark does a command to the text that is being written.
func (f *Form) Mark(m Mark) {
	if x := f.marking(); x != nil && f.CanMark() {
		x.mark(m)
	}
}

func (x *prose) mark(m Mark) {
	switch m {
	case Bold:
		x.change(markup.Selection.Bold)
	case SubHeading:
		x.change(func(s markup.Selection) markup.Selection { return s.Lines(markup.Heading) })
	case Bullets:
		x.change(func(s markup.Selection) markup.Selection { return s.Lines(markup.Bullets) })
	case Numbers:
		x.change(func(s markup.Selection) markup.Selection { return s.Lines(markup.Numbers) })
	case Link:
		x.insert.ask(true)
	case Reference:
		x.insert.ask(false)
	}
}

// change does something to what is selected in the text. It is a step of undo of its own: what was typed before is kept first.
func (x *prose) change(do func(markup.Selection) markup.Selection) {
	e := x.field
	if e.item() == "" {
		return
	}
	before := e.Numbers.SourceOf(e.form.doc.Plan(), x.selection())
	if e.Touched() { // white space at the ends stays: the selection counts it
		if err := e.form.doc.SetText(e.item(), e.key(), before.Text); err != nil {
			e.form.Problem(err)
			return
		}
		e.Kept()
	}
	after := do(before)
	if c := e.form.Canvas(); c != nil {
		c.Focus(e)
	}
	if after.Text == before.Text {
		return
	}
	shown := e.Numbers.ShowOf(e.form.doc.Plan(), after)
	e.SetText(shown.Text)
	e.SetCaret(shown.To)
	if err := e.form.doc.SetText(e.item(), e.key(), after.Text); err != nil {
		e.form.Problem(err)
		return
	}
	e.Kept()
	e.form.Moved()
}

// selection returns the text with what is selected in it. Fyne tells the caret and the words: they stand on one side of it or the other.
func (x *prose) selection() markup.Selection {
	e := x.field
	at, words := e.Caret(), []rune(e.SelectedText())
	text := []rune(e.Text)
	s := markup.Selection{Text: e.Text, From: at, To: at}
	switch n := len(words); {
	case n == 0:
	case at >= n && string(text[at-n:at]) == string(words):
		s.From = at - n
	case at+n <= len(text) && string(text[at:at+n]) == string(words):
		s.To = at + n
	}
	return s
}

// show shows the text as it prints, as it is being typed.
func (x *prose) show() {
	words := x.field.Source(x.field.Text)
	some := strings.TrimSpace(words) != ""
	f := x.field.form
	f.moved = widget.Visible(x.title, some) || f.moved
	f.moved = widget.Visible(x.printed, some) || f.moved
	if x.printed.set(words) {
		f.moved = true
	}
	if f.moved && f.shown {
		f.settle()
	}
}
