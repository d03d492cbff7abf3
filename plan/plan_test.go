package plan_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan/plantest"
)

func TestGeneratedPlansAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		for _, problem := range p.Validate() {
			t.Error(problem)
		}
	})
}

func TestCloneIsEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		if c := p.Clone(); !reflect.DeepEqual(p, c) {
			t.Fatalf("the copy differs:\n%+v\n%+v", p, c)
		}
	})
}
