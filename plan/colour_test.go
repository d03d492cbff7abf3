package plan_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b      plan.Colour
		low, high float64
	}{
		{0, plan.White, 20.99, 21.01}, {0x777777, plan.White, 4.47, 4.49}, {0x767676, plan.White, 4.54, 4.55}, {0xFF0000, plan.White, 3.99, 4.0},
		{0x123456, 0x123456, 1, 1},
	} {
		if got := plan.Contrast(c.a, c.b); got < c.low || got > c.high || got != plan.Contrast(c.b, c.a) {
			t.Errorf("the contrast of %s and %s is %.3f", c.a, c.b, got)
		}
	}
}

func TestPaleColoursAreRefusedWithTheNearestThatWillDo(t *testing.T) {
	for _, c := range []struct {
		colour          string
		primary, accent bool
	}{
		{"", true, true}, {"#000000", true, true}, {"#14425A", true, true}, {"#1b7f79", false, true}, {"#005EB8", true, true}, {"#FF0000", false, true},
		{"#00A499", false, true}, {"#FFEE88", false, false}, {"#FFFFFF", false, false}, {"14425A", false, false}, {"#14425", false, false},
		{"#+4425A", false, false}, {"blue", false, false},
	} {
		for what, check := range map[string]func(string) error{"primary": plan.CheckPrimary, "accent": plan.CheckAccent} {
			want := c.primary
			if what == "accent" {
				want = c.accent
			}
			err := check(c.colour)
			if (err == nil) != want {
				t.Errorf("%s as %s: %v", c.colour, what, err)
			}
			if err != nil && plan.CodeOf(err) != plan.Invalid {
				t.Errorf("%s: %v is no Problem", c.colour, err)
			}
		}
	}
	if err := plan.CheckPrimary("#ffe08a"); err == nil || !strings.Contains(err.Error(), plan.ReadablePrimary(0xFFE08A).String()) ||
		!strings.Contains(err.Error(), "1.2 to 1") {
		t.Errorf("%v", err)
	}
}

// TestTheShadeOfferedWillDo: what is offered passes, and is no darker than it has to be.
func TestTheShadeOfferedWillDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := plan.Colour(rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "colour"))
		for what, f := range map[string]struct {
			check   func(string) error
			nearest func(plan.Colour) plan.Colour
		}{"primary": {plan.CheckPrimary, plan.ReadablePrimary}, "accent": {plan.CheckAccent, plan.VisibleAccent}} {
			near := f.nearest(c)
			if err := f.check(near.String()); err != nil {
				t.Fatalf("%s: %s is offered for %s: %v", what, near, c, err)
			}
			if good := f.check(c.String()) == nil; good != (near == c) {
				t.Fatalf("%s: %s is good: %v, and %s is offered", what, c, good, near)
			}
			if lighter := near.Mix(plan.White, 0.93); near != c && f.check(lighter.String()) == nil {
				t.Fatalf("%s: %s is offered for %s although %s would do", what, near, c, lighter)
			}
		}
	})
}
