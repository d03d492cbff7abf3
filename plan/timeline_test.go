package plan_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

func TestBar(t *testing.T) {
	s := plan.Scale{First: 2024, Last: 2027}
	for _, tt := range []struct {
		words    string
		from, to float64 // in years from the beginning of 2024
		marks    string  // "<" goes on before, ">" after, "|" is due, "*" again and again, a digit the number of ticks
	}{
		{"2024 to 2027", 0, 4, ""},
		{"2025", 1, 2, ""},
		{"Q3 2025", 1.5, 1.75, ""},
		{"by 2026", 0, 3, "<|"},
		{"by 2030", 0, 4, "<>"},
		{"from 2025", 1, 4, ">"},
		{"2022 to 2025", 0, 2, "<"},
		{"2026 to 2029", 2, 4, ">"},
		{"2020", 0, 0, "<"},
		{"2031", 4, 4, ">"},
		{"ongoing", 0, 4, "<>*0"},
		{"annually", 0, 4, "<>*0"},
		{"annually, 2024 to 2027", 0, 4, "*3"},
		{"every three years from 2024", 0, 4, ">*1"},
		{"every 6 months in 2025", 1, 2, "*1"},
		{"monthly in 2025", 1, 2, "*11"},
		{"weekly in 2025", 1, 2, "*0"},
		{"every year from 2020", 0, 4, "<>*3"},
	} {
		a := plan.ParseTiming(tt.words, plan.English, plan.Period{Start: 2024, End: 2027})
		b, ok := s.Bar(a)
		if !ok {
			t.Errorf("%q has no bar", tt.words)
			continue
		}
		marks := ""
		for _, m := range []struct {
			on   bool
			sign string
		}{{b.Before, "<"}, {b.After, ">"}, {b.Due, "|"}, {b.Again, "*"}} {
			if m.on {
				marks += m.sign
			}
		}
		if b.Again {
			marks += fmt.Sprint(len(b.Ticks))
		}
		near := func(got, want float64) bool { return math.Abs(4*got-want) < 0.02 } // a leap year is longer
		if !near(b.From, tt.from) || !near(b.To, tt.to) || marks != tt.marks {
			t.Errorf("%q: got %.2f to %.2f %q, want %g to %g %q", tt.words, 4*b.From, 4*b.To, marks, tt.from, tt.to, tt.marks)
		}
	}
	for _, words := range []string{"", "soon", "Summer term"} {
		if b, ok := s.Bar(plan.ParseTiming(words, plan.English, plan.Period{Start: 2024, End: 2027})); ok {
			t.Errorf("%q has the bar %+v", words, b)
		}
	}
}

// TestAnyBarLiesOnItsScale: whatever the dates, bar and ticks stay on the scale and in order.
func TestAnyBarLiesOnItsScale(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		k := drawPick(r)
		first := rapid.IntRange(2000, 2090).Draw(r, "first")
		s := plan.Scale{First: first, Last: first + rapid.IntRange(0, 9).Draw(r, "years")}
		b, ok := s.Bar(plan.ParseTiming(k.Words(plan.English), plan.English, plan.Period{}))
		if !ok || b.From < 0 || b.To > 1 || b.From > b.To {
			t.Fatalf("%+v has the bar %+v", k, b)
		}
		for i, x := range b.Ticks {
			if x <= b.From || x >= b.To || i > 0 && x <= b.Ticks[i-1] {
				t.Fatalf("%+v has the bar %+v", k, b)
			}
		}
	})
}

func whens(period plan.Period, words ...string) *plan.Plan {
	p := &plan.Plan{ID: "plan", Languages: []plan.Lang{plan.English}, Period: period}
	p.Priorities = []plan.Priority{{ID: "p1"}, {ID: "p2"}}
	for i, w := range words {
		pr := &p.Priorities[i%2]
		pr.Rows = append(pr.Rows, plan.Row{ID: plan.ID(fmt.Sprint("r", i)), When: plan.In(plan.English, w)})
	}
	return p
}

