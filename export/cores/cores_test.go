package cores

import (
	"testing"

	"pgregory.net/rapid"
)

// TestEach holds that each row is given once, in the stretch whose number it belongs to.
func TestEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 500).Draw(t, "rows")
		of, times := make([]int, n), make([]int, n)
		Each(n, func(number, from, to int) {
			for i := from; i < to; i++ {
				of[i] = number
				times[i]++
			}
		})
		for i := range n {
			if times[i] != 1 || of[i] != Stretches(i+1)-1 {
				t.Fatalf("of %d rows, row %d was given %d times, the last in stretch %d of %d", n, i, times[i], of[i], Stretches(n))
			}
		}
	})
}
