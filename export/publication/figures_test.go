package publication

import (
	"strings"
	"testing"

	"planwright/plan"
)

// TestFiguresAreInNoLanguage: what has no letters is not marked as being in another language, nor counted as not translated.
func TestFiguresAreInNoLanguage(t *testing.T) {
	p := twoRows()
	p.Languages = []plan.Lang{plan.Welsh, plan.English}
	p.Statistics = []plan.Statistic{{ID: "f", Figure: en("8,957"), What: plan.In(plan.Welsh, "yn aros"), Place: en("Wales")}}
	pub := New(p, Options{Languages: []plan.Lang{plan.Welsh}})
	var found *Figure
	for _, b := range pub.Parts[0].Blocks {
		if f, ok := b.(*Figure); ok {
			found = f
		}
	}
	if found == nil || PlainText(found.Figure) != "8,957" || !strings.Contains(PlainText(found.Detail), "Wales [") {
		t.Errorf("the figure is %+v", found)
	}
}
