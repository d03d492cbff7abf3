package outline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// Step moves the marked part up (-1) or down (1) by one. A row goes on into the next priority, as it would by hand.
func (o *Outline) Step(by int) {
	part := o.Part()
	if !o.CanStep(by) {
		return
	}
	if to, ok := beside(o.plan, part, by); ok {
		o.Moved(part, to)
	}
}

// CanStep reports whether Step would move anything.
func (o *Outline) CanStep(by int) bool {
	if o.plan == nil || o.plan.Locked() {
		return false
	}
	_, ok := beside(o.plan, o.Part(), by)
	return ok
}

// beside returns where a part stands when it has moved by one.
func beside(p *plan.Plan, part Part, by int) (Drop, bool) {
	switch part.Kind {
	case Priority:
		for i := range p.Priorities {
			if p.Priorities[i].ID == part.ID {
				return Drop{Before: follower(len(p.Priorities), i, by, func(i int) plan.ID { return p.Priorities[i].ID })}, i+by >= 0 && i+by < len(p.Priorities)
			}
		}
	case Row:
		for i := range p.Priorities {
			rows := p.Priorities[i].Rows
			for j := range rows {
				if rows[j].ID == part.ID {
					return rowBeside(p, i, j, by)
				}
			}
		}
	case Section:
		return sectionBeside(p, part.ID, by)
	}
	return Drop{}, false
}

// follower returns what follows a thing once it has moved by one, "" for nothing.
func follower(n, i, by int, id func(int) plan.ID) plan.ID {
	at := i + by + (by+1)/2
	if at < 0 || at >= n {
		return ""
	}
	return id(at)
}

func rowBeside(p *plan.Plan, i, j, by int) (Drop, bool) {
	rows := p.Priorities[i].Rows
	if j+by >= 0 && j+by < len(rows) {
		return Drop{Under: p.Priorities[i].ID, Before: follower(len(rows), j, by, func(j int) plan.ID { return rows[j].ID })}, true
	}
	if i+by < 0 || i+by >= len(p.Priorities) {
		return Drop{}, false
	}
	to := &p.Priorities[i+by]
	d := Drop{Under: to.ID}
	if by > 0 && len(to.Rows) > 0 {
		d.Before = to.Rows[0].ID
	}
	return d, true
}

func sectionBeside(p *plan.Plan, id plan.ID, by int) (Drop, bool) {
	var mine []*plan.Section
	at := -1
	var self *plan.Section
	for i := range p.Sections {
		if p.Sections[i].ID == id {
			self = &p.Sections[i]
		}
	}
	for i := range p.Sections {
		if s := &p.Sections[i]; self != nil && s.Place == self.Place && s.Priority == self.Priority {
			if s == self {
				at = len(mine)
			}
			mine = append(mine, s)
		}
	}
	if at < 0 || at+by < 0 || at+by >= len(mine) {
		return Drop{}, false
	}
	return Drop{Place: self.Place, Under: self.Priority, Before: follower(len(mine), at, by, func(i int) plan.ID { return mine[i].ID })}, true
}

// drag is a part being moved by the pointer.
type drag struct {
	part Part
	to   Drop
	line float32 // where it would stand
	into int     // one more than the entry of the priority that it would go into, 0 where the line shows it
	ok   bool    // it may stand there
}

// Dragged moves the part on which the pointer went down.
func (t *tree) Dragged(e *fyne.DragEvent) {
	o := t.outline
	if t.drag.part == (Part{}) {
		i := t.at(e.Position.Y - e.Dragged.DY)
		if i < 0 || len(o.filter.words()) > 0 || o.plan.Locked() {
			return
		}
		switch o.entries[i].Kind {
		case Priority, Row, Section:
			t.drag.part = o.entries[i].Part
		default:
			return
		}
	}
	t.scrollBy(e.Position.Y)
	t.drag.to, t.drag.line, t.drag.ok = o.target(t.drag.part, e.Position.Y)
	t.show()
}

// scrollBy scrolls while a part is held near the upper or the lower edge.
func (t *tree) scrollBy(y float32) {
	s := t.outline.scroll
	edge := t.outline.setter.Height
	switch {
	case y < s.Offset.Y+edge:
		s.ScrollToOffset(fyne.NewPos(0, max(0, s.Offset.Y-edge/2)))
	case y > s.Offset.Y+s.Size().Height-edge:
		s.ScrollToOffset(fyne.NewPos(0, min(max(0, t.MinSize().Height-s.Size().Height), s.Offset.Y+edge/2)))
	}
}

// DragEnd puts the part where it is held.
func (t *tree) DragEnd() {
	d := t.drag
	t.drag = drag{}
	t.show()
	if d.ok {
		t.outline.Moved(d.part, d.to)
	}
}

