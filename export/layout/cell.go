package layout

import (
	"strings"

	"planwright/export/publication"
	"planwright/plan"
)

// cellBuilder readies the strips of one cell.
type cellBuilder struct {
	*setter
	out    *cell
	lead   []publication.Run // the row's reference, until it has been put somewhere
	hang   float64           // how far the text of the cell hangs to the right of the reference; 0 when that begins the text
	ref    *para             // the reference, until the strip beside which it stands is there
	entry  int
	beside int  // the entry of the Action cell to stand beside, or -1
	lined  bool // entries stand beside those of the Action cell
	gap    float64
	single bool // the cell has one paragraph, and is tagged as that paragraph
}

// cell readies the strips of a cell.
func (cb *cellBuilder) cell(in *publication.Cell, td *Element, themed bool) {
	cb.single = !themed && !in.Listed && len(in.Entries) <= 1
	if cb.single && len(in.Entries) == 1 {
		cb.single = len(in.Entries[0].Blocks) == 1
	}
	parent := td
	if in.Listed {
		cb.refer(td)
		parent = td.add(L)
		parent.Numbering = Bulleted
	}
	for i := range in.Entries {
		e := &in.Entries[i]
		cb.entry, cb.beside, cb.item = i, -1, e.Item
		if cb.lined {
			cb.beside = e.Beside
		}
		if in.Listed {
			cb.listed(e, parent)
			continue
		}
		cb.gap = 0.45 * cb.styles.em
		for i, b := range e.Blocks {
			cb.between(i, b)
			cb.block(b, parent, cb.hang)
		}
	}
	if len(cb.lead) > 0 { // an empty cell still says which row it is
		cb.single, cb.hang = !themed, 0
		cb.paragraph(nil, td, 0)
	}
}

// reference sets the reference by itself. It ends in a space that a line can't lose, which parts it from the text for those who are read to.
func (cb *cellBuilder) reference(elem *Element) *para {
	run := cb.lead[0]
	run.Text = strings.TrimSuffix(run.Text, " ") + string(noBreakSpace)
	return cb.setter.paragraph(cb.styles.cell, []publication.Run{run}, elem)
}

// refer puts the reference before a list: at its left where the text hangs, else on a line above it, since it is no part of the first point.
func (cb *cellBuilder) refer(parent *Element) {
	switch {
	case len(cb.lead) == 0:
	case cb.hang > 0:
		cb.ref, cb.lead = cb.reference(parent.add(P)), nil
	default:
		single := cb.single
		cb.single = false
		cb.paragraph(nil, parent, 0)
		cb.single, cb.gap = single, 0.2*cb.styles.em
	}
}

// listed readies an entry that is a point of a list.
func (cb *cellBuilder) listed(e *publication.Entry, list *Element) {
	em := cb.styles.em
	li := list.add(LI)
	var label *para
	if cb.ref == nil { // else that stands where the bullet would
		label = cb.label("", cb.styles.cell, li)
	}
	body := li.add(LBody)
	cb.single = len(e.Blocks) == 1
	cb.gap = 0.35 * em
	at, indent := len(cb.out.strips), max(cb.hang, em)
	for i, b := range e.Blocks {
		cb.between(i, b)
		cb.block(b, body, indent)
	}
	if at < len(cb.out.strips) {
		first := &cb.out.strips[at]
		if first.label == nil && label != nil {
			first.label, first.labelX = label, indent-0.9*em
		}
	}
}

// block readies a paragraph or a list of an entry.
func (cb *cellBuilder) block(b publication.Block, parent *Element, indent float64) {
	em := cb.styles.em
	switch b := b.(type) {
	case *publication.Paragraph:
		cb.paragraph(b, parent, indent)
	case *publication.List:
		cb.refer(parent)
		list := parent.add(L)
		list.Numbering = numbering(b.Ordered)
		wide := cb.indent(b, cb.styles.cell)
		for i := range b.Items {
			it := &b.Items[i]
			li := list.add(LI)
			label := cb.label(it.Label, cb.styles.cell, li)
			p := cb.setter.paragraph(cb.styles.cell, it.Runs, li.add(LBody))
			if i > 0 {
				cb.gap = 0.2 * em
			}
			cb.push(strip{p: p, label: label, labelX: indent + 0.1*em, indent: indent + wide, item: it.Item})
		}
	}
}

func (cb *cellBuilder) paragraph(b *publication.Paragraph, parent *Element, indent float64) {
	var runs []publication.Run
	st := cb.styles.cell
	var item plan.ID
	if b != nil {
		runs, item = b.Runs, b.Item
		if b.Style == publication.Blank {
			st.color = cb.colors.muted
		}
	}
	elem := parent
	if !cb.single {
		elem = parent.add(P)
	}
	switch {
	case len(cb.lead) > 0 && cb.hang > 0:
		cb.ref, cb.lead = cb.reference(elem), nil
	case len(cb.lead) > 0:
		runs, cb.lead = append(cb.lead, runs...), nil
	}
	cb.push(strip{p: cb.setter.paragraph(st, runs, elem), indent: indent, item: item})
}

// between sets the space above the i-th block of an entry, unless it is its first.
func (cb *cellBuilder) between(i int, b publication.Block) {
	if i == 0 {
		return
	}
	switch b := b.(type) {
	case *publication.Paragraph:
		cb.gap = 0.4 * cb.styles.em
		if b.Style == publication.Detail {
			cb.gap = 0.08 * cb.styles.em
		}
	default:
		cb.gap = 0.2 * cb.styles.em
	}
}

func (cb *cellBuilder) push(st strip) {
	if st.p.empty() && st.label == nil {
		return
	}
	st.ref, cb.ref = cb.ref, nil
	st.entry, st.beside, st.gap, st.own, st.owner = cb.entry, -1, cb.gap, cb.gap, cb.item
	if n := len(cb.out.strips); n == 0 || cb.out.strips[n-1].entry != cb.entry {
		st.beside, st.item = cb.beside, cb.item
	}
	cb.out.strips = append(cb.out.strips, st)
}
