package editor

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/intake"
)

// shownRows is how many of the rows that a table makes are shown before they are taken.
const shownRows = 100

// PasteRows makes rows of what is on the clipboard, whatever it is, and shows them before they are added.
func (e *Editor) PasteRows() { e.propose(fyne.CurrentApp().Clipboard().Content()) }

// propose shows the rows that a text makes and adds them to the table when the person agrees. It is read off Fyne's goroutine.
func (e *Editor) propose(text string) {
	lang := e.lang
	e.host.Start(func() {
		found, err := intake.Paste(text, intake.Options{Language: lang})
		loop.Do(func() {
			switch {
			case err != nil:
				e.host.Problem(err)
			case e.inTable():
				e.ask(found)
			}
		})
	})
}

func (e *Editor) ask(found *intake.Pasted) {
	n := len(found.Rows)
	title, confirm := say.AddOneRow, say.AddOne
	if n != 1 {
		title, confirm = fmt.Sprintf(say.AddRows, widget.Number(n)), fmt.Sprintf(say.AddN, widget.Number(n))
	}
	look := container.NewVScroll(table.NewLook(found.Rows[:min(n, shownRows)], e.lang))
	look.SetMinSize(fyne.NewSize(0, 8*theme.Size(theme.SizeNameText))) // some of it is seen however much there is to say
	content := container.NewBorder(widget.NewCaption(e.destination()), e.remarks(found), nil, nil, container.NewStack(widget.NewSheet(), container.NewPadded(look)))
	e.host.Ask(title, content, confirm, func() {
		if e.inTable() {
			e.table.Insert(found.Rows, found.Comments)
		}
	})
}

// destination says where pasted rows go.
func (e *Editor) destination() string {
	p := e.doc.Plan()
	i := e.priority(p)
	rows := e.table.Rows()
	if i < 0 || len(rows) == 0 {
		return say.GoLast
	}
	for n := range p.Priorities[i].Rows {
		if p.Priorities[i].Rows[n].ID == rows[len(rows)-1] {
			return fmt.Sprintf(say.GoAfter, strconv.Itoa(i+1)+"."+strconv.Itoa(n+1))
		}
	}
	return say.GoLast
}

// remarks says what the look does not show: more rows, what was guessed, and words that make no row.
func (e *Editor) remarks(found *intake.Pasted) fyne.CanvasObject {
	box := container.NewVBox()
	if more := len(found.Rows) - shownRows; more > 0 {
		box.Add(widget.NewCaption(fmt.Sprintf(say.AndMore, more)))
	}
	if n := len(found.Comments); n > 0 {
		box.Add(widget.NewCaption(say.WithComments))
	}
	if found.Rest != "" {
		words := fynewidget.NewLabel(found.Rest)
		words.Wrapping, words.SizeName, words.Selectable = fyne.TextWrapWord, theme.SizeNameCaptionText, true
		scroll := container.NewVScroll(words)
		scroll.SetMinSize(fyne.NewSize(0, 5*theme.Size(theme.SizeNameText)))
		box.Add(widget.NewCaption(say.NoRow))
		box.Add(scroll)
	}
	return box
}

// clipboardCommands are what the context menu of a row offers above what the Row menu has.
func (e *Editor) clipboardCommands() []Command {
	clipboard := fyne.CurrentApp().Clipboard()
	return []Command{
		{Label: say.Cut, Edits: true, Do: func() { e.table.Cut(clipboard) }},
		{Label: say.Copy, Do: func() { e.table.Copy(clipboard) }},
		{Label: say.Paste, Edits: true, Do: func() { e.table.Paste(clipboard) }},
		{Label: say.PasteRows, Edits: true, Do: e.PasteRows},
		{},
		{Label: say.CommentCell, Do: func() { e.commentOn(spotOfCell(e.table.Active())) }, Enabled: e.inTable},
		{},
	}
}

// inTable reports whether a table is shown.
func (e *Editor) inTable() bool { return e.priority(e.doc.Plan()) >= 0 && !e.timed }

// offerPriorities shows the other priorities, to move the selected rows to one.
func (e *Editor) offerPriorities() {
	m := fyne.NewMenu("")
	p := e.doc.Plan()
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		if pr.ID == e.part.ID {
			continue
		}
		title, _ := pr.Title.Best(e.lang, p.Primary())
		if title == "" {
			title = say.Untitled
		}
		m.Items = append(m.Items, fyne.NewMenuItem(strconv.Itoa(i+1)+"  "+short(title), func() { e.moveToPriority(pr.ID) }))
	}
	e.table.Offer(m)
}

func (e *Editor) moveToPriority(to plan.ID) {
	if e.table.MoveToPriority(to) {
		e.reload()
	}
	e.Focus()
}

// menuLetters is how many letters of a title stand in a menu.
const menuLetters = 60

func short(title string) string {
	letters := []rune(title)
	if len(letters) <= menuLetters {
		return title
	}
	return string(letters[:menuLetters]) + "…"
}
