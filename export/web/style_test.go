package web

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
)

// TestColoursAreReadable tries colours that a plan could name on the grounds on which they are shown.
func TestColoursAreReadable(t *testing.T) {
	rule := regexp.MustCompile(`--([a-z]+): (#[0-9A-F]{6})`)
	rapid.Check(t, func(t *rapid.T) {
		colour := rapid.Custom(func(t *rapid.T) string { return plan.Colour(rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "colour")).String() })
		primary, accent, _ := publication.Colours(plan.Design{Primary: colour.Draw(t, "primary"), Accent: colour.Draw(t, "accent")})
		css := style(primary, accent)
		if strings.Contains(css, "$") {
			t.Fatal("a colour has no value")
		}
		light, dark, _ := strings.Cut(css, "@media screen and (prefers")
		for name, part := range map[string]string{"light": light, "dark": dark} {
			c := map[string]plan.Colour{}
			for _, m := range rule.FindAllStringSubmatch(part, -1) {
				c[m[1]], _ = plan.ParseColour(m[2])
			}
			for _, ground := range []string{"ground", "tint"} {
				for _, ink := range []string{"ink", "muted", "primary", "added", "removed"} {
					if got := plan.Contrast(c[ink], c[ground]); got < plan.ReadableContrast {
						t.Errorf("%s on %s when it is %s has a contrast of %.2f", ink, ground, name, got)
					}
				}
				if got := plan.Contrast(c["accent"], c["ground"]); got < plan.VisibleContrast {
					t.Errorf("bars when it is %s have a contrast of %.2f", name, got)
				}
			}
		}
	})
}
