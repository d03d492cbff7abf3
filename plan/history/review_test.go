package history

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDifferingMarksWholeWords(t *testing.T) {
	show := func(list []Piece) string {
		var b strings.Builder
		for _, p := range list {
			if p.Differs {
				b.WriteString("[" + p.Text + "]")
			} else {
				b.WriteString(p.Text)
			}
		}
		return b.String()
	}
	for _, c := range [][4]string{
		{"Meet members in 2027.", "Meet members in 2028.", "Meet members in [2027].", "Meet members in [2028]."},
		{"Meet members.", "Meet all members.", "Meet members.", "Meet [all ]members."},
		{"", "New words", "", "[New words]"},
		{"same", "same", "same", "same"},
	} {
		a, b := Differing(c[0], c[1])
		if show(a) != c[2] || show(b) != c[3] {
			t.Errorf("%q and %q are shown as %q and %q", c[0], c[1], show(a), show(b))
		}
	}
}

// TestDifferingLosesNothing puts the pieces together again.
func TestDifferingLosesNothing(t *testing.T) {
	text := rapid.StringMatching(`[ab ,.\n]{0,40}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		x, y := Differing(a, b)
		for i, list := range [][]Piece{x, y} {
			var all, common strings.Builder
			for _, p := range list {
				all.WriteString(p.Text)
				if !p.Differs {
					common.WriteString(p.Text)
				}
			}
			if want := []string{a, b}[i]; all.String() != want {
				t.Fatalf("%q became %q", want, all.String())
			}
		}
		if a == b && (len(x) > 1 || len(x) == 1 && x[0].Differs) {
			t.Fatalf("%q differs from itself", a)
		}
	})
}
