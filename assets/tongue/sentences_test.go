package tongue

import "testing"

func TestSentences(t *testing.T) {
	defer Use(English)
	s := NewSentences(map[string]string{
		"%s is damaged: %s.":             "Mae %s wedi’i difrodi: %s.",
		"only its beginning is there":    "dim ond ei dechrau sydd yno",
		"%s has %d lines, and %d%%.":     "Mae %[2]d llinell yn %[1]s, a %[3]d%%.",
		"%s cannot be read.":             "Ni ellir darllen %s.",
		"%s cannot be read. Try %s.":     "Ni ellir darllen %s. Rhowch gynnig ar %s.",
		"Nothing was changed.":           "Ni newidiwyd dim.",
		"There is no colour called %q.":  "Nid oes lliw o’r enw %q.",
		"A text with a sign like *x.y*.": "Testun ag arwydd fel *x.y*.",
	})
	for _, c := range [][2]string{
		{"a.plan is damaged: only its beginning is there.", "Mae a.plan wedi’i difrodi: dim ond ei dechrau sydd yno."},
		{"a.plan is damaged: its colour is off.", "Mae a.plan wedi’i difrodi: its colour is off."},
		{"b.csv has 12 lines, and 5%.", "Mae 12 llinell yn b.csv, a 5%."},
		{"100%d.txt cannot be read.", "Ni ellir darllen 100%d.txt."},
		{"x cannot be read. Try y.", "Ni ellir darllen x. Rhowch gynnig ar y."},
		{"Nothing was changed.", "Ni newidiwyd dim."},
		{`There is no colour called "red".`, `Nid oes lliw o’r enw "red".`},
		{"A text with a sign like *x.y*.", "Testun ag arwydd fel *x.y*."},
		{"A text with a sign like *xzy*.", "A text with a sign like *xzy*."},
		{"", ""},
	} {
		Use(Welsh)
		if got := s.Told(c[0]); got != c[1] {
			t.Errorf("%q is told as %q, want %q", c[0], got, c[1])
		}
		Use(English)
		if got := s.Told(c[0]); got != c[0] {
			t.Errorf("in English %q is told as %q", c[0], got)
		}
	}
}
