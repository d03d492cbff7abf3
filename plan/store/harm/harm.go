// Package harm damages plan files as disks, programs and mail do, for tests.
package harm

import "math/rand/v2"

// Harm is a way to damage the bytes of a file. Do may change what it is given.
type Harm struct {
	Name string
	Do   func(*rand.Rand, []byte) []byte
}

const page = 4096

// All are the ways.
var All = []Harm{
	{"a bit", func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b }},
	{"a hundred bits", func(r *rand.Rand, b []byte) []byte {
		for range 100 {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
		return b
	}},
	{"the header", func(_ *rand.Rand, b []byte) []byte { clear(b[:100]); return b }},
	{"the first page", func(_ *rand.Rand, b []byte) []byte { clear(b[:page]); return b }},
	{"pages zeroed", func(r *rand.Rand, b []byte) []byte {
		for range 5 {
			p := r.IntN(len(b) / page)
			clear(b[p*page : (p+1)*page])
		}
		return b
	}},
	{"every page's header", func(_ *rand.Rand, b []byte) []byte {
		for p := 0; p < len(b); p += page {
			clear(b[p : p+12])
		}
		return b
	}},
	{"two pages swapped", func(r *rand.Rand, b []byte) []byte {
		x, y := r.IntN(len(b)/page)*page, r.IntN(len(b)/page)*page
		for i := range page {
			b[x+i], b[y+i] = b[y+i], b[x+i]
		}
		return b
	}},
	{"cut", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
	{"the beginning cut", func(r *rand.Rand, b []byte) []byte { return b[r.IntN(len(b)/page/2)*page:] }},
	{"a sector of another file", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/512) * 512
		for i := range 512 {
			b[at+i] = byte(r.Uint32())
		}
		return b
	}},
}
