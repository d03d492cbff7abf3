package history

import (
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestALinkMayStandUnderThePlan or under an action, and nowhere else; one whose action has gone is still seen.
func TestALinkMayStandUnderThePlan(t *testing.T) {
	m := plantest.Minter(3)
	p := plantest.Rows(2)
	p.Links = []plan.Link{{ID: m.New(), Relation: plan.NotApplicable, Action: m.New(), Reason: "no sea"}}
	changes, err := Diff(nil, p)
	if err != nil {
		t.Fatal(err)
	}
	log := &Log{}
	w := NewWriter(log, m.New(), func() time.Time { return time.Unix(1_800_000_000, 0) })
	if _, err := w.Commit(changes); err != nil {
		t.Fatal(err)
	}
	s := Fold(log)
	if got := s.Plan(); len(got.Links) != 1 || got.Links[0].Reason != "no sea" || len(got.Priorities) != len(p.Priorities) {
		t.Fatalf("the links are %+v", got.Links)
	}
	fields := map[string]string{"relation": string(plan.NotApplicable)}
	if _, err := s.Add(plan.KindLink, p.ID, p.Links[0].ID, m.New(), fields); err != nil {
		t.Error(err)
	}
	if _, err := s.Add(plan.KindLink, p.Priorities[0].Rows[0].ID, "", m.New(), fields); err == nil {
		t.Error("a link stands under a row")
	}
	if _, err := s.Add(plan.KindAction, p.ID, "", m.New(), nil); err == nil {
		t.Error("an action stands under the plan")
	}
	stray := []Change{{Item: m.New(), Field: fieldKind, Value: V(plan.KindLink)}}
	stray = append(stray, Change{Item: stray[0].Item, Field: fieldParent, Value: V(string(m.New()))})
	if _, err := w.Commit(stray); err != nil {
		t.Fatal(err)
	}
	if got := Fold(log).Plan(); len(got.Links) != 1 || len(got.Priorities) != len(p.Priorities)+1 {
		t.Error("a link without its action has no stand-in to be seen at")
	}
}
