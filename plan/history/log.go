package history

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"planwright/plan"
)

// ErrFork says that two different operations carry the same writer and number, which no honest program makes.
var ErrFork = errors.New("two different operations carry the same writer and number")

// Log is a set of verified operations that only grows. The zero Log is empty and ready. It is not safe for concurrent use.
type Log struct {
	chains   map[plan.ID]*chain
	sorted   []*chain // by writer; nil when it has to be sorted anew
	n        int
	heads    map[Hash]*Op
	referred map[Hash]struct{} // every hash that some Deps names
	index    map[Hash]*Op      // nil until somebody looks for a hash
}

// chain is what one writer wrote.
type chain struct {
	writer plan.ID
	index  int   // the place of the writer in the order of arrival; names it in vectors
	ops    []*Op // by Seq, each once; a number may be missing after a file was salvaged
}

// Append verifies the operations and puts in those that the log does not have yet. It takes all or, with an error, none.
func (l *Log) Append(ops ...Op) error {
	if err := verify(ops); err != nil {
		return err
	}
	return l.insert(ops)
}

func verify(ops []Op) error {
	var v verifier
	for i := range ops {
		if err := v.verify(&ops[i]); err != nil {
			return fmt.Errorf("history: %w", err)
		}
	}
	return nil
}

// insert puts in operations that are known to be valid.
func (l *Log) insert(ops []Op) error { return l.insertOwned(slices.Clone(ops)) }

// insertOwned is insert for slices that nobody else will touch.
func (l *Log) insertOwned(chunks ...[]Op) error {
	n := 0
	for _, ops := range chunks {
		n += len(ops)
	}
	refs := make([]*Op, 0, n)
	for _, ops := range chunks {
		for i := range ops {
			refs = append(refs, &ops[i])
		}
	}
	return l.insertRefs(refs)
}

// insertRefs is insert for operations that never change, as those of another log.
func (l *Log) insertRefs(refs []*Op) error {
	if !slices.IsSortedFunc(refs, byPlace) {
		slices.SortFunc(refs, byPlace)
	}
	type grown struct {
		writer plan.ID
		ops    []*Op
		fresh  []*Op
	}
	var grow []grown
	total := l.n
	for len(refs) > 0 {
		end := 1
		for end < len(refs) && refs[end].Writer == refs[0].Writer {
			end++
		}
		var have []*Op
		if c := l.chains[refs[0].Writer]; c != nil {
			have = c.ops
		}
		all, fresh, err := merge(have, refs[:end])
		if err != nil {
			return err
		}
		if len(fresh) > 0 {
			grow = append(grow, grown{refs[0].Writer, all, fresh})
			total += len(fresh)
		}
		refs = refs[end:]
	}
	if total > MaxOps {
		return fmt.Errorf("history: a log of %d operations, more than %d", total, MaxOps)
	}
	for _, g := range grow {
		c := l.chain(g.writer)
		c.ops = g.ops
		l.note(c, g.fresh)
	}
	l.n = total
	return nil
}

func byPlace(a, b *Op) int {
	if a.Writer != b.Writer {
		if a.Writer < b.Writer {
			return -1
		}
		return 1
	}
	return int(min(max(a.Seq-b.Seq, -1), 1))
}

// merge returns what a writer wrote with the operations of more put in, and those of them that were not there.
// Both lists are sorted by number.
func merge(have, more []*Op) (all, fresh []*Op, err error) {
	if len(have) == 0 || more[0].Seq > have[len(have)-1].Seq {
		all, fresh = slices.Grow(have, len(more)), make([]*Op, 0, len(more)) // growing at the end, which is what nearly always happens, copies nothing
		for _, o := range more {
			if n := len(all); n > 0 && all[n-1].Seq == o.Seq {
				if all[n-1].Hash != o.Hash {
					return nil, nil, forked(o)
				}
				continue
			}
			if n := len(all); n > 0 && all[n-1].Tx > o.Tx {
				return nil, nil, fell(o)
			}
			all, fresh = append(all, o), append(fresh, o)
		}
		return all, fresh, nil
	}
	if holds(have, more) { // as in nearly all of a copy
		return have, nil, nil
	}
	all = make([]*Op, 0, len(have)+len(more))
	for len(have) > 0 || len(more) > 0 {
		if len(more) == 0 || len(have) > 0 && have[0].Seq <= more[0].Seq {
			all, have = append(all, have[0]), have[1:]
			continue
		}
		o := more[0]
		more = more[1:]
		if n := len(all); n > 0 && all[n-1].Seq == o.Seq {
			if all[n-1].Hash != o.Hash {
				return nil, nil, forked(o)
			}
			continue
		}
		all, fresh = append(all, o), append(fresh, o)
	}
	for i := 1; i < len(all); i++ {
		if all[i-1].Tx > all[i].Tx {
			return nil, nil, fell(all[i])
		}
	}
	return all, fresh, nil
}

