package history

import (
	"slices"

	"planwright/plan"
)

// At returns the log as it was when some operations were its heads: those, and all that was seen when they were written. What the log does
// not hold of them is passed over, so that it is empty when it holds none.
func (l *Log) At(heads ...Hash) *Log {
	k := newClock()
	k.build(l)
	upTo := map[*chain]int64{}
	for _, h := range heads {
		o := l.find(h)
		if o == nil {
			continue
		}
		own := l.chains[o.Writer]
		seen := k.segment(own, o.Seq).seen
		for _, c := range l.chains {
			last := seen.get(c.index)
			if c == own {
				last = o.Seq
			}
			upTo[c] = max(upTo[c], last)
		}
	}
	var refs []*Op
	for _, c := range l.byWriter() {
		n, _ := slices.BinarySearchFunc(c.ops, upTo[c]+1, bySeq)
		refs = append(refs, c.ops[:n]...)
	}
	out := &Log{chains: map[plan.ID]*chain{}}
	if err := out.insertRefs(refs); err != nil { // a part of a log is a log
		return &Log{}
	}
	return out
}
