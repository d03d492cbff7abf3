// Package palette finds a command, or a place in the plan, by some of its words.
package palette

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Entry is something that can be chosen.
type Entry struct {
	Key   string // names the entry, to whoever chooses it and when the plan has changed
	Words string // what it is called
	Note  string // what stands beside it: the shortcut of a command, or what sort of place it is
	Where string // more words that it can be found by, such as the menu of a command; shown small

	folded string // Words and Where, and how long the first of them is
	name   int
}

// prepare makes an entry ready to be ranked, unless it is.
func (e *Entry) prepare() {
	if e.folded == "" {
		words := fold(e.Words)
		e.name = len(words)
		e.folded = words + " " + fold(e.Where)
	}
}

// Rank returns the entries that hold every word of what was typed, in whatever order and whether whole or in part, the best first: words at the
// beginning of the name before words within it, whole words before beginnings, beginnings before pieces, and pieces before letters that only
// come one after another. Entries of lately, the latest first, come before others that are as good. Without words it returns all in their
// order, those of lately first. At most most are returned. The entries keep what makes them ready, which takes as long as five rankings.
func Rank(entries []Entry, typed string, lately []string, most int) []Entry {
	recent := map[string]int{}
	for i, k := range lately {
		recent[k] = len(lately) - i
	}
	words := strings.Fields(fold(typed))
	if len(words) == 0 {
		return unranked(entries, recent, most)
	}
	type hit struct {
		at, score int
	}
	var hits []hit
	for i := range entries {
		entries[i].prepare()
		if s, ok := entries[i].score(words); ok {
			if s *= 4; recent[entries[i].Key] > 0 {
				s += 5 + min(recent[entries[i].Key], 3) // more than the shorter name counts for
			}
			hits = append(hits, hit{i, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.score - a.score })
	hits = hits[:min(len(hits), most)]
	out := make([]Entry, len(hits))
	for i, h := range hits {
		out[i] = entries[h.at]
	}
	return out
}

// unranked returns entries in their order, those that were chosen lately first.
func unranked(entries []Entry, recent map[string]int, most int) []Entry {
	var first, rest []Entry
	for _, e := range entries {
		switch {
		case recent[e.Key] > 0:
			first = append(first, e)
		case len(rest) < most:
			rest = append(rest, e)
		}
	}
	slices.SortStableFunc(first, func(a, b Entry) int { return recent[b.Key] - recent[a.Key] })
	out := append(first, rest...)
	return out[:min(len(out), most)]
}

// score says how well an entry fits all of the words; ok is false when one of them is not in it.
func (e *Entry) score(words []string) (score int, ok bool) {
	for i, w := range words {
		s := e.word(w)
		if s == 0 {
			return 0, false
		}
		if i == 0 && strings.HasPrefix(e.folded, w) {
			s += 4
		}
		score += s
	}
	if len(words) > 0 && e.name < 40 {
		score += (40 - e.name) / 20 // what is said shortly is meant more often
	}
	return score, true
}

// word says how well a single word fits, 0 for not at all.
func (e *Entry) word(w string) int {
	best := 0
	for from := 0; from < len(e.folded); {
		i := strings.Index(e.folded[from:], w)
		if i < 0 {
			break
		}
		i += from
		end := i + len(w)
		begins := i == 0 || e.folded[i-1] == ' '
		ends := end == len(e.folded) || e.folded[end] == ' '
		s := 8
		switch {
		case begins && ends:
			s = 20
		case begins:
			s = 16
		}
		if i < e.name {
			s += 6
		}
		best = max(best, s)
		from = i + 1
	}
	if best == 0 && len(w) > 2 && inOrder(w, e.folded[:e.name]) {
		best = 2
	}
	return best
}

// inOrder reports whether the letters of w come one after another in s, the first of them at the beginning of a word.
func inOrder(w, s string) bool {
	for from := 0; from < len(s); from++ {
		if s[from] != w[0] || from > 0 && s[from-1] != ' ' {
			continue
		}
		at := from
		found := true
		for i := range len(w) {
			n := strings.IndexByte(s[at:], w[i])
			if n < 0 {
				found = false
				break
			}
			at += n + 1
		}
		if found && at-from <= 4*len(w) {
			return true
		}
	}
	return false
}

// fold makes words easy to find: small letters without accents, and single spaces in place of all that is no letter, digit or point.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	put := func(r rune) {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '.' && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsMark(r) || r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	for i, r := range s {
		if r < 0x80 {
			if c := small[r]; c != 0 && !gap { // what most letters are
				b.WriteByte(c)
			} else {
				put(r)
			}
			continue
		}
		for _, x := range norm.NFD.String(s[i : i+len(string(r))]) {
			put(x)
		}
	}
	return b.String()
}

// small holds the small letters and the digits of ASCII for themselves and for capitals.
var small = func() (t [0x80]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	return t
}()
