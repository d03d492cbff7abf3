package layout

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// middle is a place in the midst of an area.
func middle(s Spot) (x, y float64) { return s.X + s.W/2, s.Y + s.H/2 }

func TestSpots(t *testing.T) {
	p := smallPlan()
	for _, version := range []publication.Version{publication.Full, publication.Reduced} {
		doc := layOut(t, p, publication.Options{Version: version, Languages: []plan.Lang{"en"}}, Options{})
		want := map[plan.ID]bool{p.ID: true}
		for _, s := range p.Sections {
			want[s.ID] = true
		}
		for _, pr := range p.Priorities {
			want[pr.ID] = true
			for _, c := range pr.Commitments {
				want[c.ID] = true
			}
			for _, r := range pr.Rows {
				for _, a := range r.Actions {
					want[a.ID] = true
				}
				if version == publication.Full {
					want[r.ID] = true
					for _, m := range r.Measures {
						want[m.ID] = true
					}
				}
			}
		}
		for id := range want {
			s, page, ok := doc.Find(id, Whole)
			if !ok {
				item, _ := p.Find(id)
				t.Errorf("%s: %+v stands nowhere", version, item)
				continue
			}
			x, y := middle(s)
			if s.Item == p.ID { // of a plain cover the plan's own words are at the top
				x, y = s.X+60, s.Y+60
			}
			if got, ok := doc.At(page, x, y); !ok || got.Item != id && !within(p, got.Item, id) {
				t.Errorf("%s: in the midst of %+v is %+v", version, s, got)
			}
		}
	}
}

// within reports whether an item is inside of another.
func within(p *plan.Plan, id, outer plan.ID) bool {
	for id != "" && id != outer {
		it, ok := p.Find(id)
		if !ok {
			return false
		}
		id = it.Parent
	}
	return id == outer
}

// TestCellsAreFound looks for the cells of a row by where they stand, and finds those of an empty one too.
func TestCellsAreFound(t *testing.T) {
	p := smallPlan()
	p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: "bare"})
	doc := layOut(t, p, publication.Options{Languages: []plan.Lang{"en"}}, Options{})
	for _, part := range []Part{ActionPart, MeasurePart, WhenPart} {
		s, page, ok := doc.Find("bare", part)
		if !ok {
			t.Errorf("part %d of an empty row stands nowhere", part)
			continue
		}
		x, y := middle(s)
		if got, _ := doc.At(page, x, y); got != s {
			t.Errorf("in the midst of %+v is %+v", s, got)
		}
	}
	titled := 0
	for _, r := range p.Priorities[0].Rows {
		if _, _, ok := doc.Find(r.ID, TitlePart); ok == r.Title.Empty() {
			t.Errorf("row %s: its title stands somewhere: %v", r.ID, ok)
		} else if ok {
			titled++
		}
	}
	if titled == 0 {
		t.Error("no row has a title")
	}
}

// TestSpotsAreOnTheirPages holds them to plans of all kinds: on the paper, of items that there are, and found again.
func TestSpotsAreOnTheirPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		po, o := drawOptions(t)
		doc, err := Layout(context.Background(), publication.New(p, po), o)
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Pages {
			pg := &doc.Pages[i]
			for _, s := range pg.Spots {
				if s.X < 0 || s.Y < 0 || s.X+s.W > pg.Width+slack || s.Y+s.H > pg.Height+slack || s.W <= 0 || s.H <= 0 {
					t.Fatalf("page %d: %+v is not on it", i+1, s)
				}
				if _, ok := p.Find(s.Item); !ok {
					t.Fatalf("page %d: %+v is of nothing", i+1, s)
				}
			}
		}
		if _, ok := doc.At(rapid.IntRange(0, len(doc.Pages)-1).Draw(t, "page"), 300, rapid.Float64Range(0, 900).Draw(t, "y")); !ok && p.ID != "" {
			t.Fatal("nothing is there, not even the plan")
		}
	})
}

// TestTheImprintIsFound: it is a part of the plan. One of two pages has its Spot on the first.
func TestTheImprintIsFound(t *testing.T) {
	for _, lines := range []int{3, 60} {
		p := smallPlan()
		p.Organisation = plan.Organisation{Name: long(2), Address: plan.In(plan.English, strings.Repeat("A line of it\n", lines))}
		doc := layOut(t, p, publication.Options{}, Options{})
		s, page, ok := doc.Find(p.ID, ImprintPart)
		if !ok || s.H < 60 || s.Y+s.H > doc.Pages[page].Height {
			t.Fatalf("%d lines: the imprint is at %+v of page %d, %v", lines, s, page, ok)
		}
		if got, ok := doc.At(page, s.X+2, s.Y+20); !ok || got.Item != p.ID || got.Part != ImprintPart {
			t.Errorf("%d lines: in it is %+v", lines, got)
		}
		if cover, on, _ := doc.Find(p.ID, Whole); on != 0 || cover.Y != 0 {
			t.Error("the title page is no longer the plan's first place")
		}
	}
}
