// Package outline lists the parts of a plan, its title page, priorities and sections, so that one can be chosen.
package outline

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
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
	caption  Kind = iota // a heading between the parts; it can't be chosen
	Details              // the plan's own title and what stands with it
	Priority             // a priority with its table
	Section              // a text around the tables
)

// Part is one entry of the outline. Its zero value is none.
type Part struct {
	Kind Kind
	ID   plan.ID
}

// Outline is the widget. Use it on Fyne's own goroutine.
type Outline struct {
	fynewidget.List

	// Chosen is told when the person chooses a part.
	Chosen func(Part)
	// Next is told when F6 asks for the next pane.
	Next func()

	entries []entry
	chosen  Part
	setter  *widget.Setter
	small   *widget.Setter
	quiet   bool // the selection is being set by us, not by the person
}

// entry is a part with what it shows.
type entry struct {
	Part
	number string
	words  string
	grey   bool // the words stand for a title that is missing
	note   string
}

// New returns an empty outline.
func New() *Outline {
	o := &Outline{Chosen: func(Part) {}, Next: func() {}}
	o.Length = func() int { return len(o.entries) }
	o.CreateItem = func() fyne.CanvasObject { return newItem(o) }
	o.UpdateItem = func(id fynewidget.ListItemID, object fyne.CanvasObject) {
		if id < len(o.entries) {
			object.(*item).show(o.entries[id])
		}
	}
	o.OnSelected = o.selected
	o.HideSeparators = true
	o.ExtendBaseWidget(o)
	return o
}

// Display shows the parts of p with their titles in the language l, and keeps the chosen one.
func (o *Outline) Display(p *plan.Plan, l plan.Lang) {
	o.entries = entries(p, l)
	o.fit()
	o.Refresh()
	o.Select(o.chosen)
}

// Select marks a part as chosen without telling Chosen. A part that the plan has not is left unmarked.
func (o *Outline) Select(part Part) {
	o.chosen = part
	o.quiet = true
	defer func() { o.quiet = false }()
	for i, e := range o.entries {
		if e.Part == part && e.Kind != caption {
			o.List.Select(i)
			return
		}
	}
	o.UnselectAll()
}

func (o *Outline) selected(i fynewidget.ListItemID) {
	if o.quiet || i >= len(o.entries) {
		return
	}
	if o.entries[i].Kind == caption {
		o.Select(o.chosen)
		return
	}
	o.chosen = o.entries[i].Part
	o.Chosen(o.chosen)
}

// TypedKey chooses the part under the arrow keys at Enter, as at the space bar, and goes to the next pane at F6.
func (o *Outline) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyF6:
		o.Next()
	case fyne.KeyReturn, fyne.KeyEnter:
		o.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		if !widget.PassKey(fyne.CurrentApp().Driver().CanvasForObject(o), k.Name) {
			o.List.TypedKey(k)
		}
	}
}

// Resize breaks the titles for the new width. A part that was chosen while the list was too low to show any may have been scrolled to: the
// list begins at its top where the chosen part can be seen from there.
func (o *Outline) Resize(size fyne.Size) {
	before := o.Size()
	o.List.Resize(size)
	if size.Width != before.Width {
		o.fit()
	}
	if before.Height < lowest && size.Height >= lowest {
		o.ScrollToTop()
		o.Select(o.chosen)
	}
}

// lowest is a height below which a list shows next to nothing.
const lowest = 100

// Refresh takes over a new theme or text size.
func (o *Outline) Refresh() {
	if o.setter != nil && o.setter.Size != theme.Size(theme.SizeNameText) {
		o.setter = nil
		o.fit()
	}
	o.List.Refresh()
}

// fit gives every entry the height that its title needs.
func (o *Outline) fit() {
	if o.setter == nil {
		o.setter = widget.NewSetter(theme.Size(theme.SizeNameText))
		o.small = widget.NewSetter(theme.Size(theme.SizeNameCaptionText))
	}
	if o.Size().Width <= 0 {
		return
	}
	for i, e := range o.entries {
		o.SetItemHeight(i, o.place(e, o.Size().Width).height)
	}
}

// AccessibilityLabel says what the list is.
func (o *Outline) AccessibilityLabel() string { return say.Outline }

// AccessibilityRole says that the outline holds other things.
func (o *Outline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Outline)(nil)

// entries lists the parts in printed order.
func entries(p *plan.Plan, l plan.Lang) []entry {
	out := []entry{titled(Part{Details, p.ID}, p.Title, p, l, "", say.Details)}
	out = append(out, sections(p, l, plan.Before, "", say.SectionsBefore)...)
	if len(p.Priorities) > 0 {
		out = append(out, entry{words: say.Priorities})
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		out = append(out, titled(Part{Priority, pr.ID}, pr.Title, p, l, strconv.Itoa(i+1), count(len(pr.Rows))))
		out = append(out, sections(p, l, plan.AtPriority, pr.ID, "")...)
	}
	return append(out, sections(p, l, plan.After, "", say.SectionsAfter)...)
}

// sections lists the sections of one place, under a heading where there is one and any section.
func sections(p *plan.Plan, l plan.Lang, place plan.Place, of plan.ID, heading string) []entry {
	var out []entry
	for i := range p.Sections {
		s := &p.Sections[i]
		where := s.Place
		if where == "" {
			where = plan.Before
		}
		if where != place || place == plan.AtPriority && s.Priority != of {
			continue
		}
		if len(out) == 0 && heading != "" {
			out = append(out, entry{words: heading})
		}
		e := titled(Part{Section, s.ID}, s.Title, p, l, "", versions[s.Versions])
		if s.Title.Empty() {
			e.words, e.grey = beginning(s.Body, p, l), true
		}
		out = append(out, e)
	}
	return out
}

func titled(part Part, title plan.Text, p *plan.Plan, l plan.Lang, number, note string) entry {
	words, in := title.Best(l, p.Primary())
	e := entry{Part: part, number: number, words: words, note: note, grey: in != l}
	if words == "" {
		e.words = untitled[part.Kind]
	}
	return e
}

// beginning is what stands for the title of a section that has none: its first words.
func beginning(body plan.Text, p *plan.Plan, l plan.Lang) string {
	words, _ := body.Best(l, p.Primary())
	fields := strings.Fields(markup.Plain(words))
	switch {
	case len(fields) == 0:
		return say.UntitledSection
	case len(fields) > firstWords:
		return strings.Join(fields[:firstWords], " ") + "…"
	}
	return strings.Join(fields, " ")
}

// firstWords is how many words tell a section without a title from others.
const firstWords = 7

func count(rows int) string {
	if rows == 1 {
		return say.OneRow
	}
	return strconv.Itoa(rows) + say.Rows
}
