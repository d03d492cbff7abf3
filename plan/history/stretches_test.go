package history

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan/plantest"
)

func TestStretches(t *testing.T) {
	for _, c := range []struct{ older, newer, want string }{
		{"", "", ""},
		{"same", "same", "=same"},
		{"by March 2027", "by May 2027", "=by |-March|+May|= 2027"},
		{"one two", "one two three", "=one two|+ three"},
		{"red green blue", "tea milk cake", "-red green blue|+tea milk cake"},
		{"we ask all of the staff", "they see some of the crew", "-we ask all of the staff|+they see some of the crew"},
	} {
		var got []string
		for _, s := range Stretches(c.older, c.newer) {
			got = append(got, string("=-+"[s.What])+s.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("from %q to %q: %q; want %q", c.older, c.newer, strings.Join(got, "|"), c.want)
		}
	}
}

func TestStretchesAreTheTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		older, newer := plantest.Words().Draw(t, "older"), plantest.Words().Draw(t, "newer")
		if rapid.Bool().Draw(t, "alike") {
			words := strings.Fields(older)
			newer = strings.Join(words[:len(words)/2], " ") + " " + newer + " " + strings.Join(words[len(words)/2:], " ")
		}
		var a, b strings.Builder
		for _, s := range Stretches(older, newer) {
			if s.What != NewerOnly {
				a.WriteString(s.Text)
			}
			if s.What != OlderOnly {
				b.WriteString(s.Text)
			}
		}
		if got := fmt.Sprintf("%q %q", a.String(), b.String()); got != fmt.Sprintf("%q %q", older, newer) {
			t.Fatalf("%s, not %q %q", got, older, newer)
		}
	})
}
