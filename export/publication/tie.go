package publication

import (
	"slices"

	"planwright/plan"
)

// tie makes sure that every reference leads to something in these blocks: one to an item without a place of its own leads
// to its neighbour, one to what isn't in this version leads nowhere, and a page number that can't be had, or a range of pages without tables or priorities, is a question mark.
func (m *maker) tie(blocks []Block) {
	here := make(map[plan.ID]bool, len(m.refs)+1)
	here[m.plan.ID] = true
	walk(blocks, nil, func(id plan.ID) { here[id] = true })
	tabular := slices.ContainsFunc(blocks, func(b Block) bool {
		h, chapter := b.(*Heading)
		_, table := b.(*Table)
		return table || chapter && h.Priority
	})
	walk(blocks, func(r *Run) {
		if r.Live == TablePages && !tabular {
			r.Live, r.Text = Fixed, "?"
			m.unmet++
		}
		if r.To == "" {
			return
		}
		if to, ok := m.alias[r.To]; ok && !here[r.To] {
			r.To = to
		}
		if here[r.To] {
			return
		}
		if r.Live == PageOf {
			r.Live, r.Text = Fixed, "?"
			m.unmet++
			m.unmetItem = r.To
		}
		r.To = ""
	}, nil)
}

// Walk calls block for every block, those within blocks included, before its parts, and item for every item that it is the place of; either may
// be nil.
func Walk(blocks []Block, block func(Block), item func(plan.ID)) {
	for _, b := range blocks {
		if block != nil {
			block(b)
		}
		switch inner := b.(type) {
		case *Box:
			Walk(inner.Blocks, block, item)
			continue
		case *Imprint:
			Walk(inner.Blocks, block, item)
			continue
		case *Remarks:
			Walk(inner.Blocks, block, item)
			continue
		case *Table:
			for i := range inner.Rows {
				for k := range inner.Rows[i].Cells {
					for _, e := range inner.Rows[i].Cells[k].Entries {
						Walk(e.Blocks, block, nil)
					}
				}
			}
		}
		walk([]Block{b}, nil, item)
	}
}

// WalkRuns calls run for every run of text that blocks hold, in reading order. The run is not to be changed.
func WalkRuns(blocks []Block, run func(*Run)) { walk(blocks, run, nil) }

// walk calls run for every run and item for every item that blocks hold; either may be nil.
func walk(blocks []Block, run func(*Run), item func(plan.ID)) {
	runs := func(rs []Run) {
		if run != nil {
			for i := range rs {
				run(&rs[i])
			}
		}
	}
	id := func(id plan.ID) {
		if item != nil && id != "" {
			item(id)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *Heading:
			id(b.Item)
			runs(b.Runs)
		case *Paragraph:
			id(b.Item)
			runs(b.Runs)
		case *List:
			for i := range b.Items {
				id(b.Items[i].Item)
				runs(b.Items[i].Runs)
			}
		case *Table:
			walkTable(b, run, id, runs)
		case *Box:
			walk(b.Blocks, run, item)
		case *Figure:
			id(b.Item)
			runs(b.Figure)
			runs(b.What)
			runs(b.Detail)
		case *Picture:
			id(b.Item)
			runs(b.Credit)
		case *Timeline:
			for i := range b.Rows {
				runs(b.Rows[i].Action)
				runs(b.Rows[i].When)
			}
		case *Definitions:
			for i := range b.Terms {
				id(b.Terms[i].Item)
				runs(b.Terms[i].Term)
				runs(b.Terms[i].Meaning)
			}
		case *Imprint:
			walk(b.Blocks, run, item)
		case *Remarks:
			walk(b.Blocks, run, item)
		}
	}
}

func walkTable(t *Table, run func(*Run), item func(plan.ID), runs func([]Run)) {
	for i := range t.Rows {
		r := &t.Rows[i]
		item(r.Item)
		runs(r.Theme)
		for k := range r.Cells {
			for _, e := range r.Cells[k].Entries {
				item(e.Item)
				walk(e.Blocks, run, item)
			}
		}
	}
}
