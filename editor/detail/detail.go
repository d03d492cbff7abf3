// Package detail shows what belongs to a row and has no column in the table: of each action its short form, lead, partners, whom it asks, its
// status and the action of another plan that it stands for; of each measure what is counted, baseline, target and source.
package detail

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// Document is what the pane asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	SetText(item plan.ID, field, words string) error
	Type(item plan.ID, field, words string)
	Edit(changes ...history.Change) error
	Remove(items ...plan.ID) error
}

// Detail is the pane of one row. Use it on Fyne's own goroutine.
type Detail struct {
	fynewidget.BaseWidget

	// Problem is told of an edit that could not be kept. The words stay in the field.
	Problem func(error)
	// Next is told when F6 asks for the next pane.
	Next func()
	// Leave is told when Escape gives the keyboard back to the table.
	Leave func()
	// Close is told when the pane is to be put away.
	Close func()
	// Canvas returns where the pane is shown, to give it the keyboard.
	Canvas func() fyne.Canvas

	doc  Document
	row  plan.ID
	item plan.ID // of the row: the action or measure that was last come to
	lang plan.Lang
	seen *plan.Plan // what is shown

	head     *fynewidget.Label
	theme    *field
	actions  []*actionBlock  // as many as any row has needed
	measures []*measureBlock // the same
	shown    []plan.ID       // the items of the row, in the order of the blocks
	note     [2]fyne.CanvasObject
	body     *fyne.Container
	empty    fyne.CanvasObject
	scroll   *container.Scroll
	content  fyne.CanvasObject
}

// New returns an empty pane that edits doc.
func New(doc Document) *Detail {
	d := &Detail{doc: doc, Problem: func(error) {}, Next: func() {}, Leave: func() {}, Close: func() {}}
	d.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(d) }
	d.head = fynewidget.NewLabel("")
	d.head.TextStyle.Bold, d.head.Truncation = true, fyne.TextTruncateEllipsis
	away := widget.NewIconButton(theme.CancelIcon(), say.Close, func() { d.Close() })
	d.theme = newField(d, "title@", say.ThemeHint)
	d.note = [2]fyne.CanvasObject{widget.NewCaption(say.NoAction), widget.NewCaption(say.NoMeasure)}
	d.body = container.NewVBox()
	empty := fynewidget.NewLabel(say.NoRow)
	empty.Wrapping = fyne.TextWrapWord
	d.empty = empty
	d.scroll = container.NewVScroll(container.New(&column{}, d.body, d.empty))
	d.content = container.NewBorder(container.NewBorder(nil, nil, nil, away, d.head), nil, nil, nil, d.scroll)
	d.body.Hide()
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer is called by Fyne.
func (d *Detail) CreateRenderer() fyne.WidgetRenderer { return fynewidget.NewSimpleRenderer(d.content) }

// AccessibilityLabel says what the pane is.
func (d *Detail) AccessibilityLabel() string { return say.Pane }

// AccessibilityRole says that the pane holds other things.
func (d *Detail) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Detail)(nil)

// MinSize leaves room for a field or two: what does not fit is scrolled to.
func (d *Detail) MinSize() fyne.Size {
	d.ExtendBaseWidget(d)
	return fyne.NewSize(16*theme.Size(theme.SizeNameText), 7*theme.Size(theme.SizeNameText))
}

// Display shows a row, "" for none, in the language l, from that of its actions and measures on which is named. What is being typed is kept first.
func (d *Detail) Display(row, item plan.ID, l plan.Lang) {
	other := row != d.row || l != d.lang
	come := row != d.row || item != d.item
	if !other && !come && d.seen == d.doc.Plan() {
		return // a keystroke in the table
	}
	if other {
		d.Keep()
	}
	d.row, d.item, d.lang = row, item, l
	d.Reload()
	if come {
		d.reach(item)
	}
}

// Reload shows the document as it stands now. Text being typed stays as it is.
func (d *Detail) Reload() {
	p := d.doc.Plan()
	d.seen = p
	r, ref := find(p, d.row)
	if r == nil {
		d.head.SetText(say.Pane)
		d.body.Hide()
		d.empty.Show()
		d.shown = nil
		return
	}
	d.head.SetText(fmt.Sprintf(say.Row, ref))
	d.arrange(r)
	d.theme.follow(r.ID, r.Title)
	for i := range r.Actions {
		d.actions[i].follow(p, &r.Actions[i], i, len(r.Actions))
	}
	for i := range r.Measures {
		d.measures[i].follow(p, &r.Measures[i], i, len(r.Measures))
	}
	d.empty.Hide()
	d.body.Show()
}

