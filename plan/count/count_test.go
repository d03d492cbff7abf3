package count

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0}, {" \n ", 0}, {"one", 1}, {"one two\nthree", 3}, {"2024 to 2027", 3}, {"nurse-led care", 2}, {"the nurses' own", 3},
		{"care – at home", 3}, {"R & D", 2}, {"Tyfu'r tîm yn y tŷ", 5}, {"a\u00a0b", 2}, {"(HCPC)", 1}, {"…", 0},
	} {
		if got := Words(c.text); got != c.want {
			t.Errorf("%q has %d words, want %d", c.text, got, c.want)
		}
	}
}

func TestProse(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"**Bold** and plain.", 3}, {"- one\n- two three", 3}, {"### Heading\n\nText", 2}, {"[our page](https://example.org/a b)", 3},
		{"[our page](https://example.org)", 2}, {`R\&D`, 1},
	} {
		if got := Prose(c.text); got != c.want {
			t.Errorf("%q prints %d words, want %d", c.text, got, c.want)
		}
	}
}

func en(s string) plan.Text { return plan.In(plan.English, s) }

func TestOf(t *testing.T) {
	p := &plan.Plan{ID: "p", Title: en("A plan").With(plan.Welsh, plan.Words{Text: "Cynllun"}), Languages: []plan.Lang{plan.English, plan.Welsh},
		Sections: []plan.Section{{ID: "s", Title: en("About us"), Body: en("We **care**.")}, {ID: "h", Body: en("one two three"), Place: plan.AtPriority, Priority: "2"}},
		Priorities: []plan.Priority{{ID: "1", Title: en("First")}, {ID: "2", Title: en("The second"), Commitments: []plan.Commitment{{ID: "c", Text: en("We will")}},
			Rows: []plan.Row{{ID: "r", Title: en("Theme"), When: en("2024 to 2027"),
				Actions:  []plan.Action{{ID: "a", Text: en("Do it all"), Short: en("Do it")}, {ID: "b"}},
				Measures: []plan.Measure{{ID: "m", Text: en("Ten of ten"), Target: en("10")}}}}}},
		Terms: []plan.Term{{ID: "t", Short: en("AHP"), Meaning: en("allied health professional")}}}
	if got, want := Of(p, plan.English), (Counts{Words: 2 + 4 + 3 + 1 + 2 + 2 + 1 + 3 + 3 + 4 + 4, Short: 2, Priorities: 2, Commitments: 1, Rows: 1, Actions: 2, Measures: 1, Sections: 2}); got != want {
		t.Errorf("the plan holds %+v, want %+v", got, want)
	}
	if got, want := OfPriority(p, 1, plan.English), (Counts{Words: 3 + 2 + 2 + 1 + 3 + 3 + 4, Short: 2, Priorities: 1, Commitments: 1, Rows: 1, Actions: 2, Measures: 1, Sections: 1}); got != want {
		t.Errorf("the second priority holds %+v, want %+v", got, want)
	}
	if got := Of(p, plan.Welsh); got.Words != 1 || got.Actions != 2 {
		t.Errorf("in Welsh the plan holds %+v", got)
	}
	if got := OfPriority(p, 7, plan.English); got != (Counts{}) {
		t.Errorf("a priority that is not there holds %+v", got)
	}
}

func TestCountsOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		all := Of(p, p.Primary())
		var parts Counts
		for i := range p.Priorities {
			c := OfPriority(p, i, p.Primary())
			parts.Words, parts.Short, parts.Rows, parts.Actions, parts.Measures = parts.Words+c.Words, parts.Short+c.Short, parts.Rows+c.Rows, parts.Actions+c.Actions, parts.Measures+c.Measures
		}
		if parts.Words > all.Words || parts.Short != all.Short || parts.Rows != all.Rows || parts.Actions != all.Actions || parts.Measures != all.Measures {
			t.Fatalf("the priorities hold %+v, the plan %+v", parts, all)
		}
		s := plantest.Words().Draw(t, "text")
		if Prose(s) != Words(markup.Plain(s)) {
			t.Fatalf("%q: a text without markup was taken for one that has some, or the other way round", s)
		}
		if fields := len(strings.Fields(s)); Words(s) > fields {
			t.Fatalf("%q has %d words in %d stretches", s, Words(s), fields)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	p := plantest.Rows(10_000)
	for b.Loop() {
		Of(p, plan.English)
	}
}
