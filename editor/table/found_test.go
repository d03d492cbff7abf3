package table

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		piece, words string
		at           int
		want         []int
		end          int
	}{
		{"one two", "one  two", 0, []int{0, 1, 2, 3, 5, 6, 7}, 8},
		{"two", "one **two** one", 4, []int{6, 7, 8}, 9},
		{"one", "one **two** one", 9, []int{12, 13, 14}, 15},
		{"2.3", "see [](#x)", 4, nil, 4},
	} {
		got, end := origins(c.piece, c.words, c.at)
		if len(got) != len(c.want) || end != c.end {
			t.Errorf("%q in %q: %v and %d, want %v and %d", c.piece, c.words, got, end, c.want, c.end)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q in %q: %v, want %v", c.piece, c.words, got, c.want)
				break
			}
		}
	}
}

func TestOriginsAreWhereTheLettersStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOfN(rapid.SampledFrom([]rune("aŷ b\n")), 0, 30, -1).Draw(t, "words")
		piece := strings.Join(strings.Fields(words), " ")
		from, _ := origins(piece, words, 0)
		if len(from) != len(piece) {
			t.Fatalf("%d origins of %d bytes", len(from), len(piece))
		}
		for i, o := range from {
			if piece[i] != ' ' && words[o] != piece[i] {
				t.Fatalf("byte %d of %q stands at %d of %q", i, piece, o, words)
			}
		}
	})
}
