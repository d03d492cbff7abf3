package marked

import (
	"slices"

	"planwright/export/publication"
	"planwright/plan"
)

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// halves returns both sides of a pair, an empty one where there is none.
func halves[T any](p pair[T]) (was, is, like *T) {
	was, is, like = p.was, p.is, p.is
	if was == nil {
		was = new(T)
	}
	if is == nil {
		is, like = new(T), p.was
	}
	return was, is, like
}

func (m *merger) keyOf(k kind, item plan.ID, of any) key {
	if item == "" {
		return key{}
	}
	if m.was[key{k, m.newID(item)}] == of {
		return key{k, m.newID(item)}
	}
	return key{k, item}
}

func (m *merger) list(was, is *publication.List) *publication.List {
	out := *is
	if len(is.Items) == 0 {
		out = *was
	}
	out.Items = nil
	s := shape[publication.ListItem]{
		key:  func(it *publication.ListItem) key { return m.keyOf(entryKind, it.Item, it) },
		text: func(it *publication.ListItem) string { return text(it.Runs) },
		like: func(a, b *publication.ListItem) bool { return alike(text(a.Runs), text(b.Runs)) },
	}
	for _, p := range align(m, pointers(was.Items), pointers(is.Items), s) {
		w, n, like := halves(p)
		words, done := m.fate(s.key(like).item, p.was != nil, p.is != nil, p.moved, true)
		it := *like
		it.Runs = m.flagged(words, m.runs(w.Runs, n.Runs))
		done()
		out.Items = append(out.Items, it)
	}
	return &out
}

func (m *merger) definitions(was, is *publication.Definitions) *publication.Definitions {
	out := &publication.Definitions{}
	s := shape[publication.Definition]{
		key:  func(d *publication.Definition) key { return m.keyOf(termKind, d.Item, d) },
		text: func(d *publication.Definition) string { return text(d.Term) },
		like: func(a, b *publication.Definition) bool { return false },
	}
	for _, p := range align(m, pointers(was.Terms), pointers(is.Terms), s) {
		w, n, like := halves(p)
		words, done := m.fate(s.key(like).item, p.was != nil, p.is != nil, p.moved, true)
		d := publication.Definition{Item: like.Item, Term: m.flagged(words, m.runs(w.Term, n.Term)), Meaning: m.runs(w.Meaning, n.Meaning)}
		done()
		out.Terms = append(out.Terms, d)
	}
	return out
}

// note adds the columns of a table to those of all tables.
func (m *merger) note(columns []publication.Column) {
	for _, c := range columns {
		if !slices.ContainsFunc(m.columns, func(has publication.Column) bool { return has.Kind == c.Kind }) {
			m.columns = append(m.columns, c)
		}
	}
	slices.SortFunc(m.columns, func(a, b publication.Column) int { return int(a.Kind) - int(b.Kind) })
}

// table merges two tables. Like all of a document it has the columns of any, of either plan.
func (m *merger) table(was, is *publication.Table) *publication.Table {
	out := &publication.Table{Item: is.Item, Summary: is.Summary, Columns: m.columns}
	if len(is.Columns) == 0 {
		out.Item, out.Summary = was.Item, was.Summary
	}
	s := shape[publication.Row]{
		key:  func(r *publication.Row) key { return m.keyOf(rowKind, r.Item, r) },
		text: func(r *publication.Row) string { return text(r.Theme) },
		like: func(a, b *publication.Row) bool { return false },
	}
	for _, p := range align(m, pointers(was.Rows), pointers(is.Rows), s) {
		w, n, like := halves(p)
		words, done := m.fate(s.key(like).item, p.was != nil, p.is != nil, p.moved, true)
		row := publication.Row{Item: like.Item, Ref: like.Ref, Theme: m.flagged(words, m.runs(w.Theme, n.Theme))}
		row.Cells = m.cells(out, m.owner(w, was), m.owner(n, is), w, n)
		done()
		out.Rows = append(out.Rows, row)
	}
	return out
}

// owner returns the columns of the table that a row is of, which for a moved row is another one than the table at hand.
func (m *merger) owner(r *publication.Row, t *publication.Table) *publication.Table {
	if o := m.tables[r]; o != nil {
		return o
	}
	return t
}

func columnOf(t *publication.Table, k publication.ColumnKind) int {
	for i := range t.Columns {
		if t.Columns[i].Kind == k {
			return i
		}
	}
	return -1
}

