package outline

import (
	"slices"

	"fyne.io/fyne/v2"

	"planwright/plan"
)

// Receive shows where rows would go that are held over the outline from elsewhere, at a place on the canvas: last into the priority there, or among its
// rows where those are shown. It reports whether they are held over the outline at all; Take returns where they would go.
func (o *Outline) Receive(rows []plan.ID, at fyne.Position) bool {
	t, driver := o.tree, fyne.CurrentApp().Driver()
	t.drag = drag{}
	defer t.show()
	in := at.Subtract(driver.AbsolutePositionForObject(o.scroll))
	if size := o.scroll.Size(); len(rows) == 0 || in.X < 0 || in.Y < 0 || in.X >= size.Width || in.Y >= size.Height {
		return false
	}
	y := in.Y + o.scroll.Offset.Y
	t.scrollBy(y)
	i := t.at(y)
	if i < 0 {
		return true
	}
	if o.entries[i].Kind == Row && len(o.filter.words()) == 0 {
		t.drag = o.among(rows, y)
		return true
	}
	for i >= 0 && o.entries[i].inner {
		i--
	}
	if i < 0 || o.entries[i].Kind != Priority {
		return true
	}
	if pr := o.priority(o.entries[i].ID); pr != nil && slices.ContainsFunc(rows, func(r plan.ID) bool { return !stands(pr, r) }) {
		t.drag = drag{to: Drop{Under: pr.ID}, into: i + 1, ok: true}
	}
	return true
}

// Take returns where the rows go that Receive was shown last, and ends that.
func (o *Outline) Take() (to Drop, ok bool) {
	to, ok = o.tree.drag.to, o.tree.drag.ok
	o.tree.drag = drag{}
	o.tree.show()
	return to, ok
}

// among is where rows go that are held over the rows of a priority. Where they stand already they go nowhere.
func (o *Outline) among(rows []plan.ID, y float32) drag {
	to, line, _ := o.target(Part{Kind: Row}, y)
	pr := o.priority(to.Under)
	if pr == nil {
		return drag{}
	}
	at := len(pr.Rows)
	if i := index(pr, to.Before); i >= 0 {
		at = i
	}
	after := func(i int) plan.ID { // the first row from here on that stays
		for ; i < len(pr.Rows); i++ {
			if !slices.Contains(rows, pr.Rows[i].ID) {
				return pr.Rows[i].ID
			}
		}
		return ""
	}
	to.Before = after(at)
	if first, last := index(pr, rows[0]), index(pr, rows[len(rows)-1]); first >= 0 && last-first == len(rows)-1 && after(first) == to.Before {
		return drag{}
	}
	return drag{to: to, line: line, ok: true}
}

func index(pr *plan.Priority, row plan.ID) int {
	return slices.IndexFunc(pr.Rows, func(r plan.Row) bool { return r.ID == row })
}

func stands(pr *plan.Priority, row plan.ID) bool { return index(pr, row) >= 0 }
