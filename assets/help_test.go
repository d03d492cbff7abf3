package assets

import (
	"strings"
	"testing"
)

func TestHelpIsTheSameInBothLanguages(t *testing.T) {
	en, cy := Help("en"), Help("cy")
	if len(en) < 8 || len(en) != len(cy) {
		t.Fatalf("%d parts in English, %d in Welsh", len(en), len(cy))
	}
	for i := range en {
		a, b := en[i], cy[i]
		if a.Title == "" || a.Words == "" || a.Title == b.Title {
			t.Errorf("part %d: %q and %q", i, a.Title, b.Title)
		}
		for _, sign := range []string{"\n- ", "\n\n", "Ctrl+", "F6", "F11", "F3"} {
			if x, y := strings.Count(a.Words, sign), strings.Count(b.Words, sign); x != y {
				t.Errorf("%s has %q %d times in English, %d times in Welsh", a.Title, sign, x, y)
			}
		}
	}
	if got := Help("fr"); got[0] != en[0] {
		t.Error("in a language without help it is not the English one")
	}
}
