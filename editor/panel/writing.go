package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// write takes words of one's own in all the room there is, under the versions that can be put into them.
func (c *Choices) write() {
	ch, t := c.list[c.reader.chosen], c.teller()
	field, _ := logField(ch)
	c.editing = true
	c.numbers = nil
	if name, _, _, ok := history.SplitName(ch.Kind, field); ok && markup.Refers(ch.Kind, name) {
		c.numbers = &markup.Numbering{}
	}
	c.entry = newOwnWords(c.show(c.text(ch.Item, field)), c.stopWriting)
	c.entry.OnChanged = func(words string) { c.source(words) } // a number that is typed means what it names now
	list := c.versions(ch, func(v *version, _ bool) {
		c.insertable(v)
	})
	if old := before(ch, t); old != nil {
		c.insertable(old)
		list = append([]version{*old}, list...)
	}
	save := newKeyButton(say.SaveWords, func() { c.do(c.doc.Choose(ch.Item, field, c.source(c.entry.Text))) }, c.stopWriting)
	save.Importance = fynewidget.HighImportance
	cancel := newKeyButton(say.NotNow, c.stopWriting, c.stopWriting)
	top := container.NewVBox(heading(t.Place(ch)), words(say.WriteHelp))
	foot := container.NewVBox(c.entry, container.NewHBox(layout.NewSpacer(), cancel, save))
	c.writing.Objects = []fyne.CanvasObject{container.NewBorder(top, foot, nil, nil, container.NewVScroll(besideBar(versions(list, nil, false))))}
	c.arrange()
	c.focus(c.entry)
	c.entry.toEnd()
}

// show returns words of the plan as they are written, with the numbers of what they refer to.
func (c *Choices) show(words string) string {
	if c.numbers == nil {
		return words
	}
	return c.numbers.Show(c.doc.Plan(), words)
}

// source returns words that are written as the plan holds them.
func (c *Choices) source(words string) string {
	if c.numbers == nil {
		return words
	}
	return c.numbers.Source(c.doc.Plan(), words)
}

// insertable gives a version a button that puts it into the words of one's own, and shows it as it would stand there.
func (c *Choices) insertable(v *version) {
	text := c.show(v.text)
	v.text, v.refs = text, nil
	v.foot = newKeyButton(say.Insert, func() {
		c.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: widget.Clipping(text)})
		c.focus(c.entry)
	}, c.stopWriting)
}

func (c *Choices) stopWriting() {
	c.editing = false
	c.arrange()
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

// toEnd puts the cursor behind the words, where a version can be added to them.
func (e *ownWords) toEnd() {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// TypedKey leaves the words at Escape.
func (e *ownWords) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.escape()
		return
	}
	e.Entry.TypedKey(k)
}
