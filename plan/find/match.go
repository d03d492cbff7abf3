package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// matcher looks for the words of a query in one text after another. Both are folded first: letters that mean the same for the query become the
// same, and marks of the Markdown are passed over, while each letter keeps its place in the text as it was written.
type matcher struct {
	q      Query
	needle []rune
	plain  []byte // the needle, where it is plain ASCII
	table  [utf8.RuneSelf]byte
	words  []letter // of the text at hand, used again
}

// letter is a folded letter with the bytes of the text that it stands for.
type letter struct {
	r          rune
	start, end int32
}

func newMatcher(q Query) *matcher {
	m := &matcher{q: q}
	for c := range m.table {
		m.table[c] = byte(m.one(rune(c)))
	}
	m.fold(strings.TrimSpace(q.Words), false)
	if inner := m.words; len(inner) > 0 && !q.Whole { // a space that was typed at an end is meant
		m.fold(q.Words, false)
	}
	for _, l := range m.words {
		m.needle = append(m.needle, l.r)
	}
	if words := string(m.needle); ascii(words) {
		m.plain = []byte(words)
	}
	return m
}

func (m *matcher) empty() bool { return len(m.needle) == 0 }

// each calls f with every place of s where the words stand, from left to right, none overlapping another.
func (m *matcher) each(s string, marked bool, f func(start, end int)) {
	if len(s) == 0 || !m.may(s, marked) {
		return
	}
	m.fold(s, marked)
	last := len(m.words) - len(m.needle)
	for i := 0; i <= last; i++ {
		if m.words[i].r != m.needle[0] || !m.at(i) {
			continue
		}
		start, end := int(m.words[i].start), int(m.words[i+len(m.needle)-1].end)
		if m.q.Whole && !m.wholeWord(i) || m.cutsLetter(i) || marked && inAddress(s, start, end) {
			continue
		}
		f(start, end)
		i += len(m.needle) - 1
	}
}

func (m *matcher) at(i int) bool {
	for j, r := range m.needle {
		if m.words[i+j].r != r {
			return false
		}
	}
	return true
}

// may reports whether s could hold the words at all, at a glance. It says no of plain texts alone, most of which it spares the folding.
func (m *matcher) may(s string, marked bool) bool {
	if !ascii(s) || marked && strings.ContainsAny(s, "*\\") {
		return true
	}
	if m.plain == nil {
		return false
	}
	n := len(m.plain)
	for i := 0; i+n <= len(s); i++ {
		if m.table[s[i]] != m.plain[0] {
			continue
		}
		j := 1
		for j < n && m.table[s[i+j]] == m.plain[j] {
			j++
		}
		if j == n {
			return true
		}
	}
	return false
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// fold puts the letters of s into m.words.
func (m *matcher) fold(s string, marked bool) {
	m.words = m.words[:0]
	for i := 0; i < len(s); {
		c := s[i]
		start := i
		if marked && c == '*' && i+1 < len(s) && s[i+1] == '*' {
			i += 2
			continue
		}
		if marked && c == '\\' && i+1 < len(s) && punctuation(s[i+1]) { // the sign after it is meant
			i++
			c = s[i]
		}
		if c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			i++
			m.words = append(m.words, letter{rune(m.table[c]), int32(start), int32(i)})
			continue
		}
		n := norm.NFD.NextBoundaryInString(s[i:], true)
		if n <= 0 {
			n = 1
		}
		m.cluster(s[i:i+n], start, i)
		i += n
	}
}

// cluster folds a letter with the marks on it, which may be one rune or several.
func (m *matcher) cluster(s string, start, at int) {
	for _, r := range norm.NFD.String(s) {
		switch {
		case ignorable(r), m.q.IgnoreAccents && unicode.Is(unicode.Mn, r):
			continue
		}
		m.words = append(m.words, letter{m.one(r), int32(start), int32(at + len(s))})
	}
}

// ignorable are signs that print nothing between letters: soft hyphens and the like.
func ignorable(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF'
}

func punctuation(c byte) bool {
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}

// one folds a single rune.
func (m *matcher) one(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case !m.q.Case && r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}
	switch r {
	case '’', '‘', 'ʼ', '‛':
		return '\''
	case '“', '”', '„':
		return '"'
	case '‑', '‐':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	if m.q.Case {
		return r
	}
	least := r // of all that differ in case alone
	for x := unicode.SimpleFold(r); x != r; x = unicode.SimpleFold(x) {
		least = min(least, x)
	}
	if least >= 'A' && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

// cutsLetter reports whether the match at the letter i would part a letter from the marks on it.
func (m *matcher) cutsLetter(i int) bool {
	j := i + len(m.needle)
	return i > 0 && m.words[i-1].end > m.words[i].start || j < len(m.words) && m.words[j].start < m.words[j-1].end
}

// inAddress reports whether s[start:end] touches the address of a link or the item of a reference.
func inAddress(s string, start, end int) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], "](")
		if i < 0 || from+i >= end {
			return false
		}
		from += i + 2
		rest := s[from:]
		stop := strings.IndexByte(rest, ')')
		if stop < 0 {
			return false
		}
		if strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "mailto:") || strings.HasPrefix(rest, "#") {
			if start < from+stop+1 && end > from-2 {
				return true
			}
		}
	}
}

// wholeWord reports whether the match at the letter i begins and ends where a word does. Letters of any language, the marks on them, digits and
// low lines make words. An apostrophe between letters belongs to the word, so that "don" is not found in "don't"; but what stands before a short
// form that is said with it is a word of its own: "nurse" is found in "nurse's", "we" in "we'll", and "tyfu" in the Welsh "tyfu'r".
func (m *matcher) wholeWord(i int) bool {
	j := i + len(m.needle)
	if inWord(m.needle[0]) {
		if m.is(i-1, inWord) || m.is(i-1, apostrophe) && m.is(i-2, inWord) {
			return false
		}
	}
	if inWord(m.needle[len(m.needle)-1]) {
		if m.is(j, inWord) || m.is(j, apostrophe) && m.is(j+1, inWord) && !m.shortForm(j+1) {
			return false
		}
	}
	return true
}

func (m *matcher) is(i int, what func(rune) bool) bool {
	return i >= 0 && i < len(m.words) && what(m.words[i].r)
}

// shortForm reports whether the word that begins at the letter i is one that is written onto the word before it.
func (m *matcher) shortForm(i int) bool {
	var b strings.Builder
	for ; i < len(m.words) && inWord(m.words[i].r) && b.Len() < 4; i++ {
		b.WriteRune(unicode.ToLower(m.words[i].r))
	}
	switch b.String() {
	case "s", "d", "ll", "re", "ve", "m": // English
		return true
	case "r", "n", "i", "u", "w", "th", "ch": // Welsh
		return true
	}
	return false
}

func inWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func apostrophe(r rune) bool { return r == '\'' }
