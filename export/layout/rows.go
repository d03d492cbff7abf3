package layout

import "planwright/export/publication"

// least is the head and the first row; of a row that fits no page, as much as makes a beginning worth while.
func (t *table) least() float64 {
	if len(t.rows) == 0 {
		return t.headHeight
	}
	first := t.rows[0].height
	if first > t.full()+slack {
		first = t.full() / 3
	}
	return t.headHeight + first
}

// full is the height that the rows can have on a page of their own.
func (t *table) full() float64 { return t.room - t.headHeight }

// set puts the table down, with its head again on each page that it goes over to.
func (t *table) set(c *composer) {
	divided := false
	if !c.fresh && !c.fits(t.least()) {
		if divided = t.beginsHere(c); !divided {
			c.newPage()
		}
	}
	first := c.at
	t.setHead(c, false)
	for i, r := range t.rows {
		if i%16 == 0 && c.ctx.Err() != nil {
			return
		}
		if divided && i == 0 {
			t.pieces(c, r, betweenEntries)
			continue
		}
		t.setRow(c, r)
	}
	t.pages.include(first, c.at)
}

// setHead puts down the head of the table; repeated, it is an artifact.
func (t *table) setHead(c *composer, repeated bool) {
	w := t.width()
	c.fill(t.left, c.y, w, t.headHeight, t.colors.tint)
	if t.colors.plain {
		c.fill(t.left, c.y, w, hair, t.colors.hairline)
	}
	c.fill(t.left, c.y+t.headHeight-1, w, 1, t.colors.primary)
	x := t.left
	for k, h := range t.heads {
		y := c.y + t.headHeight - pad - float64(len(t.headLines[k]))*h.style.leading
		for _, l := range t.headLines[k] {
			if repeated {
				c.artifactLine(h, l, x+pad, y, RepeatArtifact)
			} else {
				c.line(h, l, x+pad, y)
			}
			y += h.style.leading
		}
		x += t.widths[k]
	}
	c.y += t.headHeight
	t.headEnd = c.y
	c.fresh = false
}

// nextPage goes on with the table on a new page.
func (t *table) nextPage(c *composer) {
	c.newPage()
	t.setHead(c, true)
}

// holeAt is how full a page of large print must be before a first row that doesn't fit any more may leave the rest of it empty.
const holeAt = 0.6

// beginsHere reports whether the table had better begin on this page although its first row doesn't fit: in large print, where a heading
// and what the priority promises may leave no room for a whole row, and would stand alone. Other rows are never divided for the sake of a
// fuller page: in a trial, readers of large print minded a row in two pieces far more than white at the foot.
func (t *table) beginsHere(c *composer) bool {
	return t.large && (c.y-c.sheet.top)/t.room < holeAt && len(t.rows) > 0 && t.divides(t.rows[0], c.room()-t.headHeight)
}

// divides reports whether the first actions of a row fit the room, so that it can be divided after them.
func (t *table) divides(r *row, room float64) bool {
	cut, _, used, done := t.take(r, make([]cursor, len(r.cells)), room-r.bandH-2*pad, betweenEntries)
	return !done && len(cut[0]) > 0 && used >= 2*t.styles.cell.leading
}

// setRow puts down one row: whole wherever a page can hold it, else in pieces.
func (t *table) setRow(c *composer, r *row) {
	if c.fits(r.height) {
		t.whole(c, r)
		return
	}
	if r.height <= t.full()+slack {
		t.nextPage(c)
		t.whole(c, r)
		return
	}
	t.pieces(c, r, anywhere)
}

// whole puts down a row in one piece.
func (t *table) whole(c *composer, r *row) {
	c.note(r.item, c.here())
	top := c.y
	c.spot(r.item, Whole, t.left, top, t.width(), r.height)
	y := t.setBand(c, r, top)
	x := t.left
	for k := range r.cells {
		c.spot(r.item, t.part(k), x, y, t.widths[k], top+r.height-y)
		at := y + pad
		for i := range r.cells[k].strips {
			st := &r.cells[k].strips[i]
			if i > 0 {
				at += st.gap
			}
			t.setStrip(c, st, st.lines, x+pad, at, true)
			h := float64(len(st.lines)) * st.p.style.leading
			c.strips(st.owner, x, at, t.widths[k], h)
			at += h
		}
		x += t.widths[k]
	}
	t.endRow(c, top+r.height)
}

// part returns what the cells of a column are of their rows.
func (t *table) part(column int) Part {
	return [...]Part{publication.ActionColumn: ActionPart, publication.MeasureColumn: MeasurePart, publication.LeadColumn: LeadPart,
		publication.WhenColumn: WhenPart}[t.columns[column].Kind]
}

// setBand puts down the title of a row, if it has one, and returns where the cells begin.
func (t *table) setBand(c *composer, r *row, y float64) float64 {
	if r.theme == nil {
		return y
	}
	c.fill(t.left, y, t.width(), r.bandH, t.colors.band)
	if y > t.headEnd+slack { // the line that ends the row above, which on a screen the band would lie over in part
		c.fill(t.left, y-hair, t.width(), hair, t.colors.hairline)
	}
	c.spot(r.item, TitlePart, t.left, y, t.width(), r.bandH)
	at := y + pad*0.7
	for _, l := range r.band {
		c.line(r.theme, l, t.left+pad, at)
		at += r.theme.style.leading
	}
	return y + r.bandH
}

// endRow closes a row, or a piece of one, with a hairline.
func (t *table) endRow(c *composer, y float64) {
	c.fill(t.left, y-hair, t.width(), hair, t.colors.hairline)
	c.y = y
	c.fresh = false
}

// setStrip puts down lines of a strip, with its label when they are its first.
func (t *table) setStrip(c *composer, st *strip, lines []line, x, y float64, first bool) {
	if first {
		c.note(st.item, Place{Page: c.at, Y: y})
		if st.ref != nil {
			c.line(st.ref, st.ref.lines(0, c.sheet.width, 1)[0], x, y)
		}
		if st.label != nil && !st.label.empty() {
			c.line(st.label, st.label.lines(0, c.sheet.width, 1)[0], x+st.labelX, y)
		}
	}
	for _, l := range lines {
		c.line(st.p, l, x+st.indent, y)
		y += st.p.style.leading
	}
}
