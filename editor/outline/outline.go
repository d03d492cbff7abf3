// Package outline shows the parts of a plan as a tree, its title page, sections, priorities with their rows, figures and terms, so that one can be
// found, chosen, named, moved and taken away.
package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// Kind is what sort of part an entry of the outline is.
type Kind int

// The kinds of part.
const (
	caption      Kind = iota // a heading between the parts; it can't be chosen
	Details                  // the plan's own title and what stands with it
	Organisation             // who publishes the plan
	Look                     // how it is printed
	Section                  // a text around the tables
	Priority                 // a priority with its table
	Commitments              // what a priority commits to; its ID is the priority's
	Row                      // a row of a priority's table
	Statistics               // the key figures
	Terms                    // the glossary
)

// Part is one entry of the outline. Its zero value is none. The parts that are not items of their own have the plan's ID.
type Part struct {
	Kind Kind
	ID   plan.ID
}

// Drop is where a part is to be put.
type Drop struct {
	Place  plan.Place // of a section
	Under  plan.ID    // the priority: of a row, or of a section at the head of one
	Before plan.ID    // the part of its kind that is to follow it; "" puts it last
}

// Document is what the outline asks of the open plan, to rename its parts.
type Document interface {
	SetText(item plan.ID, field, words string) error
	Type(item plan.ID, field, words string)
}

// Outline is the widget. Use it on Fyne's own goroutine.
type Outline struct {
	fynewidget.BaseWidget

	// Chosen is told when the person chooses a part. Goes says that they want to work there; else they are looking about.
	Chosen func(part Part, goes bool)
	// Next is told when F6 asks for the next pane.
	Next func()
	// Problem is told of a name that could not be kept.
	Problem func(error)
	// Moved is told where a part is wanted, and Removed that it is wanted no longer.
	Moved   func(Part, Drop)
	Removed func(Part)
	// Added is told that another section is wanted in a place, or with "" another priority.
	Added func(plan.Place)
	// Menu returns what a click with the second button offers for a part.
	Menu func(Part) *fyne.Menu
	// Canvas returns where the outline is shown, to give it the keyboard.
	Canvas func() fyne.Canvas

	doc     Document
	plan    *plan.Plan
	lang    plan.Lang
	waiting map[Part]int     // how much waits for somebody to choose
	remarks map[Part]int     // how many comments are open
	open    map[plan.ID]bool // the priorities whose rows are shown
	chosen  Part
	row     plan.ID // the row of the chosen priority in which the person works
	entries []entry
	tops    []float32 // of the entries, and the bottom of the last

	setter *widget.Setter
	small  *widget.Setter
	sets   map[setKey]widget.Set // titles broken into lines for the width
	lower  map[plan.ID]string    // the words of rows in small letters, as far as they were looked through

	filter *filter
	tree   *tree
	scroll *container.Scroll
	room   fyne.Size // of scroll, when it was last laid out
	rename *rename
	all    fyne.CanvasObject
}

// setKey is a title and the width it is broken for.
type setKey struct {
	words string
	width float32
	bold  bool
}

// New returns an empty outline that renames parts in doc.
func New(doc Document) *Outline {
	o := &Outline{doc: doc, open: map[plan.ID]bool{}, sets: map[setKey]widget.Set{}, lower: map[plan.ID]string{}, Chosen: func(Part, bool) {}, Next: func() {},
		Problem: func(error) {}, Moved: func(Part, Drop) {}, Removed: func(Part) {}, Added: func(plan.Place) {}}
	o.tree, o.filter, o.rename = newTree(o), newFilter(o), newRename(o)
	o.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o.tree) }
	o.scroll = container.NewVScroll(o.tree)
	o.scroll.OnScrolled = func(fyne.Position) { o.tree.show() }
	o.all = container.NewBorder(o.filter.content, nil, nil, nil, o.scroll)
	o.ExtendBaseWidget(o)
	return o
}

// Display shows the parts of p with their titles in the language l, and keeps the chosen one. Waiting is how much of each part waits for somebody to choose.
func (o *Outline) Display(p *plan.Plan, l plan.Lang, waiting map[Part]int) {
	if p != o.plan || l != o.lang {
		clear(o.lower)
	}
	o.plan, o.lang, o.waiting = p, l, waiting
	o.arrange()
	o.rename.follow()
}

// Remark notes how many comments are open in each part. Display shows them.
func (o *Outline) Remark(parts map[Part]int) { o.remarks = parts }

// Select marks a part as chosen without telling Chosen, and the row of it in which the person works where that is shown.
// A part that the plan has not is left unmarked.
func (o *Outline) Select(part Part, row plan.ID) {
	if part == o.chosen && row == o.row {
		return
	}
	o.chosen, o.row = part, row
	if o.plan != nil && part.Kind == Section && o.marked() < 0 {
		for i := range o.plan.Sections {
			if s := &o.plan.Sections[i]; s.ID == part.ID && s.Place == plan.AtPriority {
				o.open[s.Priority] = true
			}
		}
		o.arrange()
	}
	o.tree.show()
	o.reveal()
}

// Part returns the part that is marked: the row where one is shown, else the part chosen.
func (o *Outline) Part() Part {
	if i := o.marked(); i >= 0 {
		return o.entries[i].Part
	}
	return o.chosen
}

