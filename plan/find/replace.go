package find

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edit is what one text becomes when words in it are replaced.
type Edit struct {
	Place
	Old, New string
	Count    int // how many matches were replaced in it
}

// Replace returns the texts that differ once the matches of All, or some of them in the same order, have the words with in their place. No text
// of the plan is changed. A text that says the same afterwards is left out.
//
// Where q does not ask for capitals to agree and with is written small, the capitals of each match are kept: with "carer" for "nurse", "Nurse"
// becomes "Carer" and "NURSE" becomes "CARER". Bold that begins or ends inside a match then holds for all of what stands in its place.
func Replace(matches []Match, q Query, with string) []Edit {
	var out []Edit
	for len(matches) > 0 {
		n := 1
		for n < len(matches) && matches[n].Place == matches[0].Place {
			n++
		}
		e := Edit{Place: matches[0].Place, Old: matches[0].Text}
		var b strings.Builder
		at := 0
		for _, m := range matches[:n] {
			found := m.Text[m.Start:m.End]
			words := with
			if !q.Case {
				words = capitals(found, with)
			}
			words = m.bold(found, words)
			b.WriteString(m.Text[at:m.Start])
			b.WriteString(words)
			at = m.End
			if words != found {
				e.Count++
			}
		}
		b.WriteString(e.Old[at:])
		if e.New = b.String(); e.New != e.Old {
			out = append(out, e)
		}
		matches = matches[n:]
	}
	return out
}

// bold puts the sign for bold that stood inside a match on the side of the new words where it belongs.
func (m Match) bold(found, words string) string {
	if !marked(m.Field) || strings.Count(found, "**")%2 == 0 {
		return words
	}
	if strings.Count(m.Text[:m.Start], "**")%2 == 0 { // it begins here
		return "**" + words
	}
	return words + "**"
}

// capitals gives words the capitals of what was found.
func capitals(found, words string) string {
	if words == "" || strings.ToLower(words) != words {
		return words
	}
	first, n := utf8.DecodeRuneInString(words)
	letters, small := 0, 0
	begins := false
	for _, r := range found {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters == 0 {
			begins = unicode.IsUpper(r)
		}
		letters++
		if !unicode.IsUpper(r) {
			small++
		}
	}
	switch {
	case letters > 1 && small == 0:
		return strings.ToUpper(words)
	case begins:
		return string(unicode.ToUpper(first)) + words[n:]
	}
	return words
}

// Replaced returns how many matches the edits replace, and in how many texts.
func Replaced(edits []Edit) (matches, texts int) {
	for _, e := range edits {
		matches += e.Count
	}
	return matches, len(edits)
}