func cellOf(t *publication.Table, r *publication.Row, k publication.ColumnKind) *publication.Cell {
	if c := columnOf(t, k); c >= 0 && c < len(r.Cells) {
		return &r.Cells[c]
	}
	return &publication.Cell{}
}

// lead notes which lead is of which action.
func (m *merger) lead(t *publication.Table, r *publication.Row) {
	actions, leads := cellOf(t, r, publication.ActionColumn), cellOf(t, r, publication.LeadColumn)
	for i := range leads.Entries {
		if at := leads.Entries[i].Beside; at < len(actions.Entries) && m.leadOf[&actions.Entries[at]] == nil {
			m.leadOf[&actions.Entries[at]] = &leads.Entries[i]
			m.led[&leads.Entries[i]] = true
		}
	}
}

// cells merges the cells of a row. Leads follow their actions, wherever those were moved.
func (m *merger) cells(out, ofWas, ofIs *publication.Table, was, is *publication.Row) []publication.Cell {
	cells := make([]publication.Cell, len(out.Columns))
	var actions []pair[publication.Entry]
	for k, col := range out.Columns {
		w, n := cellOf(ofWas, was, col.Kind), cellOf(ofIs, is, col.Kind)
		if col.Kind == publication.LeadColumn {
			cells[k] = m.leads(w, n, actions)
			continue
		}
		c, entries := m.cell(w, n)
		if col.Kind == publication.ActionColumn {
			actions = entries
		}
		c.Listed = w.Listed || n.Listed || len(c.Entries) > 1 && col.Kind != publication.WhenColumn
		cells[k] = c
	}
	return cells
}

// cell merges two cells, and returns what it merged.
func (m *merger) cell(was, is *publication.Cell) (publication.Cell, []pair[publication.Entry]) {
	s := shape[publication.Entry]{
		key:  func(e *publication.Entry) key { return m.keyOf(entryKind, e.Item, e) },
		text: entryText,
		like: func(a, b *publication.Entry) bool { return true },
	}
	var out publication.Cell
	entries := align(m, pointers(was.Entries), pointers(is.Entries), s)
	for _, p := range entries {
		w, n, like := halves(p)
		words, done := m.fate(s.key(like).item, p.was != nil, p.is != nil, p.moved, true)
		out.Entries = append(out.Entries, m.entry(words, w, n, like))
		done()
	}
	return out, entries
}

func entryText(e *publication.Entry) string {
	s := ""
	for _, b := range e.Blocks {
		s += wordsIn(b)
	}
	return s
}

func (m *merger) entry(words string, was, is, like *publication.Entry) publication.Entry {
	e := *like
	e.Blocks = m.mergeIn(entryShape, plainNodes(was.Blocks), plainNodes(is.Blocks))
	m.flagFirst(words, e.Blocks)
	return e
}

// entryShape takes any text of an entry for what became of the one in its place.
var entryShape = shape[node]{
	key:  func(*node) key { return key{} },
	text: nodeShape.text,
	like: func(was, is *node) bool {
		w, wasList := was.block.(*publication.List)
		n, isList := is.block.(*publication.List)
		return wasList == isList && (!wasList || w.Ordered == n.Ordered)
	},
}

// plainNodes are the blocks of an entry, which have no keys.
func plainNodes(blocks []publication.Block) []*node {
	out := make([]*node, len(blocks))
	for i := range blocks {
		out[i] = &node{block: blocks[i]}
	}
	return out
}

func (m *merger) leads(was, is *publication.Cell, actions []pair[publication.Entry]) publication.Cell {
	var out publication.Cell
	put := func(p pair[publication.Entry], beside int) {
		w, n, like := halves(p)
		if like == nil {
			return
		}
		e := m.entry("", w, n, like)
		e.Beside = beside
		out.Entries = append(out.Entries, e)
	}
	for k, p := range actions {
		put(pair[publication.Entry]{was: m.leadOf[p.was], is: m.leadOf[p.is]}, k)
	}
	alone := func(c *publication.Cell) []*publication.Entry { // a blank beside no action
		return slices.DeleteFunc(pointers(c.Entries), func(e *publication.Entry) bool { return m.led[e] })
	}
	a, b := alone(was), alone(is)
	for i := range max(len(a), len(b)) {
		var p pair[publication.Entry]
		if i < len(a) {
			p.was = a[i]
		}
		if i < len(b) {
			p.is = b[i]
		}
		put(p, max(len(actions)-1, 0))
	}
	return out
}
