package layout

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
)

// TestEveryColourIsReadable holds text in any design to the contrast of WCAG 2.1 at level AA.
func TestEveryColourIsReadable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := plan.Design{Primary: fmt.Sprintf("#%06X", rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "primary"))}
		if rapid.Bool().Draw(t, "with accent") {
			d.Accent = fmt.Sprintf("#%06X", rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "accent"))
		}
		p, notices := newPalette(d, false)
		given, _ := plan.ParseColour(d.Primary)
		accent, set := plan.ParseColour(d.Accent)
		changed := len(notices) > 0
		if changed == (Color(given) == p.primary && (!set || Color(accent) == p.accent)) {
			t.Fatalf("%06x became %06x, %06x became %06x; changed: %v", given, p.primary, accent, p.accent, changed)
		}
		for what, pair := range map[string][2]Color{
			"words on a field": {p.onField, p.field}, "primary on white": {p.primary, p.white}, "primary on tint": {p.primary, p.tint},
			"primary on band": {p.primary, p.band}, "ink on tint": {p.ink, p.tint}, "muted on tint": {p.muted, p.tint},
			"muted on white": {p.muted, p.white}, "muted on band": {p.muted, p.band},
		} {
			if c := plan.Contrast(plan.Colour(pair[0]), plan.Colour(pair[1])); c < plan.ReadableContrast {
				t.Fatalf("%s: %06x on %06x has a contrast of %.2f", what, pair[0], pair[1], c)
			}
		}
	})
}

func TestAPaleColourIsDarkenedAndSaid(t *testing.T) {
	p := smallPlan()
	p.Design.Primary = "#FFE08A"
	doc := layOut(t, p, publication.Options{}, Options{})
	if len(doc.Notices) != 1 {
		t.Errorf("notices %v", doc.Notices)
	}
}

func TestOptions(t *testing.T) {
	for _, o := range []Options{{Paper: "b5"}, {TextSize: 9.9}, {TextSize: 24.1}} {
		if _, err := Layout(context.Background(), publication.New(&plan.Plan{}, publication.Options{}), o); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
	for paper, want := range map[Paper]float64{"": 841.89, A4: 595.28, A3: 841.89, Letter: 612} {
		p := smallPlan()
		p.Design.Paper = "a3"
		if w := layOut(t, p, publication.Options{}, Options{Paper: paper}).Pages[0].Width; w != want {
			t.Errorf("paper %q is %.2f wide, not %.2f", paper, w, want)
		}
	}
	if pg := layOut(t, smallPlan(), publication.Options{}, Options{Landscape: true}).Pages[0]; pg.Width < pg.Height {
		t.Error("landscape is upright")
	}
}
