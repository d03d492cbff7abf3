package history

import "strings"

// Piece is a stretch of a text, and whether the text that it is compared with says something else there.
type Piece struct {
	Text    string
	Differs bool
}

// Differing takes two texts apart into what they have in common and what only one of them says, in whole words. The pieces of a text put
// together are the text again. Where texts differ so much that finding out how would take too long, each is one piece that differs.
func Differing(a, b string) (inA, inB []Piece) {
	x, y := tokens(a), tokens(b)
	list, ok := hunks(x, y)
	if !ok {
		return []Piece{{a, true}}, []Piece{{b, true}}
	}
	list = together(x, y, list)
	from, to := make([]stretch, len(list)), make([]stretch, len(list))
	for i, h := range list {
		from[i], to[i] = stretch{h.from, h.to}, stretch{h.xFrom, h.xTo}
	}
	return pieces(x, from), pieces(y, to)
}

// stretch is a part of a list of tokens.
type stretch struct{ from, to int }

func pieces(list []token, differ []stretch) []Piece {
	var out []Piece
	add := func(part []token, differs bool) {
		var b strings.Builder
		write(&b, part)
		switch n := len(out); {
		case b.Len() == 0:
		case n > 0 && out[n-1].Differs == differs:
			out[n-1].Text += b.String()
		default:
			out = append(out, Piece{b.String(), differs})
		}
	}
	at := 0
	for _, s := range differ {
		add(list[at:s.from], false)
		add(list[s.from:s.to], true)
		at = s.to
	}
	add(list[at:], false)
	return out
}
