package history

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// token is a piece of a text that joining keeps whole: a word, the spaces between two, a line end, a punctuation mark.
type token struct {
	text string
	kind tokenKind
}

type tokenKind byte

const (
	wordToken  tokenKind = iota // letters, digits and what belongs to them
	spaceToken                  // spaces within a line
	lineToken                   // one line end
	signToken                   // one punctuation mark, or a run of symbols beyond ASCII, which may be one picture together
)

// tokens takes a text apart. The pieces put together are the text again.
func tokens(s string) []token {
	var out []token
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		kind := kindOfRune(r)
		if kind == lineToken || kind == signToken && r < utf8.RuneSelf {
			if r == '\r' && len(s) > 1 && s[1] == '\n' {
				n = 2
			}
		} else {
			for n < len(s) {
				r, size := utf8.DecodeRuneInString(s[n:])
				if kindOfRune(r) != kind || kind == signToken && r < utf8.RuneSelf {
					break
				}
				n += size
			}
		}
		out = append(out, token{s[:n], kind})
		s = s[n:]
	}
	return out
}

func kindOfRune(r rune) tokenKind {
	switch {
	case r == '\n' || r == '\r':
		return lineToken
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '\'' || r == '’':
		return wordToken
	case unicode.IsSpace(r):
		return spaceToken
	}
	return signToken
}

// hunk is a run of tokens of a base text that another text has other tokens for.
type hunk struct {
	from, to   int // of the base
	xFrom, xTo int // of the other text
}

// hunks returns how x differs from base, in order, with at least one common token between any two. ok is false when the texts differ so much
// that finding out how would take too long: the work is bounded by a multiple of their length.
func hunks(base, x []token) (out []hunk, ok bool) {
	names := map[string]int32{}
	d := wordDiffer{base: named(base, names), x: named(x, names), gone: make([]bool, len(base)), added: make([]bool, len(x))}
	d.budget = 20*(len(base)+len(x)) + 10_000
	if !d.compare(0, len(base), 0, len(x)) {
		return nil, false
	}
	for i, j := 0, 0; i < len(base) || j < len(x); {
		h := hunk{from: i, xFrom: j}
		for i < len(base) && d.gone[i] {
			i++
		}
		for j < len(x) && d.added[j] {
			j++
		}
		h.to, h.xTo = i, j
		if h.to > h.from || h.xTo > h.xFrom {
			out = append(out, h)
			continue
		}
		i++
		j++
	}
	return out, true
}

// named gives each token a number that it shares with all of the same text.
func named(list []token, names map[string]int32) []int32 {
	out := make([]int32, len(list))
	for i, t := range list {
		n, ok := names[t.text]
		if !ok {
			n = int32(len(names))
			names[t.text] = n
		}
		out[i] = n
	}
	return out
}

// wordDiffer finds a shortest way from one text to another (E. W. Myers, "An O(ND) difference algorithm and its variations", 1986, section 4b), in
// space that grows with the texts.
type wordDiffer struct {
	base, x     []int32
	gone, added []bool
	budget      int
}

// compare marks what is gone from base[i:iEnd] and added in x[j:jEnd]. It returns false when the budget is used up.
func (d *wordDiffer) compare(i, iEnd, j, jEnd int) bool {
	for {
		for i < iEnd && j < jEnd && d.base[i] == d.x[j] {
			i++
			j++
		}
		for i < iEnd && j < jEnd && d.base[iEnd-1] == d.x[jEnd-1] {
			iEnd--
			jEnd--
		}
		if i == iEnd || j == jEnd {
			d.mark(i, iEnd, j, jEnd)
			return true
		}
		iMid, jMid, found, ok := d.middle(d.base[i:iEnd], d.x[j:jEnd])
		switch {
		case !ok:
			return false
		case !found:
			d.mark(i, iEnd, j, jEnd)
			return true
		}
		if !d.compare(i, i+iMid, j, j+jMid) {
			return false
		}
		i, j = i+iMid, j+jMid
	}
}

func (d *wordDiffer) mark(i, iEnd, j, jEnd int) {
	for ; i < iEnd; i++ {
		d.gone[i] = true
	}
	for ; j < jEnd; j++ {
		d.added[j] = true
	}
}

// middle returns a point on a shortest way through a and b, found from both ends at once. found is false when they have nothing in common, ok
// when the budget is used up.
func (d *wordDiffer) middle(a, b []int32) (i, j int, found, ok bool) {
	most := min((len(a)+len(b)+1)/2, int(math.Sqrt(float64(max(d.budget, 0))))+2)
	there, back := newReach(a, b, most, false), newReach(a, b, most, true)
	odd := (len(a)-len(b))%2 != 0
	for n := range most {
		if x, y, met := there.step(n, back, odd, &d.budget); met {
			return x, y, true, true
		}
		if x, y, met := back.step(n, there, !odd, &d.budget); met {
			return len(a) - x, len(b) - y, true, true
		}
		if d.budget < 0 {
			return 0, 0, false, false
		}
	}
	return 0, 0, false, most == (len(a)+len(b)+1)/2
}

// reach is how far one gets from one end of two texts with so many tokens gone or added: for each diagonal, which is the difference between
// the two places, the furthest place in a.
type reach struct {
	a, b        []int32
	backward    bool
	far         []int
	offset      int
	first, last int // diagonals beyond the edges that need no more looking at
}

func newReach(a, b []int32, most int, backward bool) *reach {
	r := &reach{a: a, b: b, backward: backward, far: make([]int, 2*most+2), offset: most}
	for i := range r.far {
		r.far[i] = -1
	}
	r.far[r.offset+1] = 0
	return r
}

func (r *reach) same(x, y int) bool {
	if r.backward {
		return r.a[len(r.a)-1-x] == r.b[len(r.b)-1-y]
	}
	return r.a[x] == r.b[y]
}

// step goes on with n changes in all, and returns where it meets the other reach, if it is to look for that.
func (r *reach) step(n int, other *reach, look bool, budget *int) (x, y int, met bool) {
	delta := len(r.a) - len(r.b)
	for k := -n + r.first; k <= n-r.last; k += 2 {
		at := r.offset + k
		if k == -n || k != n && r.far[at-1] < r.far[at+1] {
			x = r.far[at+1]
		} else {
			x = r.far[at-1] + 1
		}
		y = x - k
		begun := x
		for x < len(r.a) && y < len(r.b) && r.same(x, y) {
			x++
			y++
		}
		*budget -= 1 + x - begun
		r.far[at] = x
		switch {
		case x > len(r.a):
			r.last += 2
		case y > len(r.b):
			r.first += 2
		case look:
			if to := other.offset + delta - k; to >= 0 && to < len(other.far) && other.far[to] >= 0 && x >= len(r.a)-other.far[to] {
				return x, y, true
			}
		}
	}
	return 0, 0, false
}
