package layout

import (
	"planwright/export/cores"
	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// pad is the room between the edge of a cell and its text.
const pad = 6

// table is a table on its way to the pages: its rows are broken into lines once all tables have agreed on their columns.
type table struct {
	elem, body *Element
	columns    []publication.Column
	left       float64
	widths     []float64
	heads      []*para
	headLines  [][]line
	headHeight float64
	headEnd    float64 // where its head ends on this page
	rows       []*row
	styles     *styles
	colors     *palette
	room       float64    // the height of a page's text
	pages      *pageRange // of all tables
	large      bool       // large print
	hang       float64    // how far text hangs to the right of a row's reference; 0 where lines are too short for that
	again      func(r *row, width float64) *para
	ctxErr     func() error
}

// row is one row.
type row struct {
	elem   *Element
	item   plan.ID
	ref    string
	theme  *para // nil when it has no title
	band   []line
	bandH  float64
	cells  []cell
	height float64
}

// cell is one cell: strips from top to bottom.
type cell struct {
	strips []strip
	height float64 // without padding
}

// strip is a paragraph in a cell.
type strip struct {
	p      *para
	ref    *para // the row's reference, at the left edge of the cell beside its first line, or nil
	label  *para // before its first line, or nil
	labelX float64
	indent float64
	gap    float64 // above it, unless it begins the cell
	own    float64 // the gap that it has of its own, before it is moved down beside another
	entry  int     // which entry of the cell it belongs to, or titleEntry
	item   plan.ID
	owner  plan.ID // the action or measure that it is of, or ""
	beside int     // the entry of the Action cell whose top it shares, or -1
	lines  []line
}

// titleEntry is the entry of a row's title that stands in its Action cell.
const titleEntry = -1

// table readies a table.
func (s *setter) table(t *publication.Table, area column, parent *Element) *table {
	if area.width() < narrowest*s.styles.em {
		t = folded(t)
	}
	tb := &table{columns: t.Columns, left: area.left, styles: &s.styles, colors: &s.colors, large: s.large,
		room: s.c.pageHeight(), again: s.again, pages: &s.tabular, ctxErr: s.c.ctx.Err}
	if area.width() >= hanging*s.styles.em {
		tb.hang = s.hanging
	}
	tb.elem = parent.add(TableRole)
	tb.elem.Summary = t.Summary
	tr := tb.elem.add(THead).add(TR)
	for _, col := range t.Columns {
		tb.heads = append(tb.heads, s.plain(s.styles.head, col.Head, tr.add(TH)))
	}
	tb.body = tb.elem.add(TBody)
	s.rows(t.Rows, tb)
	s.tables = append(s.tables, tb)
	return tb
}

// rows readies the rows of a table, which is most of the work on a plan of thousands: each stretch of them by a setter of its own.
func (s *setter) rows(rows []publication.Row, t *table) {
	t.rows = make([]*row, len(rows))
	setters := make([]*setter, cores.Stretches(len(rows)))
	bodies := make([]Element, len(setters))
	cores.Each(len(rows), func(n, from, to int) {
		setters[n] = s.apart()
		for i := from; i < to && t.ctxErr() == nil; i++ {
			t.rows[i] = setters[n].row(&rows[i], t, &bodies[n])
		}
	})
	for n, own := range setters {
		s.item = own.item
		s.found.add(own.found)
		t.body.Kids = append(t.body.Kids, bodies[n].Kids...)
	}
	if t.ctxErr() != nil { // some are missing, and the pages will not be wanted
		t.rows = nil
	}
}

// apart returns a setter that works beside this one. What it finds has to be added to what this one has found.
func (s *setter) apart() *setter {
	own, b := *s, *s.builder
	b.text, b.spans, b.atoms = nil, nil, nil // its buffers
	b.found = &findings{}
	own.builder = &b
	return &own
}

// hanging is the least width of a table, in ems, in which references stand at the left of their texts.
const hanging = 30

// hang returns how much room the references of all tables of a part need at the left of the texts.
func (s *setter) hang(blocks []publication.Block) float64 {
	bold := s.faces[face.Bold].Even()
	widest := 0
	for _, b := range blocks {
		t, ok := b.(*publication.Table)
		for i := 0; ok && i < len(t.Rows); i++ {
			if len(t.Rows[i].Theme) == 0 {
				widest = max(widest, bold.Measure(t.Rows[i].Ref+" "))
			}
		}
	}
	return max(round(float64(widest)*s.styles.cell.size/face.Unit+0.2*s.styles.em), 1.2*s.styles.em)
}

// row readies one row, tagged as a child of body: its paragraphs are built, but not yet broken into lines.
func (s *setter) row(r *publication.Row, t *table, body *Element) *row {
	tr := body.add(TR)
	out := &row{elem: tr, item: r.Item, ref: r.Ref, cells: make([]cell, len(r.Cells))}
	ref := publication.Run{Text: r.Ref + " ", Lang: s.lang, Bold: true, Tone: publication.Ref}
	for k := range r.Cells {
		td := tr.add(TD)
		var lead []publication.Run // stands before the first words of the cell
		if k == 0 {
			s.item = r.Item
			if len(r.Theme) > 0 {
				out.theme = s.paragraph(s.styles.theme, append([]publication.Run{ref}, r.Theme...), td.add(P))
			} else if r.Ref != "" {
				lead = []publication.Run{ref}
			}
		}
		s.narrow = t.columns[k].Kind == publication.WhenColumn
		cb := cellBuilder{setter: s, out: &out.cells[k], lead: lead, lined: t.columns[k].Kind == publication.LeadColumn}
		if len(lead) > 0 {
			cb.hang = t.hang
		}
		cb.cell(&r.Cells[k], td, out.theme != nil && k == 0)
	}
	s.narrow = false
	return out
}

// again returns the mark at the head of the later pieces of a row, on one line of the width: its title where that fits and
// its reference where it doesn't, as in "2.3 (continued)".
func (s *setter) again(r *row, width float64) *para {
	mark := func(what string) *para {
		return s.plain(s.styles.theme, what+" "+s.words.Continued, nil)
	}
	if r.theme != nil {
		if p := mark(r.theme.text); p.widest() <= p.style.room(width) {
			return p
		}
	}
	return mark(r.ref)
}

// wrap breaks the rows into lines for the widths of the columns.
func (t *table) wrap(widths []float64) {
	t.widths = widths
	t.headLines = make([][]line, len(t.heads))
	t.headHeight = 0
	for i, h := range t.heads {
		t.headLines[i] = h.lines(0, widths[i]-2*pad, 0)
		t.headHeight = max(t.headHeight, float64(len(t.headLines[i]))*h.style.leading+2*pad)
	}
	cores.Each(len(t.rows), func(_, from, to int) {
		for i := from; i < to && t.ctxErr() == nil; i++ {
			t.wrapRow(t.rows[i])
		}
	})
}

// tallest is the part of a page that a row's title may take as a band, which is never divided.
const tallest = 0.3

func (t *table) wrapRow(r *row) {
	r.bandH = 0
	if r.theme != nil {
		r.band = r.theme.lines(0, t.width()-2*pad, 0)
		r.bandH = float64(len(r.band))*r.theme.style.leading + pad
	}
	if r.bandH > tallest*t.full() { // a title this long is set as the first paragraph of the Action cell, which may be divided
		first := &r.cells[0]
		if len(first.strips) > 0 {
			first.strips[0].own = 0.45 * t.styles.em
		}
		first.strips = append([]strip{{p: r.theme, entry: titleEntry, beside: -1}}, first.strips...)
		r.theme, r.band, r.bandH = nil, nil, 0
	}
	r.height = 0
	for k := range r.cells {
		c := &r.cells[k]
		t.wrapCell(c, &r.cells[0], t.widths[k]-2*pad)
		r.height = max(r.height, c.height)
	}
	r.height += r.bandH + 2*pad
}

// wrapCell breaks the paragraphs of a cell. Strips that stand beside an entry of the Action cell are moved down to it.
func (t *table) wrapCell(c, actions *cell, width float64) {
	y := 0.0
	for i := range c.strips {
		st := &c.strips[i]
		st.lines = st.p.lines(0, max(width-st.indent, 1), 0)
		if i > 0 {
			st.gap = st.own
			if st.beside >= 0 {
				st.gap = max(st.gap, actions.top(st.beside)-y)
			}
			y += st.gap
		}
		y += float64(len(st.lines)) * st.p.style.leading
	}
	c.height = y
}

// top returns how far below the top of the cell an entry begins.
func (c *cell) top(entry int) float64 {
	y := 0.0
	for i := range c.strips {
		if i > 0 {
			y += c.strips[i].gap
		}
		if c.strips[i].entry == entry {
			return y
		}
		y += float64(len(c.strips[i].lines)) * c.strips[i].p.style.leading
	}
	return y
}

func (t *table) width() float64 {
	w := 0.0
	for _, c := range t.widths {
		w += c
	}
	return w
}

func (t *table) height() float64 {
	h := t.headHeight
	for _, r := range t.rows {
		h += r.height
	}
	return h
}
