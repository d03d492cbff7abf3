package publication

import (
	"slices"
	"strings"
	"testing"

	"planwright/plan"
)

func TestTimeline(t *testing.T) {
	long := strings.Repeat("Ask everyone who works here, and everyone who has left. ", 4)
	make := func() *plan.Plan {
		p := twoRows()
		p.Period = plan.Period{Start: 2026, End: 2027}
		p.Languages = []plan.Lang{"en", "cy"}
		q := &p.Priorities[0]
		q.Rows[1].Actions[0].Text = en("**Ask** everyone of row [](#" + string(q.Rows[0].ID) + ").")
		q.Rows = append(q.Rows,
			plan.Row{ID: "r3", When: en("by March 2029"), Actions: []plan.Action{{ID: "a3", Text: en(long)}}},
			plan.Row{ID: "r4", When: en("Summer term"), Actions: []plan.Action{{ID: "a4", Text: en("Rest.")}}},
			plan.Row{ID: "r5"})
		return p
	}
	for name, c := range map[string]struct {
		change func(*plan.Plan)
		o      Options
		want   string
	}{
		"full": {nil, Options{}, `H2 Timeline
P The rows of this plan over its years, as what they say about time is understood.
P A bar runs from the beginning to the end; notches in it are the times at which something is done again. A bar that breaks up goes on beyond what is shown, or has no date on that side. A dotted line up to a stroke is a date to be met.
H3 Priority one: Grow
timeline Action | When, 2026 to 2029
1.1 Welcome | From January 2026 to December 2027 *
1.2 Ask everyone of row 1.1. | Every year *
1.3 Ask everyone who works here, and everyone who has left. Ask everyone who works here, and… | By the end of March 2029 *
H3 Without a date
P What these rows say about time names no year.
timeline Action | When, 0 to 0
1.4 Rest. | Summer term
1.5  | 
`},
		"in a draft, a blank is to be agreed": {func(p *plan.Plan) {
			p.State = plan.Draft
			p.Priorities[0].Rows = p.Priorities[0].Rows[4:]
		}, Options{Version: Reduced}, `H2 Timeline
P The rows of this plan over its years, as what they say about time is understood.
H3 Without a date
P What these rows say about time names no year.
timeline Action | When, 0 to 0
1.1 To be agreed | To be agreed
`},
		"in Welsh": {func(p *plan.Plan) { p.Priorities[0].Rows = p.Priorities[0].Rows[:2] }, Options{Languages: []plan.Lang{"cy"}}, `H2 Llinell amser
P Rhesi’r cynllun hwn dros ei flynyddoedd, fel y deellir yr hyn a ddywedant am amser.
P ` + welsh.TimelineKey + `
H3 Priority one: Grow [Saesneg]
timeline Cam gweithredu | Pryd, 2026 to 2027
1.1 Welcome | O fis Ionawr 2026 i fis Rhagfyr 2027 *
1.2 Ask everyone of row 1.1. | Bob blwyddyn *
`},
		"without rows there is none": {func(p *plan.Plan) { p.Priorities[0].Rows = nil }, Options{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := make()
			if c.change != nil {
				c.change(p)
			}
			before := New(p, c.o)
			c.o.Timeline = true
			after := New(p, c.o)
			// It stands behind the priorities, and all else is as it is without it.
			got := after.Parts[0].Blocks
			n := len(got) - len(before.Parts[0].Blocks)
			if _, ok := got[0].(*Contents); ok {
				got, n = got[1:], n-1
			}
			if s := show(got[len(got)-n:]); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
			if s, want := show(got[:len(got)-n]), show(before.Parts[0].Blocks); s != want {
				t.Errorf("the rest is\n%s\nand not\n%s", s, want)
			}
			for l, n := range map[plan.Lang]int{"en": 0, "cy": 0} { // what is missing in a language counts once
				count := func(ns []Notice) int {
					return len(slices.DeleteFunc(slices.Clone(ns), func(x Notice) bool { return !strings.Contains(x.Words, WordsIn("en").Language(l)) }))
				}
				if count(before.Notices) != count(after.Notices)+n {
					t.Errorf("notices became %v, were %v", after.Notices, before.Notices)
				}
			}
		})
	}
}

func TestTimelineOfWhatHasNoDateIsNoticed(t *testing.T) {
	p := twoRows()
	p.Priorities[0].Rows[1].When = en("soon")
	pub := New(p, Options{Timeline: true})
	want := "1 row has no date that the timeline can show, and is listed below it."
	if !slices.ContainsFunc(pub.Notices, func(n Notice) bool { return n.Words == want }) {
		t.Errorf("the notices are %v", pub.Notices)
	}
}
