package history

import "strings"

// Stretch is a part of two texts.
type Stretch struct {
	What StretchKind
	Text string
}

// StretchKind says which of two texts a Stretch is in.
type StretchKind int8

// The kinds of stretch.
const (
	Both      StretchKind = iota // both texts have it
	OlderOnly                    // only the older one has it
	NewerOnly                    // only the newer one has it
)

// Stretches returns how an older text became a newer one, word by word. Without those that only the newer one has, the stretches are the older
// text, and without those that only the older one has the newer. What was written anew is one stretch, not a dozen with the odd word in common,
// and stands after what it replaced; so are whole texts that differ too much to be compared in reasonable time.
func Stretches(older, newer string) []Stretch {
	a, b := tokens(older), tokens(newer)
	list, ok := hunks(a, b)
	if !ok {
		list = []hunk{{0, len(a), 0, len(b)}}
	}
	var out []Stretch
	add := func(what StretchKind, t []token) {
		if len(t) > 0 {
			var s strings.Builder
			write(&s, t)
			out = append(out, Stretch{what, s.String()})
		}
	}
	at := 0
	for _, h := range together(a, b, list) {
		add(Both, a[at:h.from])
		add(OlderOnly, a[h.from:h.to])
		add(NewerOnly, b[h.xFrom:h.xTo])
		at = h.to
	}
	add(Both, a[at:])
	return out
}
