package layout

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// TestLinesToWriteOn are on the page of what they are for, one for each, and nobody who can't see them hears of them.
func TestLinesToWriteOn(t *testing.T) {
	p := plantest.Rows(12)
	doc, err := Layout(context.Background(), publication.NewSheet(p, publication.SheetOptions{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	refs := plan.Refs(p)
	for i := range p.Priorities {
		for _, r := range p.Priorities[i].Rows {
			at, page := find(doc, refs[r.ID])
			if page < 0 {
				t.Fatalf("row %s is not there", refs[r.ID])
			}
			next := doc.Pages[page].Height
			for _, it := range doc.Pages[page].Items { // the heading of the next part
				if it.Size > at.Size-0.01 && it.Y > at.Y+1 && it.Face == at.Face {
					next = min(next, it.Y)
				}
			}
			n := 0
			for _, f := range doc.Pages[page].Back {
				if f.H == hair && f.Y > at.Y && f.Y < next {
					n++
				}
			}
			if n < 3 {
				t.Errorf("under row %s are %d lines on its page", refs[r.ID], n)
			}
		}
	}
}

// Property: whatever the plan, the tags of its sheet are sound.
func TestSheetsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		_, o := drawOptions(t)
		doc, err := Layout(context.Background(), publication.NewSheet(p, publication.SheetOptions{Languages: p.Languages}), o)
		if err != nil {
			t.Fatal(err)
		}
		soundTree(t, doc)
	})
}
