package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// write takes words of one's own in all the room there is, under the versions that can be put into them.
func (c *Choices) write() {
	ch, t := c.list[c.reader.chosen], c.teller()
	field, _ := logField(ch)
	c.editing = true
	c.entry = newOwnWords(c.text(ch.Item, field), c.stopWriting)
	list := c.versions(ch, func(v *version, _ bool) {
		text := v.text
		v.foot = newKeyButton(say.Insert, func() {
			c.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: inserted(text)})
			c.focus(c.entry)
		}, c.stopWriting)
	})
	if old := before(ch); old != nil {
		text := old.text
		old.foot = newKeyButton(say.Insert, func() {
			c.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: inserted(text)})
			c.focus(c.entry)
		}, c.stopWriting)
		list = append([]version{*old}, list...)
	}
	save := newKeyButton(say.SaveWords, func() { c.do(c.doc.Choose(ch.Item, field, c.entry.Text)) }, c.stopWriting)
	save.Importance = fynewidget.HighImportance
	cancel := newKeyButton(say.NotNow, c.stopWriting, c.stopWriting)
	top := container.NewVBox(heading(t.Place(ch)), words(say.WriteHelp))
	foot := container.NewVBox(c.entry, container.NewHBox(layout.NewSpacer(), cancel, save))
	c.writing.Objects = []fyne.CanvasObject{container.NewBorder(top, foot, nil, nil, container.NewVScroll(besideBar(versions(list, nil, false))))}
	c.arrange()
	c.focus(c.entry)
	c.entry.toEnd()
}

func (c *Choices) stopWriting() {
	c.editing = false
	c.arrange()
	c.Focus()
}

// inserted is a clipboard that holds what is to be put into a field and nothing else.
type inserted string

// Content returns what is to be put in.
func (i inserted) Content() string { return string(i) }

// SetContent does nothing: nothing is taken out of a field with it.
func (i inserted) SetContent(string) {}

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
