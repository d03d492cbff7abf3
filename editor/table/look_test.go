package table

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// The goldens in testdata hold what the table draws, to the pixel, in Fyne's own test font. After a change that is meant,
// look at what differs and take over the file that the test leaves in testdata/failed.
func TestLook(t *testing.T) {
	table, _, w := open(t)
	test.AssertRendersToMarkup(t, "resting.xml", w.Canvas())
	table.SelectRow("r2")
	test.AssertRendersToMarkup(t, "row-selected.xml", w.Canvas())
	table.extend("r1", "r2")
	test.AssertRendersToMarkup(t, "rows-selected.xml", w.Canvas())
	table.SelectRow("r2")
	table.Display("p1", plan.Welsh)
	test.AssertRendersToMarkup(t, "welsh.xml", w.Canvas())
}
