package history

import "sort"

// clock knows which operation was written in sight of which other. A writer has seen all that it wrote before, what the
// Deps of its operations name, and whatever those had seen.
//
// Deps are rare, so the operations of a writer fall into few runs that have all seen the same of the others: segments.
type clock struct {
	chains   map[*chain]*track
	dangling map[Hash]struct{} // Deps that named an operation the log does not hold
}

// track is the part of a chain that the clock has taken in.
type track struct {
	segments []*segment // by first
	last     int64      // the number of the last operation
	gaps     bool       // whether a number below it is missing
}

// segment is a run of one writer's operations that have seen the same operations of other writers.
type segment struct {
	chain *chain
	prev  *segment // the writer's segment before it
	first int64
	seen  vector
	done  bool // whether seen is final
}

// stamped is an operation with the segment it belongs to.
type stamped struct {
	op  *Op
	seg *segment
}

// before reports whether b was written in sight of a.
func before(a, b stamped) bool {
	if a.seg.chain == b.seg.chain {
		return a.op.Seq < b.op.Seq
	}
	return b.seg.seen.get(a.seg.chain.index) >= a.op.Seq
}

// newer is the order in which values that had not seen each other are shown: the first one stands.
func newer(a, b *Op) bool {
	switch {
	case a.Wall != b.Wall:
		return a.Wall > b.Wall
	case a.Writer != b.Writer:
		return a.Writer > b.Writer
	}
	return a.Seq > b.Seq
}

func newClock() *clock { return &clock{chains: map[*chain]*track{}, dangling: map[Hash]struct{}{}} }

// segment returns the segment of an operation that the clock has taken in.
func (k *clock) segment(c *chain, seq int64) *segment {
	segs := k.chains[c].segments
	i := sort.Search(len(segs), func(i int) bool { return segs[i].first > seq })
	return segs[i-1]
}

// extend takes in one more operation when that changes nothing about the others: it is the writer's next, and all it names is known.
// Otherwise it returns false, and everything has to be built anew.
func (k *clock) extend(l *Log, c *chain, o *Op) (*segment, bool) {
	t := k.chains[c]
	if t == nil {
		t = &track{}
	}
	if _, wanted := k.dangling[o.Hash]; wanted || o.Seq != t.last+1 {
		return nil, false
	}
	if n := len(t.segments); n > 0 && len(o.Deps) == 0 {
		t.last = o.Seq
		return t.segments[n-1], true
	}
	seg := &segment{chain: c, first: o.Seq, done: true}
	if n := len(t.segments); n > 0 {
		seg.prev = t.segments[n-1]
		seg.seen = seg.prev.seen
	}
	for _, h := range o.Deps {
		d := l.find(h)
		if d == nil {
			return nil, false
		}
		dc := l.chains[d.Writer]
		dt := k.chains[dc]
		if dt == nil || d.Seq > dt.last || dt.gaps {
			return nil, false
		}
		seg.see(stamped{d, k.segment(dc, d.Seq)})
	}
	k.chains[c] = t
	t.segments = append(t.segments, seg)
	t.last = o.Seq
	return seg, true
}

// see notes that the segment begins in sight of d.
func (s *segment) see(d stamped) {
	if d.seg.chain != s.chain {
		s.seen = s.seen.join(d.seg.seen).set(d.seg.chain.index, d.op.Seq)
	}
}

// build takes in a whole log. Operations may name each other in a circle, though no honest program makes one:
// then the circle is cut before its first operation in the order (writer, number), which counts as not having seen the rest.
func (k *clock) build(l *Log) {
	var all []*segment
	deps := map[*segment][]Hash{}
	wanted := map[Hash]*Op{}
	for _, c := range l.byWriter() {
		t := &track{}
		k.chains[c] = t
		for i, o := range c.ops {
			if i == 0 || len(o.Deps) > 0 {
				seg := &segment{chain: c, first: o.Seq}
				if i > 0 {
					seg.prev = t.segments[len(t.segments)-1]
				}
				t.segments = append(t.segments, seg)
				all = append(all, seg)
				deps[seg] = o.Deps
				for _, h := range o.Deps {
					wanted[h] = nil
				}
			}
		}
		t.last = c.ops[len(c.ops)-1].Seq
		t.gaps = t.last != int64(len(c.ops))
	}
	if len(wanted) > 0 {
		for _, c := range l.byWriter() {
			for _, o := range c.ops {
				if _, ok := wanted[o.Hash]; ok {
					wanted[o.Hash] = o
				}
			}
		}
	}
	k.order(l, all, deps, wanted)
}

// order settles the segments of a log, each after those it depends on.
func (k *clock) order(l *Log, all []*segment, deps map[*segment][]Hash, wanted map[Hash]*Op) {
	waits := make(map[*segment]int, len(all))
	after := make(map[*segment][]*segment, len(all))
	link := func(from, to *segment) {
		if from != to {
			waits[to]++
			after[from] = append(after[from], to)
		}
	}
	for _, seg := range all {
		if seg.prev != nil {
			link(seg.prev, seg)
		}
		for _, h := range deps[seg] {
			if d := wanted[h]; d != nil {
				link(k.segment(l.chains[d.Writer], d.Seq), seg)
			} else {
				k.dangling[h] = struct{}{}
			}
		}
	}
	var ready []*segment
	settle := func(seg *segment) {
		seg.done = true
		if seg.prev != nil {
			seg.seen = seg.prev.seen
		}
		for _, h := range deps[seg] {
			if d := wanted[h]; d != nil {
				if from := k.segment(l.chains[d.Writer], d.Seq); from.done && from != seg {
					seg.see(stamped{d, from})
				}
			}
		}
		for _, next := range after[seg] {
			if waits[next]--; waits[next] == 0 && !next.done {
				ready = append(ready, next)
			}
		}
	}
	for _, seg := range all {
		if waits[seg] == 0 {
			ready = append(ready, seg)
		}
	}
	for first := 0; ; {
		for len(ready) > 0 {
			seg := ready[0]
			ready = ready[1:]
			if !seg.done {
				settle(seg)
			}
		}
		for first < len(all) && all[first].done {
			first++
		}
		if first == len(all) {
			return
		}
		settle(all[first]) // a circle: the earliest segment of it that is left goes ahead
	}
}