// marked returns the index of the entry that is marked, or -1.
func (o *Outline) marked() int {
	found := -1
	for i := range o.entries {
		switch e := &o.entries[i]; {
		case e.Kind == Row && e.ID == o.row && o.chosen.Kind == Priority:
			return i
		case e.Part == o.chosen && e.Kind != caption:
			found = i
		}
	}
	return found
}

// Focus gives the tree the keyboard.
func (o *Outline) Focus() {
	if c := o.Canvas(); c != nil {
		c.Focus(o.tree)
	}
}

// Focused reports whether the tree has the keyboard.
func (o *Outline) Focused() bool { return o.tree.focused }

// arrange lists the entries anew and finds where each stands.
func (o *Outline) arrange() {
	if o.plan == nil {
		return
	}
	l := o.lister()
	o.entries = l.entries()
	o.fit()
}

func (o *Outline) lister() lister {
	return lister{plan: o.plan, refs: markup.ReferencesOf(o.plan), lang: o.lang, waiting: o.waiting, remarks: o.remarks, open: o.open, wanted: o.filter.words(), lower: o.lower}
}

// entry returns an entry with all that it shows.
func (o *Outline) entry(i int) entry {
	e := o.entries[i]
	l := o.lister()
	l.row(&e)
	return e
}

// fit gives every entry the height that its title needs.
func (o *Outline) fit() {
	if size := theme.Size(theme.SizeNameText); o.setter == nil || o.setter.Size != size {
		o.setter, o.small = widget.NewSetter(size), widget.NewSetter(theme.Size(theme.SizeNameCaptionText))
		clear(o.sets)
	}
	if o.tree.Size().Width <= 0 {
		return
	}
	if len(o.sets) > 10_000 { // of titles that are long gone
		clear(o.sets)
	}
	o.tops = o.tops[:0]
	y := float32(0)
	for i := range o.entries {
		o.tops = append(o.tops, y)
		y += o.height(&o.entries[i])
	}
	o.tops = append(o.tops, y)
	o.tree.rebuild()
}

// refit fits the entries for another width or size of text, and keeps where it is in view what the person looks at: the marked entry if it is seen, or else
// the one at the top.
func (o *Outline) refit() {
	y := o.scroll.Offset.Y
	i := o.tree.at(y)
	if i < 0 {
		o.fit()
		return
	}
	if j := o.marked(); j >= 0 && o.tops[j] < y+o.scroll.Size().Height && o.tops[j+1] > y {
		i = j
		defer o.reveal()
	}
	top, bottom := o.tops[i], o.tops[i+1]
	o.fit()
	if y <= 0 { // the top of the list stays
		return
	}
	o.scroll.ScrollToOffset(fyne.NewPos(0, widget.InPlace(y, top, bottom-top, o.tops[i], o.tops[i+1]-o.tops[i])))
	o.tree.show()
}

// reveal scrolls the marked entry into view.
func (o *Outline) reveal() {
	if i := o.marked(); i >= 0 && i+1 < len(o.tops) {
		o.revealEntry(i)
	}
}

func (o *Outline) revealEntry(i int) {
	top, bottom := o.tops[i], o.tops[i+1]
	if i <= 1 { // with the heading over it
		top = 0
	}
	height := o.scroll.Size().Height
	at := o.scroll.Offset.Y
	if height < lowest {
		return // the window has not got its size yet
	}
	switch {
	case top < at:
		o.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > at+height:
		o.scroll.ScrollToOffset(fyne.NewPos(0, min(top, bottom-height)))
	default:
		return
	}
	o.tree.show()
}

// lowest is a height below which a list shows next to nothing.
const lowest = 100

// Open shows the rows of a priority, or puts them away.
func (o *Outline) Open(priority plan.ID, open bool) {
	if o.open[priority] == open {
		return
	}
	o.open[priority] = open
	o.arrange()
	o.reveal()
}

// Refresh takes over a new theme or text size.
func (o *Outline) Refresh() {
	if o.setter != nil {
		o.refit()
	}
	o.BaseWidget.Refresh()
}

// AccessibilityLabel says what the tree is, and which part is marked in it.
func (o *Outline) AccessibilityLabel() string {
	if i := o.marked(); i >= 0 {
		e := o.entry(i)
		return say.Outline + ": " + e.spoken()
	}
	return say.Outline
}

// AccessibilityRole says that the outline holds other things.
func (o *Outline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Outline)(nil)

// CreateRenderer is called by Fyne.
func (o *Outline) CreateRenderer() fyne.WidgetRenderer { return &outlineRenderer{o} }

type outlineRenderer struct{ outline *Outline }

func (r *outlineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.outline.all} }
func (r *outlineRenderer) Destroy()                     {}
func (r *outlineRenderer) Refresh()                     { r.outline.all.Refresh() }

func (r *outlineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.outline.filter.content.MinSize().Height*2)
}

// Layout breaks the titles for the new width. A part that was chosen while the outline was too low to show any is scrolled to only where
// it can't be seen from the top.
func (r *outlineRenderer) Layout(size fyne.Size) {
	o := r.outline
	before := o.room
	o.all.Resize(size)
	o.room = o.scroll.Size()
	switch {
	case o.room.Width != before.Width:
		o.tree.Resize(fyne.NewSize(o.room.Width, o.tree.Size().Height))
		o.refit()
	case o.room.Height != before.Height:
		o.tree.show()
	}
	if before.Height < lowest && o.room.Height >= lowest {
		o.reveal()
	}
}
