package layout

import (
	"math"
	"strings"
)

// balanced breaks a heading into as few lines as fit the width, of as nearly the same length as can be. It likes a break
// after a colon, and dislikes a first or last line of a single word where there are words enough for two on each.
func (p *para) balanced(width float64) []line {
	ls := p.lines(0, width, 0)
	if len(ls) < 2 || len(ls) > 6 {
		return ls
	}
	var gs []group
	sum := 0.0
	for i := 0; i < len(p.atoms); {
		j, w := p.group(i)
		if p.atoms[j-1].ends && j < len(p.atoms) {
			return ls // its lines were ended by whoever wrote it
		}
		gs = append(gs, group{i, j, w, int32(p.atoms[j-1].space)})
		sum += float64(w + gs[len(gs)-1].space)
		i = j
	}
	b := balance{p: p, groups: gs, most: p.style.room(width), ideal: sum / float64(len(ls))}
	return b.lines(len(ls))
}

// group is a run of atoms that no line parts.
type group struct {
	first, end   int // atoms
	width, space int32
}

// balance is the search for the best breaks of a heading.
type balance struct {
	p      *para
	groups []group
	most   int32   // how wide a line may be
	ideal  float64 // how wide each would be if all were the same
}

// lines returns the best n lines. There are some, because the words fit n lines when set as full as can be.
func (b *balance) lines(n int) []line {
	count := len(b.groups)
	cost := make([][]float64, n+1) // cost[k][i]: of the first i groups on k lines
	from := make([][]int, n+1)     // where the last of those lines begins
	for k := range cost {
		cost[k], from[k] = make([]float64, count+1), make([]int, count+1)
		for i := range cost[k] {
			cost[k][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k := 1; k <= n; k++ {
		for i := k; i <= count; i++ {
			width := int32(0)
			for j := i - 1; j >= k-1; j-- {
				if width += b.groups[j].width; j < i-1 {
					width += b.groups[j].space
				}
				if width > b.most {
					break
				}
				if c := cost[k-1][j] + b.cost(j, i, width, n); c < cost[k][i] {
					cost[k][i], from[k][i] = c, j
				}
			}
		}
	}
	out := make([]line, n)
	for k, i := n, count; k > 0; k-- {
		out[k-1] = b.line(from[k][i], i)
		i = from[k][i]
	}
	return out
}

// cost says how bad it is to set the groups from..to on one of n lines.
func (b *balance) cost(from, to int, width int32, n int) float64 {
	off := float64(width) - b.ideal
	c := off * off
	if to-from == 1 && (from == 0 || to == len(b.groups)) && len(b.groups) >= 2*n {
		c += 0.12 * b.ideal * b.ideal
	}
	if to < len(b.groups) && strings.HasSuffix(b.p.word(b.groups[to-1].end-1), ":") {
		c -= 0.09 * b.ideal * b.ideal
	}
	return c
}

func (b *balance) line(from, to int) line {
	first, end := b.groups[from].first, b.groups[to-1].end
	l := line{start: b.p.begin(first), end: b.p.begin(end), next: int32(end)}
	for i := from; i < to; i++ {
		if l.width += b.groups[i].width; i+1 < to {
			l.width += b.groups[i].space
		}
	}
	return l
}