// mark shows where the part would stand.
func (d *drag) mark(t *tree) {
	t.into.Hide()
	t.line.Hide()
	if !d.ok {
		return
	}
	if d.into > 0 {
		t.tint(t.into, d.into-1, theme.Color(widget.ColorSelected))
		t.framed(t.into)
		return
	}
	t.line.FillColor = theme.Color(theme.ColorNamePrimary)
	t.line.Move(fyne.NewPos(pad()/2, d.line-1.5))
	t.line.Resize(fyne.NewSize(t.Size().Width-pad(), 3))
	t.line.Show()
}

// target returns where a part that is held at a height would be put, and where the line is that shows it.
func (o *Outline) target(part Part, y float32) (to Drop, line float32, ok bool) {
	gap := len(o.entries) // it would stand in front of this entry
	for i := range o.entries {
		if y < (o.tops[i]+o.tops[i+1])/2 {
			gap = i
			break
		}
	}
	switch part.Kind {
	case Priority:
		return o.priorityTarget(part, gap)
	case Row:
		return o.rowTarget(part, gap)
	case Section:
		return o.sectionTarget(part, gap)
	}
	return Drop{}, 0, false
}

// priorityTarget puts a priority before the next one that begins at the gap or below it.
func (o *Outline) priorityTarget(part Part, gap int) (Drop, float32, bool) {
	end := 0
	for i := range o.entries {
		if e := &o.entries[i]; e.Kind == Priority || e.inner {
			end = i + 1
			if e.Kind == Priority && i >= gap {
				return Drop{Before: e.ID}, o.tops[i], e.ID != part.ID
			}
		}
	}
	return Drop{}, o.tops[end], end > 0
}

// rowTarget puts a row behind the row over the gap, or where there is none first into the priority, or last where that is closed.
func (o *Outline) rowTarget(part Part, gap int) (Drop, float32, bool) {
	var under *plan.Priority
	for i := gap - 1; i >= 0 && under == nil; i-- {
		if e := &o.entries[i]; e.Kind == Priority {
			under = o.priority(e.ID)
		} else if !e.inner {
			return Drop{}, 0, false
		}
	}
	if under == nil {
		return Drop{}, 0, false
	}
	for gap < len(o.entries) && o.entries[gap].inner && o.entries[gap].Kind != Row { // commitments and sections stand first
		gap++
	}
	d := Drop{Under: under.ID}
	if gap < len(o.entries) && o.entries[gap].Kind == Row {
		d.Before = o.entries[gap].ID
	}
	return d, o.tops[gap], d.Before != part.ID
}

func (o *Outline) priority(id plan.ID) *plan.Priority {
	for i := range o.plan.Priorities {
		if o.plan.Priorities[i].ID == id {
			return &o.plan.Priorities[i]
		}
	}
	return nil
}

// sectionTarget puts a section among those before the priorities, after them, or at the head of the priority at the gap.
func (o *Outline) sectionTarget(part Part, gap int) (Drop, float32, bool) {
	d := Drop{Place: plan.Before}
	first := 0 // the first entry at which a section of this place can stand
	for i := 0; i < gap; i++ {
		switch e := &o.entries[i]; {
		case e.Kind == caption && e.place == plan.Before && e.adds, e.Kind == caption && e.place == plan.After && e.adds:
			d, first = Drop{Place: e.place}, i+1
		case e.Kind == Priority:
			d, first = Drop{Place: plan.AtPriority, Under: e.ID}, i+1
		}
	}
	if first == 0 { // over the heading of the first sections
		for first < len(o.entries) && o.entries[first].Kind != caption {
			first++
		}
		first++
	}
	at := max(gap, first)
	for at > first && o.entries[at-1].Kind != Section && o.entries[at-1].Kind != Commitments {
		at-- // behind the sections of its place
	}
	for at < len(o.entries) && o.entries[at].Kind == Commitments {
		at++
	}
	if at < len(o.entries) && o.entries[at].Kind == Section {
		d.Before = o.entries[at].ID
	}
	return d, o.tops[min(at, len(o.entries))], d.Before != part.ID
}

// tint lays a rectangle over an entry; -1 is none. A nil colour leaves it clear.
func (t *tree) tint(r *canvas.Rectangle, i int, c color.Color) {
	o := t.outline
	if i < 0 || i >= len(o.entries) {
		r.Hide()
		return
	}
	r.FillColor = c
	r.Move(fyne.NewPos(0, o.tops[i]))
	r.Resize(fyne.NewSize(t.Size().Width, o.tops[i+1]-o.tops[i]))
	r.Show()
}
