package plan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sort says what a token is, whatever language it was written in.
type sort int

const (
	unknown     sort = iota
	number           // n, in digits or words
	ordinal          // n, "first", "3rd"
	month            // n is 1 to 12
	season           // n is 0 spring, 1 summer, 2 autumn, 3 winter
	schoolTerm       // n as for season, without winter
	unit             // every: a day, week, month, quarter (3 months), half (6 months), term or year
	quarterSign      // the Q of "Q3"
	halfSign         // the H of "H1"
	yearSign         // the Y of "Y2"
	financial        // "financial year"
	academic         // "academic year"
	wholePlan        // "plan period"
	from
	by
	before
	after
	until
	to
	and
	between
	within
	next
	onwards
	now // "present"
	every
	other // "every other year"
	times // n, "twice"
	timesWord
	per
	ongoing
	adverb // every, "annually"
	early
	middle
	late
	startOf
	endOf
	then
	filler // says nothing about time: "the", "of", "in"
	dash
	slash
	dot
	comma // and whatever else only divides: semicolon, brackets
	apostrophe
	plus
)

// token is one word or sign of a timing.
type token struct {
	sort     sort
	n        int
	digits   int // how many digits a number was written with; 0 when in words
	every    Recurrence
	from, to int // its bytes
}

// vocabulary holds the words of one language. Phrases of several words are single keys, in lower case, parted by one space.
type vocabulary struct {
	words   map[string]token
	longest int    // words in the longest phrase
	to      string // what is printed between the two ends of a range
	mutate  bool   // whether the name of a month after it softens
}

// add puts the comma-separated phrases into the vocabulary, each meaning tok.
func (v *vocabulary) add(phrases string, tok token) {
	for phrase := range strings.SplitSeq(phrases, ",") {
		phrase = strings.TrimSpace(phrase)
		v.words[phrase] = tok
		v.longest = max(v.longest, 1+strings.Count(phrase, " "))
	}
}

// numbered puts lists of phrases that count up from first into the vocabulary; lists are parted by semicolons.
func (v *vocabulary) numbered(s sort, first int, lists string) {
	for i, list := range strings.Split(lists, ";") {
		v.add(list, token{sort: s, n: first + i})
	}
}

// maxTimingTokens is how many tokens a timing may have; longer words are no timing but a sentence.
const maxTimingTokens = 64

// piece is a run of letters, a run of digits, or one sign.
type piece struct {
	text     string // in lower case
	from, to int
}

// pieces splits words where letters, digits and signs meet. Spaces only part.
func pieces(words string) []piece {
	var out []piece
	class := func(r rune) int {
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.Mn, r):
			return 1
		case '0' <= r && r <= '9':
			return 2
		}
		return 0
	}
	for at := 0; at < len(words) && len(out) <= maxTimingTokens; {
		r, size := utf8.DecodeRuneInString(words[at:])
		end := at + size
		if c := class(r); c != 0 {
			for end < len(words) {
				next, n := utf8.DecodeRuneInString(words[end:])
				if class(next) != c {
					break
				}
				end += n
			}
		}
		if !unicode.IsSpace(r) && r != '\u00ad' && r != '\u200b' {
			out = append(out, piece{strings.ToLower(words[at:end]), at, end})
		}
		at = end
	}
	return out
}

// read returns the tokens of words, without fillers, or nil when there are too many.
func (v *vocabulary) read(words string) []token {
	ps := pieces(words)
	if len(ps) > maxTimingTokens {
		return nil
	}
	var out []token
	for i := 0; i < len(ps); {
		tok, n := v.match(ps[i:])
		if n == 0 {
			tok, n = v.sign(ps, i)
		}
		tok.from, tok.to = ps[i].from, ps[i+n-1].to
		if tok.sort != filler {
			out = append(out, tok)
		}
		i += n
	}
	return out
}

// match returns the token of the longest phrase that ps begins with and the number of its pieces, or 0. A hyphen inside a
// phrase counts as a space: "half-yearly". An apostrophe counts as nothing: Welsh "o'r" is "o r".
func (v *vocabulary) match(ps []piece) (token, int) {
	var tok token
	matched, count, phrase := 0, 0, ""
	for i, p := range ps {
		r, _ := utf8.DecodeRuneInString(p.text)
		joins := i > 0 && p.from == ps[i-1].to && (isDash(r) || isApostrophe(r)) && i+1 < len(ps) && ps[i+1].from == p.to
		if joins {
			continue
		}
		if !unicode.IsLetter(r) || count == v.longest {
			break
		}
		if count++; count > 1 {
			phrase += " "
		}
		phrase += p.text
		if t, ok := v.words[phrase]; ok {
			tok, matched = t, i+1
		}
	}
	return tok, matched
}

// ordinalEndings are what follows the digits of an ordinal in English and Welsh: "31st", "1af".
var ordinalEndings = strings.Fields("st nd rd th af il ail ydd fed ed eg ain")

// sign returns the token of the number or sign at ps[i], and how many pieces it takes.
func (v *vocabulary) sign(ps []piece, i int) (token, int) {
	p := ps[i]
	r, _ := utf8.DecodeRuneInString(p.text)
	if '0' <= r && r <= '9' {
		if len(p.text) > 4 {
			return token{}, 1
		}
		n := 0
		for _, d := range p.text {
			n = n*10 + int(d-'0')
		}
		if i+1 < len(ps) && ps[i+1].from == p.to && slices.Contains(ordinalEndings, ps[i+1].text) {
			return token{sort: ordinal, n: n, digits: len(p.text)}, 2
		}
		return token{sort: number, n: n, digits: len(p.text)}, 1
	}
	switch {
	case isDash(r):
		return token{sort: dash}, 1
	case isApostrophe(r):
		if i > 0 && ps[i-1].to == p.from && !isDigit(ps[i-1].text) {
			return token{sort: filler}, 1 // inside or at the end of a word: "o'r", "years'"
		}
		return token{sort: apostrophe}, 1
	}
	switch r {
	case '/':
		return token{sort: slash}, 1
	case '.':
		// Between digits a full stop divides a date; elsewhere it ends a sentence or an abbreviation.
		if i > 0 && i+1 < len(ps) && ps[i-1].to == p.from && ps[i+1].from == p.to && isDigit(ps[i-1].text) && isDigit(ps[i+1].text) {
			return token{sort: dot}, 1
		}
		return token{sort: filler}, 1
	case ',', ';', '(', ')', '[', ']', ':':
		return token{sort: comma}, 1
	case '&':
		return token{sort: and}, 1
	case '+':
		return token{sort: plus}, 1
	}
	return token{}, 1
}

func isDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

func isDash(r rune) bool {
	return r == '-' || '\u2010' <= r && r <= '\u2015' || r == '\u2212'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '\u2018' || r == '\u2019' }