// holds reports whether every operation of more is among have, which is sorted by number.
func holds(have, more []*Op) bool {
	for _, o := range more {
		i, ok := slices.BinarySearchFunc(have, o.Seq, bySeq)
		if !ok || have[i].Hash != o.Hash {
			return false
		}
	}
	return true
}

func bySeq(o *Op, seq int64) int { return int(min(max(o.Seq-seq, -1), 1)) }

func fell(o *Op) error {
	return fmt.Errorf("history: %w: operation %d of %s is of transaction %d, and an earlier one of a later transaction", ErrInvalid, o.Seq, o.Writer, o.Tx)
}

func forked(o *Op) error {
	return fmt.Errorf("history: operation %d of %s: %w", o.Seq, o.Writer, ErrFork)
}

func (l *Log) chain(w plan.ID) *chain {
	c := l.chains[w]
	if c == nil {
		if len(l.chains) == 0 {
			l.chains, l.heads, l.referred = map[plan.ID]*chain{}, map[Hash]*Op{}, map[Hash]struct{}{}
		}
		c = &chain{writer: w, index: len(l.chains)}
		l.chains[w] = c
		l.sorted = nil
	}
	return c
}

// note keeps heads and the index true after the operations of fresh came into c.
func (l *Log) note(c *chain, fresh []*Op) {
	for _, o := range fresh {
		if l.index != nil {
			l.index[o.Hash] = o
		}
		for _, d := range o.Deps {
			l.referred[d] = struct{}{}
			delete(l.heads, d)
		}
	}
	for _, o := range c.ops[max(0, len(c.ops)-len(fresh)-1) : len(c.ops)-1] {
		delete(l.heads, o.Hash)
	}
	last := c.ops[len(c.ops)-1]
	if _, seen := l.referred[last.Hash]; !seen {
		l.heads[last.Hash] = last
	}
}

// Len returns how many operations there are.
func (l *Log) Len() int { return l.n }

// Ops yields every operation in the order (writer, number). The caller must not change what Deps points to.
func (l *Log) Ops() iter.Seq[Op] {
	return func(yield func(Op) bool) {
		for _, c := range l.byWriter() {
			for _, o := range c.ops {
				if !yield(*o) {
					return
				}
			}
		}
	}
}

func (l *Log) byWriter() []*chain {
	if l.sorted == nil {
		l.sorted = slices.SortedFunc(maps.Values(l.chains), func(a, b *chain) int {
			if a.writer < b.writer {
				return -1
			}
			return 1
		})
	}
	return l.sorted
}

// Writers returns the writers, sorted.
func (l *Log) Writers() []plan.ID { return slices.Sorted(maps.Keys(l.chains)) }

// By returns what one writer wrote, by number.
func (l *Log) By(writer plan.ID) []Op {
	c := l.chains[writer]
	if c == nil {
		return nil
	}
	out := make([]Op, len(c.ops))
	for i, o := range c.ops {
		out[i] = *o
	}
	return out
}

// Heads returns the hashes of the operations that no other operation has seen, sorted.
func (l *Log) Heads() []Hash {
	return slices.SortedFunc(maps.Keys(l.heads), compareHashes)
}

func compareHashes(a, b Hash) int { return slices.Compare(a[:], b[:]) }

// Find returns the operation with this hash.
func (l *Log) Find(h Hash) (Op, bool) {
	if o := l.find(h); o != nil {
		return *o, true
	}
	return Op{}, false
}

func (l *Log) find(h Hash) *Op {
	if l.index == nil {
		l.index = make(map[Hash]*Op, l.n)
		for _, c := range l.chains {
			for _, o := range c.ops {
				l.index[o.Hash] = o
			}
		}
	}
	return l.index[h]
}

// Digest names the whole log: the SHA-256 of all the operations' hashes in the order (writer, number).
// It stands in a plan file as meta.log, so that a missing operation is noticed.
func (l *Log) Digest() Hash {
	h := sha256.New()
	for _, c := range l.byWriter() {
		for _, o := range c.ops {
			h.Write(o.Hash[:])
		}
	}
	return Hash(h.Sum(nil))
}

// Clone returns a log of the same operations, which grows on its own from here.
func (l *Log) Clone() *Log {
	out := &Log{chains: make(map[plan.ID]*chain, len(l.chains)), n: l.n, heads: maps.Clone(l.heads), referred: maps.Clone(l.referred)}
	for id, c := range l.chains {
		out.chains[id] = &chain{writer: c.writer, index: c.index, ops: slices.Clip(c.ops)}
	}
	return out
}
