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
