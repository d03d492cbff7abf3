package history

import (
	"hash/fnv"
	"math/big"
	"sort"
	"strings"

	"planwright/plan"
)

// Order keys are numbers in base 62 that compare as plain bytes: a letter that says how many digits the whole part has, those digits,
// and then the digits of a fraction without a zero at its end. Between two keys there is always another, and the end of a
// list is the next whole number, so that keys stay short however long the list grows.
//
//	a0 … az    0 … 61        Z0 … Zz    -62 … -1
//	b00 … bzz  62 … 3905     Y00 … Yzz  -3906 … -63

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

const (
	base      = int64(len(digits))
	maxDigits = 9 // of a whole part: enough for any list, and within an int64
)

// orderKey is a key taken apart.
type orderKey struct {
	whole    int64
	fraction string
}

// parseKey takes a key apart; ok is false for a text that is no key of ours.
func parseKey(s string) (k orderKey, ok bool) {
	if s == "" {
		return k, false
	}
	n, negative := int(s[0])-'a'+1, false
	if s[0] >= 'A' && s[0] <= 'Z' {
		n, negative = 'Z'-int(s[0])+1, true
	}
	if n < 1 || n > maxDigits || len(s) < 1+n || len(s) > 1+n && s[len(s)-1] == '0' {
		return k, false
	}
	for i := 1; i < len(s); i++ {
		if strings.IndexByte(digits, s[i]) < 0 {
			return k, false
		}
	}
	for _, c := range []byte(s[1 : 1+n]) {
		k.whole = k.whole*base + int64(strings.IndexByte(digits, c))
	}
	offset := firstOf(n)
	if negative {
		k.whole -= firstOf(n + 1)
	} else {
		k.whole += offset
	}
	k.fraction = s[1+n:]
	return k, true
}

// firstOf returns the smallest whole number above or at zero that has n digits in a key.
func firstOf(n int) int64 {
	first, power := int64(0), int64(1)
	for range n - 1 {
		power *= base
		first += power
	}
	return first
}

func (k orderKey) String() string {
	n, w := 1, k.whole
	var head byte
	if w >= 0 {
		for w >= firstOf(n+1) {
			n++
		}
		w -= firstOf(n)
		head = byte('a' + n - 1)
	} else {
		for w < -firstOf(n+1) {
			n++
		}
		w += firstOf(n + 1)
		head = byte('Z' - n + 1)
	}
	out := make([]byte, 1+n, 1+n+len(k.fraction))
	out[0] = head
	for i := n; i > 0; i-- {
		out[i] = digits[w%base]
		w /= base
	}
	return string(out) + strings.TrimRight(k.fraction, "0")
}

// bound is a neighbour of the keys to be made; open when there is none on that side.
type bound struct {
	key  string
	open bool
}

// spread is how many digits the room for chance has in each key: two people who put different items into one place at the same time
// get different keys, so that neither list is shuffled when their copies are joined.
const spread = 3

// keysBetween makes a key for each of ids, rising and evenly spaced, between two neighbours. ok is false when there is no room: the
// neighbours are equal, in the wrong order, or not keys of ours. The chance in a key comes from the item's id, which is random.
func keysBetween(left, right bound, ids []plan.ID) (keys []string, ok bool) {
	var l, r orderKey
	if !left.open {
		if l, ok = parseKey(left.key); !ok {
			return nil, false
		}
	}
	if !right.open {
		if r, ok = parseKey(right.key); !ok {
			return nil, false
		}
	}
	keys = make([]string, len(ids))
	limit := firstOf(maxDigits) - int64(len(ids)) - 2
	switch {
	case right.open:
		if left.open {
			l.whole = -1
		}
		if l.whole >= limit {
			return nil, false
		}
		for i, id := range ids {
			keys[i] = orderKey{l.whole + int64(i) + 1, chance(id)}.String()
		}
		return keys, true
	case left.open:
		if r.whole <= -limit {
			return nil, false
		}
		for i, id := range ids {
			keys[i] = orderKey{r.whole - int64(len(ids)-i), chance(id)}.String()
		}
		return keys, true
	case left.key >= right.key:
		return nil, false
	}
	return divide(l, r, ids), true
}

