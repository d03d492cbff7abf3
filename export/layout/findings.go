package layout

import (
	"fmt"
	"slices"
	"unicode"

	"planwright/export/publication"
	"planwright/plan"
)

// findings are what the text held that the page can't show, counted while it is built.
type findings struct {
	lacking   map[rune]*lack
	invisible int
	coarse    []publication.Notice // pictures with too few dots
}

// lack is one character that no face has.
type lack struct {
	count int
	first plan.ID
}

func (f *findings) missing(r rune, item plan.ID) {
	l := f.lacking[r]
	if l == nil {
		if f.lacking == nil {
			f.lacking = map[rune]*lack{}
		}
		l = &lack{first: item}
		f.lacking[r] = l
	}
	l.count++
}

// add adds what was found in what stands after the text of f.
func (f *findings) add(later *findings) {
	for r, l := range later.lacking {
		if have := f.lacking[r]; have != nil {
			have.count += l.count
			continue
		}
		if f.lacking == nil {
			f.lacking = map[rune]*lack{}
		}
		f.lacking[r] = l
	}
	f.invisible += later.invisible
	f.coarse = append(f.coarse, later.coarse...)
}

// mostNotices is how many characters are named one by one.
const mostNotices = 20

// notices puts the findings into sentences, the most frequent character first.
func (f *findings) notices() []publication.Notice {
	var out []publication.Notice
	runes := make([]rune, 0, len(f.lacking))
	for r := range f.lacking {
		runes = append(runes, r)
	}
	slices.SortFunc(runes, func(a, b rune) int {
		if d := f.lacking[b].count - f.lacking[a].count; d != 0 {
			return d
		}
		return int(a - b)
	})
	rest := 0
	for i, r := range runes {
		l := f.lacking[r]
		if i >= mostNotices {
			rest += l.count
			continue
		}
		out = append(out, publication.Notice{Item: l.first,
			Words: fmt.Sprintf("%s can't be shown in this font: □ stands in its place, %s.", nameOf(r), times(l.count))})
	}
	if rest > 0 {
		out = append(out, publication.Notice{
			Words: fmt.Sprintf("%d further characters that can't be shown are marked with □, %s.", len(runes)-mostNotices, times(rest))})
	}
	if f.invisible > 0 {
		out = append(out, publication.Notice{
			Words: fmt.Sprintf("Invisible characters that only direct how text is set were left out, %s.", times(f.invisible))})
	}
	return append(out, f.coarse...)
}

func nameOf(r rune) string {
	switch {
	case r == unicode.ReplacementChar:
		return "Damaged text (not valid UTF-8)"
	case unicode.IsControl(r):
		return fmt.Sprintf("The control character U+%04X", r)
	}
	return fmt.Sprintf("The character %c (U+%04X)", r, r)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
