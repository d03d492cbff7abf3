package marked

import (
	"strings"

	"planwright/export/publication"
)

// pair is what stands in one place of both plans; where it is in one of them alone the other is nil.
type pair[T any] struct {
	was, is *T
	moved   bool
}

// shape is how the members of a list are compared.
type shape[T any] struct {
	key  func(*T) key // the zero key when words alone say what it is
	text func(*T) string
	like func(was, is *T) bool // whether one that says something else may have become of the other
}

// maxCompared bounds how many pairs of members without keys are compared for the same words in any order.
const maxCompared = 1 << 20

// align finds out which members of two lists are the same, in the order of the newer list. What was removed stands behind what it stood behind.
func align[T any](m *merger, was, is []*T, s shape[T]) []pair[T] {
	found := make([]int, len(is)) // which of was each is, or -1
	gone := make([]bool, len(was))
	out := make([]pair[T], len(is))
	at := map[key]int{}
	var looseWas, looseIs []int
	for i, w := range was {
		if k := s.key(w); k != (key{}) {
			at[k] = i
			gone[i] = !m.is[k]
		} else {
			looseWas = append(looseWas, i)
			gone[i] = true
		}
	}
	for j, n := range is {
		found[j] = -1
		out[j].is = n
		k := s.key(n)
		if k == (key{}) {
			looseIs = append(looseIs, j)
			continue
		}
		if i, ok := at[k]; ok {
			found[j], out[j].was = i, was[i]
		} else if elsewhere, ok := m.was[k].(*T); ok {
			out[j].was, out[j].moved = elsewhere, !m.sameRow(k)
		}
	}
	for i, j := range words(was, is, looseWas, looseIs, s) {
		found[j], out[j].was, gone[i] = i, was[i], false
	}
	stays := rising(found)
	for j := range out {
		out[j].moved = out[j].moved || found[j] >= 0 && !stays[j]
	}
	return withGone(out, found, stays, was, gone)
}

// withGone puts in what was removed.
func withGone[T any](list []pair[T], found []int, stays []bool, was []*T, gone []bool) []pair[T] {
	behind := make([][]int, len(list)+1) // what was removed behind each of list, and in front of all
	place := make([]int, len(was))
	for i := range place {
		place[i] = -1
	}
	for j, i := range found {
		if i >= 0 && stays[j] {
			place[i] = j
		}
	}
	last := 0
	for i := range was {
		if place[i] >= 0 {
			last = place[i] + 1
		}
		if gone[i] {
			behind[last] = append(behind[last], i)
		}
	}
	var out []pair[T]
	for j := range behind {
		if j > 0 {
			out = append(out, list[j-1])
		}
		for _, i := range behind[j] {
			out = append(out, pair[T]{was: was[i]})
		}
	}
	return out
}

// words pairs members without keys: those that say the same, in order, and between them those that are alike. It returns which of is each of was
// became.
func words[T any](was, is []*T, a, b []int, s shape[T]) map[int]int {
	out := map[int]int{}
	x, y := texts(was, a, s), texts(is, b, s)
	i, j := 0, 0
	gap := func(iEnd, jEnd int) {
		for ; i < iEnd; i++ {
			for k := j; k < jEnd; k++ {
				if s.like(was[a[i]], is[b[k]]) {
					out[a[i]] = b[k]
					j = k + 1
					break
				}
			}
		}
		j = jEnd
	}
	for _, p := range common(x, y) {
		gap(p[0], p[1])
		out[a[p[0]]] = b[p[1]]
		i, j = p[0]+1, p[1]+1
	}
	gap(len(x), len(y))
	return out
}

func texts[T any](list []*T, at []int, s shape[T]) []string {
	out := make([]string, len(at))
	for k, i := range at {
		out[k] = s.text(list[i])
	}
	return out
}

// common returns the pairs of a longest common subsequence; of long lists only what they begin and end alike with.
func common(x, y []string) [][2]int {
	var head, tail [][2]int
	i, j, iEnd, jEnd := 0, 0, len(x), len(y)
	for i < iEnd && j < jEnd && x[i] == y[j] {
		head = append(head, [2]int{i, j})
		i, j = i+1, j+1
	}
	for i < iEnd && j < jEnd && x[iEnd-1] == y[jEnd-1] {
		iEnd, jEnd = iEnd-1, jEnd-1
		tail = append([][2]int{{iEnd, jEnd}}, tail...)
	}
	n, w := iEnd-i, jEnd-j
	if n*w > 0 && n*w <= maxCompared {
		best := make([]int, (n+1)*(w+1)) // of what is left from there
		for p := n - 1; p >= 0; p-- {
			for q := w - 1; q >= 0; q-- {
				if x[i+p] == y[j+q] {
					best[p*(w+1)+q] = best[(p+1)*(w+1)+q+1] + 1
				} else {
					best[p*(w+1)+q] = max(best[(p+1)*(w+1)+q], best[p*(w+1)+q+1])
				}
			}
		}
		for p, q := 0, 0; p < n && q < w; {
			switch {
			case x[i+p] == y[j+q]:
				head = append(head, [2]int{i + p, j + q})
				p, q = p+1, q+1
			case best[(p+1)*(w+1)+q] >= best[p*(w+1)+q+1]:
				p++
			default:
				q++
			}
		}
	}
	return append(head, tail...)
}

// rising says which numbers belong to a longest rising row of those that aren't negative: those that need not have been moved.
func rising(list []int) []bool {
	var ends []int // the place of the least number that a row of that length can end in
	before := make([]int, len(list))
	for j, v := range list {
		if v < 0 {
			continue
		}
		n := len(ends)
		for lo := 0; lo < n; {
			mid := (lo + n) / 2
			if list[ends[mid]] < v {
				lo = mid + 1
			} else {
				n = mid
			}
		}
		before[j] = -1
		if n > 0 {
			before[j] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{j}, ends[min(n+1, len(ends)):]...)...)
	}
	out := make([]bool, len(list))
	if len(ends) == 0 {
		return out
	}
	for j := ends[len(ends)-1]; j >= 0; j = before[j] {
		out[j] = true
	}
	return out
}

// alike reports whether two texts share a third of their words at least.
func alike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	set := map[string]bool{}
	for _, w := range x {
		set[w] = true
	}
	n := 0
	for _, w := range y {
		if set[w] {
			n++
		}
	}
	return 3*n >= max(len(x), len(y))
}

// wordsIn returns all words of a block, to be compared.
func wordsIn(b publication.Block) string {
	var out strings.Builder
	publication.WalkRuns([]publication.Block{b}, func(r *publication.Run) { out.WriteString(wordsOf(r) + "\n") })
	return out.String()
}
