package layout

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// white returns what holes says of a document: how much the white at the feet of its pages disturbs.
func white(doc *Document, o Options) float64 {
	sh := newSheet(o, newStyles(o.TextSize, palette{}).furniture.leading)
	sum := 0.0
	for i := 1; i < len(doc.Pages)-1; i++ {
		low := sh.top
		for _, it := range doc.Pages[i].Items[:textEnd(&doc.Pages[i])] {
			low = max(low, it.Y)
		}
		hole := max(0, 1-(low-sh.top)/(sh.bottom-sh.top))
		sum += hole*hole + 0.1
	}
	return sum
}

// textEnd returns the index of the first item of a page's furniture.
func textEnd(pg *Page) int {
	end := 0
	for _, m := range pg.Marks {
		if m.Element != nil {
			end = m.End
		}
	}
	return end
}

// TestPagesAreFuller sets plans with and without trying other widths: pages as a whole get fuller, and those of no plan get much emptier.
func TestPagesAreFuller(t *testing.T) {
	usual := shifts
	defer func() { shifts = usual }()
	o, err := Options{}.complete(smallPlan().Design)
	if err != nil {
		t.Fatal(err)
	}
	before, after := 0.0, 0.0
	for seed := range uint64(12) {
		p := manyRows(seed)
		shifts = []float64{0}
		one := white(layOut(t, p, publication.Options{}, o), o)
		shifts = usual
		two := white(layOut(t, p, publication.Options{}, o), o)
		if two > one+0.1 {
			t.Errorf("plan %d: %.2f became %.2f", seed, one, two)
		}
		before, after = before+one, after+two
	}
	if after > before-0.5 {
		t.Errorf("white of %.2f became %.2f", before, after)
	}
}

// manyRows returns a plan of rows that are as unequal as those of real plans.
func manyRows(seed uint64) *plan.Plan {
	r := rand.New(rand.NewPCG(seed, 1))
	words := func(least, most int) plan.Text {
		return plan.In("en", strings.Repeat("with people ", (least+r.IntN(most-least))/2)+"now.")
	}
	m := plantest.Minter(seed)
	p := &plan.Plan{ID: m.New(), Title: plan.In("en", "Plan"), Languages: []plan.Lang{"en"}}
	for range 3 {
		pr := plan.Priority{ID: m.New(), Title: plan.In("en", "Priority")}
		for range 8 {
			row := plan.Row{ID: m.New(), When: plan.In("en", "2026 to 2029")}
			for range 1 + r.IntN(3) {
				row.Actions = append(row.Actions, plan.Action{ID: m.New(), Text: words(10, 40)})
			}
			for range 1 + r.IntN(4) {
				row.Measures = append(row.Measures, plan.Measure{ID: m.New(), Text: words(4, 24)})
			}
			pr.Rows = append(pr.Rows, row)
		}
		p.Priorities = append(p.Priorities, pr)
	}
	return p
}

// TestBrokenAnew breaks paragraphs for one width after another: each time as if it were the first.
func TestBrokenAnew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-z/-]{1,40}|2024 to 2027|[0-9]{1,3} weeks`), 1, 12).Draw(rt, "words"), " ")
		b := testBuilder(t)
		p := b.plain(testStyle(), words, &Element{Role: P})
		for range 4 {
			width := rapid.Float64Range(20, 400).Draw(rt, "width")
			fresh := b.plain(testStyle(), words, &Element{Role: P})
			if got, want := linesOf(p, p.lines(0, width, 0)), linesOf(fresh, fresh.lines(0, width, 0)); !slices.Equal(got, want) {
				rt.Fatalf("at %.1f points %q and not %q", width, got, want)
			}
		}
	})
}
