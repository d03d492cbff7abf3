package layout

import (
	"planwright/export/layout/face"
	"planwright/export/publication"
)

// columns gives all tables of a part their columns, in common, so that they look alike: When as wide as its longest words
// need within bounds, the others so that the rows become as low as can be.
func (s *setter) columns(total float64) {
	if len(s.tables) == 0 {
		return
	}
	kinds := s.tables[0].columns
	n := len(kinds)
	loads := s.loads(n)
	widths := make([]float64, n)
	left := total
	var wide []int // the columns that share what the others leave
	for k := range kinds {
		switch kinds[k].Kind {
		case publication.WhenColumn:
			widths[k] = loads[k].fixed(total, 0.2)
			left -= widths[k]
		case publication.LeadColumn:
			widths[k] = loads[k].fixed(total, 0.2)
			left -= widths[k]
		default:
			wide = append(wide, k)
		}
	}
	switch len(wide) {
	case 1:
		widths[wide[0]] = left
	case 2:
		part := share(loads[wide[0]], loads[wide[1]], left)
		widths[wide[0]], widths[wide[1]] = left*part, left*(1-part)
	}
	for _, t := range s.tables {
		t.wrap(widths)
	}
}

// load is what a column has to hold, in points.
type load struct {
	word  float64   // the widest that can't be broken
	line  float64   // the widest paragraph, on one line
	cells []float64 // for each row, what it would be on one line, in all
}

// loads adds up what the n columns of all tables hold.
func (s *setter) loads(n int) []load {
	out := make([]load, n)
	for _, t := range s.tables {
		for k, h := range t.heads {
			out[k].add(h, 0)
		}
		for _, r := range t.rows {
			for k := range r.cells {
				sum := 0.0
				for i := range r.cells[k].strips {
					st := &r.cells[k].strips[i]
					sum += out[k].add(st.p, st.indent)
				}
				out[k].cells = append(out[k].cells, sum)
			}
		}
	}
	return out
}

// add takes a paragraph into account and returns its width on one line.
func (l *load) add(p *para, indent float64) float64 {
	unit := p.style.size / face.Unit
	for i := 0; i < len(p.atoms); {
		j, w := p.group(i)
		l.word = max(l.word, float64(w)*unit+indent)
		i = j
	}
	line := float64(p.widest()) * unit
	l.line = max(l.line, line+indent)
	return line
}

// fixed returns the width of a column of short texts: as wide as its widest text needs but no more than part of the whole,
// unless a word needs more; and never more than a third.
func (l *load) fixed(total, part float64) float64 {
	const air = 2*pad + 0.5
	return min(max(min(l.line+air, total*part), l.word+air), total/3)
}

// share returns which part of a width the first of two columns gets so that the rows become as low as can be together:
// from two fifths to two thirds, and wide enough for its longest word.
func share(a, b load, width float64) float64 {
	const low, high, step = 0.36, 0.66, 0.02
	best, least := 0.5, -1.0
	for part := low; part <= high+step/2; part += step {
		wa, wb := width*part-2*pad, width*(1-part)-2*pad
		sum := 0.0
		for i := range a.cells {
			sum += max(a.cells[i]/wa, b.cells[i]/wb)
		}
		if a.word > wa || b.word > wb {
			sum *= 2
		}
		if least < 0 || sum < least {
			best, least = part, sum
		}
	}
	return best
}
