package layout

import (
	"fmt"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
)

// TestTheYearsOfATimelineStayWithinTheMargins, whatever the size of text and however many years there are.
func TestTheYearsOfATimelineStayWithinTheMargins(t *testing.T) {
	for years := range 15 {
		for size := MinTextSize; size <= MaxTextSize; size += 2 {
			p := smallPlan()
			p.Priorities[0].Rows[0].When = plan.In("en", fmt.Sprintf("2024 to %d", 2024+years))
			o := Options{TextSize: float64(size)}
			insideMargins(t, layOut(t, p, publication.Options{Timeline: true}, o), p, o)
		}
	}
}
