package intake

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// A plan in JSON is taken in as it is; into itself it adds everything once more, under new ids.
func TestJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		data, err := exchange.Encode(p)
		if err != nil {
			t.Skip(err)
		}
		res, err := Read(Source{Name: "plan.json", Data: data}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if res.Report.Kind != "json" || exchange.Digest(res.Plan) != exchange.Digest(p) {
			t.Fatal("a plan in JSON came out another")
		}
		twice, err := Read(Source{Name: "plan.json", Data: data}, Options{Into: p})
		if err != nil {
			t.Fatal(err)
		}
		if c, one := countOf(twice.Plan), countOf(p); c.minus(one) != one || twice.Report.Taken != one {
			t.Fatalf("%v became %v", one, c)
		}
		for _, problem := range twice.Plan.Validate() {
			t.Fatalf("not well formed: %v", problem)
		}
	})
}

// Programs of other people may write the members of an object in any order, and long ones first.
func TestJSONInAnyOrder(t *testing.T) {
	data := `{"about": "` + strings.Repeat("words ", 2000) + `", "format": "planwright-plan", "languages": ["en"], "title": {"en": "Sorted"}, "version": 1}`
	res, err := Read(Source{Name: "plan.txt", Data: []byte(data)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if res.Report.Kind != "json" || res.Plan.Title.In("en") != "Sorted" {
		t.Errorf("it was taken for %s and gave %q", res.Report.Kind, res.Plan.Title.In("en"))
	}
}

// JSON that is no plan is refused; a text that begins with a bracket is a text.
func TestOtherJSON(t *testing.T) {
	for _, c := range []struct {
		name, data, as string
		refused        bool
	}{
		{"a.txt", `{"a":`, "", true}, {"a", "{}", "", true}, {"a", "[1,2]", "", true}, {"a", "\uFEFF \n[ {\"a\"", "", true}, {"a", `["one", "two`, "", true},
		{"a.JSON", "{a plan", "", true}, {"a.json", "[Draft] Our plan", "", true}, {"a", "[1,2]", "json", true}, {"a", "{}", "json", true}, {"a", `{"a":`, "json", true},
		{"a.txt", "[Draft] Our plan\n\nWe will open a door.", "", false}, {"a.txt", "[1] A note.\n\nA text.", "", false},
		{"a.txt", "{name}, we will open a door.", "", false}, {"a.json", "Our plan", "", false}, {"a.txt", "[1,2]", "text", false},
	} {
		_, err := Read(Source{Name: c.name, Data: []byte(c.data), As: c.as}, Options{})
		var problem *plan.Problem
		if c.refused != errors.As(err, &problem) || !c.refused && err != nil {
			t.Errorf("%q in %s as %q: %v", c.data, c.name, c.as, err)
		}
	}
}

func TestReport(t *testing.T) {
	data := []byte("A plan\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open post- boxes.\tBoxes\t2026\n\nPage 2 of 2\n")
	res := taken(t, "a.txt", data, Options{})
	s := res.Report.String()
	for _, want := range []string{
		"Taken from a.txt: 1 priority, 1 row, 1 action, 1 measure.",
		`Mended in line 6: “post- boxes” became “post-boxes”: a word parted at the end of a line.`,
		`Left out in line 8: “Page 2 of 2”: a page number.`,
		`Replaced in line 3: “Priority 1” became “Priority”:`,
	} {
		if !strings.Contains(s, want) {
			t.Errorf("the report lacks %q:\n%s", want, s)
		}
	}
	out, err := json.Marshal(res.Report)
	if err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := json.Unmarshal(out, &back); err != nil {
		t.Fatal(err)
	}
	if back.String() != s {
		t.Error("the report in JSON says something else")
	}
	if s := (Counts{Rows: 1, Statistics: 2}).String(); s != "1 row, 2 statistics" {
		t.Errorf("counts: %s", s)
	}
}

// What is taken into a plan adds to the priority with the same title, and leaves the plan's own title alone.
func TestIntoAPlan(t *testing.T) {
	first := taken(t, "a.txt", []byte("A plan\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open.\tOpen\t2026\n"), Options{})
	digest := exchange.Digest(first.Plan)
	second := taken(t, "b.txt", []byte("Another plan\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will close.\tClosed\t2027\n\nPriority 2: Windows\n\nAction\tMeasure\tWhen\nWe will clean.\tClean\t2028\n"), Options{Into: first.Plan})
	p := second.Plan
	if p.ID != first.Plan.ID || p.Title.In(plan.English) != "A plan" || len(p.Priorities) != 2 || len(p.Priorities[0].Rows) != 2 || len(p.Priorities[1].Rows) != 1 {
		t.Errorf("%v: %+v", p.Title, p.Priorities)
	}
	if exchange.Digest(first.Plan) != digest {
		t.Error("the plan that was passed in changed")
	}
	if second.Report.Taken.Priorities != 1 || second.Report.Taken.Rows != 2 {
		t.Errorf("taken: %v", second.Report.Taken)
	}
}
