package pdf

import (
	"context"
	"strings"
	"testing"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
)

// TestOnlyTheFontsThatAreUsedAreEmbedded counts the fonts of files with and without characters that the plan's font lacks.
func TestOnlyTheFontsThatAreUsedAreEmbedded(t *testing.T) {
	for _, c := range []struct {
		font, title string
		want        []string
	}{
		{"", "Plan", []string{"SourceSans3-Regular", "SourceSans3-Bold"}},
		{"atkinson-hyperlegible-next", "Plan", []string{"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"}},
		{"atkinson-hyperlegible-next", "Plan α", []string{"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold", "SourceSans3-Bold"}},
	} {
		pub := publication.New(&plan.Plan{ID: "p", Title: plan.In("en", c.title)}, publication.Options{})
		doc, err := layout.Layout(context.Background(), pub, layout.Options{Font: c.font})
		if err != nil {
			t.Fatal(err)
		}
		got := unpack(t, paint(t, doc))
		for _, name := range []string{"SourceSans3-Regular", "SourceSans3-Bold", "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"} {
			want := false
			for _, w := range c.want {
				want = want || w == name
			}
			if has := strings.Contains(got, "+"+name); has != want {
				t.Errorf("%s, %q: %s is embedded: %v", c.font, c.title, name, has)
			}
		}
	}
}
