package intake

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"planwright/plan"
)

// sharedPlan returns one of the published plans that lie beside the repository, and skips the test where they don't.
func sharedPlan(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above this test")
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "plans", name))
	if os.IsNotExist(err) {
		t.Skip("the published plans are not beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// taken reads data and fails the test where that fails, where words were lost, or where the plan isn't well formed.
func taken(t testing.TB, name string, data []byte, o Options) *Result {
	t.Helper()
	res, err := Read(Source{Name: name, Data: data}, o)
	if err != nil {
		t.Fatal(err)
	}
	balanced(t, res, data)
	for _, p := range res.Plan.Validate() {
		t.Errorf("not well formed: %v", p)
	}
	return res
}

// balanced fails the test unless every word of the source is in the plan or the report, and none is there without reason.
func balanced(t testing.TB, res *Result, data []byte) {
	t.Helper()
	w := res.Report.Words
	if w.Source+w.Added != w.Plan+w.LeftOut {
		t.Errorf("%d words of the source and %d added are not %d in the plan and %d left out", w.Source, w.Added, w.Plan, w.LeftOut)
	}
	for _, s := range res.Plan.Sections {
		if s.Title.In(res.Plan.Primary()) == lostTitle(res.Plan.Primary()) {
			t.Errorf("words without a place: %s", s.Body.In(res.Plan.Primary()))
		}
	}
}

// shape is a plan in numbers, by priority.
type shape struct{ commitments, rows, actions, measures []int }

func shapeOf(p *plan.Plan) shape {
	var s shape
	for _, pr := range p.Priorities {
		actions, measures := 0, 0
		for _, r := range pr.Rows {
			actions += len(r.Actions)
			measures += len(r.Measures)
		}
		s.commitments = append(s.commitments, len(pr.Commitments))
		s.rows = append(s.rows, len(pr.Rows))
		s.actions = append(s.actions, actions)
		s.measures = append(s.measures, measures)
	}
	return s
}

func checkShape(t *testing.T, p *plan.Plan, want shape) {
	t.Helper()
	got := shapeOf(p)
	for _, c := range []struct {
		name      string
		got, want []int
	}{{"commitments", got.commitments, want.commitments}, {"rows", got.rows, want.rows}, {"actions", got.actions, want.actions}, {"measures", got.measures, want.measures}} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s by priority: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func timings(p *plan.Plan) map[string]int {
	out := map[string]int{}
	for _, pr := range p.Priorities {
		for _, r := range pr.Rows {
			out[r.When.In(p.Primary())]++
		}
	}
	return out
}

func TestUKPlan(t *testing.T) {
	res := taken(t, "uk.txt", sharedPlan(t, "uk-wide-pdf-text.txt"), Options{})
	p := res.Plan
	checkShape(t, p, shape{[]int{2, 2, 2, 2}, []int{6, 7, 6, 6}, []int{12, 11, 11, 8}, []int{15, 23, 11, 12}})
	if want := map[string]int{"2024 to 2027": 22, "2027": 2, "2025 to 2027": 1}; !maps.Equal(timings(p), want) {
		t.Errorf("timings %v, want %v", timings(p), want)
	}
	if p.Period != (plan.Period{Start: 2024, End: 2027}) || p.Scope != plan.UKWide || p.NumberStyle != plan.NumberWords ||
		p.PriorityLabel.In(plan.English) != "Workforce priority" {
		t.Errorf("period %v, scope %v, label %v %v", p.Period, p.Scope, p.PriorityLabel, p.NumberStyle)
	}
	var versions []plan.Versions
	for _, s := range p.Sections {
		versions = append(versions, s.Versions)
	}
	if want := []plan.Versions{plan.BothVersions, plan.FullOnly, plan.BothVersions, plan.BothVersions}; !slices.Equal(versions, want) {
		t.Errorf("versions of sections %v, want %v", versions, want)
	}
	o := p.Organisation
	if len(o.Charities) != 2 || o.Company == "" || o.Web == "" || o.Name.Empty() || o.ShortName.Empty() || o.Copyright.Empty() {
		t.Errorf("organisation: %+v", o)
	}
	for _, want := range []string{"signposting", "post-registration"} {
		if !slices.ContainsFunc(res.Report.Mended, func(c Change) bool { return c.After == want }) {
			t.Errorf("%q is not reported as mended", want)
		}
	}
	checkPlaces(t, p, plan.Before, plan.After)
}

func TestEnglandPlan(t *testing.T) {
	res := taken(t, "england.txt", sharedPlan(t, "england-web-page.txt"), Options{})
	p := res.Plan
	checkShape(t, p, shape{[]int{0, 0, 0, 0}, []int{7, 7, 9, 5}, []int{19, 11, 21, 9}, []int{0, 0, 0, 0}})
	if want := map[string]int{"2024 to 2026": 20, "2025 to 2026": 6, "2024": 2}; !maps.Equal(timings(p), want) {
		t.Errorf("timings %v, want %v", timings(p), want)
	}
	if p.Period != (plan.Period{Start: 2024, End: 2027}) || p.Scope != plan.England {
		t.Errorf("period %v, scope %v", p.Period, p.Scope)
	}
	var kinds []plan.Kind
	reduced := 0
	for _, s := range p.Sections {
		if s.Versions == plan.ReducedOnly {
			reduced++
			continue
		}
		kinds = append(kinds, s.Kind)
	}
	if want := []plan.Kind{plan.Thanks, plan.Figures, plan.Findings, plan.Plain, plan.Plain, plan.Plain, plan.Plain}; !slices.Equal(kinds, want) {
		t.Errorf("kinds of sections %v, want %v", kinds, want)
	}
	links := 0
	for _, l := range res.Report.LeftOut {
		if l.Why == "a link of the web page" {
			links++
		}
	}
	if links != 2 {
		t.Errorf("%d links were left out, want 2", links)
	}
	if reduced != 4 {
		t.Errorf("%d sections belong to the reduced version alone, want 4", reduced)
	}
	o := p.Organisation
	if len(o.Charities) != 2 || o.Company == "" || o.VAT == "" || o.Telephone == "" || o.Email == "" || o.Address.Empty() || o.Copyright.Empty() {
		t.Errorf("organisation: %+v", o)
	}
	checkPlaces(t, p, plan.Before, plan.After)
}

// checkPlaces fails the test unless the sections stand in these places, in this order.
func checkPlaces(t *testing.T, p *plan.Plan, want ...plan.Place) {
	t.Helper()
	var got []plan.Place
	for _, s := range p.Sections {
		if len(got) == 0 || got[len(got)-1] != s.Place {
			got = append(got, s.Place)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("places of sections %v, want %v", got, want)
	}
}
