package history

// vector says for every writer up to which of its operations somebody has seen. It never changes: set and join return new
// vectors that share what is the same, so that thousands of writers, each of whom saw nearly all of the others, cost
// a few hundred bytes each and not a full list each.
//
// It is a tree of fan-out 16 over the writers' index numbers.
type vector struct {
	root   *branch
	height int // of the tree: it covers the index numbers below 16^height
}

// branch has either kids or, at the bottom, seqs.
type branch struct {
	kids []*branch
	seqs []int64
}

const fan = 16

// get returns up to which operation the writer with this index number was seen, or 0.
func (v vector) get(index int) int64 {
	if index>>(4*v.height) != 0 {
		return 0
	}
	b := v.root
	for level := v.height - 1; b != nil; level-- {
		digit := index >> (4 * level) & (fan - 1)
		if level == 0 {
			return b.seqs[digit]
		}
		b = b.kids[digit]
	}
	return 0
}

// set returns v with at least seq at index.
func (v vector) set(index int, seq int64) vector {
	for index>>(4*v.height) != 0 || v.height == 0 {
		v = v.taller()
	}
	return vector{v.root.set(v.height-1, index, seq), v.height}
}

func (v vector) taller() vector {
	if v.root == nil {
		return vector{nil, v.height + 1}
	}
	kids := make([]*branch, fan)
	kids[0] = v.root
	return vector{&branch{kids: kids}, v.height + 1}
}

func (b *branch) set(level, index int, seq int64) *branch {
	digit := index >> (4 * level) & (fan - 1)
	if level == 0 {
		out := &branch{seqs: make([]int64, fan)}
		if b != nil {
			if b.seqs[digit] >= seq {
				return b
			}
			copy(out.seqs, b.seqs)
		}
		out.seqs[digit] = seq
		return out
	}
	out := &branch{kids: make([]*branch, fan)}
	if b != nil {
		copy(out.kids, b.kids)
	}
	out.kids[digit] = out.kids[digit].set(level-1, index, seq)
	if b != nil && b.kids[digit] == out.kids[digit] {
		return b
	}
	return out
}

// join returns the greater of v and w for every writer.
func (v vector) join(w vector) vector {
	for v.height < w.height {
		v = v.taller()
	}
	for w.height < v.height {
		w = w.taller()
	}
	return vector{v.root.join(w.root), v.height}
}

func (b *branch) join(c *branch) *branch {
	switch {
	case b == c || c == nil:
		return b
	case b == nil:
		return c
	}
	// Where one of the two already says it all it is shared, not copied.
	isB, isC := true, true
	out := &branch{}
	if b.seqs != nil {
		out.seqs = make([]int64, fan)
		for i := range fan {
			out.seqs[i] = max(b.seqs[i], c.seqs[i])
			isB = isB && out.seqs[i] == b.seqs[i]
			isC = isC && out.seqs[i] == c.seqs[i]
		}
	} else {
		out.kids = make([]*branch, fan)
		for i := range fan {
			out.kids[i] = b.kids[i].join(c.kids[i])
			isB = isB && out.kids[i] == b.kids[i]
			isC = isC && out.kids[i] == c.kids[i]
		}
	}
	switch {
	case isB:
		return b
	case isC:
		return c
	}
	return out
}
