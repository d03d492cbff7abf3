package table

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// TestSigns draws the signs of what waits: before a title, an action among several, a When, and beside the number of a row.
func TestSigns(t *testing.T) {
	table, doc, w := open(t)
	p := doc.Plan().Priorities[0]
	texts := map[Place]string{{p.ID, "title@en"}: ChooseSign, {p.Rows[0].ID, "when:en"}: ChooseSign}
	for _, a := range p.Rows[0].Actions {
		texts[Place{a.ID, "text@en"}] = JoinedSign
		break
	}
	table.Signs = func() Signs { return Signs{Texts: texts, Rows: map[plan.ID]string{p.Rows[1].ID: ChooseSign}} }
	table.Reload()
	test.AssertRendersToMarkup(t, "signs.xml", w.Canvas())
	table.Signs = func() Signs { return Signs{} }
	table.Reload()
	test.AssertRendersToMarkup(t, "resting.xml", w.Canvas()) // and they go away again
}

// TestSignOfARowHasRoom under its number, in a row of one line too: it does not run into the number of the next.
func TestSignOfARowHasRoom(t *testing.T) {
	for _, reduced := range []bool{false, true} {
		table, f, _ := open(t)
		table.SetReduced(reduced)
		short := f.plan.Clone()
		short.Priorities[0].Rows = []plan.Row{{ID: "s1", Actions: []plan.Action{{ID: "sa", Text: en("Short")}}}, {ID: "s2", Title: en("Titled")}}
		f.plan = short
		table.Reload()
		plain := table.blocks[table.places["s1"]].height
		table.Signs = func() Signs { return Signs{Rows: map[plan.ID]string{"s1": ChooseSign, "s2": ChooseSign}} }
		table.Reload()
		for _, id := range []plan.ID{"s1", "s2"} {
			b := &table.blocks[table.places[id]]
			if end := table.metrics.signTop(b.cells[0].text.Y) + table.metrics.small.Height; end > b.height {
				t.Errorf("reduced %t: the sign of %s ends at %.1f, its row at %.1f", reduced, id, end, b.height)
			}
			for _, c := range b.cells {
				if c.frame.y+c.frame.h > b.height {
					t.Errorf("reduced %t: a cell of %s ends under its row", reduced, id)
				}
			}
		}
		if with := table.blocks[table.places["s1"]].height; !reduced && with <= plain { // the hint of a short form has two lines
			t.Errorf("the row of one line is %.1f high with its sign, as without it", with)
		}
	}
}
