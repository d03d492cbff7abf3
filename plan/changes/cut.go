package changes

import (
	"strings"
	"unicode/utf8"

	"planwright/plan/markup"
)

// around is how many words are told before and after a difference, and longest how long a difference may be in runes.
const (
	around  = 4
	longest = 90
)

// differing cuts two texts that are longer than so many runes to where they differ, with so many words around it. They are compared as the plan holds
// them, and returned as their references show them.
func differing(a, b string, refsA, refsB *markup.References, around, longest int) (string, string) {
	a, b = line(a), line(b)
	showA, showB := refsA.Show(a), refsB.Show(b)
	if utf8.RuneCountInString(showA) <= longest && utf8.RuneCountInString(showB) <= longest {
		return showA, showB
	}
	x, y := strings.Fields(a), strings.Fields(b)
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	end := 0
	for end < len(x)-from && end < len(y)-from && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	x, y = strings.Fields(showA), strings.Fields(showB) // as many, since numbers have no spaces
	return window(x, from, end, around, longest), window(y, from, end, around, longest)
}

// window returns the words of a text from some before the place from to some after the last end of them.
func window(words []string, from, end, around, longest int) string {
	first, last := max(from-around, 0), min(len(words)-end+around, len(words))
	s := strings.Join(words[first:last], " ")
	cut := last < len(words)
	if utf8.RuneCountInString(s) > longest {
		whole := s
		s = strings.TrimSuffix(shortened(s, longest), "…")
		if i := strings.LastIndexByte(s, ' '); i > 0 && whole[len(s)] != ' ' { // in no word
			s = s[:i]
		}
		cut = true
	}
	if first > 0 {
		s = "… " + s
	}
	if cut {
		s += " …"
	}
	return s
}