// arrange has a block for each action and measure of a row. Blocks serve again: to make them takes longer than to fill them.
func (d *Detail) arrange(r *plan.Row) {
	items := []plan.ID{r.ID}
	for i := range r.Actions {
		items = append(items, r.Actions[i].ID)
	}
	items = append(items, "")
	for i := range r.Measures {
		items = append(items, r.Measures[i].ID)
	}
	if slices.Equal(items, d.shown) {
		return
	}
	d.shown = items
	for len(d.actions) < len(r.Actions) {
		d.actions = append(d.actions, newActionBlock(d))
	}
	for len(d.measures) < len(r.Measures) {
		d.measures = append(d.measures, newMeasureBlock(d))
	}
	objects := []fyne.CanvasObject{under(say.Theme, d.theme)}
	for i := range r.Actions {
		objects = append(objects, d.actions[i].content)
	}
	if len(r.Actions) == 0 {
		objects = append(objects, d.note[0])
	}
	for i := range r.Measures {
		objects = append(objects, d.measures[i].content)
	}
	if len(r.Measures) == 0 {
		objects = append(objects, d.note[1])
	}
	d.body.Objects = objects
	d.body.Refresh()
}

// find returns a row and its printed reference, nil for one that the plan has not.
func find(p *plan.Plan, id plan.ID) (*plan.Row, string) {
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			if r := &p.Priorities[i].Rows[j]; r.ID == id && id != "" {
				return r, strconv.Itoa(i+1) + "." + strconv.Itoa(j+1)
			}
		}
	}
	return nil, ""
}

// fields returns the fields that are in use, in the order of Tab.
func (d *Detail) fields() []*field {
	r, _ := find(d.doc.Plan(), d.row)
	if r == nil {
		return nil
	}
	out := []*field{d.theme}
	for i := range min(len(r.Actions), len(d.actions)) {
		out = append(out, d.actions[i].fields()...)
	}
	for i := range min(len(r.Measures), len(d.measures)) {
		out = append(out, d.measures[i].fields()...)
	}
	return out
}

// Keep saves what is being typed. It reports whether that could be done.
func (d *Detail) Keep() bool {
	kept := d.theme.keep()
	for _, b := range d.actions {
		for _, e := range b.fields() {
			kept = e.keep() && kept
		}
	}
	for _, b := range d.measures {
		for _, e := range b.fields() {
			kept = e.keep() && kept
		}
	}
	return kept
}

// Focus gives the keyboard to the first field of the action or measure that was last come to, or to the first of the row.
func (d *Detail) Focus() {
	list := d.fields()
	if len(list) == 0 {
		return
	}
	at := slices.IndexFunc(list, func(e *field) bool { return e.item == d.item && e != d.theme })
	if at < 0 {
		at = min(1, len(list)-1) // a title is seldom what is looked for
	}
	d.come(list[at])
}

// FocusField gives the keyboard to a field of an item of the row, named as in the history without its language. It reports whether there is one.
func (d *Detail) FocusField(item plan.ID, name string) bool {
	for _, e := range d.fields() {
		if e.item == item && e.name[:len(e.name)-1] == name {
			d.come(e)
			return true
		}
	}
	return false
}

// come gives the keyboard to a field, with the caret behind its words.
func (d *Detail) come(e *field) {
	if c := d.Canvas(); c != nil {
		c.Focus(e)
		e.SetCaret(utf8.RuneCountInString(e.Text))
	}
}

// UndoTyping takes back the last typing in the field that has the keyboard. It reports false when there is none.
func (d *Detail) UndoTyping() bool {
	c := d.Canvas()
	if c == nil {
		return false
	}
	e, ok := c.Focused().(*field)
	if !ok || e.pane != d || !e.Typing() {
		return false
	}
	e.Undo()
	return true
}

// key does what a key means in the whole pane, and reports whether it means anything.
func (d *Detail) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyF6:
		d.Next()
	case fyne.KeyF4:
		d.Close()
	case fyne.KeyEscape:
		d.Leave()
	default:
		return widget.PassKey(nil, k.Name)
	}
	return true
}

// reach scrolls to the block of an item, or to the top.
func (d *Detail) reach(item plan.ID) {
	d.scroll.ScrollToTop()
	i := slices.Index(d.shown, item)
	if i <= 0 || item == "" {
		return
	}
	r, _ := find(d.doc.Plan(), d.row)
	var block fyne.CanvasObject
	if i <= len(r.Actions) {
		block = d.actions[i-1].content
	} else {
		block = d.measures[i-2-len(r.Actions)].content
	}
	if i > 1 {
		d.scroll.ScrollToOffset(fyne.NewPos(0, d.within(block)))
	}
}

// reveal scrolls a field into view.
func (d *Detail) reveal(o fyne.CanvasObject) {
	top := d.within(o)
	bottom := top + o.Size().Height
	y, view := d.scroll.Offset.Y, d.scroll.Size().Height
	room := 2 * theme.Size(theme.SizeNameText) // for the name over it
	switch {
	case top-room < y || o.Size().Height > view:
		y = top - room
	case bottom > y+view:
		y = bottom - view
	default:
		return
	}
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}

// within returns how far below the top of the pane's content an object stands.
func (d *Detail) within(o fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(d.scroll.Content).Y
}
