package layout

import (
	"slices"

	"planwright/export/publication"
)

// narrowest is the least width of a table of four columns, in ems: with less, lines would hold few words and cells much air.
const narrowest = 54

// folded returns a table without its column of leads and partners, each of which stands under its action instead. A table
// without that column is returned as it is.
func folded(t *publication.Table) *publication.Table {
	lead := slices.IndexFunc(t.Columns, func(c publication.Column) bool { return c.Kind == publication.LeadColumn })
	if lead < 0 || len(t.Columns) < 4 {
		return t
	}
	out := *t
	out.Columns = slices.Delete(slices.Clone(t.Columns), lead, lead+1)
	out.Rows = make([]publication.Row, len(t.Rows))
	for i, r := range t.Rows {
		actions := publication.Cell{Listed: r.Cells[0].Listed, Entries: slices.Clone(r.Cells[0].Entries)}
		for _, e := range r.Cells[lead].Entries {
			if len(actions.Entries) == 0 {
				actions.Entries = append(actions.Entries, publication.Entry{})
			}
			a := &actions.Entries[min(e.Beside, len(actions.Entries)-1)]
			a.Blocks = append(slices.Clone(a.Blocks), details(e.Blocks)...)
		}
		r.Cells = slices.Delete(slices.Clone(r.Cells), lead, lead+1)
		r.Cells[0] = actions
		out.Rows[i] = r
	}
	return &out
}

// details returns paragraphs in the style of what stands under a text. The blank of a draft is left out: under an action
// nobody misses it.
func details(blocks []publication.Block) []publication.Block {
	var out []publication.Block
	for _, b := range blocks {
		if p, ok := b.(*publication.Paragraph); ok && p.Style != publication.Blank {
			out = append(out, &publication.Paragraph{Runs: p.Runs, Item: p.Item, Style: publication.Detail})
		}
	}
	return out
}