// chance returns the fraction of a key at the end of a list, away from both whole numbers beside it.
func chance(id plan.ID) string {
	n := base*base*base/4 + dice(id)%(base*base*base/2)
	return string([]byte{digits[n/base/base], digits[n/base%base], digits[n%base]})
}

func dice(id plan.ID) int64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return int64(h.Sum64() >> 1)
}

// divide spaces keys evenly between two whole keys.
func divide(l, r orderKey, ids []plan.ID) []string {
	n := max(len(l.fraction), len(r.fraction))
	a, b := scaled(l, n), scaled(r, n)
	room := big.NewInt(int64(len(ids)) + 1)
	for range spread {
		room.Mul(room, big.NewInt(base))
	}
	gap := new(big.Int)
	for gap.Sub(b, a); gap.Cmp(room) < 0; n++ {
		a.Mul(a, big.NewInt(base))
		b.Mul(b, big.NewInt(base))
		gap.Sub(b, a)
	}
	step := new(big.Int).Div(gap, big.NewInt(int64(len(ids))+1))
	half := new(big.Int).Rsh(step, 1)
	quarter := new(big.Int).Rsh(step, 2)
	keys := make([]string, len(ids))
	at := new(big.Int)
	for i, id := range ids {
		at.Mul(step, big.NewInt(int64(i+1)))
		at.Add(at, a)
		at.Sub(at, quarter)
		at.Add(at, new(big.Int).Mod(big.NewInt(dice(id)), half))
		keys[i] = unscaled(at, n)
	}
	return keys
}

// scaled returns the key as a whole number of units of base to the power of minus n.
func scaled(k orderKey, n int) *big.Int {
	x := big.NewInt(k.whole)
	b := big.NewInt(base)
	for i := range n {
		x.Mul(x, b)
		if i < len(k.fraction) {
			x.Add(x, big.NewInt(int64(strings.IndexByte(digits, k.fraction[i]))))
		}
	}
	return x
}

func unscaled(x *big.Int, n int) string {
	fraction := make([]byte, n)
	x, b, m := new(big.Int).Set(x), big.NewInt(base), new(big.Int)
	for i := n - 1; i >= 0; i-- {
		x.DivMod(x, b, m) // Euclidean: m is never negative
		fraction[i] = digits[m.Int64()]
	}
	return orderKey{x.Int64(), string(fraction)}.String()
}

// slot is an item in the list that is wanted, with the key it has.
type slot struct {
	id   plan.ID
	key  string
	keep bool // whether its key may stand
}

// reorder returns the keys that have to be written so that the items stand in the order of the list. Keys that may stand are kept
// unless an item has to go between two that leave no room, such as two equal ones: then the next key is written anew too.
func reorder(list []slot) map[plan.ID]string {
	out := map[plan.ID]string{}
	for i := 0; i < len(list); {
		if list[i].keep {
			i++
			continue
		}
		end := i
		var ids []plan.ID
		for end < len(list) && !list[end].keep {
			ids = append(ids, list[end].id)
			end++
		}
		left, right := bound{open: true}, bound{open: true}
		if i > 0 {
			left = bound{key: list[i-1].key}
		}
		if end < len(list) {
			right = bound{key: list[end].key}
		}
		keys, ok := keysBetween(left, right, ids)
		if ok {
			for j, key := range keys {
				list[i+j].key = key
				out[ids[j]] = key
			}
			i = end
			continue
		}
		if _, good := parseKey(left.key); !left.open && !good || right.open {
			// The key before can't be gone past: it is written anew with these.
			i--
			list[i].keep = false
			for i > 0 && !list[i-1].keep {
				i--
			}
			continue
		}
		list[end].keep = false
	}
	return out
}

// longestRising returns which of the numbers form a longest rising run, leaving the others out; numbers below zero never do.
func longestRising(numbers []int) []bool {
	var ends, back []int // ends[k] is the index at which the best run of length k+1 ends
	back = make([]int, len(numbers))
	for i, n := range numbers {
		if n < 0 {
			continue
		}
		k := sort.Search(len(ends), func(k int) bool { return numbers[ends[k]] >= n })
		back[i] = -1
		if k > 0 {
			back[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	keep := make([]bool, len(numbers))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = back[i] {
			keep[i] = true
		}
	}
	return keep
}
