package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts s at the ends of its sentences and returns where each begins and ends. Between them are spaces alone.
//
// A sentence ends at . ! or ? (with a closing quote or bracket) before a space and something that can begin a sentence.
// It doesn't end after an abbreviation or an initial, inside brackets, or around a numbered point: "in two places:
// 1. At home. 2. At work." is one sentence up to the last point, which ends where an ordinary sentence begins.
func sentences(s string) [][2]int {
	var out [][2]int
	start, depth, numbered := 0, 0, false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		case '.', '!', '?':
			end := closeQuotes(s, i+1)
			if depth > 0 && end == i+1 || end < len(s) && s[end] != ' ' {
				continue
			}
			rest := strings.TrimLeft(s[end:], " ")
			switch {
			case rest == "":
			case s[i] == '.' && isPoint(s[start:i+1]):
				numbered = true // "1." begins a numbered point
				continue
			case s[i] == '.' && abbreviation(s[start:i+1]), !beginsSentence(rest):
				continue
			case numbered && pointMark(rest) != "":
				continue // the next point belongs to the same list
			case pointMark(rest) == "1." || pointMark(rest) == "1)":
				continue // a list begins, and belongs to what announces it
			}
			out = append(out, [2]int{start, end})
			start, depth, numbered = len(s)-len(rest), 0, false
			i = start - 1
		}
	}
	if strings.TrimSpace(s[start:]) != "" {
		out = append(out, [2]int{start, len(s)})
	}
	return out
}

// closeQuotes returns the index after any closing quotes and brackets at i.
func closeQuotes(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(`"')]’”»`, r) {
			break
		}
		i += n
	}
	return i
}

// beginsSentence reports whether s can be the beginning of a sentence: a capital, a digit, an opening quote or bracket.
func beginsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(`"'(‘“«£€`, r) || !unicode.IsLetter(r) && !unicode.IsPunct(r)
}

// isPoint reports whether a piece that ends in a full stop ends with the mark of a numbered point, such as "ways: 1.":
// the number stands alone, after a colon, the end of a sentence or at the beginning.
func isPoint(s string) bool {
	s = s[:len(s)-1]
	head := strings.TrimRight(s, "0123456789")
	if n := len(s) - len(head); n == 0 || n > 2 {
		return false
	}
	head = strings.TrimRight(head, " ")
	return head == "" || strings.HasSuffix(head, ":") || strings.HasSuffix(head, ".") || strings.HasSuffix(head, ";") || strings.HasSuffix(head, ").")
}

// pointMark returns the mark "2." or "2)" with which s begins, or "".
func pointMark(s string) string {
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n > 2 || n+1 >= len(s) || s[n] != '.' && s[n] != ')' || s[n+1] != ' ' {
		return ""
	}
	return s[:n+1]
}

// abbreviations end in a full stop and rarely end a sentence.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "eg": true, "ie": true, "etc": false, "no": false, "nos": true, "dr": true, "mr": true, "mrs": true, "ms": true,
	"prof": true, "st": true, "vs": true, "cf": true, "approx": true, "incl": true, "fig": true, "para": true, "ref": true, "reg": true,
	"rev": true, "tel": true, "ext": true, "h.y": true, "e.e": true,
}

// abbreviation reports whether s, which ends in a full stop, ends in an abbreviation, an initial ("J.") or "No." before a number.
func abbreviation(s string) bool {
	s = s[:len(s)-1]
	i := strings.LastIndexAny(s, " (")
	w := s[i+1:]
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && w != "I" {
		return true
	}
	return abbreviations[strings.ToLower(w)]
}