func TestTimeline(t *testing.T) {
	for _, tt := range []struct {
		period      plan.Period
		whens       string
		own, all    plan.Scale
		groups      string
		undated     int
		outside     int
		description string
	}{
		{plan.Period{Start: 2024, End: 2027}, "2024;2025;soon;by 2027;ongoing;", plan.Scale{First: 2024, Last: 2027}, plan.Scale{First: 2024, Last: 2027}, "1.1 1.3 2.1 2.2", 2, 0, "inside"},
		{plan.Period{Start: 2024, End: 2027}, "2022;2029", plan.Scale{First: 2024, Last: 2027}, plan.Scale{First: 2022, Last: 2029}, "1.1 2.1", 0, 2, "on both sides"},
		{plan.Period{Start: 2024, End: 2027}, "1950;2190", plan.Scale{First: 2024, Last: 2027}, plan.Scale{First: 2024, Last: 2038}, "1.1 2.1", 0, 2, "far outside"},
		{plan.Period{}, "2025 to 2026;2028", plan.Scale{First: 2025, Last: 2028}, plan.Scale{First: 2025, Last: 2028}, "1.1 2.1", 0, 0, "no period"},
		{plan.Period{Start: 2024}, "2024", plan.Scale{First: 2024, Last: 2024}, plan.Scale{First: 2024, Last: 2024}, "1.1", 0, 0, "half a period"},
		{plan.Period{}, "ongoing;", plan.Scale{}, plan.Scale{}, "1.1", 1, 0, "no year at all"},
	} {
		t.Run(tt.description, func(t *testing.T) {
			got := plan.NewTimeline(whens(tt.period, strings.Split(tt.whens, ";")...), plan.Welsh)
			var refs []string
			outside := 0
			for _, g := range got.Groups {
				for _, r := range g.Rows {
					refs = append(refs, r.Ref)
					if !got.Period.Holds(r.Timing) {
						outside++
					}
				}
			}
			if got.Period != tt.own || got.All != tt.all || strings.Join(refs, " ") != tt.groups || len(got.Undated) != tt.undated || outside != tt.outside {
				t.Errorf("got %v, %v, %v, %d undated, %d outside", got.Period, got.All, refs, len(got.Undated), outside)
			}
		})
	}
}

func BenchmarkTimeline1000Rows(b *testing.B) {
	words := make([]string, 1000)
	for i := range words {
		words[i] = fmt.Sprintf("%d to %d", 2024+i%3, 2025+i%4)
	}
	p := whens(plan.Period{Start: 2024, End: 2027}, words...)
	for b.Loop() {
		plan.NewTimeline(p, plan.English)
	}
}

// TestAnyBarIsDrawnInOrder: strokes lie on the scale and do not overlap, and every bar has one.
func TestAnyBarIsDrawnInOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := plan.Scale{First: 2040, Last: 2040 + rapid.IntRange(0, 9).Draw(r, "years")}
		k := drawPick(r)
		b, _ := s.Bar(plan.ParseTiming(k.Words(plan.English), plan.English, plan.Period{}))
		width, height := rapid.Float64Range(40, 2000).Draw(r, "width"), rapid.Float64Range(4, 20).Draw(r, "height")
		at := 0.0
		strokes := b.Strokes(width, height)
		for _, x := range strokes {
			if x.X < at-1e-6 || x.W <= 0 || x.X+x.W > width+1e-6 || x.H <= 0 {
				t.Fatalf("%+v at %g × %g is drawn as %+v", b, width, height, strokes)
			}
			at = x.X + x.W
		}
		if len(strokes) == 0 {
			t.Fatalf("%+v is not drawn", b)
		}
	})
}

func TestStrokesTellBarsApart(t *testing.T) {
	s := plan.Scale{First: 2024, Last: 2027}
	seen := map[string]string{}
	for _, words := range []string{"2025", "by 2025", "from 2025", "2022 to 2025", "every year from 2024 to 2025", "ongoing"} {
		b, _ := s.Bar(plan.ParseTiming(words, plan.English, plan.Period{}))
		drawn := fmt.Sprint(b.Strokes(400, 9))
		if other := seen[drawn]; other != "" {
			t.Errorf("%q and %q are drawn alike", words, other)
		}
		seen[drawn] = words
	}
}
